import Basics
import Site

/// Taking somebody up, changing their record, and small questions beside it.
enum PersonFormPage {
  static func new(_ frame: Frame, _ fill: FormFill, duplicates: [Duplicate] = []) -> HTML {
    let frame = framed(frame, nil, en: "Take somebody up", fr: "Ouvrir un dossier")
    let send = Bilingual(en: "Take up", fr: "Ouvrir le dossier")
    let form =
      duplicates.isEmpty
      ? PersonForm.new.html(frame, to: "/people", filled: fill, send: send)
      : PersonForm.newAllTheSame.html(frame, to: "/people", filled: fill, send: send)
    return Layout.page(
      PersonForm.new.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(if: !duplicates.isEmpty, DuplicatePage.warning(duplicates, frame.voice))\(form)
        """)
  }

  static func change(_ frame: Frame, _ person: Person, _ fill: FormFill) -> HTML {
    page(
      frame, person, PersonForm.change, fill, to: "/people/\(person.id.description)",
      send: Bilingual(en: "Keep these changes", fr: "Conserver ces changements"),
      en: "Change the record", fr: "Modifier le dossier")
  }

  static func note(_ frame: Frame, _ person: Person, _ fill: FormFill) -> HTML {
    page(
      frame, person, RecordForm.note, fill.isBlank ? RecordForm.noteFill : fill,
      to: "/people/\(person.id.description)/notes",
      send: Bilingual(en: "Write this note", fr: "Ajouter cette note"), en: "Write a note",
      fr: "Écrire une note")
  }

  static func tag(_ frame: Frame, _ person: Person, _ fill: FormFill) -> HTML {
    page(
      frame, person, RecordForm.tag, fill, to: "/people/\(person.id.description)/tags",
      send: Bilingual(en: "Add this tag", fr: "Ajouter cette étiquette"), en: "Add a tag",
      fr: "Ajouter une étiquette")
  }

  static func role(_ frame: Frame, _ person: Person, _ fill: FormFill) -> HTML {
    page(
      frame, person, RecordForm.role, fill, to: "/people/\(person.id.description)/roles",
      send: Bilingual(en: "Begin this role", fr: "Ajouter ce rôle"), en: "Begin a role", fr: "Ajouter un rôle"
    )
  }

  private static func page<Answer>(
    _ frame: Frame, _ person: Person, _ form: Form<Answer>, _ fill: FormFill, to action: Address,
    send: Bilingual,
    en: String, fr: String
  ) -> HTML {
    let frame = framed(frame, person, en: en, fr: fr)
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(form.html(frame, to: action, filled: fill, send: send))
        """)
  }

  private static func framed(_ frame: Frame, _ person: Person?, en: String, fr: String) -> Frame {
    var frame = frame.titled(en: en, fr: fr)
    frame.breadcrumbs = [PersonPage.directory]
    if let person {
      frame.breadcrumbs.append(
        NavigationEntry(Bilingual(same: person.name), "/people/\(person.id.description)"))
    }
    return frame
  }
}

extension FormFill {
  /// Neither sent nor kept before: what is known already is shown.
  package var isBlank: Bool { fields.fields.isEmpty && messages.entries.isEmpty && draft == nil }
}

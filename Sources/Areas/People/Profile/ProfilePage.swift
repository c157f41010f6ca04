import Basics
import Site

/// One part of somebody's profile, to be filled in.
enum ProfilePage {
  static func html<Answer>(
    _ frame: Frame, _ person: Person, _ part: ProfilePart, _ form: Form<Answer>, _ fill: FormFill
  ) -> HTML {
    var frame = frame.titled(
      en: "\(person.name): \(part.title.en)", fr: "\(person.name) : \(part.title.fr)")
    let record: Address = "/people/\(person.id.description)"
    frame.breadcrumbs = [PersonPage.directory, NavigationEntry(Bilingual(same: person.name), record)]
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(form.html(
          frame, to: "/people/\(person.id.description)/profile/\(part.rawValue)", filled: fill,
          send: Bilingual(en: "Keep these answers", fr: "Conserver ces réponses")))
        """)
  }
}

import Basics
import Site

/// Records of people, as programs read them.
package enum PersonJSON {
  package static let person = JSONShape<Person>(
    "Person", Bilingual(en: "Somebody whose record is kept", fr: "Une personne dont le dossier est tenu"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("keeper", .id(), Bilingual(en: "Who keeps the record", fr: "Qui tient le dossier")) {
      $0.keeper
    },
    JSONPart("given_name", .text) { $0.givenName },
    JSONPart("family_name", .text) { $0.familyName },
    JSONPart("email", .optional(.text)) { $0.email },
    JSONPart("telephone", .optional(.text)) { $0.telephone },
    JSONPart("city", .text) { $0.city },
    JSONPart(
      "language", .word, Bilingual(en: "In which they are written to", fr: "Dans laquelle on lui écrit")
    ) { $0.language },
    JSONPart("added", .moment) { $0.added })

  static let tag = JSONShape<Tag>(
    "Tag", Bilingual(en: "A tag", fr: "Une étiquette"), JSONPart("id", .id()) { $0.id },
    JSONPart("name", .text) { $0.name })

  static let record = JSONShape<PersonRecord>(
    "PersonRecord",
    Bilingual(en: "All that the page of a person shows", fr: "Tout ce que montre la page d’une personne"),
    JSONPart("person", person) { $0.person },
    JSONPart("roles", tenure.list) { $0.tenures },
    JSONPart("profile", ProfileJSON.value.list) { $0.values },
    JSONPart(
      "unknown", .list(.word), Bilingual(en: "What nobody has said yet", fr: "Ce que personne n’a encore dit")
    ) { $0.unknown },
    JSONPart("tags", tag.list) { $0.tags },
    JSONPart("notes", note.list) { $0.notes },
    JSONPart(
      "timeline", happening.list,
      Bilingual(
        en: "The latest; the whole of it stands at …/timeline",
        fr: "Les derniers événements ; la suite est à …/timeline")
    ) { $0.happenings },
    JSONPart("merges", MergeJSON.merge.list) { $0.merges },
    JSONPart(
      "names", names, Bilingual(en: "Of those who wrote something", fr: "De qui a écrit quelque chose")
    ) {
      $0.names
    })

  private static let tenure = JSONShape<Tenure>(
    "Tenure", Bilingual(en: "A role, and since when", fr: "Un rôle, et depuis quand"),
    JSONPart("id", .id()) { $0.id }, JSONPart("role", .word) { $0.role },
    JSONPart("begun", .moment) { $0.begun }, JSONPart("ended", .optional(.moment)) { $0.ended })

  package static let note = JSONShape<Note>(
    "Note", Bilingual(en: "What staff wrote down", fr: "Ce que l’équipe a noté"),
    JSONPart("id", .id()) { $0.id }, JSONPart("text", .text) { $0.text },
    JSONPart("visibility", .word) { $0.visibility }, JSONPart("author", .optional(.id())) { $0.author },
    JSONPart("at", .moment) { $0.at })

  private static let happening = JSONShape<Happening>(
    "Happening", Bilingual(en: "One thing that happened", fr: "Un événement"),
    JSONPart("id", .id()) { $0.id }, JSONPart("at", .moment) { $0.at },
    JSONPart("kind", .text) { $0.kind.word }, JSONPart("title", .bilingual) { $0.kind.title },
    JSONPart("by", .optional(.id())) { $0.by })

  private static let named = JSONShape<(id: ID<Person>, name: String)>(
    "Named", Bilingual(en: "Who stands behind a number", fr: "Qui se cache derrière un numéro"),
    JSONPart("id", .id()) { $0.id }, JSONPart("name", .text) { $0.name })

  private static let names = JSONShape<[ID<Person>: String]>(named.list.schema) { names, json in
    named.list.write(names.sorted { $0.key < $1.key }.map { (id: $0.key, name: $0.value) }, &json)
  }

  /// A part of somebody's timeline.
  struct TimelinePart: Sendable {
    let person: Person
    let happenings: [Happening]
    let names: [ID<Person>: String]
    let hasEarlier: Bool

    /// Where it goes on.
    var earlier: Address? {
      guard hasEarlier, let last = happenings.last else { return nil }
      return Address("/people/\(person.id)/timeline").with("before", last.id.description)
    }
  }

  static let timeline = JSONShape<TimelinePart>(
    "Timeline",
    Bilingual(
      en: "What happened with somebody, the latest first",
      fr: "Ce qui s’est passé, du plus récent au plus ancien"),
    JSONPart("timeline", happening.list) { $0.happenings }, JSONPart("names", names) { $0.names })

  static let before = Narrowing(
    Field<ID<Happening>>.id(
      "before",
      Bilingual(
        en: "The number of the happening before which to go on",
        fr: "Le numéro de l’événement avant lequel continuer")))

  static let duplicates = JSONShape<[Duplicate]>(
    "Duplicates",
    Bilingual(
      en: "Records that may be of the same person", fr: "Dossiers qui concernent peut-être la même personne"),
    JSONPart("duplicates", duplicate.list) { $0 })

  private static let duplicate = JSONShape<Duplicate>(
    "Duplicate",
    Bilingual(
      en: "A record, and why it may be of the same person",
      fr: "Un dossier, et pourquoi il concerne peut-être la même personne"),
    JSONPart("person", person) { $0.person }, JSONPart("reasons", .list(.word)) { $0.reasons })

  static let isKnownElsewhere = JSONShape<Bool>(
    "KnownElsewhere",
    Bilingual(
      en: "Whether another council or agency has a record of this person, and nothing else",
      fr: "Si un autre conseil ou organisme tient un dossier de cette personne, et rien d’autre"),
    JSONPart("known_elsewhere", .flag) { $0 })
}

import Basics
import Site

/// Organisations, their sites and contacts, and the seats of the council, as programs read them.
enum OrganisationJSON {
  /// What the list shows at once.
  struct Listed: Sendable {
    let kind: Organisation.Kind?
    let kinds: [Organisation.Kind: Int]
    let slice: TableSlice<ListedOrganisation>
  }

  static let list = JSONShape<Listed>(
    "Organisations",
    Bilingual(en: "Organisations, in the order of their names", fr: "Organisations, dans l’ordre des noms"),
    JSONPart("organisations", listed.list) { $0.slice.rows },
    JSONPart("found", .count) { $0.slice.found })

  private static let listed = JSONShape<ListedOrganisation>(
    "ListedOrganisation",
    Bilingual(
      en: "An organisation, and how many speak for it",
      fr: "Une organisation, et combien de personnes parlent pour elle"),
    JSONPart("organisation", organisation) { $0.organisation },
    JSONPart("contacts", .count) { $0.contacts })

  static let organisation = JSONShape<Organisation>(
    "Organisation", Bilingual(en: "An organisation", fr: "Une organisation"),
    JSONPart("id", .id()) { $0.id },
    JSONPart("kind", .word) { $0.details.kind },
    JSONPart("name", .text) { $0.details.name },
    JSONPart("other_name", .optional(.text)) { $0.details.otherName },
    JSONPart("city", .text) { $0.details.city },
    JSONPart("industry", .optional(.text)) { $0.details.industry },
    JSONPart("size", .optional(.word)) { $0.details.size },
    JSONPart("website", .optional(.text)) { $0.details.website },
    JSONPart("about", .optional(.text)) { $0.details.about })

  /// One of them with all that belongs to it.
  struct Whole: Sendable {
    let organisation: Organisation
    let sites: [OrganisationSite]
    let contacts: [Contact]
    /// Of the whole council.
    let seats: [SeatHeld]
  }

  static let whole = JSONShape<Whole>(
    "OrganisationRecord",
    Bilingual(
      en: "An organisation, its sites, contacts and seats",
      fr: "Une organisation, ses établissements, contacts et sièges"),
    JSONPart("organisation", organisation) { $0.organisation },
    JSONPart("sites", site.list) { $0.sites },
    JSONPart("contacts", contact.list) { $0.contacts },
    JSONPart("seats", seat.list) { whole in
      whole.seats.filter { $0.organisation.id == whole.organisation.id }.map(\.seat)
    })

  private static let site = JSONShape<OrganisationSite>(
    "Site", Bilingual(en: "Where an organisation is", fr: "Où se trouve une organisation"),
    JSONPart("id", .id()) { $0.id }, JSONPart("name", .text) { $0.name },
    JSONPart("street", .optional(.text)) { $0.street }, JSONPart("city", .text) { $0.city },
    JSONPart("postal_code", .optional(.text)) { $0.postalCode })

  private static let contact = JSONShape<Contact>(
    "Contact", Bilingual(en: "Who speaks for an organisation", fr: "Qui parle au nom d’une organisation"),
    JSONPart("id", .id()) { $0.id }, JSONPart("name", .text) { $0.name },
    JSONPart("title", .optional(.text)) { $0.title }, JSONPart("email", .optional(.text)) { $0.email },
    JSONPart("telephone", .optional(.text)) { $0.telephone },
    JSONPart("language", .optional(.word)) { $0.language },
    JSONPart("begun", .moment) { $0.begun }, JSONPart("ended", .optional(.moment)) { $0.ended })

  private static let seat = JSONShape<Seat>(
    "Seat", Bilingual(en: "A place at a table of the council", fr: "Un siège au conseil"),
    JSONPart("id", .id()) { $0.id }, JSONPart("contact", .id()) { $0.contact },
    JSONPart("body", .text) { $0.body }, JSONPart("chair", .flag) { $0.isChair },
    JSONPart("alternate", .optional(.text)) { $0.alternate }, JSONPart("begun", .moment) { $0.begun },
    JSONPart("ended", .optional(.moment)) { $0.ended })

  static let council = JSONShape<[SeatHeld]>(
    "Council",
    Bilingual(en: "Who sits in the council, and for whom", fr: "Qui siège au conseil, et pour qui"),
    JSONPart("seats", held.list) { $0 })

  private static let held = JSONShape<SeatHeld>(
    "SeatHeld",
    Bilingual(
      en: "A seat, who holds it, and for which organisation",
      fr: "Un siège, qui l’occupe, et pour quelle organisation"),
    JSONPart("seat", seat) { $0.seat }, JSONPart("contact", contact) { $0.contact },
    JSONPart("organisation", organisation) { $0.organisation })

  /// What the list is narrowed down by.
  static let asked: [Narrowing] = [
    Narrowing(Field.text("find", Bilingual(en: "Beginnings of words", fr: "Débuts de mots"), limit: 100)),
    Narrowing(
      Field.number("page", Bilingual(en: "Which page of fifty", fr: "Quelle page de cinquante"), 1...100_000)),
  ]
}

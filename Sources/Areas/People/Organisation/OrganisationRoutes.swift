import Basics
import Site
import Storage

/// The directory of organisations and the seats of the council: open to whoever works in it.
enum OrganisationRoutes {
  private static let staff = Permission.staff(.coordinator, .coach, .administrator).under(.organisations)
  private static let pageSize = 50

  static func declare(_ routes: inout Routes) {
    directory(&routes)
    contacts(&routes)
    seats(&routes)
  }

  private static func directory(_ routes: inout Routes) {
    routes.get(
      "organisations", for: staff, as: OrganisationJSON.list,
      says: Bilingual(en: "All organisations of the council", fr: "Toutes les organisations du conseil"),
      narrowedBy: OrganisationJSON.asked, next: next, value: { try await list($0, nil) }, page: listed)
    routes.get(
      "organisations/of/:kind", for: staff, as: OrganisationJSON.list,
      says: Bilingual(en: "Organisations of one kind", fr: "Organisations d’un type"),
      narrowedBy: OrganisationJSON.asked,
      where: ["kind": JSONShape<Organisation.Kind>.word.schema], next: next,
      value: { try await list($0, try $0.parameter("kind", as: KindWritten.self).kind) }, page: listed)
    routes.form(
      OrganisationForm.form, at: "organisations/new", sentTo: "organisations", for: staff,
      says: Bilingual(en: "Take up an organisation", fr: "Ajouter une organisation")
    ) {
      visit, fill in
      OrganisationPage.form(visit.frame(hasForm: true), fill, of: nil)
    } take: { visit, details in
      let access = try visit.access
      let organisation = Organisation(id: ID(at: visit.now), details: details)
      try await visit.database.write { try OrganisationStore($0, access).add(organisation) }
      return .see(Address("/organisations/\(organisation.id)").text)
    }
    routes.get(
      "organisations/:organisation", for: staff, as: OrganisationJSON.whole,
      says: Bilingual(
        en: "An organisation with its sites and contacts",
        fr: "Une organisation, ses établissements et contacts")
    ) { visit in
      let organisation = try await known(visit)
      let access = try visit.access
      return try await visit.database.read { connection in
        let store = ContactStore(connection, access)
        return OrganisationJSON.Whole(
          organisation: organisation, sites: try store.sites(of: organisation.id),
          contacts: try store.contacts(of: organisation.id), seats: try store.seats())
      }
    } page: { visit, whole in
      OrganisationPage.page(
        visit.frame(), whole.organisation, sites: whole.sites, contacts: whole.contacts, seats: whole.seats)
    }
    routes.form(
      OrganisationForm.form, at: "organisations/:organisation/edit", sentTo: "organisations/:organisation",
      for: staff,
      says: Bilingual(en: "Correct an organisation", fr: "Corriger une organisation")
    ) { visit, fill in
      let organisation = try await known(visit)
      let shown = fill.fields.fields.isEmpty ? OrganisationForm.fill(organisation.details) : fill
      return OrganisationPage.form(visit.frame(hasForm: true), shown, of: organisation)
    } take: { visit, details in
      let access = try visit.access
      let id = try visit.parameter("organisation", as: ID<Organisation>.self)
      let organisation = Organisation(id: id, details: details)
      let isThere = try await visit.database.write { try OrganisationStore($0, access).change(organisation) }
      guard isThere else { throw Visit.nothingThere }
      return .see(Address("/organisations/\(organisation.id)").text)
    }
    routes.form(
      SiteForm.form, at: "organisations/:organisation/sites/new", sentTo: "organisations/:organisation/sites",
      for: staff,
      says: Bilingual(en: "Add a site", fr: "Ajouter un établissement")
    ) { visit, fill in
      OrganisationPage.site(visit.frame(hasForm: true), fill, of: try await known(visit))
    } take: { visit, written in
      let (organisation, access) = (try await known(visit), try visit.access)
      let site = OrganisationSite(
        id: ID(at: visit.now), organisation: organisation.id, name: written.name, street: written.street,
        city: written.city, postalCode: written.postal)
      try await visit.database.write { try ContactStore($0, access).add(site) }
      return .see(Address("/organisations/\(organisation.id)").text)
    }
  }

  private static func contacts(_ routes: inout Routes) {
    routes.form(
      ContactForm.form, at: "organisations/:organisation/contacts/new",
      sentTo: "organisations/:organisation/contacts", for: staff,
      says: Bilingual(en: "Add a contact", fr: "Ajouter un contact")
    ) { visit, fill in
      OrganisationPage.contact(visit.frame(hasForm: true), fill, of: try await known(visit))
    } take: { visit, card in
      let (organisation, access) = (try await known(visit), try visit.access)
      let contact = Contact(
        id: ID(at: visit.now), organisation: organisation.id, name: card.name, title: card.title,
        email: card.email, telephone: card.telephone, language: card.language, begun: visit.now)
      try await visit.database.write { try ContactStore($0, access).add(contact) }
      return .see(Address("/organisations/\(organisation.id)").text)
    }
    routes.get("contacts/:contact/departure/new", for: staff, showsForm: true) { visit in
      .page(OrganisationPage.departure(visit.frame(hasForm: true), of: try await contact(visit)))
    }
    routes.post(
      "contacts/:contact/departure", for: staff,
      use: .doing(Bilingual(en: "Write down that a contact left", fr: "Noter le départ d’un contact"))
    ) { visit in
      let (contact, access) = (try await contact(visit), try visit.access)
      _ = try await visit.database.write { try ContactStore($0, access).end(contact.id) }
      return .see(Address("/organisations/\(contact.organisation)").text)
    }
  }

  private static func seats(_ routes: inout Routes) {
    routes.get(
      "council", for: staff, as: OrganisationJSON.council,
      says: Bilingual(en: "The seats of the council", fr: "Les sièges du conseil")
    ) { visit in
      let access = try visit.access
      return try await visit.database.read { try ContactStore($0, access).seats() }
    } page: { visit, seats in
      SeatPage.list(visit.frame(), seats)
    }
    routes.form(
      SeatForm.form, at: "contacts/:contact/seats/new", sentTo: "contacts/:contact/seats", for: staff,
      says: Bilingual(en: "Give a contact a seat", fr: "Attribuer un siège à un contact")
    ) { visit, fill in
      let (contact, access) = (try await contact(visit), try visit.access)
      let organisation = try await visit.database.read {
        try OrganisationStore($0, access).organisation(contact.organisation)
      }
      guard let organisation else { throw Visit.nothingThere }
      return SeatPage.form(visit.frame(hasForm: true), fill, contact: contact, of: organisation)
    } take: { visit, answer in
      let (contact, access) = (try await contact(visit), try visit.access)
      guard contact.ended == nil else { throw hasLeft }
      let seat = Seat(
        id: ID(at: visit.now), contact: contact.id, body: answer.body, isChair: answer.isChair,
        alternate: answer.alternate, begun: visit.now)
      try await visit.database.write { try ContactStore($0, access).add(seat) }
      return .see("/council")
    }
    routes.get("seats/:seat/closure/new", for: staff, showsForm: true) { visit in
      .page(SeatPage.closure(visit.frame(hasForm: true), of: try await seat(visit)))
    }
    routes.post(
      "seats/:seat/closure", for: staff,
      use: .doing(Bilingual(en: "Close a seat", fr: "Mettre fin à un siège"))
    ) { visit in
      let (held, access) = (try await seat(visit), try visit.access)
      _ = try await visit.database.write { try ContactStore($0, access).end(held.seat.id) }
      return .see("/council")
    }
  }

  // MARK: What an address names

  private static func list(
    _ visit: Visit, _ kind: Organisation.Kind?
  ) async throws -> OrganisationJSON.Listed {
    let (access, query) = (try visit.access, TableQuery(visit.query))
    let (kinds, listed) = try await visit.database.read { connection in
      let store = OrganisationStore(connection, access)
      return (
        try store.kinds(),
        try store.list(
          kind, holding: query.find, fromTheEnd: query.isDescending, page: query.page, pageSize: pageSize)
      )
    }
    let slice = TableSlice(
      listed.rows, found: listed.found, total: kinds.values.reduce(0, +), page: query.page, pageSize: pageSize
    )
    return OrganisationJSON.Listed(kind: kind, kinds: kinds, slice: slice)
  }

  @Sendable private static func listed(_ visit: Visit, _ listed: OrganisationJSON.Listed) -> HTML {
    OrganisationPage.list(visit.frame(), listed.slice, kind: listed.kind, kinds: listed.kinds)
  }

  @Sendable private static func next(_ visit: Visit, _ listed: OrganisationJSON.Listed) -> Address? {
    guard listed.slice.page < listed.slice.pageCount else { return nil }
    return visit.address.with("page", String(listed.slice.page + 1))
  }

  private static func known(_ visit: Visit) async throws -> Organisation {
    let (access, id) = (try visit.access, try visit.parameter("organisation", as: ID<Organisation>.self))
    let found = try await visit.database.read { try OrganisationStore($0, access).organisation(id) }
    guard let found else { throw Visit.nothingThere }
    return found
  }

  private static func contact(_ visit: Visit) async throws -> Contact {
    let (access, id) = (try visit.access, try visit.parameter("contact", as: ID<Contact>.self))
    guard let found = try await visit.database.read({ try ContactStore($0, access).contact(id) }) else {
      throw Visit.nothingThere
    }
    return found
  }

  private static func seat(_ visit: Visit) async throws -> SeatHeld {
    let (access, id) = (try visit.access, try visit.parameter("seat", as: ID<Seat>.self))
    let seats = try await visit.database.read { try ContactStore($0, access).seats() }
    guard let held = seats.first(where: { $0.seat.id == id }) else { throw Visit.nothingThere }
    return held
  }

  private static let hasLeft = Refusal(
    .conflict, en: "They do not speak for this organisation any more. Give the seat to somebody who does.",
    fr: "Cette personne ne parle plus au nom de l’organisation. Attribuez le siège à quelqu’un d’autre.")

  /// A kind as it stands in an address.
  private struct KindWritten: LosslessStringConvertible {
    let kind: Organisation.Kind
    var description: String { kind.rawValue }
    init?(_ text: String) {
      guard let kind = Organisation.Kind(rawValue: text) else { return nil }
      self.kind = kind
    }
  }
}

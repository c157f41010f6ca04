import Basics
import Storage

/// Somebody at a table of the council, with whom they speak for.
package struct SeatHeld: Sendable, Hashable {
  package let seat: Seat
  package let contact: Contact
  package let organisation: Organisation
}

/// Sites of organisations, who speaks for them, and who of those sits in the council.
package struct ContactStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  package func sites(of organisation: ID<Organisation>) throws -> [OrganisationSite] {
    let theirs: Filter = ["s.organisation = \(organisation)", access.shared(in: "s")]
    return try connection.rows(
      """
      SELECT s.id, s.organisation, s.name, s.street, s.city, s.postal_code FROM organisation_sites s
      \(where: theirs) ORDER BY s.city, s.name, s.id
      """
    ).map { row in
      OrganisationSite(
        id: try row.value(at: 0), organisation: try row.value(at: 1), name: try row.value(at: 2),
        street: try row.value(at: 3), city: try row.value(at: 4), postalCode: try row.value(at: 5))
    }
  }

  package func add(_ site: OrganisationSite) throws {
    try connection.run(
      """
      INSERT INTO organisation_sites (id, organisation, council, name, street, city, postal_code)
      VALUES (\(site.id), \(site.organisation), \(access.council), \(site.name), \(site.street), \(site.city),
        \(site.postalCode))
      """)
    try OrganisationStore(connection, access).audit(site.organisation.rawValue, "organisation", "site-added")
  }

  /// Those who speak for it now, and then those who did, the latest first.
  package func contacts(of organisation: ID<Organisation>) throws -> [Contact] {
    let theirs: Filter = ["c.organisation = \(organisation)", access.shared(in: "c")]
    return try connection.rows(
      "SELECT \(Self.columns) FROM contacts c \(where: theirs) ORDER BY c.ended IS NOT NULL, c.begun DESC, c.id"
    ).map { try Self.contact($0) }
  }

  package func contact(_ id: ID<Contact>) throws -> Contact? {
    let theirs: Filter = ["c.id = \(id)", access.shared(in: "c")]
    return try connection.row("SELECT \(Self.columns) FROM contacts c \(where: theirs)").map {
      try Self.contact($0)
    }
  }

  package func add(_ contact: Contact) throws {
    try connection.run(
      """
      INSERT INTO contacts (id, organisation, council, name, title, email, telephone, language, begun)
      VALUES (\(contact.id), \(contact.organisation), \(access.council), \(contact.name), \(contact.title),
        \(contact.email), \(contact.telephone), \(contact.language), \(contact.begun))
      """)
    try OrganisationStore(connection, access).audit(contact.id.rawValue, "contact", "added")
  }

  /// Somebody speaks for the organisation no more, and gives up their seats with it.
  ///
  /// - Returns: whether they still did.
  package func end(_ contact: ID<Contact>) throws -> Bool {
    let theirs: Filter = ["id = \(contact)", access.shared(in: "contacts"), "ended IS NULL"]
    guard try connection.run("UPDATE contacts SET ended = \(access.now) \(where: theirs)") == 1 else {
      return false
    }
    try connection.run(
      "UPDATE seats SET ended = \(access.now) WHERE contact = \(contact) AND ended IS NULL")
    try OrganisationStore(connection, access).audit(contact.rawValue, "contact", "ended")
    return true
  }

  /// The seats that are held now: by table, the chairs first, then by name.
  package func seats() throws -> [SeatHeld] {
    let held: Filter = [
      access.shared(in: "s"), "s.begun <= \(access.now)", "s.ended IS NULL OR s.ended > \(access.now)",
    ]
    return try connection.rows(
      """
      SELECT \(Self.columns), \(OrganisationStore.columns), s.id, s.body, s.is_chair, s.alternate, s.begun, s.ended
      FROM seats s JOIN contacts c ON c.id = s.contact JOIN organisations o ON o.id = c.organisation
      \(where: held) ORDER BY s.body, s.is_chair DESC, c.name, s.id
      """
    ).map { row in
      SeatHeld(
        seat: Seat(
          id: try row.value(at: 18), contact: try row.value(at: 0), body: try row.value(at: 19),
          isChair: try row.value(at: 20), alternate: try row.value(at: 21), begun: try row.value(at: 22),
          ended: try row.value(at: 23)), contact: try Self.contact(row),
        organisation: try OrganisationStore.organisation(row, from: 9))
    }
  }

  /// - Throws: a `Refusal` when they sit at that table already.
  package func add(_ seat: Seat) throws {
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO seats (id, contact, council, body, is_chair, alternate, begun)
          VALUES (\(seat.id), \(seat.contact), \(access.council), \(seat.body), \(seat.isChair), \(seat.alternate),
            \(seat.begun))
          """)
      }
    } catch StorageError.unique {
      throw Refusal(
        .conflict, en: "They hold a seat at “\(seat.body)” already.",
        fr: "Cette personne occupe déjà un siège à « \(seat.body) ».")
    }
    try OrganisationStore(connection, access).audit(seat.id.rawValue, "seat", "taken")
  }

  /// - Returns: whether it was still held.
  package func end(_ seat: ID<Seat>) throws -> Bool {
    let theirs: Filter = ["id = \(seat)", access.shared(in: "seats"), "ended IS NULL"]
    guard try connection.run("UPDATE seats SET ended = \(access.now) \(where: theirs)") == 1 else {
      return false
    }
    try OrganisationStore(connection, access).audit(seat.rawValue, "seat", "ended")
    return true
  }

  private static let columns: SQL =
    "c.id, c.organisation, c.name, c.title, c.email, c.telephone, c.language, c.begun, c.ended"

  private static func contact(_ row: Row) throws -> Contact {
    Contact(
      id: try row.value(at: 0), organisation: try row.value(at: 1), name: try row.value(at: 2),
      title: try row.value(at: 3), email: try row.value(at: 4), telephone: try row.value(at: 5),
      language: try row.value(at: 6), begun: try row.value(at: 7), ended: try row.value(at: 8))
  }
}

import Basics
import Identity
import People
import Storage

/// Links that were given out, each known by its digest. Finding out whose a link is comes before any scope.
struct PartnershipLinkStore {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// A new link for somebody.
  ///
  /// - Parameter expires: when it ends; without it, after the usual time.
  func add(
    for person: Person, _ party: Partnership.Party, to partnership: ID<Partnership>, at now: Moment,
    until expires: Moment? = nil
  ) throws -> Ticket {
    let ticket = Ticket(for: PartnershipLink.purpose, at: now)
    try connection.run(
      """
      INSERT INTO partnership_links (id, digest, person, keeper, council, partnership, party, made, expires)
      VALUES (\(ID<PartnershipLink>(at: now)), \(ticket.kept.digest), \(person.id), \(person.keeper), \(person.council),
        \(partnership), \(party), \(now), \(expires ?? ticket.kept.expires))
      """)
    return ticket
  }

  /// Whose link it is, whatever became of it; nil for one that we never gave out.
  func link(_ secret: Secret) throws -> PartnershipLink? {
    let digest = PartnershipLink.purpose.digest(of: secret)
    return try connection.row(
      "SELECT partnership, person, party, keeper, council, expires, used FROM partnership_links WHERE digest = \(digest)"
    ).map { row in
      PartnershipLink(
        partnership: try row.value(at: 0), person: try row.value(at: 1), party: try row.value(at: 2),
        keeper: try row.value(at: 3), council: try row.value(at: 4),
        kept: KeptTicket(digest: digest, expires: try row.value(at: 5), used: try row.value(at: 6)))
    }
  }

  /// Uses a link up, in the transaction of what is done by it, and gives the one that leads on.
  ///
  /// - Throws: a refusal when it was used meanwhile, or its time is over.
  func use(_ link: PartnershipLink, at now: Moment) throws -> Ticket {
    let used = try connection.run(
      """
      UPDATE partnership_links SET used = \(now) WHERE digest = \(link.kept.digest) AND used IS NULL AND expires > \(now)
      """)
    guard used == 1, let person = try PartnershipPeople.person(link.person, connection) else {
      throw KeptTicket.refusal
    }
    return try add(for: person, link.party, to: link.partnership, at: now, until: link.kept.expires)
  }
}

/// The two of a partnership, whoever keeps their records: read once it has been found out that whoever asks may.
enum PartnershipPeople {
  static func person(_ id: ID<Person>?, _ connection: Connection) throws -> Person? {
    guard let id else { return nil }
    return try connection.row(
      """
      SELECT p.id, p.keeper, p.council, p.given_name, p.family_name, p.email, p.telephone, p.city, p.language, p.added
      FROM people p WHERE p.id = \(id)
      """
    ).map { row in
      Person(
        id: try row.value(at: 0), keeper: try row.value(at: 1), council: try row.value(at: 2),
        givenName: try row.value(at: 3), familyName: try row.value(at: 4), email: try row.value(at: 5),
        telephone: try row.value(at: 6), city: try row.value(at: 7), language: try row.value(at: 8),
        added: try row.value(at: 9))
    }
  }
}

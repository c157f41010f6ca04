import Basics
import Identity
import Storage

/// The links that were given out, each known by its digest.
package struct PersonLinkStore {
  private let connection: Connection

  /// Finding out whose a link is comes before any scope; whoever gives one out is held to one.
  package init(_ connection: Connection) {
    self.connection = connection
  }

  /// A new link for somebody whose record is theirs.
  ///
  /// - Parameter expires: when it ends; without it, after the usual time.
  package func add(
    for person: ID<Person>, by access: Access, until expires: Moment? = nil
  ) throws -> Ticket {
    let ticket = Ticket(for: PersonLink.purpose, at: access.now)
    try connection.run(
      """
      INSERT INTO person_links (digest, person, keeper, council, made, made_by, expires)
      VALUES (\(ticket.kept.digest), \(person), \(access.keeper), \(access.council), \(access.now),
        \(access.person), \(expires ?? ticket.kept.expires))
      """)
    return ticket
  }

  /// Whose link it is, whatever became of it; nil for one that we never gave out, or forgot.
  package func link(_ secret: Secret) throws -> PersonLink? {
    let digest = PersonLink.purpose.digest(of: secret)
    return try connection.row(
      "SELECT person, keeper, council, expires, used FROM person_links WHERE digest = \(digest)"
    ).map { row in
      PersonLink(
        person: try row.value(at: 0), keeper: try row.value(at: 1), council: try row.value(at: 2),
        kept: KeptTicket(digest: digest, expires: try row.value(at: 3), used: try row.value(at: 4)))
    }
  }

  /// Uses a link up, in the transaction of what is done by it, and gives the one that leads on.
  ///
  /// - Throws: a refusal when it was used meanwhile, or its time is over.
  package func use(_ link: PersonLink, at now: Moment) throws -> Ticket {
    let used = try connection.run(
      """
      UPDATE person_links SET used = \(now)
      WHERE digest = \(link.kept.digest) AND used IS NULL AND expires > \(now)
      """)
    guard used == 1 else { throw KeptTicket.refusal }
    return try add(for: link.person, by: link.access(at: now), until: link.kept.expires)
  }

  /// No link of somebody's opens anything any more.
  package func endAll(of person: ID<Person>) throws {
    try connection.run("DELETE FROM person_links WHERE person = \(person)")
  }
}

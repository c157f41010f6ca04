import Basics
import Storage

/// The register of breaches, and the list of affected people that the audit log gives.
package struct BreachStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  package func all() throws -> [Breach] {
    try connection.rows(
      "SELECT \(Self.columns) FROM breaches b WHERE \(access.kept(in: "b")) ORDER BY b.known DESC, b.id DESC LIMIT 500"
    ).map(Self.breach)
  }

  package func breach(_ id: ID<Breach>) throws -> Breach? {
    let found: Filter = ["b.id = \(id)", access.kept(in: "b")]
    return try connection.row("SELECT \(Self.columns) FROM breaches b \(where: found)").map(Self.breach)
  }

  package func add(_ breach: Breach) throws {
    try connection.run(
      """
      INSERT INTO breaches (id, keeper, council, known, first_day, last_day, account, words, written_by)
      VALUES (\(breach.id), \(access.keeper), \(access.council), \(breach.known), \(breach.first), \(breach.last),
        \(breach.account.rawValue), \(breach.words), \(access.person.rawValue))
      """)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "breach", breach.id.rawValue, how: "registered",
        council: access.council.rawValue),
      in: connection)
  }

  /// Everybody of whom that account read or changed something in those days. It is computed each time, from the log that
  /// nobody can alter; behind the open wall, since it counts the records of others too, of whom it tells nothing but the number.
  package func affected(by breach: Breach) throws -> AffectedPeople {
    let actor = "person \(breach.account.rawValue)"
    // A day longer on both sides than in Greenwich: rather somebody too many.
    let greenwich = DayClock(nil)
    let (from, to) = (
      greenwich.start(of: breach.first.adding(days: -1)), greenwich.over(after: breach.last.adding(days: 1))
    )
    let rows = try connection.rows(
      """
      SELECT found.person, COUNT(*), p.keeper FROM (
        SELECT CASE e.subject WHEN 'person' THEN e.subject_number WHEN 'profile' THEN e.subject_number
          WHEN 'consent' THEN (SELECT c.person FROM consents c WHERE c.id = e.subject_number)
          WHEN 'referral' THEN (SELECT r.person FROM referrals r WHERE r.id = e.subject_number)
          WHEN 'correction' THEN (SELECT k.person FROM corrections k WHERE k.id = e.subject_number) END AS person
        FROM audit_entries e WHERE e.actor = \(actor) AND e.at >= \(from) AND e.at < \(to)) found
        LEFT JOIN people p ON p.id = found.person
      WHERE found.person IS NOT NULL GROUP BY found.person, p.keeper ORDER BY COUNT(*) DESC, found.person
      """)
    var all: [AffectedPeople.One] = []
    var others: [ID<Keeper>: Int] = [:]
    let people = PersonStore(connection, access)
    for row in rows {
      let number = try row.value(at: 0, as: ID<Person>.self)
      if let keeper = try row.value(at: 2, as: ID<Keeper>?.self), keeper != access.keeper {
        others[keeper, default: 0] += 1
      } else {
        all.append(.init(person: try people.kept(number), number: number, times: try row.value(at: 1)))
      }
    }
    return AffectedPeople(all: all, others: others)
  }

  /// Those who work or worked here: whose accounts a breach can concern.
  package func accounts() throws -> [(person: ID<Person>, name: String)] {
    try connection.rows(
      """
      SELECT DISTINCT p.id, p.given_name, p.family_name, p.sort_name FROM people p JOIN appointments a ON a.person = p.id
      WHERE \(access.kept(in: "a")) AND a.role IN \(list: Role.staff.map(\.rawValue).sorted()) ORDER BY p.sort_name, p.id
      """
    ).map { row in
      let names = [try row.value(at: 1, as: String.self), try row.value(at: 2, as: String.self)]
      return (try row.value(at: 0), names.filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  private static let columns: SQL = "b.id, b.known, b.first_day, b.last_day, b.account, b.words"

  private static func breach(_ row: Row) throws -> Breach {
    Breach(
      id: try row.value(at: 0), known: try row.value(at: 1), first: try row.value(at: 2),
      last: try row.value(at: 3),
      account: try row.value(at: 4), words: try row.value(at: 5))
  }
}

import Basics
import Storage

extension Reach.Kind: Storable {}

/// By which addresses and numbers people are known.
package struct ReachStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Writes down what somebody is known by now, in place of what it was.
  func put(_ person: Person) throws {
    let theirs: Filter = ["person = \(person.id)", access.kept(in: "reach_digests")]
    try connection.run("DELETE FROM reach_digests \(where: theirs)")
    let reaches = Reach.all(of: person)
    guard !reaches.isEmpty else { return }
    let key = try Self.key(in: connection)
    for reach in reaches {
      try connection.run(
        """
        INSERT INTO reach_digests (id, person, keeper, council, kind, digest)
        VALUES (\(ID<Reach>(at: access.now)), \(person.id), \(access.keeper), \(access.council), \(reach.kind),
          \(reach.digest(key: key)))
        """)
    }
  }

  /// Records of whoever asks that may be of the same person as this one: those with the same address or number, and those
  /// with nearly the same name, the likeliest first.
  package func duplicates(of person: Person, atMost count: Int = 10) throws -> [Duplicate] {
    var candidates: [Person] = []
    if let key = try Self.keptKey(in: connection) {
      let digests = Reach.all(of: person).map { $0.digest(key: key) }
      let same: Filter = [
        access.kept(in: "p"), "p.merged_into IS NULL", "p.id <> \(person.id)",
        "p.id IN (SELECT d.person FROM reach_digests d WHERE d.digest IN \(list: digests) AND d.keeper = \(access.keeper))",
      ]
      candidates += try connection.rows(
        "SELECT \(PersonStore.columns) FROM people p \(where: same) ORDER BY p.id LIMIT 20"
      ).map(PersonStore.person)
    }
    // However they are turned, both names begin with the same letters.
    let beginnings = folded(person.name).split(separator: " ").map { $0.prefix(3) }.joined(separator: " ")
    if let found = PersonStore.search.holds("p.id", beginnings, of: access.keptWords) {
      let near: Filter = [
        access.kept(in: "p"), "p.merged_into IS NULL", "p.id <> \(person.id)", found,
      ]
      candidates += try connection.rows(
        "SELECT \(PersonStore.columns) FROM people p \(where: near) ORDER BY p.sort_name, p.id LIMIT 200"
      ).map(PersonStore.person)
    }
    var seen: Set<ID<Person>> = []
    let places = Dictionary(Duplicate.Reason.allCases.enumerated().map { ($1, $0) }) { first, _ in first }
    let found = candidates.filter { seen.insert($0.id).inserted }.compactMap { Duplicate($0, like: person) }
    return Array(
      found.enumerated().sorted { a, b in
        let first = a.element.reasons.compactMap { places[$0] }.min() ?? 0
        let second = b.element.reasons.compactMap { places[$0] }.min() ?? 0
        return (first, a.offset) < (second, b.offset)
      }.map(\.element).prefix(count))
  }

  /// The key of this installation.
  static func key(in connection: Connection) throws -> [UInt8] {
    if let key = try keptKey(in: connection) { return key }
    try connection.run(
      "INSERT INTO reach_keys (id, key) VALUES (1, \(KeyedDigest.newKey())) ON CONFLICT (id) DO NOTHING")
    return try keptKey(in: connection) ?? []
  }

  /// Nil until it is made.
  static func keptKey(in connection: Connection) throws -> [UInt8]? {
    try connection.value("SELECT key FROM reach_keys", as: [UInt8].self)
  }
}

/// Whether others of the same council know somebody. It is the one question that goes past the border between agencies without a
/// consent, and the answer is one bit: not who, not where, not how many.
package enum KnownElsewhere {
  /// - Parameter database: as the visit has it; the wall is opened here for this one statement, since nothing behind it comes out but
  ///   the bit.
  /// - Complexity: two look-ups in an index, whatever the answer is; where somebody has no address or number, two digests by
  ///   chance are looked up in their place.
  package static func asks(
    _ database: Database, for person: Person, _ access: Access
  ) async throws -> Bool {
    try await database.behind(.open).write { connection in
      let key = try ReachStore.key(in: connection)
      let chance = Reach(email: "\(ID<Reach>())@")
      let reaches = [Reach(email: person.email) ?? chance, Reach(telephone: person.telephone) ?? chance]
      let digests = reaches.compactMap { $0?.digest(key: key) }
      let isKnown = try connection.value(
        """
        SELECT CASE WHEN COUNT(*) > 0 THEN 1 ELSE 0 END FROM reach_digests d
        WHERE d.digest IN \(list: digests) AND d.council = \(access.council) AND d.keeper <> \(access.keeper)
        """, as: Int.self)
      // Somebody who asked often, for addresses they made up, can be found.
      try AuditLog().add(
        AuditEntry(
          by: access.actor, read: "known-elsewhere", person.id.rawValue, how: "asked",
          council: access.council.rawValue), in: connection)
      return isKnown == 1
    }
  }
}

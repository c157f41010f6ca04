import Basics
import Storage

extension Erasure.Ground: Storable {}

/// Erases records, and keeps the record of having done so.
///
/// It goes through every table that there is, and so is asked behind the open wall; whose record it is, it looks at first.
package struct ErasureStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Removes everything that is kept of somebody whose record is theirs.
  ///
  /// - Throws: a refusal when a legal hold forbids it, or they work here.
  @discardableResult
  package func erase(_ person: ID<Person>, _ ground: Erasure.Ground) throws -> Erasure {
    guard let kept = try PersonStore(connection, access).kept(person) else { throw ErasureWords.nobody }
    if try hold(of: person) != nil { throw ErasureWords.isHeld }
    if try isStaff(person) { throw ErasureWords.worksHere }
    let data = try PersonalDataStore(connection, of: person)
    let rows = try removeRows(data) + detach(data.people)
    let records = try connection.run("DELETE FROM people WHERE id IN \(list: data.people)")
    let erasure = Erasure(
      id: ID(at: access.now), person: kept.id, ground: ground, at: access.now, rows: rows + records,
      swept: nil)
    try connection.run(
      """
      INSERT INTO erasures (id, person, keeper, council, ground, at, by_person, removed)
      VALUES (\(erasure.id), \(erasure.person), \(access.keeper), \(access.council), \(ground), \(erasure.at),
        \(access.person == person ? nil : access.person), \(erasure.rows))
      """)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "person", person.rawValue, how: "erased", council: access.council.rawValue),
      in: connection)
    try JobQueue(now: { [now = access.now] in now }).add(
      ErasureSweep(erasure: erasure.id.rawValue), in: connection)
    return erasure
  }

  /// Rows that others refer to go after those: what cannot go yet is tried again when something else went.
  private func removeRows(_ data: PersonalDataStore) throws -> Int {
    let tables = try StoredTable.all(in: connection)
    var rest: [(table: StoredTable, column: String, values: [SQLValue])] = []
    for table in tables where table.name != "people" {
      guard let place = try data.place(in: table, among: tables) else { continue }
      rest.append((table, place.column, place.values))
    }
    var removed = 0
    while !rest.isEmpty {
      var left: [(table: StoredTable, column: String, values: [SQLValue])] = []
      for part in rest {
        do {
          removed += try connection.attempt { try remove(part.table, part.column, part.values) }
        } catch StorageError.foreignKey {
          left.append(part)
        }
      }
      guard left.count < rest.count else { throw StorageError.foreignKey(left.first?.table.name) }
      rest = left
    }
    return removed
  }

  private func remove(_ table: StoredTable, _ column: String, _ values: [SQLValue]) throws -> Int {
    guard table.isSearchIndex else { return try table.remove(where: column, isAmong: values, in: connection) }
    for case .integer(let id) in values { try PersonStore.search.remove(id, in: connection) }
    return values.count
  }

  /// Where other people's rows say who did something, nobody stands there any more. What somebody noted for themselves alone goes with
  /// them, since nobody else could ever read it.
  private func detach(_ people: [ID<Person>]) throws -> Int {
    let numbers = people.map { SQLValue.integer($0.rawValue) }
    let removed = try connection.run(
      "DELETE FROM notes WHERE visibility = 'mine' AND author IN \(list: people)")
    let tables = Dictionary(uniqueKeysWithValues: try StoredTable.all(in: connection).map { ($0.name, $0) })
    for reference in try StoredTable.references(to: "people", in: connection) where !reference.isRequired {
      _ = try tables[reference.table]?.clear(reference.column, where: numbers, in: connection)
    }
    return removed
  }

  private func isStaff(_ person: ID<Person>) throws -> Bool {
    try connection.row(
      """
      SELECT 1 FROM appointments WHERE person = \(person) AND (ended IS NULL OR ended > \(access.now))
        AND role IN \(list: Role.staff.map(\.rawValue).sorted())
      """) != nil
  }

  /// What was erased, the latest first.
  package func done() throws -> [Erasure] {
    try connection.rows(
      """
      SELECT e.id, e.person, e.ground, e.at, e.removed, e.swept FROM erasures e WHERE \(access.kept(in: "e"))
      ORDER BY e.at DESC, e.id DESC LIMIT 500
      """
    ).map {
      Erasure(
        id: try $0.value(at: 0), person: try $0.value(at: 1), ground: try $0.value(at: 2),
        at: try $0.value(at: 3),
        rows: try $0.value(at: 4), swept: try $0.value(at: 5))
    }
  }

  // MARK: Legal hold

  package func hold(of person: ID<Person>) throws -> LegalHold? {
    let found: Filter = ["h.person = \(person)", access.kept(in: "h"), "h.ended IS NULL"]
    return try connection.row("SELECT h.id, h.reason, h.begun FROM legal_holds h \(where: found)").map {
      LegalHold(id: try $0.value(at: 0), reason: try $0.value(at: 1), begun: try $0.value(at: 2))
    }
  }

  package func hold(_ person: ID<Person>, because reason: String) throws {
    let id = ID<LegalHold>(at: access.now)
    try connection.run(
      """
      INSERT INTO legal_holds (id, person, keeper, council, reason, begun, begun_by)
      VALUES (\(id), \(person), \(access.keeper), \(access.council), \(reason), \(access.now), \(access.person))
      ON CONFLICT (person) WHERE ended IS NULL DO NOTHING
      """)
    try tell(person, "held")
  }

  package func endHold(of person: ID<Person>) throws {
    let theirs: Filter = ["person = \(person)", access.kept(in: "legal_holds"), "ended IS NULL"]
    let count = try connection.run(
      "UPDATE legal_holds SET ended = \(access.now), ended_by = \(access.person) \(where: theirs)")
    if count > 0 { try tell(person, "hold-ended") }
  }

  private func tell(_ person: ID<Person>, _ action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "person", person.rawValue, how: action, council: access.council.rawValue),
      in: connection)
  }
}

/// Takes what was erased out of the files of the database as well, once the erasure is kept.
struct ErasureSweep: Job {
  static let name = "people/erasure-sweep"
  static let version = 1
  let erasure: Int64
}

extension ErasureSweep {
  /// - Parameter database: whose files are swept.
  static func handler(_ database: Database, now: @escaping @Sendable () -> Moment = Moment.now) -> JobHandler
  {
    // Making a large file anew takes minutes; a sweep twice does no harm.
    JobHandler(ErasureSweep.self, limit: .seconds(1_800)) { job, _ in
      try await database.sweep()
      return { connection in
        try connection.run("UPDATE erasures SET swept = \(now()) WHERE id = \(job.erasure)")
      }
    }
  }
}

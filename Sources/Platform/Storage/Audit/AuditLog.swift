import Basics
import Crypto

/// A log that is only ever added to. Each entry is sealed by a hash (SHA-256) over itself and the seal before it, so that
/// whoever alters, removes or moves one breaks every seal after it; an anchor, which is the last seal written down
/// elsewhere, shows when the end is missing or when all seals were made anew.
///
/// On SQLite an entry is sealed in the transaction that writes it. On PostgreSQL every audited write would then wait for
/// every other, to its commit; there entries wait for a sealer, which takes them some milliseconds later.
package struct AuditLog: Sendable {
  /// Where it is told that entries wait to be sealed.
  static let channel: Channel = "audit"
  /// Entries sealed in one transaction.
  private static let mostAtOnce = 500

  private let now: @Sendable () -> Moment
  private let newNumber: @Sendable () -> Int64

  package init(
    now: @escaping @Sendable () -> Moment = Moment.now,
    newNumber: @escaping @Sendable () -> Int64 = { Int64.random(in: 1 ... .max) }
  ) {
    self.now = now
    self.newNumber = newNumber
  }

  /// Writes down what is done in this transaction: both are kept, or neither. What is to be shown and is sensitive is
  /// written down, and kept, before it is shown.
  package func add(_ entry: AuditEntry, in connection: Connection) throws {
    let (id, now) = (newNumber(), now())
    try connection.run(
      """
      INSERT INTO audit_entries (id, at, actor, act, action, subject, subject_number, council, token)
      VALUES (\(id), \(now), \(entry.actor), \(entry.act), \(entry.action), \(entry.subject),
        \(entry.subjectNumber), \(entry.council), \(entry.token))
      """)
    switch connection.dialect {
    case .sqlite:
      let head = try AuditAnchor(headOf: connection)
      try Self.seal([(id, AuditSeal.content(id, now, entry))], after: head, in: connection)
    case .postgres:
      try connection.run("INSERT INTO audit_waiting (entry) VALUES (\(id))")
      try connection.notify(Self.channel)
    }
  }

  /// Seals what waits, and says how many entries it sealed. Several processes may do so at once.
  @discardableResult
  package func seal(_ database: Database) async throws -> Int {
    var sealed = 0
    while true {
      let more = try await database.write(.readCommitted) { connection in
        // Who comes second waits here, and then sees the first one's seals.
        if connection.dialect == .postgres {
          try connection.run("LOCK TABLE audit_chain IN SHARE ROW EXCLUSIVE MODE")
        }
        let rows = try connection.rows(
          """
          SELECT \(AuditSeal.columns) FROM audit_waiting JOIN audit_entries e ON e.id = audit_waiting.entry
          ORDER BY e.at, e.id LIMIT \(Self.mostAtOnce)
          """)
        let contents = try rows.map { (try $0.value(at: 0, as: Int64.self), try AuditSeal.content($0)) }
        try Self.seal(contents, after: try AuditAnchor(headOf: connection), in: connection)
        try connection.run("DELETE FROM audit_waiting WHERE entry IN \(list: contents.map(\.0))")
        return contents.count
      }
      sealed += more
      if more < Self.mostAtOnce { return sealed }
    }
  }

  /// Seals whatever waits, as soon as it is told of it and at least as often as said, until the task is cancelled.
  package func keepSealing(
    _ database: Database, every pause: Duration = .seconds(5),
    sleep: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
  ) async {
    let (bell, ringer) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in database.signals(on: Self.channel) { ringer.yield() }
      }
      group.addTask {
        while (try? await sleep(pause)) != nil { ringer.yield() }
        ringer.finish()
      }
      // What cannot be sealed now is sealed when the bell rings next.
      for await _ in bell { _ = try? await seal(database) }
      group.cancelAll()
    }
  }

  private static func seal(
    _ entries: [(id: Int64, content: [UInt8])], after head: AuditAnchor, in connection: Connection
  ) throws {
    var (place, hash) = (head.place, head.hash)
    var seals: [SQL] = []
    for entry in entries {
      place += 1
      hash = AuditSeal.hash(after: hash, place: place, content: entry.content)
      seals.append("INSERT INTO audit_chain (place, entry, hash) VALUES (\(place), \(entry.id), \(hash))")
    }
    try connection.run(batch: seals)
  }
}

/// The bytes that a seal is made over. They must never change.
enum AuditSeal {
  /// What stands before the first entry.
  static let beginning = [UInt8](repeating: 0, count: 32)

  static let columns: SQL =
    "e.id, e.at, e.actor, e.act, e.action, e.subject, e.subject_number, e.council, e.token"

  /// The seal before, the place in 8 bytes, and the content.
  static func hash(after hash: [UInt8], place: Int64, content: [UInt8]) -> [UInt8] {
    var sum = SHA256()
    sum.update(data: hash)
    sum.update(data: bytes(place))
    sum.update(data: content)
    return Array(sum.finalize())
  }

  static func content(_ id: Int64, _ at: Moment, _ entry: AuditEntry) -> [UInt8] {
    content(
      [id, at.microsecondsSince1970, entry.subjectNumber], entry.council,
      [entry.actor, entry.act.rawValue, entry.action, entry.subject], entry.token)
  }

  /// Of a row of `columns`, the first at the place that is given.
  static func content(_ row: Row, from first: Int = 0) throws -> [UInt8] {
    content(
      [
        try row.value(at: first), try row.value(at: first + 1, as: Moment.self).microsecondsSince1970,
        try row.value(at: first + 6),
      ],
      try row.value(at: first + 7),
      [
        try row.value(at: first + 2), try row.value(at: first + 3), try row.value(at: first + 4),
        try row.value(at: first + 5),
      ], try row.value(at: first + 8))
  }

  /// Numbers have 8 bytes, texts their length before them: no two entries have the same bytes. A token stands at the end, where
  /// there is one, so that entries without have the bytes that they had before there were any.
  private static func content(
    _ numbers: [Int64], _ council: Int64?, _ texts: [String], _ token: Int64?
  ) -> [UInt8] {
    var content: [UInt8] = []
    for number in numbers { content += bytes(number) }
    content.append(council == nil ? 0 : 1)
    content += bytes(council ?? 0)
    for text in texts { content += bytes(Int64(text.utf8.count)) + Array(text.utf8) }
    if let token { content += bytes(token) }
    return content
  }

  private static func bytes(_ number: Int64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
  }
}

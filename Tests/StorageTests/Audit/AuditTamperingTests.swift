import Basics
import TestDatabases
import TestSupport
import Testing

@testable import Storage

/// What somebody does who can write to the database past all triggers.
@Suite("Tampering with the audit log")
struct AuditTamperingTests {
  static let entries: Int64 = 24

  @Test("of 1,000 tamperings all are found", arguments: [(EngineName.sqlite, 1_000), (.postgres, 90)])
  func found(engine: EngineName, count: Int) async throws {
    let place = try TestPlace(engine)
    defer { place.remove() }
    let database = try Database.open(place.address)
    let log = AuditLog()
    try await database.migrate(AuditLog.migrations)
    try await database.write { connection in
      for number in 1...Self.entries {
        try log.add(
          AuditEntry(by: .person(number % 5), changed: "profile", number, how: "edited", council: number % 3),
          in: connection)
      }
    }
    try await log.seal(database)
    let sound = try await AuditLog.verify(database)
    let anchor = sound.head
    #expect(try await AuditLog.verify(database, anchors: [anchor]).isSound)
    var missed: [String] = []
    for seed in 0..<count {
      let tampering = Tampering(seed: UInt64(seed))
      let found = try await Self.undone(database) { connection -> AuditVerification? in
        try Self.openUp(connection)
        guard try tampering.carryOut(in: connection) > 0 else { return nil }
        return try AuditLog.verify(in: connection, anchors: [anchor])
      }
      if found?.isSound != false { missed.append("\(tampering)") }
    }
    #expect(missed == [])
    #expect(
      try await AuditLog.verify(database, anchors: [anchor])
        == AuditVerification(
          sealed: sound.sealed, waiting: 0, head: anchor, findings: [], anchorsChecked: 1))
    await database.close()
  }

  private struct Undone: Error {}

  /// The closure's answer; nothing of what it did is kept.
  private static func undone(
    _ database: Database, _ body: @escaping @Sendable (Connection) throws -> AuditVerification?
  ) async throws -> AuditVerification? {
    let answer = Outcome<AuditVerification>()
    do {
      try await database.write { connection in
        answer.value = try body(connection)
        throw Undone()
      }
    } catch is Undone {}
    return answer.value
  }

  private static func openUp(_ connection: Connection) throws {
    switch connection.dialect {
    case .sqlite:
      for trigger: SQL in [
        "audit_entries_no_UPDATE", "audit_entries_no_DELETE", "audit_chain_no_UPDATE",
        "audit_chain_no_DELETE",
      ] {
        try connection.run("DROP TRIGGER \(trigger)")
      }
    case .postgres:
      try connection.run("ALTER TABLE audit_entries DISABLE TRIGGER USER")
      try connection.run("ALTER TABLE audit_chain DISABLE TRIGGER USER")
    }
  }
}

/// One way to falsify a log, drawn by chance.
struct Tampering: CustomStringConvertible {
  enum Kind: CaseIterable {
    case actor, act, action, subject, number, council, time, token, identity, seal
    case removedEntry, removedSeal, removedBoth, swappedEntries, swappedSeals, cutOff, inserted, forgedFrom
  }

  let seed: UInt64
  let kind: Kind
  let place: Int64
  let other: Int64
  let bit: Int64

  init(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    self.seed = seed
    kind = Kind.allCases[Int(seed) % Kind.allCases.count]
    place = Int64.random(in: 1...AuditTamperingTests.entries, using: &numbers)
    other =
      (place + Int64.random(in: 0..<AuditTamperingTests.entries - 1, using: &numbers))
      % AuditTamperingTests.entries + 1
    bit = Int64.random(in: 0..<32, using: &numbers)
  }

  var description: String { "\(kind) at \(place), \(other), bit \(bit), seed \(seed)" }

  /// How many rows it changed.
  func carryOut(in connection: Connection) throws -> Int {
    let entry: SQL = "id = (SELECT entry FROM audit_chain WHERE place = \(place))"
    let flipped = Int64(1) << bit
    func alter(_ change: SQL) throws -> Int {
      try connection.run("UPDATE audit_entries SET \(change) WHERE \(entry)")
    }
    switch kind {
    case .actor: return try alter("actor = 'person 99'")
    case .act: return try alter("act = 'read'")
    case .action: return try alter("action = 'seen'")
    case .subject: return try alter("subject = 'profil'")
    case .number: return try alter("subject_number = subject_number + \(flipped)")
    case .council: return try alter("council = CASE WHEN council = 0 THEN NULL ELSE council + \(flipped) END")
    case .time: return try alter("at = at + \(flipped)")
    case .token: return try alter("token = COALESCE(token, 0) + \(flipped)")
    case .identity:
      return try connection.run("DELETE FROM audit_chain WHERE place = \(place)") + reinsert(connection)
    case .seal:
      let seal =
        try connection.value("SELECT hash FROM audit_chain WHERE place = \(place)", as: [UInt8].self) ?? []
      var falsified = seal
      falsified[Int(bit)] ^= 1 << UInt8(place % 8)
      return try connection.run("UPDATE audit_chain SET hash = \(falsified) WHERE place = \(place)")
    case .removedEntry:
      try connection.run("DELETE FROM audit_chain WHERE place = \(place)")
      // The next ones move up, so that no place is empty.
      return try moveUp(connection)
    case .removedSeal: return try connection.run("DELETE FROM audit_chain WHERE place = \(place)")
    case .removedBoth:
      let id =
        try connection.value("SELECT entry FROM audit_chain WHERE place = \(place)", as: Int64.self) ?? 0
      try connection.run("DELETE FROM audit_chain WHERE place = \(place)")
      try connection.run("DELETE FROM audit_entries WHERE id = \(id)")
      return try moveUp(connection) + 1
    case .swappedEntries: return try swap(connection)
    case .swappedSeals:
      let hashes = try [place, other].map {
        try connection.value("SELECT hash FROM audit_chain WHERE place = \($0)", as: [UInt8].self) ?? []
      }
      return try connection.run("UPDATE audit_chain SET hash = \(hashes[1]) WHERE place = \(place)")
        + connection.run("UPDATE audit_chain SET hash = \(hashes[0]) WHERE place = \(other)")
    case .cutOff:
      let ids = try connection.values("SELECT entry FROM audit_chain WHERE place >= \(place)", as: Int64.self)
      try connection.run("DELETE FROM audit_chain WHERE place >= \(place)")
      return try connection.run("DELETE FROM audit_entries WHERE id IN \(list: ids)")
    case .inserted:
      return try connection.run(
        """
        INSERT INTO audit_entries (id, at, actor, act, action, subject, subject_number)
        VALUES (\(bit + 1), 1, 'person 1', 'read', 'shown', 'profile', 1)
        """)
    case .forgedFrom: return try alter("actor = 'person 99'") + reseal(connection)
    }
  }

  /// Another entry with the same words takes the place.
  private func reinsert(_ connection: Connection) throws -> Int {
    try connection.run(
      """
      INSERT INTO audit_entries (id, at, actor, act, action, subject, subject_number, council)
      VALUES (\(bit + 1), 1, 'person 1', 'change', 'edited', 'profile', 1, 1)
      """)
    return try connection.run(
      "INSERT INTO audit_chain (place, entry, hash) VALUES (\(place), \(bit + 1), \(AuditSeal.beginning))")
  }

  private func swap(_ connection: Connection) throws -> Int {
    let rows = try connection.rows(
      "SELECT place, entry, hash FROM audit_chain WHERE place IN (\(place), \(other))")
    guard rows.count == 2 else { return 0 }
    try connection.run("DELETE FROM audit_chain WHERE place IN (\(place), \(other))")
    for (row, entry) in zip(rows, rows.reversed()) {
      try connection.run(
        """
        INSERT INTO audit_chain (place, entry, hash) VALUES (\(try row.value(at: 0, as: Int64.self)),
          \(try entry.value(at: 1, as: Int64.self)), \(try row.value(at: 2, as: [UInt8].self)))
        """)
    }
    return 2
  }

  private func moveUp(_ connection: Connection) throws -> Int {
    try connection.run("UPDATE audit_chain SET place = -place WHERE place > \(place)")
    return try connection.run("UPDATE audit_chain SET place = -place - 1 WHERE place < 0") + 1
  }

  /// All seals from the place on are made anew, as somebody would who knows how.
  private func reseal(_ connection: Connection) throws -> Int {
    var hash =
      try connection.value("SELECT hash FROM audit_chain WHERE place = \(place - 1)", as: [UInt8].self)
      ?? AuditSeal.beginning
    for place in place...AuditTamperingTests.entries {
      let row = try #require(
        try connection.row(
          """
          SELECT \(AuditSeal.columns) FROM audit_entries e JOIN audit_chain c ON c.entry = e.id WHERE c.place = \(place)
          """))
      hash = AuditSeal.hash(after: hash, place: place, content: try AuditSeal.content(row))
      try connection.run("UPDATE audit_chain SET hash = \(hash) WHERE place = \(place)")
    }
    return 1
  }
}

import Basics
import TestDatabases
import Testing

@testable import Storage

@Suite("The audit log")
struct AuditLogTests {
  static let entry = AuditEntry(by: .person(7), changed: "partnership", 4_711, how: "closed", council: 3)

  @Test(
    "what is done and what is written down of it are kept together or not at all",
    arguments: EngineName.allCases)
  func together(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let log = AuditLog()
      try await database.migrate(AuditLog.migrations)
      struct ChangedMind: Error {}
      _ = await failure {
        try await database.write { connection in
          try log.add(Self.entry, in: connection)
          throw ChangedMind()
        }
      }
      #expect(try await database.count("audit_entries") == 0)
      try await database.write { connection in
        try log.add(Self.entry, in: connection)
        try log.add(AuditEntry(by: .link(9), read: "profile", 12), in: connection)
        try log.add(AuditEntry(by: .program("jobs"), changed: "reminder", 5, how: "sent"), in: connection)
      }
      #expect(try await log.seal(database) == (engine == .sqlite ? 0 : 3))
      let found = try await AuditLog.verify(database)
      #expect(found.isSound)
      #expect((found.sealed, found.waiting, found.head.place) == (3, 0, 3))
      let acts = try await database.read {
        try $0.values("SELECT act FROM audit_entries", as: AuditEntry.Act.self)
      }
      #expect(acts.count { $0 == .read } == 1)
    }
  }

  @Test(
    "what a program does names its token beside the person, and what people do is sealed as it always was")
  func tokens() throws {
    let person = AuditEntry(by: .person(7), changed: "note", 4_711, how: "added", council: 3)
    let program = AuditEntry(by: .token(12, of: 7), changed: "note", 4_711, how: "added", council: 3)
    #expect((person.actor, person.token) == ("person 7", nil))
    #expect((program.actor, program.token) == ("person 7", 12))
    let (plain, named) = (
      AuditSeal.content(1, Moment(microsecondsSince1970: 2), person),
      AuditSeal.content(1, Moment(microsecondsSince1970: 2), program)
    )
    // Three numbers, the council with its mark, and four texts with their lengths: nothing was added to these bytes.
    #expect(plain.count == 3 * 8 + 9 + 4 * 8 + "person 7changeaddednote".utf8.count)
    #expect(named == plain + [0, 0, 0, 0, 0, 0, 0, 12])
  }

  @Test("entries can be neither altered nor removed", arguments: EngineName.allCases)
  func appendOnly(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let log = AuditLog()
      try await database.migrate(AuditLog.migrations)
      try await database.write { try log.add(Self.entry, in: $0) }
      try await log.seal(database)
      var attempts: [SQL] = [
        "UPDATE audit_entries SET actor = 'person 8'", "DELETE FROM audit_entries",
        "UPDATE audit_chain SET place = 2", "DELETE FROM audit_chain",
      ]
      if engine == .postgres { attempts += ["TRUNCATE audit_entries CASCADE", "TRUNCATE audit_chain"] }
      for attempt in attempts {
        let error = await failure { try await database.write { try $0.run(attempt) } }
        #expect(error as? StorageError == .check("audit_append_only"))
      }
      #expect(try await AuditLog.verify(database).isSound)
    }
  }

  @Test("no name and no address gets into the log", arguments: EngineName.allCases)
  func plain(engine: EngineName) async throws {
    #expect(
      AuditEntry(by: .program("Amina@example.org"), read: "Profile", 1).actor == "program minaexampleorg")
    try await withDatabase(engine) { database in
      try await database.migrate(AuditLog.migrations)
      for actor in ["amina@example.org", "Amina", "élène", ""] {
        let error = await failure {
          try await database.write {
            try $0.run(
              """
              INSERT INTO audit_entries (id, at, actor, act, action, subject, subject_number)
              VALUES (1, 1, \(actor), 'read', 'shown', 'profile', 1)
              """)
          }
        }
        #expect(error as? StorageError == .check("audit_entries_actor"))
      }
    }
  }

  @Test("many who write at once make one chain", arguments: EngineName.allCases)
  func atOnce(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let log = AuditLog()
      try await database.migrate(AuditLog.migrations)
      let sealing = Task { await log.keepSealing(database, every: .milliseconds(1)) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for person in 0..<8 {
          group.addTask {
            for number in 0..<25 {
              try await database.write {
                try log.add(
                  AuditEntry(by: .person(Int64(person)), read: "profile", Int64(number)), in: $0)
              }
            }
          }
        }
        try await group.waitForAll()
      }
      while try await AuditLog.verify(database).sealed < 200 { await Task.yield() }
      sealing.cancel()
      await sealing.value
      let found = try await AuditLog.verify(database)
      #expect(found.isSound && found.waiting == 0)
      #expect(found.head.place == 200)
    }
  }

  @Test("a line of an anchor is read back, and nothing like it")
  func anchorLine() {
    let anchor = AuditAnchor(place: 4_711, hash: (0..<32).map { UInt8($0 * 8) })
    #expect(AuditAnchor(line: anchor.line) == anchor)
    for wrong in [
      "", "allies-audit-1", anchor.line + "0", String(anchor.line.dropLast()),
      "allies-audit-2" + anchor.line.dropFirst(14),
      anchor.line.replacing("4711", with: "-1"), anchor.line.replacing("0008", with: "0+08"),
      anchor.line + " 1",
    ] { #expect(AuditAnchor(line: wrong) == nil, "\(wrong)") }
  }

  @Test("the seal of an entry never changes by itself")
  func frozen() {
    let content = AuditSeal.content(1, Moment(microsecondsSince1970: 2), Self.entry)
    let hash = AuditSeal.hash(after: AuditSeal.beginning, place: 1, content: content)
    #expect(
      AuditAnchor(place: 1, hash: hash).line
        == "allies-audit-1 1 c977a243722908df47b43ffc224df6293888e4cf7a56f8a7a92250f008cf5376")
  }
}

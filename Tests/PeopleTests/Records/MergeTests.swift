import Basics
import PeopleTesting
import TestDatabases
import TestSupport
import Testing

@testable import People
@testable import Storage

@Suite("Merging")
struct MergeTests {
  /// Two records of Amina with something in every table, and a colleague's note for themselves.
  private func twice(_ town: Town) async throws -> (ID<Person>, ID<Person>) {
    let colleague = Access(
      person: ID(rawValue: 105), role: .coach, keeper: town.harbour.id, council: town.halifax.id,
      now: town.now)
    func person(_ family: String, _ email: String, city: String) -> Person {
      Person(
        id: ID(at: town.now), keeper: town.harbour.id, council: town.halifax.id, givenName: "Amina",
        familyName: family,
        email: email, telephone: "902 555 0142", city: city, language: .french, added: town.now)
    }
    let first = person("Belaïd", "amina@example.org", city: "")
    let second = person("Belaid", "a.belaid@example.org", city: "Halifax")
    try await town.ask(town.karim) { connection, access in
      let people = PersonStore(connection, access)
      try people.add(town.person(colleague.person, "Omar", keptBy: access))
      try people.takeUp(first, as: .newcomer, occupation: "civil engineer")
      try people.takeUp(second, as: .newcomer, occupation: "bridge engineer")
      try TagStore(connection, access).add("ready", to: first.id)
      try TagStore(connection, access).add("ready", to: second.id)
      try TagStore(connection, access).add("night classes", to: second.id)
      try TenureStore(connection, access).begin(.professional, of: second.id)
      try ProfileStore(connection, access).save(
        [
          ProfileEntry(.years, ReadAnswer(written: "10+", coded: "10")),
          ProfileEntry(.languages, ReadAnswer(written: "French", coded: "fr")),
        ], of: second.id, from: .coach)
      try NoteStore(connection, access).add("called on Monday", .keeper, of: second.id)
    }
    try await town.ask(colleague) { try NoteStore($0, $1).add("mine alone", .author, of: second.id) }
    try await town.agree(second.id, keptBy: town.karim, to: town.halifax)
    return (first.id, second.id)
  }

  /// Every row of every table, but for those that tell of the merge itself, and those that find words.
  private func rows(_ town: Town) async throws -> [String] {
    let left = [
      "merges", "merged_cells", "audit_entries", "audit_chain", "audit_waiting", "storage_migrations",
    ]
    let names = Set(try await town.database.columnNames().map { String($0.prefix { $0 != "." }) })
    let tables = names.subtracting(left).filter { !$0.contains("_search") }.sorted()
    return try await town.database.read { connection in
      var rows: [String] = []
      for name in tables {
        for row in try connection.rows("SELECT * FROM \(.name(name)) ORDER BY 1, 2") {
          var values = (0..<30).compactMap { Self.written(row, at: $0) }
          // The last column of people counts how often a profile changed: a merge and its undoing are such changes.
          if name == "people" { values.removeLast() }
          // What the merge itself wrote into the timeline.
          if name == "happenings", values.contains("merged") || values.contains("unmerged") { continue }
          rows.append(name + ": " + values.joined(separator: " | "))
        }
      }
      return rows
    }
  }

  /// Nil beyond the last column.
  private static func written(_ row: Row, at place: Int) -> String? {
    do {
      return try row.value(at: place, as: Int64?.self).map { String($0) } ?? "–"
    } catch {}
    if let text = try? row.value(at: place, as: String.self) { return text }
    return (try? row.value(at: place, as: [UInt8].self)).map { "\($0)" }
  }

  /// As the routes do it: with the wall open, and every condition in place.
  private func open<Answer: Sendable>(
    _ town: Town, _ access: Access, _ body: @escaping @Sendable (MergeStore) throws -> Answer
  ) async throws -> Answer {
    try await town.database.behind(.open).write { try body(MergeStore($0, access)) }
  }

  @Test("everything goes over, and the better answers are kept", arguments: EngineName.allCases)
  func merged(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let (first, second) = try await twice(town)
      let preview = try await town.ask(town.karim) { try MergeStore($0, $1).preview(first, second) }
      #expect(preview.questions.map(\.name) == ["family_name", "email", "city", "occupation"])
      #expect(preview.questions.map(\.proposed) == [.first, .first, .second, .first])
      _ = try await open(town, town.karim) {
        try $0.merge(first, second, choices: ["email": .second, "occupation": .second])
      }
      let record = try await town.ask(town.karim) { try PersonRecordStore($0, $1).record(of: first) }
      let amina = try #require(record)
      #expect(amina.person.familyName == "Belaïd" && amina.person.email == "a.belaid@example.org")
      #expect(amina.person.city == "Halifax")
      #expect(amina[.occupation]?.answer.written == "bridge engineer")
      #expect(amina[.years]?.answer.written == "10+")
      #expect(amina.tags.map(\.name) == ["night classes", "ready"])
      #expect(amina.notes.map(\.text) == ["called on Monday"])
      #expect(Set(amina.roles) == [.newcomer, .professional])
      let hidden = try await town.ask(town.karim) { connection, access in
        let people = PersonStore(connection, access)
        return (
          try people.kept(second) == nil, try people.successor(of: second),
          try people.search("a belaid", atMost: 9).map(\.id)
        )
      }
      #expect(hidden.0 && hidden.1 == first && hidden.2 == [first])
      let consents = try await town.ask(town.imani) {
        try PersonStore($0, $1).shared(first, for: .matching) != nil
      }
      #expect(consents)
      let notes = try await town.database.read {
        try $0.value("SELECT COUNT(*) FROM notes WHERE person = \(first)", as: Int.self)
      }
      #expect(notes == 2, "what a colleague keeps for themselves goes over unread")
    }
  }

  @Test("undone, every row is what it was", arguments: EngineName.allCases)
  func undone(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let (first, second) = try await twice(town)
      let before = try await rows(town)
      let choices: [[String: MergeSide]] = [
        [:], ["email": .second, "occupation": .second, "family_name": .second], ["city": .first],
      ]
      for choice in choices {
        let merge = try await open(town, town.karim) { try $0.merge(first, second, choices: choice) }
        #expect(try await rows(town) != before)
        try await open(town, town.karim.later(.seconds(29 * 86_400))) { try $0.undo(merge, of: first) }
        let after = try await rows(town)
        #expect(after == before, "\(zip(after, before).filter { $0 != $1 })")
      }
      let found = try await town.ask(town.karim) {
        try PersonStore($0, $1).search("amina", atMost: 9).map(\.id)
      }
      #expect(Set(found) == [first, second])
    }
  }

  @Test("what came after a merge stays with the record, whatever is undone")
  func after() async throws {
    try await Town.open(.sqlite) { town in
      let (first, second) = try await twice(town)
      let merge = try await open(town, town.karim) {
        try $0.merge(first, second, choices: ["occupation": .second])
      }
      try await town.ask(town.karim.later(.seconds(60))) { connection, access in
        try ProfileStore(connection, access).save(
          [ProfileEntry(.occupation, ReadAnswer(written: "site engineer", coded: nil))], of: first,
          from: .coach)
        try NoteStore(connection, access).add("after", .keeper, of: first)
      }
      try await open(town, town.karim.later(.seconds(120))) { try $0.undo(merge, of: first) }
      let records = try await town.ask(town.karim) { connection, access in
        let store = PersonRecordStore(connection, access)
        return (try store.record(of: first), try store.record(of: second))
      }
      #expect(records.0?[.occupation]?.answer.written == "site engineer")
      #expect(records.1?[.occupation]?.answer.written == "bridge engineer")
      #expect(records.0?.notes.map(\.text) == ["after"])
      #expect(records.1?.notes.map(\.text) == ["called on Monday"])
    }
  }

  @Test(
    "a merge is refused to others, across keepers, of staff, and undone only in time and in order",
    arguments: EngineName.allCases)
  func refused(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let (first, second) = try await twice(town)
      let elaine = try await town.add("Elaine", by: town.imani)
      for (access, a, b) in [
        (town.lena, first, second), (town.joelle, first, second), (town.karim, first, elaine),
        (town.karim, first, first),
        (town.karim, first, town.karim.person),
      ] {
        let refusal = await failure { try await open(town, access) { try $0.merge(a, b, choices: [:]) } }
        #expect(refusal is Refusal)
      }
      let merge = try await open(town, town.karim) { try $0.merge(first, second, choices: [:]) }
      let third = try await town.add("Amina", by: town.karim)
      let next = try await open(town, town.karim) { try $0.merge(first, third, choices: [:]) }
      for (access, merge) in [
        (town.lena, next), (town.karim.later(.seconds(31 * 86_400)), next), (town.karim, merge),
      ] {
        let refusal = await failure { try await open(town, access) { try $0.undo(merge, of: first) } }
        #expect(refusal is Refusal)
      }
      try await open(town, town.karim) { try $0.undo(next, of: first) }
      try await open(town, town.karim) { try $0.undo(merge, of: first) }
      let again = await failure { try await open(town, town.karim) { try $0.undo(merge, of: first) } }
      #expect(again is Refusal)
    }
  }

  @Test("every table about people goes over with a merge, or says why it stays")
  func schema() async throws {
    try await Town.open(.sqlite) { town in
      let (all, moved) = try await town.database.read { connection in
        (try StoredTable.all(in: connection), try MergedTables.moved(in: connection).map(\.name))
      }
      let about = all.filter { $0.columns.contains("person") }.map(\.name)
      let strays = about.filter { !moved.contains($0) && MergedTables.left[$0] == nil }
      #expect(strays.isEmpty, "add these to MergedTables: \(strays)")
      #expect(moved.count > 9)
      #expect(Set(MergedTables.left.keys).isSubset(of: Set(about)))
    }
  }
}

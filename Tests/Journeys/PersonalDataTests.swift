import Basics
import Storage
import TestDatabases
import Testing

@testable import App
@testable import People

/// What the whole program keeps of people, table by table, in the database as it is made.
@Suite("Personal data")
struct PersonalDataTests {
  /// Tables of areas above People in which nobody is looked for, though people wrote what stands there, and why.
  private static let nobodys = [
    "intake_drafts":
      "a form that nobody has sent yet: who wrote it nobody has shown, its link alone opens it, and it goes within thirty days"
  ]

  @Test(
    "every column of the whole program says what it holds of people, why, and how long",
    arguments: EngineName.allCases)
  func notes(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(Assembly.migrations)
      let noted = Assembly.notes.flatMap { note in note.columns.map { "\(note.table).\($0.name)" } }
      // A search index has columns of the engine's own beside its words.
      let indexes = Set(
        try await database.read { try StoredTable.all(in: $0) }.filter(\.isSearchIndex).map(\.name))
      let isOfIndex: (String) -> Bool = { indexes.contains(String($0.prefix { $0 != "." })) }
      let there = try await database.columnNames()
      #expect(Set(there.filter { !isOfIndex($0) }) == Set(noted.filter { !isOfIndex($0) }))
      #expect(Set(noted).isSuperset(of: indexes.map { "\($0).words" }))
      #expect(Set(noted).count == noted.count)
    }
  }

  @Test("every note gives its reason in both languages, and what is personal does not stay by default")
  func words() {
    for note in Assembly.notes {
      for column in note.columns {
        #expect(!column.purpose.en.isEmpty && !column.purpose.fr.isEmpty, "\(note.table).\(column.name)")
      }
      // What is kept for ever names nobody: registers of things that must be shown to have happened alone do, and by numbers.
      let names = note.columns.filter {
        ($0.kind == .personal || $0.kind == .sensitive) && $0.retention == nil
      }.map(\.name)
      if note.retention == .always, note.table != "breaches" {
        #expect(names.isEmpty, "\(note.table): \(names)")
      }
    }
  }

  @Test(
    "every table of the whole program is found by an export and an erasure, or left alone with a reason",
    arguments: EngineName.allCases)
  func found(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(Assembly.migrations)
      let tables = try await database.read { try StoredTable.all(in: $0) }
      // Where the notes say that nothing of anybody is in any column, nobody is looked for.
      let empty = Set(
        Assembly.notes.filter { note in
          note.columns.allSatisfy { $0.kind == .technical || $0.kind == .reference }
        }.map(\.table))
      let strays = tables.filter {
        PersonalDataStore.key(of: $0) == nil && PersonalDataStore.leftAlone[$0.name] == nil
          && !empty.contains($0.name) && Self.nobodys[$0.name] == nil
      }
      #expect(Set(Self.nobodys.keys).isSubset(of: tables.map(\.name)))
      #expect(strays.isEmpty, "add to PersonalDataStore how a person is found in them: \(strays.map(\.name))")
    }
  }
}

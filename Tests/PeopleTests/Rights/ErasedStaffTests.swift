import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

/// What stays of the work of somebody whose own record goes.
@Suite("Erasing those who worked here")
struct ErasedStaffTests {
  @Test(
    "what a former coach wrote about others stays, but for what nobody else could read",
    arguments: EngineName.allCases)
  func work(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let karim = town.karim
      let amina = try await town.add("Amina", by: karim)
      let kept = try await town.ask(karim) { connection, access in
        let notes = NoteStore(connection, access)
        _ = try notes.add("Prefers mornings", .author, of: amina)
        _ = try ImportStore(connection, access).keep([1], file: "list.csv", side: .newcomers, nil)
        return try notes.add("Speaks Tamazight", .keeper, of: amina)
      }
      try await town.database.write { connection in
        try connection.run("UPDATE appointments SET ended = \(karim.now) WHERE person = \(karim.person)")
      }
      let nadia = Access(
        person: try await town.add("Nadia", by: karim), role: .coach, keeper: karim.keeper,
        council: karim.council,
        now: karim.now)
      try await town.database.behind(.open).write {
        _ = try ErasureStore($0, nadia).erase(karim.person, .asked)
      }
      let (notes, lists) = try await town.ask(nadia) { connection, access in
        (try NoteStore(connection, access).notes(of: amina), try ImportStore(connection, access).all())
      }
      #expect(notes.map(\.id) == [kept] && notes.first?.author == nil)
      #expect(notes.first?.text == "Speaks Tamazight")
      #expect(lists.map(\.file) == ["list.csv"] && lists.first?.by == nil)
      // Also what nobody sees any more is gone.
      #expect(try await town.database.count("notes") == 1)
    }
  }

  @Test(
    "no row needs somebody to stay but what is about themselves", arguments: EngineName.allCases)
  func references(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let needed = try await town.database.read { connection in
        try StoredTable.references(to: "people", in: connection).filter(\.isRequired)
      }
      // Of a merge that was undone, both are what it is about.
      let strays = needed.filter { $0.column != "person" && $0.table != "merges" }
      #expect(strays.isEmpty, "make the column nullable, by a new migration: \(strays)")
      #expect(!needed.isEmpty)
    }
  }

  @Test("notes and lists of an earlier version stay as they were", arguments: EngineName.allCases)
  func upgrade(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let new: Set<String> = [
        "notes/0002 notes whose author is gone", "imports/0002 lists whose importer is gone",
        "imports/0003 lists taken up for more than records",
      ]
      try await database.migrate(Town.migrations.filter { !new.contains($0.name) })
      try await database.write { connection in
        try connection.run(
          "INSERT INTO keepers (id, council, kind, name_en, name_fr, city, opened) VALUES (1, 1, 'council', 'a', 'a', 'a', 0)"
        )
        try connection.run(
          """
          INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, city, language, added)
          VALUES (7, 1, 1, 'Imani', '', 'imani', '', 'en', 0)
          """)
        try connection.run(
          """
          INSERT INTO notes (id, person, keeper, council, text, visibility, author, written_at)
          VALUES (8, 7, 1, 1, 'Called', 'keeper', 7, 0)
          """)
        try connection.run(
          """
          INSERT INTO imports (id, keeper, council, file, side, imported_by, tried_at)
          VALUES (9, 1, 1, 'list.csv', 'newcomers', 7, 0)
          """)
        try connection.run(
          """
          INSERT INTO import_rows (id, import, keeper, council, row_number, outcome) VALUES (10, 9, 1, 1, 2, 'added')
          """)
      }
      #expect(Set(try await database.migrate(Town.migrations)) == new)
      let texts = try await database.read { connection in
        try connection.values(
          """
          SELECT n.text || ' ' || i.file FROM notes n JOIN imports i ON i.imported_by = n.author
            JOIN import_rows r ON r.import = i.id
          """, as: String.self)
      }
      #expect(texts == ["Called list.csv"])
      // Foreign keys and the rest of the table hold as before.
      let refused = await failure {
        try await database.write { try $0.run("UPDATE notes SET author = 99") }
      }
      #expect(refused != nil)
      let blank = await failure { try await database.write { try $0.run("UPDATE notes SET text = ''") } }
      #expect(blank != nil)
    }
  }
}

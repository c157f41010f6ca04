import TestDatabases
import Testing

@testable import Storage

@Suite("Search")
struct SearchTests {
  static let index = SearchIndex("persons_search", of: "persons", by: "council")

  private func found(_ typed: String, in database: Database) async throws -> [Int] {
    let filter: Filter = [Self.index.holds("id", typed, of: nil)]
    let usual: Filter = [Self.index.holds("id", typed, of: nil, isUsual: true)]
    let table = Self.index.found(typed, of: nil)
    return try await database.read { connection in
      let ids = try connection.values("SELECT id FROM persons \(where: filter) ORDER BY id", as: Int.self)
      // However it is asked for, the same is found.
      #expect(
        try connection.values("SELECT id FROM persons \(where: usual) ORDER BY id", as: Int.self) == ids)
      if let table {
        #expect(try connection.values("SELECT id FROM \(table) AS found ORDER BY id", as: Int.self) == ids)
      }
      return ids
    }
  }

  private func withPeople(_ engine: EngineName, _ body: (Database) async throws -> Void) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(
        TestTables.persons + [Migration("search/0001 names", Self.index.creation + Self.index.spreading)])
      let people: [(Int, [String])] = [
        (1, ["Amina Benali", "génie civil, Algiers"]), (2, ["Bảo Nguyễn", "accountant"]),
        (3, ["Hélène Côté-Tremblay", "Montréal; infirmière"]), (4, ["Gurpreet ਸਿੰਘ", "C++ developer 2021"]),
        (5, ["Œdipe Straße", "日本語 नमस्ते"]), (6, ["", "--- !!!"]),
      ]
      try await database.write { connection in
        for (id, texts) in people {
          try connection.run("INSERT INTO persons (id, name) VALUES (\(id), \(texts[0]))")
          try Self.index.put(Int64(id), texts, in: connection)
        }
      }
      try await body(database)
    }
  }

  @Test("people are found by how their words begin, whatever the accents", arguments: EngineName.allCases)
  func words(engine: EngineName) async throws {
    try await withPeople(engine) { database in
      let cases: [(String, [Int])] = [
        ("amina", [1]), ("AMI ben", [1]), ("ben ami", [1]), ("helene", [3]), ("Hélène  cote", [3]),
        ("tremb", [3]),
        ("nguyen", [2]), ("genie", [1]), ("gén", [1]), ("a", [1, 2]), ("2021", [4]), ("c", [1, 3, 4]),
        ("ਸਿੰ", [4]),
        ("oedipe", [5]), ("strasse", [5]), ("日本", [5]), ("नमस्", [5]), ("amina nguyen", []), ("elene", []),
        ("zzz", []),
      ]
      for (typed, ids) in cases {
        let found = try await found(typed, in: database)
        #expect(found == ids, "\(typed)")
      }
    }
  }

  @Test(
    "what is typed is words, never an instruction", arguments: EngineName.allCases,
    [
      "\"", "\"\"\"", "'", "amina' & !'bao", "ami*", "(amina", "amina OR bao", "NOT amina", "NEAR(amina bao)",
      "id:amina",
      "-amina", "^amina", "amina:*", "amina <-> benali", "\\", "'; DROP TABLE persons; --", "amina AND",
      "{a b}:c", "+amina",
      "a\0mina",
    ])
  func hostile(engine: EngineName, typed: String) async throws {
    try await withPeople(engine) { database in
      let ids = try await found(typed, in: database)
      let asWords = try await found(
        typed.filter { $0.isLetter || $0 == " " || $0 == "\\" ? true : false }, in: database)
      if typed.contains(where: \.isLetter), !typed.contains("\0"), !typed.contains(":"), !typed.contains("'")
      {
        #expect(ids == asWords)
      }
      #expect(try await database.count("persons") == 6)
    }
  }

  @Test("nothing to look for is no condition", arguments: ["", "  ", "!?", "'\"*", "\u{0}"])
  func nothing(typed: String) {
    #expect(Self.index.holds("id", typed, of: nil) == nil)
  }

  @Test("what was changed or removed is found no longer by its old words", arguments: EngineName.allCases)
  func changes(engine: EngineName) async throws {
    try await withPeople(engine) { database in
      try await database.write { connection in
        try Self.index.put(1, ["Amina Haddad"], in: connection)
        try Self.index.remove(3, in: connection)
        try Self.index.remove(99, in: connection)
      }
      #expect(try await found("benali", in: database) == [])
      #expect(try await found("haddad", in: database) == [1])
      #expect(try await found("helene", in: database) == [])
    }
  }

  @Test("long words and long texts are taken by both", arguments: EngineName.allCases)
  func long(engine: EngineName) async throws {
    try await withPeople(engine) { database in
      let marks = "e" + String(repeating: "\u{942}", count: 5_000)
      let texts = [
        String(repeating: "x", count: 10_000), marks, (0..<20_000).map { "w\($0)" }.joined(separator: " "),
      ]
      try await database.write { try Self.index.put(1, texts, in: $0) }
      #expect(try await found(String(repeating: "x", count: 9_000), in: database) == [1])
      #expect(try await found(marks, in: database) == [1])
      #expect(try await found("w4000", in: database) == [1])
      #expect(try await found("w19999", in: database) == [])
      #expect(try await found((0..<500).map { "w\($0)" }.joined(separator: " "), in: database) == [1])
    }
  }

  @Test(
    "words are looked for among one owner’s things, and follow a thing to another",
    arguments: EngineName.allCases)
  func owners(engine: EngineName) async throws {
    try await withPeople(engine) { database in
      func ids(_ owner: Int64) async throws -> [Int] {
        let theirs: Filter = ["council = \(owner)", Self.index.holds("id", "a", of: owner)]
        return try await database.read {
          try $0.values("SELECT id FROM persons \(where: theirs) ORDER BY id", as: Int.self)
        }
      }
      try await database.write { connection in
        try connection.run("INSERT INTO councils (id, city) VALUES (1, 'Halifax'), (2, 'Montréal')")
        try connection.run("UPDATE persons SET council = 1 WHERE id < 3")
      }
      #expect(try await ids(1) == [1, 2])
      try await database.write { try $0.run("UPDATE persons SET council = 2 WHERE id = 2") }
      #expect(try await ids(1) == [1])
      #expect(try await ids(2) == [2])
      // The last letter there is has no next one.
      try await database.write { try Self.index.put(1, ["\u{D7FF}x \u{1F9D1}"], in: $0) }
      #expect(try await ids(1) == [])
    }
  }
}

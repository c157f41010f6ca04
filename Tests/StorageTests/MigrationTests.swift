import Basics
import TestDatabases
import Testing

@testable import Storage

@Suite("Migrations")
struct MigrationTests {
  static let people: [Migration] = [
    Migration(
      "people/0001 persons",
      "CREATE TABLE persons (id \(.integer) PRIMARY KEY, name \(.text) NOT NULL) \(.strict)"),
    Migration(
      "people/0002 first names", "ALTER TABLE persons ADD COLUMN first_name \(.text)",
      "UPDATE persons SET first_name = name"),
    Migration(
      "people/0003 cities",
      "CREATE TABLE cities (id \(.integer) PRIMARY KEY, person \(.integer) REFERENCES persons (id)) \(.strict)",
      "\(sqlite: "", postgres: "CREATE INDEX ON cities (person)")"),
    Migration(
      "people/0004 persons anew",
      """
      CREATE TABLE persons_new
      (id \(.integer) PRIMARY KEY, name \(.text) NOT NULL, first_name \(.text) NOT NULL) \(.strict)
      """,
      "INSERT INTO persons_new (id, name, first_name) SELECT id, name, COALESCE(first_name, name) FROM persons",
      "\(sqlite: "DROP TABLE persons", postgres: "DROP TABLE persons CASCADE")",
      "ALTER TABLE persons_new RENAME TO persons",
      """
      \(sqlite: "", postgres: "ALTER TABLE cities ADD CONSTRAINT cities_person_fkey FOREIGN KEY (person) REFERENCES persons (id)")
      """),
  ]
  static let programmes: [Migration] = [
    Migration("programmes/0001 rounds", "CREATE TABLE rounds (id \(.integer) PRIMARY KEY) \(.strict)")
  ]

  @Test(
    "a database upgrades from every earlier state, and keeps what it held", arguments: EngineName.allCases)
  func upgrades(engine: EngineName) async throws {
    for held in 0...Self.people.count {
      try await withDatabase(engine) { database in
        try await database.migrate(Array(Self.people.prefix(held)))
        let amina: SQL =
          held > 3
          ? "INSERT INTO persons (id, name, first_name) VALUES (1, 'Amina', 'Amina')"
          : "INSERT INTO persons (id, name) VALUES (1, 'Amina')"
        if held > 0 { try await database.write { try $0.run(amina) } }
        if held == 2 || held == 3 {
          try await database.write { try $0.run("UPDATE persons SET first_name = name") }
        }
        if held > 2 {
          try await database.write { try $0.run("INSERT INTO cities (id, person) VALUES (1, 1)") }
        }
        let done = try await database.migrate(Self.people + Self.programmes)
        #expect(done == (Self.people.dropFirst(held) + Self.programmes).map(\.name))
        #expect(try await database.migrate(Self.people + Self.programmes) == [])
        let names = try await database.read {
          try $0.rows("SELECT name, first_name FROM persons").map {
            [try $0.value(at: 0), try $0.value(at: 1)] as [String]
          }
        }
        #expect(names == (held > 0 ? [["Amina", "Amina"]] : []))
        let error = await failure {
          try await database.write { try $0.run("INSERT INTO cities (id, person) VALUES (2, 77)") }
        }
        #expect(error as? StorageError == .foreignKey(engine == .sqlite ? nil : "cities_person_fkey"))
        #expect(try await database.findDamage() == [])
      }
    }
  }

  @Test("a database of a newer version is refused, and left as it is", arguments: EngineName.allCases)
  func newer(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(Self.people)
      let error = await failure { try await database.migrate(Array(Self.people.prefix(2)) + Self.programmes) }
      let refusal = try #require(error as? Refusal)
      #expect(
        refusal.sentence.en.hasPrefix(
          "This database has been used by a newer version of Allies, which made “people/0003 cities”"))
      #expect(refusal.sentence.fr.contains("«\u{A0}people/0003 cities\u{A0}»"))
      #expect(await failure { try await database.count("rounds") } != nil)
    }
  }

  @Test("an edited migration is refused", arguments: EngineName.allCases)
  func edited(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(Self.people)
      var edited = Self.people
      edited[1] = Migration("people/0002 first names", "ALTER TABLE persons ADD COLUMN first_name \(.text)")
      let error = await failure { try await database.migrate(edited) }
      #expect(
        (error as? Refusal)?.sentence.en.hasPrefix("The migration “people/0002 first names” is not the one")
          == true)
    }
  }

  @Test("a migration cannot be put before one that was carried out", arguments: EngineName.allCases)
  func outOfOrder(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      try await database.migrate(Self.people)
      let late = Migration("people/0002b late", "SELECT 1")
      let error = await failure {
        try await database.migrate([Self.people[0], late] + Self.people.dropFirst())
      }
      #expect(
        (error as? Refusal)?.sentence.en.hasPrefix(
          "The migration “people/0002b late” is new, but stands before") == true)
      // Another area's may come at any time.
      #expect(try await database.migrate(Self.programmes + Self.people) == ["programmes/0001 rounds"])
    }
  }

  @Test("two migrations of one name are refused")
  func namedTwice() async throws {
    try await withDatabase(.sqlite) { database in
      let error = await failure { try await database.migrate(Self.programmes + Self.programmes) }
      #expect(
        (error as? Refusal)?.sentence.en.hasPrefix("Two migrations are named “programmes/0001 rounds”")
          == true)
    }
  }

  @Test(
    "a migration that fails leaves nothing of itself, and those before it stay",
    arguments: EngineName.allCases)
  func failing(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let wrong = Migration(
        "people/0002 wrong", "CREATE TABLE halves (id \(.integer)) \(.strict)",
        "INSERT INTO nowhere (id) VALUES (1)")
      let error = await failure { try await database.migrate([Self.people[0], wrong]) }
      #expect(error is StorageError)
      let pending = try await database.pending([Self.people[0], wrong])
      #expect(pending.map(\.name) == ["people/0002 wrong"])
      let halves = await failure { try await database.count("halves") }
      #expect(halves is StorageError)
      let persons = try await database.count("persons")
      #expect(persons == 0)
    }
  }

  @Test("a migration that leaves a foreign key open is undone")
  func openKey() async throws {
    try await withDatabase(.sqlite) { database in
      try await database.migrate(Self.people)
      let wrong = Migration("people/0005 wrong", "INSERT INTO cities (id, person) VALUES (1, 77)")
      let error = await failure { try await database.migrate(Self.people + [wrong]) }
      #expect(error as? StorageError == .foreignKey(nil))
      #expect(try await database.count("cities") == 0)
      #expect(try await database.condition().isRight)
    }
  }

  @Test("the checksum of a migration never changes by itself")
  func checksum() throws {
    let checksums = try Self.people.map { try $0.checksum }
    #expect(checksums.first == -4_920_363_421_597_240_912)
    #expect(Set(checksums).count == checksums.count)
  }
}

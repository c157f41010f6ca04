import Basics
import PeopleTesting
import Site
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Records")
struct RecordStoreTests {
  @Test(
    "a note for oneself is read by nobody else, also with every condition taken away",
    arguments: EngineName.allCases)
  func notes(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let colleague = Access(
        person: ID(rawValue: 105), role: .coach, keeper: town.harbour.id, council: town.halifax.id,
        now: town.now)
      try await town.ask(town.karim) {
        try PersonStore($0, $1).add(town.person(colleague.person, "Omar", keptBy: $1))
      }
      try await town.ask(town.karim) { connection, access in
        let store = NoteStore(connection, access)
        try store.add("mine alone", .author, of: amina)
        try store.add("for the agency", .keeper, of: amina)
        try store.add("for all who may read", .everybody, of: amina)
      }
      func read(_ access: Access) async throws -> [String] {
        try await town.ask(access) { try NoteStore($0, $1).notes(of: amina).map(\.text) }
      }
      #expect(try await read(town.karim).count == 3)
      #expect(try await read(colleague) == ["for all who may read", "for the agency"])
      if engine == .postgres {
        #expect(try await read(colleague.unscoped) == ["for all who may read", "for the agency"])
        #expect(try await read(town.lena.unscoped) == [])
      }
      for stranger in [town.imani, town.lena, town.joelle] { #expect(try await read(stranger).isEmpty) }
      let before = try await town.ask(town.imani) {
        try NoteStore($0, $1).shared(amina, for: .matching).count
      }
      #expect(before == 0)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let shared = try await town.ask(town.imani) {
        try NoteStore($0, $1).shared(amina, for: .matching).map(\.text)
      }
      #expect(shared == ["for all who may read"])
    }
  }

  @Test("only whoever wrote a note removes it", arguments: EngineName.allCases)
  func removal(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let note = try await town.ask(town.karim) { try NoteStore($0, $1).add("a call", .keeper, of: amina) }
      let byStranger = try await town.ask(town.lena) { try NoteStore($0, $1).remove(note, of: amina) }
      #expect(!byStranger)
      let byAuthor = try await town.ask(town.karim) { try NoteStore($0, $1).remove(note, of: amina) }
      #expect(byAuthor)
    }
  }

  @Test("tags are a keeper’s own, however they are written", arguments: EngineName.allCases)
  func tags(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let elaine = try await town.add("Elaine", by: town.imani)
      let added = try await town.ask(town.karim) { connection, access in
        let store = TagStore(connection, access)
        return (
          try store.add("Prête", to: amina), try store.add("prete", to: amina), try store.tags(of: amina)
        )
      }
      #expect(added.0 && !added.1)
      #expect(added.2.map(\.name) == ["Prête"])
      let others = try await town.ask(town.imani) { connection, access in
        try TagStore(connection, access).add("other", to: elaine)
        return try TagStore(connection, access).all().map(\.name)
      }
      #expect(others == ["other"])
      let tag = try #require(added.2.first)
      let byStranger = try await town.ask(town.imani) { try TagStore($0, $1).remove(tag.id, from: amina) }
      #expect(!byStranger)
      let removed = try await town.ask(town.karim) { try TagStore($0, $1).remove(tag.id, from: amina) }
      #expect(removed)
    }
  }

  @Test("a mentee who becomes a mentor is one person with two roles in time", arguments: EngineName.allCases)
  func roles(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      try await town.ask(town.karim) { try TenureStore($0, $1).begin(.newcomer, of: amina) }
      let years = town.karim.later(.seconds(3 * 365 * 86_400))
      let tenures = try await town.ask(years) { connection, access in
        let store = TenureStore(connection, access)
        let first = try store.all(of: amina)[0].id
        #expect(try store.end(first, of: amina))
        #expect(try !store.end(first, of: amina))
        #expect(try store.begin(.professional, of: amina))
        #expect(try !store.begin(.professional, of: amina))
        return try store.all(of: amina)
      }
      #expect(tenures.map(\.role) == [.professional, .newcomer])
      #expect(tenures.map(\.isNow) == [true, false])
      let staff = try await town.ask(town.karim) { connection, access in
        let store = TenureStore(connection, access)
        return try store.end(try store.all(of: access.person)[0].id, of: access.person)
      }
      #expect(!staff, "roles of the staff end where accounts are")
    }
  }

  @Test(
    "the directory finds by what is known, narrows down and goes on where a page ended",
    arguments: EngineName.allCases)
  func directory(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      try await town.ask(town.imani) { connection, access in
        let people = PersonStore(connection, access)
        for place in 0..<7 {
          var person = town.person(ID(), "Person\(place)", keptBy: access)
          person.familyName = "Roy"
          person.city = place < 3 ? "Halifax" : "Dartmouth"
          if place == 2 { person.telephone = "19025550142" }
          try people.takeUp(
            person, as: place == 1 ? .newcomer : .professional, occupation: place == 4 ? "Soudeuse" : nil)
          if place == 5 { try TagStore(connection, access).add("board", to: person.id) }
        }
      }
      try await town.add("Person of Karim", by: town.karim)
      func names(_ query: DirectoryQuery) async throws -> [String] {
        try await town.ask(town.imani) {
          try DirectoryStore($0, $1).slice(query).entries.map(\.person.givenName)
        }
      }
      #expect(try await names(DirectoryQuery(find: "person roy")).count == 7)
      for typed in [
        "9025550142", "902-555", "555-0142", "1 902 555 0142", "5550142", "+1 902", "902 555 0142",
      ] {
        #expect(try await names(DirectoryQuery(find: typed)) == ["Person2"], "\(typed)")
      }
      #expect(try await names(DirectoryQuery(find: "soud")) == ["Person4"])
      #expect(try await names(DirectoryQuery(role: .newcomer)) == ["Person1"])
      #expect(
        try await names(DirectoryQuery(role: .professional, city: "Halifax")) == ["Person0", "Person2"])
      let tags = try await town.ask(town.imani) { try TagStore($0, $1).all() }
      #expect(try await names(DirectoryQuery(tag: tags.first?.id)) == ["Person5"])
      let cities = try await town.ask(town.imani) { try DirectoryStore($0, $1).cities() }
      #expect(cities == ["Dartmouth", "Halifax"])
      let walked = try await town.ask(town.imani) { connection, access in
        let store = DirectoryStore(connection, access)
        var names: [String] = []
        var earlier: ID<Person>?
        repeat {
          let slice = try store.slice(DirectoryQuery(find: "roy"), after: earlier, atMost: 3)
          #expect(slice.found == 7)
          names += slice.entries.map(\.person.givenName)
          earlier = slice.next
        } while earlier != nil
        return names
      }
      #expect(walked == (0..<7).map { "Person\($0)" })
      var exported: [String] = []
      exported = try await town.ask(town.imani) { connection, access in
        var names: [String] = []
        try DirectoryStore(connection, access).each(DirectoryQuery(find: "roy")) {
          names.append($0.person.givenName)
        }
        return names
      }
      #expect(exported == walked)
    }
  }

  @Test(
    "a second record is found by address, number, or nearly the same name", arguments: EngineName.allCases)
  func duplicates(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      func person(
        _ given: String, _ family: String, _ email: String? = nil, _ telephone: String? = nil,
        city: String = ""
      ) -> Person {
        Person(
          id: ID(), keeper: town.harbour.id, council: town.halifax.id, givenName: given, familyName: family,
          email: email, telephone: telephone, city: city, language: .english, added: town.now)
      }
      let amina = person("Amina", "Belaïd", "amina@example.org", "902 555 0142", city: "Halifax")
      try await town.ask(town.karim) { try PersonStore($0, $1).add(amina) }
      func found(_ other: Person, _ access: Access) async throws -> [[Duplicate.Reason]] {
        try await town.ask(access) { try ReachStore($0, $1).duplicates(of: other).map(\.reasons) }
      }
      #expect(try await found(person("A.", "B.", "Amina@Example.org "), town.karim) == [[.email]])
      #expect(try await found(person("X", "Y", nil, "+1 (902) 555-0142 ext 7"), town.karim) == [[.telephone]])
      #expect(try await found(person("Amina", "Belaid"), town.karim) == [[.name]])
      #expect(try await found(person("Belaïd", "Amina", city: "HALIFAX"), town.karim) == [[.nameAndCity]])
      #expect(try await found(person("Aminah", "Belaid"), town.karim) == [[.name]])
      #expect(try await found(person("Amine", "Bertrand"), town.karim) == [])
      #expect(try await found(person("Amina", "Belaïd", "amina@example.org"), town.lena) == [])
    }
  }

  @Test(
    "other agencies of a council tell one bit, and nothing of who or where", arguments: EngineName.allCases)
  func knownElsewhere(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      var amina = town.person(ID(), "Amina", keptBy: town.karim)
      amina.email = "amina@example.org"
      let kept = amina
      try await town.ask(town.karim) { try PersonStore($0, $1).add(kept) }
      func asks(_ access: Access, _ email: String?) async throws -> Bool {
        var person = town.person(ID(), "Somebody", keptBy: access)
        person.email = email
        return try await KnownElsewhere.asks(town.database.behind(access.wall), for: person, access)
      }
      #expect(try await asks(town.lena, "AMINA@example.org"))
      #expect(try await asks(town.imani, "amina@example.org"))
      #expect(try await !asks(town.lena, "bao@example.org"))
      #expect(try await !asks(town.lena, nil))
      // Not of oneself, and not across councils.
      #expect(try await !asks(town.karim, "amina@example.org"))
      #expect(try await !asks(town.joelle, "amina@example.org"))
      let rows = try await town.ask(town.lena.unscoped) { connection, _ in
        try connection.value("SELECT COUNT(*) FROM reach_digests", as: Int.self)
      }
      if engine == .postgres { #expect(rows == 0) }
    }
  }
}

@Suite("Notes on columns of people")
struct PeopleColumnTests {
  @Test(
    "every column of this area's tables has a note, and every note a column", arguments: EngineName.allCases)
  func complete(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let platform = [
        "audit_", "form_drafts.", "sessions.", "storage_migrations.", "jobs.", "job_", "mail_", "uploads.",
        "kept_answers.",
      ]
      // What each engine calls the columns of a search is its own affair.
      let isOwn = { (name: String) in
        !platform.contains { name.hasPrefix($0) } && !name.contains("_search")
      }
      let there = try await town.database.columnNames().filter(isOwn)
      let noted = PeopleArea.notes.flatMap { note in note.columns.map { "\(note.table).\($0.name)" } }
      #expect(noted.filter(isOwn).sorted() == there.sorted())
    }
  }
}

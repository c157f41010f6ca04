import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Sharing")
struct SharingTests {
  @Test("a coach finds the people of her own agency, and nobody else’s", arguments: EngineName.allCases)
  func ownPeople(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let found = try await town.ask(town.karim) { try PersonStore($0, $1).search("ami", atMost: 10) }
      #expect(found.map(\.id) == [amina])
      for stranger in [town.imani, town.lena, town.joelle] {
        let searched = try await town.ask(stranger) { try PersonStore($0, $1).search("ami", atMost: 10) }
        #expect(searched.isEmpty)
        let asked = try await town.ask(stranger) { connection, access in
          let store = PersonStore(connection, access)
          return try store.kept(amina) == nil && store.shared(amina, for: .matching) == nil
        }
        #expect(asked)
      }
    }
  }

  @Test(
    "a consent opens a record to its recipient, for its purpose and its time", arguments: EngineName.allCases)
  func consent(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let consent = try await town.agree(amina, keptBy: town.karim, to: town.halifax, until: 30)
      let read = try await town.ask(town.imani) { try PersonStore($0, $1).shared(amina, for: .matching) }
      #expect(read?.person.givenName == "Amina")
      #expect(read?.reliesOn.id == consent)

      let others: [(Access, Consent.Purpose)] = [
        (town.imani, .referral), (town.lena, .matching), (town.joelle, .matching),
        (town.imani.later(.seconds(30 * 86_400)), .matching), (town.imani.later(.seconds(-1)), .matching),
      ]
      for (access, purpose) in others {
        let read = try await town.ask(access) { try PersonStore($0, $1).shared(amina, for: purpose) != nil }
        #expect(!read)
      }
    }
  }

  @Test("a consent for a whole council opens a record to its agencies too", arguments: EngineName.allCases)
  func wholeCouncil(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let elaine = try await town.add("Elaine", by: town.imani)
      try await town.agree(elaine, keptBy: town.imani, to: town.halifax, whole: true)
      for (access, reads) in [(town.karim, true), (town.lena, true), (town.joelle, false)] {
        let read = try await town.ask(access) {
          try PersonStore($0, $1).shared(elaine, for: .matching) != nil
        }
        #expect(read == reads)
      }
    }
  }

  @Test("once a consent is withdrawn nobody reads by it any more", arguments: EngineName.allCases)
  func withdrawal(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let consent = try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let byStranger = try await town.ask(town.lena) {
        try ConsentStore($0, $1).withdraw(consent, by: $1.person)
      }
      #expect(!byStranger)
      let withdrawn = try await town.ask(town.karim) {
        try ConsentStore($0, $1).withdraw(consent, by: $1.person)
      }
      #expect(withdrawn)
      let read = try await town.ask(town.imani) {
        try PersonStore($0, $1).shared(amina, for: .matching) != nil
      }
      #expect(!read)
    }
  }

  @Test("a read by consent leaves its line in the audit log", arguments: EngineName.allCases)
  func audited(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let before = try await town.database.count("audit_entries")
      _ = try await town.ask(town.imani) { try PersonStore($0, $1).shared(amina, for: .matching) }
      #expect(try await town.database.count("audit_entries") == before + 1)
    }
  }

  @Test("with every condition taken away, PostgreSQL still shows nothing of others")
  func secondWall() async throws {
    try await Town.open(.postgres) { town in
      let amina = try await town.add("Amina", by: town.karim)
      for stranger in [town.imani, town.lena, town.joelle] {
        let seen = try await town.ask(stranger.unscoped) { connection, access in
          try PersonStore(connection, access).kept(amina) != nil
            || connection.value("SELECT COUNT(*) FROM people", as: Int.self) != 1
            || connection.run("UPDATE people SET city = 'X' WHERE id = \(amina)") > 0
        }
        #expect(!seen)
        let taken = await failure {
          try await town.ask(stranger.unscoped) { connection, access in
            try connection.run(
              "INSERT INTO appointments (id, person, role, keeper, council, begun) VALUES (1, \(access.person), 'coach', 11, 1, 0)"
            )
          }
        }
        #expect(taken != nil)
      }
      try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      let seen = try await town.ask(town.imani.unscoped) { try PersonStore($0, $1).kept(amina)?.givenName }
      #expect(seen == "Amina")
      let shut = try await town.database.behind(.shut).read {
        try $0.value("SELECT COUNT(*) FROM people", as: Int.self)
      }
      #expect(shut == 0)
    }
  }

  @Test("every table of this area that names a person stands behind the wall")
  func guarded() async throws {
    try await Town.open(.postgres) { town in
      let open = try await town.database.read { connection in
        try connection.values(
          """
          SELECT CAST(c.relname AS TEXT) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE n.nspname = current_schema() AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
          ORDER BY 1
          """, as: String.self)
      }
      let reasons = [
        "audit_chain": "numbers alone", "audit_entries": "numbers alone", "audit_waiting": "numbers alone",
        "chosen_roles": "numbers alone", "reach_keys": "names no person",
        "form_drafts": "opened by a secret", "keepers": "names no person",
        "organisations_search": "names no person",
        "kept_answers": "opened by a token and a key",
        "people_search": "found by the number of a guarded row", "sessions": "opened by a secret",
        "jobs": "numbers alone", "job_schedules": "names no person",
        "mail_letters": "the program’s own outbox",
        "mail_returns": "the program’s own outbox", "mail_suppressions": "the program’s own outbox",
        "storage_migrations": "names no person",
        "uploads": "opened by an id by chance",
      ]
      let strays = open.filter { reasons[$0] == nil }
      #expect(strays.isEmpty, "\(strays)")
    }
  }
}

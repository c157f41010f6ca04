import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// Programmes in the database, on both engines.
@Suite("Programmes kept")
struct ProgrammeStoreTests {
  private let name = Bilingual(en: "Halifax Connector", fr: "Connecteur Halifax")

  @Test("versions are numbered, kept and told with who made them", arguments: EngineName.allCases)
  func versions(engine: EngineName) async throws {
    try await Town.open(engine, besides: [ProgrammesArea.area()]) { town in
      let id = try await town.ask(town.imani) { connection, access in
        let store = ProgrammeStore(connection, access)
        let id = try store.adopt(name, model: "connector", version: 1, document: "one")
        try store.adapt(id, "two", after: 1)
        return id
      }
      try await town.ask(town.imani) { connection, access in
        let store = ProgrammeStore(connection, access)
        #expect(try store.version(of: id)?.document == "two")
        #expect(try store.version(1, of: id)?.document == "one")
        #expect(try store.version(3, of: id) == nil)
        let all = try store.versions(of: id, atMost: 10)
        #expect(all.map(\.version.number) == [2, 1] && all.map(\.by) == ["Imani", "Imani"])
      }
      // A coach of an agency reads how it works, and not the coordinator's record.
      try await town.ask(town.karim) { connection, access in
        let store = ProgrammeStore(connection, access)
        let names = try store.versions(of: id, atMost: 10).map(\.by)
        #expect(names == [nil, nil])
        #expect(throws: Refusal.self) { try store.adapt(id, "three", after: 2) }
        #expect(throws: Refusal.self) { try store.close(id) }
      }
      try await town.ask(town.joelle) { connection, access in
        let store = ProgrammeStore(connection, access)
        let (all, one, version) = (try store.all(), try store.programme(id), try store.version(1, of: id))
        #expect(all.isEmpty && one == nil && version == nil)
      }
    }
  }

  @Test("of two who change the same version one is heard, and the other told", arguments: EngineName.allCases)
  func conflict(engine: EngineName) async throws {
    try await Town.open(engine, besides: [ProgrammesArea.area()]) { town in
      let id = try await town.ask(town.imani) {
        try ProgrammeStore($0, $1).adopt(name, model: "connector", version: 1, document: "one")
      }
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for text in ["two", "zwei", "deux", "dos"] {
          group.addTask {
            (try? await town.ask(town.imani) { try ProgrammeStore($0, $1).adapt(id, text, after: 1) }) != nil
          }
        }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 }.count == 1)
      let versions = try await town.ask(town.imani) {
        try ProgrammeStore($0, $1).versions(of: id, atMost: 10).count
      }
      #expect(versions == 2)
    }
  }

  @Test("a closed programme is changed by nobody until it is opened again", arguments: EngineName.allCases)
  func closing(engine: EngineName) async throws {
    try await Town.open(engine, besides: [ProgrammesArea.area()]) { town in
      try await town.ask(town.imani) { connection, access in
        let store = ProgrammeStore(connection, access)
        let id = try store.adopt(name, model: "connector", version: 1, document: "one")
        try store.close(id)
        #expect(try store.open().isEmpty)
        let all = try store.all().map(\.id)
        #expect(all == [id])
        #expect(throws: Refusal.self) { try store.close(id) }
        #expect(throws: Refusal.self) { try store.adapt(id, "two", after: 1) }
        try store.reopen(id)
        #expect(throws: Refusal.self) { try store.reopen(id) }
        try store.adapt(id, "two", after: 1)
        try store.rename(id, Bilingual(en: "Connector", fr: "Connecteur"))
        #expect(try store.programme(id)?.name.fr == "Connecteur")
        #expect(try store.open().count == 1)
      }
    }
  }
}

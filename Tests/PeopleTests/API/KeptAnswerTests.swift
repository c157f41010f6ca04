import Basics
import PeopleTesting
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Site

@Suite("Sending twice")
struct KeptAnswerTests {
  private static let tag = #"{"tag":"ready"}"#
  private static let note = #"{"text":"Called","visibility":"keeper"}"#

  private func notes(_ desk: TownSite) async throws -> Int {
    try await desk.town.database.read { try $0.value("SELECT COUNT(*) FROM notes", as: Int.self) ?? 0 }
  }

  @Test(
    "the same key and the same body are done once and answered alike; another body is refused",
    arguments: EngineName.allCases)
  func once(engine: EngineName) async throws {
    try await TownSite.open(engine) { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.karim)
      let (karim, other) = (
        try await desk.program(of: desk.town.karim), try await desk.program(of: desk.town.karim)
      )
      let address = "/people/\(amina)/notes"
      let first = try await karim.post(address, Self.note, key: "k1")
      let again = try await karim.post(address, Self.note, key: "\"k1\"")
      #expect(first.status == 201 && again.status == 201 && first.text == again.text)
      #expect(first.place == again.place && again.headers["idempotency-replayed"] == "true")
      #expect(try await notes(desk) == 1)
      for (place, body) in [(address, Self.note + " "), ("/people/\(amina)/tags", Self.tag)] {
        #expect(try await karim.post(place, body, key: "k1").status == 422)
      }
      // A key belongs to its token, and lasts a day.
      #expect(try await other.post(address, Self.note, key: "k1").status == 201)
      desk.site.clock.move(seconds: 86_400)
      #expect(try await karim.post(address, Self.note, key: "k1").headers["idempotency-replayed"] == nil)
      #expect(try await notes(desk) == 3)
    }
  }

  @Test("while the first is under way the second waits, and what went wrong may be tried again")
  func underWay() async throws {
    try await TownSite.open { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.karim)
      let karim = try await desk.program(of: desk.town.karim)
      let address = "/people/\(amina)/notes"
      #expect(try await karim.post(address, #"{"text":""}"#, key: "k2").status == 422)
      #expect(try await karim.post(address, Self.note, key: "k2").status == 201)
      try await desk.town.database.write {
        try $0.run("UPDATE kept_answers SET status = NULL WHERE key = 'k2'")
      }
      let waiting = try await karim.post(address, Self.note, key: "k2")
      #expect(waiting.status == 409 && waiting.headers["retry-after"] == "2")
      for key in [" ", "", String(repeating: "k", count: 256), "é"] {
        #expect(try await karim.post(address, Self.note, key: key).status == 400, "\(key)")
      }
      #expect(try await notes(desk) == 1)
    }
  }

  @Test("of many at the same moment with one key, one is done")
  func atOnce() async throws {
    try await TownSite.open { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.karim)
      let karim = try await desk.program(of: desk.town.karim)
      try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 {
          group.addTask { try await karim.post("/people/\(amina)/notes", Self.note, key: "k3").status }
        }
        for try await status in group { #expect(status == 201 || status == 409) }
      }
      #expect(try await notes(desk) == 1)
    }
  }

  @Test("answers are forgotten after a day, and with an erasure")
  func forgotten() async throws {
    try await TownSite.open { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.karim)
      let karim = try await desk.program(of: desk.town.karim)
      _ = try await karim.post("/people/\(amina)/notes", Self.note, key: "k4")
      let (now, access) = (desk.site.clock.now, desk.town.karim)
      try await desk.town.database.behind(.open).write { connection in
        try KeptAnswers.removeOld(at: now + .seconds(86_399), in: connection)
        #expect(try connection.value("SELECT COUNT(*) FROM kept_answers", as: Int.self) == 1)
        try ErasureStore(connection, access).erase(amina, .asked)
        #expect(try connection.value("SELECT COUNT(*) FROM kept_answers", as: Int.self) == 0)
      }
      let bao = try await desk.town.add("Bao", by: desk.town.karim)
      _ = try await karim.post("/people/\(bao)/notes", Self.note, key: "k5")
      try await desk.town.database.write { connection in
        try KeptAnswers.removeOld(at: now + .seconds(86_400), in: connection)
        #expect(try connection.value("SELECT COUNT(*) FROM kept_answers", as: Int.self) == 0)
      }
    }
  }
}

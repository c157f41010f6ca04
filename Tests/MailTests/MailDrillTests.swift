import Foundation
import Storage
import TestDatabases
import Testing

@testable import Mail

@Suite("Letters under bad luck", .serialized)
struct MailDrillTests {
  @Test(
    "a worker that is killed loses no letter that was acknowledged; what comes twice is the same letter",
    arguments: EngineName.allCases)
  func killed(engine: EngineName) async throws {
    try await drill(engine, kills: 2)
  }

  @Test(
    "500 kills lose no letter that was acknowledged", .enabled(if: areLongTestsAskedFor),
    arguments: EngineName.allCases)
  func killedOften(engine: EngineName) async throws {
    try await drill(engine, kills: 500)
  }

  private func drill(_ engine: EngineName, kills: Int) async throws {
    let place = try TestPlace(engine)
    defer { place.remove() }
    let sink = try SMTPSink()
    defer { sink.end() }
    var acknowledged: Set<String> = []
    for _ in 0..<kills {
      let child = try Child("mail", place.address, "4", "\(sink.port)")
      let said = try await child.killed(afterLines: Int.random(in: 1...40))
      acknowledged.formUnion(said.filter { $0 != "ready" })
    }
    let database = try Database.open(place.address)
    try await database.write { try $0.run("UPDATE jobs SET due = 0, attempts = 0 WHERE state = 'open'") }
    let tests = TestOutbox(prepared: database) { $0.mostToOne = .max }
    try await tests.deliver(try sink.carrier)
    let taken = sink.taken
    let identities = taken.compactMap { $0.header("Message-ID") }
    #expect(identities.count == taken.count)
    let sent = try await database.read {
      try $0.values("SELECT id FROM mail_letters WHERE state = 'sent'", as: Int64.self)
    }
    #expect(acknowledged.subtracting(sent.map { "\($0)" }).isEmpty)
    #expect(Set(identities) == Set(sent.map { "<\(LetterID(rawValue: $0).digits)@halifax.example>" }))
    // At most the letters that were under way at a kill came twice.
    #expect(taken.count - sent.count <= kills * 8)
    for (_, same) in Dictionary(grouping: taken, by: { $0.header("Message-ID") }) where same.count > 1 {
      #expect(Set(same.map { $0.lines.dropFirst() }).count == 1)
    }
    await database.close()
  }

  @Test("a server that goes silent after each letter gets the same letter again, and others theirs")
  func silent() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestOutbox(database)
      let sink = try SMTPSink(.silentAfterLetter)
      defer { sink.end() }
      let id = try await tests.add()
      try await tests.deliver(try sink.carrier, attempts: 3)
      #expect(Set(sink.taken.map(\.lines)).count == 1)
      #expect(sink.taken.count == 3)
      #expect(try await tests.state(id) == .waiting)
      sink.behave(nil)
      let other = try await tests.add()
      try await tests.deliver(try sink.carrier)
      #expect(try await tests.state(other) == .sent)
    }
  }
}

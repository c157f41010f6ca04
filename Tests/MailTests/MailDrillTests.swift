import Foundation
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import Mail

@Suite("Letters under bad luck", .serialized)
struct MailDrillTests {
  @Test(
    "a worker that is killed loses no letter that was acknowledged; what comes twice is the same letter",
    arguments: Kills.asked)
  func killed(_ kills: Kills) async throws {
    let place = try TestPlace(kills.engine)
    defer { place.remove() }
    let sink = try SMTPSink()
    defer { sink.end() }
    let acknowledged = try await kills.carryOut(at: place, afterAtMost: 40, ("mail", ["4", "\(sink.port)"]))
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
    #expect(taken.count - sent.count <= kills.count * 8)
    for (_, same) in Dictionary(grouping: taken, by: { $0.header("Message-ID") }) where same.count > 1 {
      #expect(Set(same.map { $0.lines.dropFirst() }).count == 1)
    }
    if areLongTestsAskedFor {
      print("letters: \(kills), \(acknowledged.count) acknowledged, \(sent.count) sent, \(taken.count) taken")
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

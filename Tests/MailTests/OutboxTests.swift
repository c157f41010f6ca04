import Basics
import Foundation
import Storage
import Synchronization
import TestDatabases
import TestSupport
import Testing

@testable import Mail

@Suite("The outbox")
struct OutboxTests {
  /// A carrier that writes down what it carried.
  private static func carrier(
    _ carried: Carried,
    _ answer: @escaping @Sendable (Int) throws -> MailAnswer = { _ in MailAnswer(code: 250) }
  ) -> MailCarrier {
    MailCarrier(deadline: .seconds(10)) { envelope, bytes in
      let count = carried.held.withLock { held in
        held.append((envelope, String(decoding: bytes, as: UTF8.self)))
        return held.count
      }
      return try answer(count)
    }
  }

  @Test("a letter is sent when its reason was kept, and not otherwise", arguments: EngineName.allCases)
  func transactional(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestOutbox(database)
      let sink = try SMTPSink()
      defer { sink.end() }
      struct ChangedMind: Error {}
      let outbox = tests.outbox
      _ = await failure {
        try await database.write { connection in
          try outbox.add(Letters.to("bao@example.org"), in: connection)
          throw ChangedMind()
        }
      }
      let id = try await tests.add()
      try await tests.deliver(try sink.carrier)
      #expect(sink.taken.map(\.recipients) == [["<amina@example.org>"]])
      #expect(sink.taken.first?.header("Message-ID") == "<\(id.digits)@halifax.example>")
      #expect(sink.taken.first?.sender == "<returns+\(id.digits)@halifax.example>")
      #expect(try await tests.state(id) == .sent)
    }
  }

  @Test("of letters for one occasion one is sent")
  func once() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestOutbox(database)
      let outbox = tests.outbox
      try await tests.add(once: "match 4711")
      #expect(try await database.write { try outbox.add(Letters.to(), in: $0, once: "match 4711") } == nil)
      #expect(try await database.count("mail_letters") == 1)
    }
  }

  @Test("what is sent again is the same to the last byte", arguments: EngineName.allCases)
  func again(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestOutbox(database)
      let carried = Carried()
      let id = try await tests.add()
      // The server took it twice, and nobody could hear it say so.
      try await tests.deliver(
        Self.carrier(carried) { count in
          if count < 3 { throw MailProblem.unreachable("gone") }
          return MailAnswer(code: 250)
        })
      let letters = carried.held.withLock { $0.map(\.1) }
      #expect(letters.count == 3)
      #expect(Set(letters).count == 1)
      #expect(try await tests.state(id) == .sent)
    }
  }

  @Test("a letter that is refused for good is not tried again; a mailbox that is gone gets no other")
  func refused() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestOutbox(database)
      let carried = Carried()
      let gone = MailProblem.refused(MailAnswer(code: 550, status: "5.1.1"))
      let first = try await tests.add()
      try await tests.deliver(Self.carrier(carried) { _ in throw gone })
      #expect(try await tests.state(first) == .refused)
      let second = try await tests.add(Letters.to("AMINA@example.org"))
      try await tests.deliver(Self.carrier(carried))
      #expect(try await tests.state(second) == .withheld)
      #expect(carried.held.withLock { $0.count } == 1)
      let outbox = tests.outbox
      try await database.write { try outbox.lift(Letters.to().to, in: $0) }
      let third = try await tests.add()
      try await tests.deliver(Self.carrier(carried))
      #expect(try await tests.state(third) == .sent)
      // A full mailbox, or words that a server did not like, say nothing of the address.
      let disliked = MailProblem.refused(MailAnswer(code: 554, status: "5.7.1"))
      try await tests.add()
      try await tests.deliver(Self.carrier(carried) { _ in throw disliked })
      #expect(try await database.read { try outbox.isSuppressed(Letters.to().to, in: $0) } == false)
    }
  }

  @Test("a letter that no server takes is given up with the reason, and can be tried anew")
  func givenUp() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestOutbox(database)
      let carried = Carried()
      let id = try await tests.add()
      try await tests.deliver(
        Self.carrier(carried) { _ in throw MailProblem.notNow(MailAnswer(code: 451, status: "4.3.0")) })
      let outbox = tests.outbox
      let dead = try #require(try await database.read { try outbox.givenUp(in: $0) }.first)
      #expect(dead.reason == "the server says 451 4.3.0")
      #expect(dead.attempts == 3)
      #expect(try await tests.state(id) == .waiting)
      #expect(try await database.write { try outbox.retry(dead.id, in: $0) } == 1)
      try await tests.deliver(Self.carrier(carried))
      #expect(try await tests.state(id) == .sent)
    }
  }

  @Test(
    "one mailbox gets so many letters in an hour; the others wait, and others' do not",
    arguments: EngineName.allCases)
  func rate(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestOutbox(database) { $0.mostToOne = 2 }
      let carried = Carried()
      for _ in 0..<2 { try await tests.add() }
      try await tests.deliver(Self.carrier(carried))
      for _ in 0..<2 { try await tests.add() }
      try await tests.add(Letters.to("bao@example.org"))
      try await tests.deliver(Self.carrier(carried))
      func count(_ address: String) -> Int {
        carried.held.withLock { $0.count { $0.0.recipient.text == address } }
      }
      #expect(count("amina@example.org") == 2)
      #expect(count("bao@example.org") == 1)
      tests.clock.advance(by: .seconds(3_601))
      try await tests.deliver(Self.carrier(carried))
      #expect(count("amina@example.org") == 4)
    }
  }

  @Test(
    "no mailbox gets one letter more than it may, with all hands at work at once",
    arguments: EngineName.allCases)
  func rateAtOnce(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestOutbox(database) { $0.mostToOne = 3 }
      // One was begun by a worker that died with it: the server may have it.
      let dead = try await tests.add()
      let now = tests.clock.now
      try await database.write { connection in
        try connection.run("UPDATE mail_letters SET begun = \(now) WHERE id = \(dead)")
        try connection.run("UPDATE jobs SET due = \(now + .seconds(70)), attempts = 1")
      }
      for _ in 0..<7 { try await tests.add() }
      let carried = Carried()
      // Nobody leaves the server before each of the eight is there, or has been told to wait.
      let carrier = MailCarrier(deadline: .seconds(10)) { envelope, _ in
        carried.held.withLock { $0.append((envelope, "")) }
        while true {
          let waiting = try await database.read {
            try $0.value(
              "SELECT COUNT(*) FROM jobs WHERE state = 'open' AND claim IS NULL AND due > \(now)",
              as: Int.self)
          }
          if carried.held.withLock({ $0.count }) + (waiting ?? 0) >= 8 { return MailAnswer(code: 250) }
          await Task.yield()
        }
      }
      try await tests.deliver(carrier)
      #expect(carried.held.withLock { $0.count } == 2)
      // The dead worker's letter takes the place that it has already.
      tests.clock.advance(by: .seconds(71))
      try await tests.deliver(Self.carrier(carried))
      #expect(try await tests.state(dead) == .sent)
      #expect(carried.held.withLock { $0.count } == 3)
    }
  }

  @Test(
    "what a letter said is forgotten after seven days, the letter after ninety",
    arguments: EngineName.allCases)
  func forgetting(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestOutbox(database)
      let carried = Carried()
      let sent = try await tests.add()
      try await tests.deliver(Self.carrier(carried))
      // This one is not due yet.
      let outbox = tests.outbox
      let later = tests.clock.now + .seconds(86_400 * 20)
      try await database.write { _ = try outbox.add(Letters.to("bao@example.org"), in: $0, due: later) }
      func forget(afterDays days: Int) async throws -> [Int] {
        tests.clock.advance(by: .seconds(86_400 * days + 1))
        let (bodies, letters) = try await database.write { try outbox.forget(in: $0) }
        return [bodies, letters]
      }
      #expect(try await forget(afterDays: 6) == [0, 0])
      #expect(try await forget(afterDays: 1) == [1, 0])
      let held = try await database.read { connection in
        try connection.values(
          "SELECT COUNT(*) FROM mail_letters WHERE text_fr IS NULL AND html_en IS NULL", as: Int.self)
      }
      #expect(held == [1])
      #expect(try await tests.state(sent) == .sent)
      #expect(try await forget(afterDays: 24) == [1, 0])
      #expect(try await forget(afterDays: 60) == [0, 2])
    }
  }

  @Test("every column of the outbox has a note, and every note a column", arguments: EngineName.allCases)
  func notes(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      _ = try await TestOutbox(database)
      let noted = Outbox.notes.flatMap { note in note.columns.map { "\(note.table).\($0.name)" } }
      let there = try await database.columnNames().filter { $0.hasPrefix("mail_") }
      #expect(noted.sorted() == there.sorted())
    }
  }
}

/// What was carried, in order.
private final class Carried: Sendable {
  let held = Mutex<[(MailEnvelope, String)]>([])
}

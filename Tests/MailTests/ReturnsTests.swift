import Basics
import Foundation
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import Mail

@Suite("Letters that come back")
struct ReturnsTests {
  static func report(
    to: String = "council@halifax.example", action: String = "failed", status: String = "5.1.1",
    identity: String = ""
  ) -> [UInt8] {
    let lines = """
      Return-Path: <>
      From: Mail Delivery System <mailer-daemon@example.org>
      To: \(to)
      Subject: Undelivered Mail Returned to Sender
      MIME-Version: 1.0
      Content-Type: multipart/report; report-type=delivery-status;
      \tboundary="abc/=_123"

      This is a MIME-encapsulated message.

      --abc/=_123
      Content-Type: text/plain; charset=us-ascii

      Status: 5.0.0 is what a person reads here.

      --abc/=_123
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mail.example.org
      Arrival-Date: Sun, 22 Nov 2026 10:15:30 +0000

      Final-Recipient: rfc822; amina@example.org
      Action: \(action)
      Status: \(status) (a comment)
      Diagnostic-Code: smtp; 550 5.1.1 user unknown

      --abc/=_123
      Content-Type: message/rfc822

      Message-ID: <\(identity)>
      Subject: Hello

      Amina
      --abc/=_123--

      """
    return Array(lines.replacing("\n", with: "\r\n").utf8)
  }

  @Test("a report tells its codes, and which letter it is about")
  func read() throws {
    let report = try #require(DeliveryReport(message: Self.report(identity: "00ff@halifax.example")))
    #expect(report.outcomes.map(\.status.text) == ["5.1.1"])
    #expect(report.outcomes.map(\.action) == [.failed])
    #expect(report.identity == "00ff@halifax.example")
    #expect(report.recipients == ["council@halifax.example"])
  }

  @Test(
    "a letter whose mailbox is gone is marked, and nobody writes there again", arguments: EngineName.allCases)
  func gone(engine: EngineName) async throws {
    try await withDatabase(engine) { database in
      let tests = try await TestOutbox(database)
      let outbox = tests.outbox
      for byAddress in [true, false] {
        let letter = Letters.to(byAddress ? "amina@example.org" : "bao@example.org")
        let id = try await tests.add(letter)
        let message =
          byAddress
          ? Self.report(to: "<\(Letters.origin.returnAddress(of: id).text)>")
          : Self.report(identity: Letters.origin.identity(of: id))
        for _ in 0..<2 {
          #expect(
            try await database.write { try outbox.takeReturn(message, to: Letters.origin, in: $0) } == id)
        }
        #expect(try await tests.state(id) == .returned)
        #expect(try await database.read { try outbox.isSuppressed(letter.to, in: $0) })
      }
      #expect(try await database.count("mail_returns") == 2)
    }
  }

  @Test("a delay changes nothing; three full mailboxes in a month are enough")
  func full() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestOutbox(database)
      let outbox = tests.outbox
      func returned(_ id: LetterID, _ action: String, _ status: String) async throws -> Bool {
        let message = Self.report(action: action, status: status, identity: Letters.origin.identity(of: id))
        return try await database.write { connection in
          try outbox.takeReturn(message, to: Letters.origin, in: connection)
          return try outbox.isSuppressed(Letters.to().to, in: connection)
        }
      }
      let first = try await tests.add()
      #expect(try await returned(first, "delayed", "4.4.7") == false)
      #expect(try await tests.state(first) == .waiting)
      #expect(try await returned(first, "failed", "5.2.2") == false)
      #expect(try await returned(try await tests.add(), "failed", "5.2.2") == false)
      #expect(try await returned(try await tests.add(), "failed", "5.2.2"))
    }
  }

  @Test("whoever does not know the letter's number harms nobody")
  func forged() async throws {
    try await withDatabase(.sqlite) { database in
      let tests = try await TestOutbox(database)
      let outbox = tests.outbox
      let id = try await tests.add()
      for message in [
        Self.report(), Self.report(identity: "0000000000000001@halifax.example"),
        Self.report(identity: "\(id.digits)@elsewhere.example"),
        Self.report(to: "returns+\(id.digits)@elsewhere.example"),
        Self.report(to: "returns+@halifax.example"),
        Array("Subject: hello\r\n\r\nAmina\r\n".utf8), [],
      ] {
        #expect(
          try await database.write { try outbox.takeReturn(message, to: Letters.origin, in: $0) } == nil)
      }
      #expect(try await tests.state(id) == .waiting)
    }
  }

  @Test("no message stops the reader, however it was made")
  func fuzz() throws {
    let whole = Self.report(identity: "00ff@halifax.example")
    var numbers = SeededNumbers(seed: 11)
    var read = 0
    for _ in 0..<3_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...6, using: &numbers) {
        let place = Int.random(in: 0..<bytes.count, using: &numbers)
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
        case 1:
          bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...60, using: &numbers)))
        case 2:
          bytes.insert(
            contentsOf: bytes[place...].prefix(Int.random(in: 1...200, using: &numbers)), at: place)
        default: bytes.insert(contentsOf: Array("\r\n--abc/=_123\r\n".utf8), at: place)
        }
        if bytes.isEmpty { bytes = whole }
      }
      if DeliveryReport(message: bytes) != nil { read += 1 }
    }
    #expect(read > 100)
  }

  @Test("a message of any size is looked at in bounds")
  func bounds() {
    let clock = ContinuousClock()
    let head = "Content-Type: multipart/report; boundary=x\r\n\r\n"
    let part = "--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
    for body in [
      String(repeating: part, count: 20_000), String(repeating: "--x\r\n", count: 400_000),
      String(repeating: " folded\r\n", count: 300_000), String(repeating: "a: b\r\n", count: 300_000),
      String(repeating: "\r\n", count: 1_000_000),
    ] {
      let began = clock.now
      let report = DeliveryReport(message: Array((head + body).utf8))
      #expect((report?.outcomes.count ?? 0) <= 400)
      #expect(clock.now - began < .seconds(20))
    }
  }

  @Test(
    "codes are read as they are written, and nothing else is",
    arguments: ["5.1.1", "4.4.7", "2.0.0", "5.123.99"])
  func codes(text: String) {
    #expect(EnhancedStatus(text.utf8)?.text == text)
    for wrong in ["", "5", "5.1", "5.1.", "x.1.1", "3.1.1", "5.1.1.1", "5.1111.1", ".1.1", "5..1"] {
      #expect(EnhancedStatus(wrong.utf8) == nil, "\(wrong)")
    }
  }
}

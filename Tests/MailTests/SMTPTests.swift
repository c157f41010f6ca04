import Basics
import Foundation
import Storage
import TestSupport
import Testing

@testable import Mail

@Suite("Handing letters to a server", .serialized)
struct SMTPTests {
  private static let envelope = MailEnvelope(
    sender: Letters.sender.address, recipient: Letters.to().to)
  private static let bytes = Array("Subject: Hello\r\n\r\nAmina\r\n".utf8)

  /// What became of handing it over.
  private func handed(_ sink: SMTPSink, _ bytes: [UInt8] = bytes) async throws -> Result<
    MailAnswer, MailProblem
  > {
    do {
      return .success(try await sink.carrier.carry(Self.envelope, bytes))
    } catch let problem as MailProblem {
      return .failure(problem)
    }
  }

  private func withSink(_ manner: SMTPSink.Manner? = nil, _ body: (SMTPSink) async throws -> Void)
    async throws
  {
    let sink = try SMTPSink(manner)
    defer { sink.end() }
    try await body(sink)
  }

  @Test("a letter arrives once, for one mailbox, as it was")
  func arrives() async throws {
    try await withSink { sink in
      #expect(try await handed(sink) == .success(MailAnswer(code: 250, status: "2.0.0")))
      let taken = try #require(sink.taken.first)
      #expect(sink.taken.count == 1)
      #expect(taken.sender == "<council@halifax.example>")
      #expect(taken.recipients == ["<amina@example.org>"])
      #expect(taken.lines == ["Subject: Hello", "", "Amina"])
      #expect(sink.commands.first == "EHLO halifax.example")
    }
  }

  @Test("lines that begin with dots arrive with their dots")
  func dots() async throws {
    try await withSink { sink in
      let lines = [".", "..", ".a", "a.", "", ".", "end"]
      _ = try await handed(sink, Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
      #expect(sink.taken.first?.lines == lines)
    }
  }

  @Test("a long letter arrives whole")
  func long() async throws {
    try await withSink { sink in
      let letter = Letters.to(text: String(repeating: "Élaine aimerait vous rencontrer.\n", count: 10_000))
      let format = LetterFormat(
        sender: Letters.sender, identity: "1@halifax.example", moment: Moment(microsecondsSince1970: 0))
      let bytes = format.bytes(of: letter)
      _ = try await handed(sink, bytes)
      #expect(sink.taken.first.map { Array(($0.lines.joined(separator: "\r\n") + "\r\n").utf8) } == bytes)
    }
  }

  @Test("a server that has no such mailbox refuses for good, one that is busy for now")
  func refusals() async throws {
    let answers: [(String, String, MailProblem)] = [
      ("RCPT", "550 5.1.1 <amina@example.org> unknown", .refused(MailAnswer(code: 550, status: "5.1.1"))),
      ("RCPT", "452 4.2.2 full", .notNow(MailAnswer(code: 452, status: "4.2.2"))),
      ("RCPT", "550 no", .refused(MailAnswer(code: 550))),
      ("DATA", "554 5.7.1 no", .refused(MailAnswer(code: 554, status: "5.7.1"))),
      ("MAIL", "421 4.3.2 later", .notNow(MailAnswer(code: 421, status: "4.3.2"))),
    ]
    for (verb, answer, problem) in answers {
      try await withSink(.answering { $0.hasPrefix(verb) ? .some(answer) : nil }) { sink in
        let became = try await handed(sink)
        #expect(became == .failure(problem), "\(verb) \(answer)")
      }
    }
  }

  @Test("a server that will not have us says nothing about whom we write to")
  func unwelcome() async throws {
    for verb in ["EHLO", "MAIL"] {
      try await withSink(
        .answering { $0.hasPrefix(verb) || $0.hasPrefix("HELO") ? .some("550 5.7.1 go away") : nil }
      ) {
        guard case .failure(.unreachable) = try await handed($0) else {
          Issue.record("\(verb)")
          return
        }
      }
    }
  }

  @Test("a server that is slow, mute, or leaves in the middle holds nobody longer than the deadline")
  func hostile() async throws {
    let clock = ContinuousClock()
    for manner in [
      SMTPSink.Manner.slow, .mute, .answering { $0.hasPrefix("DATA") ? .some(nil) : nil }, .silentAfterLetter,
    ] {
      try await withSink(manner) { sink in
        let began = clock.now
        guard case .failure(.unreachable) = try await handed(sink) else {
          Issue.record("\(manner)")
          return
        }
        #expect(clock.now - began < .seconds(10))
      }
    }
  }

  @Test("whoever gives up is not held")
  func cancelled() async throws {
    try await withSink(.mute) { sink in
      var settings = try SMTPSettings(address: "smtp://127.0.0.1:\(sink.port)")
      settings.deadline = .seconds(600)
      let carrier = SMTP.carrier(settings)
      let task = Task { try await carrier.carry(Self.envelope, Self.bytes) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test("nothing is listening: nobody is there")
  func nobody() async throws {
    let sink = try SMTPSink()
    sink.end()
    guard case .failure(.unreachable) = try await handed(sink) else {
      Issue.record("somebody was there")
      return
    }
  }

  @Test("a server that cannot encrypt hears neither name nor letter")
  func inTheOpen() async throws {
    try await withSink { sink in
      var settings = try SMTPSettings(
        address: "smtp://127.0.0.1:\(sink.port)", user: "council", password: "secret")
      settings.deadline = .seconds(1)
      let upgraded = settings.with(.upgraded)
      await #expect(throws: MailProblem.self) {
        try await SMTP.carrier(upgraded).carry(Self.envelope, Self.bytes)
      }
      #expect(sink.taken.isEmpty)
      #expect(!sink.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("AUTH") })
    }
  }

  @Test("only a server on this machine is spoken to in the open")
  func security() throws {
    for (address, security, host, port) in [
      ("smtps://mail.example.org", SMTPSettings.Security.encrypted, "mail.example.org", 465),
      ("smtp://mail.example.org", .upgraded, "mail.example.org", 587),
      ("smtp://mail.example.org:25/", .upgraded, "mail.example.org", 25),
      ("smtp://10.0.0.5:25", .upgraded, "10.0.0.5", 25), ("smtp://localhost:25", .none, "localhost", 25),
      ("smtp://127.0.0.1:25", .none, "127.0.0.1", 25), ("smtp://[::1]:25", .none, "[::1]", 25),
      ("smtp://[2001:db8::1]", .upgraded, "[2001:db8::1]", 587),
    ] {
      let settings = try SMTPSettings(address: address)
      #expect((settings.security, settings.host, settings.port) == (security, host, port), "\(address)")
    }
    // A name that only looks like this machine.
    #expect(try SMTPSettings(address: "smtp://127.0.0.1.example.org").security == .upgraded)
  }

  @Test(
    "what is no address of a server is refused, and a password in it is not repeated",
    arguments: [
      "", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://:25", "smtp://mail.example.org:0",
      "smtp://mail.example.org:99999", "smtp://mail.example.org:x", "smtp://council:secret@mail.example.org",
      "smtp://mail.example.org/path", "smtp://mail example.org", "smtp://mail.example.org\r\nQUIT",
      "smtp://[::1", "smtp://[x]",
      "smtp://a", "smtp://1.2.3", "smtp:/mail.example.org",
    ])
  func wrong(address: String) {
    do {
      _ = try SMTPSettings(address: address)
      Issue.record("\(address) was taken")
    } catch {
      #expect(!error.sentence.en.contains("secret") && !error.sentence.fr.contains("secret"))
    }
  }
}

extension SMTPSettings {
  /// Spoken to as if the server were elsewhere.
  func with(_ security: Security) -> SMTPSettings {
    var settings = self
    settings.security = security
    return settings
  }
}

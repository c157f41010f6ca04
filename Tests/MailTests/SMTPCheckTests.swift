import Foundation
import TestSupport
import Testing

@testable import Mail

@Suite("Asking a server whether it would take letters", .serialized)
struct SMTPCheckTests {
  private func check(
    _ manner: SMTPSink.Manner? = nil, user: String? = nil, security: SMTPSettings.Security = .none
  ) async throws -> SMTPCheck {
    let sink = try SMTPSink(manner)
    defer { sink.end() }
    var settings = try SMTPSettings(
      address: "smtp://127.0.0.1:\(sink.port)", user: user, password: user.map { _ in "geheimnis" }
    ).with(security)
    settings.deadline = .seconds(1)
    let found = await SMTP.check(settings, from: Letters.sender.address)
    #expect(sink.taken.isEmpty)
    #expect(!sink.commands.contains { $0.hasPrefix("MAIL") || $0.hasPrefix("RCPT") })
    return found
  }

  /// Asks for user and password, and answers to them.
  private static func authenticating(_ answer: String) -> SMTPSink.Manner {
    .answering { command in
      switch command.prefix(4) {
      case "EHLO": "250-sink\r\n250 AUTH PLAIN"
      case "AUTH": "334 "
      // What "\0council\0" begins with in base 64.
      case "AGNv": answer
      default: nil
      }
    }
  }

  @Test("a server that would take letters is given none")
  func ready() async throws {
    #expect(try await check() == .ready)
    #expect(try await check(Self.authenticating("235 2.7.0 ok"), user: "council") == .ready)
  }

  @Test("a password that is wrong, or that nobody asks for, is told")
  func password() async throws {
    #expect(try await check(Self.authenticating("535 5.7.8 no"), user: "council") == .wrongPassword)
    #expect(try await check(user: "council") == .asksForNoPassword)
  }

  @Test("a server that cannot encrypt, that is mute, or that will not have us, is told")
  func unfit() async throws {
    #expect(try await check(security: .upgraded) == .cannotEncrypt)
    #expect(try await check(security: .encrypted) == .cannotEncrypt)
    #expect(try await check(.mute) == .silent)
    #expect(try await check(.slow) == .silent)
    let refusing = SMTPSink.Manner.answering {
      ["EHLO", "HELO"].contains($0.prefix(4)) ? "550 5.7.1 go away" : nil
    }
    #expect(try await check(refusing) == .unwelcome(550))
  }

  @Test("where nothing listens nobody is found")
  func nobody() async throws {
    let sink = try SMTPSink()
    sink.end()
    let settings = try SMTPSettings(address: "smtp://127.0.0.1:\(sink.port)")
    #expect(await SMTP.check(settings, from: Letters.sender.address) == .nobody)
  }

  @Test("a sender is an address, or a name and an address")
  func senders() throws {
    let named = try #require(MailSender("Conseil d’Halifax <council@halifax.example>"))
    #expect(named.name == "Conseil d’Halifax" && named.address.text == "council@halifax.example")
    #expect(MailSender("\"ALLIES, Halifax\" <a@halifax.example>")?.name == "ALLIES, Halifax")
    #expect(MailSender("council@halifax.example")?.name == "")
    for wrong in [
      "", "Halifax", "<>", "Halifax <>", "Halifax <a b@c.example>", "a@b.example <", "<<a@b.example>",
    ] {
      #expect(MailSender(wrong) == nil, "\(wrong)")
    }
  }
}

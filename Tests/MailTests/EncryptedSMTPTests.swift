import Basics
import Foundation
import TestSupport
import Testing

@testable import Mail

/// With a server that encrypts: OpenSSL's, which says what it was told to say and shows what it heard.
@Suite("Handing letters to a server that encrypts", .serialized, .enabled(if: EncryptedServer.canBeStarted))
struct EncryptedSMTPTests {
  private static let envelope = MailEnvelope(sender: Letters.sender.address, recipient: Letters.to().to)
  private static let bytes = Array("Subject: Hello\r\n\r\nAmina\r\n".utf8)

  @Test("a letter goes to a server whose certificate is vouched for, with the password")
  func trusted() async throws {
    let server = try EncryptedServer()
    defer { server.end() }
    var settings = try SMTPSettings(
      address: "smtps://127.0.0.1:\(server.port)", user: "council", password: "geheimnis")
    settings.certificates = server.certificate
    settings.deadline = .seconds(20)
    let answer = try await SMTP.carrier(settings).carry(Self.envelope, Self.bytes)
    #expect(answer == MailAnswer(code: 250, status: "2.0.0"))
    let heard = server.heard()
    for words in ["EHLO halifax.example", "AUTH PLAIN", "RCPT TO:<amina@example.org>", "Amina"] {
      #expect(heard.contains(words))
    }
  }

  @Test("a server whose certificate nobody vouches for hears nothing")
  func untrusted() async throws {
    let server = try EncryptedServer()
    defer { server.end() }
    var settings = try SMTPSettings(
      address: "smtps://127.0.0.1:\(server.port)", user: "council", password: "geheimnis")
    settings.deadline = .seconds(20)
    await #expect(throws: MailProblem.self) {
      try await SMTP.carrier(settings).carry(Self.envelope, Self.bytes)
    }
    // The certificate is vouched for, but for another machine.
    settings.certificates = server.certificate
    let elsewhere = try SMTPSettings(address: "smtps://localhost:\(server.port)")
    await #expect(throws: MailProblem.self) {
      try await SMTP.carrier(elsewhere).carry(Self.envelope, Self.bytes)
    }
    #expect(!server.heard().contains("EHLO"))
  }
}

/// `openssl s_server` with a certificate of its own, on a port of this machine.
private final class EncryptedServer {
  let port: UInt16
  let certificate: String
  private let folder: URL
  private let process = Process()
  private let said = Pipe()
  private let output: URL

  static let canBeStarted = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "allies-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate").path
    output = folder.appending(path: "heard")
    let key = folder.appending(path: "key").path
    let making = Process()
    making.executableURL = URL(filePath: "/usr/bin/openssl")
    making.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
      "/CN=sink", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
    ]
    making.standardError = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()
    // A port that was free a moment ago.
    let probe = try SMTPSink()
    port = probe.port
    probe.end()
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = [
      "s_server", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key", key,
    ]
    process.standardInput = said
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    // All answers at once: the client takes one after the other.
    let answers = [
      "220 sink", "250-sink", "250-AUTH PLAIN", "250 ENHANCEDSTATUSCODES", "334 ", "235 2.7.0 ok",
      "250 2.1.0 ok",
      "250 2.1.5 ok", "354 go on", "250 2.0.0 taken", "221 bye",
    ]
    try said.fileHandleForWriting.write(contentsOf: Data(answers.map { $0 + "\r\n" }.joined().utf8))
    while !heard().contains("ACCEPT") { sched_yield() }
  }

  func heard() -> String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}

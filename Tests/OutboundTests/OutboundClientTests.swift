import Foundation
import TestSupport
import Testing

@testable import Outbound

@Suite("Asking other servers", .serialized)
struct OutboundClientTests {
  private func address(_ text: String = "https://login.agency.example/a?b=c") throws -> OutboundAddress {
    try #require(OutboundAddress(text))
  }

  private func client(_ server: LoopbackServer, _ change: (inout OutboundClient.Limits) -> Void = { _ in })
    -> OutboundClient
  {
    var limits = OutboundClient.Limits()
    change(&limits)
    return OutboundClient(reach: .thisMachine(port: server.port), limits: limits)
  }

  private func problem(_ client: OutboundClient, _ request: OutboundRequest) async -> OutboundProblem? {
    do throws(OutboundProblem) {
      _ = try await client.answer(to: request)
      return nil
    } catch {
      return error
    }
  }

  @Test("what is asked arrives, and what is answered comes back")
  func happy() async throws {
    let server = try LoopbackServer { request in
      request.method == "GET" ? .answer(200, "read") : .answer(201, "posted")
    }
    defer { server.end() }
    let read = try await client(server).answer(to: OutboundRequest(reading: address()))
    #expect(read == OutboundAnswer(status: 200, body: Array("read".utf8)))
    let body: [UInt8] = [0x61, 0x00, 0x62]
    let posted = try await client(server).answer(
      to: OutboundRequest(
        posting: body, of: "application/json", to: address(), fields: [("Authorization", "Basic abc")]))
    #expect(posted.status == 201 && posted.isGood)
    let heard = server.requests
    #expect(heard.map(\.method) == ["GET", "POST"] && heard.map(\.target) == ["/a?b=c", "/a?b=c"])
    #expect(heard.last?.body == body && heard.last?.head["content-type"] == "application/json")
    #expect(heard.last?.head["authorization"] == "Basic abc" && heard.last?.head["expect"] == nil)
    #expect(
      heard.first?.head["host"] == "login.agency.example:443"
        || heard.first?.head["host"] == "login.agency.example")
    let empty = try await client(server).answer(
      to: OutboundRequest(posting: [], of: "application/json", to: address()))
    #expect(empty.status == 201 && server.requests.last?.head["content-length"] == "0")
  }

  @Test("an answer that leads elsewhere is an answer, and nobody goes there")
  func redirect() async throws {
    let server = try LoopbackServer { _ in .answer(302, "", head: ["Location: http://127.0.0.1:1/secret"]) }
    defer { server.end() }
    let answer = try await client(server).answer(to: OutboundRequest(reading: address()))
    #expect(answer.status == 302 && !answer.isGood && server.connectionCount == 1)
  }

  @Test("a name that leads into this machine is not asked, not even connected to")
  func notPublic() async throws {
    let server = try LoopbackServer()
    defer { server.end() }
    // libcurl takes every name below localhost for this machine, as resolvers do.
    let inside = try address("https://canary.localhost:\(server.port)/")
    #expect(await problem(OutboundClient(), OutboundRequest(reading: inside)) == .notPublic)
    #expect(server.connectionCount == 0)
  }

  @Test("a proxy that the environment names is not asked")
  func proxy() async throws {
    let (server, proxy) = (try LoopbackServer(), try LoopbackServer())
    defer { server.end(); proxy.end() }
    for name in ["http_proxy", "https_proxy", "all_proxy"] {
      setenv(name, "http://127.0.0.1:\(proxy.port)", 1)
    }
    defer { for name in ["http_proxy", "https_proxy", "all_proxy"] { unsetenv(name) } }
    _ = try await client(server).answer(to: OutboundRequest(reading: address()))
    #expect(proxy.connectionCount == 0 && server.connectionCount == 1)
  }

  @Test("an answer that is too long is given up, whether or not it says so, and so is a head")
  func tooLarge() async throws {
    let server = try LoopbackServer { _ in .answer(200, String(repeating: "a", count: 1_001)) }
    defer { server.end() }
    let small = client(server) { $0.mostBytes = 1_000 }
    #expect(await problem(small, OutboundRequest(reading: try address())) == .tooLarge)
    server.behave { _ in .bytes(Array(("HTTP/1.1 200 -\r\n\r\n" + String(repeating: "a", count: 1_001)).utf8))
    }
    #expect(await problem(small, OutboundRequest(reading: try address())) == .tooLarge)
    server.behave { _ in .answer(200, String(repeating: "a", count: 1_000)) }
    #expect(await problem(small, OutboundRequest(reading: try address())) == nil)
    let strict = client(server) { $0.mostHeadBytes = 2_000 }
    server.behave { _ in
      .answer(200, "", head: (0..<40).map { "X-Field-\($0): \(String(repeating: "b", count: 80))" })
    }
    #expect(await problem(strict, OutboundRequest(reading: try address())) == .tooLarge)
  }

  @Test("a server that says nothing, or never ends, is left at the deadline")
  func slow() async throws {
    let server = try LoopbackServer { _ in .mute }
    defer { server.end() }
    let hasty = client(server) { $0.deadline = .milliseconds(150) }
    #expect(await problem(hasty, OutboundRequest(reading: try address())) == .tooSlow)
    server.behave { _ in .endless }
    #expect(await problem(hasty, OutboundRequest(reading: try address())) == .tooSlow)
  }

  @Test("nobody there, no HTTP, and a broken answer are problems, each with its word")
  func unreachable() async throws {
    let server = try LoopbackServer { _ in .bytes(Array("220 mail\r\n".utf8)) }
    #expect(await problem(client(server), OutboundRequest(reading: try address())) == .unreachable)
    server.behave { _ in .bytes(Array("HTTP/1.1 200 -\r\nContent-Length: 50\r\n\r\nshort".utf8)) }
    #expect(await problem(client(server), OutboundRequest(reading: try address())) == .unreachable)
    server.end()
    #expect(await problem(client(server), OutboundRequest(reading: try address())) == .unreachable)
  }

  @Test("a field that would begin another is not sent")
  func injection() async throws {
    let server = try LoopbackServer()
    defer { server.end() }
    let request = OutboundRequest(
      posting: [], of: "application/json", to: try address(), fields: [("X", "a\r\nAuthorization: b")])
    #expect(await problem(client(server), request) == .unsendable)
    #expect(server.connectionCount == 0)
  }

  @Test("more requests at once than there are threads for are told so, and those that are given up end")
  func busy() async throws {
    let server = try LoopbackServer { _ in .mute }
    defer { server.end() }
    let narrow = client(server) { $0.atOnce = 1 }
    let request = OutboundRequest(reading: try address())
    let waiting = Task { await problem(narrow, request) }
    let deadline = ContinuousClock.now + .seconds(20)
    while server.requests.isEmpty, .now < deadline { await Task.yield() }
    #expect(await problem(narrow, request) == .busy)
    waiting.cancel()
    #expect(await waiting.value == .cancelled)
    server.behave { _ in .answer(200, "") }
    #expect(await problem(narrow, request) == nil)
  }

  @Test(
    "a server whose certificate nobody vouches for, or that is another's, hears nothing",
    .enabled(if: OpenSSL.isThere))
  func certificates() async throws {
    let server = try OpenSSL(name: "login.agency.example")
    defer { server.end() }
    let trusting = OutboundClient(reach: .thisMachine(port: server.port, certificates: server.certificate))
    let good = try await trusting.answer(
      to: OutboundRequest(reading: try address("https://login.agency.example/")))
    #expect(good.status == 200)
    let another = try address("https://elsewhere.example/")
    #expect(await problem(trusting, OutboundRequest(reading: another)) == .untrusted)
    let system = OutboundClient(
      reach: .thisMachine(port: server.port, certificates: "/etc/ssl/certs/ca-certificates.crt"))
    #expect(await problem(system, OutboundRequest(reading: try address())) == .untrusted)
  }
}

/// `openssl s_server`, which answers any request with a page about itself.
private final class OpenSSL {
  let port: Int
  let certificate: String
  private let folder: URL
  private let process = Process()

  static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  init(name: String) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "allies-https-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    certificate = folder.appending(path: "certificate").path
    let (key, output) = (folder.appending(path: "key").path, folder.appending(path: "said"))
    let making = Process()
    making.executableURL = URL(filePath: "/usr/bin/openssl")
    making.arguments = [
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
      "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)", "-keyout", key, "-out", certificate,
    ]
    making.standardError = FileHandle.nullDevice
    try making.run()
    making.waitUntilExit()
    // A port that was free a moment ago.
    let probe = try LoopbackServer()
    port = probe.port
    probe.end()
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    process.arguments = [
      "s_server", "-www", "-accept", "127.0.0.1:\(port)", "-cert", certificate, "-key", key,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    while (try? String(contentsOf: output, encoding: .utf8))?.contains("ACCEPT") != true { sched_yield() }
  }

  func end() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }
}

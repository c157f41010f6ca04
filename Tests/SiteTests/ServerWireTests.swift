import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Site

/// What RFC 9112 and RFC 9110 ask of a server, each case over a connection of its own.
@Suite("HTTP/1.1 on the wire")
struct ServerWireTests {
  typealias Case = WireCase

  private static let host = "Host: localhost\r\n"

  /// Requests that are as they should be.
  static let good = [
    Case("a plain request", "GET / HTTP/1.1\r\n\(host)\r\n", 200),
    Case("a query", "GET /?a=1&b=%20 HTTP/1.1\r\n\(host)\r\n", 200),
    Case("an absolute address", "GET http://localhost/ HTTP/1.1\r\n\(host)\r\n", 200),
    Case("a host with a port", "GET / HTTP/1.1\r\nHost: localhost:8080\r\n\r\n", 200),
    Case("a host of numbers in brackets", "GET / HTTP/1.1\r\nHost: [::1]\r\n\r\n", 200),
    Case("names of fields in any capitals", "GET / HTTP/1.1\r\nhOsT: localhost\r\n\r\n", 200),
    Case("no space after a colon", "GET / HTTP/1.1\r\nHost:localhost\r\n\r\n", 200),
    Case("spaces and tabs around a value", "GET / HTTP/1.1\r\nHost:  \t localhost \t \r\n\r\n", 200),
    Case("an empty value", "GET / HTTP/1.1\r\n\(host)X-Empty:\r\n\r\n", 200),
    Case("a line break before the request", "\r\nGET / HTTP/1.1\r\n\(host)\r\n", 200),
    Case("every letter of a token in a name", "GET / HTTP/1.1\r\n\(host)X-!#$%&'*+-.^_`|~9: 1\r\n\r\n", 200),
    Case("bytes above 127 in a value", "GET / HTTP/1.1\r\n\(host)X-Name: Hélène\r\n\r\n", 200),
    Case("a length of nothing", "GET / HTTP/1.1\r\n\(host)Content-Length: 0\r\n\r\n", 200),
    Case("the old version without a host", "GET /health/live HTTP/1.0\r\n\r\n", 200),
  ]

  /// Requests that are not, and are answered with a no.
  static let bad = [
    Case("no host", "GET / HTTP/1.1\r\n\r\n", 400),
    Case("two hosts", "GET / HTTP/1.1\r\n\(host)\(host)\r\n", 400),
    Case("two hosts that differ", "GET / HTTP/1.1\r\n\(host)Host: evil.example\r\n\r\n", 400),
    Case("two hosts in one field", "GET / HTTP/1.1\r\nHost: localhost, evil.example\r\n\r\n", 400),
    Case("a host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
    Case("a host with a user", "GET / HTTP/1.1\r\nHost: me@localhost\r\n\r\n", 400),
    Case("a host with a path", "GET / HTTP/1.1\r\nHost: localhost/x\r\n\r\n", 400),
    Case("a port that is no number", "GET / HTTP/1.1\r\nHost: localhost:80a\r\n\r\n", 400),
    Case("an absolute address of another host", "GET http://evil.example/ HTTP/1.1\r\n\(host)\r\n", 421),
    Case("no version", "GET /\r\n\(host)\r\n", 400, 505),
    Case("version 2.0 in plain text", "GET / HTTP/2.0\r\n\(host)\r\n", 400, 505),
    Case("version 1.2", "GET / HTTP/1.2\r\n\(host)\r\n", 400, 505),
    Case("a version in small letters", "GET / http/1.1\r\n\(host)\r\n", 400),
    Case("a method in small letters", "get / HTTP/1.1\r\n\(host)\r\n", 400, 501),
    Case("a method nobody knows", "BREW / HTTP/1.1\r\n\(host)\r\n", 400, 501),
    Case("a method that is none", "G\u{7F}T / HTTP/1.1\r\n\(host)\r\n", 400, 501),
    Case("a method that is not spoken here", "TRACE / HTTP/1.1\r\n\(host)\r\n", 405),
    Case("a tunnel", "CONNECT localhost:80 HTTP/1.1\r\n\(host)\r\n", 400, 405),
    Case("all addresses", "OPTIONS * HTTP/1.1\r\n\(host)\r\n", 405),
    Case("a space before the colon", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
    Case("a space in a name", "GET / HTTP/1.1\r\n\(host)X Y: 1\r\n\r\n", 400),
    Case("no name", "GET / HTTP/1.1\r\n\(host): 1\r\n\r\n", 400),
    Case("no colon", "GET / HTTP/1.1\r\n\(host)X-Y\r\n\r\n", 400),
    Case("a name with a bracket", "GET / HTTP/1.1\r\n\(host)X[0]: 1\r\n\r\n", 400),
    Case("a line that goes on in the next", "GET / HTTP/1.1\r\n\(host)X: 1\r\n 2\r\n\r\n", 400),
    Case("a space before the first field", "GET / HTTP/1.1\r\n \(host)\r\n", 400),
    Case("NUL in a value", "GET / HTTP/1.1\r\n\(host)X: a\u{0}b\r\n\r\n", 400),
    Case("a control character in a value", "GET / HTTP/1.1\r\n\(host)X: a\u{1}b\r\n\r\n", 400),
    Case("a carriage return alone", "GET / HTTP/1.1\r\n\(host)X: a\rb\r\n\r\n", 400),
    Case("a path that climbs", "GET /../etc/passwd HTTP/1.1\r\n\(host)\r\n", 400),
    Case("a path that climbs in disguise", "GET /%2e%2e/%2e%2e/etc HTTP/1.1\r\n\(host)\r\n", 400),
    Case("a stroke in disguise", "GET /a%2Fb HTTP/1.1\r\n\(host)\r\n", 400),
    Case("an escape that is none", "GET /%zz HTTP/1.1\r\n\(host)\r\n", 400),
    Case("bytes that are no text", "GET /%ff HTTP/1.1\r\n\(host)\r\n", 400),
    Case("NUL in the path", "GET /%00 HTTP/1.1\r\n\(host)\r\n", 400),
    Case("an expectation nobody can meet", "GET / HTTP/1.1\r\n\(host)Expect: tea\r\n\r\n", 417),
    Case(
      "an address that is too long", "GET /\(String(repeating: "a", count: 5_000)) HTTP/1.1\r\n\(host)\r\n",
      414),
    Case(
      "an address without end", "GET /\(String(repeating: "a", count: 60_000)) HTTP/1.1\r\n\(host)\r\n", 414,
      431),
    Case(
      "a field that is too long",
      "GET / HTTP/1.1\r\n\(host)X: \(String(repeating: "a", count: 9_000))\r\n\r\n", 431),
    Case(
      "20,000 fields", "GET / HTTP/1.1\r\n\(host)\(String(repeating: "X: 1\r\n", count: 20_000))\r\n", 431),
    Case("another protocol", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}\u{1}\u{fc}\u{3}\u{3}\r\n\r\n", 400),
    Case("HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, 501, 505),
  ]

  private static let post =
    "POST /waiting HTTP/1.1\r\n\(host)Content-Type: application/x-www-form-urlencoded\r\n"

  /// Bodies whose end two programs could see in different places. Each carries a second request inside it, which must
  /// never be answered.
  static let smuggling = [
    Case("two lengths that differ", "\(post)Content-Length: 0\r\nContent-Length: 30\r\n\r\n"),
    Case("two lengths that agree", "\(post)Content-Length: 0\r\nContent-Length: 0\r\n\r\n"),
    Case("two lengths in one field", "\(post)Content-Length: 0, 0\r\n\r\n"),
    Case("a length and chunks", "\(post)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    Case("chunks and a length", "\(post)Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"),
    Case("a negative length", "\(post)Content-Length: -1\r\n\r\n"),
    Case("a length with a sign", "\(post)Content-Length: +0\r\n\r\n"),
    Case("a length in hexadecimal", "\(post)Content-Length: 0x0\r\n\r\n"),
    Case("a length beyond all numbers", "\(post)Content-Length: 18446744073709551616\r\n\r\n"),
    Case("a length of 2 to the 63", "\(post)Content-Length: 9223372036854775808\r\n\r\n"),
    Case("a length that is no number", "\(post)Content-Length: zero\r\n\r\n"),
    Case("an empty length", "\(post)Content-Length:\r\n\r\n"),
    Case("a space inside a length", "\(post)Content-Length: 0 0\r\n\r\n"),
    Case("chunks, twice", "\(post)Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    Case("chunks in a list", "\(post)Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n"),
    Case("chunks that are not last", "\(post)Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n"),
    Case("chunks by another name", "\(post)Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"),
    Case("chunks with a control character", "\(post)Transfer-Encoding: \u{B}chunked\r\n\r\n0\r\n\r\n"),
    Case("chunks in disguise", "\(post)Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"),
    Case(
      "chunks in the old version",
      "POST /waiting HTTP/1.0\r\n\(host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    Case("a size of a chunk that is none", "\(post)Transfer-Encoding: chunked\r\n\r\nz\r\n\r\n"),
    Case(
      "a size of a chunk beyond all numbers",
      "\(post)Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n"),
    Case("a negative size of a chunk", "\(post)Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n"),
    Case("a size of a chunk with a sign", "\(post)Transfer-Encoding: chunked\r\n\r\n0x0\r\n\r\n"),
    Case(
      "a chunk that is longer than its size", "\(post)Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"
    ),
    Case("a chunk that ends in a line feed alone", "\(post)Transfer-Encoding: chunked\r\n\r\n1\na\n0\n\n"),
  ]

  @Test(
    "each request that is as it should be is answered, and each that is not is refused and ends the connection"
  )
  func requests() async throws {
    try await TestSite.local().listening { port in
      for one in Self.good {
        let answer = try RawConnection(port: port).asked(one.sent)
        #expect(
          answer.map { one.statuses.contains($0.status) } == true,
          "\(one.testDescription): \(answer?.status ?? 0)")
      }
      for one in Self.bad {
        let connection = try RawConnection(port: port)
        let answer = connection.asked(one.sent)
        #expect(
          answer.map { one.statuses.contains($0.status) } == true,
          "\(one.testDescription): \(answer?.status ?? 0)")
        if answer?.status != 421 {
          #expect(answer?.endsConnection == true, "\(one.testDescription)")
          #expect(connection.rest(within: 5)?.isEmpty == true, "\(one.testDescription)")
        }
      }
    }
  }

  @Test("even what is no request of ours is refused in the language of whoever sent it")
  func refusedInFrench() async throws {
    try await TestSite.local().listening { port in
      let answer = try RawConnection(port: port).asked(
        "TRACE / HTTP/1.1\r\nAccept-Language: fr-CA\r\n\(Self.host)\r\n")
      #expect(answer?.body.contains("<html lang=\"fr\">") == true)
    }
  }

  @Test("nothing that is hidden behind an ambiguous body is answered")
  func smuggled() async throws {
    try await TestSite.local().listening { port in
      for one in Self.smuggling {
        let connection = try RawConnection(port: port)
        connection.send(one.sent + "GET /health/live HTTP/1.1\r\n\(Self.host)\r\n")
        let all = connection.rest(within: 5).map { String(decoding: $0, as: UTF8.self) }
        #expect(all != nil, "\(one.testDescription): the connection goes on")
        #expect(all?.contains("alive") == false, "\(one.testDescription)")
        let isRefused = ["HTTP/1.1 400 ", "HTTP/1.1 501 "].contains { all?.hasPrefix($0) == true }
        #expect(isRefused, "\(one.testDescription): \(all?.prefix(20) ?? "")")
      }
    }
  }

  @Test("a request may come in any pieces")
  func pieces() async throws {
    try await TestSite.local().listening { port in
      let connection = try RawConnection(port: port)
      for byte in "GET /waiting/17 HTTP/1.1\r\n\(Self.host)\r\n".utf8 { connection.send([byte]) }
      #expect(connection.answer()?.status == 200)
    }
  }

  @Test("requests that come all at once are answered in their order")
  func pipelining() async throws {
    try await TestSite.local().listening { port in
      let connection = try RawConnection(port: port)
      connection.send((1...50).map { "GET /waiting/\($0) HTTP/1.1\r\n\(Self.host)\r\n" }.joined())
      connection.endSending()
      let all = String(decoding: connection.rest() ?? [], as: UTF8.self)
      let numbers = all.matches(of: /<title>Number (\d+)/).compactMap { Int($0.1) }
      #expect(numbers == Array(1...50))
    }
  }

  @Test("a connection is kept, unless the client or the old version wants it to end")
  func keeping() async throws {
    try await TestSite.local().listening { port in
      let connection = try RawConnection(port: port)
      #expect(connection.asked("GET / HTTP/1.1\r\n\(Self.host)\r\n")?.endsConnection == false)
      #expect(
        connection.asked("GET / HTTP/1.1\r\n\(Self.host)Connection: close\r\n\r\n")?.endsConnection == true)
      #expect(connection.rest()?.isEmpty == true)
      let old = try RawConnection(port: port)
      #expect(old.asked("GET / HTTP/1.0\r\n\(Self.host)\r\n")?.endsConnection == true)
      #expect(old.rest()?.isEmpty == true)
    }
  }

  @Test("the head of a page has the length of the page, and no body")
  func heads() async throws {
    try await TestSite.local().listening { port in
      let connection = try RawConnection(port: port)
      connection.send("HEAD / HTTP/1.1\r\n\(Self.host)Connection: close\r\n\r\n")
      let all = String(decoding: connection.rest() ?? [], as: UTF8.self)
      #expect(all.hasSuffix("\r\n\r\n"))
      let page = try RawConnection(port: port).asked("GET / HTTP/1.1\r\n\(Self.host)\r\n")
      #expect(all.contains("content-length: \(page?.body.utf8.count ?? 0)\r\n"))
      #expect(
        all.contains(
          /\r\ndate: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} 20\d\d \d\d:\d\d:\d\d GMT\r\n/))
    }
  }

  @Test(
    "a form is read whether its length was said or it comes in chunks, and so is one that waits to be asked for",
    arguments: EngineName.allCases)
  func bodies(engine: EngineName) async throws {
    let site = try await TestSite.local(on: engine)
    try await site.listening { port in
      let connection = try RawConnection(port: port)
      let page = connection.asked("GET /waiting HTTP/1.1\r\n\(Self.host)\r\n")
      let token = try #require(
        page?.body.firstMatch(of: /name="_token" value="([0-9a-f]+)"/).map { String($0.1) })
      let cookie = try #require(page?.head.firstMatch(of: /set-cookie: ([^;]+);/).map { String($0.1) })
      func head(_ more: String) -> String { Self.post + "Cookie: \(cookie)\r\n\(more)\r\n\r\n" }
      func form(_ name: String) -> String { "name=\(name)&_token=\(token)" }

      #expect(
        connection.asked(head("Content-Length: \(form("Amina").utf8.count)") + form("Amina"))?.status == 303)
      let halves = (form("Bao").prefix(20), form("Bao").dropFirst(20))
      let chunks = [halves.0, halves.1].map { String($0.utf8.count, radix: 16) + ";a=b\r\n\($0)\r\n" }
        .joined()
      #expect(
        connection.asked(head("Transfer-Encoding: chunked") + chunks + "0\r\nX: 1\r\n\r\n")?.status == 303)
      connection.send(head("Content-Length: \(form("Chidi").utf8.count)\r\nExpect: 100-continue"))
      #expect(connection.asked(form("Chidi"))?.status == 303)
    }
    let names = try await site.database.read { connection in
      try connection.values("SELECT name FROM waiting ORDER BY name", as: String.self)
    }
    #expect(names == ["Amina", "Bao", "Chidi"])
  }

  @Test("a body that is too long is refused before it is sent, and while it is")
  func tooLong() async throws {
    try await TestSite.local().listening { port in
      let announced = try RawConnection(port: port)
      let answer = announced.asked(
        Self.post + "Content-Length: 999999999999999\r\nExpect: 100-continue\r\n\r\n")
      #expect(answer?.status == 413)
      #expect(answer?.endsConnection == true)
      let chunked = try RawConnection(port: port)
      chunked.send(Self.post + "Transfer-Encoding: chunked\r\n\r\n")
      let chunk = "1000\r\n" + String(repeating: "a", count: 4_096) + "\r\n"
      #expect(chunked.asked(chunk)?.status == 413)
    }
  }
}

import SiteTesting
import Testing

@testable import Site

/// The 33 cases of h1spec (github.com/uNetworking/h1spec), by their names there, each over a connection of its own. That list
/// is asked of a server which sends back every body; here forms are answered with a no of their own, which is as good.
@Suite("The list of h1spec")
struct ServerSpecTests {
  private static let host = "Host: localhost\r\n"
  private static let get = "GET / HTTP/1.1\r\n"

  /// Requests of which the rest is still to come: a server waits.
  static let begun = [
    WireCase("Fragmented method", "G"),
    WireCase("Fragmented URL 1", "GET "),
    WireCase("Fragmented URL 2", "GET /hello"),
    WireCase("Fragmented URL 3", "GET /hello "),
    WireCase("Fragmented HTTP version", "GET /hello HTTP"),
    WireCase("Fragmented request line", "GET /hello HTTP/1.1"),
    WireCase("Fragmented request line newline 1", "GET /hello HTTP/1.1\r"),
    WireCase("Fragmented request line newline 2", "GET /hello HTTP/1.1\r\n"),
    WireCase("Fragmented field name", "GET /hello HTTP/1.1\r\nHos"),
    WireCase("Fragmented field value 1", "GET /hello HTTP/1.1\r\nHost:"),
    WireCase("Fragmented field value 2", "GET /hello HTTP/1.1\r\nHost: "),
    WireCase("Fragmented field value 3", "GET /hello HTTP/1.1\r\nHost: localhost"),
    WireCase("Fragmented field value 4", "GET /hello HTTP/1.1\r\nHost: localhost\r"),
    WireCase("Fragmented request", "GET /hello HTTP/1.1\r\nHost: localhost\r\n"),
    WireCase("Fragmented request termination", "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r"),
  ]

  /// Requests that are to be answered, and how.
  static let whole = [
    WireCase("Request without HTTP version", "GET / \r\n\r\n", 400, 505),
    WireCase("Request with Expect header", "\(get)\(host)Expect: 100-continue\r\n\r\n", 200),
    WireCase("Valid GET request", "\(get)\(host)\r\n", 200),
    WireCase("Valid GET request with edge cases", "\(get)hoSt:\tlocalhost\r\nempty:\r\n\r\n", 200),
    WireCase("Invalid header characters", "\(get)\(host)X-Invalid[]: test\r\n\r\n", 400),
    WireCase("Missing Host header", "\(get)Content-Length: 5\r\n\r\n", 400),
    WireCase("Multiple Host headers", "\(get)\(host)Host: example.org\r\n\r\n", 400),
    WireCase(
      "Overflowing negative Content-Length header",
      "\(get)\(host)Content-Length: -123456789123456789123456789\r\n\r\n", 400),
    WireCase("Negative Content-Length header", "\(get)\(host)Content-Length: -1234\r\n\r\n", 400),
    WireCase("Non-numeric Content-Length header", "\(get)\(host)Content-Length: abc\r\n\r\n", 400),
    WireCase("Empty header value", "\(get)\(host)X-Empty-Header: \r\n\r\n", 200),
    WireCase(
      "Header containing invalid control character", "\(get)\(host)X-Bad-Control-Char: test\u{7}\r\n\r\n", 400
    ),
    WireCase("Invalid HTTP version", "GET / HTTP/9.9\r\n\(host)\r\n", 400, 505),
    WireCase("Invalid prefix of request", "Extra lineGET / HTTP/1.1\r\n\(host)\r\n", 400, 501),
    WireCase("Invalid line ending", "\(get)\(host)\rSome-Header: Test\r\n\r\n", 400),
    WireCase(
      "Valid POST request with body", "POST /x HTTP/1.1\r\n\(host)Content-Length: 5\r\n\r\nhello", 404),
    WireCase(
      "Chunked Transfer-Encoding",
      "POST /waiting HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\nc\r\nHellO world1\r\n0\r\n\r\n", 415
    ),
    WireCase(
      "Conflicting Transfer-Encoding and Content-Length in varying case",
      "POST /waiting HTTP/1.1\r\n\(host)content-LengtH: 5\r\nTransFer-Encoding: chunked\r\n\r\nc\r\nHellO world1\r\n0\r\n\r\n",
      400),
  ]

  @Test(
    "33 of 33: what is begun is waited for and answered when its rest comes, what is whole is answered as it should be"
  )
  func all() async throws {
    #expect(Self.begun.count + Self.whole.count == 33)
    // Those that are begun wait for all the others, which on a busy machine takes more than ten seconds.
    var limits = WireLimits()
    limits.headSeconds = 300
    limits.idleSeconds = 300
    try await TestSite.local().listening(limits: limits) { port in
      let end = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n"
      let waiting = try Self.begun.map { one in
        let connection = try RawConnection(port: port)
        connection.send(one.sent)
        return (one, connection)
      }
      for one in Self.whole {
        let answer = try RawConnection(port: port).asked(one.sent)
        #expect(
          answer.map { one.statuses.contains($0.status) } == true,
          "\(one.testDescription): \(answer?.status ?? 0)")
      }
      for (one, connection) in waiting {
        // All the while nothing came, and now there is one answer, to the whole.
        #expect(end.utf8.starts(with: one.sent.utf8), "\(one.testDescription)")
        connection.send(Array(end.utf8.dropFirst(one.sent.utf8.count)))
        let answer = connection.answer()
        #expect(answer?.status == 404, "\(one.testDescription): \(answer?.status ?? 0)")
        connection.endSending()
        #expect(connection.rest()?.isEmpty == true, "\(one.testDescription)")
      }
    }
  }
}

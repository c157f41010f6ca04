import SiteTesting
import Testing

@testable import Site

/// What a person sees of requests that are refused before anything of ours looks at them, or while their form is read.
@Suite("Refusals of the wire and of forms")
struct ServerRefusalTests {
  private static let head = "Host: localhost\r\nAccept-Language: fr-CA, en;q=0.5\r\n"
  private static let post = "POST /waiting HTTP/1.1\r\n\(head)"
  private static let form = "Content-Type: application/x-www-form-urlencoded\r\n"

  /// Each is asked in French, and answered with this title.
  private static let cases: [(name: String, sent: String, status: Int, title: String)] = [
    ("no host", "GET / HTTP/1.1\r\nAccept-Language: fr\r\n\r\n", 400, "La requête n’a pas pu être comprise"),
    ("a climbing path", "GET /../x HTTP/1.1\r\n\(head)\r\n", 400, "La requête n’a pas pu être comprise"),
    (
      "a long address", "GET /\(String(repeating: "a", count: 5_000)) HTTP/1.1\r\n\(head)\r\n", 414,
      "L’adresse ou ses en-têtes sont trop longs"
    ),
    (
      "an expectation", "GET / HTTP/1.1\r\n\(head)Expect: tea\r\n\r\n", 417,
      "Ce genre de requête n’est pas compris ici"
    ),
    ("another method", "TRACE / HTTP/1.1\r\n\(head)\r\n", 405, "Cela ne se fait pas à cette adresse"),
    ("a coding", "\(post)Transfer-Encoding: gzip\r\n\r\n", 501, "Ce genre de requête n’est pas compris ici"),
    (
      "a form that is too large", "\(post)\(form)Content-Length: 999999999\r\n\r\n", 413,
      "C’est trop en une seule fois"
    ),
    (
      "a form that is no text", "\(post)\(form)Content-Length: 8\r\n\r\nname=%FF", 400,
      "La requête n’a pas pu être comprise"
    ),
    (
      "a form with too long a name",
      "\(post)\(form)Content-Length: 300\r\n\r\n\(String(repeating: "a", count: 300))",
      413, "C’est trop en une seule fois"
    ),
    (
      "files without a boundary", "\(post)Content-Type: multipart/form-data\r\nContent-Length: 1\r\n\r\na",
      400,
      "La requête n’a pas pu être comprise"
    ),
    (
      "a form of another kind", "\(post)Content-Type: text/plain\r\nContent-Length: 1\r\n\r\na", 415,
      "Ce genre de contenu n’est pas accepté ici"
    ),
  ]

  @Test("every one is told in the language of whoever sent it")
  func french() async throws {
    try await TestSite.local().listening { port in
      for one in Self.cases {
        let answer = try RawConnection(port: port).asked(one.sent)
        #expect(answer?.status == one.status, "\(one.name)")
        #expect(answer?.body.contains("<html lang=\"fr\">") == true, "\(one.name)")
        #expect(answer?.body.contains("<h1>\(one.title)</h1>") == true, "\(one.name)")
        #expect(answer.map { PageFaults(of: $0.body).faults } == [], "\(one.name)")
      }
    }
  }

  @Test("the language that was chosen here counts more than that of the browser")
  func chosen() async throws {
    try await TestSite.local().listening { port in
      let answer = try RawConnection(port: port).asked(
        "TRACE / HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nCookie: \(Cookie.language.name)=fr\r\n\r\n"
      )
      #expect(answer?.body.contains("<html lang=\"fr\">") == true)
    }
  }

  @Test("where the head cannot be read, as with too many cookies, both languages say what to do")
  func both() async throws {
    try await TestSite.local().listening { port in
      let cookies = "Cookie: " + String(repeating: "a=b; ", count: 3_000)
      let answer = try #require(
        try RawConnection(port: port).asked("GET / HTTP/1.1\r\n\(Self.head)\(cookies)\r\n\r\n"))
      #expect(answer.status == 431)
      #expect(answer.head.contains("content-language: en, fr"))
      #expect(answer.body.contains("delete this site’s cookies"))
      #expect(answer.body.contains("<section lang=\"fr\"><h2>L’adresse ou ses en-têtes sont trop longs</h2>"))
      #expect(answer.body.contains("supprimez les témoins de ce site"))
      #expect(PageFaults(of: answer.body).faults == [])
    }
  }

  @Test("a form sent too slowly is told in the language of whoever sent it")
  func slow() async throws {
    var limits = WireLimits()
    limits.bodyGraceSeconds = 1
    try await TestSite.local().listening(limits: limits) { port in
      let answer = try RawConnection(port: port).asked(
        "\(Self.post)\(Self.form)Content-Length: 100\r\n\r\nname=")
      #expect(answer?.status == 408)
      #expect(answer?.body.contains("<h1>L’envoi a pris trop de temps</h1>") == true)
    }
  }
}

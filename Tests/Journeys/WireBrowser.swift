import Foundation
import SiteTesting
import Testing

/// A browser that speaks to the real program: it keeps cookies, sends the token of the page it shows, and follows where it is led.
final class WireBrowser {
  private let port: Int
  private var cookies: [String: String] = [:]
  private var token = ""

  init(_ site: ServedSite) throws {
    port = try #require(site.url.port)
  }

  /// The page that is shown in the end.
  func get(_ path: String) throws -> String {
    try follow("GET \(path) HTTP/1.1", [], "")
  }

  @discardableResult
  func post(_ path: String, _ fields: [String: String]) throws -> String {
    var form = URLComponents()
    form.queryItems = (fields.sorted { $0.key < $1.key } + [("_token", token)]).map {
      URLQueryItem(name: $0.0, value: $0.1)
    }
    let body = form.percentEncodedQuery ?? ""
    return try follow(
      "POST \(path) HTTP/1.1",
      [
        "Content-Type: application/x-www-form-urlencoded", "Content-Length: \(body.utf8.count)",
        "Origin: http://localhost",
      ], body)
  }

  private func values(_ name: String, of answer: RawAnswer) -> [String] {
    answer.head.split(separator: "\r\n").compactMap { line in
      line.lowercased().hasPrefix(name + ": ") ? String(line.dropFirst(name.count + 2)) : nil
    }
  }

  private func follow(_ line: String, _ fields: [String], _ body: String) throws -> String {
    let jar = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
    let head =
      [line, "Host: localhost", "Connection: close", "Accept: text/html"]
      + (jar.isEmpty ? [] : ["Cookie: " + jar])
    let sent = (head + fields).joined(separator: "\r\n") + "\r\n\r\n" + body
    let answer = try #require(try RawConnection(port: port).asked(sent))
    for cookie in values("set-cookie", of: answer) {
      let pair = cookie.prefix { $0 != ";" }
      let (name, value) = (String(pair.prefix { $0 != "=" }), String(pair.drop { $0 != "=" }.dropFirst()))
      cookies[name] = cookie.contains("Max-Age=0") ? nil : value
    }
    if let found = answer.body.firstMatch(of: /name="_token" value="([0-9a-f]+)"/) { token = String(found.1) }
    guard answer.status == 303, let next = values("location", of: answer).first else { return answer.body }
    return try get(next)
  }
}

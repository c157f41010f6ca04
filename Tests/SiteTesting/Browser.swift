import Basics
import Site
import Synchronization
import Testing

/// A person's browser: it keeps cookies, says where its requests come from, and sends the forms of the page it shows.
package final class Browser: Sendable {
  private let site: TestSite
  private let host: String
  private let origin: String
  private let language: Language
  private let peer: Peer
  private let cookies = Mutex<[String: String]>([:])
  private let token = Mutex<String?>(nil)
  private let lastNumber = Atomic<Int>(0)

  /// - Parameter peer: where its requests come from.
  package init(
    _ site: TestSite, host: String = "allies.example.org", isSecure: Bool = true,
    language: Language = .english, from peer: Peer = .unknown
  ) {
    self.site = site
    self.host = host
    origin = (isSecure ? "https://" : "http://") + host
    self.language = language
    self.peer = peer
  }

  package subscript(cookie name: String) -> String? {
    get { cookies.withLock { $0[name] } }
    set { cookies.withLock { $0[name] = newValue } }
  }

  /// Follows a link, or types an address.
  package func get(_ address: String, _ headers: Headers = [:]) async throws -> Answer {
    try await send(.get, address, headers, body: [])
  }

  /// Sends a form of the page that was shown last, with its token.
  ///
  /// - Parameter headers: take the place of what the browser would send by itself; an empty one leaves it out.
  package func post(
    _ address: String, _ fields: [(String, String)] = [], _ headers: Headers = [:]
  ) async throws -> Answer {
    let token = token.withLock { $0 }.map { [(FormField.token, $0)] } ?? []
    let body = PostedFields((fields + token).map { PostedFields.Field($0, $1) }).query
    var all: Headers = [
      "content-type": "application/x-www-form-urlencoded", "origin": origin, "sec-fetch-site": "same-origin",
    ]
    for field in headers.fields { all[field.name] = field.value.isEmpty ? nil : field.value }
    return try await send(.post, address, all, body: Array(body.utf8))
  }

  package func send(
    _ method: Site.Method, _ address: String, _ headers: Headers = [:], body: [UInt8]
  ) async throws -> Answer {
    guard let target = Target(address) else { throw NoAddress(address: address) }
    var all: Headers = ["host": host, "accept-language": language.rawValue, "accept": "text/html"]
    let jar = cookies.withLock { $0 }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    if !jar.isEmpty { all["cookie"] = jar.joined(separator: "; ") }
    for field in headers.fields { all[field.name] = field.value }
    let number = lastNumber.add(1, ordering: .relaxed).newValue
    let request = Request(
      id: "request\(number)", method: method, target: target, headers: all, host: host, peer: peer)
    let response = await site.responder.answer(request) { most throws(BodyProblem) in
      if body.count > most { throw .tooLarge }
      return body
    }
    for cookie in response.headers.all("set-cookie") { keep(cookie) }
    let answer = Answer(response)
    if let shown = answer.formToken { token.withLock { $0 = shown } }
    try answer.checkEverywhere()
    if let kind = answer.headers["content-type"],
      ["application/json", "application/problem+json"].contains(kind)
    {
      var faults = try #require(APIFaults(site.description))
      let found = faults.faults(method.rawValue, target.path, answer.status, kind, answer.text)
      #expect(found.isEmpty, "\(found.joined(separator: "; "))")
    }
    return answer
  }

  private func keep(_ field: String) {
    let parts = field.split(separator: ";").map { $0.drop { $0 == " " } }
    guard let pair = parts.first, let mark = pair.firstIndex(of: "=") else { return }
    let isGone = parts.contains("Max-Age=0")
    cookies.withLock { $0[String(pair[..<mark])] = isGone ? nil : String(pair[pair.index(after: mark)...]) }
  }

  package struct NoAddress: Error { let address: String }
}

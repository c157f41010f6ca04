import Site
import Testing

/// What came back.
package struct Answer: Sendable {
  package let status: Int
  package let headers: Headers
  package let text: String

  init(_ response: Response) {
    status = response.status.code
    headers = response.headers
    switch response.body {
    case .none: text = ""
    case .text(let text): self.text = text
    case .bytes(let bytes): text = String(decoding: bytes, as: UTF8.self)
    }
  }

  package var isPage: Bool { headers["content-type"]?.hasPrefix("text/html") ?? false }

  /// The token of the first form of the page.
  package var formToken: String? {
    let field: Regex = /name="_token" value="([0-9a-f]+)"/
    return text.firstMatch(of: field).map { String($0.1) }
  }

  package var title: String? {
    let title: Regex = /<title>([^<]*)<\/title>/
    return text.firstMatch(of: title).map { String($0.1) }
  }

  /// Everything that must hold of every answer of every test.
  func checkEverywhere() throws {
    #expect(headers["content-security-policy"]?.contains("default-src 'none'") == true)
    #expect(headers["content-security-policy"]?.contains("unsafe") == false)
    #expect(headers["x-content-type-options"] == "nosniff")
    #expect(headers["x-request-id"] != nil)
    #expect(headers["cache-control"] != nil)
    for cookie in headers.all("set-cookie") {
      #expect(cookie.hasPrefix("__Host-"))
      #expect(cookie.hasSuffix("; Path=/; Secure; HttpOnly; SameSite=Lax"))
    }
    guard isPage else { return }
    let faults = PageFaults(of: text).faults
    #expect(faults.isEmpty, "\(faults.joined(separator: "; "))")
  }
}

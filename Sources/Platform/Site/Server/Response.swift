/// What a request is answered with.
package struct Response: Sendable {
  package enum Body: Sendable {
    case none
    case text(String)
    case bytes([UInt8])
  }

  package var status: Status
  package var headers: Headers
  package var body: Body

  package init(_ status: Status, headers: Headers = Headers(), body: Body = .none) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// A page.
  package static func page(_ page: HTML, status: Status = .ok) -> Response {
    Response(status, headers: ["content-type": "text/html; charset=utf-8"], body: .bytes(page.bytes))
  }

  /// Text for programs that read lines.
  package static func plain(_ text: String, status: Status = .ok) -> Response {
    Response(status, headers: ["content-type": "text/plain; charset=utf-8"], body: .text(text))
  }

  /// JSON, written by whoever has it.
  package static func json(_ text: String, status: Status = .ok, type: String = "application/json")
    -> Response
  {
    Response(status, headers: ["content-type": type], body: .text(text))
  }

  /// After something was done: look there. What was sent is not sent again when the page is loaded anew.
  package static func see(_ address: String) -> Response {
    Response(.seeOther, headers: ["location": address])
  }

  /// A file to keep, never to be shown in place of a page of ours.
  package static func download(_ bytes: [UInt8], name: String, type: String) -> Response {
    Response(
      .ok, headers: ["content-type": type, "content-disposition": attachment(named: name)],
      body: .bytes(bytes))
  }

  package var byteCount: Int {
    switch body {
    case .none: 0
    case .text(let text): text.utf8.count
    case .bytes(let bytes): bytes.count
    }
  }

  /// The name twice, as RFC 6266 has it: in plain letters for old programs, and whole.
  private static func attachment(named name: String) -> String {
    let plain = name.utf8.map { isNameByte($0) ? $0 : UInt8(ascii: "_") }
    let whole = name.utf8.map { byte -> String in
      guard !isNameByte(byte) else { return String(decoding: [byte], as: UTF8.self) }
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.utf8.count == 1 ? "%0\(digits)" : "%\(digits)"
    }
    return
      "attachment; filename=\"\(String(decoding: plain, as: UTF8.self))\"; filename*=UTF-8''\(whole.joined())"
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

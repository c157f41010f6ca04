import Testing

@testable import Site

@Suite("What a form posts")
struct KitPostedFieldsTests {
  private let plain = "application/x-www-form-urlencoded; charset=UTF-8"

  private func read(_ body: String) throws(PostedFields.Unreadable) -> PostedFields {
    try PostedFields(body: Array(body.utf8), contentType: plain)
  }

  @Test("names and values keep their order, and a name may come again")
  func order() throws {
    let fields = try read("name=Amina+Bela%C3%AFd&language=fr&empty=&language=ar&alone&&=x")
    #expect(fields.fields.map(\.name) == ["name", "language", "empty", "language", "alone", ""])
    #expect(fields["name"] == "Amina Belaïd")
    #expect(fields.all("language") == ["fr", "ar"])
    #expect(fields["empty"]?.isEmpty == true && fields["alone"]?.isEmpty == true && fields["none"] == nil)
  }

  @Test("a percent sign that means nothing stands for itself, as browsers read it")
  func percent() throws {
    #expect(
      try read("a=100%&b=%4&c=%zz&d=%%41&e=%4%41")
        .fields.map(\.value) == ["100%", "%4", "%zz", "%A", "%4A"])
  }

  @Test(
    "what is written as a query is read back", arguments: ["é & = + % # ?", "\u{1F469}\u{200D}\u{1F52C}", ""])
  func roundTrip(value: String) throws {
    let fields = PostedFields([.init("a b", value), .init("a b", "2")])
    #expect(try PostedFields(query: fields.query) == fields)
  }

  @Test(
    "bytes that are no text are refused",
    arguments: ["a=%00", "a%00=1", "a=%C0%AF", "a=%ED%A0%80", "a=%FF", "a=%E2%82", "%C0%80=1"])
  func noText(body: String) {
    #expect(throws: PostedFields.Unreadable.malformed) { try read(body) }
  }

  @Test("more than a form of ours could send is refused")
  func limits() {
    let many = (0..<20_000).map { "k\($0)=1" }.joined(separator: "&")
    #expect(throws: PostedFields.Unreadable.tooLarge) { try read(many) }
    let deep = "a" + String(repeating: "[b]", count: 10_000) + "=1"
    #expect(throws: PostedFields.Unreadable.tooLarge) { try read(deep) }
    #expect(throws: PostedFields.Unreadable.tooLarge) {
      try read("a=" + String(repeating: "x", count: 100_001))
    }
    #expect(throws: PostedFields.Unreadable.tooLarge) { try read(String(repeating: "&", count: 1_000_001)) }
    #expect(throws: Never.self) { try read("a[b][c]=1") }
  }

  @Test("another kind of body is refused")
  func kinds() {
    for type in ["application/json", "", "text/plain", ";"] {
      #expect(throws: PostedFields.Unreadable.unknownType) {
        try PostedFields(body: Array("a=1".utf8), contentType: type)
      }
    }
  }

  // MARK: Files

  private func part(_ head: String, _ content: String) -> String { "--edge\r\n\(head)\r\n\r\n\(content)\r\n" }

  private func read(parts: String) throws(PostedFields.Unreadable) -> PostedFields {
    try PostedFields(body: Array(parts.utf8), contentType: "multipart/form-data; boundary=\"edge\"")
  }

  @Test("a body with files is read, with lines and edges inside a file left alone")
  func multipart() throws {
    let fields = try read(
      parts: part("Content-Disposition: form-data; name=\"name\"", "Amina")
        + part(
          "content-disposition: form-data; name=\"cv\"; filename=\"C:\\cv\\%22Amina%22;é.pdf\"\r\nContent-Type: application/pdf",
          "%PDF\r\n--edg\r\r\n--edgf\u{0}")
        + part("Content-Disposition: form-data; name=\"photo\"; filename=\"\"", "") + "--edge--\r\n")
    #expect(fields.fields == [.init("name", "Amina")])
    #expect(fields.file("cv")?.name == "\"Amina\";é.pdf")
    #expect(fields.file("cv")?.declaredType == "application/pdf")
    #expect(fields.file("cv")?.bytes == Array("%PDF\r\n--edg\r\r\n--edgf\u{0}".utf8))
    #expect(fields.file("photo") == nil)
  }

  @Test(
    "a body with files that is not closed, or not what its head says, is refused",
    arguments: [
      "", "--edge", "--edge\r\n", "x--edge--", "--edge\r\n\r\n",
      "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
      "--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--",
      "--edge\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--edge--",
      "--edge\r\nno colon\r\n\r\nx\r\n--edge--",
      "--edgeX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--edge--",
      "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u{0}\r\n--edge--",
    ])
  func malformed(parts: String) {
    #expect(throws: PostedFields.Unreadable.malformed) { try read(parts: parts) }
  }

  @Test("no body that is cut, or has one letter changed, stops the program")
  func cut() throws {
    let whole = Array(
      (part("Content-Disposition: form-data; name=\"name\"", "Amina")
        + part("Content-Disposition: form-data; name=\"cv\"; filename=\"a\"", "x") + "--edge--").utf8)
    for place in whole.indices {
      for letter: UInt8 in [0, 0x0A, 0x0D, 0x22, 0x2D, 0x3B, 0xFF] {
        var changed = whole
        changed[place] = letter
        _ = try? PostedFields(body: changed, contentType: "multipart/form-data; boundary=edge")
      }
      #expect(throws: PostedFields.Unreadable.malformed) {
        try PostedFields(body: Array(whole[..<place]), contentType: "multipart/form-data; boundary=edge")
      }
    }
  }
}

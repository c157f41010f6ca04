import Basics
import Testing

@testable import Site

@Suite("HTML")
struct HTMLTests {
  @Test("a document holds the browser to its own style and nothing else")
  func document() {
    let page = Document(title: "A & B", language: .french, style: "p{}", body: "<p>\("<x>")</p>").html
    let text = String(decoding: page.bytes, as: UTF8.self)
    #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">"))
    #expect(text.contains("default-src 'none'; style-src 'unsafe-inline'"))
    #expect(text.contains("<title>A &amp; B</title>"))
    #expect(text.contains("<p>&lt;x&gt;</p>"))
  }
}

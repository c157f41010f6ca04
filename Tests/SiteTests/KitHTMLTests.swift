import Basics
import Foundation
import Testing

@testable import Site

@Suite("HTML of the kit")
struct KitHTMLTests {
  private func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

  @Test("text stays text, in an element as in an attribute")
  func escaping() {
    let name = "<Bao> & \"Chidi\" 'd’Amina'\u{0}\u{7}"
    #expect(
      text("<p title=\"\(name)\">\(name)</p>") == """
        <p title="&lt;Bao&gt; &amp; &quot;Chidi&quot; &#39;d’Amina&#39;\u{FFFD}\u{FFFD}">\
        &lt;Bao&gt; &amp; &quot;Chidi&quot; &#39;d’Amina&#39;\u{FFFD}\u{FFFD}</p>
        """)
    #expect(text("<p>\("Élaine → 日本 👩‍🔬")</p>") == "<p>Élaine → 日本 👩‍🔬</p>")
  }

  @Test("pieces nest as they are, one for each element, or only if")
  func nesting() {
    let people = ["Amina", "Bao"]
    #expect(
      text("<ul>\(people, { "<li>\($0)</li>" })</ul>\(if: false, "<hr>")\(3)")
        == "<ul><li>Amina</li><li>Bao</li></ul>3")
  }

  @Test("an attribute is its value, escaped, or only its name, or not there")
  func attributes() {
    let attributes = Attributes(
      .id("a"), .value("title", "a \"b\""), .flag("required"), .flag("disabled", if: false),
      .value("value", nil))
    #expect(text("<input\(attributes)>") == "<input id=\"a\" title=\"a &quot;b&quot;\" required>")
  }

  @Test("what is put into an address cannot lead elsewhere")
  func addresses() {
    let id = "../../x?y=1&z#<\"javascript:é"
    #expect(
      text("<a\(href: "/people/\(id)/edit")>x</a>")
        == "<a href=\"/people/..%2F..%2Fx%3Fy%3D1%26z%23%3C%22javascript%3A%C3%A9/edit\">x</a>")
    #expect(text("<a\(href: "/?a=1&b=2")>x</a>") == "<a href=\"/?a=1&amp;b=2\">x</a>")
  }

  @Test(
    "the way back leads to this site only",
    arguments: [
      ("/people?sort=days#top", true), ("/", true), ("//evil.example", false), ("/\\evil.example", false),
      ("https://evil.example", false), ("", false), ("people", false), ("/a b", false), ("/a\nb", false),
      ("/\u{e9}", false), ("/%C3%A9", true),
    ])
  func local(typed: String, isTaken: Bool) {
    #expect((Address(local: typed) != nil) == isTaken)
  }

  @Test(
    "an address that somebody typed is followed only if it is safe to follow",
    arguments: [
      ("https://example.org/é?a=b", "https://example.org/%C3%A9?a=b"),
      ("http://example.org", "http://example.org"),
      ("mailto:amina@example.org", "mailto:amina@example.org"), ("tel:+15145550100", "tel:+15145550100"),
      ("javascript:alert(1)", nil), ("JaVaScRiPt:alert(1)", nil), (" javascript:alert(1)", nil),
      ("java\nscript:alert(1)", nil), ("data:text/html,x", nil), ("//example.org", nil), ("https:", nil),
      ("https:example.org", nil), ("example.org", nil), ("vbscript:x", nil),
    ])
  func elsewhere(typed: String, followed: String?) {
    #expect(Address(elsewhere: typed)?.text == followed)
  }

  @Test("a field of the query is changed, and everything else stays")
  func query() {
    let address: Address = "/people?city=Halifax&sort=name&s%6Frt=x#list"
    #expect(address.with("sort", "days left").text == "/people?city=Halifax&sort=days%20left#list")
    #expect(address.with("city", nil).with("sort", nil).text == "/people#list")
    #expect(address.at("n é").text == "/people?city=Halifax&sort=name&s%6Frt=x#n%20%C3%A9")
    #expect(address.path == "/people")
  }

  @Test("no source puts an address into a page but as an Address")
  func sources() throws {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
    let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let put = /\b(?:href|src|action|formaction)=\\?"\\\(/
    var count = 0
    for path in paths where path.hasSuffix(".swift") {
      let source = String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
      count += 1
      #expect(source.firstMatch(of: put) == nil, "\(path)")
    }
    #expect(count > 100)
    #expect(#"<a href="\(x)">"#.contains(put) && #"<a href=\"\(x)\">"#.contains(put))
  }
}

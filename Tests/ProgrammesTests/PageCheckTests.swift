import Testing

@Suite("The check of a page")
struct PageCheckTests {
  @Test("finds what is wrong with a page")
  func faults() {
    let page = """
      <!DOCTYPE html><html><body><h1>One</h1><h3 id="a">Three</h3><p id="a" onclick="x">Open\
      <a href="#b">nowhere</a><a href="https://example.org">away</a><script></script><td class=x></td></body></html>
      """
    #expect(
      PageCheck(page).faults.sorted()
        == [
          "#b leads nowhere", "</body> closes nothing, near “away”", "</html> closes nothing, near “away”",
          "<html> is never closed", "<p id=\"a\" onclick=\"x\"> runs something",
          "<td class=x> is not well written", "an h3 follows an h1", "https://example.org leads away",
          "no language is declared", "there is a <script>", "two elements are called a",
        ].sorted())
    #expect(PageCheck("<!DOCTYPE html><p>Qui ? Moi\u{202F}!</p>").looseFrenchSigns == ["Qui ? Moi\u{202F}!"])
  }
}

import Basics
import Testing

@testable import Site

@Suite("The page around a page")
struct KitLayoutTests {
  private func text(_ frame: Frame) -> String {
    String(decoding: Layout.page(frame, body: "<h1>\("Who waits")</h1>").bytes, as: UTF8.self)
  }

  @Test("the language link leads to the same page with the same query")
  func languageLink() {
    let page = text(Frame(language: .english, address: "/people?city=Montr%C3%A9al&_language=en"))
    #expect(page.contains("<html lang=\"en\">"))
    #expect(
      page.contains(
        "href=\"/people?city=Montr%C3%A9al&amp;_language=fr\" lang=\"fr\" hreflang=\"fr\">Français</a>"))
  }

  @Test("where a form keeps drafts, the language link sends it")
  func languageButton() {
    var frame = Frame(language: .french, address: "/people/new")
    frame.draftForm = "intake"
    #expect(
      text(frame).contains(
        "form=\"intake\" name=\"_language\" value=\"en\" formnovalidate lang=\"en\">English</button>"))
  }

  @Test("the section that the page belongs to is marked, and no other")
  func navigation() {
    var frame = Frame(language: .english, address: "/people/12?x=1")
    frame.navigation = [
      NavigationEntry(Bilingual(en: "Home", fr: "Accueil"), "/"),
      NavigationEntry(Bilingual(en: "People", fr: "Personnes"), "/people"),
      NavigationEntry(Bilingual(en: "Peo", fr: "Per"), "/peo"),
    ]
    let page = text(frame)
    #expect(page.contains("<a href=\"/people\" aria-current=\"page\">People</a>"))
    #expect(page.components(separatedBy: "aria-current").count == 2)
  }

  @Test("a form that signs out carries the token")
  func token() {
    var frame = Frame(language: .english)
    frame.csrfToken = "abc"
    frame.signedIn = SignedIn(name: "Imani <x>", account: "/account", leave: "/session/end")
    let page = text(frame)
    #expect(page.contains("<a class=\"person\" href=\"/account\">Imani &lt;x&gt;</a>"))
    #expect(page.contains("action=\"/session/end\"><input type=\"hidden\" name=\"_token\" value=\"abc\">"))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}

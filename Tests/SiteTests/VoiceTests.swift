import Basics
import Testing

@testable import Site

@Suite("The voice of a page")
struct VoiceTests {
  @Test(
    "French signs get the spaces of French, and what is not one keeps its own",
    arguments: [
      ("Qui attend ? Amina !", "Qui attend\u{202F}? Amina\u{202F}!"),
      ("« Amina » : 75 % ; fin", "«\u{A0}Amina\u{202F}»\u{A0}: 75\u{A0}%\u{202F}; fin"),
      ("à 12:30, l’un ou l’autre", "à 12:30, l’un ou l’autre"),
      ("déjà\u{202F}? oui\u{A0}: non", "déjà\u{202F}? oui\u{A0}: non"),
      ("« ", "« "), ("", ""),
    ])
  func spaces(typed: String, set: String) {
    #expect(frenchSpaces(typed) == set)
  }

  @Test("figures are grouped as each language groups them")
  func figures() {
    #expect(Voice(.english).number(1_234_567) == "1,234,567")
    #expect(Voice(.french).number(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(Voice(.french).number(999) == "999")
    #expect(Voice(.english).number(-1_000) == "−1,000")
  }

  @Test("none is plural in English and singular in French")
  func plurals() {
    func days(_ count: Int, _ language: Language) -> String {
      Voice(language).count(count, en: ("day", "days"), fr: ("jour", "jours"))
    }
    #expect([0, 1, 2].map { days($0, .english) } == ["0\u{A0}days", "1\u{A0}day", "2\u{A0}days"])
    #expect([0, 1, 2].map { days($0, .french) } == ["0\u{A0}jour", "1\u{A0}jour", "2\u{A0}jours"])
  }

  @Test("a share is rounded, but a hundred percent means everybody and none means nobody")
  func shares() {
    #expect(Voice(.english).percent(999, of: 1_000) == "99%")
    #expect(Voice(.french).percent(2, of: 2) == "100\u{A0}%")
    #expect(Voice(.english).percent(0, of: 0) == "0%")
    #expect(Voice(.english).percent(280, of: 360) == "78%")
    #expect(Voice(.english).percent(1, of: 1_000) == "1%")
  }

  @Test(
    "an e-mail address gives way to a word, and the sentence around it stays",
    arguments: [
      ("not with “amina@example.org”, who", "not with “[e-mail address]”, who"),
      ("write to amina@example.org.", "write to [e-mail address]."),
      ("Bao <bao@example.org>, a@b", "Bao <[e-mail address]>, [e-mail address]"),
      ("nothing here", "nothing here"),
    ])
  func addresses(text: String, shown: String) {
    #expect(withoutAddresses(text, in: .english) == shown)
  }
}

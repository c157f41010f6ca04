import Basics
import Foundation
import Testing

@testable import Programmes

@Suite("The page of a round")
struct RoundPageTests {
  /// Every state a page can be in, by the name of what is special about it.
  static let rounds: [String: @Sendable () throws -> RoundSample] = [
    "the cast": { try .cast() },
    "nobody can be matched": {
      try small(newcomers: "N1,Amina,civil engineer,online", professionals: "P1,Elaine,nurse,online,1")
    },
    "nobody waits": {
      try small(
        newcomers: "N1,Amina,civil engineer,online", professionals: "P1,Elaine,civil engineer,online,1")
    },
    "nobody could be read": { try small(newcomers: "N1,,nurse,online", professionals: "P1,,nurse,online,1") },
    "somebody hostile": {
      try small(
        newcomers: "\"<script>alert(1)</script>\",\"<b onclick=\"\"x\"\">A&'</b>\",</h1> engineer,online",
        professionals: "P1,\"\"\"><img src=x>\",</h1> engineer,online,1")
    },
  ]

  private static func sample(_ name: String) throws -> RoundSample {
    let make = try #require(rounds[name])
    return try make()
  }

  private static func small(newcomers: String, professionals: String) throws -> RoundSample {
    try RoundSample(
      newcomers: "id,name,occupation,mode\n\(newcomers)\n",
      professionals: "id,name,occupation,mode,capacity\n\(professionals)\n", policy: .named("mentoring"))
  }

  @Test(
    "is well formed in both languages, whatever happened", arguments: rounds.keys.sorted(), Language.allCases)
  func wellFormed(name: String, language: Language) throws {
    let sample = try Self.sample(name)
    #expect(PageCheck(sample.page(in: language)).faults == [])
  }

  @Test("has the same structure in both languages", arguments: rounds.keys.sorted())
  func structure(name: String) throws {
    let sample = try Self.sample(name)
    let english = PageCheck(sample.page(in: .english)).skeleton
    #expect(english == PageCheck(sample.page(in: .french)).skeleton)
  }

  @Test(
    "never breaks a line before a French sign",
    arguments: ["the cast", "nobody can be matched", "nobody could be read"])
  func frenchSpaces(name: String) throws {
    let sample = try Self.sample(name)
    #expect(PageCheck(sample.page(in: .french)).looseFrenchSigns == [])
  }

  @Test("shows a hostile name as the text it is")
  func hostileNames() throws {
    let page = try Self.sample("somebody hostile").page(in: .english)
    #expect(!page.contains("<script"))
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.contains("&lt;b onclick=&quot;x&quot;&gt;A&amp;&#39;&lt;/b&gt;"))
  }

  @Test(
    "gives no e-mail address, even of those whom the lists know by nothing else", arguments: Language.allCases
  )
  func addresses(language: Language) throws {
    let cast = try RoundSample.cast()
    #expect(!cast.page(in: language).contains(/\S@\S/))
    let unnamed = try RoundSample(
      newcomers: "e-mail,occupation\namina@example.org,nurse at a@b.ca\n",
      professionals: "e-mail,occupation,capacity\nelaine@example.com,nurse at a@b.ca,1\n",
      policy: .named("mentoring"))
    let page = unnamed.page(in: language)
    #expect(!page.contains(/\S@\S/))
    #expect(page.contains(language == .english ? "<h3>row 2</h3>" : "<h3>ligne 2</h3>"))
  }

  @Test("names everybody of the round once, where they belong")
  func everybody() throws {
    let sample = try RoundSample.cast()
    let page = sample.page(in: .english)
    for (part, ids) in [
      ("pairs", sample.round.pairs.map { "n\($0.newcomer)" }),
      ("waiting", sample.round.waiting.map { "n\($0.newcomer)" }),
      ("professionals", sample.round.professionals.indices.map { "p\($0)" }),
    ] {
      let section = try self.section(part, of: page)
      #expect(section.matches(of: /\sid="([np]\d+)"/).map { String($0.1) }.sorted() == ids.sorted())
    }
    let index = try section("newcomers", of: page)
    #expect(index.matches(of: /href="#(n\d+)"/).map { String($0.1) }.sorted() == ["n0", "n1", "n2", "n3"])
  }

  @Test("puts the newcomer who has waited longest first")
  func order() throws {
    let pairs = try section("pairs", of: RoundSample.cast().page(in: .english))
    let names = pairs.matches(of: /<h3>([^<]+)<\/h3>/).map { String($0.1) }
    #expect(names == ["Amina Khelifi", "Bao Nguyen", "Daniela Rojas"])
  }

  @Test("says what was achieved, of how many, and on which day")
  func summary() throws {
    let english = try RoundSample.cast().page(in: .english)
    #expect(english.contains("<b>3</b> of 4\u{A0}newcomers meet a professional\u{A0}(75%)."))
    #expect(english.contains("November 22, 2026"))
    #expect(english.contains("<code>allies verify FOLDER</code>"))
    let french = try RoundSample.cast().page(in: .french)
    #expect(
      french.contains(
        "<b>3</b> sur 4\u{A0}nouveaux arrivants rencontrent un professionnel\u{A0}(75\u{A0}%)."))
    #expect(french.contains("22 novembre 2026"))
  }

  @Test("asks for the exclusion that could not be settled before anything else")
  func exclusionFirst() throws {
    let page = try RoundSample.cast().page(in: .english)
    let tasks = try section("todo", of: page).matches(of: /href="#(\w+)"/).map { String($0.1) }
    #expect(tasks == ["exclusions", "rows", "pairs", "shortages"])
    #expect(try section("exclusions", of: page).contains("Bao Nguyen (N2) must not be matched with"))
  }

  @Test("tells each refused row with its place, what is wrong and what to do")
  func refusedRows() throws {
    let rows = try section("rows", of: RoundSample.cast().page(in: .english))
    #expect(
      rows.contains("<th scope=\"row\" class=\"number\">6</th><td><p><span class=\"column\">e-mail</span>"))
    #expect(rows.contains("is not an e-mail address. <span class=\"then\">Write one address"))
  }

  @Test("takes less than one and a half thousand bytes a pair, its frame apart")
  func size() throws {
    func csv(_ header: String, _ row: (Int) -> String) -> String {
      ([header] + (0..<60).map(row)).joined(separator: "\n")
    }
    let sample = try RoundSample(
      newcomers: csv("id,name,occupation,mode,goals,registered") {
        "N\($0),Amina Khelifi,civil engineer,online,network,2026-01-06"
      },
      professionals: csv("id,name,occupation,mode,goals,capacity") {
        "P\($0),Elaine MacDonald,civil engineer,online,network,1"
      },
      policy: .named("mentoring"))
    let frame = try RoundSample.cast().page(in: .french).utf8.count
    #expect(sample.round.pairs.count == 60)
    #expect(sample.page(in: .french).utf8.count - frame < 60 * 1_500)
  }

  private func section(_ id: String, of page: String) throws -> Substring {
    let start = try #require(page.range(of: "<section id=\"\(id)\""))
    let rest = page[start.lowerBound...]
    let end = try #require(rest.range(of: "</section>"))
    return rest[..<end.upperBound]
  }
}

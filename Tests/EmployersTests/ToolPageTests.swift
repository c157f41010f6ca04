import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import Testing

@testable import Employers

@Suite("The tools’ pages")
struct ToolPageTests {
  /// What is sent to each, so that it answers.
  private static let sent: [(tool: String, fields: [(String, String)], says: String)] = [
    (
      "job-ad", [("ad", "Cook. Canadian experience required.\n\nRequirements\n- Excel\n- Soups")],
      "Write instead:"
    ),
    (
      "skills",
      [
        ("job", "Cook"), ("skills", "Soups\nMenus"), ("asked", "yes"), ("need-1", "first-week"),
        ("learning-1", "years"), ("need-2", "later"),
        ("learning-2", "weeks"),
      ], "You learn here, with us:"
    ),
    (
      "interview",
      [("job", "Cook"), ("known", "safety"), ("own", "Soups"), ("minutes", "45"), ("listeners", "2")],
      "The scale"
    ),
    (
      "credential", [("title", "Licenciatura en Enfermería"), ("country", "Colombia"), ("province", "NS")],
      "Like a bachelor’s degree"
    ),
    (
      "onboarding", [("first", "2026-12-01"), ("name", "Bao"), ("buddy", "Elaine")],
      "Tuesday, December\u{A0}1"
    ),
    (
      "buddy",
      [
        ("buddy", "Elaine"), ("newcomer", "Bao"), ("first", "2026-12-01"), ("weeks", "12"), ("minutes", "30"),
      ],
      "November\u{A0}30,\u{A0}2026"
    ),
  ]

  private func site() async throws -> TestSite {
    try await TestSite([EmployersArea.area(try SampleTopics.roadmap())])
  }

  @Test(
    "each tool answers without an account and without a script, alike in both languages",
    arguments: sent.indices)
  func answers(place: Int) async throws {
    let (tool, fields, words) = Self.sent[place]
    let site = try await site()
    let address = "/employers/tools/\(tool)"
    var skeletons: [[String]] = []
    for language in Language.allCases {
      let browser = Browser(site, language: language)
      #expect(try await browser.get(address).status == 200)
      let answer = try await browser.post(address, fields)
      #expect(answer.status == 200, "\(answer.text)")
      if language == .english { #expect(answer.text.contains(words)) }
      if language == .french { #expect(PageFaults(of: answer.text).looseFrenchSigns.isEmpty) }
      #expect(answer.text.utf8.count < 60_000)
      skeletons.append(PageFaults(of: answer.text).skeleton)
    }
    #expect(skeletons.first == skeletons.last)
  }

  @Test("the other language is one press away and nothing typed is lost", arguments: sent.indices)
  func turned(place: Int) async throws {
    let (tool, fields, words) = Self.sent[place]
    let browser = Browser(try await site(), language: .french)
    _ = try await browser.get("/employers/tools/\(tool)")
    let answer = try await browser.post("/employers/tools/\(tool)", fields + [("_language", "en")])
    #expect(answer.status == 200 && answer.text.contains("<html lang=\"en\">") && answer.text.contains(words))
    #expect(answer.headers["content-language"] == "en")
    #expect(browser[cookie: Cookie.language.name] == "en")
  }

  @Test("nothing that was typed is kept", arguments: sent.indices)
  func keepsNothing(place: Int) async throws {
    let (tool, fields, _) = Self.sent[place]
    let site = try await site()
    let browser = Browser(site)
    _ = try await browser.get("/employers/tools/\(tool)")
    _ = try await browser.post("/employers/tools/\(tool)", fields)
    _ = try await browser.post("/employers/tools/\(tool)", fields + [("_action", "keep")])
    let drafts = try await site.database.behind(.open).read {
      try $0.value("SELECT COUNT(*) FROM form_drafts", as: Int64.self)
    }
    #expect(drafts == 0)
    #expect(!site.log.lines.joined().contains("Cook"))
  }

  @Test("what is missing or strange is told, and what was typed stays", arguments: sent.indices)
  func objections(place: Int) async throws {
    let (tool, fields, _) = Self.sent[place]
    let browser = Browser(try await site())
    _ = try await browser.get("/employers/tools/\(tool)")
    let blank = try await browser.post("/employers/tools/\(tool)", [])
    #expect(blank.status == 422)
    let strange = try await browser.post(
      "/employers/tools/\(tool)", fields.map { ($0.0, $0.1 + "<script>\u{202E}&\"") })
    #expect([200, 422].contains(strange.status) && !strange.text.contains("<script>\u{202E}"))
    let long = try await browser.post(
      "/employers/tools/\(tool)", fields.map { ($0.0, String(repeating: $0.1 + "\n", count: 3_000)) })
    #expect([413, 422].contains(long.status))
  }

  @Test("skills are asked about one by one before they are sorted")
  func questions() async throws {
    let browser = Browser(try await site())
    _ = try await browser.get("/employers/tools/skills")
    let asked = try await browser.post(
      "/employers/tools/skills", [("job", "Cook"), ("skills", "- Soups\n- soups\n\n* Menus")])
    #expect(asked.status == 200 && asked.text.contains("need-2") && !asked.text.contains("need-3"))
    let half = try await browser.post(
      "/employers/tools/skills",
      [("job", "Cook"), ("skills", "Soups"), ("asked", "yes"), ("need-1", "later")])
    #expect(half.status == 422 && half.text.contains("Choose one answer"))
  }

  @Test("a sheet asks everybody the same on one scale")
  func sheet() async throws {
    let browser = Browser(try await site())
    _ = try await browser.get("/employers/tools/interview")
    let page = try await browser.post(
      "/employers/tools/interview",
      [("job", "Cook"), ("known", "safety"), ("known", "team"), ("minutes", "30"), ("listeners", "3")])
    #expect(page.text.contains("Listener 3") && page.text.contains("about 10\u{A0}minutes"))
    let many = try await browser.post(
      "/employers/tools/interview",
      InterviewSheet.Known.allCases.map { ("known", $0.rawValue) } + [
        ("job", "Cook"), ("minutes", "30"), ("listeners", "1"),
      ])
    #expect(many.status == 422 && many.text.contains("these are 10"))
  }
}

import Basics
import People
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import Employers

@Suite("What a council makes of a topic")
struct LocalTopicTests {
  private static let topic = "/employers/topics/job-posting"

  private func open(_ engine: EngineName = .sqlite, _ body: (TownSite) async throws -> Void) async throws {
    try await TownSite.open(engine, besides: [EmployersArea.area(try SampleTopics.roadmap())], body)
  }

  private static func bodies(_ words: String) -> [(String, String)] {
    [
      ("body_en", SampleTopics.body(in: .english).replacing("is read in a minute", with: words)),
      ("body_fr", SampleTopics.body(in: .french).replacing("is read in a minute", with: words)),
    ]
  }

  @Test(
    "a coordinator publishes the council’s own text; whoever is near reads it, the others the national one; every version is kept",
    arguments: EngineName.allCases)
  func text(engine: EngineName) async throws {
    try await open(engine) { door in
      let imani = try await door.browser(door.town.imani)
      let form = try await imani.get(Self.topic + "/text/edit")
      #expect(form.status == 200 && form.text.contains("is read in a minute"))
      let sent = try await imani.post(
        Self.topic + "/text", Self.bodies("is read in Halifax") + [("after", "0")])
      #expect(sent.status == 303, "\(sent.text)")
      let near = "?council=\(door.town.halifax.id)"
      for language in Language.allCases {
        let page = try await door.stranger(language).get(Self.topic + near)
        #expect(
          page.text.contains("is read in Halifax") && page.text.contains("Halifax.") && page.status == 200)
        #expect(page.text.contains("/employers/topics/first-day" + near))
      }
      for address in [
        Self.topic, Self.topic + "?council=\(door.town.montreal.id)", Self.topic + "?council=zebra",
      ] {
        #expect(try await door.stranger().get(address).text.contains("is read in a minute"))
      }
      // Somebody else began from the same version.
      let late = try await imani.post(Self.topic + "/text", Self.bodies("is late") + [("after", "0")])
      #expect(
        late.status == 409 && late.text.contains("Somebody changed this text")
          && late.text.contains("is late"))
      #expect(try await imani.post(Self.topic + "/return").status == 303)
      #expect(try await imani.post(Self.topic + "/return").status == 303)
      #expect(try await door.stranger().get(Self.topic + near).text.contains("is read in a minute"))
      let local = try await imani.get(Self.topic + "/local")
      #expect(
        local.text.contains("Version 1") && local.text.contains("Version 2")
          && !local.text.contains("Version 3"))
      #expect(local.text.contains("back to the national text") && local.text.contains(", Imani"))
      #expect(try await imani.get(Self.topic + "/versions/1").text.contains("is read in Halifax"))
      let joelle = try await door.browser(door.town.joelle)
      #expect(try await joelle.get(Self.topic + "/versions/1").status == 404)
      #expect(try await door.browser(door.town.karim).get(Self.topic + "/local").status == 403)
    }
  }

  @Test("what is wrong with a text is told with its lines, and the text stays")
  func objections() async throws {
    try await open { door in
      let imani = try await door.browser(door.town.imani)
      _ = try await imani.get(Self.topic + "/text/edit")
      var fields = Self.bodies("<script>alert(1)</script>")
      #expect(try await imani.post(Self.topic + "/text", fields).status == 303)
      let shown = try await door.stranger().get(Self.topic + "?council=\(door.town.halifax.id)")
      #expect(shown.text.contains("&lt;script&gt;") && !shown.text.contains("<script>alert"))
      fields[0].1 = fields[0].1.replacing("2. Cross", with: "7. Cross").replacing(
        "## Ask yourself", with: "## Ask")
      let wrong = try await imani.post(Self.topic + "/text", fields)
      #expect(
        wrong.status == 422 && wrong.text.contains("Line 5:") && wrong.text.contains("the number 2")
          && wrong.text.contains("7. Cross"))
      fields = Self.bodies("stays")
      fields[1].1 += "\nUn paragraphe de plus.\n"
      let differ = try await imani.post(Self.topic + "/text", fields)
      #expect(differ.status == 422 && differ.text.contains("the same sections"))
    }
  }

  @Test(
    "a council adds resources, contacts and events; an event is shown until its day is over",
    arguments: EngineName.allCases)
  func additions(engine: EngineName) async throws {
    try await open(engine) { door in
      let imani = try await door.browser(door.town.imani)
      _ = try await imani.get(Self.topic + "/additions/new")
      func add(_ kind: String, _ title: String, _ more: [(String, String)] = []) async throws -> Int {
        try await imani.post(
          Self.topic + "/additions",
          [
            ("kind", kind), ("title_en", title), ("title_fr", title), ("words_en", "For employers."),
            ("words_fr", "Pour employeurs."),
          ] + more
        ).status
      }
      #expect(try await add("resource", "Guide", [("address", "https://example.org/guide")]) == 303)
      #expect(try await add("contact", "Imani", [("address", "tel:+19025550100")]) == 303)
      #expect(try await add("event", "Breakfast", [("day", "2026-11-22")]) == 303)
      #expect(try await add("event", "Last week", [("day", "2026-11-15")]) == 303)
      #expect(try await add("event", "Someday") == 422)
      #expect(try await add("resource", "Dated", [("day", "2026-12-01")]) == 422)
      #expect(try await add("resource", "Bad", [("address", "javascript:alert(1)")]) == 422)
      let near = "?council=\(door.town.halifax.id)"
      let page = try await door.stranger().get(Self.topic + near)
      for words in [
        "Near you: Halifax", "https://example.org/guide", "tel:+19025550100", "Breakfast",
        "November\u{A0}22,\u{A0}2026",
      ] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(!page.text.contains("Last week") && !page.text.contains("Remove"))
      #expect(!(try await door.stranger().get(Self.topic).text.contains("Breakfast")))
      let local = try await imani.get(Self.topic + "/local")
      #expect(local.text.contains("Last week") && local.text.contains("over, not shown"))
      let removal = String(
        try #require(local.text.firstMatch(of: /\/employers\/additions\/[0-9a-z]{13}\/removal/)).0)
      let joelle = try await door.browser(door.town.joelle)
      _ = try await joelle.get(Self.topic + "/local")
      #expect(try await joelle.post(removal).status == 404)
      #expect(try await imani.post(removal).status == 303)
      #expect(try await imani.post(removal).status == 404)
      #expect(!(try await door.stranger().get(Self.topic + near).text.contains("https://example.org/guide")))
    }
  }

  @Test(
    "whoever chose a council keeps it on every page, and may choose another", arguments: Language.allCases)
  func choice(language: Language) async throws {
    try await open { door in
      let browser = door.stranger(language)
      let near = "council=\(door.town.montreal.id)"
      let start = try await browser.get("/employers?\(near)")
      #expect(
        start.text.contains("name=\"council\"") && start.text.contains("/employers/stages/plan?\(near)"))
      for address in ["/employers/topics?find=posting&\(near)", "/employers/stages/source?\(near)"] {
        #expect(try await browser.get(address).text.contains("/employers/topics/job-posting?\(near)"))
      }
      #expect(!(try await browser.get("/employers").text.contains("?council=")))
    }
  }
}

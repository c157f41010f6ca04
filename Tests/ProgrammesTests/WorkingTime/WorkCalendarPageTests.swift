import Basics
import PeopleTesting
import SiteTesting
import Storage
import Testing

@testable import People
@testable import Programmes

@Suite("The page of working days")
struct WorkCalendarPageTests {
  @Test(
    "a coordinator says where the council works, and sees its holidays in both languages; a coach does not")
  func saying() async throws {
    try await DeskStory.show { story, site in
      let imani = try await site.browser(story.town.imani)
      let blank = try await imani.get("/en/programmes/calendar")
      #expect(blank.status == 200 && blank.text.contains("Nobody has said yet"))
      let sent = [("jurisdiction", "NS"), ("zone", "America/Halifax")]
      #expect(try await imani.post("/en/programmes/calendar", sent).status == 303)
      for (language, words) in [("en", "Remembrance Day"), ("fr", "jour du Souvenir")] {
        let page = try await imani.get("/\(language)/programmes/calendar")
        #expect(page.status == 200 && page.text.contains(words))
      }
      let wrong = try await imani.post(
        "/fr/programmes/calendar", [("jurisdiction", "XX"), ("zone", "Mars/Olympus")])
      #expect(wrong.status == 422)
      let karim = try await site.browser(story.town.karim)
      #expect(try await karim.get("/en/programmes/calendar").status == 403)
    }
  }

  @Test("a proposal is held as long as the programme says, in the council's working days")
  func terms() async throws {
    try await DeskStory.show { story, site in
      let town = story.town
      // A Sunday; with Remembrance Day a fortnight ago the next five working days are Monday to Friday.
      try await town.ask(town.imani) {
        try WorkCalendarStore($0).set(WorkPlace(jurisdiction: .novaScotia, zone: .atlantic), by: $1)
      }
      let document = try #require(ProgrammeModel.builtIn.first { $0.name == "mentoring" }?.yaml)
        .replacing(
          "within: 5 working days\n    remind: professional",
          with: "within: 7 working days\n    remind: professional")
      let programme = story.programme
      try await town.ask(town.imani) { try ProgrammeStore($0, $1).adapt(programme, document, after: 1) }
      let karim = try await site.browser(town.karim)
      _ = try await karim.get("/en\(story.address(of: story.amina))")
      let pair = "\(story.address(of: story.amina))/with/\(story.elaine)"
      let form = try await karim.get("/en\(pair)/proposal")
      #expect(form.text.contains("usually until December\u{A0}1"), "seven working days from a Sunday")
      let late = try await karim.post(
        "/en\(pair)/proposals", [("reason", "Bridges"), ("until", "2026-12-05")])
      #expect(late.status == 422)
    }
  }
}

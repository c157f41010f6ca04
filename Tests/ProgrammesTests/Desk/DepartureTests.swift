import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Leaving a programme")
struct DepartureTests {
  @Test(
    "whoever leaves is proposed to nobody any more, whoever proposed it; the place is free, and the reason stays",
    arguments: EngineName.allCases)
  func newcomer(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let (town, karim) = (story.town, story.town.karim)
      // The council may propose her, and does.
      try await town.agree(story.amina, keptBy: karim, to: town.halifax)
      let proposal = try await story.propose(story.draft(story.amina, story.elaine), by: town.imani).get()
      let part = try #require(try await story.desk(karim).newcomer(story.amina)).application.id
      // Who does not keep the record ends nothing.
      let others = try await story.decide(town.imani) {
        try DepartureStore($0, $1).end(part, of: story.amina, .withdrew, in: .french)
      }
      #expect(try others.get() == false)
      #expect(try await story.desk(town.imani).places(of: story.elaine).free == 0)

      #expect(
        try await story.decide(karim) {
          try DepartureStore($0, $1).end(part, of: story.amina, .withdrew, in: .french)
        }.get())
      let desk = try await story.desk(town.imani)
      #expect(desk.newcomer(story.amina) == nil && desk.places(of: story.elaine).free == 1)
      let over = try await town.ask(town.imani) { try ProposalStore($0, $1).proposal(proposal) }
      #expect(over?.ending == .takenBack && over?.endReason?.contains("s’est désistée") == true)
    }
  }

  @Test(
    "whoever helps no more holds no place, and what was proposed with them is over",
    arguments: EngineName.allCases)
  func professional(engine: EngineName) async throws {
    try await DeskStory.tell(engine, places: 2) { story in
      let (town, karim, imani) = (story.town, story.town.karim, story.town.imani)
      let proposal = try await story.propose(story.draft(story.amina, story.elaine, places: 2), by: karim)
        .get()
      let part = try #require(try await story.desk(imani).professional(story.elaine)).application.id
      #expect(
        try await story.decide(imani) {
          try DepartureStore($0, $1).end(part, of: story.elaine, .other, in: .english)
        }.get())
      let over = try await town.ask(karim) { try ProposalStore($0, $1).proposal(proposal) }
      #expect(over?.endReason?.hasPrefix("The professional takes no part any more") == true)
      let held = try await town.database.behind(.open).read {
        try $0.value("SELECT COUNT(*) FROM holds WHERE ended IS NULL", as: Int.self)
      }
      #expect(held == 0)
      #expect(try await story.desk(karim).roster.proposals.isEmpty)
    }
  }

  @Test(
    "the desk says mentees and mentors where its model does, and the navigation says that this is the desk",
    arguments: Language.allCases)
  func words(language: Language) async throws {
    try await DeskStory.show { story, site in
      let karim = try await site.browser(story.town.karim, language)
      let page = try await karim.get("/\(language.rawValue)\(story.address)").text
      #expect(page.contains(language == .english ? "1\u{A0}mentee" : "1\u{A0}personne mentorée"))
      #expect(page.contains(language == .english ? "2\u{A0}mentors" : "2\u{A0}mentors"))
      for place in [
        story.address, "\(story.address)/round", "/programmes/\(story.programme)/proposals",
        "/programmes/\(story.programme)/imports/new",
      ] {
        let page = try await karim.get("/\(language.rawValue)\(place)").text
        #expect(page.contains("/desk\" aria-current=\"page\""), "\(place)")
        #expect(!page.contains("/programmes\" aria-current=\"page\""), "\(place)")
      }
      let programme = try await karim.get("/\(language.rawValue)/programmes/\(story.programme)").text
      #expect(programme.contains("/programmes\" aria-current=\"page\""))
    }
  }
}

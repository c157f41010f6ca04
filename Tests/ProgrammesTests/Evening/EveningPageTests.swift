import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Hosting an evening")
struct EveningPageTests {
  /// An evening of three rounds at the council, with Elaine and François at tables, and newcomers of the council's own.
  private static func open(
    _ engine: EngineName, _ body: @escaping (DeskStory, TownSite, [ID<Person>]) async throws -> Void
  ) async throws {
    try await DeskStory.show(engine) { story, site in
      var people: [ID<Person>] = []
      for name in ["Bao", "Chidi", "Daniela"] {
        people.append(
          try await DeskStory.add(
            name, to: story.programme, as: .newcomers, by: story.town.imani, story.town,
            [.occupation: "Civil engineer", .languages: "English"]))
      }
      try await body(story, site, people)
    }
  }

  private func evening(_ story: DeskStory, _ browser: Browser, _ language: Language) async throws -> String {
    let pages = "/\(language.rawValue)/programmes/\(story.programme)/evenings"
    #expect(try await browser.get(pages).status == 200)
    _ = try await browser.get("\(pages)/new")
    let made = try await browser.post(
      pages, [("day", "2026-12-01"), ("place", "Library"), ("rounds", "3"), ("minutes", "10")])
    #expect(made.status == 303)
    #expect(try await browser.get(pages).text.contains("Library"))
    return "/\(language.rawValue)\(made.place)"
  }

  private func met(_ town: Town) async throws -> [[String]] {
    try await town.database.behind(.open).read { connection in
      try connection.rows(
        "SELECT round, person, professional FROM evening_meetings ORDER BY round, person"
      ).map {
        [
          "\(try $0.value(at: 0, as: Int.self))", "\(try $0.value(at: 1, as: ID<Person>.self))",
          "\(try $0.value(at: 2, as: ID<Person>.self))",
        ]
      }
    }
  }

  @Test(
    "an evening from the list of guests to its end: arrivals, no-shows, a round twice pressed, somebody who leaves",
    arguments: EngineName.allCases)
  func evening(engine: EngineName) async throws {
    try await Self.open(engine) { story, site, people in
      let imani = try await site.browser(story.town.imani)
      let here = try await evening(story, imani, .english)
      let page = try await imani.get(here)
      for words in ["Bao", "Elaine", "Begin round 1", "Table\u{A0}1", "A pause in this round"] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(page.text.utf8.count < 100_000)
      // Nobody has come: nothing can begin.
      let refused = try await imani.post("\(here)/rounds", [("round", "1")])
      #expect(refused.status == 409 && refused.text.contains("Mark first who is here"))
      func mark(_ person: ID<Person>, _ state: String) async throws {
        #expect(try await imani.post("\(here)/guests/\(person)/state", [("state", state)]).status == 303)
      }
      for person in [people[0], people[1], story.elaine, story.francois] { try await mark(person, "here") }
      #expect(try await imani.post("\(here)/rounds", [("round", "1")]).status == 303)
      // Pressed again, it is not the second that begins.
      #expect(try await imani.post("\(here)/rounds", [("round", "1")]).status == 303)
      let first = try await met(story.town)
      #expect(!first.contains { $0[1] == "\(people[2])" } && first.count == 4)
      #expect(try await imani.get(here).text.contains("Now: round 1"))
      // Daniela comes during the first round, and François goes home.
      try await mark(people[2], "here")
      try await mark(story.francois, "gone")
      let second = try await met(story.town)
      #expect(second.filter { $0[0] == "1" } == first.filter { $0[0] == "1" })
      #expect(!second.contains { $0[0] != "1" && $0[2] == "\(story.francois)" })
      #expect(second.contains { $0[0] != "1" && $0[1] == "\(people[2])" })
      #expect(Set(second.map { Array($0.dropFirst()) }).count == second.count)
      // The round that runs can be planned anew when asked for.
      #expect(try await imani.post("\(here)/plan", [("round", "1")]).status == 303)
      #expect(try await !met(story.town).contains { $0[2] == "\(story.francois)" })
      for round in ["2", "3", "4"] { _ = try await imani.post("\(here)/rounds", [("round", round)]) }
      #expect(try await imani.get(here).text.contains("The evening is over"))
    }
  }

  @Test(
    "the rota is one card for each guest and table, in both languages, and is found by a name",
    arguments: Language.allCases)
  func rota(language: Language) async throws {
    try await Self.open(.sqlite) { story, site, _ in
      let imani = try await site.browser(story.town.imani, language)
      let here = try await evening(story, imani, language)
      let rota = try await imani.get("\(here)/rota")
      #expect(rota.status == 200 && rota.text.contains("Bao") && rota.text.contains("Table\u{A0}2"))
      let one = try await imani.get("\(here)/rota?find=elai")
      #expect(one.text.contains(">Elaine<") && !one.text.contains("<h3><bdi>Bao"))
    }
  }

  @Test("an evening is its host’s alone")
  func own() async throws {
    try await Self.open(.sqlite) { story, site, people in
      let imani = try await site.browser(story.town.imani)
      let here = try await evening(story, imani, .english)
      for stranger in [story.town.karim, story.town.joelle] {
        let browser = try await site.browser(stranger)
        _ = try await browser.get("/en/people")
        #expect(try await browser.get(here).status == 404)
        #expect(try await browser.get("\(here)/rota").status == 404)
        #expect(
          try await browser.post("\(here)/guests/\(people[0])/state", [("state", "here")]).status == 404)
        #expect(try await browser.post("\(here)/rounds", [("round", "1")]).status == 404)
      }
    }
  }
}

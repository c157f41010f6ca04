import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("The pages of the desk")
struct DeskPageTests {
  @Test(
    "who waits stands in the list with days, a word for the clock and how many could help",
    arguments: Language.allCases)
  func list(language: Language) async throws {
    try await DeskStory.show { story, site in
      let karim = try await site.browser(story.town.karim, language)
      let page = try await karim.get("/\(language.rawValue)\(story.address)")
      #expect(page.status == 200)
      for words in [">Amina<", ">52<", language == .english ? "late" : "en retard"] {
        #expect(page.text.contains(words), "\(words)")
      }
      #expect(!page.text.contains("Elaine"))
      #expect(page.text.utf8.count < 100_000)
      let none = try await karim.get("/\(language.rawValue)\(story.address)?find=nurse")
      #expect(!none.text.contains(">Amina<"))
    }
  }

  @Test("one programme opens its desk, and none says what to do", arguments: Language.allCases)
  func desks(language: Language) async throws {
    try await DeskStory.show { story, site in
      let karim = try await site.browser(story.town.karim, language)
      #expect(try await karim.get("/\(language.rawValue)/desk").place.hasSuffix(story.address))
      let joelle = try await site.browser(story.town.joelle, language)
      #expect(try await joelle.get("/\(language.rawValue)/desk").status == 200)
      #expect(try await joelle.get("/\(language.rawValue)\(story.address)").status == 404)
      #expect(try await site.stranger(language).get("/\(language.rawValue)\(story.address)").status != 200)
    }
  }

  @Test(
    "a newcomer's page has candidates with reasons and parts of the score, and no way to reach them",
    arguments: Language.allCases)
  func person(language: Language) async throws {
    try await DeskStory.show { story, site in
      try await story.town.ask(story.town.imani) {
        guard var elaine = try PersonStore($0, $1).kept(story.elaine) else { return }
        elaine.email = "elaine@northgate.example.org"
        elaine.telephone = "902 555 0188"
        _ = try PersonStore($0, $1).change(elaine)
      }
      let karim = try await site.browser(story.town.karim, language)
      let page = try await karim.get("/\(language.rawValue)\(story.address(of: story.amina))")
      #expect(page.status == 200)
      let words =
        language == .english
        ? [
          "both speak English", "Elaine", "François", "Northgate", "not asked within", "years of experience",
        ]
        : ["langues communes", "Elaine", "François", "Northgate", "aucune demande", "années d’expérience"]
      for words in words { #expect(page.text.contains(words), "\(words)") }
      #expect(!page.text.contains("elaine@northgate") && !page.text.contains("0188"))
      // Both in view at once, and only with two.
      let two = try await karim.get(
        "/\(language.rawValue)\(story.address(of: story.amina))/comparison?with=\(story.elaine)&with=\(story.francois)"
      )
      #expect(two.status == 200 && two.text.contains("Elaine") && two.text.contains("François"))
      let one = try await karim.get(
        "/\(language.rawValue)\(story.address(of: story.amina))/comparison?with=\(story.elaine)")
      #expect(one.status == 200 && !one.text.contains("<table"))
    }
  }

  @Test(
    "proposing from the desk: the place is held while one writes, a reason is asked for, and all of it stays")
  func proposing() async throws {
    try await DeskStory.show { story, site in
      let karim = try await site.browser(story.town.karim)
      let pair = "\(story.address(of: story.amina))/with/\(story.elaine)"
      _ = try await karim.get("/en\(story.address(of: story.amina))")
      let held = try await karim.post("/en\(pair)/holds")
      #expect(held.status == 303 && held.place.hasSuffix("\(pair)/proposal"))
      let form = try await karim.get("/en\(pair)/proposal")
      #expect(form.status == 200 && form.text.contains("name=\"held\" value=\"yes\""))
      // Imani is told at once, before she has written anything.
      try await story.town.agree(story.amina, keptBy: story.town.karim, to: story.town.halifax)
      let imani = try await site.browser(story.town.imani)
      _ = try await imani.get("/en\(story.address(of: story.amina))")
      let quicker = try await imani.post("/en\(pair)/holds")
      #expect(quicker.status == 409 && quicker.text.contains("Somebody was quicker"))
      // Whoever thinks better of it lets the place go, and takes it again.
      #expect(try await karim.post("/en\(pair)/release").status == 303)
      #expect(try await story.desk(story.town.karim).places(of: story.elaine).free == 1)
      #expect(try await karim.post("/en\(pair)/holds").status == 303)
      // Without a reason nothing is decided.
      let blank = try await karim.post("/en\(pair)/proposals", [("held", "yes"), ("until", "2026-11-27")])
      #expect(blank.status == 422)
      let done = try await karim.post(
        "/en\(pair)/proposals",
        [("held", "yes"), ("reason", "The same bridges"), ("until", "2026-11-27")])
      #expect(done.status == 303 && done.place.contains("/proposals/"))
      let detail = try await karim.get("/en\(done.place)")
      for words in ["The same bridges", "Amina", "Elaine", "November\u{A0}27"] {
        #expect(detail.text.contains(words), "\(words)")
      }
      for language in Language.allCases {
        let list = try await karim.get("/\(language.rawValue)/programmes/\(story.programme)/proposals")
        #expect(list.status == 200 && list.text.contains("The same bridges"))
      }
      let withdrawal = try await karim.get("/fr\(done.place)/withdrawal")
      #expect(withdrawal.status == 200)
      let back = try await karim.post("/fr\(done.place)/withdrawal", [("reason", "Elle a un emploi")])
      #expect(back.status == 303)
      let after = try await karim.get("/fr/programmes/\(story.programme)/proposals")
      #expect(after.text.contains("Elle a un emploi"))
    }
  }

  @Test("a hold that ends while the proposal is written is told, and what was written is still there")
  func lapse() async throws {
    try await DeskStory.show { story, site in
      let karim = try await site.browser(story.town.karim)
      let pair = "\(story.address(of: story.amina))/with/\(story.elaine)"
      _ = try await karim.get("/en\(story.address(of: story.amina))")
      _ = try await karim.post("/en\(pair)/holds")
      _ = try await karim.get("/en\(pair)/proposal")
      site.site.clock.move(seconds: 31 * 60)
      let sent = [("held", "yes"), ("reason", "The same bridges"), ("until", "2026-11-27")]
      let told = try await karim.post("/en\(pair)/proposals", sent)
      #expect(told.status == 409)
      #expect(told.text.contains("held for you again") && told.text.contains("The same bridges"))
      #expect(try await karim.post("/en\(pair)/proposals", sent).status == 303)
    }
  }

  @Test("a pair is locked, excluded and freed with a reason, and a note is written at the desk")
  func deciding() async throws {
    try await DeskStory.show { story, site in
      let karim = try await site.browser(story.town.karim, .french)
      let here = story.address(of: story.amina)
      #expect(try await karim.get("/fr\(here)/with/\(story.francois)/lock").status == 200)
      #expect(
        try await karim.post("/fr\(here)/with/\(story.francois)/lock", [("reason", "Son souhait")]).status
          == 303)
      #expect(try await karim.get("/fr\(here)/with/\(story.elaine)/exclusion").status == 200)
      #expect(
        try await karim.post("/fr\(here)/with/\(story.elaine)/exclusion", [("reason", "Anciennes collègues")])
          .status == 303)
      let page = try await karim.get("/fr\(here)")
      for words in ["Son souhait", "Anciennes collègues", "verrouillé", "exclu"] {
        #expect(page.text.contains(words), "\(words)")
      }
      let lift = try #require(page.text.firstMatch(of: /action="([^"]*\/decisions\/[^"]*)"/)).1
      #expect(try await karim.post("/fr\(lift)").status == 303)
      #expect(try await karim.post("/fr\(lift)").status == 404)
      #expect(try await karim.get("/fr\(here)/notes").status == 200)
      #expect(try await karim.post("/fr\(here)/notes", [("text", "Préfère le soir")]).status == 303)
      #expect(try await karim.get("/fr\(here)").text.contains("Préfère le soir"))
    }
  }

  @Test(
    "from a record somebody is taken into a programme, reaches another stage and leaves",
    arguments: Language.allCases)
  func participation(language: Language) async throws {
    try await DeskStory.show { story, site in
      let bao = try await story.town.add("Bao", by: story.town.karim)
      let karim = try await site.browser(story.town.karim, language)
      let found = try await karim.get("/\(language.rawValue)\(story.address)/admission?find=bao")
      #expect(found.text.contains("/people/\(bao)/programmes"))
      let here = "/\(language.rawValue)/people/\(bao)/programmes"
      #expect(try await karim.get(here).status == 200)
      let fields = [("programme", "\(story.programme)"), ("side", "newcomers"), ("stage", "applied")]
      #expect(try await karim.post(here, fields).status == 303)
      #expect(try await karim.post(here, fields).status == 409)
      let page = try await karim.get(here)
      let stage = try #require(page.text.firstMatch(of: /action="([^"]*\/stage)"/)).1
      #expect(try await karim.post("/\(language.rawValue)\(stage)", [("stage", "ready")]).status == 303)
      #expect(try await story.desk(story.town.karim).newcomer(bao)?.application.stage == .ready)
      let end = stage.dropLast(5) + "end"
      #expect(try await karim.post("/\(language.rawValue)\(end)", [("ending", "withdrew")]).status == 303)
      #expect(try await story.desk(story.town.karim).newcomer(bao) == nil)
      #expect(try await karim.get(here).status == 200)
    }
  }

  @Test(
    "a round is seen whole before anything, and pairs are taken from it one by one",
    arguments: Language.allCases)
  func round(language: Language) async throws {
    try await DeskStory.show { story, site in
      let town = story.town
      let bao = try await DeskStory.add(
        "Bao", to: story.programme, as: .newcomers, by: town.karim, town,
        [.occupation: "Civil engineer", .registered: "2026-11-01"])
      try await DeskStory.add(
        "Chidi", to: story.programme, as: .newcomers, by: town.karim, town, [.occupation: "Nurse"])
      let karim = try await site.browser(town.karim, language)
      let here = "/\(language.rawValue)\(story.address)/round"
      for page in ["", "/waiting", "/trade-off", "/recruits", "/people/\(story.amina)", "/people/\(bao)"] {
        let shown = try await karim.get(here + page)
        #expect(shown.status == 200, "\(page)")
        #expect(shown.text.utf8.count < 100_000)
      }
      let waiting = try await karim.get(here + "/waiting")
      #expect(waiting.text.contains("Chidi"))
      let recruits = try await karim.get(here + "/recruits")
      #expect(recruits.text.contains("Nurse"))
      _ = try await karim.get(here)
      #expect(try await karim.post(here + "/proposals", [("reason", "R")]).status == 422)
      let pair = "\(story.amina).\(story.elaine)"
      #expect(try await karim.post(here + "/proposals", [("pair", pair)]).status == 422)
      let sent = [("pair", pair), ("pair", "\(bao).\(story.elaine)"), ("reason", "Round of November")]
      let done = try await karim.post(here + "/proposals", sent)
      #expect(done.status == 200)
      let desk = try await story.desk(town.karim)
      #expect(desk.roster.proposals[story.amina]?.professional == story.elaine)
      #expect(desk.roster.proposals[story.amina]?.reason == "Round of November")
      #expect(desk.roster.proposals[bao] == nil)
    }
  }
}

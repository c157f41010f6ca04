import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Pages of people")
struct RecordPageTests {
  private let amina = [
    ("given_name", "Amina"), ("family_name", "Belaïd"), ("role", "newcomer"),
    ("occupation", "Ingénieure civile"),
    ("email", "amina@example.org"), ("telephone", "902 555 0142"), ("city", "Halifax"), ("language", "fr"),
  ]

  private func takeUp(_ browser: Browser, _ fields: [(String, String)]) async throws -> ID<Person> {
    _ = try await browser.get("/people/new")
    return try #require(try await browser.post("/people", fields).person)
  }

  @Test(
    "Karim takes Amina up with the telephone ringing: two pages, and she is found",
    arguments: Language.allCases)
  func takenUp(language: Language) async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim, language)
      let place = "/\(language.rawValue)"
      #expect(try await karim.get(place + "/people").status == 200)
      let blank = try await karim.get(place + "/people/new")
      #expect(blank.text.contains("value=\"Halifax\""))
      let sent = try await karim.post("/people", amina)
      let id = try #require(sent.person)
      let page = try await karim.get("\(place)/people/\(id)")
      #expect(page.text.contains("Amina Belaïd"))
      #expect(page.text.contains("mailto:amina@example.org") && page.text.contains("tel:9025550142"))
      #expect(page.text.contains("21300"))
      for typed in ["bela", "902555", "ing%C3%A9nieure", "amina%40"] {
        let found = try await karim.get("\(place)/people?find=\(typed)")
        #expect(found.text.contains("/people/\(id)"), "\(typed)")
      }
      #expect(try await !karim.get("\(place)/people?find=bao").text.contains("/people/\(id)"))
    }
  }

  @Test("both languages show the same page")
  func languages() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      let id = try await takeUp(karim, amina)
      for page in [
        "people", "people/new", "people/\(id)", "people/\(id)/edit", "people/\(id)/profile/work",
        "people/\(id)/profile/qualifications", "people/\(id)/profile/languages",
        "people/\(id)/profile/meeting",
        "people/\(id)/profile/pause", "people/\(id)/facts/occupation", "people/\(id)/facts/years",
        "people/\(id)/timeline", "people/\(id)/duplicates", "people/\(id)/notes/new", "people/\(id)/tags/new",
        "people/\(id)/roles/new", "people/imports", "people/imports/new",
      ] {
        let english = try await karim.get("/en/\(page)")
        let french = try await karim.get("/fr/\(page)")
        #expect(english.status == 200, "\(page)")
        #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton, "\(page)")
        #expect(PageFaults(of: french.text).looseFrenchSigns.isEmpty, "\(page)")
      }
    }
  }

  @Test("nobody else’s staff opens any page of a record, and cannot tell it from one that is not there")
  func strangers() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      let id = try await takeUp(karim, amina)
      let missing = ID<Person>()
      for stranger in [desk.town.imani, desk.town.lena, desk.town.joelle] {
        let browser = try await desk.browser(stranger)
        for page in [
          "", "/edit", "/profile/work", "/facts/occupation", "/timeline", "/duplicates", "/notes/new",
          "/tags/new", "/roles/new",
        ] {
          let theirs = try await browser.get("/en/people/\(id)\(page)")
          let nowhere = try await browser.get("/en/people/\(missing)\(page)")
          #expect(theirs.status == 404 && nowhere.status == 404, "\(page)")
        }
        _ = try await browser.get("/en/people/new")
        for action in [
          "", "/notes", "/tags", "/roles", "/profile/work", "/facts/occupation/verification",
          "/facts/occupation/code",
          "/duplicates", "/merges",
        ] {
          let answer = try await browser.post(
            "/people/\(id)\(action)",
            [
              ("given_name", "X"), ("language", "en"), ("text", "x"), ("visibility", "keeper"), ("tag", "x"),
              ("role", "board"),
              ("speaker", "person"), ("value", "\(missing)"), ("other", "\(id)"),
            ])
          #expect(answer.status == 404, "\(action) \(answer.status)")
        }
        let list = try await browser.get("/en/people?find=amina")
        #expect(!list.text.contains("Belaïd"))
        let file = try await browser.get("/en/people/export?format=csv")
        #expect(file.status == 200 && !file.text.contains("Belaïd"))
      }
      let nobody = Browser(desk.site)
      #expect(try await nobody.get("/en/people/\(id)").status == 401)
    }
  }

  @Test("a part of a profile is filled in, corrected, shown with whose word it is, and kept in its past")
  func profile() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      let id = try await takeUp(karim, amina)
      _ = try await karim.get("/en/people/\(id)/profile/languages")
      let wrong = try await karim.post(
        "/people/\(id)/profile/languages",
        [("english", "17"), ("languages", "French, Arabic"), ("speaker", "person")])
      #expect(wrong.status == 422 && wrong.text.contains("Write a level from 1 to 12"))
      let kept = try await karim.post(
        "/people/\(id)/profile/languages",
        [
          ("english", "7/7/6/7"), ("english_test", "CELPIP"), ("english_day", "2026-03-01"),
          ("languages", "French, Arabic"),
          ("speaker", "staff"),
        ])
      #expect(kept.status == 303)
      let page = try await karim.get("/en/people/\(id)")
      #expect(page.text.contains("listening 7, speaking 7, reading 6, writing 7"))
      #expect(page.text.contains("CELPIP") && page.text.contains("noted by a coach"))
      let again = try await karim.get("/en/people/\(id)/profile/languages")
      #expect(again.text.contains("value=\"7/7/6/7\"") && again.text.contains("value=\"2026-03-01\""))

      _ = try await karim.get("/en/people/\(id)/profile/meeting")
      let met = try await karim.post(
        "/people/\(id)/profile/meeting",
        [
          ("mode", "in_person"), ("mode", "online"), ("availability", "weekends"),
          ("other_times", "after the exam"),
          ("capacity", "2"), ("hours", "6"), ("speaker", "person"),
        ])
      #expect(met.status == 303)
      let french = try await karim.get("/fr/people/\(id)")
      #expect(french.text.contains("en personne et en ligne"))
      #expect(french.text.contains("fin de semaine et after the exam"))

      _ = try await karim.get("/en/people/\(id)/profile/pause")
      let back = try await karim.post(
        "/people/\(id)/profile/pause",
        [("first", "2026-11-01"), ("last", "2026-10-01"), ("reason", "leave"), ("speaker", "person")])
      #expect(back.status == 422)
      _ = try await karim.post(
        "/people/\(id)/profile/pause",
        [("first", "2026-11-01"), ("last", "2026-12-01"), ("reason", "leave"), ("speaker", "person")])
      #expect(try await karim.get("/en/people/\(id)").text.contains("pauses: "))
    }
  }

  @Test(
    "a coach chooses the code of an occupation among those proposed, each with its reason, and verifies what was said"
  )
  func coding() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      let id = try await takeUp(karim, amina)
      let fact = try await karim.get("/en/people/\(id)/facts/occupation")
      #expect(fact.text.contains("value=\"21300\"") && fact.text.contains("by “"))
      let field: Regex = /name="value" value="([0-9a-z]{13})"/
      let value = try #require(fact.text.firstMatch(of: field).map { String($0.1) })
      let strange = try await karim.post(
        "/people/\(id)/facts/occupation/code", [("value", value), ("code", "99999")])
      #expect(strange.status == 422)
      _ = try await karim.post("/people/\(id)/facts/occupation/code", [("value", value), ("code", "21300")])
      #expect(try await karim.get("/en/people/\(id)").text.contains("chosen by a person"))
      _ = try await karim.post("/people/\(id)/facts/occupation/verification", [("value", value)])
      #expect(try await karim.get("/en/people/\(id)").text.contains("verified by Karim"))
      let late = try await karim.post("/people/\(id)/facts/occupation/verification", [("value", value)])
      #expect(late.status == 409)
    }
  }

  @Test("notes, tags and roles are added and taken away beside a record")
  func beside() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      let id = try await takeUp(karim, amina)
      _ = try await karim.get("/en/people/\(id)")
      _ = try await karim.post("/people/\(id)/notes", [("text", "<b>Called</b>"), ("visibility", "keeper")])
      _ = try await karim.post("/people/\(id)/tags", [("tag", "Ready")])
      _ = try await karim.post("/people/\(id)/roles", [("role", "professional")])
      let board = try await karim.post("/people/\(id)/roles", [("role", "board")])
      #expect(board.status == 422)
      let page = try await karim.get("/en/people/\(id)")
      #expect(page.text.contains("&lt;b&gt;Called&lt;/b&gt;") && page.text.contains("Ready"))
      #expect(page.text.contains("Note written") && page.text.contains("(Karim)"))
      func address(_ ending: String) throws -> String {
        let form: Regex = /action="([^"]*)"/
        return try #require(
          page.text.matches(of: form).map { String($0.1) }.first {
            $0.hasSuffix(ending) && $0.contains("\(id)")
          })
      }
      for ending in ["/removal", "/end"] { #expect(try await karim.post(try address(ending)).status == 303) }
      let tag = try #require(page.text.firstMatch(of: /\/tags\/([0-9a-z]{13})\/removal/).map { String($0.1) })
      #expect(try await karim.post("/people/\(id)/tags/\(tag)/removal").status == 303)
      let bare = try await karim.get("/en/people/\(id)")
      #expect(
        !bare.text.contains("Called") && bare.text.contains("Note removed")
          && bare.text.contains("Role ended"))
    }
  }

  @Test("a filter is kept by its name for whoever kept it, and nobody else")
  func filters() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      _ = try await takeUp(karim, amina)
      _ = try await karim.get("/en/people?role=newcomer&city=Halifax")
      let kept = try await karim.post(
        "/people/filters", [("role", "newcomer"), ("city", "Halifax"), ("name", "Mine")])
      #expect(kept.place.contains("role=newcomer"))
      let page = try await karim.get("/en/people?role=newcomer&city=Halifax")
      #expect(page.text.contains("Mine") && page.text.contains("aria-current=\"page\""))
      for other in [desk.town.imani, desk.town.lena] {
        #expect(try await !desk.browser(other).get("/en/people").text.contains("Mine"))
      }
      let removal = try #require(
        page.text.firstMatch(of: /\/people\/filters\/[0-9a-z]{13}\/removal/).map { String($0.0) })
      _ = try await karim.post(removal)
      #expect(try await !karim.get("/en/people").text.contains("Mine"))
    }
  }

  @Test("a second record is shown before it is made, merged with a preview, and made two again")
  func duplicates() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      let first = try await takeUp(karim, amina)
      _ = try await karim.get("/en/people/new")
      var again = amina
      again[1] = ("family_name", "Belaid")
      again[3] = ("occupation", "bridge engineer")
      let shown = try await karim.post("/people", again)
      #expect(shown.status == 409 && shown.text.contains("the same e-mail address"))
      #expect(shown.text.contains("value=\"bridge engineer\""))
      let second = try #require(try await karim.post("/people", again + [("distinct", "yes")]).person)
      #expect(try await karim.get("/en/people/\(first)/duplicates").text.contains("\(second)"))
      for language in Language.allCases {
        let preview = try await karim.get("/\(language.rawValue)/people/\(first)/merges/\(second)/new")
        #expect(preview.text.contains("keep-occupation") && preview.text.contains("keep-family_name"))
      }
      let merged = try await karim.post(
        "/people/\(first)/merges", [("other", "\(second)"), ("keep-occupation", "second")])
      #expect(merged.person == first)
      #expect(try await karim.get("/en/people/\(second)").place.contains("\(first)"))
      let page = try await karim.get("/en/people/\(first)")
      #expect(page.text.contains("bridge engineer") && page.text.contains("It can be undone until"))
      let undo = try #require(
        page.text.firstMatch(of: /\/people\/[0-9a-z]+\/merges\/[0-9a-z]+\/undoing/).map { String($0.0) })
      #expect(try await karim.post(undo).status == 303)
      #expect(try await karim.get("/en/people/\(second)").text.contains("bridge engineer"))
      #expect(try await !karim.get("/en/people/\(first)").text.contains("bridge engineer"))
    }
  }

  @Test(
    "whether another agency knows somebody is one sentence, which names nobody",
    arguments: EngineName.allCases)
  func elsewhere(engine: EngineName) async throws {
    try await TownSite.open(engine) { desk in
      let karim = try await desk.browser(desk.town.karim)
      _ = try await takeUp(karim, amina)
      let lena = try await desk.browser(desk.town.lena)
      var unknown = amina
      unknown[0] = ("given_name", "Chidi")
      unknown[1] = ("family_name", "Okoro")
      unknown[4] = ("email", "chidi@example.org")
      unknown[5] = ("telephone", "")
      var pages: [String] = []
      for fields in [amina, unknown] {
        let id = try await takeUp(lena, fields)
        _ = try await lena.get("/en/people/\(id)/duplicates")
        let page = try await lena.post("/people/\(id)/duplicates").text
        #expect(!page.contains("Harbour") && !page.contains("Karim"))
        pages.append(page)
      }
      #expect(pages[0].contains("Another agency of your council has a record"))
      #expect(pages[1].contains("No other agency of your council has a record"))
    }
  }

  @Test("a list is chosen, tried, taken up and undone")
  func importing() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      let form = try await karim.get("/en/people/imports/new")
      func send(_ list: String) async throws -> Answer {
        let parts = [("_token", form.formToken ?? ""), ("side", "newcomers")].map {
          "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n"
        }
        let file =
          "--x\r\nContent-Disposition: form-data; name=\"list\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n\(list)\r\n--x--\r\n"
        return try await karim.send(
          .post, "/people/imports",
          [
            "content-type": "multipart/form-data; boundary=x", "origin": "https://allies.example.org",
            "sec-fetch-site": "same-origin",
          ], body: Array((parts.joined() + file).utf8))
      }
      let none = try await send("what,is\nthis,list")
      #expect(none.status == 422 && none.text.contains("none of the first rows holds a heading"))
      let sent = try await send(ImportTests.list)
      #expect(sent.status == 303)
      for language in Language.allCases {
        let trial = try await karim.get("/\(language.rawValue)\(sent.place)")
        #expect(trial.text.contains("chidi@") && trial.status == 200)
      }
      #expect(try await !karim.get("/en/people?find=bao").text.contains("Tran"))
      let program = try await desk.program(of: desk.town.karim)
      let tried = try await program.get(sent.place)
      #expect(tried.text.contains(#""trial":true"#) && tried.text.contains(#""outcome":"refused""#))
      #expect(try await karim.post(sent.place + "/admission").status == 303)
      let report = try await karim.get("/en\(sent.place)")
      #expect(report.text.contains("taken up on"))
      let done = try await program.get(sent.place)
      #expect(done.text.contains(#""trial":false"#) && done.text.contains(#""outcome":"added""#))
      #expect(try await program.get("/people/imports").text.contains(#""file":"list.csv""#))
      #expect(try await karim.get("/en/people/imports").text.contains("list.csv"))
      #expect(try await karim.get("/en/people?find=bao").text.contains("Tran"))
      #expect(try await karim.post(sent.place + "/undoing").status == 303)
      #expect(try await karim.get("/en\(sent.place)").text.contains("removed again"))
      #expect(try await !karim.get("/en/people?find=bao").text.contains("Tran"))
    }
  }

  @Test(
    "the directory is taken away in both formats, and nothing in it is a formula",
    arguments: Language.allCases)
  func export(language: Language) async throws {
    try await TownSite.open { desk in
      let karim = try await desk.browser(desk.town.karim)
      var risky = amina
      risky[0] = ("given_name", "=1+1")
      _ = try await takeUp(karim, risky)
      let file = try await karim.get("/\(language.rawValue)/people/export?format=csv&find=bela")
      #expect(
        file.text.contains("'=1+1") && file.headers["content-disposition"]?.contains("attachment") == true)
      let book = try await karim.get("/\(language.rawValue)/people/export?format=xlsx")
      #expect(book.text.hasPrefix("PK"))
    }
  }
}

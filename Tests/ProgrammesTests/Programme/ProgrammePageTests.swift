import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// Programmes as coordinators and coaches see them.
@Suite("Programme pages")
struct ProgrammePageTests {
  private func open(
    _ engine: EngineName = .sqlite, _ body: (TownSite) async throws -> Void
  ) async throws {
    try await TownSite.open(engine, besides: [ProgrammesArea.area()], body)
  }

  /// Opens a programme by the pages, and gives its address without the language.
  private func adopt(_ model: String, _ browser: Browser, places: String = "Halifax, Dartmouth") async throws
    -> String
  {
    _ = try await browser.get("/en/programmes/models/\(model)/adoption/new")
    let answer = try await browser.post(
      "/en/programmes/models/\(model)/adoption",
      [("name_en", "Our programme"), ("name_fr", "Notre programme"), ("places", places)])
    #expect(answer.status == 303)
    return answer.place
  }

  /// What a form of a page holds, as a browser would send it.
  private func fields(_ html: String) -> [(String, String)] {
    var fields: [(String, String)] = []
    for match in html.matches(of: /<input([^>]*)>/) {
      let tag = String(match.1)
      guard let name = tag.firstMatch(of: /\sname="([^"]*)"/)?.1, !name.hasPrefix("_"),
        !tag.contains("type=\"radio\"") || tag.contains(" checked")
      else { continue }
      fields.append((String(name), plain(tag.firstMatch(of: /\svalue="([^"]*)"/)?.1 ?? "")))
    }
    for match in html.matches(of: /<textarea[^>]* name="([^"]*)"[^>]*>\n([^<]*)<\/textarea>/) {
      fields.append((String(match.1), plain(match.2)))
    }
    for match in html.matches(of: /<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/) {
      fields.append((String(match.1), String(match.2.firstMatch(of: /value="([^"]*)" selected/)?.1 ?? "")))
    }
    return fields
  }

  private func plain(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  private func changed(_ fields: [(String, String)], _ name: String, _ value: String) -> [(String, String)] {
    #expect(fields.contains { $0.0 == name }, "no field \(name)")
    return fields.map { $0.0 == name ? (name, value) : $0 }
  }

  @Test(
    "Imani opens a programme, and everybody in her council reads how it works", arguments: EngineName.allCases
  )
  func adopting(engine: EngineName) async throws {
    try await open(engine) { site in
      let imani = try await site.browser(site.town.imani)
      #expect(try await imani.get("/en/programmes").text.contains("No programme is open yet"))
      let choice = try await imani.get("/en/programmes/new")
      for model in ProgrammeModel.builtInModels {
        #expect(choice.text.contains("/programmes/models/\(model.name)"))
      }
      #expect(try await imani.get("/en/programmes/models/nothing").status == 404)
      let place = try await adopt("connector", imani)
      let page = try await imani.get("/en" + place)
      #expect(page.text.contains("Our programme") && page.text.contains("Halifax, Dartmouth"))
      #expect(page.text.contains("13 people in all") && page.text.contains(place + "/desk"))
      let karim = try await site.browser(site.town.karim, .french)
      let read = try await karim.get("/fr" + place)
      #expect(
        read.status == 200 && read.text.contains("Notre programme") && !read.text.contains("/settings/edit"))
      #expect(try await karim.get("/fr" + place + "/settings/edit").status == 403)
      #expect(try await karim.get("/fr/programmes/models/connector/adoption/new").status == 403)
      #expect(try await karim.get("/fr/programmes").text.contains("Notre programme"))
      let joelle = try await site.browser(site.town.joelle)
      #expect(try await joelle.get("/fr" + place).status == 404)
      #expect(try await joelle.get("/fr" + place + "/text/edit").status == 404)
      #expect(try await joelle.get("/fr" + place + "/versions").status == 404)
      #expect(try await site.stranger().get("/en" + place).status == 401)
    }
  }

  @Test(
    "what cities change most is changed by a form, and the history says what and who",
    arguments: EngineName.allCases)
  func settings(engine: EngineName) async throws {
    try await open(engine) { site in
      let imani = try await site.browser(site.town.imani)
      let place = try await adopt("mentoring", imani)
      let form = fields(try await imani.get("/en" + place + "/settings/edit").text)
      #expect(
        form.contains { $0 == ("hours", "18–24") } && form.contains { $0 == ("places", "Halifax, Dartmouth") }
      )
      var answers = changed(changed(form, "hours", "20 to 30"), "clock-first-meeting", "10")
      answers = changed(changed(answers, "newcomers-education-0", "college"), "name_en", "Halifax Mentoring")
      #expect(try await imani.post("/en" + place + "/settings", answers).status == 303)
      let page = try await imani.get("/en" + place)
      #expect(page.text.contains("20 to 30 hours") && page.text.contains("Halifax Mentoring"))
      #expect(page.text.contains("The two have met: 10 days"))
      let history = try await imani.get("/en" + place + "/versions")
      #expect(history.text.contains("20 to 30 hours") && history.text.contains("18 to 24 hours"))
      #expect(history.text.contains("Imani") && history.text.contains("/versions/3"))
      #expect(try await imani.get("/en" + place + "/versions/1").text.contains("hours: [18, 24]"))
      #expect(try await imani.get("/en" + place + "/versions/3").text.contains("hours: [20, 30]"))
      #expect(try await imani.get("/en" + place + "/versions/9").status == 404)
      // Nothing changed makes no version.
      let again = fields(try await imani.get("/en" + place + "/settings/edit").text)
      #expect(try await imani.post("/en" + place + "/settings", again).status == 303)
      #expect(try await imani.get("/en" + place + "/versions/4").status == 404)
      let wrong = try await imani.post("/en" + place + "/settings", changed(again, "hours", "many"))
      #expect(wrong.status == 422 && wrong.text.contains("Write a number, or a least and a most"))
      // The reminder after 7 days would come when the time is over.
      let late = try await imani.post("/en" + place + "/settings", changed(again, "clock-first-meeting", "5"))
      #expect(late.status == 422 && late.text.contains("this reminder comes after the time is over"))
    }
  }

  @Test("of two who change it at once the second keeps what they wrote, and sees what the first changed")
  func conflict() async throws {
    try await open { site in
      let (imani, other) = (try await site.browser(site.town.imani), try await site.browser(site.town.imani))
      let place = try await adopt("connector", imani)
      let first = fields(try await imani.get("/en" + place + "/settings/edit").text)
      let second = fields(try await other.get("/en" + place + "/settings/edit").text)
      #expect(
        try await imani.post("/en" + place + "/settings", changed(first, "minutes", "45")).status == 303)
      let told = try await other.post("/en" + place + "/settings", changed(second, "clock-meeting", "21"))
      #expect(told.status == 409)
      #expect(
        told.text.contains("Somebody changed this programme meanwhile")
          && told.text.contains("45 minutes each"))
      #expect(fields(told.text).contains { $0 == ("clock-meeting", "21") })
      // Sent again it is held to what she has seen.
      #expect(try await other.post("/en" + place + "/settings", fields(told.text)).status == 303)
      let page = try await other.get("/en" + place)
      #expect(page.text.contains("The two have met: 21 days"))
    }
  }

  @Test("the whole text is objected to line by line, kept, and saved once it is right")
  func whole() async throws {
    try await open { site in
      let imani = try await site.browser(site.town.imani)
      let place = try await adopt("connector", imani)
      let shown = try await imani.get("/en" + place + "/text/edit")
      let form = fields(shown.text)
      let text = try #require(form.first { $0.0 == "document" }?.1)
      let broken = text.replacing("  minutes: 30", with: "  minuts: 30")
      let line =
        (broken.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
          $0.hasPrefix("  minuts")
        } ?? 0) + 1
      let wrong = try await imani.post("/en" + place + "/text", changed(form, "document", broken))
      #expect(wrong.status == 422)
      #expect(wrong.text.contains("Line \(line)") && wrong.text.contains("Did you mean “minutes”?"))
      #expect(fields(wrong.text).first { $0.0 == "document" }?.1.contains("minuts: 30") == true)
      let other = try await imani.post(
        "/en" + place + "/text",
        changed(form, "document", text.replacing("model: connector", with: "model: ours")))
      #expect(other.status == 422 && other.text.contains("they say where the programme came from"))
      let good = text.replacing("  minutes: 30", with: "  minutes: 40").replacing("\n", with: "\r\n")
      #expect(try await imani.post("/en" + place + "/text", changed(form, "document", good)).status == 303)
      #expect(try await imani.get("/en" + place).text.contains("40 minutes each"))
      #expect(try await imani.get("/en" + place + "/settings/edit").text.contains("name=\"minutes\""))
    }
  }

  @Test(
    "the agreement and a letter are changed in both languages, and a wrong placeholder is told",
    arguments: [Language.english, .french])
  func texts(language: Language) async throws {
    try await open { site in
      let imani = try await site.browser(site.town.imani, language)
      let tongue = "/" + language.rawValue
      let place = try await adopt("mentoring", imani)
      let letter = tongue + place + "/messages/proposal"
      let form = fields(try await imani.get(letter + "/edit").text)
      let wrong = try await imani.post(letter, changed(form, "subject_en", "{programme}: meet {newcomer}"))
      #expect(wrong.status == 422)
      #expect(
        wrong.text.contains(
          language == .english ? "cannot stand in a subject" : "ne peut pas figurer dans un objet"))
      let bodies = changed(changed(form, "body_en", "Look: {link} #1"), "body_fr", "Voyez : {link}")
      #expect(try await imani.post(letter, bodies).status == 303)
      let page = try await imani.get(tongue + place)
      #expect(page.text.contains(language == .english ? "Look: {link} #1" : "Voyez\u{A0}: {link}"))
      let agreement = fields(try await imani.get(tongue + place + "/agreement/edit").text)
      let blank = try await imani.post(tongue + place + "/agreement", changed(agreement, "text_fr", " "))
      #expect(blank.status == 422)
      let short = changed(changed(agreement, "text_en", "We meet."), "text_fr", "Nous nous voyons.")
      #expect(try await imani.post(tongue + place + "/agreement", short).status == 303)
      #expect(try await imani.get(tongue + place + "/messages/nothing/edit").status == 404)
    }
  }

  @Test("a programme is closed after a question, and opened again", arguments: EngineName.allCases)
  func closing(engine: EngineName) async throws {
    try await open(engine) { site in
      let imani = try await site.browser(site.town.imani)
      let place = try await adopt("board-matching", imani, places: "")
      #expect(try await imani.get("/en" + place + "/closure/new").text.contains("Close Our programme?"))
      #expect(try await imani.post("/en" + place + "/closure").status == 303)
      let closed = try await imani.get("/en" + place)
      #expect(closed.text.contains("Open it again") && !closed.text.contains(place + "/desk"))
      #expect(try await imani.post("/en" + place + "/closure").status == 409)
      #expect(try await imani.post("/en" + place + "/reopening").status == 303)
      #expect(try await imani.get("/en" + place).text.contains(place + "/desk"))
    }
  }

  @Test(
    "a programme whose model has become newer says so, and what differs; one that cannot be read says what to correct"
  )
  func older() async throws {
    try await open { site in
      let town = site.town
      let yaml = try ProgrammeModel.document(named: "connector").yaml
      let (old, odd) = try await town.ask(town.imani) { connection, access in
        let store = ProgrammeStore(connection, access)
        let name = Bilingual(en: "Old", fr: "Ancien")
        let older = yaml.replacing("\nversion: 1\n", with: "\nversion: 0\n")
        return (
          try store.adopt(
            name, model: "connector", version: 0, document: yaml.replacing("minutes: 30", with: "minutes: 20")
          ),
          try store.adopt(name, model: "connector", version: 0, document: older)
        )
      }
      let imani = try await site.browser(town.imani)
      #expect(try await imani.get("/en/programmes/\(old)").text.contains("The model has a newer version, 1"))
      let history = try await imani.get("/en/programmes/\(old)/versions")
      #expect(
        history.text.contains("What differs from the newer model") && history.text.contains("20 minutes"))
      let unread = try await imani.get("/en/programmes/\(odd)")
      #expect(unread.text.contains("cannot be read any more"))
      #expect(
        try await imani.get("/en/programmes/\(odd)/text/edit").text.contains(
          "should be a whole number from 1"))
      #expect(try await imani.get("/en/programmes/\(odd)/settings/edit").status == 404)
    }
  }

  @Test("pages are built alike in both languages")
  func languages() async throws {
    try await open { site in
      let imani = try await site.browser(site.town.imani)
      let place = try await adopt("mentoring", imani)
      for page in [
        "/programmes", "/programmes/new", "/programmes/models/speed-mentoring",
        "/programmes/models/group-mentoring/adoption/new", place, place + "/settings/edit",
        place + "/text/edit",
        place + "/agreement/edit", place + "/messages/silence/edit", place + "/versions",
        place + "/versions/1",
        place + "/closure/new",
      ] {
        let (english, french) = (try await imani.get("/en" + page), try await imani.get("/fr" + page))
        #expect(english.status == 200, "\(page)")
        #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton, "\(page)")
      }
    }
  }

  @Test(
    "a model of one’s own is read as strictly as a built-in one, and is then the parent of its programme",
    arguments: Language.allCases)
  func ownModel(language: Language) async throws {
    try await TownSite.open(besides: [ProgrammesArea.area()]) { site in
      let imani = try await site.browser(site.town.imani, language)
      let form = "/\(language.rawValue)/programmes/own"
      #expect(
        try await imani.get("/\(language.rawValue)/programmes/new").text.contains("/programmes/own/new"))
      #expect(try await imani.get("\(form)/new").status == 200)
      let yaml = try #require(ProgrammeModel.builtIn.first { $0.name == "mentoring" }?.yaml)
      let named = [("name_en", "Ours"), ("name_fr", "Le nôtre")]
      let broken = yaml.replacing("model: mentoring", with: "model: harbour\nlanterns: 3")
      let refused = try await imani.post(form, named + [("document", broken)])
      #expect(refused.status == 422 && refused.text.contains("lanterns"))
      let ours = yaml.replacing("model: mentoring", with: "model: harbour")
      let opened = try await imani.post(form, named + [("document", ours)])
      #expect(opened.status == 303)
      let page = try await imani.get("/\(language.rawValue)\(opened.place)")
      #expect(page.status == 200 && page.text.contains("harbour"))
      let text = try await imani.get("/\(language.rawValue)\(opened.place)/text/edit")
      #expect(text.text.contains("<div class=\"document\""))
      let karim = try await site.browser(site.town.karim, language)
      #expect(try await karim.get("\(form)/new").status == 403)
    }
  }
}

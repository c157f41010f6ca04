import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// Applying as a newcomer does, on a telephone, without an account.
@Suite("Applying")
struct IntakePageTests {
  @Test(
    "Amina applies in either language, and her record is at the agency that she chose, in her own word",
    arguments: EngineName.allCases, Language.allCases)
  func applying(engine: EngineName, language: Language) async throws {
    try await IntakeStory.tell(engine) { story in
      let (town, browser) = (story.town, story.site.stranger(language))
      let tongue = "/" + language.rawValue
      let offers = try await browser.get("\(tongue)/apply/\(town.halifax.id)")
      #expect(offers.text.contains(story.offer()) && offers.text.contains(story.offer(.professionals)))
      let offer = try await browser.get(tongue + story.offer())
      #expect(offer.text.contains(language == .english ? "without an account" : "sans compte"))
      let form = try await story.apply(browser, in: language)
      let thanks = try await browser.get(tongue + form)
      #expect(thanks.text.contains(language == .english ? "Thank you: it is sent" : "c’est envoyé"))
      #expect(!thanks.text.contains("Amina"))

      let entry = try #require(try await story.waiting(town.karim).first)
      #expect(
        entry.person.name == "Amina Belaid" && entry.person.language == language && entry.arrival == .form)
      let mine = try await story.waiting(town.imani)
      #expect(mine.isEmpty)
      let review = try #require(try await story.review(town.karim, entry.application.id))
      #expect(review.values.allSatisfy { $0.source == .person && $0.verified == nil })
      let occupation = try #require(review.values.first { $0.field == .occupation })
      #expect(occupation.answer.coded == "21300" && occupation.confirmed?.by == entry.person.id)
      #expect(review.values.first { $0.field == .goals }?.answer.coded == "licence;network")
      #expect(review.values.first { $0.field == .english }?.evidence == "CELPIP")
      let consent = try #require(review.consent)
      #expect(consent.recipient == town.halifax.id && consent.isForWholeCouncil && consent.manner == .online)
      #expect(consent.wording == 1 && consent.language == language && !consent.words.isEmpty)
      let check = try #require(review.checks.first)
      #expect(check.version == 1 && check.by == nil && check.day == LocalDate(of: town.now))
      #expect(check.findings.first { $0.rule == "language" }?.outcome == .met)
      #expect(check.findings.first { $0.rule == "may-work" }?.outcome == .unknown)
      #expect(try await story.count("SELECT COUNT(*) FROM mail_letters") == 1)
      let role = try await story.count("SELECT COUNT(*) FROM appointments WHERE person = \(entry.person.id)")
      #expect(role == 1)
      // Nothing of her stays in the form.
      #expect(try await story.count("SELECT COUNT(*) FROM intake_drafts WHERE answers <> ''") == 0)
    }
  }

  @Test("pages are built alike in both languages, and each says what is not right yet")
  func pages() async throws {
    try await IntakeStory.tell { story in
      let browser = story.site.stranger()
      let form = try await story.begin(browser)
      let blank = try await browser.post("/en\(form)/who", [("given_name", ""), ("email", "amina")])
      #expect(blank.status == 422 && blank.text.contains("Write one address"))
      let nobody = try await browser.post("/en\(form)/who", [("city", "Halifax")])
      #expect(
        nobody.text.contains("Write at least one name") && nobody.text.contains("or a telephone number"))
      // What was typed is kept, right or not.
      #expect(try await browser.get("/en\(form)/who").text.contains("value=\"Halifax\""))
      #expect(try await browser.get("/en\(form)").place.hasSuffix("/who"))
      #expect(try await browser.get("/en\(form)/nothing").status == 404)
      let early = try await browser.post("/en\(form)/check")
      #expect(early.place.hasSuffix("/who?open=1"))
      for (step, fields) in story.answers() {
        let (english, french) = (
          try await browser.get("/en\(form)/\(step)"), try await browser.get("/fr\(form)/\(step)")
        )
        #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton, "\(step)")
        #expect(
          PageFaults(of: french.text).looseFrenchSigns.isEmpty,
          "\(PageFaults(of: french.text).looseFrenchSigns)")
        #expect(try await browser.post("/en\(form)/\(step)", fields).status == 303, "\(step)")
      }
      let coding = try await browser.get("/en\(form)/coding")
      #expect(coding.text.contains("Civil engineers") && coding.text.contains("value=\"none\""))
      for page in ["/check", "/later"] {
        let (english, french) = (
          try await browser.get("/en\(form)\(page)"), try await browser.get("/fr\(form)\(page)")
        )
        #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton, "\(page)")
      }
      let check = try await browser.get("/en\(form)/check")
      #expect(check.text.contains("amina@example.org") && check.text.contains("Civil engineers"))
    }
  }

  @Test(
    "a form that was left for three weeks goes on by its link, which can be mailed to oneself",
    arguments: EngineName.allCases)
  func left(engine: EngineName) async throws {
    try await IntakeStory.tell(engine) { story in
      let browser = story.site.stranger()
      let form = try await story.begin(browser)
      let kept = try await browser.post("/en\(form)/who", [("given_name", "Amina"), ("_action", "keep")])
      #expect(kept.place == form + "/later")
      _ = try await browser.get("/en\(form)/later")
      let wrong = try await browser.post("/en\(form)/letter", [("email", "amina")])
      #expect(wrong.status == 422)
      #expect(try await browser.post("/en\(form)/letter", [("email", "amina@example.org")]).status == 200)
      let letter = try await story.town.database.behind(.open).read {
        try $0.row("SELECT subject_en, text_en FROM mail_letters")
      }
      #expect(try letter?.value(at: 0, as: String.self) == "Your application form")
      #expect(
        try letter?.value(at: 1, as: String.self).contains("https://allies.example.org/en" + form) == true)

      story.site.site.clock.move(seconds: 21 * 86_400)
      // On another device.
      let later = story.site.stranger(.french)
      #expect(try await later.get("/fr\(form)").place == form + "/who")
      #expect(try await later.get("/fr\(form)/who").text.contains("value=\"Amina\""))
      #expect(
        try await later.post("/fr\(form)/who", [("given_name", "Amina"), ("telephone", "902 555-0142")])
          .status == 303)
      // From then on it has another thirty days.
      story.site.site.clock.move(seconds: 29 * 86_400)
      #expect(try await later.get("/fr\(form)/work").status == 200)
      story.site.site.clock.move(seconds: 2 * 86_400)
      let over = try await later.get("/fr\(form)/work")
      #expect(over.status == 404 && over.text.contains("30 jours"))
      // One that never was looks the same.
      let never = try await later.get("/fr/my-application/\(String(repeating: "A", count: 43))/work")
      #expect(never.status == 404 && never.text.contains("30 jours"))
      let now = story.site.site.clock.now
      let gone = try await story.town.database.behind(.open).write {
        try IntakeDraftStore($0, at: now).forgetOld()
      }
      #expect(gone == 1)
    }
  }

  @Test("a form is sent once, however often it is pressed", arguments: EngineName.allCases)
  func twice(engine: EngineName) async throws {
    try await IntakeStory.tell(engine) { story in
      let browser = story.site.stranger()
      let form = try await story.apply(browser)
      let again = try await browser.post("/en\(form)/check")
      #expect(again.status == 200 && again.text.contains("it is sent"))
      #expect(try await browser.get("/en\(form)/who").text.contains("it is sent"))
      #expect(try await browser.post("/en\(form)/who", [("given_name", "Bao")]).text.contains("it is sent"))
      #expect(try await story.count("SELECT COUNT(*) FROM applications") == 1)
    }
  }

  @Test("a programme that closes meanwhile says so, keeps what was written, and goes on when it opens again")
  func closed() async throws {
    try await IntakeStory.tell { story in
      let (town, browser) = (story.town, story.site.stranger())
      let form = try await story.begin(browser)
      let who = [("given_name", "Amina"), ("telephone", "902 555-0142")]
      #expect(try await browser.post("/en\(form)/who", who).status == 303)
      try await town.ask(town.imani) { try ProgrammeStore($0, $1).close(story.programme) }
      for page in ["/who", "/check", ""] {
        let shut = try await browser.get("/en\(form)\(page)")
        #expect(shut.status == 409 && shut.text.contains("What you wrote is kept until"), "\(page)")
      }
      #expect(try await browser.post("/en\(form)/check").status == 409)
      let offer = try await browser.get("/en" + story.offer())
      #expect(offer.status == 409 && !offer.text.contains("What you wrote"))
      try await town.ask(town.imani) { try ProgrammeStore($0, $1).reopen(story.programme) }
      #expect(try await browser.get("/en\(form)/who").text.contains("value=\"Amina\""))
      // A form that is shut for one side is shut for that side alone.
      try await town.ask(town.imani) {
        try IntakeOpeningStore($0, $1).set([], of: story.programme, .newcomers)
      }
      #expect(try await browser.get("/en\(form)/who").status == 409)
      #expect(try await browser.get("/en" + story.offer(.professionals)).status == 200)
      #expect(
        try await browser.get("/en/apply/\(town.montreal.id)/\(story.programme)/newcomers").status == 404)
    }
  }

  @Test("a programme that asks otherwise meanwhile says so, and keeps nothing that it does not ask any more")
  func changed() async throws {
    try await IntakeStory.tell { story in
      let (town, browser) = (story.town, story.site.stranger())
      let form = try await story.begin(browser)
      for (step, fields) in story.answers() {
        #expect(try await browser.post("/en\(form)/\(step)", fields).status == 303)
      }
      let yaml = try ProgrammeModel.document(named: "mentoring").yaml
      let without = yaml.replacing(
        "        field: arrived\n        within: 3 years\n", with: "        confirmed: yes\n")
      #expect(without != yaml)
      try await town.ask(town.imani) { try ProgrammeStore($0, $1).adapt(story.programme, without, after: 1) }
      #expect(try await browser.get("/en\(form)/check").text.contains("has changed its questions"))
      #expect(!(try await browser.get("/en\(form)/training").text.contains("arrive in Canada")))
      #expect(try await browser.post("/en\(form)/check").status == 303)
      let entry = try #require(try await story.waiting(town.karim).first)
      let review = try #require(try await story.review(town.karim, entry.application.id))
      #expect(!review.values.contains { $0.field == .arrived } && review.checks.first?.version == 2)
    }
  }

  @Test("whoever says no to the consent applies all the same, and nobody else may read the record")
  func noConsent() async throws {
    try await IntakeStory.tell { story in
      let town = story.town
      try await story.apply(
        story.site.stranger(), ["consent": [("consent", "no"), ("consent_wording", story.mark())]])
      let entry = try #require(try await story.waiting(town.karim).first)
      let review = try #require(try await story.review(town.karim, entry.application.id))
      #expect(review.consent == nil)
      #expect(try await story.count("SELECT COUNT(*) FROM consents") == 0)
      let page = try await story.site.browser(town.karim).get("/en/applications/\(entry.application.id)")
      #expect(page.text.contains("only those who keep the record see it"))
    }
  }

  @Test("a consent is to the words that were shown: another keeper, an old version or another day ask again")
  func words() async throws {
    try await IntakeStory.tell { story in
      let browser = story.site.stranger()
      let form = try await story.begin(browser)
      for (step, fields) in story.answers() {
        #expect(try await browser.post("/en\(form)/\(step)", fields).status == 303)
      }
      let day = LocalDate(of: story.town.now)
      let wrong = [
        story.mark(story.town.halifax), "0 \(day.adding(days: 365)) \(story.town.harbour.id)",
        "1 \(day.adding(days: 3_650)) \(story.town.harbour.id)", "",
      ]
      for mark in wrong {
        let answer = try await browser.post(
          "/en\(form)/consent", [("consent", "yes"), ("consent_wording", mark)])
        #expect(answer.status == 303)
        #expect(try await browser.post("/en\(form)/check").place.hasSuffix("/consent?open=1"), "\(mark)")
      }
      let shown = try await browser.get("/en\(form)/consent")
      #expect(shown.text.contains("Harbour House keeps your record") && shown.text.contains(story.mark()))
    }
  }

  @Test(
    "what was typed is kept by the script and by the language link, and the code chosen while typing is asked no more"
  )
  func typing() async throws {
    try await IntakeStory.tell { story in
      let browser = story.site.stranger()
      let form = try await story.begin(browser)
      let turned = try await browser.post(
        "/en\(form)/work", [("occupation", "infirmière"), ("_language", "fr")])
      #expect(turned.place == form + "/work")
      #expect(try await browser.get("/fr\(form)/work").text.contains("value=\"infirmière\""))
      let found = try await browser.send(
        .get, "/fr/apply/occupations?find=civil%20engineer", ["accept": "application/json"], body: []
      )
      #expect(found.status == 200 && found.text.contains("\"21300\"") && found.text.contains("reason"))
      let chosen = try await browser.post(
        "/en\(form)/work", [("occupation", "civil engineer"), ("code", "21300")])
      #expect(chosen.place == form + "/training")
      // Whoever says that none fits is not asked about the same words again, and is about others.
      _ = try await browser.post("/en\(form)/coding", [("code", "none")])
      let same = try await browser.post(
        "/en\(form)/work", [("occupation", "civil engineer"), ("code", "none")])
      #expect(same.place == form + "/training")
      let others = try await browser.post("/en\(form)/work", [("occupation", "nurse"), ("code", "none")])
      #expect(others.place == form + "/coding")
      // One that the words do not stand for is asked.
      let odd = try await browser.post(
        "/en\(form)/work", [("occupation", "civil engineer"), ("code", "00010")])
      #expect(odd.place == form + "/coding")
    }
  }

  @Test("a network begins some dozens of forms, and one form is kept some hundred times")
  func limits() async throws {
    try await IntakeStory.tell { story in
      let peer = try #require(NetworkAddress("203.0.113.7"))
      let browser = Browser(story.site.site, from: .address(peer))
      let form = try await story.begin(browser)
      var statuses: [Int] = []
      for _ in 0..<60 { statuses.append(try await browser.post("/en" + story.offer()).status) }
      #expect(statuses.dropLast().allSatisfy { $0 == 303 } && statuses.last == 429)
      statuses = []
      for _ in 0..<121 {
        statuses.append(
          try await browser.post("/en\(form)/who", [("given_name", "A"), ("_action", "keep")]).status)
      }
      #expect(statuses.dropLast().allSatisfy { $0 == 303 } && statuses.last == 429)
      #expect(try await story.begin(story.site.stranger()).isEmpty == false)
    }
  }

  @Test("whoever is known already is answered like anybody, page by page", arguments: EngineName.allCases)
  func known(engine: EngineName) async throws {
    try await IntakeStory.tell(engine) { story in
      try await story.apply(story.site.stranger())
      var told: [[String]] = []
      for email in ["amina@example.org", "nobody@example.org"] {
        let browser = story.site.stranger()
        let form = try await story.begin(browser)
        var answers: [String] = []
        let who = [("given_name", "Amina"), ("family_name", "Belaid"), ("email", email), ("city", "Halifax")]
        for (step, fields) in story.answers(["who": who]) {
          let answer = try await browser.post("/en\(form)/\(step)", fields)
          answers.append("\(answer.status) \(answer.place)".replacing(form, with: "…"))
        }
        let sent = try await browser.post("/en\(form)/check")
        answers.append("\(sent.status) \(sent.place)".replacing(form, with: "…"))
        answers.append(try await browser.get("/en\(form)").text.replacing(form, with: "…"))
        told.append(answers)
      }
      #expect(told[0] == told[1] && told[0].count == 10)
    }
  }
}

import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// What the staff does with what came in.
@Suite("Applications that came in")
struct ApplicationReviewTests {
  private let open = ["may-work", "little-local-experience", "looking", "prepared"]

  private func application(_ story: IntakeStory, _ access: Access) async throws -> ID<Application> {
    try #require(try await story.waiting(access).first?.application.id)
  }

  @Test(
    "Karim reads an application, settles its open rules and takes Amina in; she is told by letter",
    arguments: EngineName.allCases, Language.allCases)
  func accepting(engine: EngineName, language: Language) async throws {
    try await IntakeStory.tell(engine) { story in
      let (town, tongue) = (story.town, "/" + language.rawValue)
      try await story.apply(story.site.stranger(language), in: language)
      let id = try await application(story, town.karim)
      let karim = try await story.site.browser(town.karim, language)
      let list = try await karim.get("\(tongue)/programmes/\(story.programme)/applications")
      #expect(list.text.contains("Amina Belaid"))
      #expect(try await karim.get("\(tongue)/applications").text.contains("/applications/\(id)"))
      let here = "\(tongue)/applications/\(id)"
      let page = try await karim.get(here)
      #expect(page.text.contains(language == .english ? "not verified" : "non vérifié"))
      #expect(try await karim.post(here + "/acceptance").status == 409)
      for rule in open {
        _ = try await karim.get("\(here)/rules/\(rule)")
        let kind = rule == "looking" ? "waived" : "confirmed"
        let blank = try await karim.post("\(here)/rules/\(rule)", [("kind", kind), ("reason", " ")])
        #expect(blank.status == 422)
        let kept = try await karim.post(
          "\(here)/rules/\(rule)", [("kind", kind), ("reason", "Seen at the interview")])
        #expect(kept.status == 303)
      }
      #expect(try await karim.get(here).text.contains("Seen at the interview"))
      #expect(try await karim.post(here + "/acceptance").status == 303)
      #expect(try await karim.post(here + "/acceptance").status == 409)
      let review = try #require(try await story.review(town.karim, id))
      #expect(review.application.stage == .preparing && !review.isOpen)
      let decision = try #require(review.decisions.first)
      #expect(decision.kind == .accepted && decision.by == town.karim.person && decision.version == 1)
      #expect(decision.check == review.checks.first?.id && review.checks.first?.verdict == .eligible)
      #expect(review.checks.first?.findings.first { $0.rule == "looking" }?.outcome == .waived)
      #expect(try await story.count("SELECT COUNT(*) FROM mail_letters") == 2)
      let decided = try await karim.get("\(tongue)/programmes/\(story.programme)/applications")
      #expect(decided.text.contains(language == .english ? "Accepted" : "Acceptée"))
      let other = try await story.site.browser(town.lena, language)
      #expect(try await other.get(here).status == 404)
      #expect(!(try await other.get("\(tongue)/applications").text.contains("Amina")))
    }
  }

  @Test("an application is declined or asked about with a reason, and both are told by letter")
  func declining() async throws {
    try await IntakeStory.tell { story in
      let town = story.town
      try await story.apply(story.site.stranger())
      let id = try await application(story, town.karim)
      let karim = try await story.site.browser(town.karim)
      let here = "/en/applications/\(id)"
      _ = try await karim.get(here + "/question")
      #expect(try await karim.post(here + "/question", [("question", "")]).status == 422)
      #expect(try await karim.post(here + "/question", [("question", "Do you have a résumé?")]).status == 303)
      #expect(try await karim.get(here).text.contains("Asked for more"))
      _ = try await karim.get(here + "/refusal")
      #expect(
        try await karim.post(here + "/refusal", [("reason", "You arrived ten years ago")]).status == 303)
      let review = try #require(try await story.review(town.karim, id))
      #expect(review.ended != nil && review.decisions.map(\.kind) == [.declined, .asked])
      #expect(try await karim.post(here + "/question", [("question", "And now?")]).status == 409)
      let letters = try await story.town.database.behind(.open).read {
        try $0.values("SELECT text_en FROM mail_letters ORDER BY added, id", as: String.self)
      }
      #expect(letters.contains { $0.contains("Do you have a résumé?") && $0.contains("/links/") })
      #expect(letters.contains { $0.contains("You arrived ten years ago") })
      #expect(try await karim.get("/en/applications").text.contains("Nothing waits for you"))
    }
  }

  @Test(
    "what is found on another day stands beside what was found before; the same day and the same is found once"
  )
  func anew() async throws {
    try await IntakeStory.tell { story in
      let town = story.town
      try await story.apply(story.site.stranger())
      let id = try await application(story, town.karim)
      let karim = try await story.site.browser(town.karim)
      _ = try await karim.get("/en/applications/\(id)")
      #expect(try await karim.post("/en/applications/\(id)/checks").status == 303)
      #expect(try await story.review(town.karim, id)?.checks.count == 1)
      // Three years later she did not arrive lately any more.
      story.site.site.clock.move(seconds: 1_100 * 86_400)
      let later = try await story.site.browser(town.karim)
      _ = try await later.get("/en/applications/\(id)")
      #expect(try await later.post("/en/applications/\(id)/checks").status == 303)
      let checks = try #require(try await story.review(town.karim, id)).checks
      #expect(
        checks.map { check in check.findings.first { $0.rule == "recent" }?.outcome } == [.unmet, .met])
      #expect(checks.map(\.by) == [town.karim.person, nil])
      #expect(try await later.get("/en/applications/\(id)").text.contains("Looked at before"))
    }
  }

  @Test(
    "whoever applies a second time has a second record, and the officer joins the two",
    arguments: EngineName.allCases)
  func twice(engine: EngineName) async throws {
    try await IntakeStory.tell(engine) { story in
      let town = story.town
      try await story.apply(story.site.stranger())
      let first = try #require(try await story.waiting(town.karim).first)
      #expect(try await story.review(town.karim, first.application.id)?.duplicates.isEmpty == true)
      story.site.site.clock.move(seconds: 60)
      try await story.apply(story.site.stranger())
      let both = try await story.waiting(town.karim)
      #expect(both.count == 2)
      let second = try #require(both.last)
      let karim = try await story.site.browser(town.karim)
      let page = try await karim.get("/en/applications/\(second.application.id)")
      let join = "/people/\(first.person.id)/merges/\(second.person.id)/new"
      #expect(page.text.contains(join) && page.text.contains("same e-mail address"))
      _ = try await karim.get("/en" + join)
      let joined = try await karim.post(
        "/en/people/\(first.person.id)/merges", [("other", second.person.id.description)])
      #expect(joined.status == 303)
      #expect(try await story.waiting(town.karim).map(\.person.id) == [first.person.id])
      // At another agency nobody sees either.
      #expect(try await story.waiting(town.lena).isEmpty)
    }
  }

  @Test(
    "of two who decide in the same second one is heard, and the other told", arguments: EngineName.allCases)
  func race(engine: EngineName) async throws {
    try await IntakeStory.tell(engine) { story in
      let town = story.town
      try await story.apply(story.site.stranger())
      let id = try await application(story, town.karim)
      let review = try #require(try await story.review(town.karim, id))
      let check = try #require(review.checks.first)
      let heard = await withTaskGroup(of: Bool.self) { group in
        for reason in ["one", "two", "three", "four"] {
          group.addTask {
            let done = try? await town.ask(town.karim) {
              try ApplicationReviewStore($0, $1).decline(review, because: reason, on: check)
              return true
            }
            return done == true
          }
        }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(heard.filter { $0 }.count == 1)
      #expect(try await story.count("SELECT COUNT(*) FROM application_decisions") == 1)
    }
  }

  @Test("a rule that cannot be waived is not, whoever sends it")
  func firm() async throws {
    try await IntakeStory.tell { story in
      let town = story.town
      let yaml = try ProgrammeModel.document(named: "mentoring").yaml
      let firm = yaml.replacing(
        "      - name: may-work\n", with: "      - name: may-work\n        waiver: no\n")
      try await town.ask(town.imani) { try ProgrammeStore($0, $1).adapt(story.programme, firm, after: 1) }
      try await story.apply(story.site.stranger())
      let id = try await application(story, town.karim)
      let karim = try await story.site.browser(town.karim)
      let form = try await karim.get("/en/applications/\(id)/rules/may-work")
      #expect(form.text.contains("cannot be waived") && !form.text.contains("value=\"waived\""))
      let sent = try await karim.post(
        "/en/applications/\(id)/rules/may-work", [("kind", "waived"), ("reason", "She is nice")])
      #expect(sent.status == 422)
      #expect(try await karim.get("/en/applications/\(id)/rules/nothing").status == 404)
    }
  }

  @Test("the first page of those who keep records says what waits, and nobody else’s")
  func today() async throws {
    try await IntakeStory.tell { story in
      let town = story.town
      try await story.apply(story.site.stranger())
      let entries = try await story.waiting(town.karim)
      let waiting = try await town.ask(town.karim) {
        try ApplicationReviewStore($0, $1).waiting(atMost: 5).count
      }
      #expect(waiting == 1 && entries.first?.verdict == .open)
      #expect(
        try await town.ask(town.lena) { try ApplicationReviewStore($0, $1).waiting(atMost: 5).count } == 0)
    }
  }

  @Test("Imani opens the form for whom she likes, and hands on its link; a coach reads it")
  func opening() async throws {
    try await IntakeStory.tell { story in
      let town = story.town
      let imani = try await story.site.browser(town.imani)
      let here = "/en/programmes/\(story.programme)/intake"
      let page = try await imani.get(here)
      #expect(page.text.contains("https://allies.example.org" + story.offer()))
      let sent = try await imani.post(here, [("newcomers", town.citadel.id.description)])
      #expect(sent.status == 303)
      let changed = try await imani.get(here)
      #expect(changed.text.contains("Citadel Centre.") && !changed.text.contains(story.offer(.professionals)))
      // An agency of another council is no answer.
      #expect(try await imani.post(here, [("newcomers", town.plateau.id.description)]).status == 422)
      let karim = try await story.site.browser(town.karim, .french)
      let read = try await karim.get("/fr/programmes/\(story.programme)/intake")
      #expect(read.text.contains(story.offer()) && !read.text.contains("name=\"newcomers\""))
      #expect(try await karim.post("/fr/programmes/\(story.programme)/intake", []).status == 404)
    }
  }

  @Test(
    "what is kept of somebody who applied is handed out whole, and erased whole",
    arguments: EngineName.allCases)
  func erased(engine: EngineName) async throws {
    try await IntakeStory.tell(engine) { story in
      let town = story.town
      try await story.apply(story.site.stranger())
      let entry = try #require(try await story.waiting(town.karim).first)
      let review = try #require(try await story.review(town.karim, entry.application.id))
      try await town.ask(town.karim) { connection, access in
        let rule = try #require(ProgrammeModel.builtIn(named: "mentoring")?.newcomers.eligibility.first)
        try EligibilityCheckStore(connection, access).decide(
          EligibilityDecision(
            rule: rule.name, kind: .confirmed, reason: "Card seen", by: access.person,
            day: LocalDate(of: access.now)),
          about: entry.application.id, of: entry.person.id, by: rule)
        try ApplicationReviewStore(connection, access).ask(
          review, "A résumé?", on: try #require(review.checks.first))
      }
      let tables = [
        "applications", "application_decisions", "eligibility_checks", "eligibility_findings",
        "rule_decisions",
      ]
      let person = entry.person.id
      let handed = try await town.database.behind(.open).read {
        try PersonalDataStore($0, of: person).everything().map(\.name)
      }
      #expect(Set(tables).isSubset(of: handed), "\(handed)")
      let karim = town.karim
      try await town.database.behind(.open).write { _ = try ErasureStore($0, karim).erase(person, .asked) }
      let left = try await story.count(
        """
        SELECT (SELECT COUNT(*) FROM applications) + (SELECT COUNT(*) FROM application_decisions)
          + (SELECT COUNT(*) FROM eligibility_checks) + (SELECT COUNT(*) FROM eligibility_findings)
          + (SELECT COUNT(*) FROM rule_decisions)
        """)
      #expect(left == 0)
    }
  }
}

import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// Karim of Harbour House sends Amina into the council's programme, and Imani answers.
@Suite("Referrals into programmes")
struct ProgrammeReferralTests {
  /// Sends Amina, who agreed to it, by Karim's page.
  private func send(_ story: IntakeStory, _ person: ID<Person>, _ karim: Browser) async throws -> Answer {
    _ = try await karim.get("/en/people/\(person)/programmes/referral/new")
    return try await karim.post(
      "/en/people/\(person)/programmes/referrals",
      [
        ("programme", story.programme.description), ("side", "newcomers"),
        ("reason", "She builds bridges and waits for a mentor"),
      ])
  }

  private func referral(_ answer: Answer) throws -> ID<Referral> {
    try #require(answer.place.split(separator: "/").last.flatMap { ID<Referral>(String($0)) })
  }

  @Test(
    "with her consent Amina is sent into the programme and taken in; her record stays with her agency",
    arguments: EngineName.allCases, Language.allCases)
  func accepting(engine: EngineName, language: Language) async throws {
    try await IntakeStory.tell(engine) { story in
      let (town, tongue) = (story.town, "/" + language.rawValue)
      let amina = try await town.add("Amina", by: town.karim)
      let karim = try await story.site.browser(town.karim)
      let refused = try await send(story, amina, karim)
      #expect(refused.status == 409 && refused.text.contains("She builds bridges"))
      try await town.agree(amina, keptBy: town.karim, to: town.halifax, for: .referral)
      let sent = try await send(story, amina, karim)
      #expect(sent.status == 303)
      let id = try referral(sent)
      #expect(try await send(story, amina, karim).status == 409)

      let imani = try await story.site.browser(town.imani, language)
      let place = "\(tongue)/applications/referrals/\(id)"
      for list in ["\(tongue)/applications", "\(tongue)/programmes/\(story.programme)/applications"] {
        #expect(try await imani.get(list).text.contains("/applications/referrals/\(id)"))
      }
      let page = try await imani.get(place)
      #expect(page.text.contains("Amina") && page.text.contains("She builds bridges"))
      // The sender sees that nobody has answered yet; no other agency sees anything.
      let waits = try await karim.get("/en/applications/referrals/\(id)")
      #expect(waits.text.contains("have not answered yet") && !waits.text.contains("/admission"))
      #expect(try await karim.post("/en/applications/referrals/\(id)/admission").status == 404)
      let lena = try await story.site.browser(town.lena)
      #expect(try await lena.get("/en/applications/referrals/\(id)").status == 404)
      #expect(try await imani.post(place + "/admission").status == 303)
      #expect(try await imani.post(place + "/admission").status == 409)
      let parts = try await town.ask(town.karim) { try ApplicationStore($0, $1).all(of: amina) }
      #expect(parts.map(\.application.programme) == [story.programme])
      #expect(
        parts.first?.application.stage == .preparing && parts.first?.application.keeper == town.harbour.id)
      let state = try await town.ask(town.karim) { try ReferralStore($0, $1).referral(id)?.state }
      #expect(state == .accepted)
      #expect(!(try await imani.get("\(tongue)/applications").text.contains("\(id)")))
    }
  }

  @Test("a referral is declined with a reason that the agency reads", arguments: EngineName.allCases)
  func declining(engine: EngineName) async throws {
    try await IntakeStory.tell(engine) { story in
      let town = story.town
      let amina = try await town.add("Amina", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax, for: .referral)
      let id = try referral(try await send(story, amina, try await story.site.browser(town.karim)))
      let imani = try await story.site.browser(town.imani)
      _ = try await imani.get("/en/applications/referrals/\(id)")
      #expect(
        try await imani.post("/en/applications/referrals/\(id)/refusal", [("answer", "")]).status == 422)
      let done = try await imani.post(
        "/en/applications/referrals/\(id)/refusal", [("answer", "We are full until May")])
      #expect(done.status == 303)
      #expect(try await imani.post("/en/applications/referrals/\(id)/admission").status == 409)
      let karim = try await story.site.browser(town.karim)
      #expect(try await karim.get("/en/referrals/\(id)").text.contains("We are full until May"))
      #expect(try await story.count("SELECT COUNT(*) FROM applications") == 0)
    }
  }

  @Test("a consent that is taken back meanwhile, or a referral that is, opens the programme to nobody")
  func withdrawn() async throws {
    try await IntakeStory.tell { story in
      let town = story.town
      let imani = try await story.site.browser(town.imani)
      for takesConsentBack in [true, false] {
        let person = try await town.add("Amina", by: town.karim)
        let consent = try await town.agree(person, keptBy: town.karim, to: town.halifax, for: .referral)
        let id = try referral(try await send(story, person, try await story.site.browser(town.karim)))
        try await town.ask(town.karim) { connection, access in
          if takesConsentBack {
            _ = try ConsentStore(connection, access).withdraw(consent, by: person)
          } else {
            try ReferralStore(connection, access).withdraw(id)
          }
        }
        let shown = try await imani.get("/en/applications/referrals/\(id)")
        #expect(shown.status == 200 && !shown.text.contains("Amina"))
        #expect(try await imani.post("/en/applications/referrals/\(id)/admission").status == 409)
      }
      #expect(try await story.count("SELECT COUNT(*) FROM applications") == 0)
      #expect(try await story.count("SELECT COUNT(*) FROM referrals WHERE state = 'accepted'") == 0)
    }
  }
}

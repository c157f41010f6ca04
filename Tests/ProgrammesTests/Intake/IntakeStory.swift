import Basics
import Identity
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// A mentoring programme of Halifax whose public form is open: newcomers choose the council or Harbour House, professionals are looked
/// after by the council.
struct IntakeStory: Sendable {
  let site: TownSite
  let programme: ID<Programme>

  var town: Town { site.town }

  static func tell(
    _ engine: EngineName = .sqlite, model: String = "mentoring",
    _ body: @escaping (IntakeStory) async throws -> Void
  ) async throws {
    try await TownSite.open(engine, besides: [ProgrammesArea.area()]) { site in
      let town = site.town
      let yaml = try ProgrammeModel.document(named: model).yaml
      let programme = try await town.ask(town.imani) { connection, access in
        let id = try ProgrammeStore(connection, access).adopt(
          Bilingual(en: "Halifax Mentoring", fr: "Mentorat Halifax"), model: model, version: 1, document: yaml
        )
        let openings = IntakeOpeningStore(connection, access)
        try openings.set([town.halifax.id, town.harbour.id], of: id, .newcomers)
        try openings.set([town.halifax.id], of: id, .professionals)
        return id
      }
      try await body(IntakeStory(site: site, programme: programme))
    }
  }

  func offer(_ side: Side = .newcomers) -> String {
    "/apply/\(town.halifax.id)/\(programme)/\(side.rawValue)"
  }

  /// Amina, as she answers page by page; Harbour House looks after her.
  func answers(_ changes: [String: [(String, String)]] = [:]) -> [(step: String, fields: [(String, String)])]
  {
    let usual: [(step: String, fields: [(String, String)])] = [
      (
        "who",
        [
          ("given_name", "Amina"), ("family_name", "Belaid"), ("email", "amina@example.org"),
          ("city", "Halifax"),
        ]
      ),
      ("work", [("occupation", "civil engineer"), ("years", "7"), ("code", "")]),
      ("coding", [("code", "21300")]),
      ("training", [("education", "master"), ("arrived", "2026-03-01")]),
      ("languages", [("languages", "Arabic, French"), ("clb", "7"), ("clb_test", "CELPIP")]),
      ("meeting", [("goals", "network"), ("goals", "licence"), ("availability", "weekends")]),
      ("place", [("place", town.harbour.id.description)]),
      ("consent", [("consent", "yes"), ("consent_wording", mark())]),
    ]
    return usual.map { ($0.step, changes[$0.step] ?? $0.fields) }
  }

  /// What stands beside the words of the consent on the day of the story.
  func mark(_ keeper: Keeper? = nil) -> String {
    "1 \(LocalDate(of: town.now).adding(days: 365)) \((keeper ?? town.harbour).id)"
  }

  /// Begins a form.
  ///
  /// - Returns: its address, without the language.
  func begin(_ browser: Browser, _ side: Side = .newcomers, in language: Language = .english) async throws
    -> String
  {
    _ = try await browser.get("/\(language.rawValue)\(offer(side))")
    let begun = try await browser.post("/\(language.rawValue)\(offer(side))")
    #expect(begun.status == 303)
    let parts = begun.place.split(separator: "/").map(String.init)
    return "/" + parts.prefix(2).joined(separator: "/")
  }

  /// Fills in all pages that are asked and sends the form.
  @discardableResult
  func apply(
    _ browser: Browser, _ changes: [String: [(String, String)]] = [:], in language: Language = .english
  ) async throws -> String {
    let form = try await begin(browser, in: language)
    for (step, fields) in answers(changes) {
      _ = try await browser.get("/\(language.rawValue)\(form)/\(step)")
      let answer = try await browser.post("/\(language.rawValue)\(form)/\(step)", fields)
      #expect(answer.status == 303, "\(step): \(answer.text.suffix(0))")
    }
    let check = try await browser.get("/\(language.rawValue)\(form)/check")
    #expect(check.status == 200)
    #expect(try await browser.post("/\(language.rawValue)\(form)/check").status == 303)
    return form
  }

  /// What a statement counts, whoever keeps it.
  func count(_ sql: SQL) async throws -> Int {
    try await town.database.behind(.open).read { try $0.value(sql, as: Int.self) ?? 0 }
  }

  /// What waits for somebody, the longest first.
  func waiting(_ access: Access) async throws -> [ApplicationEntry] {
    try await town.ask(access) { try ApplicationReviewStore($0, $1).waiting(atMost: 50).first }
  }

  func review(_ access: Access, _ id: ID<Application>) async throws -> ApplicationReview? {
    try await town.ask(access) { try ApplicationReviewStore($0, $1).review(id) }
  }
}

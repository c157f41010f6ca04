import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// A mentoring programme of Halifax. Amina is a newcomer of Harbour House, where Karim is a coach; Elaine and François are
/// professionals whom the council keeps, and both agreed that its agencies may match them. Imani coordinates.
struct DeskStory: Sendable {
  let town: Town
  let programme: ID<Programme>
  let amina: ID<Person>
  let elaine: ID<Person>
  let francois: ID<Person>
  /// What Elaine agreed to.
  let consent: ID<Consent>

  static let area = ProgrammesArea.area()

  /// - Parameter places: how many people Elaine meets at a time.
  static func tell(
    _ engine: EngineName, places: Int = 1, _ body: @escaping (DeskStory) async throws -> Void
  ) async throws {
    try await Town.open(engine, besides: [area]) { try await body(made(in: $0, places: places)) }
  }

  /// The same with its pages.
  static func show(
    _ engine: EngineName = .sqlite, places: Int = 1,
    _ body: @escaping (DeskStory, TownSite) async throws -> Void
  ) async throws {
    try await TownSite.open(engine, besides: [area]) { site in
      try await body(made(in: site.town, places: places), site)
    }
  }

  private static func made(in town: Town, places: Int) async throws -> DeskStory {
    let yaml = try #require(ProgrammeModel.builtIn.first { $0.name == "mentoring" }?.yaml)
    let programme = try await town.ask(town.imani) {
      try ProgrammeStore($0, $1).adopt(
        Bilingual(en: "Mentoring", fr: "Mentorat"), model: "mentoring", version: 1, document: yaml)
    }
    let amina = try await add(
      "Amina", to: programme, as: .newcomers, by: town.karim, town,
      [.occupation: "Civil engineer", .goals: "network", .registered: "2026-10-01", .languages: "English"])
    let elaine = try await add(
      "Elaine", to: programme, as: .professionals, by: town.imani, town,
      [
        .occupation: "Civil engineer", .goals: "network", .capacity: String(places), .languages: "English",
        .employer: "Northgate",
      ])
    let francois = try await add(
      "François", to: programme, as: .professionals, by: town.imani, town,
      [.occupation: "Structural engineer", .capacity: "2", .languages: "French"])
    let consent = try await town.agree(elaine, keptBy: town.imani, to: town.halifax, whole: true)
    try await town.agree(francois, keptBy: town.imani, to: town.halifax, whole: true)
    return DeskStory(
      town: town, programme: programme, amina: amina, elaine: elaine, francois: francois, consent: consent)
  }

  /// Takes somebody up and into the programme.
  @discardableResult
  static func add(
    _ name: String, to programme: ID<Programme>, as side: Side, by access: Access, _ town: Town,
    _ answers: [ProfileField: String] = [:], at stage: Application.Stage = .ready
  ) async throws -> ID<Person> {
    let id = try await town.add(name, by: access)
    try await say(answers, of: id, by: access, town)
    try await town.ask(access) { _ = try ApplicationStore($0, $1).add(id, to: programme, as: side, stage) }
    return id
  }

  static func say(
    _ answers: [ProfileField: String], of person: ID<Person>, by access: Access, _ town: Town
  ) async throws {
    let today = LocalDate(of: town.now)
    let entries = try answers.map { field, text in
      ProfileEntry(field, try field.read(text, today: today))
    }
    try await town.ask(access) { _ = try ProfileStore($0, $1).save(entries, of: person, from: .person) }
  }

  /// The desk as somebody sees it now.
  func desk(_ access: Access, _ pools: DeskPools = DeskPools()) async throws -> Desk {
    let programme = programme
    return try #require(
      try await town.ask(access) { try DeskStore($0, $1).desk(of: programme, pools, DayClock(nil)) })
  }

  func draft(
    _ newcomer: ID<Person>, _ professional: ID<Person>, places: Int = 1, at now: Moment? = nil
  ) -> ProposalDraft {
    let now = now ?? town.now
    return ProposalDraft(
      newcomer: newcomer, professional: professional, programme: programme,
      reason: "They know the same bridges", score: 80, held: now + .seconds(5 * 86_400),
      expires: now + .seconds(10 * 86_400), places: places)
  }

  /// What came of a decision that the program writes for somebody.
  @discardableResult
  func decide<Answer: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (Connection, Access) throws -> Answer
  ) async throws -> Result<Answer, Refusal> {
    do {
      return .success(try await town.database.behind(.open).write { try body($0, access) })
    } catch let refusal as Refusal { return .failure(refusal) }
  }

  func propose(_ draft: ProposalDraft, by access: Access) async throws -> Result<ID<Proposal>, Refusal> {
    try await decide(access) { try ProposalStore($0, $1).propose(draft) }
  }

  var address: String { "/programmes/\(programme)/desk" }
  func address(of newcomer: ID<Person>) -> String { "\(address)/people/\(newcomer)" }
}

extension Result {
  var failed: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// Amina was proposed to Elaine by Karim; both read mail, Amina in French.
struct PartnershipStory: Sendable {
  let desk: DeskStory
  let models = ProgrammeModels()

  var town: Town { desk.town }
  static let origin = "https://allies.example.org"

  static func tell(
    _ engine: EngineName, places: Int = 1, _ body: @escaping (PartnershipStory) async throws -> Void
  ) async throws {
    try await DeskStory.tell(engine, places: places) { try await body(made(of: $0)) }
  }

  static func show(
    _ engine: EngineName = .sqlite, _ body: @escaping (PartnershipStory, TownSite) async throws -> Void
  ) async throws {
    try await DeskStory.show(engine) { desk, site in try await body(made(of: desk), site) }
  }

  private static func made(of desk: DeskStory) async throws -> PartnershipStory {
    let reaches = [(desk.amina, "amina@example.org", "fr"), (desk.elaine, "elaine@example.org", "en")]
    try await desk.town.database.behind(.open).write { connection in
      for (person, email, language) in reaches {
        try connection.run("UPDATE people SET email = \(email), language = \(language) WHERE id = \(person)")
      }
    }
    return PartnershipStory(desk: desk)
  }

  // MARK: Doing

  /// What came of an act, with its letters, as somebody's doing.
  @discardableResult
  func act<Answer: Sendable>(
    _ access: Access, _ body: @escaping @Sendable (PartnershipCourse) throws -> Answer
  ) async throws -> Result<Answer, Refusal> {
    let open = town.database.behind(.open)
    let setting = PartnershipSetting(origin: Self.origin, models: models, usual: DayClock(nil))
    do {
      return .success(try await open.write { try body(PartnershipCourse($0, access, setting, open)) })
    } catch let refusal as Refusal { return .failure(refusal) }
  }

  /// The professional of a new proposal is asked.
  func begin(
    _ newcomer: ID<Person>? = nil, _ professional: ID<Person>? = nil, by access: Access? = nil,
    places: Int = 1
  ) async throws -> ID<Partnership> {
    let access = access ?? town.karim
    let draft = desk.draft(
      newcomer ?? desk.amina, professional ?? desk.elaine, places: places, at: access.now)
    let proposal = try await desk.propose(draft, by: access).get()
    let programme = desk.programme
    return try await act(access) { course in
      let version = try #require(try ProgrammeStore(course.connection, access).version(of: programme))
      let found = try #require(try ProposalStore(course.connection, access).proposal(proposal))
      return try course.begin(
        found, version, places: places,
        reasons: Bilingual(en: "Both build bridges", fr: "Les deux font des ponts")
      ).id
    }.get()
  }

  @discardableResult
  func take(
    _ kind: PartnershipMove.Act, _ id: ID<Partnership>, by access: Access? = nil,
    _ saying: PartnershipActStore.Saying = .init()
  ) async throws -> Result<Partnership, Refusal> {
    try await act(access ?? town.karim) { try $0.take(kind, in: id, saying) }
  }

  /// As far as the introduction.
  func introduced() async throws -> ID<Partnership> {
    let id = try await begin()
    for kind in [PartnershipMove.Act.confirmation, .acceptance, .introduction] {
      _ = try await take(kind, id).get()
    }
    return id
  }

  func partnership(_ id: ID<Partnership>) async throws -> Partnership {
    try #require(
      try await town.database.behind(.open).read { try PartnershipStore.any(id, $0) })
  }

  func events(_ id: ID<Partnership>) async throws -> [PartnershipEvent] {
    try await town.database.behind(.open).read { try PartnershipStore.events(of: id, $0) }
  }

  func meetings(_ id: ID<Partnership>) async throws -> [PartnershipMeeting] {
    try await town.database.behind(.open).read { try PartnershipMeetingStore.meetings(of: id, $0) }
  }

  // MARK: Letters

  struct Written: Sendable {
    let to: String
    let subject: String
    let text: String
    /// The address in it that leads to an answer, without the origin and the language.
    let link: String?
  }

  /// All letters in the outbox, the first first, in the language of whoever gets them.
  func letters() async throws -> [Written] {
    try await town.database.behind(.open).read { connection in
      try connection.rows(
        """
        SELECT m.recipient, m.language, m.subject_en, m.subject_fr, m.text_en, m.text_fr FROM mail_letters m
        JOIN partnership_letters l ON l.letter = m.id ORDER BY l.id
        """
      ).map { row in
        let isFrench = try row.value(at: 1, as: String.self) == "fr"
        let text: String = try row.value(at: isFrench ? 5 : 4)
        let address = text.split(separator: "\n").first { $0.hasPrefix(Self.origin) }
        return Written(
          to: try row.value(at: 0), subject: try row.value(at: isFrench ? 3 : 2), text: text,
          link: address.map { "/" + $0.dropFirst(Self.origin.count + 1).drop { $0 != "/" }.dropFirst() })
      }
    }
  }
}

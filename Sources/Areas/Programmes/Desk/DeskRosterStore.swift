import Basics
import People
import Storage

/// Who stands at the desk of a programme. Each question has its condition in the statement: a consent that was taken back a
/// moment ago opens nothing any more.
struct DeskRosterStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Nil where there is no such programme of their council.
  func roster(of id: ID<Programme>) throws -> DeskRoster? {
    let programmes = ProgrammeStore(connection, access)
    guard let programme = try programmes.programme(id), let version = try programmes.version(of: id) else {
      return nil
    }
    let entries = try entries(of: id)
    return DeskRoster(
      programme: programme, version: version,
      newcomers: entries.filter { $0.application.side == .newcomers },
      professionals: entries.filter {
        $0.application.side == .professionals && $0.application.stage == .ready
      },
      holds: Dictionary(grouping: try holds(), by: \.professional), asked: try asked(),
      proposals: Dictionary(
        try ProposalStore(connection, access).open(in: id).map { ($0.newcomer, $0) }
      ) { first, _ in first },
      decisions: try PairDecisionStore(connection, access).standing(in: id),
      keepers: try KeeperStore(connection).names(of: entries.map(\.application.keeper)))
  }

  /// Professionals are shared as far as they agreed to. Newcomers stay with their agency; the council sees those who agreed to it.
  private func entries(of id: ID<Programme>) throws -> [DeskEntry] {
    let consent = access.consent("a.person", for: .matching)
    let kept = access.kept(in: "a")
    let mine: SQL? =
      access.isOfCouncil ? nil : "(a.side = \(Side.professionals.rawValue) OR \(kept))"
    let theirs: Filter = [
      "a.programme = \(id)", "a.ended IS NULL", access.shared(in: "a"), "p.merged_into IS NULL", mine,
    ]
    var entries: [DeskEntry] = []
    try connection.each(
      """
      SELECT a.id, a.person, a.keeper, a.side, a.stage, a.applied, a.reached, a.council, p.given_name, p.family_name,
        p.email, p.city, p.language, p.added, p.revision, CASE WHEN \(kept) THEN 1 ELSE 0 END,
        CASE WHEN \(kept) THEN NULL ELSE \(consent) END
      FROM applications a JOIN people p ON p.id = a.person \(where: theirs) ORDER BY a.applied, a.id
      """
    ) { row in
      let isKept = try row.value(at: 15, as: Int64.self) == 1
      let consent = try row.value(at: 16, as: ID<Consent>?.self)
      guard isKept || consent != nil, let side = Side(rawValue: try row.value(at: 3)) else { return }
      let (person, keeper): (ID<Person>, ID<Keeper>) = (try row.value(at: 1), try row.value(at: 2))
      entries.append(
        DeskEntry(
          application: Application(
            id: try row.value(at: 0), person: person, keeper: keeper, programme: id, side: side,
            stage: try row.value(at: 4), applied: try row.value(at: 5), reached: try row.value(at: 6)),
          person: Person(
            id: person, keeper: keeper, council: try row.value(at: 7), givenName: try row.value(at: 8),
            familyName: try row.value(at: 9), email: try row.value(at: 10), city: try row.value(at: 11),
            language: try row.value(at: 12), added: try row.value(at: 13)),
          consent: consent, revision: try row.value(at: 14)))
    }
    return entries
  }

  private func holds() throws -> [Hold] {
    let now: Filter = [access.shared(in: "h"), "h.ended IS NULL", "h.until > \(access.now)"]
    return try connection.rows(
      "SELECT h.person, h.until, h.proposal, h.held_for, h.held_by FROM holds h \(where: now) ORDER BY h.until, h.id"
    ).map { row in
      Hold(
        professional: try row.value(at: 0), until: try row.value(at: 1), proposal: try row.value(at: 2),
        by: try row.value(at: 3), writer: try row.value(at: 4))
    }
  }

  /// A place that was held while somebody wrote, and then proposed to nobody, is no question that anybody was asked.
  private func asked() throws -> [ID<Person>: Asked] {
    let lately: Filter = [
      access.shared(in: "h"), "h.begun > \(access.now + .seconds(-Asked.days * 86_400))",
      "h.proposal IS NOT NULL",
    ]
    var asked: [ID<Person>: Asked] = [:]
    for row in try connection.rows(
      "SELECT h.person, COUNT(*), MAX(h.begun) FROM holds h \(where: lately) GROUP BY h.person")
    {
      asked[try row.value(at: 0)] = Asked(times: try row.value(at: 1), last: try row.value(at: 2))
    }
    return asked
  }
}

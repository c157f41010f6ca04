import Basics
import People
import Storage

extension Partnership.State: Storable {}
extension Partnership.Closing: Storable {}
extension Partnership.Party: Storable {}
extension PartnershipMove.Act: Storable {}

/// Partnerships as whoever asks may see them: those that they decided, and those of newcomers whose records are theirs.
struct PartnershipStore {
  let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  // MARK: One

  func partnership(_ id: ID<Partnership>) throws -> Partnership? {
    try Self.all(["p.id = \(id)", isTheirs], limit: 1, connection).first
  }

  /// One that a link opens, or that a clock runs for: who may see it has been found out before.
  static func any(_ id: ID<Partnership>, _ connection: Connection) throws -> Partnership? {
    try all(["p.id = \(id)"], limit: 1, connection).first
  }

  /// What a proposal became.
  func partnership(of proposal: ID<Proposal>) throws -> Partnership? {
    try Self.all(["p.proposal = \(proposal)", isTheirs], limit: 1, connection).first
  }

  /// How the programme worked when it began.
  static func version(of partnership: Partnership, _ connection: Connection) throws -> Programme.Version {
    let row = try connection.row(
      "SELECT id, programme, number, document, begun FROM programme_versions WHERE id = \(partnership.version)"
    )
    guard let row else { throw StorageError.foreignKey("programme_versions") }
    return Programme.Version(
      id: try row.value(at: 0), programme: try row.value(at: 1), number: try row.value(at: 2),
      document: try row.value(at: 3), begun: try row.value(at: 4))
  }

  /// What happened, in its order.
  static func events(of id: ID<Partnership>, _ connection: Connection) throws -> [PartnershipEvent] {
    try connection.rows(
      """
      SELECT e.id, e.number, e.act, e.before, e.after, e.at, e.party, e.noted_by, e.reason, e.words
      FROM partnership_events e WHERE e.partnership = \(id) ORDER BY e.number
      """
    ).map { row in
      PartnershipEvent(
        id: try row.value(at: 0), number: try row.value(at: 1), act: try row.value(at: 2),
        before: Partnership.State(rawValue: try row.value(at: 3)), after: try row.value(at: 4),
        at: try row.value(at: 5), party: try row.value(at: 6), by: try row.value(at: 7),
        reason: try row.value(at: 8), words: try row.value(at: 9))
    }
  }

  // MARK: Lists

  /// A partnership in a list: the two by name, where whoever asks may read these.
  struct Entry: Sendable {
    let partnership: Partnership
    let newcomer: String?
    let professional: String?
    /// When the last thing happened, and what.
    let last: Moment
    let act: PartnershipMove.Act
    let party: Partnership.Party?
    /// When the nearest of its promises is over; nil where none runs.
    let due: Moment?
    /// Whether one was not kept, and whether somebody was reminded of one.
    let isLate: Bool
    let wasReminded: Bool

    func colour(at now: Moment, _ calendar: WorkCalendar) -> Promise.Colour? {
      if isLate { return .late }
      return due.map { Promise.colour(of: $0, wasReminded: wasReminded, at: now, calendar) }
    }
  }

  /// Those of a programme: those that run, whatever was longest without a change first; or those that are over, the latest first.
  func entries(of programme: ID<Programme>, areOver: Bool, atMost most: Int) throws -> [Entry] {
    let found: Filter = [
      "p.programme = \(programme)", areOver ? "p.closed IS NOT NULL" : "p.closed IS NULL", isTheirs,
    ]
    return try entries(found, order: areOver ? "p.closed DESC, p.id" : "e.at, p.id", atMost: most)
  }

  /// Those in which both have said yes, and somebody of the staff is to introduce them.
  func accepted(atMost most: Int) throws -> [Entry] {
    try entries(
      [isTheirs, "p.state = 'accepted'"], order: "e.at, p.id", atMost: most)
  }

  /// Those in which a no came lately, a promise was released, or an answer came when it was over.
  func answered(atMost most: Int) throws -> [Entry] {
    let found: Filter = [
      isTheirs, "e.at > \(access.now + .seconds(-7 * 86_400))",
      "e.act IN \(list: [PartnershipMove.Act.refusal, .release, .lateAnswer].map(\.rawValue))",
    ]
    return try entries(found, order: "e.at DESC, p.id", atMost: most)
  }

  /// Those with a promise that was not kept, whatever is longest over first.
  func late(atMost most: Int) throws -> [Entry] {
    let found: Filter = [
      isTheirs, "p.closed IS NULL", "p.state <> \(Partnership.State.paused)",
      "EXISTS (SELECT 1 FROM promises o WHERE o.partnership = p.id AND o.ended IS NULL AND o.missed IS NOT NULL)",
    ]
    return try entries(found, order: "e.at, p.id", atMost: most)
  }

  private func entries(_ found: Filter, order: SQL, atMost most: Int) throws -> [Entry] {
    let named: (SQL) -> SQL = { person in
      "(\(access.kept(in: person)) OR \(access.consented("\(person).id", for: .matching)))"
    }
    return try connection.rows(
      """
      SELECT \(Self.columns), a.given_name, a.family_name, b.given_name, b.family_name, e.at, e.act, e.party,
        (SELECT MIN(o.due) FROM promises o WHERE o.partnership = p.id AND o.ended IS NULL),
        (SELECT COUNT(o.missed) FROM promises o WHERE o.partnership = p.id AND o.ended IS NULL),
        (SELECT COALESCE(MAX(o.reminders), 0) FROM promises o WHERE o.partnership = p.id AND o.ended IS NULL)
      FROM partnerships p JOIN partnership_events e ON e.partnership = p.id AND e.number = p.step
        LEFT JOIN people a ON a.id = p.person AND \(named("a"))
        LEFT JOIN people b ON b.id = p.professional AND \(named("b"))
      \(where: found) ORDER BY \(order) LIMIT \(most)
      """
    ).map { row in
      func name(at place: Int) throws -> String? {
        let names = [
          try row.value(at: place, as: String?.self), try row.value(at: place + 1, as: String?.self),
        ]
        let name = names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        return name.isEmpty ? nil : name
      }
      let first = Self.columnCount
      return Entry(
        partnership: try Self.partnership(row), newcomer: try name(at: first),
        professional: try name(at: first + 2), last: try row.value(at: first + 4),
        act: try row.value(at: first + 5), party: try row.value(at: first + 6),
        due: try row.value(at: first + 7),
        isLate: try row.value(at: first + 8, as: Int64.self) > 0,
        wasReminded: try row.value(at: first + 9, as: Int64.self) > 0)
    }
  }

  // MARK: Rows

  var isTheirs: SQL { "(\(access.kept(in: "p")) OR p.decided_for = \(access.keeper))" }

  private static func all(_ found: Filter, limit: Int, _ connection: Connection) throws -> [Partnership] {
    try connection.rows("SELECT \(columns) FROM partnerships p \(where: found) ORDER BY p.id LIMIT \(limit)")
      .map(
        partnership)
  }

  // A professional whose record was merged into another is the other.
  private static let columns: SQL = """
    p.id, p.programme, p.version, p.proposal, p.person, p.keeper, p.council,
    COALESCE((SELECT m.merged_into FROM people m WHERE m.id = p.professional), p.professional), p.decided_for, p.begun_by,
    p.state, p.step, p.begun, p.reached, p.places, p.reasons_en, p.reasons_fr, p.closed, p.closing
    """
  private static let columnCount = 19

  private static func partnership(_ row: Row) throws -> Partnership {
    Partnership(
      id: try row.value(at: 0), programme: try row.value(at: 1), version: try row.value(at: 2),
      proposal: try row.value(at: 3), newcomer: try row.value(at: 4), keeper: try row.value(at: 5),
      council: try row.value(at: 6), professional: try row.value(at: 7), decidedFor: try row.value(at: 8),
      begunBy: try row.value(at: 9), state: try row.value(at: 10), step: try row.value(at: 11),
      begun: try row.value(at: 12), reached: try row.value(at: 13), places: try row.value(at: 14),
      reasons: Bilingual(en: try row.value(at: 15), fr: try row.value(at: 16)),
      closed: try row.value(at: 17), closing: try row.value(at: 18))
  }
}

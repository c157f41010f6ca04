import Basics
import People
import Storage

extension PairDecision.Kind: Storable {}

/// Locks and exclusions, as whoever decided them and whoever keeps the newcomer's record see them.
struct PairDecisionStore {
  private let connection: Connection
  private let access: Access

  init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Those that stand. A professional whose record was merged into another is the other.
  func standing(in programme: ID<Programme>) throws -> [PairDecision] {
    let found: Filter = ["d.programme = \(programme)", "d.lifted IS NULL", isTheirs]
    return try connection.rows(
      """
      SELECT d.id, d.person, COALESCE(p.merged_into, d.professional), d.kind, d.reason, d.decided_by, d.decided
      FROM pair_decisions d LEFT JOIN people p ON p.id = d.professional \(where: found) ORDER BY d.id LIMIT 10000
      """
    ).map { row in
      PairDecision(
        id: try row.value(at: 0), newcomer: try row.value(at: 1), professional: try row.value(at: 2),
        kind: try row.value(at: 3), reason: try row.value(at: 4), by: try row.value(at: 5),
        at: try row.value(at: 6))
    }
  }

  /// Decides about a pair. It is written behind the open wall, since the newcomer's record may be an agency's.
  ///
  /// - Throws: a refusal when it was decided already, or either may not be seen any more.
  func decide(
    _ kind: PairDecision.Kind, _ newcomer: ID<Person>, _ professional: ID<Person>,
    in programme: ID<Programme>,
    because reason: String
  ) throws {
    let pair = try DeskPairStore(connection, access).pair(newcomer, professional, in: programme)
    let id = ID<PairDecision>(at: access.now)
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO pair_decisions (id, person, keeper, council, programme, professional, kind, reason, decided_for,
            decided, decided_by)
          VALUES (\(id), \(newcomer), \(pair.newcomer.keeper), \(pair.newcomer.council), \(programme), \(professional),
            \(kind), \(reason), \(access.keeper), \(access.now), \(access.person))
          """)
      }
    } catch StorageError.unique {
      throw Refusal(
        .conflict,
        en:
          "Something was decided here already: this pair is locked or excluded, or the newcomer is locked to somebody else. Lift that first.",
        fr:
          "Une décision existe déjà : ce jumelage est verrouillé ou exclu, ou la personne est verrouillée avec quelqu’un d’autre. Levez-la d’abord."
      )
    }
    try tell(kind == .lock ? .pairLocked : .pairExcluded, of: pair.newcomer, id, "decided")
  }

  /// - Returns: whether there was one that stood.
  func lift(_ id: ID<PairDecision>, of newcomer: ID<Person>) throws -> Bool {
    let found: Filter = [
      "id = \(id)", "person = \(newcomer)", "lifted IS NULL", isTheirs(in: "pair_decisions"),
    ]
    let row = try connection.row(
      """
      UPDATE pair_decisions SET lifted = \(access.now), lifted_by = \(access.person) \(where: found)
      RETURNING keeper, council
      """)
    guard let row else { return false }
    try tell(
      .pairFreed,
      of: DeskPairStore.Record(person: newcomer, keeper: try row.value(at: 0), council: try row.value(at: 1)),
      id, "lifted")
    return true
  }

  private func tell(
    _ kind: HappeningKind, of record: DeskPairStore.Record, _ id: ID<PairDecision>, _ action: AuditWord
  ) throws {
    try DeskPairStore(connection, access).tell(kind, of: record, id.rawValue)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "pair-decision", id.rawValue, how: action, council: access.council.rawValue
      ),
      in: connection)
  }

  private var isTheirs: SQL { isTheirs(in: "d") }
  private func isTheirs(in table: SQL) -> SQL {
    "(\(access.kept(in: table)) OR \(table).decided_for = \(access.keeper))"
  }
}

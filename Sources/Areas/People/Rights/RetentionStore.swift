import Basics
import Storage

/// What is kept longer than it should be.
package struct RetentionStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// What would go now, counted and not touched.
  package func dryRun() throws -> [RetentionFinding] {
    try RetentionRule.all.map { rule in
      guard let due = rule.due(at: access.now) else {
        return RetentionFinding(
          rule: rule, due: try count(rule, "NOT \(Self.isHeld)"), held: try count(rule, Self.isHeld))
      }
      return RetentionFinding(rule: rule, due: try due.count(scope(of: due), in: connection), held: 0)
    }
  }

  /// Carries out what the dry run counted, records one by one; behind the open wall, as erasures are.
  ///
  /// - Returns: how many of each kind went.
  package func carryOut(atMost most: Int = 200) throws -> [RetentionRule.Kind: Int] {
    var gone: [RetentionRule.Kind: Int] = [:]
    for rule in RetentionRule.all {
      if let due = rule.due(at: access.now) {
        gone[rule.kind] = try due.forget(scope(of: due), in: connection)
        continue
      }
      let people = try connection.values(
        "SELECT p.id FROM people p WHERE \(isDue(rule)) AND NOT \(Self.isHeld) ORDER BY p.id LIMIT \(most)",
        as: ID<Person>.self)
      for person in people { try ErasureStore(connection, access).erase(person, .retention) }
      gone[rule.kind] = people.count
    }
    return gone
  }

  /// Contacts of organisations belong to a whole council; all else to whoever keeps it.
  private func scope(of due: DueRows) -> SQL {
    due.isOfCouncil ? access.shared(in: due.table) : access.kept(in: due.table)
  }

  private func count(_ rule: RetentionRule, _ held: SQL) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM people p WHERE \(isDue(rule)) AND \(held)") ?? 0
  }

  /// Nothing happened since, nobody is anything here, and the record itself is as old.
  private func isDue(_ rule: RetentionRule) -> SQL {
    let before = rule.before(access.now)
    return """
      \(access.kept(in: "p")) AND p.merged_into IS NULL AND p.added <= \(before)
      AND NOT EXISTS (SELECT 1 FROM happenings h WHERE h.person = p.id AND h.at > \(before))
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.person = p.id AND (a.ended IS NULL OR a.ended > \(before))
        AND a.role IN \(list: Role.staff.map(\.rawValue).sorted()))
      """
  }

  private static let isHeld: SQL =
    "EXISTS (SELECT 1 FROM legal_holds h WHERE h.person = p.id AND h.ended IS NULL)"
}

/// Rows of a table whose time is over.
private struct DueRows {
  let table: SQL
  /// Which of them, beside whose they are.
  let condition: SQL
  /// The column that is emptied, where the row itself stays.
  var emptied: SQL?
  var isOfCouncil = false

  func count(_ scope: SQL, in connection: Connection) throws -> Int {
    try connection.value("SELECT COUNT(*) FROM \(table) WHERE \(scope) AND \(condition)") ?? 0
  }

  @discardableResult
  func forget(_ scope: SQL, in connection: Connection) throws -> Int {
    guard let emptied else {
      return try connection.run("DELETE FROM \(table) WHERE \(scope) AND \(condition)")
    }
    return try connection.run("UPDATE \(table) SET \(emptied) = NULL WHERE \(scope) AND \(condition)")
  }
}

extension RetentionRule {
  fileprivate func before(_ now: Moment) -> Moment { now + .seconds(-86_400 * days) }

  /// What goes by itself, once a day; nil for records, which somebody decides on.
  fileprivate func due(at now: Moment) -> DueRows? {
    let before = before(now)
    switch kind {
    case .records: return nil
    case .requests: return DueRows(table: "consent_requests", condition: "asked <= \(before)")
    case .links: return DueRows(table: "person_links", condition: "expires <= \(before)")
    case .trials:
      return DueRows(
        table: "imports",
        condition: "done_at IS NULL AND content IS NOT NULL AND tried_at <= \(before)", emptied: "content")
    case .lists:
      return DueRows(table: "imports", condition: "COALESCE(done_at, tried_at) <= \(before)")
    case .merges:
      return DueRows(
        table: "merged_cells",
        condition: "merge IN (SELECT m.id FROM merges m WHERE m.merged_at <= \(before))")
    case .contacts: return DueRows(table: "contacts", condition: "ended <= \(before)", isOfCouncil: true)
    }
  }
}

/// The job that forgets, once a day, what its time is over for. Records go by somebody's decision only.
struct RetentionUpkeep: Job {
  static let name = "people/upkeep"
  static let version = 1
  let day: LocalDate

  static func handler(now: @escaping @Sendable () -> Moment = Moment.now) -> JobHandler {
    JobHandler(RetentionUpkeep.self) { _, connection in try forget(at: now(), in: connection) }
  }

  /// Whoever keeps it.
  static func forget(at now: Moment, in connection: Connection) throws {
    for rule in RetentionRule.all { try rule.due(at: now)?.forget("1 = 1", in: connection) }
  }

  /// At half past three in the morning, where the council is.
  static func schedule(in zone: Zone) -> DailySchedule {
    DailySchedule("people/upkeep", hour: 3, minute: 30, in: zone) { RetentionUpkeep(day: $0) }
  }
}

import Basics
import Storage

/// What is kept longer than it should be.
package struct RetentionStore {
  private let connection: Connection
  private let access: Access
  private let clock: DayClock

  /// - Parameter clock: whose days are counted.
  package init(_ connection: Connection, _ access: Access, _ clock: DayClock) {
    self.connection = connection
    self.access = access
    self.clock = clock
  }

  /// For how long whoever asks keeps what, as they chose or else as the rule allows.
  func rules() throws -> [RetentionRule] {
    let theirs: Filter = ["c.keeper = \(access.keeper)", access.kept(in: "c")]
    let ofCouncil: Filter = ["c.keeper = \(access.council)", access.shared(in: "c")]
    var chosen: [String: Int] = [:]
    for row in try connection.rows("SELECT c.kind, c.days FROM retention_choices c \(where: theirs)") {
      chosen[try row.value(at: 0)] = try row.value(at: 1)
    }
    let contacts = RetentionRule.Kind.contacts.rawValue
    chosen[contacts] = try connection.value(
      "SELECT c.days FROM retention_choices c \(where: ofCouncil) AND c.kind = \(contacts)")
    return RetentionRule.all.map { $0.keeping(chosen[$0.kind.rawValue]) }
  }

  /// Keeps things for so many days from now on. Nothing goes by it at once.
  package func choose(_ periods: [RetentionRule.Kind: Int]) throws {
    for rule in RetentionRule.chosen(by: access) {
      guard let days = periods[rule.kind], (rule.least...rule.most).contains(days) else { continue }
      try connection.run(
        """
        INSERT INTO retention_choices (keeper, council, kind, days, chosen, chosen_by)
        VALUES (\(access.keeper), \(access.council), \(rule.kind.rawValue), \(days), \(access.now), \(access.person))
        ON CONFLICT (keeper, kind) DO UPDATE SET days = excluded.days, chosen = excluded.chosen,
          chosen_by = excluded.chosen_by
        """)
    }
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "retention", access.keeper.rawValue, how: "chosen",
        council: access.council.rawValue), in: connection)
  }

  /// What would go now, counted and not touched.
  package func dryRun() throws -> [RetentionFinding] {
    try rules().map { rule in
      guard let due = rule.due(clock.started(rule, at: access.now)) else {
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
    for rule in try rules() {
      if let due = rule.due(clock.started(rule, at: access.now)) {
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
    let before = clock.started(rule, at: access.now)
    return """
      \(access.kept(in: "p")) AND p.merged_into IS NULL AND p.added < \(before)
      AND NOT EXISTS (SELECT 1 FROM happenings h WHERE h.person = p.id AND h.at >= \(before))
      AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.person = p.id AND (a.ended IS NULL OR a.ended >= \(before))
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

  /// The column that says whose they are.
  var owner: SQL { isOfCouncil ? "council" : "keeper" }

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

extension DayClock {
  /// What lies before this moment was kept for as many whole days as a rule says.
  fileprivate func started(_ rule: RetentionRule, at now: Moment) -> Moment {
    start(of: day(now).adding(days: -rule.days))
  }
}

extension RetentionRule {
  /// What goes by itself, once a day; nil for records, which somebody decides on.
  ///
  /// - Parameter before: whatever is older.
  fileprivate func due(_ before: Moment) -> DueRows? {
    switch kind {
    case .records: return nil
    case .requests: return DueRows(table: "consent_requests", condition: "asked < \(before)")
    case .links: return DueRows(table: "person_links", condition: "expires < \(before)")
    case .trials:
      return DueRows(
        table: "imports",
        condition: "done_at IS NULL AND content IS NOT NULL AND tried_at < \(before)", emptied: "content")
    case .lists:
      return DueRows(table: "imports", condition: "COALESCE(done_at, tried_at) < \(before)")
    case .merges:
      return DueRows(
        table: "merged_cells",
        condition: "merge IN (SELECT m.id FROM merges m WHERE m.merged_at < \(before))")
    case .deliveries: return DueRows(table: "webhook_deliveries", condition: "added < \(before)")
    case .contacts: return DueRows(table: "contacts", condition: "ended < \(before)", isOfCouncil: true)
    }
  }
}

/// The job that forgets, once a day, what its time is over for. Records go by somebody's decision only.
struct RetentionUpkeep: Job {
  static let name = "people/upkeep"
  static let version = 1
  let day: LocalDate

  static func handler(_ clock: DayClock, now: @escaping @Sendable () -> Moment = Moment.now) -> JobHandler {
    JobHandler(RetentionUpkeep.self) { _, connection in try forget(at: now(), clock, in: connection) }
  }

  /// Whoever keeps it, each for as long as they chose.
  static func forget(at now: Moment, _ clock: DayClock, in connection: Connection) throws {
    let chosen = try connection.rows("SELECT keeper, kind, days FROM retention_choices ORDER BY keeper").map {
      (
        keeper: try $0.value(at: 0, as: ID<Keeper>.self), kind: try $0.value(at: 1, as: String.self),
        days: try $0.value(at: 2, as: Int.self)
      )
    }
    for rule in RetentionRule.all {
      let others = chosen.filter { $0.kind == rule.kind.rawValue }
      for one in others {
        let due = rule.keeping(one.days)
        guard let rows = due.due(clock.started(due, at: now)) else { continue }
        try rows.forget("\(rows.owner) = \(one.keeper)", in: connection)
      }
      guard let rows = rule.due(clock.started(rule, at: now)) else { continue }
      try rows.forget(
        others.isEmpty ? "1 = 1" : "\(rows.owner) NOT IN \(list: others.map(\.keeper))", in: connection)
    }
  }

  /// At half past three in the morning, where the council is.
  static func schedule(in zone: Zone) -> DailySchedule {
    DailySchedule("people/upkeep", hour: 3, minute: 30, in: zone) { RetentionUpkeep(day: $0) }
  }
}

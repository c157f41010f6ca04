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
      switch rule.kind {
      case .records:
        RetentionFinding(
          rule: rule, due: try count(rule, "NOT \(Self.isHeld)"), held: try count(rule, Self.isHeld))
      case .requests:
        RetentionFinding(
          rule: rule,
          due: try number(
            "SELECT COUNT(*) FROM consent_requests r WHERE \(access.kept(in: "r")) AND r.asked <= \(before(rule))"
          ),
          held: 0)
      case .links:
        RetentionFinding(
          rule: rule,
          due: try number(
            "SELECT COUNT(*) FROM person_links l WHERE \(access.kept(in: "l")) AND l.expires <= \(before(rule))"
          ),
          held: 0)
      }
    }
  }

  /// Carries out what the dry run counted, records one by one; behind the open wall, as erasures are.
  ///
  /// - Returns: how many of each kind went.
  package func carryOut(atMost most: Int = 200) throws -> [RetentionRule.Kind: Int] {
    var gone: [RetentionRule.Kind: Int] = [:]
    for rule in RetentionRule.all {
      switch rule.kind {
      case .records:
        let people = try connection.values(
          "SELECT p.id FROM people p WHERE \(due(rule)) AND NOT \(Self.isHeld) ORDER BY p.id LIMIT \(most)",
          as: ID<Person>.self)
        for person in people { try ErasureStore(connection, access).erase(person, .retention) }
        gone[rule.kind] = people.count
      case .requests:
        gone[rule.kind] = try connection.run(
          "DELETE FROM consent_requests WHERE \(access.kept(in: "consent_requests")) AND asked <= \(before(rule))"
        )
      case .links:
        gone[rule.kind] = try connection.run(
          "DELETE FROM person_links WHERE \(access.kept(in: "person_links")) AND expires <= \(before(rule))")
      }
    }
    return gone
  }

  private func count(_ rule: RetentionRule, _ held: SQL) throws -> Int {
    try number("SELECT COUNT(*) FROM people p WHERE \(due(rule)) AND \(held)")
  }

  private func number(_ sql: SQL) throws -> Int { try connection.value(sql) ?? 0 }

  private func before(_ rule: RetentionRule) -> Moment { access.now + .seconds(-86_400 * rule.days) }

  /// Nothing happened since, nobody is anything here, and the record itself is as old.
  private func due(_ rule: RetentionRule) -> SQL {
    """
    \(access.kept(in: "p")) AND p.merged_into IS NULL AND p.added <= \(before(rule))
    AND NOT EXISTS (SELECT 1 FROM happenings h WHERE h.person = p.id AND h.at > \(before(rule)))
    AND NOT EXISTS (SELECT 1 FROM appointments a WHERE a.person = p.id AND (a.ended IS NULL OR a.ended > \(before(rule)))
      AND a.role IN \(list: Role.staff.map(\.rawValue).sorted()))
    """
  }

  private static let isHeld: SQL =
    "EXISTS (SELECT 1 FROM legal_holds h WHERE h.person = p.id AND h.ended IS NULL)"
}

/// The job that forgets questions nobody answered and links that ended, once a day. Records go by somebody's decision only.
struct RetentionUpkeep: Job {
  static let name = "people/upkeep"
  static let version = 1
  let day: LocalDate

  static func handler(now: @escaping @Sendable () -> Moment = Moment.now) -> JobHandler {
    JobHandler(RetentionUpkeep.self) { _, connection in
      for rule in RetentionRule.all {
        let before = now() + .seconds(-86_400 * rule.days)
        switch rule.kind {
        case .records: break
        case .requests: try connection.run("DELETE FROM consent_requests WHERE asked <= \(before)")
        case .links: try connection.run("DELETE FROM person_links WHERE expires <= \(before)")
        }
      }
    }
  }

  /// At half past three in the morning, where the council is.
  static func schedule(in zone: Zone) -> DailySchedule {
    DailySchedule("people/upkeep", hour: 3, minute: 30, in: zone) { RetentionUpkeep(day: $0) }
  }
}

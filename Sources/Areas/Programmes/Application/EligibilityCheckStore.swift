import Basics
import People
import Storage

extension Eligibility.Outcome: Storable {}
extension Eligibility.Verdict: Storable {}
extension EligibilityDecision.Kind: Storable {}
extension ApplicationDecision.Kind: Storable {}

/// What is found and decided about the eligibility of people whose records are theirs.
package struct EligibilityCheckStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Looks at the rules of a programme against the record as it is now, and keeps what is found. What was found on the same day
  /// and is still so is not kept twice.
  @discardableResult
  package func check(
    _ application: ID<Application>, of person: ID<Person>, _ side: Side, by model: ProgrammeModel,
    version: Int,
    day: LocalDate
  ) throws -> EligibilityCheck {
    let record = EligibilityRecord(
      values: try ProfileStore(connection, access).current(of: person),
      decisions: try decisions(of: application).map(\.decision))
    let eligibility = model.eligibility(of: record, on: side, day: day)
    let check = EligibilityCheck(
      id: ID(at: access.now), application: application, version: version, day: day, made: access.now,
      by: access.role.isStaff ? access.person : nil, verdict: eligibility.verdict,
      findings: eligibility.findings.map(EligibilityCheck.Finding.init))
    if let last = try checks(of: application, atMost: 1).first, last.day == day, last.version == version,
      last.findings == check.findings
    {
      return last
    }
    try keep(check, of: person)
    return check
  }

  private func keep(_ check: EligibilityCheck, of person: ID<Person>) throws {
    try connection.run(
      """
      INSERT INTO eligibility_checks (id, person, keeper, council, application, version, day, made, made_by, verdict)
      VALUES (\(check.id), \(person), \(access.keeper), \(access.council), \(check.application), \(check.version),
        \(check.day), \(check.made), \(check.by), \(check.verdict))
      """)
    for (place, finding) in check.findings.enumerated() {
      try connection.run(
        """
        INSERT INTO eligibility_findings (id, person, keeper, council, looked, place, rule, title_en, title_fr, outcome, reason_en,
          reason_fr, evidence)
        VALUES (\(ID<EligibilityCheck.Finding>(at: access.now)), \(person), \(access.keeper), \(access.council), \(check.id),
          \(place), \(finding.rule), \(finding.title.en), \(finding.title.fr), \(finding.outcome), \(finding.reason.en),
          \(finding.reason.fr), \(finding.evidence))
        """)
    }
  }

  /// What was found, the latest first.
  package func checks(of application: ID<Application>, atMost most: Int = 20) throws -> [EligibilityCheck] {
    let found: Filter = ["c.application = \(application)", access.kept(in: "c")]
    let rows = try connection.rows(
      """
      SELECT c.id, c.version, c.day, c.made, c.made_by, c.verdict FROM eligibility_checks c \(where: found)
      ORDER BY c.id DESC LIMIT \(most)
      """)
    return try rows.map { row in
      let id = try row.value(at: 0, as: ID<EligibilityCheck>.self)
      return EligibilityCheck(
        id: id, application: application, version: try row.value(at: 1), day: try row.value(at: 2),
        made: try row.value(at: 3), by: try row.value(at: 4), verdict: try row.value(at: 5),
        findings: try findings(of: id))
    }
  }

  private func findings(of check: ID<EligibilityCheck>) throws -> [EligibilityCheck.Finding] {
    let found: Filter = ["f.looked = \(check)", access.kept(in: "f")]
    return try connection.rows(
      """
      SELECT f.rule, f.title_en, f.title_fr, f.outcome, f.reason_en, f.reason_fr, f.evidence
      FROM eligibility_findings f \(where: found) ORDER BY f.place
      """
    ).map { row in
      EligibilityCheck.Finding(
        rule: try row.value(at: 0), title: Bilingual(en: try row.value(at: 1), fr: try row.value(at: 2)),
        outcome: try row.value(at: 3), reason: Bilingual(en: try row.value(at: 4), fr: try row.value(at: 5)),
        evidence: try row.value(at: 6))
    }
  }

  // MARK: Single rules

  /// What somebody of the staff said of one rule, the earliest first, and when.
  package func decisions(of application: ID<Application>) throws -> [(
    decision: EligibilityDecision, at: Moment
  )] {
    let found: Filter = ["d.application = \(application)", access.kept(in: "d")]
    return try connection.rows(
      """
      SELECT d.rule, d.kind, d.reason, d.decided_by, d.day, d.decided FROM rule_decisions d \(where: found) ORDER BY d.id
      """
    ).map { row in
      (
        EligibilityDecision(
          rule: try row.value(at: 0), kind: try row.value(at: 1), reason: try row.value(at: 2),
          by: try row.value(at: 3), day: try row.value(at: 4)), try row.value(at: 5)
      )
    }
  }

  /// Confirms, denies or waives a rule of the programme.
  ///
  /// - Throws: a refusal where the rule is none, or cannot be waived.
  package func decide(
    _ decision: EligibilityDecision, about application: ID<Application>, of person: ID<Person>,
    by rule: EligibilityRule
  ) throws {
    guard decision.kind != .waived || rule.canBeWaived else {
      throw Refusal(
        .content, en: "The programme lets nobody in without this: “\(rule.title.en)” cannot be waived.",
        fr: "Le programme n’admet personne sans cela : « \(rule.title.fr) » ne souffre pas d’exception.")
    }
    try connection.run(
      """
      INSERT INTO rule_decisions (id, person, keeper, council, application, rule, kind, reason, day, decided, decided_by)
      VALUES (\(ID<EligibilityDecision>(at: access.now)), \(person), \(access.keeper), \(access.council), \(application),
        \(decision.rule), \(decision.kind), \(decision.reason), \(decision.day), \(access.now), \(access.person))
      """)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "application", application.rawValue,
        how: decision.kind == .waived ? "rule-waived" : "rule-decided", council: access.council.rawValue),
      in: connection)
  }
}

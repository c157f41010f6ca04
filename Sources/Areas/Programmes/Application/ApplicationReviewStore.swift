import Basics
import People
import Storage

/// What came in, and what is decided about it: of people whose records are theirs.
package struct ApplicationReviewStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  // MARK: Looking

  /// Applications that nobody has decided yet, those who wait longest first; of one programme, or of all.
  package func waiting(in programme: ID<Programme>? = nil, atMost most: Int) throws -> (
    count: Int, first: [ApplicationEntry]
  ) {
    let open: Filter = [
      access.kept(in: "a"), "a.ended IS NULL", "a.stage = 'applied'", "p.merged_into IS NULL",
      programme.map { "a.programme = \($0)" },
    ]
    let count =
      try connection.value(
        "SELECT COUNT(*) FROM applications a JOIN people p ON p.id = a.person \(where: open)", as: Int.self)
      ?? 0
    guard count > 0 else { return (0, []) }
    return (count, try entries(open, "a.applied, a.id", most))
  }

  /// Applications that were decided, the latest first.
  package func decided(in programme: ID<Programme>, atMost most: Int) throws -> [ApplicationEntry] {
    let over: Filter = [
      access.kept(in: "a"), "a.programme = \(programme)", "p.merged_into IS NULL",
      "EXISTS (SELECT 1 FROM application_decisions x WHERE x.application = a.id AND x.kind <> 'asked')",
    ]
    return try entries(over, "a.reached DESC, a.id DESC", most)
  }

  private func entries(_ found: Filter, _ order: SQL, _ most: Int) throws -> [ApplicationEntry] {
    try connection.rows(
      """
      SELECT a.id, a.programme, a.side, a.stage, a.applied, a.reached, a.came, g.name_en, g.name_fr,
        (SELECT c.verdict FROM eligibility_checks c WHERE c.application = a.id ORDER BY c.id DESC LIMIT 1),
        (SELECT x.kind FROM application_decisions x WHERE x.application = a.id ORDER BY x.id DESC LIMIT 1),
        p.id, p.keeper, p.council, p.given_name, p.family_name, p.email, p.telephone, p.city, p.language, p.added
      FROM applications a JOIN people p ON p.id = a.person JOIN programmes g ON g.id = a.programme
      \(where: found) ORDER BY \(order) LIMIT \(most)
      """
    ).map { row in
      let person = Person(
        id: try row.value(at: 11), keeper: try row.value(at: 12), council: try row.value(at: 13),
        givenName: try row.value(at: 14), familyName: try row.value(at: 15), email: try row.value(at: 16),
        telephone: try row.value(at: 17), city: try row.value(at: 18), language: try row.value(at: 19),
        added: try row.value(at: 20))
      return ApplicationEntry(
        application: Application(
          id: try row.value(at: 0), person: person.id, keeper: person.keeper, programme: try row.value(at: 1),
          side: try row.value(at: 2), stage: try row.value(at: 3), applied: try row.value(at: 4),
          reached: try row.value(at: 5)),
        arrival: try row.value(at: 6), person: person,
        programme: Bilingual(en: try row.value(at: 7), fr: try row.value(at: 8)),
        verdict: try row.value(at: 9),
        decision: try row.value(at: 10))
    }
  }

  /// One application; nil where there is none of theirs.
  package func review(_ id: ID<Application>) throws -> ApplicationReview? {
    guard let found = try application(id),
      let person = try PersonStore(connection, access).kept(found.application.person),
      let programme = try ProgrammeStore(connection, access).programme(found.application.programme)
    else { return nil }
    let checks = EligibilityCheckStore(connection, access)
    let looked = try checks.checks(of: id)
    let decisions = try decisions(of: id)
    let values = try ProfileStore(connection, access).current(of: person.id)
    let isOpen = found.ended == nil && found.application.stage == .applied
    let actors = looked.map(\.by) + decisions.map(\.by) + values.map(\.written.by)
    return ApplicationReview(
      application: found.application, arrival: found.arrival, ended: found.ended, programme: programme,
      person: person, values: values, checks: looked, decisions: decisions,
      duplicates: isOpen ? try ReachStore(connection, access).duplicates(of: person) : [],
      consent: try ConsentStore(connection, access).all(of: person.id).first {
        $0.purpose == .matching && $0.isInForce(at: access.now)
      }, names: try PersonStore(connection, access).names(of: actors.compactMap { $0 }))
  }

  private func application(_ id: ID<Application>) throws -> (
    application: Application, arrival: Application.Arrival?, ended: Moment?
  )? {
    let found: Filter = ["a.id = \(id)", access.kept(in: "a")]
    return try connection.row(
      """
      SELECT a.person, a.keeper, a.programme, a.side, a.stage, a.applied, a.reached, a.came, a.ended FROM applications a
      \(where: found)
      """
    ).map { row in
      (
        Application(
          id: id, person: try row.value(at: 0), keeper: try row.value(at: 1), programme: try row.value(at: 2),
          side: try row.value(at: 3), stage: try row.value(at: 4), applied: try row.value(at: 5),
          reached: try row.value(at: 6)), try row.value(at: 7), try row.value(at: 8)
      )
    }
  }

  private func decisions(of application: ID<Application>) throws -> [ApplicationDecision] {
    let found: Filter = ["x.application = \(application)", access.kept(in: "x")]
    return try connection.rows(
      """
      SELECT x.kind, x.reason, x.looked, x.version, x.decided, x.decided_by FROM application_decisions x \(where: found)
      ORDER BY x.id DESC LIMIT 50
      """
    ).map { row in
      ApplicationDecision(
        kind: try row.value(at: 0), reason: try row.value(at: 1), check: try row.value(at: 2),
        version: try row.value(at: 3), decided: try row.value(at: 4), by: try row.value(at: 5))
    }
  }

  // MARK: Deciding

  /// Takes somebody in: every rule is met, or waived with a reason.
  ///
  /// - Parameter check: what was found today.
  /// - Throws: a refusal that names what is open, or that somebody decided meanwhile.
  package func accept(_ review: ApplicationReview, on check: EligibilityCheck, into stage: Application.Stage)
    throws
  {
    guard check.verdict == .eligible else {
      let open = (
        check.open.map(\.title.en).joined(separator: "; "),
        check.open.map(\.title.fr).joined(separator: " ; ")
      )
      throw Refusal(
        .conflict, en: "Not every rule is met: \(open.0). Confirm each, or waive it with a reason.",
        fr:
          "Toutes les conditions ne sont pas remplies : \(open.1). Confirmez chacune, ou faites une exception motivée."
      )
    }
    try decide(review, .accepted, nil, on: check)
    try ApplicationStore(connection, access).reach(stage, review.application.id, of: review.person.id)
  }

  /// Takes somebody not in, for a reason that they are told.
  package func decline(_ review: ApplicationReview, because reason: String, on check: EligibilityCheck) throws
  {
    try decide(review, .declined, reason, on: check)
    try ApplicationStore(connection, access).end(
      review.application.id, of: review.person.id, check.verdict == .ineligible ? .notEligible : .other)
  }

  /// Asks the person for more; the application stays open.
  package func ask(_ review: ApplicationReview, _ question: String, on check: EligibilityCheck) throws {
    try decide(review, .asked, question, on: check)
  }

  /// Of two who decide at once one is heard, by the index; the other is told.
  private func decide(
    _ review: ApplicationReview, _ kind: ApplicationDecision.Kind, _ reason: String?,
    on check: EligibilityCheck
  ) throws {
    guard review.isOpen else { throw Self.isDecided }
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO application_decisions (id, person, keeper, council, application, kind, reason, looked, version, decided,
            decided_by)
          VALUES (\(ID<ApplicationDecision>(at: access.now)), \(review.person.id), \(access.keeper), \(access.council),
            \(review.application.id), \(kind), \(reason), \(check.id), \(check.version), \(access.now), \(access.person))
          """)
      }
    } catch StorageError.unique {
      throw Self.isDecided
    }
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "application", review.application.id.rawValue,
        how: kind == .accepted ? "accepted" : kind == .declined ? "declined" : "asked",
        council: access.council.rawValue), in: connection)
  }

  static let isDecided = Refusal(
    .conflict, en: "This application was decided meanwhile. Look at what was decided.",
    fr: "Cette candidature a été décidée entre-temps. Regardez ce qui a été décidé.")
}

import Basics
import Identity
import Mail
import People
import Site
import Storage

/// What came in, and deciding about it.
struct ApplicationRoutes: Sendable {
  let clock: DayClock

  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    let pages = ApplicationRoutes(clock: clock)
    pages.declareLists(&routes)
    pages.declareRules(&routes)
    pages.declareDecisions(&routes)
  }

  /// What waits, for the first page.
  static func work(_ visit: Visit, _ clock: DayClock) async throws -> [WorkList] {
    guard let access = visit.granted as? Access, Role.ofRecords.contains(access.role) else { return [] }
    let today = clock.day(visit.now)
    let (count, first) = try await visit.database.read {
      try ApplicationReviewStore($0, access).waiting(atMost: WorkList.shown)
    }
    return [
      WorkList(
        Bilingual(en: "Applications to decide", fr: "Candidatures à décider"), count: count,
        first.map { entry in
          WorkList.Entry(
            Bilingual(same: entry.person.name), at: "/applications/\(entry.application.id)",
            note: .inBoth { voice in
              voice(entry.programme) + " · "
                + voice.relative(clock.day(entry.application.applied), today: today)
            }, badge: ApplicationWords.badge(entry.verdict))
        }, all: "/applications")
    ]
  }

  // MARK: Lists

  private func declareLists(_ routes: inout Routes) {
    routes.get("applications", for: .records) { visit in
      let (access, today) = (try visit.access, clock.day(visit.now))
      let shown = try await visit.database.read { connection in
        let (count, waiting) = try ApplicationReviewStore(connection, access).waiting(
          atMost: ApplicationListPage.most)
        return ApplicationListPage.Shown(
          programme: nil, waiting: waiting, count: count, decided: [],
          sent: try ProgrammeReferralRoutes.open(connection, access), today: today)
      }
      return .page(ApplicationListPage.html(visit.frame(), shown, clock))
    }
    routes.get("programmes/:programme/applications", for: .records) { visit in
      let (access, today) = (try visit.access, clock.day(visit.now))
      let id = try visit.parameter("programme", as: ID<Programme>.self)
      let shown = try await visit.database.read { connection -> ApplicationListPage.Shown? in
        guard let programme = try ProgrammeStore(connection, access).programme(id) else { return nil }
        let store = ApplicationReviewStore(connection, access)
        let (count, waiting) = try store.waiting(in: id, atMost: ApplicationListPage.most)
        return ApplicationListPage.Shown(
          programme: programme, waiting: waiting, count: count,
          decided: try store.decided(in: id, atMost: ApplicationListPage.most),
          sent: try ProgrammeReferralRoutes.open(connection, access, in: id), today: today)
      }
      guard let shown else { throw Visit.nothingThere }
      return .page(ApplicationListPage.html(visit.frame(), shown, clock))
    }
    routes.get("applications/:application", for: .records) { visit in
      let review = try await review(visit)
      return .page(
        ApplicationPage(
          frame: visit.frame(hasForm: true), review: review, clock: clock, today: clock.day(visit.now)
        ).html)
    }
  }

  private func review(_ visit: Visit) async throws -> ApplicationReview {
    let (access, id) = (try visit.access, try visit.parameter("application", as: ID<Application>.self))
    let found = try await visit.database.read { try ApplicationReviewStore($0, access).review(id) }
    guard let found else { throw Visit.nothingThere }
    return found
  }

  // MARK: Rules

  private func declareRules(_ routes: inout Routes) {
    routes.post("applications/:application/checks", for: .records) { visit in
      try await change(visit) { _, _ in }
    }
    routes.form(
      named: ApplicationForm.ruleName, at: "applications/:application/rules/:rule",
      sentTo: "applications/:application/rules/:rule", for: .records
    ) { visit in
      ApplicationForm.rule(try await rule(visit))
    } page: { visit, form, fill in
      ApplicationFormPage.rule(
        visit.frame(hasForm: true), try await review(visit), try await rule(visit), form, fill)
    } take: { visit, answer in
      let (rule, access, today) = (try await rule(visit), try visit.access, clock.day(visit.now))
      let decision = EligibilityDecision(
        rule: rule.name, kind: answer.kind, reason: answer.reason, by: access.person, day: today)
      return try await change(
        visit,
        before: { connection, review in
          guard review.isOpen else { throw ApplicationReviewStore.isDecided }
          try EligibilityCheckStore(connection, access).decide(
            decision, about: review.application.id, of: review.person.id, by: rule)
        }
      ) { _, _ in }
    }
  }

  /// One rule of the programme that an application is for, as it stands now.
  private func rule(_ visit: Visit) async throws -> EligibilityRule {
    let (access, review, name) = (
      try visit.access, try await review(visit), try visit.parameter("rule", as: String.self)
    )
    let version = try await visit.database.read {
      try ProgrammeStore($0, access).version(of: review.programme.id)
    }
    let rules = version.flatMap(ProgrammeRoutes.model)?.role(review.application.side).eligibility ?? []
    guard let rule = rules.first(where: { $0.name == name }) else { throw Visit.nothingThere }
    return rule
  }

  // MARK: Decisions

  private func declareDecisions(_ routes: inout Routes) {
    routes.post("applications/:application/acceptance", for: .records) { visit in
      let access = try visit.access
      return try await change(visit) { connection, looked in
        try ApplicationReviewStore(connection, access).accept(
          looked.review, on: looked.check,
          into: looked.model.stageOnceAccepted(looked.review.application.side))
        try write(looked.review.person, visit, connection) {
          IntakeLetterWords.accepted(to: looked.review.person, at: $0, $1, from: visit.origin)
        }
      }
    }
    routes.form(
      ApplicationForm.refusal, at: "applications/:application/refusal",
      sentTo: "applications/:application/refusal",
      for: .records
    ) { visit, fill in
      ApplicationFormPage.refusal(visit.frame(hasForm: true), try await review(visit), fill)
    } take: { visit, reason in
      let access = try visit.access
      return try await change(visit) { connection, looked in
        try ApplicationReviewStore(connection, access).decline(
          looked.review, because: reason, on: looked.check)
        try write(looked.review.person, visit, connection) {
          IntakeLetterWords.declined(
            to: looked.review.person, at: $0, because: reason, $1, from: visit.origin)
        }
      }
    }
    routes.form(
      ApplicationForm.question, at: "applications/:application/question",
      sentTo: "applications/:application/question", for: .records
    ) { visit, fill in
      ApplicationFormPage.question(visit.frame(hasForm: true), try await review(visit), fill)
    } take: { visit, question in
      let access = try visit.access
      return try await change(visit) { connection, looked in
        try ApplicationReviewStore(connection, access).ask(looked.review, question, on: looked.check)
        try write(looked.review.person, visit, connection) {
          IntakeLetterWords.asked(to: looked.review.person, at: $0, question, $1, from: visit.origin)
        }
      }
    }
  }

  /// An application with what was found of it today.
  private struct Looked: Sendable {
    let review: ApplicationReview
    let check: EligibilityCheck
    let model: ProgrammeModel
  }

  /// Looks at the rules as they are today, and does something on that, all in one transaction.
  ///
  /// - Parameter before: what is written before the look, since it bears on it.
  private func change(
    _ visit: Visit, before: @escaping @Sendable (Connection, ApplicationReview) throws -> Void = { _, _ in },
    _ body: @escaping @Sendable (Connection, Looked) throws -> Void
  ) async throws -> Response {
    let (access, id) = (try visit.access, try visit.parameter("application", as: ID<Application>.self))
    let today = clock.day(visit.now)
    try await visit.database.write { connection in
      guard let review = try ApplicationReviewStore(connection, access).review(id),
        let version = try ProgrammeStore(connection, access).version(of: review.programme.id),
        let model = ProgrammeRoutes.model(of: version)
      else { throw Visit.nothingThere }
      try before(connection, review)
      let check = try EligibilityCheckStore(connection, access).check(
        id, of: review.person.id, review.application.side, by: model, version: version.number, day: today)
      try body(connection, Looked(review: review, check: check, model: model))
    }
    return .see("/applications/\(id)")
  }

  /// Asks for a letter to somebody with a link of their own, if an address of theirs is known.
  private func write(
    _ person: Person, _ visit: Visit, _ connection: Connection, _ words: (Bilingual, Ticket) -> Letter?
  ) throws {
    guard person.email != nil else { return }
    let access = try visit.access
    let keeper = try KeeperStore(connection).keeper(access.keeper)?.name ?? Bilingual(same: "Allies")
    let ticket = try PersonLinkStore(connection).add(for: person.id, by: access)
    guard let letter = words(keeper, ticket) else { return }
    let now = access.now
    try Outbox(visit.database, queue: JobQueue(now: { now }), now: { now }).add(letter, in: connection)
  }
}

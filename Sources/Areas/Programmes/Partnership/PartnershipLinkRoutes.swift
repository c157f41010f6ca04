import Basics
import Identity
import Mail
import People
import Site
import Storage

/// The pages behind the links of letters. Looking changes nothing, since programs that look through mail follow links too; each thing
/// done uses the link up and leads on by a new one, which ends when the first one would have.
struct PartnershipLinkRoutes: Sendable {
  let models: ProgrammeModels
  let clock: DayClock

  static func declare(_ routes: inout Routes, _ models: ProgrammeModels, _ clock: DayClock) {
    let links = PartnershipLinkRoutes(models: models, clock: clock)
    links.declareLooking(&routes)
    links.declareAnswers(&routes)
    links.declareMeetings(&routes)
    links.declareRecommendations(&routes)
    links.declareRenewal(&routes)
  }

  private typealias Done = PartnershipLinkPage.Done

  // MARK: Looking

  private func declareLooking(_ routes: inout Routes) {
    routes.get("answers/:secret", for: .anyone) { visit in
      let (secret, link) = try await link(visit)
      guard link.kept.state(at: visit.now) == .open else {
        return .page(PartnershipLinkPage.spent(visit.frame(hasForm: true), secret.text), status: .conflict)
      }
      return .page(try await page(visit, secret, link).html)
    }
    routes.get("answers/:secret/calendar", for: .anyone) { visit in
      let (_, link) = try await link(visit)
      guard link.kept.state(at: visit.now) == .open else { throw KeptTicket.refusal }
      let page = try await page(visit, Secret(), link)
      let next = page.view.meetings.last { $0.planned != nil && $0.reports.isEmpty }
      guard page.view.partnership.state.isIntroduced, let planned = next?.planned, let id = next?.id else {
        throw Visit.nothingThere
      }
      let text = MeetingCalendar.text(
        id, at: planned, minutes: page.view.model.meeting.minutes, with: page.other?.name ?? "",
        titled: page.view.programme, stamped: visit.now, in: visit.language)
      return .download(Array(text.utf8), name: "meeting.ics", type: "text/calendar; charset=utf-8")
    }
  }

  // MARK: Yes and no

  private func declareAnswers(_ routes: inout Routes) {
    routes.post("answers/:secret/acceptance", for: .anyone) { visit in
      try await act(visit) { course, partnership, link in
        if try hears(late: "yes", nil, of: partnership, link, course) { return .late }
        guard try isReadable(partnership, to: link.party, course) else {
          try course.take(.release, in: partnership.id, .init(reason: "consent-gone", closing: .other))
          try course.take(.lateAnswer, in: partnership.id, .init(party: link.party, reason: "yes"))
          return .late
        }
        do {
          // A yes to a place that is taken meanwhile leaves nothing half done behind.
          _ = try course.connection.attempt {
            try course.take(
              link.party == .professional ? .confirmation : .acceptance, in: partnership.id,
              .init(party: link.party))
          }
        } catch let refusal as Basics.Refusal where refusal == PartnershipWords.placeIsGone {
          try course.take(.release, in: partnership.id, .init(reason: "place-gone", closing: .takenBack))
          try course.take(.lateAnswer, in: partnership.id, .init(party: link.party, reason: "yes"))
          return .late
        }
        return .yes
      }
    }
    form(PartnershipForm.no, "answers/:secret/refusal", &routes) { course, partnership, link, no in
      if try hears(late: "no", no.words, of: partnership, link, course) { return .late }
      try course.take(
        .refusal, in: partnership.id,
        .init(
          party: link.party, reason: no.reason.rawValue, words: no.words,
          closing: link.party == .professional ? .professionalDeclined : .newcomerDeclined))
      return .no
    }
    form(PartnershipForm.ending, "answers/:secret/ending", &routes) { course, partnership, link, end in
      if try hears(late: end.closing.rawValue, end.words, of: partnership, link, course) { return .late }
      try course.take(
        .closure, in: partnership.id, .init(party: link.party, words: end.words, closing: end.closing))
      return .ended
    }
    routes.post("answers/:secret/signature", for: .anyone) { visit in
      try await act(visit) { course, partnership, link in
        let signed = PartnershipCourse.signed(
          try PartnershipStore.events(of: partnership.id, course.connection))
        if !signed.contains(link.party) {
          try course.take(.signature, in: partnership.id, .init(party: link.party))
        }
        return .signed
      }
    }
    form(PartnershipForm.goal, "answers/:secret/goals", &routes) { course, partnership, link, words in
      guard partnership.state.isIntroduced else { throw PartnershipWords.cannot(partnership) }
      try PartnershipGoals.add(words, to: partnership, link.party, at: course.access.now, course.connection)
      return .goal
    }
  }

  /// Whether the other's record may still be read: a consent that was taken back ends what it had opened.
  private func isReadable(
    _ partnership: Partnership, to party: Partnership.Party, _ course: PartnershipCourse
  ) throws -> Bool {
    let other = try PartnershipPeople.person(partnership.person(party.other), course.connection)
    let today = try course.calendar(of: partnership).clock.day(course.access.now)
    return try PartnershipProfile(
      of: other, for: partnership, today: today, course.connection, at: course.access.now) != nil
  }

  /// An answer to what is over is heard: it stands in the history, and the coordinator finds it on the first page.
  private func hears(
    late answer: String, _ words: String?, of partnership: Partnership, _ link: PartnershipLink,
    _ course: PartnershipCourse
  ) throws -> Bool {
    guard partnership.state == .closed else { return false }
    try course.take(.lateAnswer, in: partnership.id, .init(party: link.party, reason: answer, words: words))
    return true
  }

  // MARK: Meetings

  private func declareMeetings(_ routes: inout Routes) {
    form(
      { PartnershipForm.meeting(today: $0.today, since: $0.calendar.clock.day($0.partnership.begun)) },
      "answers/:secret/meetings", &routes
    ) { course, partnership, link, told in
      let report = PartnershipMeeting.Report(
        party: link.party, met: told.met, day: told.day, minutes: told.minutes, at: course.access.now, by: nil
      )
      try PartnershipMeetingStore(course).report(
        report, of: partnership)
      return .met
    }
    form({ PartnershipForm.arrangement(today: $0.today) }, "answers/:secret/arrangement", &routes) {
      course, partnership, link, planned in
      let clock = try course.calendar(of: partnership).clock
      let moment = clock.moment(hour: planned.hour, of: planned.day) + .seconds(planned.minute * 60)
      try PartnershipMeetingStore(course).arrange(partnership, for: moment, link.party)
      return .arranged
    }
  }

  // MARK: Whom else to meet

  private func declareRecommendations(_ routes: inout Routes) {
    form({ RecommendationPage.form($0.tree) }, "answers/:secret/recommendations", &routes) {
      course, partnership, link, answer in
      try RecommendationStore(course).add(answer.name, under: answer.under, of: partnership, link.party)
      return .named
    }
    routes.post("answers/:secret/recommendation-stages", for: .anyone) { visit in
      let (id, stage) = try Self.stage(visit)
      return try await act(visit) { course, partnership, _ in
        try RecommendationStore(course).reach(stage, id, of: partnership)
        return .named
      }
    }
  }

  /// Which recommendation a button was about, and how far it got.
  static func stage(_ visit: Visit) throws -> (ID<Recommendation>, Recommendation.Stage) {
    guard let id = visit.posted["recommendation"].flatMap(ID<Recommendation>.init),
      let stage = visit.posted["stage"].flatMap(Recommendation.Stage.init(rawValue:))
    else { throw Visit.nothingThere }
    return (id, stage)
  }

  // MARK: A new link

  private func declareRenewal(_ routes: inout Routes) {
    routes.post("answers/:secret/renewal", for: .anyone) { visit in
      let (_, link) = try await link(visit)
      let (now, setting, database) = (visit.now, setting(visit), visit.database.behind(.open))
      try await database.write { connection in
        guard let partnership = try PartnershipStore.any(link.partnership, connection) else { return }
        let course = PartnershipCourse(connection, link.access(at: now), setting, database)
        let post = try course.post(partnership)
        // One a day at most; whether an address is known is told to whoever reads mail there, and to nobody else.
        _ = try post.write(
          PartnershipMessages.renewal, to: link.party, of: partnership,
          .init(name: "link \(post.calendar.clock.day(now))"))
      }
      return .page(PartnershipLinkPage.sent(visit.frame()))
    }
  }

  // MARK: Pieces

  private func setting(_ visit: Visit) -> PartnershipSetting {
    PartnershipSetting(origin: visit.origin, models: models, usual: clock)
  }

  /// The secret of the address, and whose link it is. Nobody is signed in: who it is, the link alone says.
  private func link(_ visit: Visit) async throws -> (Secret, PartnershipLink) {
    guard let secret = Secret(try visit.parameter("secret", as: String.self)) else {
      throw Visit.nothingThere
    }
    let found = try await visit.database.behind(.open).read { try PartnershipLinkStore($0).link(secret) }
    guard let found else { throw Visit.nothingThere }
    return (secret, found)
  }

  private func page(_ visit: Visit, _ secret: Secret, _ link: PartnershipLink) async throws
    -> PartnershipLinkPage
  {
    let (access, setting, database) = (
      link.access(at: visit.now), setting(visit), visit.database.behind(.open)
    )
    let (view, person, profile) = try await database.read { connection in
      guard let partnership = try PartnershipStore.any(link.partnership, connection) else {
        throw Visit.nothingThere
      }
      let view = try PartnershipView(
        of: partnership, PartnershipCourse(connection, access, setting, database))
      let other = try PartnershipPeople.person(partnership.person(link.party.other), connection)
      let profile = try PartnershipProfile(
        of: other, for: partnership, today: view.today, connection, at: access.now)
      return (view, partnership.state.isIntroduced ? other : nil, profile)
    }
    var frame = visit.frame(hasForm: true)
    frame.notice =
      frame.notice ?? visit.query["done"].flatMap(Done.init(rawValue:)).map { Notice(.done, $0.words) }
    return PartnershipLinkPage(
      frame: frame, secret: secret.text, party: link.party, view: view, other: person, profile: profile)
  }

  /// Something that is done by a link: in one transaction with using the link up.
  private func act(
    _ visit: Visit,
    _ body: @escaping @Sendable (PartnershipCourse, Partnership, PartnershipLink) throws -> Done
  ) async throws -> Response {
    let (secret, link) = try await link(visit)
    let (now, access, setting) = (visit.now, link.access(at: visit.now), setting(visit))
    guard link.kept.state(at: now) == .open else {
      return .page(PartnershipLinkPage.spent(visit.frame(hasForm: true), secret.text), status: .conflict)
    }
    let database = visit.database.behind(.open)
    let (next, done) = try await database.write { connection in
      let next = try PartnershipLinkStore(connection).use(link, at: now)
      guard let partnership = try PartnershipStore.any(link.partnership, connection) else {
        throw Visit.nothingThere
      }
      let course = PartnershipCourse(connection, access, setting, database)
      return (next, try body(course, partnership, link))
    }
    return .see("/answers/\(next.secret.text)?done=\(done.rawValue)")
  }

  private func form<Answer: Sendable>(
    _ form: Form<Answer>, _ pattern: StaticString, _ routes: inout Routes,
    _ body: @escaping @Sendable (PartnershipCourse, Partnership, PartnershipLink, Answer) throws -> Done
  ) {
    self.form({ _ in form }, pattern, &routes, body)
  }

  /// A form that stands on the page of the link; with what to correct, the page again.
  private func form<Answer: Sendable>(
    _ make: @escaping @Sendable (PartnershipView) -> Form<Answer>, _ pattern: StaticString,
    _ routes: inout Routes,
    _ body: @escaping @Sendable (PartnershipCourse, Partnership, PartnershipLink, Answer) throws -> Done
  ) {
    routes.post(pattern, for: .anyone) { visit in
      let (secret, link) = try await link(visit)
      guard link.kept.state(at: visit.now) == .open else {
        return .page(PartnershipLinkPage.spent(visit.frame(hasForm: true), secret.text), status: .conflict)
      }
      var visit = visit
      visit.pageAddress = "/answers/\(secret.text)"
      var page = try await page(visit, secret, link)
      let form = make(page.view)
      do {
        let answer = try form.read(visit.posted)
        return try await act(visit) { try body($0, $1, $2, answer) }
      } catch let messages as FormMessages {
        page.sent = form.name
        page.fill = FormFill(visit.posted, messages: messages)
        return .page(page.html, status: .unprocessable)
      }
    }
  }
}

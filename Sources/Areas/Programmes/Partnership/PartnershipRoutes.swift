import Basics
import Mail
import People
import Site
import Storage

/// Partnerships for the staff: what runs, and what is done about it.
///
/// Whoever acts has been found to see the partnership, behind their own wall; the program then writes for them behind the open one,
/// since the records may be of two other keepers.
struct PartnershipRoutes: Sendable {
  let site: DeskRoutes

  static func declare(_ routes: inout Routes, _ site: DeskRoutes) {
    let partnerships = PartnershipRoutes(site: site)
    partnerships.declareLooking(&routes)
    partnerships.declareBeginning(&routes)
    partnerships.declareActs(&routes)
    partnerships.declareForms(&routes)
    partnerships.declareRecommendations(&routes)
  }

  // MARK: Looking

  private func declareLooking(_ routes: inout Routes) {
    routes.get("programmes/:programme/partnerships", for: .records) { visit in
      .page(try await list(visit, areOver: false))
    }
    routes.get("programmes/:programme/partnerships/over", for: .records) { visit in
      .page(try await list(visit, areOver: true))
    }
    routes.get("partnerships/:partnership", for: .records) { visit in
      .page(PartnershipPage.detail(visit.frame(hasForm: true), try await shown(visit)))
    }
  }

  private func list(_ visit: Visit, areOver: Bool) async throws -> HTML {
    let access = try visit.access
    let id = try visit.parameter("programme", as: ID<Programme>.self)
    let found = try await visit.database.read { connection in
      (
        try ProgrammeStore(connection, access).programme(id),
        try PartnershipStore(connection, access).entries(of: id, areOver: areOver, atMost: 500),
        try WorkCalendarStore(connection).calendar(of: access.council, usual: site.clock)
      )
    }
    guard let programme = found.0 else { throw Visit.nothingThere }
    return PartnershipPage.list(
      visit.frame(), programme, found.1, areOver: areOver, found.2, at: visit.now)
  }

  /// A partnership that whoever asks may see.
  private func partnership(_ visit: Visit) async throws -> Partnership {
    let access = try visit.access
    let id = try visit.parameter("partnership", as: ID<Partnership>.self)
    let found = try await visit.database.read { try PartnershipStore($0, access).partnership(id) }
    guard let found else { throw Visit.nothingThere }
    return found
  }

  /// The two as far as whoever asks may read their records now; what another keeps is written into the audit log.
  private func shown(_ visit: Visit) async throws -> PartnershipPage.Shown {
    let (access, partnership, setting) = (try visit.access, try await partnership(visit), setting(visit))
    let database = visit.database
    let people = try await database.write { connection in
      let people = PersonStore(connection, access)
      func person(_ id: ID<Person>?) throws -> Person? {
        try id.flatMap { try people.kept($0) ?? people.shared($0, for: .matching)?.person }
      }
      return (try person(partnership.newcomer), try person(partnership.professional))
    }
    let open = database.behind(.open)
    return try await open.read { connection in
      let view = try PartnershipView(
        of: partnership, PartnershipCourse(connection, access, setting, open))
      return PartnershipPage.Shown(
        view: view, newcomer: people.0, professional: people.1,
        names: try PersonStore(connection, access).names(of: view.events.compactMap(\.by)),
        letters: try PartnershipLetter.all(of: partnership, Outbox(open), connection))
    }
  }

  // MARK: Asking the professional of a proposal

  private func declareBeginning(_ routes: inout Routes) {
    routes.get("proposals/:proposal/request", for: .records, showsForm: true) { visit in
      let (desk, proposal, candidate) = try await proposal(visit)
      let (access, setting, open) = (try visit.access, setting(visit), visit.database.behind(.open))
      let letter = try await open.read { connection in
        let partnership = Partnership(
          id: ID(rawValue: 0), programme: proposal.programme, version: desk.roster.version.id,
          proposal: proposal.id, newcomer: proposal.newcomer, keeper: access.keeper, council: access.council,
          professional: proposal.professional, decidedFor: access.keeper, begunBy: access.person,
          state: .asked,
          step: 1, begun: visit.now, reached: visit.now, places: max(1, candidate.places.all),
          reasons: Bilingual(same: ""), closed: nil, closing: nil)
        let course = PartnershipCourse(connection, access, setting, open)
        let post = try course.post(partnership)
        return try PartnershipMessages.message(at: .proposed, to: .professional, of: post.model).map {
          try post.preview(
            $0, to: .professional, of: partnership,
            day: ProposalTerms(of: post.model, post.calendar, at: visit.now).held)
        }
      }
      return .page(
        PartnershipFormPage.letters(
          visit.frame(hasForm: true),
          Bilingual(en: "Ask the professional", fr: "Solliciter la personne établie"),
          Bilingual(
            en:
              "This letter goes out at once. Its link shows the newcomer’s profile without name and address, and these reasons; the professional says yes or no without an account.",
            fr:
              "Cette lettre part tout de suite. Son lien montre le profil sans nom ni coordonnées, et les raisons du jumelage ; la personne établie répond oui ou non sans compte."
          ),
          letter.map {
            [(to: Bilingual(same: candidate.entry.person.name), subject: $0.subject, body: $0.body)]
          } ?? [],
          to: "/proposals/\(proposal.id)/request",
          back: NavigationEntry(Bilingual(en: "Proposal", fr: "Proposition"), "/proposals/\(proposal.id)"),
          send: Bilingual(en: "Send it, and ask", fr: "Envoyer, et solliciter")))
    }
    routes.post("proposals/:proposal/request", for: .records) { visit in
      let (desk, proposal, candidate) = try await proposal(visit)
      let (access, setting, open) = (try visit.access, setting(visit), visit.database.behind(.open))
      let reasons = Bilingual(
        en: candidate.reasons.map(\.en).joined(separator: "\n"),
        fr: candidate.reasons.map(\.fr).joined(separator: "\n"))
      let id = try await open.write { connection in
        try PartnershipCourse(connection, access, setting, open).begin(
          proposal, desk.roster.version, places: candidate.places.all, reasons: reasons
        ).id
      }
      return .see("/partnerships/\(id)")
    }
  }

  /// A proposal of theirs that is open, and how the two fit now.
  private func proposal(_ visit: Visit) async throws -> (Desk, Proposal, DeskCandidate) {
    let access = try visit.access
    let id = try visit.parameter("proposal", as: ID<Proposal>.self)
    let found = try await visit.database.read { try ProposalStore($0, access).proposal(id) }
    guard let proposal = found, proposal.keeper == access.keeper else { throw Visit.nothingThere }
    let desk = try await site.desk(of: proposal.programme, visit.database, access)
    guard proposal.isOpen(at: visit.now), proposal.partnership == nil,
      let entry = proposal.professional.flatMap({ desk.professional($0) }),
      let candidate = desk.candidate(proposal.newcomer, entry)
    else { throw PartnershipWords.proposalIsOver }
    return (desk, proposal, candidate)
  }

  // MARK: One press

  private func declareActs(_ routes: inout Routes) {
    act("partnerships/:partnership/confirmation", .confirmation, .professional, &routes)
    act("partnerships/:partnership/acceptance", .acceptance, .newcomer, &routes)
    act("partnerships/:partnership/introduction", .introduction, nil, &routes)
    act("partnerships/:partnership/midpoint", .midpoint, nil, &routes)
    act("partnerships/:partnership/pause", .pause, nil, &routes)
    act("partnerships/:partnership/resumption", .resumption, nil, &routes)
    routes.get("partnerships/:partnership/introduction", for: .records, showsForm: true) { visit in
      let partnership = try await partnership(visit)
      guard partnership.state == .accepted else { throw PartnershipWords.cannot(partnership) }
      let (access, setting, open) = (try visit.access, setting(visit), visit.database.behind(.open))
      let letters = try await open.read { connection in
        let post = try PartnershipCourse(connection, access, setting, open).post(partnership)
        return try Partnership.Party.allCases.compactMap { party in
          try PartnershipMessages.message(at: .introduced, to: party, of: post.model).map { message in
            let letter = try post.preview(message, to: party, of: partnership)
            return (to: PartnershipWords.party(party), subject: letter.subject, body: letter.body)
          }
        }
      }
      return .page(
        PartnershipFormPage.letters(
          visit.frame(hasForm: true),
          Bilingual(en: "Introduce them to each other", fr: "Les mettre en relation"),
          Bilingual(
            en:
              "Both have said yes. Each gets a letter of their own, with the other’s name and how to reach them.",
            fr:
              "Les deux ont dit oui. Chaque personne reçoit sa propre lettre, avec le nom et les coordonnées de l’autre."
          ),
          letters, to: "/partnerships/\(partnership.id)/introduction",
          back: NavigationEntry(
            Bilingual(en: "Partnership", fr: "Partenariat"), PartnershipPage.address(of: partnership.id)),
          send: Bilingual(en: "Send both letters", fr: "Envoyer les deux lettres")))
    }
    routes.post("partnerships/:partnership/meetings/:meeting/settlement", for: .records) { visit in
      let minutes = try PartnershipForm.settlement.read(visit.posted)
      let meeting = try visit.parameter("meeting", as: ID<PartnershipMeeting>.self)
      return try await act(visit) { course, partnership in
        try PartnershipMeetingStore(course).settle(meeting, of: partnership, minutes)
      }
    }
  }

  private func declareRecommendations(_ routes: inout Routes) {
    form(
      "partnerships/:partnership/recommendations", "partnerships/recommendation", &routes,
      RecommendationWords.title,
      send: Bilingual(en: "Name this person", fr: "Nommer cette personne"),
      of: { RecommendationPage.form($0.tree) }
    ) { _ in
      RecommendationPage.begun
    } take: { course, partnership, answer in
      try RecommendationStore(course).add(answer.name, under: answer.under, of: partnership, nil)
    }
    routes.post("partnerships/:partnership/recommendation-stages", for: .records) { visit in
      let (id, stage) = try PartnershipLinkRoutes.stage(visit)
      return try await act(visit) { try RecommendationStore($0).reach(stage, id, of: $1) }
    }
  }

  private func act(
    _ pattern: StaticString, _ kind: PartnershipMove.Act, _ party: Partnership.Party?, _ routes: inout Routes
  ) {
    routes.post(pattern, for: .records) { visit in
      try await act(visit) { course, partnership in
        try course.take(kind, in: partnership.id, .init(party: party))
      }
    }
  }

  private func act(
    _ visit: Visit, _ body: @escaping @Sendable (PartnershipCourse, Partnership) throws -> Void
  ) async throws -> Response {
    let (access, partnership, setting) = (try visit.access, try await partnership(visit), setting(visit))
    let open = visit.database.behind(.open)
    try await open.write { connection in
      try body(PartnershipCourse(connection, access, setting, open), partnership)
    }
    return .see("/partnerships/\(partnership.id)")
  }

  // MARK: Forms

  private func declareForms(_ routes: inout Routes) {
    form(
      "partnerships/:partnership/refusal", PartnershipForm.heardNo.name, &routes,
      Bilingual(en: "What was the reason?", fr: "Quelle était la raison ?"),
      send: Bilingual(en: "Write it down", fr: "Noter"), of: { _ in PartnershipForm.heardNo }
    ) { _ in
      .blank
    } take: { course, partnership, no in
      let party: Partnership.Party = partnership.state == .asked ? .professional : .newcomer
      try course.take(
        .refusal, in: partnership.id,
        .init(
          party: party, reason: no.reason.rawValue, words: no.words,
          closing: party == .professional ? .professionalDeclined : .newcomerDeclined))
    }
    form(
      "partnerships/:partnership/closure", PartnershipForm.closure.name, &routes,
      Bilingual(en: "End the partnership", fr: "Mettre fin au partenariat"),
      send: Bilingual(en: "End it", fr: "Mettre fin"), of: { _ in PartnershipForm.closure }
    ) { _ in
      .blank
    } take: { course, partnership, end in
      try course.take(.closure, in: partnership.id, .init(words: end.words, closing: end.closing))
      if !end.goesOn { try PartnershipApplication.complete(partnership, course) }
    }
    form(
      "partnerships/:partnership/meetings", "partnerships/heard-meeting", &routes,
      Bilingual(en: "Note a meeting", fr: "Noter une rencontre"),
      send: Bilingual(en: "Write it down", fr: "Noter"),
      of: {
        PartnershipForm.heardMeeting(today: $0.today, since: $0.calendar.clock.day($0.partnership.begun))
      }
    ) { view in
      PartnershipForm.met(today: view.today, minutes: view.model.meeting.minutes)
    } take: { course, partnership, told in
      let report = PartnershipMeeting.Report(
        party: told.party, met: told.meeting.met, day: told.meeting.day, minutes: told.meeting.minutes,
        at: course.access.now, by: course.access.person)
      try PartnershipMeetingStore(course).report(
        report, of: partnership)
    }
  }

  private func form<Answer: Sendable>(
    _ pattern: StaticString, _ name: String, _ routes: inout Routes, _ title: Bilingual, send: Bilingual,
    of make: @escaping @Sendable (PartnershipView) -> Form<Answer>,
    filled: @escaping @Sendable (PartnershipView) -> FormFill,
    take: @escaping @Sendable (PartnershipCourse, Partnership, Answer) throws -> Void
  ) {
    routes.form(named: name, at: pattern, sentTo: pattern, for: .records, keepsDrafts: false) { visit in
      make(try await shown(visit).view)
    } page: { visit, form, fill in
      let shown = try await shown(visit)
      let id = shown.view.partnership.id
      let unseen = visit.voice(en: "somebody you may not see", fr: "une personne que vous ne pouvez pas voir")
      let names = [shown.newcomer, shown.professional].map { $0?.name ?? unseen }
      return PartnershipFormPage.html(
        visit.frame(hasForm: true), title, names.joined(separator: " – "), form,
        to: PartnershipPage.address(of: id).below(
          pattern.description.split(separator: "/").last.map(String.init) ?? ""),
        back: NavigationEntry(
          Bilingual(en: "Partnership", fr: "Partenariat"), PartnershipPage.address(of: id)),
        send: send, fill.isBlank ? filled(shown.view) : fill)
    } take: { visit, answer in
      try await act(visit) { try take($0, $1, answer) }
    }
  }

  private func setting(_ visit: Visit) -> PartnershipSetting {
    PartnershipSetting(origin: visit.origin, models: site.models, usual: site.clock)
  }
}

/// What becomes of the newcomer's part in the programme when a partnership is over.
enum PartnershipApplication {
  /// They have what they came for, and wait no more.
  static func complete(_ partnership: Partnership, _ course: PartnershipCourse) throws {
    let connection = course.connection
    let application: ID<Application>? = try connection.value(
      """
      SELECT id FROM applications WHERE person = \(partnership.newcomer) AND programme = \(partnership.programme)
        AND side = \(Side.newcomers) AND ended IS NULL
      """)
    guard let application else { return }
    let access = course.access
    let writer = Access(
      person: access.person, role: access.role, keeper: partnership.keeper, council: partnership.council,
      now: access.now)
    try ApplicationStore(connection, writer).end(application, of: partnership.newcomer, .completed)
  }
}

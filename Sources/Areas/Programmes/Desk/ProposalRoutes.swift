import Basics
import People
import Site
import Storage

/// What is decided about a pair: holding, proposing, locking, excluding, and taking any of it back.
///
/// The records may be of two other keepers, so the program writes for whoever decides, behind the open wall; `DeskPairStore`
/// asks in the same transaction whether they may.
struct ProposalRoutes: Sendable {
  let site: DeskRoutes

  func declare(_ routes: inout Routes) {
    declareProposing(&routes)
    declareLooking(&routes)
    declareDeciding(&routes)
  }

  // MARK: Proposing

  private func declareProposing(_ routes: inout Routes) {
    routes.post("programmes/:programme/desk/people/:person/with/:professional/holds", for: .records) {
      visit in
      let (desk, newcomer, candidate) = try await pair(visit)
      let access = try visit.access
      let (programme, other) = (desk.roster.programme.id, candidate.entry.person.id)
      try await visit.database.behind(.open).write { connection in
        _ = try ProposalStore(connection, access, desk.clock).hold(
          other, for: newcomer.person.id, in: programme, places: candidate.places.all)
      }
      return .see(
        DeskPage.address(of: newcomer.person.id, in: programme).below("with").below(other.description)
          .below("proposal").text)
    }
    routes.post("programmes/:programme/desk/people/:person/with/:professional/release", for: .records) {
      visit in
      let access = try visit.access
      let programme = try visit.parameter("programme", as: ID<Programme>.self)
      let newcomer = try visit.parameter("person", as: ID<Person>.self)
      let professional = try visit.parameter("professional", as: ID<Person>.self)
      try await visit.database.behind(.open).write {
        try ProposalStore($0, access).release(professional, in: programme)
      }
      return .see(DeskPage.address(of: newcomer, in: programme).text)
    }
    routes.form(
      named: ProposalForm.name,
      at: "programmes/:programme/desk/people/:person/with/:professional/proposal",
      sentTo: "programmes/:programme/desk/people/:person/with/:professional/proposals", for: .records
    ) { visit in
      let desk = try await site.desk(visit)
      return ProposalForm.form(today: desk.today, try site.terms(desk, at: visit.now))
    } page: { visit, form, fill in
      let (desk, newcomer, candidate) = try await pair(visit)
      let shown = fill.isBlank ? ProposalForm.filled(try site.terms(desk, at: visit.now)) : fill
      let isHeld = Self.isHeld(candidate, by: try visit.access)
      let wasHeld = isHeld || visit.posted["held"] == "yes"
      return ProposalPage.form(
        visit.deskFrame(hasForm: true), desk, newcomer, candidate, form, shown,
        title: Bilingual(en: "Propose a meeting", fr: "Proposer une rencontre"),
        send: Bilingual(en: "Propose, and hold the professional", fr: "Proposer, et réserver la personne"),
        to: "proposals", carrying: wasHeld ? [PostedFields.Field("held", "yes")] : [], isHeld: isHeld)
    } take: { visit, answer in
      try await propose(visit, answer)
    }
  }

  private func propose(_ visit: Visit, _ answer: ProposalForm.Answer) async throws -> Response {
    let (desk, newcomer, candidate) = try await pair(visit)
    let access = try visit.access
    let terms = try site.terms(desk, at: visit.now)
    var draft = site.draft(desk, newcomer, candidate, because: answer.reason, until: answer.until, terms)
    draft.wasHeld = visit.posted["held"] == "yes"
    let kept = draft
    let open = visit.database.behind(.open)
    do {
      let id = try await open.write { try ProposalStore($0, access, desk.clock).propose(kept) }
      return .see("/proposals/\(id)")
    } catch is HoldLapsed {
      // The place is held again if nobody else was quicker; either way what was written is still on the page.
      let until = try? await open.write { connection in
        try ProposalStore(connection, access, desk.clock).hold(
          kept.professional, for: kept.newcomer, in: kept.programme, places: kept.places)
      }
      throw ProposalWords.lapsed(again: until)
    }
  }

  /// Whether whoever asks holds a place of the professional while they write.
  private static func isHeld(_ candidate: DeskCandidate, by access: Access) -> Bool {
    candidate.holds.contains { $0.proposal == nil && $0.writer == access.person && $0.by == access.keeper }
  }

  private func pair(_ visit: Visit) async throws -> (Desk, DeskEntry, DeskCandidate) {
    let desk = try await site.desk(visit)
    let newcomer = try site.newcomer(visit, at: desk)
    let candidate = try site.candidate(visit, for: newcomer, at: desk)
    try await site.tell([newcomer, candidate.entry], visit, at: desk)
    return (desk, newcomer, candidate)
  }

  // MARK: Looking, and taking back

  private func declareLooking(_ routes: inout Routes) {
    routes.get(
      "programmes/:programme/proposals", for: .records, as: ProposalJSON.list,
      says: Bilingual(en: "What is proposed in a programme", fr: "Les propositions d’un programme")
    ) { visit in
      let desk = try await site.desk(visit)
      let access = try visit.access
      let over = try await visit.database.read {
        try ProposalStore($0, access).over(in: desk.roster.programme.id)
      }
      let listed = ProposalJSON.Listed(desk: desk, over: over)
      try await site.tell(listed.shown, visit, at: desk)
      return listed
    } page: { visit, listed in
      ProposalPage.list(visit.deskFrame(hasForm: true), listed.desk, over: listed.over)
    }
    routes.get(
      "proposals/:proposal", for: .records, as: ProposalJSON.proposal,
      says: Bilingual(en: "One proposal", fr: "Une proposition")
    ) { visit in
      let proposal = try await proposal(visit)
      let desk = try await site.desk(of: proposal.programme, visit.database, try visit.access)
      let seen = ProposalJSON.Seen(proposal: proposal, desk: desk)
      try await site.tell(seen.shown, visit, at: desk)
      return seen
    } page: { visit, seen in
      ProposalPage.detail(visit.deskFrame(hasForm: true), seen.proposal, seen.desk)
    }
    routes.form(
      ProposalForm.taking, at: "proposals/:proposal/withdrawal", sentTo: "proposals/:proposal/withdrawal",
      for: .records
    ) { visit, fill in
      ProposalPage.taking(visit.deskFrame(hasForm: true), try await proposal(visit), fill)
    } take: { visit, reason in
      let proposal = try await proposal(visit)
      let access = try visit.access
      try await visit.database.behind(.open).write {
        try ProposalStore($0, access).takeBack(proposal.id, because: reason)
      }
      return .see("/programmes/\(proposal.programme)/proposals")
    }
  }

  private func proposal(_ visit: Visit) async throws -> Proposal {
    let access = try visit.access
    let id = try visit.parameter("proposal", as: ID<Proposal>.self)
    guard let proposal = try await visit.database.read({ try ProposalStore($0, access).proposal(id) }) else {
      throw Visit.nothingThere
    }
    return proposal
  }

  // MARK: Locks and exclusions

  private func declareDeciding(_ routes: inout Routes) {
    routes.form(
      ProposalForm.lock, at: "programmes/:programme/desk/people/:person/with/:professional/lock",
      sentTo: "programmes/:programme/desk/people/:person/with/:professional/lock", for: .records
    ) { visit, fill in
      let (desk, newcomer, candidate) = try await pair(visit)
      return ProposalPage.form(
        visit.deskFrame(hasForm: true), desk, newcomer, candidate, ProposalForm.lock, fill,
        title: Bilingual(en: "Lock this pair", fr: "Verrouiller ce jumelage"),
        send: Bilingual(en: "Lock", fr: "Verrouiller"), to: "lock")
    } take: { visit, reason in
      try await decide(.lock, visit, reason)
    }
    routes.form(
      ProposalForm.exclusion, at: "programmes/:programme/desk/people/:person/with/:professional/exclusion",
      sentTo: "programmes/:programme/desk/people/:person/with/:professional/exclusion", for: .records
    ) { visit, fill in
      let (desk, newcomer, candidate) = try await pair(visit)
      return ProposalPage.form(
        visit.deskFrame(hasForm: true), desk, newcomer, candidate, ProposalForm.exclusion, fill,
        title: Bilingual(en: "Exclude this pair", fr: "Exclure ce jumelage"),
        send: Bilingual(en: "Exclude", fr: "Exclure"), to: "exclusion")
    } take: { visit, reason in
      try await decide(.exclusion, visit, reason)
    }
    routes.post("programmes/:programme/desk/people/:person/decisions/:decision/lifting", for: .records) {
      visit in
      let access = try visit.access
      let newcomer = try visit.parameter("person", as: ID<Person>.self)
      let programme = try visit.parameter("programme", as: ID<Programme>.self)
      let decision = try visit.parameter("decision", as: ID<PairDecision>.self)
      let stood = try await visit.database.behind(.open).write {
        try PairDecisionStore($0, access).lift(decision, of: newcomer)
      }
      guard stood else { throw Visit.nothingThere }
      return .see(DeskPage.address(of: newcomer, in: programme).text)
    }
  }

  private func decide(_ kind: PairDecision.Kind, _ visit: Visit, _ reason: String) async throws -> Response {
    let (desk, newcomer, candidate) = try await pair(visit)
    let access = try visit.access
    let (programme, other) = (desk.roster.programme.id, candidate.entry.person.id)
    try await visit.database.behind(.open).write { connection in
      try PairDecisionStore(connection, access).decide(
        kind, newcomer.person.id, other, in: programme, because: reason)
    }
    return .see(DeskPage.address(of: newcomer.person.id, in: programme).text)
  }
}

extension DeskRoutes {
  /// What a programme promises of a proposal that is made now.
  func terms(_ desk: Desk, at now: Moment) throws -> ProposalTerms {
    ProposalTerms(of: try models.model(of: desk.roster.version), desk.calendar, at: now)
  }

  /// What a decision becomes: its days are those of the council's clock.
  func draft(
    _ desk: Desk, _ newcomer: DeskEntry, _ candidate: DeskCandidate, because reason: String,
    until day: LocalDate, _ terms: ProposalTerms
  ) -> ProposalDraft {
    ProposalDraft(
      newcomer: newcomer.person.id, professional: candidate.entry.person.id,
      programme: desk.roster.programme.id, reason: reason, score: max(0, min(100, candidate.points)),
      held: desk.clock.end(of: day), expires: desk.clock.end(of: max(day, terms.answered)),
      places: candidate.places.all, care: terms.care)
  }
}

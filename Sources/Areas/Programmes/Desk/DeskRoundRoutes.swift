import Basics
import Matching
import People
import Site
import Storage

/// The round: seen whole, asked about, and taken pair by pair.
struct DeskRoundRoutes: Sendable {
  let site: DeskRoutes

  func declare(_ routes: inout Routes) {
    declarePairs(&routes)
    declareLists(&routes)
    declarePerson(&routes)
    routes.post("programmes/:programme/desk/round/proposals", for: .records) { visit in
      try await take(visit)
    }
  }

  private func declarePairs(_ routes: inout Routes) {
    routes.get(
      "programmes/:programme/desk/round", for: .records, as: DeskRoundJSON.pairs,
      says: Bilingual(
        en: "A round over everybody who is ready, as it would be now",
        fr: "Un cycle avec toutes les personnes prêtes, tel qu’il serait maintenant"),
      narrowedBy: [DeskJSON.page], next: { DeskJSON.next($0, $1.slice) }
    ) { visit in
      let (desk, round) = try await round(visit)
      let page = DeskRoundPage(frame: visit.deskFrame(), desk: desk, round: round)
      let slice = page.slice
      try await site.tell(slice.rows.flatMap { [$0.newcomer, $0.professional] }, visit, at: desk)
      return DeskRoundJSON.Pairs(desk: desk, round: round, slice: slice)
    } page: { visit, pairs in
      DeskRoundPage(frame: visit.deskFrame(hasForm: true), desk: pairs.desk, round: pairs.round).html
    }
  }

  private func declareLists(_ routes: inout Routes) {
    routes.get(
      "programmes/:programme/desk/round/waiting", for: .records, as: DeskRoundJSON.waiting,
      says: Bilingual(
        en: "Who would meet nobody in the round, and why",
        fr: "Qui ne rencontrerait personne dans le cycle, et pourquoi"),
      narrowedBy: [DeskJSON.page], next: { DeskJSON.next($0, $1.slice) }
    ) { visit in
      let (desk, round) = try await round(visit)
      let slice = DeskRoundListsPage.slice(visit.deskFrame(), desk, round)
      try await site.tell(slice.rows.map { desk.roster.newcomers[$0.newcomer] }, visit, at: desk)
      return DeskRoundJSON.Waiting(desk: desk, round: round, slice: slice)
    } page: { visit, waiting in
      DeskRoundListsPage.waiting(visit.deskFrame(), waiting.desk, waiting.round)
    }
    routes.get(
      "programmes/:programme/desk/round/trade-off", for: .records, as: DeskRoundJSON.tradeOff,
      says: Bilingual(
        en: "More people, or better pairs: all that is possible",
        fr: "Plus de monde ou mieux assorti : tout ce qui est possible")
    ) { visit in
      let (desk, round) = try await round(visit)
      return DeskRoundJSON.Curve(
        desk: desk, round: round, curve: try desk.pool.rounds.tradeOff(of: round))
    } page: { visit, all in
      DeskRoundListsPage.tradeOff(visit.deskFrame(), all.desk, all.round, all.curve)
    }
    routes.get(
      "programmes/:programme/desk/round/recruits", for: .records, as: DeskRoundJSON.recruits,
      says: Bilingual(en: "Whom the round needs", fr: "Qui manque au cycle")
    ) { visit in
      let (desk, round) = try await round(visit)
      return DeskRoundJSON.Recruits(
        desk: desk, round: round, recruits: desk.pool.rounds.recruits(of: round))
    } page: { visit, all in
      DeskRoundListsPage.recruits(visit.deskFrame(), all.desk, all.round, all.recruits)
    }
  }

  private func declarePerson(_ routes: inout Routes) {
    routes.get(
      "programmes/:programme/desk/round/people/:person", for: .records, as: DeskRoundJSON.otherwise,
      says: Bilingual(
        en: "Somebody in the round, and what another choice would cost",
        fr: "Une personne dans le cycle, et ce que coûterait un autre choix")
    ) { visit in
      let (desk, round) = try await round(visit)
      let entry = try site.newcomer(visit, at: desk)
      guard let place = desk.pool.newcomerPlaces[entry.person.id] else { throw Visit.nothingThere }
      let others = round.alternatives(of: place)
      let moved = others.flatMap { $0.change.moves.prefix(DeskRoundListsPage.mostMoves) }
      let shown =
        others.map { desk.roster.professionals[$0.professional] }
        + moved.map { desk.roster.newcomers[$0.seeker] }
        + moved.compactMap { $0.to.map { desk.roster.professionals[$0] } }
      try await site.tell([entry] + shown, visit, at: desk)
      return DeskRoundJSON.Otherwise(desk: desk, round: round, entry: entry, place: place, others: others)
    } page: { visit, one in
      DeskRoundListsPage.person(visit.deskFrame(), one.desk, one.round, one.entry, one.place, one.others)
    }
  }

  private func round(_ visit: Visit) async throws -> (Desk, DeskRound) {
    let desk = try await site.desk(visit)
    return (desk, try DeskRound(of: desk))
  }

  /// Proposes the pairs that are ticked, each by itself: what cannot be any more is told, and keeps nothing else back.
  private func take(_ visit: Visit) async throws -> Response {
    let desk = try await site.desk(visit)
    let access = try visit.access
    var page = DeskRoundPage(
      frame: visit.deskFrame(hasForm: true), desk: desk, round: try DeskRound(of: desk),
      fill: FormFill(visit.posted))
    let reason: String
    do {
      reason = try DeskRoundPage.choice.read(visit.posted)
    } catch {
      page.fill.messages = error
      return .page(page.html, status: .unprocessable)
    }
    let pairs = visit.posted.all("pair").prefix(500).compactMap { Self.pair($0, at: desk) }
    guard !pairs.isEmpty else {
      var visit = visit
      visit.notice = Notice(
        .problem,
        Bilingual(
          en: "Tick at least one pair to propose.", fr: "Cochez au moins un jumelage à proposer."))
      return .page(
        DeskRoundPage(
          frame: visit.deskFrame(hasForm: true), desk: desk, round: page.round, fill: page.fill
        ).html, status: .unprocessable)
    }
    var outcome = DeskOutcome()
    let terms = try site.terms(desk, at: visit.now)
    for (newcomer, candidate) in pairs {
      let draft = site.draft(desk, newcomer, candidate, because: reason, until: terms.held, terms)
      do {
        _ = try await visit.database.behind(.open).write {
          try ProposalStore($0, access, desk.clock).propose(draft)
        }
        outcome.proposed.append((newcomer, candidate.entry))
      } catch let refusal as Refusal where refusal.kind == .conflict {
        outcome.refused.append((newcomer, candidate.entry, refusal.sentence))
      }
    }
    return .page(DeskOutcomePage.html(visit.deskFrame(), desk, outcome))
  }

  private static func pair(_ text: String, at desk: Desk) -> (DeskEntry, DeskCandidate)? {
    let ids = text.split(separator: ".").compactMap { ID<Person>(String($0)) }
    guard ids.count == 2, let newcomer = desk.newcomer(ids[0]), let other = desk.professional(ids[1]),
      let candidate = desk.candidate(ids[0], other)
    else { return nil }
    return (newcomer, candidate)
  }
}

/// What came of proposing the pairs of a round.
struct DeskOutcome: Sendable {
  var proposed: [(newcomer: DeskEntry, professional: DeskEntry)] = []
  var refused: [(newcomer: DeskEntry, professional: DeskEntry, why: Bilingual)] = []
}

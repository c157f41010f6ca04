import Basics
import Matching
import People
import Site
import Storage

/// Evenings: set up, hosted on the day, and printed.
struct EveningRoutes: Sendable {
  let site: DeskRoutes

  func declare(_ routes: inout Routes) {
    settingUp(&routes)
    routes.get("evenings/:evening", for: .records) { visit in
      let page = try await page(visit)
      try await site.tell(page.shown, visit, at: page.desk)
      return .page(page.html)
    }
    routes.get("evenings/:evening/rota", for: .records) { visit in
      let page = try await page(visit)
      try await site.tell(page.shown, visit, at: page.desk)
      return .page(
        EveningRotaPage(page: page, find: String((visit.query["find"] ?? "").prefix(100))).html)
    }
    hosting(&routes)
  }

  private func settingUp(_ routes: inout Routes) {
    routes.get("programmes/:programme/evenings", for: .records) { visit in
      let (access, today) = (try visit.access, site.clock.day(visit.now))
      let programme = try await programme(visit)
      let evenings = try await visit.database.read {
        try EveningStore($0, access).all(in: programme.id, today: today)
      }
      return .page(EveningsPage.html(visit.deskFrame(), programme, evenings, today: today))
    }
    routes.form(
      named: EveningForm.name, at: "programmes/:programme/evenings/new",
      sentTo: "programmes/:programme/evenings",
      for: .records, keepsDrafts: false
    ) { visit in
      EveningForm.form(today: site.clock.day(visit.now))
    } page: { visit, form, fill in
      let (access, programme) = (try visit.access, try await programme(visit))
      let version = try await visit.database.read { try ProgrammeStore($0, access).version(of: programme.id) }
      let shown = fill.isBlank ? EveningForm.filled(try? version?.model) : fill
      return EveningsPage.form(visit.deskFrame(hasForm: true), programme, form, shown)
    } take: { visit, answer in
      let (access, desk) = (try visit.access, try await site.desk(visit))
      let id = try await visit.database.behind(.open).write { connection in
        let store = EveningStore(connection, access)
        let id = try store.add(
          to: desk.roster.programme.id, on: answer.day, at: answer.place, rounds: answer.rounds,
          minutes: answer.minutes)
        guard let evening = try store.evening(id) else { throw Visit.nothingThere }
        _ = try store.invite(Self.ready(desk), to: evening)
        try Self.plan(evening, from: 0, at: desk, store)
        return id
      }
      return .see(EveningPage.address(id).text)
    }
  }

  private func hosting(_ routes: inout Routes) {
    routes.post("evenings/:evening/guests", for: .records) { visit in
      try await change(visit) { store, evening, desk in
        guard try store.invite(Self.ready(desk), to: evening) > 0 else { return }
        try Self.plan(evening, from: evening.firstOpen, at: desk, store)
      }
    }
    routes.post("evenings/:evening/guests/:person/state", for: .records) { visit in
      let person = try visit.parameter("person", as: ID<Person>.self)
      guard let state = visit.posted["state"].flatMap(Evening.Guest.State.init(rawValue:)) else {
        throw Visit.nothingThere
      }
      return try await change(visit) { store, evening, desk in
        guard try store.guests(of: evening.id).contains(where: { $0.person == person }) else {
          throw Visit.nothingThere
        }
        guard try store.mark(person, state, at: evening) else { return }
        try Self.plan(evening, from: evening.firstOpen, at: desk, store)
      }
    }
    routes.post("evenings/:evening/rounds", for: .records) { visit in
      guard let round = visit.posted["round"].flatMap({ Int($0) }),
        (1...Evening.mostRounds + 1).contains(round)
      else { throw Visit.nothingThere }
      return try await change(visit) { store, evening, desk in
        if round == 1, try !store.guests(of: evening.id).contains(where: { $0.state == .here }) {
          throw EveningWords.nobodyHere
        }
        guard try store.begin(round, of: evening), round == 1 else { return }
        // From now on only whoever is here counts, from this round on.
        guard let begun = try store.evening(evening.id) else { return }
        try Self.plan(begun, from: 0, at: desk, store)
      }
    }
    routes.post("evenings/:evening/plan", for: .records) { visit in
      try await change(visit) { store, evening, desk in
        try Self.plan(evening, from: max(0, min(evening.begun, evening.rounds) - 1), at: desk, store)
      }
    }
  }

  // MARK: Pieces

  private static func ready(_ desk: Desk) -> [DeskEntry] {
    desk.roster.professionals + desk.roster.newcomers.filter { $0.application.stage == .ready }
  }

  /// Plans an evening from a round on, and keeps the rota.
  private static func plan(_ evening: Evening, from first: Int, at desk: Desk, _ store: EveningStore) throws {
    guard first < evening.rounds else { return }
    let guests = try store.guests(of: evening.id)
    let before = try store.rota(of: evening)
    let rota: EveningRota
    do {
      rota = try EveningPlan(evening, guests, at: desk).rota(of: evening.rounds, from: first, after: before)
    } catch is SpeedRounds.Refusal {
      throw EveningWords.unplannable
    } catch is MatchingError {
      throw EveningWords.unplannable
    }
    try store.keep(rota, from: first, of: evening, keepers: try store.keepers(of: evening.id))
  }

  /// Changes an evening in one transaction, so that two who mark at the same time plan one after the other.
  private func change(
    _ visit: Visit, _ body: @escaping @Sendable (EveningStore, Evening, Desk) throws -> Void
  ) async throws -> Response {
    let (access, found) = (try visit.access, try await evening(visit))
    let desk = try await site.desk(of: found.programme, visit.database, access)
    try await visit.database.behind(.open).write { connection in
      let store = EveningStore(connection, access)
      guard let evening = try store.evening(found.id) else { throw Visit.nothingThere }
      try body(store, evening, desk)
    }
    return .see(EveningPage.address(found.id).text)
  }

  private func page(_ visit: Visit) async throws -> EveningPage {
    let (access, evening) = (try visit.access, try await evening(visit))
    let desk = try await site.desk(of: evening.programme, visit.database, access)
    let (guests, rota) = try await visit.database.read { connection in
      let store = EveningStore(connection, access)
      return (try store.guests(of: evening.id), try store.rota(of: evening))
    }
    return EveningPage(
      frame: visit.deskFrame(hasForm: true), evening: evening, guests: guests, rota: rota, desk: desk)
  }

  private func evening(_ visit: Visit) async throws -> Evening {
    let access = try visit.access
    let id = try visit.parameter("evening", as: ID<Evening>.self)
    guard let evening = try await visit.database.read({ try EveningStore($0, access).evening(id) }) else {
      throw Visit.nothingThere
    }
    return evening
  }

  private func programme(_ visit: Visit) async throws -> Programme {
    let access = try visit.access
    let id = try visit.parameter("programme", as: ID<Programme>.self)
    guard let found = try await visit.database.read({ try ProgrammeStore($0, access).programme(id) }) else {
      throw Visit.nothingThere
    }
    return found
  }
}

import Basics
import People
import Site
import Storage

extension Visit {
  /// The frame of a page of the desk, wherever its address lies.
  func deskFrame(hasForm: Bool = false) -> Frame {
    var frame = frame(hasForm: hasForm)
    frame.section = "/desk"
    return frame
  }
}

/// The desk's pages, and what all of them need.
struct DeskRoutes: Sendable {
  let clock: DayClock
  let pools = DeskPools()
  let models = ProgrammeModels()
  let reads = DeskReads()

  static func declare(_ routes: inout Routes, in clock: DayClock) {
    let desk = DeskRoutes(clock: clock)
    desk.declareLists(&routes)
    desk.declarePerson(&routes)
    ProposalRoutes(site: desk).declare(&routes)
    DeskRoundRoutes(site: desk).declare(&routes)
    EveningRoutes(site: desk).declare(&routes)
    PartnershipRoutes.declare(&routes, desk)
    PartnershipLinkRoutes.declare(&routes, desk.models, clock)
    ParticipationRoutes.declare(&routes, clock)
  }

  // MARK: What every page begins with

  /// The desk that the address is about, as whoever asks may see it.
  ///
  /// - Throws: a refusal (404) where there is no such programme of their council.
  func desk(_ visit: Visit) async throws -> Desk {
    let access = try visit.access
    let programme = try visit.parameter("programme", as: ID<Programme>.self)
    return try await desk(of: programme, visit.database, access)
  }

  func desk(of programme: ID<Programme>, _ database: Database, _ access: Access) async throws -> Desk {
    let (pools, clock) = (pools, clock)
    let desk = try await database.read { try DeskStore($0, access).desk(of: programme, pools, clock) }
    guard let desk else { throw Visit.nothingThere }
    return desk
  }

  /// The newcomer that the address is about.
  func newcomer(_ visit: Visit, at desk: Desk) throws -> DeskEntry {
    let id = try visit.parameter("person", as: ID<Person>.self)
    guard let entry = desk.newcomer(id) else { throw Visit.nothingThere }
    return entry
  }

  /// The professional that the address is about.
  func candidate(_ visit: Visit, for newcomer: DeskEntry, at desk: Desk) throws -> DeskCandidate {
    let id = try visit.parameter("professional", as: ID<Person>.self)
    guard let entry = desk.professional(id), let found = desk.candidate(newcomer.person.id, entry) else {
      throw Visit.nothingThere
    }
    return found
  }

  /// Writes down whose records are shown by a consent, before they are.
  func tell(_ shown: [DeskEntry], _ visit: Visit, at desk: Desk) async throws {
    let access = try visit.access
    let untold = reads.untold(shown, to: access.person, on: desk.today)
    guard !untold.isEmpty else { return }
    try await visit.database.write { try DeskStore($0, access).log(untold) }
    reads.tell(untold, to: access.person, on: desk.today)
  }

  // MARK: Lists

  private func declareLists(_ routes: inout Routes) {
    routes.get(
      "desk", for: .records, as: ProgrammeJSON.list,
      says: Bilingual(
        en: "Programmes that have a match desk now", fr: "Programmes qui ont une table de jumelage")
    ) { visit in
      let access = try visit.access
      return try await visit.database.read { try ProgrammeStore($0, access).open() }
    } page: { visit, programmes in
      if let only = programmes.first, programmes.count == 1 {
        throw Elsewhere(DeskPage.address(of: only.id))
      }
      return DesksPage.html(visit.deskFrame(), programmes)
    }
    routes.get(
      "programmes/:programme/desk", for: .records, as: DeskJSON.waiting,
      says: Bilingual(en: "Who waits in a programme", fr: "Qui attend dans un programme"),
      narrowedBy: DeskJSON.asked, next: { DeskJSON.next($0, $1.slice) }
    ) { visit in
      let desk = try await desk(visit)
      let asked = visit.query
      let page = DeskPage(frame: visit.deskFrame(), desk: desk, query: DeskQuery { asked[$0] })
      let slice = page.slice
      try await tell(slice.rows.map(\.entry), visit, at: desk)
      return DeskJSON.Waiting(desk: desk, query: page.query, slice: slice)
    } page: { visit, waiting in
      DeskPage(frame: visit.deskFrame(hasForm: true), desk: waiting.desk, query: waiting.query).html
    }
  }

  // MARK: One newcomer

  private func declarePerson(_ routes: inout Routes) {
    routes.get(
      "programmes/:programme/desk/people/:person", for: .records, as: DeskJSON.newcomer,
      says: Bilingual(
        en: "Somebody who waits, and who could help", fr: "Une personne en attente, et qui pourrait l’aider")
    ) { visit in
      let desk = try await desk(visit)
      let entry = try newcomer(visit, at: desk)
      let access = try visit.access
      let candidates = desk.candidates(of: entry.person.id, atMost: DeskPersonPage.most)
      let notes =
        entry.isKept
        ? try await visit.database.read { try NoteStore($0, access).notes(of: entry.person.id, atMost: 5) }
        : []
      try await tell([entry] + candidates.map(\.entry), visit, at: desk)
      return DeskJSON.Newcomer(desk: desk, entry: entry, candidates: candidates, notes: notes)
    } page: { visit, one in
      DeskPersonPage(
        frame: visit.deskFrame(hasForm: true), desk: one.desk, entry: one.entry, candidates: one.candidates,
        notes: one.notes
      ).html
    }
    routes.get("programmes/:programme/desk/people/:person/comparison", for: .records) { visit in
      let desk = try await desk(visit)
      let entry = try newcomer(visit, at: desk)
      let chosen = visit.query.all("with").prefix(2).compactMap(ID<Person>.init).compactMap {
        desk.professional($0)
      }.compactMap { desk.candidate(entry.person.id, $0) }
      try await tell([entry] + chosen.map(\.entry), visit, at: desk)
      return .page(
        DeskComparisonPage(frame: visit.deskFrame(), desk: desk, entry: entry, candidates: chosen).html)
    }
    routes.form(
      ProposalForm.note, at: "programmes/:programme/desk/people/:person/notes",
      sentTo: "programmes/:programme/desk/people/:person/notes", for: .records
    ) { visit, fill in
      let desk = try await desk(visit)
      let entry = try newcomer(visit, at: desk)
      guard entry.isKept else { throw Visit.nothingThere }
      return DeskNotePage.html(visit.deskFrame(hasForm: true), desk, entry, fill)
    } take: { visit, text in
      let desk = try await desk(visit)
      let entry = try newcomer(visit, at: desk)
      let access = try visit.access
      // A note stands in the record, and only whoever keeps that writes there.
      guard entry.isKept else { throw Visit.nothingThere }
      try await visit.database.write { try NoteStore($0, access).add(text, .keeper, of: entry.person.id) }
      return .see(DeskPage.address(of: entry.person.id, in: desk.roster.programme.id).at("notes").text)
    }
  }
}

import Basics
import People
import Site
import Storage

/// Opening and shutting the public form of a programme: its coordinators decide, everybody who works with it sees the link.
enum IntakeOpeningRoutes {
  static func declare(_ routes: inout Routes) {
    routes.form(
      named: IntakeOpeningForm.name, at: "programmes/:programme/intake",
      sentTo: "programmes/:programme/intake",
      for: .records
    ) { visit in
      IntakeOpeningForm.form(try await keepers(visit))
    } page: { visit, form, fill in
      let known = try await ProgrammeRoutes.known(visit)
      let (access, keepers) = (try visit.access, try await keepers(visit))
      let (openings, places) = try await visit.database.read { connection in
        let store = IntakeOpeningStore(connection, access)
        return (
          try Side.allCases.compactMap { try store.opening(of: known.programme.id, $0) },
          try store.places(of: known.programme.id)
        )
      }
      let shown = IntakeOpeningPage.Shown(
        programme: known.programme, model: known.model, openings: openings, origin: visit.origin)
      let mayChange = mayChange(known.programme, access)
      return IntakeOpeningPage.html(
        visit.frame(hasForm: true), shown, mayChange ? form : nil,
        fill.isBlank ? IntakeOpeningForm.fill(places, keepers) : fill)
    } take: { visit, answer in
      let (access, programme) = (try visit.access, try await ProgrammeRoutes.known(visit).programme)
      guard mayChange(programme, access) else { throw Visit.nothingThere }
      try await visit.database.write { connection in
        let store = IntakeOpeningStore(connection, access)
        try store.set(answer.newcomers, of: programme.id, .newcomers)
        try store.set(answer.professionals, of: programme.id, .professionals)
      }
      return .see(Address("/programmes/\(programme.id)/intake").text)
    }
  }

  private static func keepers(_ visit: Visit) async throws -> [Keeper] {
    let access = try visit.access
    return try await visit.database.read { try KeeperStore($0).open(of: access.council, at: access.now) }
  }

  private static func mayChange(_ programme: Programme, _ access: Access) -> Bool {
    access.role == .coordinator && programme.keeper == access.keeper && programme.closed == nil
  }
}

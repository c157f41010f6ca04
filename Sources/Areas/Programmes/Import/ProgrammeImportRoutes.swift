import Basics
import People
import Site
import Storage

/// Taking lists into a programme: tried, carried out, undone.
enum ProgrammeImportRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    choosing(&routes, clock)
    routes.get("programmes/:programme/imports/:import", for: .records) { visit in
      let access = try visit.access
      let (programme, listImport) = try await find(visit)
      let purpose = ProgrammeImportWords.purpose(programme, listImport.stage)
      let frame = visit.deskFrame(hasForm: true)
      guard listImport.list.done == nil else {
        let rows = try await visit.database.read { try ImportStore($0, access).rows(of: listImport.list.id) }
        return .page(ImportPage.report(frame, listImport.list, rows, for: purpose, clock, now: visit.now))
      }
      let trial = try await ImportTrial(of: listImport.list, visit, access, clock)
      let plan = try await visit.database.read {
        try ProgrammeImportStore($0, access).plan(listImport, trial)
      }
      return .page(ImportPage.trial(frame, listImport.list, plan, trial.list, for: purpose))
    }
    routes.post("programmes/:programme/imports/:import/admission", for: .records) { visit in
      let access = try visit.access
      let listImport = try await find(visit).listImport
      guard listImport.list.done == nil else { return .see(listImport.list.address.text) }
      let trial = try await ImportTrial(of: listImport.list, visit, access, clock)
      _ = try await visit.database.write { try ProgrammeImportStore($0, access).carryOut(listImport, trial) }
      return .see(listImport.list.address.text)
    }
    routes.post("programmes/:programme/imports/:import/undoing", for: .records) { visit in
      let access = try visit.access
      let listImport = try await find(visit).listImport
      // What others decided about somebody is work too, and behind the wall it would not be seen (ImportStore.undo).
      try await visit.database.behind(.open).write { try ProgrammeImportStore($0, access).undo(listImport) }
      return .see(listImport.list.address.text)
    }
  }

  private static func choosing(_ routes: inout Routes, _ clock: DayClock) {
    routes.form(
      ProgrammeImportForm.form, at: "programmes/:programme/imports/new",
      sentTo: "programmes/:programme/imports", for: .records, mostBytes: ImportForm.mostBytes,
      keepsDrafts: false
    ) { visit, fill in
      let access = try visit.access
      let programme = try await programme(visit)
      let earlier = try await visit.database.read {
        try ProgrammeImportStore($0, access).all(of: programme.id)
      }
      let shown =
        fill.isBlank ? FormFill(PostedFields(ProgrammeImportForm.stage.filled(with: .applied))) : fill
      return ProgrammeImportPage.form(
        visit.deskFrame(hasForm: true), programme, shown, earlier: earlier, clock)
    } take: { visit, answer in
      let access = try visit.access
      let programme = try await programme(visit)
      let attempt = ListImport(
        id: ID(), file: answer.name, side: answer.side, dateOrder: answer.order, by: access.person,
        tried: visit.now)
      // What is no list is refused here, above the form, and never kept.
      _ = try ImportTrial(
        answer.file.bytes, attempt, access, language: visit.language, today: clock.day(visit.now))
      let id = try await visit.database.write {
        try ProgrammeImportStore($0, access).keep(
          answer.file.bytes, file: answer.name, as: answer.side, answer.order, for: programme.id, answer.stage
        )
      }
      return .see("/programmes/\(programme.id)/imports/\(id)")
    }
  }

  private static func programme(_ visit: Visit) async throws -> Programme {
    let access = try visit.access
    let id = try visit.parameter("programme", as: ID<Programme>.self)
    guard let found = try await visit.database.read({ try ProgrammeStore($0, access).programme(id) }) else {
      throw Visit.nothingThere
    }
    return found
  }

  private static func find(
    _ visit: Visit
  ) async throws -> (programme: Programme, listImport: ProgrammeImport) {
    let access = try visit.access
    let programme = try await programme(visit)
    let id = try visit.parameter("import", as: ID<ListImport>.self)
    let found = try await visit.database.read {
      try ProgrammeImportStore($0, access).find(id, of: programme.id)
    }
    guard let found else { throw Visit.nothingThere }
    return (programme, found)
  }
}

import Basics
import Site
import Storage

/// Taking up lists: tried, carried out, undone.
enum ImportRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.get(
      "people/imports", for: .records, as: ImportJSON.all,
      says: Bilingual(en: "Lists that were taken up", fr: "Les listes reprises")
    ) { visit in
      let access = try visit.access
      return try await visit.database.read { try ImportStore($0, access).all() }
    } page: { visit, all in
      ImportPage.list(visit.frame(), all, clock)
    }
    routes.form(
      ImportForm.form, at: "people/imports/new", sentTo: "people/imports", for: .records,
      mostBytes: ImportForm.mostBytes
    ) { visit, fill in
      ImportPage.form(visit.frame(hasForm: true), fill)
    } take: { visit, answer in
      let access = try visit.access
      let name = String(answer.file.name.prefix(120))
      let attempt = ListImport(
        id: ID(), file: name, side: answer.side, dateOrder: answer.order, by: access.person, tried: visit.now)
      // What is no list is refused here, above the form, and never kept.
      _ = try ImportTrial(
        answer.file.bytes, attempt, access, language: visit.language, today: clock.day(visit.now))
      let id = try await visit.database.write {
        try ImportStore($0, access).keep(answer.file.bytes, file: name, side: answer.side, answer.order)
      }
      return .see("/people/imports/\(id)")
    }
    routes.get(
      "people/imports/:import", for: .records, as: ImportJSON.whole,
      says: Bilingual(
        en: "A list, and what becomes of each of its rows", fr: "Une liste, et ce que devient chaque ligne")
    ) { visit in
      let access = try visit.access
      let listImport = try await find(visit)
      guard listImport.done == nil else {
        let rows = try await visit.database.read { try ImportStore($0, access).rows(of: listImport.id) }
        return ImportJSON.Whole(list: listImport, rows: rows, trial: nil)
      }
      // What would become of its rows, the pages know that it is taken up for.
      guard listImport.pages == nil else { return ImportJSON.Whole(list: listImport, rows: [], trial: nil) }
      let trial = try await trial(of: listImport, visit, clock)
      return ImportJSON.Whole(list: listImport, rows: trial.plan.map(\.row), trial: trial)
    } page: { visit, whole in
      guard whole.list.pages == nil else { throw Elsewhere(whole.list.address) }
      let frame = visit.frame(hasForm: true)
      guard let trial = whole.trial else {
        return ImportPage.report(frame, whole.list, whole.rows, for: .records, clock, now: visit.now)
      }
      return ImportPage.trial(frame, whole.list, trial.plan, trial.list, for: .records)
    }
    routes.post("people/imports/:import/admission", for: .records) { visit in
      let access = try visit.access
      let listImport = try await find(visit)
      guard listImport.done == nil, listImport.pages == nil else { return .see(listImport.address.text) }
      let trial = try await trial(of: listImport, visit, clock)
      _ = try await visit.database.write { connection in
        let store = ImportStore(connection, access)
        // Somebody may have been taken up since the trial.
        var trial = trial
        trial.known = try store.known(among: trial.people)
        return try store.carryOut(listImport, trial.plan)
      }
      return .see(listImport.address.text)
    }
    routes.post("people/imports/:import/undoing", for: .records) { visit in
      let access = try visit.access
      let listImport = try await find(visit)
      if listImport.pages != nil { return .see(listImport.address.text) }
      // A colleague's note for themselves is work too, and behind the wall it would not be seen (ImportStore.undo).
      try await visit.database.behind(.open).write { try ImportStore($0, access).undo(listImport.id) }
      return .see(listImport.address.text)
    }
  }

  private static func find(_ visit: Visit) async throws -> ListImport {
    let access = try visit.access
    let id = try visit.parameter("import", as: ID<ListImport>.self)
    guard let found = try await visit.database.read({ try ImportStore($0, access).find(id) }) else {
      throw Refusal(.missing, en: "There is no such list here.", fr: "Il n’y a pas de telle liste ici.")
    }
    return found
  }

  private static func trial(
    of listImport: ListImport, _ visit: Visit, _ clock: DayClock
  ) async throws -> ImportTrial {
    let access = try visit.access
    var trial = try await ImportTrial(of: listImport, visit, access, clock)
    let people = trial.people
    trial.known = try await visit.database.read { try ImportStore($0, access).known(among: people) }
    return trial
  }
}

extension ImportTrial {
  /// The list that was kept for its trial, read again.
  package init(of listImport: ListImport, _ visit: Visit, _ access: Access, _ clock: DayClock) async throws {
    guard
      let content = try await visit.database.read({ try ImportStore($0, access).content(of: listImport.id) })
    else {
      throw Refusal(
        .missing, en: "This trial is over: a list is kept for a day. Choose it again.",
        fr: "Cet essai est terminé : une liste est conservée un jour. Choisissez-la de nouveau.")
    }
    try self.init(content, listImport, access, language: visit.language, today: clock.day(visit.now))
  }
}

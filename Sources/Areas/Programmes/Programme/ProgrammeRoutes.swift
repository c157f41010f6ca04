import Basics
import People
import Site
import Storage

/// Programmes: coordinators open and change them, coaches read how they work.
enum ProgrammeRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    reading(&routes, clock)
    adopting(&routes)
    adoptingOwn(&routes)
    ProgrammeChangeRoutes.declare(&routes)
    ending(&routes)
  }

  private static func reading(_ routes: inout Routes, _ clock: DayClock) {
    routes.get(
      "programmes", for: .records, as: ProgrammeJSON.list,
      says: Bilingual(en: "The programmes of the council", fr: "Les programmes du conseil")
    ) { visit in
      let access = try visit.access
      return try await visit.database.read { try ProgrammeStore($0, access).all() }
    } page: { visit, programmes in
      ProgrammePage.list(visit.frame(), programmes, mayChange: try visit.access.role == .coordinator)
    }
    routes.get(
      "programmes/new", for: .records, as: ModelJSON.models,
      says: Bilingual(en: "Models that programmes begin from", fr: "Modèles dont partent les programmes")
    ) { _ in
      ProgrammeModel.builtInModels
    } page: { visit, models in
      ModelPage.choice(visit.frame(), models, mayAdopt: try visit.access.role == .coordinator)
    }
    routes.get(
      "programmes/models/:model", for: .records, as: ModelJSON.model,
      says: Bilingual(en: "One model", fr: "Un modèle"), where: ModelJSON.named
    ) { visit in
      try model(visit)
    } page: { visit, model in
      ModelPage.model(visit.frame(), model, mayAdopt: try visit.access.role == .coordinator)
    }
    routes.get(
      "programmes/:programme", for: .records, as: ProgrammeJSON.whole,
      says: Bilingual(en: "A programme, and how it works", fr: "Un programme, et son fonctionnement")
    ) { visit in
      let (access, known) = (try visit.access, try await known(visit))
      return ProgrammePage.Shown(
        programme: known.programme, version: known.version, model: known.model,
        parent: ProgrammeModel.builtIn(named: known.programme.model),
        mayChange: mayChange(known.programme, access),
        opened: clock.day(known.programme.opened))
    } page: { visit, shown in
      ProgrammePage.page(visit.frame(hasForm: true), shown)
    }
    routes.get(
      "programmes/:programme/versions", for: .records, as: ProgrammeJSON.history,
      says: Bilingual(
        en: "How a programme changed, and differs from its model",
        fr: "Ce qui a changé dans un programme, et ce qui diffère de son modèle")
    ) { visit in
      try await history(visit, clock)
    } page: { visit, history in
      ProgrammeHistoryPage.history(visit.frame(), history)
    }
    routes.get(
      "programmes/:programme/versions/:number", for: .records, as: ProgrammeJSON.version,
      says: Bilingual(en: "One version of a programme", fr: "Une version d’un programme"),
      where: ProgrammeJSON.number
    ) { visit in
      let (access, number) = (try visit.access, try visit.parameter("number", as: Int.self))
      let programme = try await known(visit).programme
      let version = try await visit.database.read {
        try ProgrammeStore($0, access).version(number, of: programme.id)
      }
      guard let version else { throw Visit.nothingThere }
      return ProgrammeJSON.OneVersion(programme: programme, version: version)
    } page: { visit, one in
      ProgrammeHistoryPage.version(visit.frame(), one.programme, one.version)
    }
  }

  private static func adopting(_ routes: inout Routes) {
    routes.form(
      ProgrammeForm.adoption, at: "programmes/models/:model/adoption/new",
      sentTo: "programmes/models/:model/adoption", for: .staff(.coordinator)
    ) { visit, fill in
      let model = try model(visit)
      let shown = fill.fields.fields.isEmpty ? ProgrammeForm.fill(adopting: model) : fill
      return ProgrammeFormPage.adoption(visit.frame(hasForm: true), shown, of: model)
    } take: { visit, adoption in
      let (access, model) = (try visit.access, try model(visit))
      let (file, yaml) = try ProgrammeModel.document(named: model.name)
      var placed: String?
      if let places = adoption.places, let setting = model.settings.first(where: { $0.name == "places" }),
        let edit = setting.edit(places)
      {
        placed = try ModelEditing(yaml, file: file).edited([edit])
      }
      let changed = placed
      let id = try await visit.database.write { connection in
        let store = ProgrammeStore(connection, access)
        let id = try store.adopt(adoption.name, model: model.name, version: model.version, document: yaml)
        // The first version is the model's own, so that what differs from it is known for ever.
        if let changed { try store.adapt(id, changed, after: 1) }
        return id
      }
      return .see(Address("/programmes/\(id)").text)
    }
  }

  /// A model that is no built-in one: it is read as strictly, and is the parent of the programme from then on.
  private static func adoptingOwn(_ routes: inout Routes) {
    routes.form(
      ProgrammeForm.own, at: "programmes/own/new", sentTo: "programmes/own", for: .staff(.coordinator),
      mostBytes: 500_000
    ) { visit, fill in
      let text = fill.fields[ProgrammeForm.document.name] ?? ""
      return ProgrammeFormPage.own(
        visit.frame(hasForm: true), fill, problems: text.isEmpty ? [] : ProgrammeModel.problems(in: text))
    } take: { visit, own in
      let access = try visit.access
      let text = own.document.hasSuffix("\n") ? own.document : own.document + "\n"
      guard ProgrammeModel.problems(in: text).isEmpty else {
        throw FormMessages(
          ProgrammeForm.document, en: "Correct the lines that are listed above",
          fr: "Corrigez les lignes indiquées plus haut")
      }
      let model = try ProgrammeModel(yaml: text, file: "")
      let id = try await visit.database.write {
        try ProgrammeStore($0, access).adopt(
          own.name, model: model.name, version: model.version, document: text)
      }
      return .see(Address("/programmes/\(id)").text)
    }
  }

  private static func ending(_ routes: inout Routes) {
    routes.get("programmes/:programme/closure/new", for: .staff(.coordinator)) { visit in
      .page(ProgrammePage.closure(visit.frame(hasForm: true), try await own(visit).programme))
    }
    routes.post("programmes/:programme/closure", for: .staff(.coordinator)) { visit in
      let (access, programme) = (try visit.access, try await own(visit).programme)
      try await visit.database.write { try ProgrammeStore($0, access).close(programme.id) }
      return .see(Address("/programmes/\(programme.id)").text)
    }
    routes.post("programmes/:programme/reopening", for: .staff(.coordinator)) { visit in
      let (access, programme) = (try visit.access, try await own(visit).programme)
      try await visit.database.write { try ProgrammeStore($0, access).reopen(programme.id) }
      return .see(Address("/programmes/\(programme.id)").text)
    }
  }

  // MARK: History

  /// More versions than that nobody reads; each is still found by its number.
  private static let mostShown = 40

  private static func history(
    _ visit: Visit, _ clock: DayClock
  ) async throws -> ProgrammeHistoryPage.History {
    let (access, known) = (try visit.access, try await known(visit))
    let programme = known.programme
    let (versions, first) = try await visit.database.read { connection in
      let store = ProgrammeStore(connection, access)
      return (
        try store.versions(of: programme.id, atMost: mostShown + 1), try store.version(1, of: programme.id)
      )
    }
    let models = versions.map { model(of: $0.version) }
    let entries = versions.indices.prefix(mostShown).map { place in
      let before = models.indices.contains(place + 1) ? models[place + 1] : nil
      return ProgrammeHistoryPage.Entry(
        number: versions[place].version.number, day: clock.day(versions[place].version.begun),
        by: versions[place].by, comparison: comparison(before, models[place]))
    }
    let parent = ProgrammeModel.builtIn(named: programme.model)
    let isNewer = parent.map { $0.version > programme.modelVersion } ?? false
    return ProgrammeHistoryPage.History(
      programme: programme, entries: entries,
      fromParent: comparison(first.flatMap(model(of:)), known.model),
      toNewer: isNewer ? comparison(known.model, parent) : nil)
  }

  static func comparison(_ before: ProgrammeModel?, _ after: ProgrammeModel?) -> ModelComparison? {
    guard let before, let after else { return nil }
    return ModelComparison(before, after)
  }

  // MARK: What an address names

  /// A programme of the council, as it works now.
  struct Known: Sendable {
    let programme: Programme
    let version: Programme.Version
    let model: ProgrammeModel?
  }

  static func known(_ visit: Visit) async throws -> Known {
    let (access, id) = (try visit.access, try visit.parameter("programme", as: ID<Programme>.self))
    let found = try await visit.database.read { connection in
      let store = ProgrammeStore(connection, access)
      return (try store.programme(id), try store.version(of: id))
    }
    guard let programme = found.0, let version = found.1 else { throw Visit.nothingThere }
    return Known(programme: programme, version: version, model: model(of: version))
  }

  /// One that whoever asks may change.
  static func own(_ visit: Visit) async throws -> Known {
    let known = try await known(visit)
    guard mayChange(known.programme, try visit.access) else { throw Visit.nothingThere }
    return known
  }

  private static func mayChange(_ programme: Programme, _ access: Access) -> Bool {
    access.role == .coordinator && programme.keeper == access.keeper
  }

  /// Nil for a document that is none any more: code may have forgotten what it once knew.
  static func model(of version: Programme.Version) -> ProgrammeModel? {
    try? version.model
  }

  private static func model(_ visit: Visit) throws -> ProgrammeModel {
    guard let model = ProgrammeModel.builtIn(named: try visit.parameter("model", as: String.self)) else {
      throw Visit.nothingThere
    }
    return model
  }
}

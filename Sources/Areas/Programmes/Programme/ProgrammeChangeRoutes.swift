import Basics
import Documents
import People
import Site
import Storage

/// Changing how a programme works: by a form of what cities change most, by a text, or in the whole document. Each change makes a
/// version, and is held to the version that it was made from.
enum ProgrammeChangeRoutes {
  private static let coordinator = Permission.staff(.coordinator)

  static func declare(_ routes: inout Routes) {
    settings(&routes)
    agreement(&routes)
    messages(&routes)
    whole(&routes)
  }

  // MARK: Forms

  private static func settings(_ routes: inout Routes) {
    routes.form(
      named: "programmes/settings", at: "programmes/:programme/settings/edit",
      sentTo: "programmes/:programme/settings", for: coordinator
    ) { visit in
      ProgrammeForm.settings(try settings(try await readable(visit).version))
    } page: { visit, form, fill in
      let known = try await readable(visit)
      let usual = ProgrammeForm.fill(known.programme, try settings(known.version))
      return ProgrammeFormPage.settings(
        visit.frame(hasForm: true), try await change(visit, known, fill, usual: usual), form)
    } take: { visit, answers in
      let base = try await base(visit)
      let edits = try settings(base.version).compactMap { setting in
        answers.values[setting.name].flatMap { $0 == setting.value ? nil : setting.edit($0) }
      }
      return try await save(visit, base, try edited(base.version, edits), name: answers.name)
    }
  }

  private static func agreement(_ routes: inout Routes) {
    routes.form(
      ProgrammeForm.agreement, at: "programmes/:programme/agreement/edit",
      sentTo: "programmes/:programme/agreement", for: coordinator
    ) { visit, fill in
      let known = try await readable(visit)
      guard let agreement = known.model?.agreement else { throw Visit.nothingThere }
      let usual = ProgrammeForm.fill(agreement)
      return ProgrammeFormPage.agreement(
        visit.frame(hasForm: true), try await change(visit, known, fill, usual: usual))
    } take: { visit, texts in
      let base = try await base(visit)
      let path: [ModelPathStep] = [.key("agreement"), .key("text")]
      return try await save(
        visit, base,
        try edited(
          base.version,
          [
            ModelEdit(path + [.key("en")], .text(texts.body.en)),
            ModelEdit(path + [.key("fr")], .text(texts.body.fr)),
          ], fields: [ProgrammeForm.agreementEnglish.name, ProgrammeForm.agreementFrench.name]))
    }
  }

  private static func messages(_ routes: inout Routes) {
    routes.form(
      ProgrammeForm.message, at: "programmes/:programme/messages/:message/edit",
      sentTo: "programmes/:programme/messages/:message", for: coordinator
    ) { visit, fill in
      let known = try await readable(visit)
      let message = try message(visit, of: known.model).message
      let usual = ProgrammeForm.fill(message)
      return ProgrammeFormPage.message(
        visit.frame(hasForm: true), try await change(visit, known, fill, usual: usual), message)
    } take: { visit, texts in
      let base = try await base(visit)
      let (message, place) = try message(visit, of: ProgrammeRoutes.model(of: base.version))
      let path: [ModelPathStep] = [.key("messages"), .entry(place)]
      let subject = texts.subject ?? message.subject.written
      let all: [(key: String, language: String, old: String, new: String)] = [
        ("subject", "en", message.subject.written.en, subject.en),
        ("subject", "fr", message.subject.written.fr, subject.fr),
        ("body", "en", message.body.written.en, texts.body.en),
        ("body", "fr", message.body.written.fr, texts.body.fr),
      ]
      let edits = all.filter { $0.old != $0.new }.map {
        ModelEdit(path + [.key($0.key), .key($0.language)], .text($0.new))
      }
      return try await save(
        visit, base,
        try edited(
          base.version, edits,
          fields: [
            ProgrammeForm.subjectEnglish.name, ProgrammeForm.bodyEnglish.name,
            ProgrammeForm.subjectFrench.name,
            ProgrammeForm.bodyFrench.name,
          ]))
    }
  }

  private static func whole(_ routes: inout Routes) {
    routes.form(
      ProgrammeForm.whole, at: "programmes/:programme/text/edit", sentTo: "programmes/:programme/text",
      for: coordinator, mostBytes: 500_000
    ) { visit, fill in
      let known = try await ProgrammeRoutes.own(visit)
      let usual = FormFill(PostedFields(ProgrammeForm.document.filled(with: known.version.document)))
      let change = try await change(visit, known, fill, usual: usual)
      let text = change.fill.fields[ProgrammeForm.document.name] ?? ""
      return ProgrammeFormPage.whole(
        visit.frame(hasForm: true), change, problems: ProgrammeModel.problems(in: text))
    } take: { visit, text in
      let base = try await base(visit)
      let whole = text.hasSuffix("\n") ? text : text + "\n"
      try check(whole, of: base.programme)
      return try await save(visit, base, whole)
    }
  }

  /// - Throws: what to correct in a document that was written by hand.
  private static func check(_ text: String, of programme: Programme) throws {
    guard ProgrammeModel.problems(in: text).isEmpty else {
      throw FormMessages(
        ProgrammeForm.document, en: "Correct the lines that are listed above",
        fr: "Corrigez les lignes indiquées plus haut")
    }
    let model = try ProgrammeModel(yaml: text, file: "")
    guard model.name == programme.model, model.version == programme.modelVersion else {
      throw FormMessages(
        ProgrammeForm.document,
        en:
          "Leave “model: \(programme.model)” and “version: \(programme.modelVersion)” as they are: they say where the programme came from",
        fr:
          "Laissez « model: \(programme.model) » et « version: \(programme.modelVersion) » tels quels : ils disent d’où vient le programme"
      )
    }
  }

  // MARK: What all forms share

  /// Where the form stands: at the version it was made from, or, if somebody changed that, at the newest with what they changed.
  private static func change(
    _ visit: Visit, _ known: ProgrammeRoutes.Known, _ fill: FormFill, usual: FormFill
  ) async throws -> ProgrammeFormPage.Change {
    var fill = fill
    if fill.fields.fields.isEmpty { fill.fields = usual.fields }
    var meanwhile: ModelComparison?
    if let seen = fill.fields["after"].flatMap({ Int($0) }), seen < known.version.number {
      let (access, id) = (try visit.access, known.programme.id)
      let before = try await visit.database.read { try ProgrammeStore($0, access).version(seen, of: id) }
      meanwhile = ProgrammeRoutes.comparison(before.flatMap(ProgrammeRoutes.model(of:)), known.model)
    }
    return ProgrammeFormPage.Change(
      programme: known.programme, number: known.version.number, meanwhile: meanwhile, fill: fill)
  }

  /// A programme of theirs whose document can be read: whose cannot, is corrected in the whole text.
  private static func readable(_ visit: Visit) async throws -> ProgrammeRoutes.Known {
    let known = try await ProgrammeRoutes.own(visit)
    guard known.model != nil else { throw Visit.nothingThere }
    return known
  }

  /// The version that a form was made from.
  private static func base(_ visit: Visit) async throws -> ProgrammeRoutes.Known {
    let (access, known) = (try visit.access, try await ProgrammeRoutes.own(visit))
    guard let number = visit.posted["after"].flatMap({ Int($0) }), number != known.version.number else {
      return known
    }
    let id = known.programme.id
    let version = try await visit.database.read { try ProgrammeStore($0, access).version(number, of: id) }
    guard let version else { throw Visit.nothingThere }
    return ProgrammeRoutes.Known(
      programme: known.programme, version: version, model: ProgrammeRoutes.model(of: version))
  }

  /// What can be changed by a form: of a document that is written otherwise than ours, less.
  private static func settings(_ version: Programme.Version) throws -> [ModelSetting] {
    guard let model = ProgrammeRoutes.model(of: version) else { throw Visit.nothingThere }
    let document = try ModelEditing(version.document, file: "")
    return model.settings.filter { document.has($0.path) }
  }

  private static func message(_ visit: Visit, of model: ProgrammeModel?) throws -> (
    message: ModelMessage, place: Int
  ) {
    let name = try visit.parameter("message", as: String.self)
    let messages = model?.messages ?? []
    guard let place = messages.firstIndex(where: { $0.name == name }) else { throw Visit.nothingThere }
    return (messages[place], place)
  }

  /// The document with the edits, if it is still one.
  ///
  /// - Parameter fields: where in the form the edits come from, in their order of the document; all is objected to there.
  private static func edited(
    _ version: Programme.Version, _ edits: [ModelEdit], fields: [String] = []
  ) throws -> String {
    let text = try ModelEditing(version.document, file: "").edited(edits)
    let problems = ProgrammeModel.problems(in: text)
    guard let first = problems.first else { return text }
    guard let field = fields.first else {
      throw Refusal(.content, en: first.sentence.en, fr: first.sentence.fr)
    }
    let words = Bilingual(
      en: problems.map(\.sentence.en).joined(separator: " "),
      fr: problems.map(\.sentence.fr).joined(separator: " "))
    throw FormMessages([.init(field, words)])
  }

  private static func save(
    _ visit: Visit, _ base: ProgrammeRoutes.Known, _ text: String, name: Bilingual? = nil
  ) async throws -> Response {
    let (access, id, version) = (try visit.access, base.programme.id, base.version)
    try await visit.database.write { connection in
      let store = ProgrammeStore(connection, access)
      if let name { try store.rename(id, name) }
      if text != version.document { try store.adapt(id, text, after: version.number) }
    }
    return .see(Address("/programmes/\(id)").text)
  }
}

import Basics
import Site
import Storage

/// What is known of somebody: filled in part by part, looked at one by one.
enum ProfileRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    typealias Shape = Form<ProfileForm.Answers>
    let forms: [(part: ProfilePart, form: Shape, at: StaticString, sentTo: StaticString)] = [
      (.work, ProfileForm.work, "people/:person/profile/work", "people/:person/profile/work"),
      (
        .qualifications, ProfileForm.qualifications, "people/:person/profile/qualifications",
        "people/:person/profile/qualifications"
      ),
      (
        .languages, ProfileForm.languages, "people/:person/profile/languages",
        "people/:person/profile/languages"
      ),
      (.meeting, ProfileForm.meeting, "people/:person/profile/meeting", "people/:person/profile/meeting"),
      (.pause, ProfileForm.pause, "people/:person/profile/pause", "people/:person/profile/pause"),
    ]
    for (part, form, address, target) in forms {
      routes.form(
        form, at: address, sentTo: target, for: .records,
        says: Bilingual(
          en: "Write down what is known: \(part.title.en)", fr: "Noter ce que l’on sait : \(part.title.fr)")
      ) { visit, fill in
        try await page(visit, part, form, fill)
      } take: { visit, answers in
        try await keep(answers, visit, clock)
      }
    }
    routes.get(
      "people/:person/facts/:field", for: .records, as: ProfileJSON.history,
      says: Bilingual(
        en: "What was ever answered to one question", fr: "Tout ce qui a été répondu à une question"),
      where: fields
    ) { visit in
      let (access, person) = (try visit.access, try await visit.person())
      let field = try visit.parameter("field", as: ProfileField.self)
      return try await visit.database.read { try ProfileStore($0, access).history(of: person.id, field) }
    } page: { visit, history in
      try await fact(visit, history, clock)
    }
    routes.post(
      "people/:person/facts/:field/verification", for: .records,
      use: .doing(
        Bilingual(en: "Write down that an answer was seen proven", fr: "Noter qu’une réponse a été vérifiée"),
        asks: [value],
        where: fields)
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let field = try visit.parameter("field", as: ProfileField.self)
      let value = try shown(visit)
      let isDone = try await visit.database.write {
        try ProfileStore($0, access).verify(value, of: person.id)
      }
      guard isDone else { throw Self.changedMeanwhile }
      return .see("/people/\(person.id)/facts/\(field)")
    }
    routes.post(
      "people/:person/facts/:field/code", for: .records,
      use: .doing(
        Bilingual(en: "Choose the code of an occupation", fr: "Choisir le code d’une profession"),
        asks: [value, code],
        where: fields)
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let value = try shown(visit)
      let chosen = visit.posted["code"] ?? ""
      let code = chosen == "none" ? nil : chosen
      guard code.map({ OccupationCoding.title(of: $0) != nil && $0.utf8.count == 5 }) ?? true else {
        throw Refusal(
          .content, en: "Choose one of the codes that are shown.", fr: "Choisissez l’un des codes proposés.")
      }
      let isDone = try await visit.database.write {
        try ProfileStore($0, access).confirm(value, as: code, of: person.id)
      }
      guard isDone else { throw Self.changedMeanwhile }
      return .see("/people/\(person.id)/facts/\(ProfileField.occupation)")
    }
  }

  private static func page(
    _ visit: Visit, _ part: ProfilePart, _ form: Form<ProfileForm.Answers>, _ fill: FormFill
  ) async throws -> HTML {
    let access = try visit.access
    let person = try await visit.person()
    var shown = fill
    if fill.isBlank {
      let values = try await visit.database.read { try ProfileStore($0, access).current(of: person.id) }
      shown = FormFill(ProfileForm.filled(values.filter { part.fields.contains($0.field) }))
    }
    return ProfilePage.html(visit.frame(hasForm: true), person, part, form, shown)
  }

  private static func keep(
    _ answers: ProfileForm.Answers, _ visit: Visit, _ clock: DayClock
  ) async throws -> Response {
    let access = try visit.access
    let person = try await visit.person()
    let entries = try ProfileForm.entries(answers, language: visit.language, today: clock.day(visit.now))
    let source: ProfileValue.Source =
      answers.speaker == .person ? .person : access.role == .coach ? .coach : .coordinator
    try await visit.database.write { try ProfileStore($0, access).save(entries, of: person.id, from: source) }
    return visit.see(person.id, at: "known")
  }

  private static func fact(
    _ visit: Visit, _ history: [ProfileValue], _ clock: DayClock
  ) async throws -> HTML {
    let (access, person) = (try visit.access, try await visit.person())
    let field = try visit.parameter("field", as: ProfileField.self)
    let actors = history.flatMap { [$0.written.by, $0.verified?.by] }.compactMap { $0 }
    let names = try await visit.database.read { try PersonStore($0, access).names(of: actors) }
    let words = history.first { $0.replaced == nil }?.answer.written
    let coding = field == .occupation ? words.map { OccupationCoding($0) } : nil
    return FactPage(
      frame: visit.frame(hasForm: true), person: person, field: field, history: history, names: names,
      coding: coding, clock: clock
    ).html
  }

  private static let fields = ["field": JSONShape<ProfileField>.word.schema]
  private static let value = Field<ID<ProfileValue>>.id(
    "value",
    Bilingual(en: "The number of the answer that is meant", fr: "Le numéro de la réponse dont il s’agit")
  ).face
  private static let code = Field.text(
    "code", Bilingual(en: "Five digits of the NOC, or “none”", fr: "Cinq chiffres de la CNP, ou « none »"),
    limit: 5
  ).face

  /// Which value whoever sent the form had before their eyes.
  private static func shown(_ visit: Visit) throws -> ID<ProfileValue> {
    guard let value = visit.posted["value"].flatMap(ID<ProfileValue>.init) else { throw changedMeanwhile }
    return value
  }

  private static let changedMeanwhile = Refusal(
    .conflict, en: "This was changed meanwhile. Look at it again.",
    fr: "Ceci a changé entre-temps. Regardez de nouveau.")
}

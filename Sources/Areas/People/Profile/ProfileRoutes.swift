import Basics
import Site
import Storage

/// What is known of somebody: filled in part by part, looked at one by one.
enum ProfileRoutes {
  static func add(to routes: inout Routes, _ clock: DayClock) {
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
      routes.form(form, at: address, sentTo: target, for: .records) { visit, fill in
        try await page(visit, part, form, fill)
      } take: { visit, answers in
        try await keep(answers, visit, clock)
      }
    }
    routes.get("people/:person/facts/:field", for: .records) { visit in
      let person = try await visit.person()
      return .page(try await fact(visit, person, clock))
    }
    routes.post("people/:person/facts/:field/verification", for: .records) { visit in
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
    routes.post("people/:person/facts/:field/code", for: .records) { visit in
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

  private static func fact(_ visit: Visit, _ person: Person, _ clock: DayClock) async throws -> HTML {
    let access = try visit.access
    let field = try visit.parameter("field", as: ProfileField.self)
    let (history, names) = try await visit.database.read { connection in
      let history = try ProfileStore(connection, access).history(of: person.id, field)
      let actors = history.flatMap { [$0.written.by, $0.verified?.by] }.compactMap { $0 }
      return (history, try PersonStore(connection, access).names(of: actors))
    }
    let words = history.first { $0.replaced == nil }?.answer.written
    let coding = field == .occupation ? words.map { OccupationCoding($0) } : nil
    return FactPage(
      frame: visit.frame(hasForm: true), person: person, field: field, history: history, names: names,
      coding: coding, clock: clock
    ).html
  }

  /// Which value whoever sent the form had before their eyes.
  private static func shown(_ visit: Visit) throws -> ID<ProfileValue> {
    guard let value = visit.posted["value"].flatMap(ID<ProfileValue>.init) else { throw changedMeanwhile }
    return value
  }

  private static let changedMeanwhile = Refusal(
    .conflict, en: "This was changed meanwhile. Look at it again.",
    fr: "Ceci a changé entre-temps. Regardez de nouveau.")
}

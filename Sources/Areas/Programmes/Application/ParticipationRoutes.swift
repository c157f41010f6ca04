import Basics
import People
import Site
import Storage

/// Who takes part in which programme: from a record, and from the desk.
enum ParticipationRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.form(
      named: ParticipationForm.name, at: "people/:person/programmes", sentTo: "people/:person/programmes",
      for: .records, keepsDrafts: false
    ) { visit in
      ParticipationForm.form(try await programmes(visit))
    } page: { visit, form, fill in
      let access = try visit.access
      let person = try await person(visit)
      let all = try await visit.database.read { try ApplicationStore($0, access).all(of: person.id) }
      let hasProgrammes = try await !programmes(visit).isEmpty
      return ParticipationPage.html(
        visit.frame(hasForm: true), person, all, hasProgrammes ? form : nil, begun(fill, visit), clock)
    } take: { visit, answer in
      let access = try visit.access
      let person = try await person(visit)
      try await visit.database.write { connection in
        try ApplicationStore(connection, access).add(
          person.id, to: answer.programme, as: answer.side, answer.stage)
      }
      return .see("/people/\(person.id)/programmes")
    }
    routes.post("people/:person/programmes/:application/stage", for: .records) { visit in
      let access = try visit.access
      let person = try await person(visit)
      let id = try visit.parameter("application", as: ID<Application>.self)
      guard let stage = visit.posted["stage"].flatMap(Application.Stage.init(rawValue:)) else {
        throw Visit.nothingThere
      }
      try await visit.database.write { connection in
        _ = try ApplicationStore(connection, access).reach(stage, id, of: person.id)
      }
      return .see("/people/\(person.id)/programmes")
    }
    routes.post("people/:person/programmes/:application/end", for: .records) { visit in
      let access = try visit.access
      let person = try await person(visit)
      let id = try visit.parameter("application", as: ID<Application>.self)
      guard let ending = visit.posted["ending"].flatMap(Application.Ending.init(rawValue:)) else {
        throw Visit.nothingThere
      }
      let language = visit.language
      // What is open about them may have been decided by another agency (DepartureStore).
      try await visit.database.behind(.open).write { connection in
        _ = try DepartureStore(connection, access).end(id, of: person.id, ending, in: language)
      }
      return .see("/people/\(person.id)/programmes")
    }
    routes.get("programmes/:programme/desk/admission", for: .records) { visit in
      let access = try visit.access
      let id = try visit.parameter("programme", as: ID<Programme>.self)
      let typed = String((visit.query["find"] ?? "").prefix(100))
      let (programme, found) = try await visit.database.read { connection in
        (
          try ProgrammeStore(connection, access).programme(id),
          folded(typed).isEmpty ? [] : try PersonStore(connection, access).search(typed, atMost: 20)
        )
      }
      guard let programme else { throw Visit.nothingThere }
      return .page(
        ParticipationPage.admission(
          visit.deskFrame(), programme, typed: typed, found: found, isAsked: !folded(typed).isEmpty))
    }
  }

  /// A blank form begins with the programme that one came from, and with what is likely.
  private static func begun(_ fill: FormFill, _ visit: Visit) -> FormFill {
    guard fill.isBlank else { return fill }
    var fields = ParticipationForm.stage.filled(with: .applied)
    if let programme = visit.query["programme"] {
      fields.append(PostedFields.Field("programme", programme))
    }
    return FormFill(PostedFields(fields))
  }

  private static func programmes(_ visit: Visit) async throws -> [Programme] {
    let access = try visit.access
    return try await visit.database.read { try ProgrammeStore($0, access).open() }
  }

  private static func person(_ visit: Visit) async throws -> Person {
    let access = try visit.access
    let id = try visit.parameter("person", as: ID<Person>.self)
    guard let person = try await visit.database.read({ try PersonStore($0, access).kept(id) }) else {
      throw Visit.nothingThere
    }
    return person
  }
}

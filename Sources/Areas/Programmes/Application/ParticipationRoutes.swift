import Basics
import People
import Site
import Storage

/// Who takes part in which programme: from a record, and from the desk.
enum ParticipationRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.get(
      "people/:person/programmes", for: .records, as: ParticipationJSON.all,
      says: Bilingual(
        en: "What somebody takes part in, or took part in", fr: "À quoi une personne participe ou a participé"
      )
    ) { visit in
      try await participations(visit)
    } page: { visit, all in
      let programmes = try await programmes(visit)
      return ParticipationPage.html(
        visit.frame(hasForm: true), all.person, all.participations,
        programmes.isEmpty ? nil : ParticipationForm.form(programmes), begun(visit), clock)
    }
    routes.form(
      sentTo: "people/:person/programmes", for: .records,
      says: Bilingual(en: "Take somebody into a programme", fr: "Admettre une personne à un programme"),
      asks: ParticipationForm.faces
    ) { visit in
      ParticipationForm.form(try await programmes(visit))
    } page: { visit, form, fill in
      let all = try await participations(visit)
      return ParticipationPage.html(
        visit.frame(hasForm: true), all.person, all.participations, form, fill, clock)
    } take: { visit, answer in
      let access = try visit.access
      let person = try await person(visit)
      try await visit.database.write { connection in
        try ApplicationStore(connection, access).add(
          person.id, to: answer.programme, as: answer.side, answer.stage)
      }
      return .see("/people/\(person.id)/programmes")
    }
    routes.post(
      "people/:person/programmes/:application/stage", for: .records,
      use: .doing(
        Bilingual(en: "Move somebody to another stage", fr: "Faire passer une personne à une autre étape"),
        asks: ParticipationForm.moving.faces)
    ) { visit in
      let access = try visit.access
      let person = try await person(visit)
      let id = try visit.parameter("application", as: ID<Application>.self)
      let stage = try ParticipationForm.moving.read(visit.posted)
      try await visit.database.write { connection in
        _ = try ApplicationStore(connection, access).reach(stage, id, of: person.id)
      }
      return .see("/people/\(person.id)/programmes")
    }
    routes.post(
      "people/:person/programmes/:application/end", for: .records,
      use: .doing(
        Bilingual(en: "End what somebody takes part in", fr: "Mettre fin à une participation"),
        asks: ParticipationForm.leaving.faces)
    ) { visit in
      let access = try visit.access
      let person = try await person(visit)
      let id = try visit.parameter("application", as: ID<Application>.self)
      let (ending, language) = (try ParticipationForm.leaving.read(visit.posted), visit.language)
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
  private static func begun(_ visit: Visit) -> FormFill {
    var fields = ParticipationForm.stage.filled(with: .applied)
    if let programme = visit.query["programme"] {
      fields.append(PostedFields.Field("programme", programme))
    }
    return FormFill(PostedFields(fields))
  }

  private static func participations(_ visit: Visit) async throws -> ParticipationJSON.All {
    let (access, person) = (try visit.access, try await person(visit))
    return ParticipationJSON.All(
      person: person,
      participations: try await visit.database.read { try ApplicationStore($0, access).all(of: person.id) })
  }

  private static func programmes(_ visit: Visit) async throws -> [Programme] {
    let access = try visit.access
    return try await visit.database.read { try ProgrammeStore($0, access).open() }
  }

  static func person(_ visit: Visit) async throws -> Person {
    let access = try visit.access
    let id = try visit.parameter("person", as: ID<Person>.self)
    guard let person = try await visit.database.read({ try PersonStore($0, access).kept(id) }) else {
      throw Visit.nothingThere
    }
    return person
  }
}

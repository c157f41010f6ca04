import Basics
import Site
import Storage

/// The addresses at which staff see, ask for and withdraw the consents of people whose records they keep.
enum ConsentRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.get(
      "people/:person/consents", for: .sharing, as: ConsentJSON.overview,
      says: Bilingual(en: "What somebody agreed to", fr: "Ce qu’une personne a accepté")
    ) { visit in
      try await overview(visit, clock)
    } page: { visit, overview in
      var visit = visit
      if visit.query["sent"] != nil { visit.notice = Notice(.done, ConsentPage.sent) }
      return ConsentPage.overview(visit.frame(hasForm: true), overview)
    }
    routes.get(
      "people/:person/consents/:consent", for: .sharing, as: ConsentJSON.consent,
      says: Bilingual(en: "One consent, with its words", fr: "Un consentement, avec ses mots")
    ) { visit in
      let id = try visit.parameter("consent", as: ID<Consent>.self)
      guard let consent = try await overview(visit, clock).consents.first(where: { $0.id == id }) else {
        throw Visit.nothingThere
      }
      return consent
    } page: { visit, consent in
      ConsentPage.consent(visit.frame(hasForm: true), consent, try await overview(visit, clock))
    }
    routes.post(
      "people/:person/consents/:consent/withdrawal", for: .sharing,
      use: .doing(
        Bilingual(en: "Take a consent back for its person", fr: "Retirer un consentement pour la personne"))
    ) { visit in
      let (access, id) = (try visit.access, try visit.parameter("consent", as: ID<Consent>.self))
      let person = try visit.parameter("person", as: ID<Person>.self)
      let isThere = try await visit.database.write { connection in
        let store = ConsentStore(connection, access)
        guard try store.consent(id, of: person) != nil else { return false }
        // Somebody else may have pressed a moment before: then it is as both of them wanted.
        try store.withdraw(id, by: access.person)
        return true
      }
      guard isThere else { throw Visit.nothingThere }
      return .see("/people/\(person)/consents/\(id)")
    }
    addAsking(to: &routes, clock)
  }

  private static func addAsking(to routes: inout Routes, _ clock: DayClock) {
    routes.form(
      named: ConsentForm.name, at: "people/:person/consents/new", sentTo: "people/:person/consents/requests",
      for: .sharing,
      says: Bilingual(en: "Ask for a consent", fr: "Demander un consentement"),
      asks: ConsentForm.form([], today: LocalDate(daysSince1970: 0)).faces
    ) { visit in
      ConsentForm.form(try await recipients(visit), today: clock.day(visit.now))
    } page: { visit, form, fill in
      ConsentPage.ask(visit.frame(hasForm: true), try await person(visit), form, fill)
    } take: { visit, question in
      let (access, person) = (try visit.access, try await person(visit))
      let request = try await visit.database.write { connection in
        let names = try KeeperStore(connection).names(of: [access.keeper, question.recipient.keeper])
        guard let own = names[access.keeper], let reader = names[question.recipient.keeper] else {
          throw Visit.nothingThere
        }
        let request = ConsentRequest(
          question.purpose, of: person.id, keptBy: own, to: question.recipient, named: reader,
          in: question.language, until: question.until, at: access.now, by: clock)
        try ConsentRequestStore(connection, access).ask(request)
        return request
      }
      return .see("/people/\(person.id)/consents/requests/\(request.id)")
    }

    routes.form(
      ConsentForm.answer, at: "people/:person/consents/requests/:request",
      sentTo: "people/:person/consents/requests/:request/consent", for: .sharing,
      says: Bilingual(en: "Write down that somebody agreed", fr: "Noter qu’une personne a accepté")
    ) { visit, fill in
      let (access, person) = (try visit.access, try await person(visit))
      let id = try visit.parameter("request", as: ID<ConsentRequest>.self)
      let request = try await visit.database.read {
        try ConsentRequestStore($0, access).open(id, of: person.id)
      }
      guard let request else { throw Visit.nothingThere }
      return ConsentPage.request(visit.frame(hasForm: true), request, person, fill)
    } take: { visit, manner in
      let access = try visit.access
      let id = try visit.parameter("request", as: ID<ConsentRequest>.self)
      let person = try await person(visit).id
      let consent = try await visit.database.write {
        try ConsentRequestStore($0, access).agree(id, of: person, manner)
      }
      return .see("/people/\(person)/consents/\(consent.id)")
    }

    routes.post(
      "people/:person/consents/requests/:request/end", for: .sharing,
      use: .doing(Bilingual(en: "Take a question back", fr: "Retirer une demande"))
    ) { visit in
      let access = try visit.access
      let id = try visit.parameter("request", as: ID<ConsentRequest>.self)
      let person = try await person(visit).id
      try await visit.database.write { try ConsentRequestStore($0, access).end(id, of: person) }
      return .see("/people/\(person)/consents")
    }
  }

  /// The person whose page it is; the same 404 for nobody and for somebody else's.
  static func person(_ visit: Visit) async throws -> Person {
    let (access, id) = (try visit.access, try visit.parameter("person", as: ID<Person>.self))
    guard let person = try await visit.database.read({ try PersonStore($0, access).kept(id) }) else {
      throw Visit.nothingThere
    }
    return person
  }

  private static func overview(_ visit: Visit, _ clock: DayClock) async throws -> ConsentPage.Overview {
    let (access, person) = (try visit.access, try await person(visit))
    return try await visit.database.read { try ConsentStore.overview(of: person, $0, access, clock) }
  }

  /// Whoever could be let in: those of the same council, and the other councils.
  private static func recipients(_ visit: Visit) async throws -> [Keeper] {
    let access = try visit.access
    return try await visit.database.read { connection in
      let keepers = KeeperStore(connection)
      let near = try keepers.open(of: access.council, at: access.now).filter {
        $0.id != access.keeper || access.isOfCouncil
      }
      return near + (try keepers.councils(at: access.now).filter { $0.id != access.council })
    }
  }
}

extension ConsentStore {
  /// What pages show of somebody's consents, read at one moment.
  static func overview(
    of person: Person, _ connection: Connection, _ access: Access, _ clock: DayClock
  ) throws -> ConsentPage.Overview {
    let consents = try ConsentStore(connection, access).all(of: person.id)
    let requests = try ConsentRequestStore(connection, access).open(of: person.id)
    let names = try KeeperStore(connection).names(
      of: consents.map(\.recipient) + requests.map(\.recipient.keeper) + [person.keeper])
    return ConsentPage.Overview(
      person: person, consents: consents, requests: requests, names: names, now: access.now,
      clock: clock)
  }
}

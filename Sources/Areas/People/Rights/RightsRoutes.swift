import Basics
import Site
import Storage

/// The addresses of rights and duties.
enum RightsRoutes {
  static func declare(_ routes: inout Routes) {
    routes.get(
      "people/:person/rights", for: .records, as: RightsJSON.overview,
      says: Bilingual(
        en: "What somebody asked to have corrected, and what holds their record",
        fr: "Ce qu’une personne a demandé de corriger, et ce qui retient son dossier")
    ) { visit in
      try await overview(visit)
    } page: { visit, overview in
      RightsPage.overview(visit.frame(hasForm: true), overview)
    }
    routes.get("people/:person/export/:kind", for: .records) { visit in
      let (access, person) = (try visit.access, try await ConsentRoutes.person(visit))
      return try await export(of: person, by: access, visit)
    }
    routes.get("privacy", for: .everybody) { visit in .page(PrivacyPage.page(visit.frame())) }
    addCorrections(to: &routes)
    addErasure(to: &routes)
    addRegisters(to: &routes)
  }

  // MARK: Export

  /// Everything, as a file; that it was handed out is written down first.
  static func export(of person: Person, by access: Access, _ visit: Visit) async throws -> Response {
    let kind = try visit.parameter("kind", as: String.self)
    guard kind == "json" || kind == "csv" else { throw Visit.nothingThere }
    // Tables that are found otherwise than by a keeper stand behind no wall of hers; whose record it is, was asked before.
    let export = try await visit.database.behind(.open).write { connection in
      try AuditLog().add(
        AuditEntry(
          by: access.actor, read: "person", person.id.rawValue, how: "exported",
          council: access.council.rawValue),
        in: connection)
      return PersonExport(
        person: person.id, made: access.now,
        tables: try PersonalDataStore(connection, of: person.id).everything())
    }
    let name = "allies-\(person.id).\(kind)"
    return kind == "json"
      ? .download(Array(export.json.utf8), name: name, type: "application/json")
      : .download(export.csv(in: visit.language), name: name, type: "text/csv; charset=utf-8")
  }

  // MARK: Correction

  private static func addCorrections(to routes: inout Routes) {
    routes.form(
      CorrectionForm.answer, sentTo: "people/:person/corrections/:correction/answer", for: .records,
      says: Bilingual(en: "Answer a request for correction", fr: "Répondre à une demande de correction")
    ) { visit, fill in
      RightsPage.overview(visit.frame(hasForm: true), try await overview(visit), answer: fill)
    } take: { visit, answer in
      let (access, person) = (try visit.access, try visit.parameter("person", as: ID<Person>.self))
      let id = try visit.parameter("correction", as: ID<Correction>.self)
      try await visit.database.write { connection in
        let store = CorrectionStore(connection, access)
        guard try store.all(of: person).contains(where: { $0.id == id }) else { throw Visit.nothingThere }
        try store.decide(id, of: person, answer.decision, answer.reason)
      }
      return .see("/people/\(person)/rights")
    }
  }

  // MARK: Erasure

  private static func addErasure(to routes: inout Routes) {
    routes.form(
      RightsForm.hold, at: "people/:person/hold", sentTo: "people/:person/hold", for: .records,
      says: Bilingual(en: "Hold a record by law", fr: "Retenir un dossier en vertu de la loi")
    ) {
      visit, fill in
      RightsPage.hold(visit.frame(hasForm: true), try await ConsentRoutes.person(visit), fill)
    } take: { visit, reason in
      let (access, person) = (try visit.access, try await ConsentRoutes.person(visit))
      try await visit.database.write { try ErasureStore($0, access).hold(person.id, because: reason) }
      return .see("/people/\(person.id)/rights")
    }
    routes.post(
      "people/:person/hold/end", for: .records,
      use: .doing(Bilingual(en: "End a legal hold", fr: "Lever la retenue d’un dossier"))
    ) { visit in
      let (access, person) = (try visit.access, try await ConsentRoutes.person(visit))
      try await visit.database.write { try ErasureStore($0, access).endHold(of: person.id) }
      return .see("/people/\(person.id)/rights")
    }
    routes.form(
      RightsForm.erase, at: "people/:person/erasure", sentTo: "people/:person/erasure", for: .records
    ) {
      visit, fill in
      RightsPage.erase(visit.frame(hasForm: true), try await ConsentRoutes.person(visit), fill)
    } take: { visit, _ in
      let (access, person) = (try visit.access, try await ConsentRoutes.person(visit))
      // Sessions, drafts and letters stand behind no keeper's wall: the program goes through all tables for them.
      try await visit.database.behind(.open).write {
        _ = try ErasureStore($0, access).erase(person.id, .asked)
      }
      return .see("/rights?done=erased")
    }
  }

  // MARK: Registers

  private static func addRegisters(to routes: inout Routes) {
    routes.get(
      "rights", for: .records, as: RightsJSON.registers,
      says: Bilingual(en: "The registers of rights and duties", fr: "Les registres des droits et obligations")
    ) { visit in
      let access = try visit.access
      return try await visit.database.read { connection in
        RegisterPage.Registers(
          corrections: try CorrectionStore(connection, access).open(),
          retention: try RetentionStore(connection, access).dryRun(),
          erasures: try ErasureStore(connection, access).done(),
          breaches: try BreachStore(connection, access).all(),
          today: LocalDate(of: access.now))
      }
    } page: { visit, registers in
      var frame = visit.frame(hasForm: true)
      if visit.query["done"] != nil {
        frame.notice = Notice(
          .done,
          Bilingual(
            en: "It is erased. The register below keeps the number, and nothing else.",
            fr: "C’est effacé. Le registre ci-dessous garde le numéro, et rien d’autre."))
      }
      return RegisterPage.registers(frame, registers)
    }
    routes.post("rights/retention", for: .records) { visit in
      let access = try visit.access
      try await visit.database.behind(.open).write { _ = try RetentionStore($0, access).carryOut() }
      return .see("/rights?done=erased")
    }
    routes.form(named: RightsForm.incidentName, at: "breaches/new", sentTo: "breaches", for: .records) {
      visit in
      let access = try visit.access
      let accounts = try await visit.database.read { try BreachStore($0, access).accounts() }
      return RightsForm.incident(accounts, today: LocalDate(of: access.now))
    } page: { visit, form, fill in
      RegisterPage.newBreach(visit.frame(hasForm: true), form, fill)
    } take: { visit, incident in
      let access = try visit.access
      let breach = Breach(
        id: ID(at: access.now), known: access.now, first: incident.first, last: incident.last,
        account: incident.account, words: incident.words)
      try await visit.database.write { try BreachStore($0, access).add(breach) }
      return .see("/breaches/\(breach.id)")
    }
    routes.get(
      "breaches/:breach", for: .records, as: RightsJSON.found,
      says: Bilingual(en: "An incident, and whom it concerns", fr: "Un incident, et qui il concerne")
    ) { visit in
      let (access, id) = (try visit.access, try visit.parameter("breach", as: ID<Breach>.self))
      guard let breach = try await visit.database.read({ try BreachStore($0, access).breach(id) }) else {
        throw Visit.nothingThere
      }
      // It counts the records of others, and shows nothing of them.
      return try await visit.database.behind(.open).read { connection in
        let affected = try BreachStore(connection, access).affected(by: breach)
        return RegisterPage.FoundBreach(
          breach: breach, affected: affected,
          names: try KeeperStore(connection).names(of: affected.others.keys))
      }
    } page: { visit, found in
      RegisterPage.breach(visit.frame(), found)
    }
  }

  private static func overview(_ visit: Visit) async throws -> RightsPage.Overview {
    let (access, person) = (try visit.access, try await ConsentRoutes.person(visit))
    return try await visit.database.read { connection in
      RightsPage.Overview(
        person: person, corrections: try CorrectionStore(connection, access).all(of: person.id),
        hold: try ErasureStore(connection, access).hold(of: person.id), today: LocalDate(of: access.now))
    }
  }
}

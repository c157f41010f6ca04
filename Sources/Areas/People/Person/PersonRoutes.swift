import Basics
import Site
import Storage

/// Somebody's record: taken up, shown, changed.
enum PersonRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.form(
      PersonForm.new, at: "people/new", sentTo: "people", for: .records,
      says: Bilingual(en: "Take somebody up", fr: "Ouvrir un dossier"),
      asks: [PersonForm.isSomebodyElse.optional.face]
    ) { visit, fill in
      PersonFormPage.new(visit.frame(hasForm: true), try await begun(fill, visit))
    } take: { visit, answer in
      try await takeUp(answer, visit)
    }
    routes.get(
      "people/:person", for: .records, as: PersonJSON.record,
      says: Bilingual(en: "Somebody’s record", fr: "Le dossier d’une personne")
    ) { visit in
      let access = try visit.access
      let id = try visit.parameter("person", as: ID<Person>.self)
      let record = try await visit.database.read { connection in
        try PersonRecordStore(connection, access).record(of: id)
      }
      if let record { return record }
      // A merged record leads to the one that took it up.
      let successor = try await visit.database.read { try PersonStore($0, access).successor(of: id) }
      guard let successor else { throw visit.noSuchPerson }
      throw Elsewhere("/people/\(successor)")
    } page: { visit, record in
      PersonPage(
        frame: visit.frame(hasForm: true), record: record, clock: clock, now: visit.now,
        reader: try visit.access.person
      ).html
    }
    routes.form(
      PersonForm.change, at: "people/:person/edit", sentTo: "people/:person", for: .records,
      says: Bilingual(en: "Change what a record says of its person", fr: "Modifier l’identité au dossier")
    ) { visit, fill in
      let person = try await visit.person()
      let shown = fill.isBlank ? FormFill(PersonForm.filled(person)) : fill
      return PersonFormPage.change(visit.frame(hasForm: true), person, shown)
    } take: { visit, answer in
      let access = try visit.access
      let before = try await visit.person()
      let person = answer.person(before.id, access, added: before.added)
      try await visit.database.write { _ = try PersonStore($0, access).change(person) }
      return visit.see(person.id)
    }
    routes.get(
      "people/:person/timeline", for: .records, as: PersonJSON.timeline,
      says: Bilingual(en: "What happened with somebody", fr: "Ce qui s’est passé avec une personne"),
      narrowedBy: [PersonJSON.before], next: { $1.earlier }
    ) { visit in
      let access = try visit.access
      let person = try await visit.person()
      let earlier = visit.query["before"].flatMap(ID<Happening>.init)
      let most = 50
      let (happenings, names) = try await visit.database.read { connection in
        let found = try TimelineStore(connection, access).happenings(
          of: person.id, before: earlier, atMost: most + 1, kinds: HappeningKind.all)
        return (found, try PersonStore(connection, access).names(of: found.compactMap(\.by)))
      }
      return PersonJSON.TimelinePart(
        person: person, happenings: Array(happenings.prefix(most)), names: names,
        hasEarlier: happenings.count > most)
    } page: { visit, part in
      TimelinePage.html(
        visit.frame(), part.person, part.happenings, names: part.names, hasEarlier: part.hasEarlier, clock)
    }
    routes.get(
      "people/:person/duplicates", for: .records, as: PersonJSON.duplicates,
      says: Bilingual(
        en: "Records here that may be of the same person",
        fr: "Dossiers d’ici qui concernent peut-être la même personne")
    ) { visit in
      try await duplicates(visit).1
    } page: { visit, duplicates in
      DuplicatePage.html(
        visit.frame(hasForm: true), try await visit.person(), duplicates, isKnownElsewhere: nil)
    }
    routes.post(
      "people/:person/duplicates", for: .records, as: PersonJSON.isKnownElsewhere,
      says: Bilingual(
        en: "Ask whether somebody is known elsewhere too", fr: "Demander si une personne est connue ailleurs")
    ) { visit in
      try await KnownElsewhere.asks(visit.database, for: try await visit.person(), try visit.access)
    } page: { visit, isKnown in
      let (person, duplicates) = try await duplicates(visit)
      return DuplicatePage.html(
        visit.frame(hasForm: true), person, duplicates, isKnownElsewhere: isKnown)
    }
  }

  /// A blank form begins with what is likely: the reader's language, and the city of the council or agency.
  private static func begun(_ fill: FormFill, _ visit: Visit) async throws -> FormFill {
    guard fill.isBlank else { return fill }
    let access = try visit.access
    let keeper = try await visit.database.read { try KeeperStore($0).keeper(access.keeper) }
    let role: PersonForm.Side = access.isOfCouncil ? .professional : .newcomer
    return FormFill(
      PostedFields(
        PersonForm.language.filled(with: visit.language) + PersonForm.city.filled(with: keeper?.city)
          + PersonForm.side.filled(with: role)))
  }

  private static func takeUp(_ answer: PersonForm.Answer, _ visit: Visit) async throws -> Response {
    let access = try visit.access
    let person = answer.person(ID(at: visit.now), access, added: visit.now)
    let mayBeKnown = visit.posted["distinct"] != "yes"
    let duplicates = try await visit.database.write { connection -> [Duplicate] in
      if mayBeKnown {
        let found = try ReachStore(connection, access).duplicates(of: person)
        if !found.isEmpty { return found }
      }
      try PersonStore(connection, access).takeUp(person, as: answer.role, occupation: answer.occupation)
      return []
    }
    guard duplicates.isEmpty else {
      if visit.isForProgram { throw alreadyHere(duplicates) }
      let page = PersonFormPage.new(
        visit.frame(hasForm: true), FormFill(visit.posted), duplicates: duplicates)
      return .page(page, status: .conflict)
    }
    return visit.see(person.id)
  }

  /// What a program is told in place of the page that shows them side by side.
  private static func alreadyHere(_ duplicates: [Duplicate]) -> Refusal {
    let numbers = duplicates.map(\.person.id.description).joined(separator: ", ")
    return Refusal(
      .conflict,
      en:
        "There may be a record of this person already: \(numbers). If it is somebody else, send “distinct”: true as well.",
      fr:
        "Il y a peut-être déjà un dossier de cette personne : \(numbers). S’il s’agit de quelqu’un d’autre, envoyez aussi "
        + "« distinct » : true.")
  }

  private static func duplicates(_ visit: Visit) async throws -> (Person, [Duplicate]) {
    let access = try visit.access
    let person = try await visit.person()
    let found = try await visit.database.read { try ReachStore($0, access).duplicates(of: person) }
    return (person, found)
  }
}

extension Visit {
  /// Whom the address is about.
  ///
  /// - Throws: a `Refusal` (404) where there is no such record of theirs.
  func person() async throws -> Person {
    let access = try access
    let id = try parameter("person", as: ID<Person>.self)
    guard let person = try await database.read({ try PersonStore($0, access).kept(id) }) else {
      throw noSuchPerson
    }
    return person
  }

  /// The same words for what is not there and for what is not theirs.
  var noSuchPerson: Refusal {
    Refusal(
      .missing, en: "There is no such record here. It may have been erased, or be kept elsewhere.",
      fr: "Il n’y a pas de tel dossier ici. Il a peut-être été effacé, ou il est tenu ailleurs.")
  }

  /// After something was done: the person's page.
  func see(_ person: ID<Person>, at place: String = "") -> Response {
    .see("/people/\(person)" + (place.isEmpty ? "" : "#" + place))
  }
}

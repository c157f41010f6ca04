import Basics
import Identity
import Mail
import Site
import Storage

/// The pages behind somebody's own link. Looking changes nothing; each thing done uses the link up and leads on by a new one.
enum LinkRoutes {
  static func declare(_ routes: inout Routes, _ clock: DayClock) {
    routes.get("links/:secret", for: .anyone) { visit in
      let (secret, link) = try await link(visit)
      guard link.kept.state(at: visit.now) == .open else {
        return .page(LinkPage.over(visit.frame(hasForm: true), secret.text), status: .conflict)
      }
      let overview = try await overview(visit, secret, link, clock)
      var frame = visit.frame(hasForm: true)
      frame.notice = visit.query["done"].flatMap(LinkPage.Done.init(rawValue:)).map {
        Notice(.done, $0.words)
      }
      return .page(LinkPage.overview(frame, overview))
    }
    act(&routes, "links/:secret/consents", .agreed) { visit, connection, access in
      _ = try ConsentRequestStore(connection, access).agree(
        try posted("request", visit), of: access.person, .online)
    }
    act(&routes, "links/:secret/refusals", .declined) { visit, connection, access in
      try ConsentRequestStore(connection, access).end(try posted("request", visit), of: access.person)
    }
    act(&routes, "links/:secret/withdrawals", .withdrawn) { visit, connection, access in
      let store = ConsentStore(connection, access)
      let id: ID<Consent> = try posted("consent", visit)
      guard try store.consent(id, of: access.person) != nil else { throw Visit.nothingThere }
      try store.withdraw(id, by: access.person)
    }
    routes.get("links/:secret/record/:kind", for: .anyone) { visit in
      let (secret, link) = try await link(visit)
      guard link.kept.state(at: visit.now) == .open else {
        return .page(LinkPage.over(visit.frame(hasForm: true), secret.text), status: .conflict)
      }
      let access = link.access(at: visit.now)
      let person = try await visit.database.behind(access.wall).read {
        try PersonStore($0, access).kept(access.person)
      }
      guard let person else { throw Visit.nothingThere }
      return try await RightsRoutes.export(of: person, by: access, visit)
    }
    addCorrection(to: &routes)
    addSending(to: &routes, clock)
  }

  private static func addCorrection(to routes: inout Routes) {
    routes.form(
      CorrectionForm.request, at: "links/:secret/corrections", sentTo: "links/:secret/corrections",
      for: .anyone
    ) { visit, fill in
      let (secret, link) = try await link(visit)
      guard link.kept.state(at: visit.now) == .open else { throw KeptTicket.refusal }
      return LinkPage.correction(visit.frame(hasForm: true), secret.text, fill)
    } take: { visit, words in
      let (_, link) = try await link(visit)
      let (now, access) = (visit.now, link.access(at: visit.now))
      let next = try await visit.database.behind(access.wall).write { connection in
        let next = try PersonLinkStore(connection).use(link, at: now)
        try CorrectionStore(connection, access).ask(words, of: access.person)
        return next
      }
      return lead(on: next, .correction)
    }
  }

  // MARK: Letters

  private static func addSending(to routes: inout Routes, _ clock: DayClock) {
    routes.post("people/:person/links", for: .records) { visit in
      let (access, person) = (try visit.access, try await ConsentRoutes.person(visit))
      try await send(to: person, by: access, visit, clock, once: nil)
      return .see("/people/\(person.id)/consents?sent=1")
    }
    routes.post("links/:secret/renewal", for: .anyone) { visit in
      let (_, link) = try await link(visit)
      let access = link.access(at: visit.now)
      let person = try await visit.database.behind(access.wall).read {
        try PersonStore($0, access).kept(access.person)
      }
      // Whether an address is known is told to whoever reads mail there, and to nobody else.
      if let person, person.email != nil {
        try await send(
          to: person, by: access, visit, clock, once: "person link \(person.id) \(clock.day(visit.now))")
      }
      return .page(LinkPage.sent(visit.frame()))
    }
  }

  private static func send(
    to person: Person, by access: Access, _ visit: Visit, _ clock: DayClock, once key: String?
  ) async throws {
    let (now, origin, database) = (visit.now, visit.origin, visit.database.behind(access.wall))
    try await database.write { connection in
      let ticket = try PersonLinkStore(connection).add(for: person.id, by: access)
      let keeper = try KeeperStore(connection).keeper(person.keeper)?.name ?? Bilingual(same: "Allies")
      let letter = try LinkLetterWords.letter(to: person, ticket, from: origin, keeper: keeper, clock)
      let outbox = Outbox(database, queue: JobQueue(now: { now }), now: { now })
      guard try outbox.add(letter, in: connection, once: key) != nil else { return }
      try TimelineStore(connection, access).add(.linkSent, of: person.id)
      try AuditLog().add(
        AuditEntry(
          by: access.actor, changed: "person", person.id.rawValue, how: "link-sent",
          council: access.council.rawValue), in: connection)
    }
  }

  // MARK: Opening

  /// The secret of the address, and whose link it is.
  private static func link(_ visit: Visit) async throws -> (Secret, PersonLink) {
    guard let secret = Secret(try visit.parameter("secret", as: String.self)) else {
      throw Visit.nothingThere
    }
    // Nobody is signed in: who it is, the link alone says, and then the wall is that of their record.
    let found = try await visit.database.behind(.open).read { try PersonLinkStore($0).link(secret) }
    guard let found else { throw Visit.nothingThere }
    return (secret, found)
  }

  private static func overview(
    _ visit: Visit, _ secret: Secret, _ link: PersonLink, _ clock: DayClock
  ) async throws -> LinkPage.Overview {
    let access = link.access(at: visit.now)
    return try await visit.database.behind(access.wall).read { connection in
      guard let person = try PersonStore(connection, access).kept(access.person) else {
        throw Visit.nothingThere
      }
      let overview = try ConsentStore.overview(of: person, connection, access, clock)
      return LinkPage.Overview(
        secret: secret.text, person: person, consents: overview.consents, requests: overview.requests,
        corrections: try CorrectionStore(connection, access).all(of: person.id), names: overview.names,
        now: access.now, clock: clock)
    }
  }

  private static func posted<Thing>(_ name: String, _ visit: Visit) throws -> ID<Thing> {
    guard let id = visit.posted[name].flatMap(ID<Thing>.init) else { throw Visit.nothingThere }
    return id
  }

  /// Something that is done by one press: in one transaction with using the link up.
  private static func act(
    _ routes: inout Routes, _ pattern: StaticString, _ done: LinkPage.Done,
    _ body: @escaping @Sendable (Visit, Connection, Access) throws -> Void
  ) {
    routes.post(pattern, for: .anyone) { visit in
      let (secret, link) = try await link(visit)
      let (now, access) = (visit.now, link.access(at: visit.now))
      guard link.kept.state(at: now) == .open else {
        return .page(LinkPage.over(visit.frame(hasForm: true), secret.text), status: .conflict)
      }
      let next = try await visit.database.behind(access.wall).write { connection in
        let next = try PersonLinkStore(connection).use(link, at: now)
        try body(visit, connection, access)
        return next
      }
      return lead(on: next, done)
    }
  }

  private static func lead(on next: Ticket, _ done: LinkPage.Done) -> Response {
    .see("/links/\(next.secret.text)?done=\(done.rawValue)")
  }
}

extension HappeningKind {
  package static let linkSent = HappeningKind("link-sent", en: "Was sent a link", fr: "Lien envoyé")
}

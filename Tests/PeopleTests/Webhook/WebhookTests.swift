import Basics
import Mail
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import Outbound
@testable import People

/// Harbour House with a system of its own that listens.
private struct Office: Sendable {
  let town: Town
  let clock: SiteTesting.TestClock
  let server: LoopbackServer

  static func open(_ engine: EngineName, _ body: (Office) async throws -> Void) async throws {
    let server = try LoopbackServer { _ in .answer(204, "") }
    defer { server.end() }
    try await Town.open(engine) { town in
      try await body(Office(town: town, clock: SiteTesting.TestClock(), server: server))
    }
  }

  /// Karim, as the administrator that he is besides.
  var karim: Access {
    Access(
      person: town.karim.person, role: .administrator, keeper: town.harbour.id, council: town.halifax.id,
      now: clock.now)
  }

  func listen(_ access: Access? = nil) async throws -> (id: ID<Webhook>, secret: WebhookSecret) {
    try await town.ask(access ?? karim) {
      try WebhookStore($0, $1).add("https://system.harbour.example/allies")
    }
  }

  @discardableResult
  func takeUp(_ name: String, by access: Access? = nil) async throws -> ID<Person> {
    let (id, town) = (ID<Person>(), town)
    try await town.ask(access ?? town.karim) {
      try PersonStore($0, $1).takeUp(town.person(id, name, keptBy: $1), as: nil, occupation: nil)
    }
    return id
  }

  func deliveries(_ webhook: ID<Webhook>) async throws -> [WebhookDelivery] {
    try await town.ask(karim) { try WebhookStore($0, $1).deliveries(to: webhook, atMost: 100) }
  }

  func webhook(_ id: ID<Webhook>) async throws -> Webhook {
    try #require(try await town.ask(karim) { try WebhookStore($0, $1).webhook(id) })
  }

  /// Carries over to others what they are to be told.
  func workNews() async throws {
    let (clock, database) = (clock, town.database)
    let worker = JobWorker(
      database, queue: JobQueue(now: { clock.now }), handlers: [ReferralNews.handler(now: { clock.now })])
    async let done: Void = worker.run()
    while try await database.read({
      try $0.row("SELECT 1 FROM jobs WHERE state = 'open' AND name = 'people/referral-news'") != nil
    }) { await Task.yield() }
    worker.stop()
    await done
  }

  /// Sends what is due now.
  func work() async throws {
    let (clock, database) = (clock, town.database)
    let client = OutboundClient(reach: .thisMachine(port: server.port))
    let sender = WebhookSender(database, Town.accounts, client: client, now: { clock.now })
    let worker = JobWorker(database, queue: JobQueue(now: { clock.now }), handlers: [sender.handler])
    async let done: Void = worker.run()
    while try await database.read({
      try $0.row(
        "SELECT 1 FROM jobs WHERE state = 'open' AND name = 'people/webhook' AND due <= \(clock.now)") != nil
    }) { await Task.yield() }
    worker.stop()
    await done
  }
}

@Suite("Telling other systems what happens")
struct WebhookTests {
  private func isSigned(_ request: LoopbackServer.Request, by secret: WebhookSecret) -> Bool {
    guard let id = request.head["webhook-id"], let time = request.head["webhook-timestamp"],
      let signatures = request.head["webhook-signature"]
    else { return false }
    let expected = secret.signature(of: Array("\(id).\(time).".utf8) + request.body)
    return signatures.split(separator: " ").contains { $0 == "v1,\(expected)" }
  }

  @Test(
    "what happens is told in a signed message of numbers, and whom it is about is not named",
    arguments: EngineName.allCases)
  func told(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let (webhook, secret) = try await office.listen()
      let amina = try await office.takeUp("Amina")
      try await office.work()
      let request = try #require(office.server.requests.first)
      #expect(office.server.requests.count == 1 && request.method == "POST" && request.path == "/allies")
      #expect(isSigned(request, by: secret) && !isSigned(request, by: WebhookSecret()))
      let second = office.clock.now.microsecondsSince1970 / 1_000_000
      #expect(request.head["webhook-timestamp"] == String(second))
      #expect(request.text.hasPrefix("{\"type\":\"person.added\",\"timestamp\":\"20"))
      #expect(request.text.hasSuffix("Z\",\"data\":{\"person\":\"\(amina)\"}}"))
      #expect(!request.text.contains("Amina"))
      let told = try await office.deliveries(webhook)
      #expect(told.map(\.state) == [.delivered] && told.first?.outcome == "204" && told.first?.attempts == 1)
      #expect(request.head["webhook-id"] == told.first?.id.description)
    }
  }

  @Test(
    "consents are told as they are given and taken back; notes and tags are not told",
    arguments: EngineName.allCases)
  func events(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let amina = try await office.takeUp("Amina")
      let (webhook, _) = try await office.listen()
      let consent = try await office.town.agree(amina, keptBy: office.town.karim, to: office.town.citadel)
      try await office.town.ask(office.town.karim) { connection, access in
        try ConsentStore(connection, access).withdraw(consent, by: access.person)
        try TimelineStore(connection, access).add(.noted, of: amina)
        try TimelineStore(connection, access).add(.changed, of: amina)
      }
      #expect(
        try await office.deliveries(webhook).map(\.event).sorted { $0.rawValue < $1.rawValue } == [
          .consentGiven, .consentWithdrawn, .personChanged,
        ])
      try await office.work()
      office.clock.move(seconds: 6)
      try await office.work()
      #expect(
        office.server.requests.contains {
          $0.text.contains("\"about\":\"\(ID<Happening>(rawValue: consent.rawValue))\"")
        })
    }
  }

  @Test(
    "a change that is not kept is not told, and nobody is told what others keep",
    arguments: EngineName.allCases)
  func onlyTheirs(engine: EngineName) async throws {
    struct Undone: Error {}
    try await Office.open(engine) { office in
      let (webhook, _) = try await office.listen()
      let amina = try await office.takeUp("Amina", by: office.town.lena)
      await #expect(throws: Undone.self) {
        try await office.town.ask(office.town.karim) { connection, access in
          try PersonStore(connection, access).takeUp(
            office.town.person(ID(), "Bao", keptBy: access), as: nil, occupation: nil)
          throw Undone()
        }
      }
      #expect(try await office.deliveries(webhook).isEmpty)
      let jobs = try await office.town.database.read {
        try $0.value("SELECT COUNT(*) FROM jobs", as: Int.self)
      }
      #expect(jobs == 0 && amina.rawValue != 0)
      // Another agency's administrator has no such address.
      let lena = Access(
        person: office.town.lena.person, role: .administrator, keeper: office.town.citadel.id,
        council: office.town.halifax.id, now: office.clock.now)
      #expect(try await office.town.ask(lena) { try WebhookStore($0, $1).webhook(webhook) } == nil)
      if engine == .postgres {
        let seen = try await office.town.ask(lena.unscoped) { try WebhookStore($0, $1).all().count }
        #expect(seen == 0)
      }
    }
  }

  @Test(
    "what fails is tried for three days; then the address is turned off, and its administrators are told",
    arguments: EngineName.allCases)
  func retries(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let (karim, now) = (office.karim, office.clock.now)
      try await office.town.database.behind(.open).write { connection in
        try AppointmentStore(connection).add(
          Appointment(
            id: ID(at: now), person: karim.person, role: .administrator, keeper: karim.keeper,
            council: karim.council,
            begun: now), by: nil)
      }
      let (webhook, _) = try await office.listen()
      office.server.behave { _ in .answer(500, "") }
      try await office.takeUp("Amina")
      try await office.work()
      #expect(try await office.deliveries(webhook).map(\.state) == [.waiting])
      // Before its time it is not tried again.
      try await office.work()
      #expect(office.server.requests.count == 1)
      for _ in 0..<22 {
        office.clock.move(seconds: 21_600)
        try await office.work()
      }
      #expect(office.server.requests.count == 23)
      let told = try await office.deliveries(webhook)
      #expect(told.map(\.state) == [.failed] && told.first?.attempts == 23 && told.first?.outcome == "500")
      #expect(try await office.webhook(webhook).off?.because == "500")
      let letters = try await office.town.database.read { connection in
        try connection.values("SELECT recipient FROM mail_letters", as: String.self)
      }
      #expect(letters == ["karim@example.org"])
      // From now on nothing is asked for; once it is on again, what failed can be sent again.
      try await office.takeUp("Bao")
      #expect(try await office.deliveries(webhook).count == 1)
      office.server.behave { _ in .answer(200, "") }
      let failed = try #require(told.first?.id)
      await #expect(throws: WebhookWords.isOff) {
        try await office.town.ask(office.karim) { try WebhookStore($0, $1).sendAgain(failed, of: webhook) }
      }
      try await office.town.ask(office.karim) { connection, access in
        try WebhookStore(connection, access).turnOn(webhook)
        try WebhookStore(connection, access).sendAgain(failed, of: webhook)
      }
      try await office.work()
      #expect(try await office.deliveries(webhook).map(\.state) == [.delivered, .failed])
      let shortest = (1..<23).reduce(Duration.zero) {
        $0 + min(.seconds(21_600), .seconds(30) * (1 << ($1 - 1))) * 0.8
      }
      #expect(shortest > .seconds(60 * 3_600) && shortest / 0.8 < .seconds(90 * 3_600))
    }
  }

  @Test(
    "what was being sent for the last time when the process ended is failed, and waits no longer",
    arguments: EngineName.allCases)
  func cutShort(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let (webhook, _) = try await office.listen()
      try await office.takeUp("Amina")
      // As a process leaves it that ended in the last attempt: begun so often, and due again.
      try await office.town.database.write {
        try $0.run("UPDATE jobs SET attempts = 23 WHERE name = 'people/webhook' AND state = 'open'")
      }
      try await office.work()
      #expect(office.server.requests.isEmpty)
      let told = try await office.deliveries(webhook)
      #expect(told.map(\.state) == [.failed] && told.first?.outcome == "cut-short")
      #expect(try await office.webhook(webhook).off?.because == "cut-short")
    }
  }

  @Test(
    "the systems of the agency that somebody is sent to are told of it by the referral’s number alone",
    arguments: EngineName.allCases)
  func received(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let town = office.town
      let (karim, lena) = (town.karim, town.lena)
      let administrator = Access(
        person: lena.person, role: .administrator, keeper: lena.keeper, council: lena.council,
        now: office.clock.now)
      let (webhook, secret) = try await office.listen(administrator)
      let amina = try await office.takeUp("Amina")
      try await town.agree(amina, keptBy: karim, to: town.citadel, for: .referral)
      let day = LocalDate(of: karim.now).adding(days: 14)
      let referral = try await town.ask(karim) {
        try ReferralStore($0, $1).send(amina, to: town.citadel, .referral, because: "Interviews", due: day)
      }
      try await office.workNews()
      try await office.work()
      let request = try #require(office.server.requests.last)
      #expect(office.server.requests.count == 1 && isSigned(request, by: secret))
      #expect(request.text.hasPrefix("{\"type\":\"referral.received\""))
      #expect(request.text.hasSuffix("\"data\":{\"about\":\"\(referral)\"}}"))
      try await town.ask(karim) { try ReferralStore($0, $1).withdraw(referral) }
      try await office.workNews()
      try await office.work()
      #expect(office.server.requests.last?.text.contains("referral.withdrawn") == true)
      let told = try await town.ask(administrator) {
        try WebhookStore($0, $1).deliveries(to: webhook, atMost: 9)
      }
      #expect(told.map(\.event) == [.referralWithdrawn, .referralReceived])
    }
  }

  @Test("an address that says it is gone is turned off at once", arguments: EngineName.allCases)
  func gone(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let (webhook, _) = try await office.listen()
      office.server.behave { _ in .answer(410, "") }
      try await office.takeUp("Amina")
      try await office.work()
      #expect(try await office.webhook(webhook).off?.because == "410")
      // One that leads elsewhere is not followed, and not taken for an answer.
      try await office.town.ask(office.karim) { try WebhookStore($0, $1).turnOn(webhook) }
      office.server.behave { _ in .answer(302, "", head: ["Location: https://elsewhere.example/"]) }
      try await office.town.ask(office.karim) { try WebhookStore($0, $1).test(webhook) }
      try await office.work()
      #expect(try await office.deliveries(webhook).first?.outcome == "302")
      #expect(try await office.deliveries(webhook).first?.state == .waiting)
    }
  }

  @Test(
    "for two days after it was replaced a secret signs beside the new one", arguments: EngineName.allCases)
  func rotation(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let (webhook, first) = try await office.listen()
      let second = try await office.town.ask(office.karim) {
        try WebhookStore($0, $1).renewSecret(of: webhook)
      }
      func sent() async throws -> LoopbackServer.Request {
        try await office.town.ask(office.karim) { try WebhookStore($0, $1).test(webhook) }
        try await office.work()
        return try #require(office.server.requests.last)
      }
      let both = try await sent()
      #expect(isSigned(both, by: first) && isSigned(both, by: second))
      #expect(both.text.contains("\"type\":\"test\"") && both.text.hasSuffix("\"data\":{}}"))
      office.clock.move(seconds: 2 * 86_400)
      let one = try await sent()
      #expect(!isSigned(one, by: first) && isSigned(one, by: second))
    }
  }

  @Test("with a record goes what waited to be told of it", arguments: EngineName.allCases)
  func erased(engine: EngineName) async throws {
    try await Office.open(engine) { office in
      let (webhook, _) = try await office.listen()
      let amina = try await office.takeUp("Amina")
      let karim = office.town.karim
      try await office.town.database.behind(.open).write { connection in
        _ = try ErasureStore(connection, karim).erase(amina, .asked)
      }
      #expect(try await office.deliveries(webhook).isEmpty)
      try await office.work()
      #expect(office.server.requests.isEmpty)
    }
  }

  @Test(
    "an administrator adds an address, sees its secret once, and sends a test", arguments: EngineName.allCases
  )
  func pages(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let coach = try await door.signedIn(door.town.karim)
      for address in ["/staff/webhooks", "/staff/webhooks/new"] {
        #expect(try await coach.get(address).status == 403)
        #expect(try await door.browser().get(address).status == 401)
      }
      try await door.makeAdministrator(door.town.karim, at: door.town.harbour)
      let karim = try await door.signedIn(door.town.karim, .french)
      #expect(try await karim.get("/staff/webhooks").text.contains("Personne n’est encore informé"))
      _ = try await karim.get("/staff/webhooks/new")
      for address in [
        "http://a.example/", "https://127.0.0.1/", "https://localhost/", "https://a.example:22/", "x",
      ] {
        let answer = try await karim.post("/staff/webhooks", [("address", address)])
        #expect(answer.status == 422 && answer.text.contains("Écrivez une adresse Internet"), "\(address)")
      }
      let shown = try await karim.post(
        "/staff/webhooks", [("address", "https://system.harbour.example/allies")])
      let secret = try #require(shown.text.firstMatch(of: /whsec_[A-Za-z0-9+\/]{43}=/)).0
      let id = try #require(shown.text.firstMatch(of: /\/staff\/webhooks\/([0-9a-z]{13})/)).1
      #expect(WebhookSecret(String(secret)) != nil)
      let page = try await karim.get("/staff/webhooks/\(id)")
      #expect(page.status == 200 && !page.text.contains("whsec_") && page.text.contains("Rien encore"))
      #expect(try await karim.post("/staff/webhooks/\(id)/test").status == 303)
      let waiting = try await karim.get("/staff/webhooks/\(id)")
      #expect(waiting.text.contains("<code>test</code>") && waiting.text.contains("en attente"))
      #expect(try await karim.post("/staff/webhooks/\(id)/secret").text.contains("whsec_"))
      #expect(try await karim.get("/staff/webhooks/\(id)").text.contains("deux valent"))
      #expect(try await karim.post("/staff/webhooks/\(id)/closing").status == 303)
      #expect(try await karim.get("/staff/webhooks/\(id)").text.contains("par l’administration"))
      #expect(try await karim.post("/staff/webhooks/\(id)/test").status == 409)
      #expect(try await karim.post("/staff/webhooks/\(id)/opening").status == 303)
      let delivery = try await door.town.database.read {
        try $0.value("SELECT id FROM webhook_deliveries", as: ID<WebhookDelivery>.self)
      }
      let again = "/staff/webhooks/\(id)/deliveries/\(try #require(delivery))"
      // It still waits.
      #expect(try await karim.post(again).status == 404)

      try await door.makeAdministrator(door.town.lena, at: door.town.citadel)
      let lena = try await door.signedIn(door.town.lena)
      #expect(try await lena.get("/staff/webhooks/\(id)").status == 404)
      _ = try await lena.get("/staff/webhooks")
      for action in ["test", "secret", "closing", "opening", "removal"] {
        let status = try await lena.post("/staff/webhooks/\(id)/\(action)").status
        #expect(status == 404 || status == 409, "\(action)")
      }
      #expect(try await karim.post("/staff/webhooks/\(id)/removal").status == 303)
      #expect(try await karim.get("/staff/webhooks/\(id)").status == 404)
      #expect(
        try await door.log("webhook") == ["added", "secret-renewed", "turned-off", "turned-on", "removed"])
    }
  }
}

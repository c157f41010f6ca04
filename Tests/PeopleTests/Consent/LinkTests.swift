import Basics
import Identity
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Links of one’s own")
struct LinkTests {
  /// Amina, with an address, asked for two consents, and the secret of the link in her letter.
  private static func story(
    _ engine: EngineName = .sqlite, language: Language = .english,
    _ body: @escaping (TownSite, ID<Person>, String) async throws -> Void
  ) async throws {
    try await TownSite.open(engine) { town in
      let amina = try await town.town.add("Amina", by: town.town.karim)
      try await town.town.database.write {
        try $0.run(
          "UPDATE people SET email = 'Amina@example.org', language = \(language) WHERE id = \(amina)")
      }
      let karim = town.town.now(town.town.karim, town.site)
      for purpose in [Consent.Purpose.matching, .reporting] {
        try await town.town.ask(karim) { connection, access in
          try ConsentRequestStore(connection, access).ask(
            ConsentRequest(
              purpose, of: amina, keptBy: town.town.harbour.name, to: ConsentRecipient(town.town.halifax.id),
              named: town.town.halifax.name, in: language, until: nil, at: access.now,
              by: DayClock(nil)))
        }
      }
      let coach = try await town.browser(town.town.karim)
      _ = try await coach.get("/en/people/\(amina)/consents")
      #expect(try await coach.post("/en/people/\(amina)/links").status == 303)
      try await body(town, amina, try #require(try await secrets(town).first))
    }
  }

  /// Of the links in all letters, the latest first.
  private static func secrets(_ town: TownSite) async throws -> [String] {
    let texts = try await town.town.database.read {
      try $0.values("SELECT text_en FROM mail_letters ORDER BY added DESC, id", as: String.self)
    }
    return texts.compactMap { text in
      text.firstMatch(of: /https:\/\/allies\.example\.org\/en\/links\/([A-Za-z0-9_-]{43})/).map {
        String($0.1)
      }
    }
  }

  private static func request(_ number: Int, in page: Answer) throws -> String {
    let all = page.text.matches(of: /name="request" value="([0-9a-z]{13})"/).map { String($0.1) }
    return try #require(all.indices.contains(number) ? all[number] : nil)
  }

  @Test(
    "somebody without an account says yes and no and takes it back, each time led on by a new link",
    arguments: Language.allCases, EngineName.allCases)
  func answers(language: Language, engine: EngineName) async throws {
    try await Self.story(engine, language: language) { town, amina, secret in
      let browser = town.stranger(language)
      let prefix = "/\(language.rawValue)"
      let first = try await browser.get(prefix + "/links/" + secret)
      #expect(
        first.text.contains(language == .english ? "You are free to say no" : "Vous êtes libre de dire non"))

      let yes = try await browser.post(
        prefix + "/links/\(secret)/consents", [("request", try Self.request(0, in: first))])
      let second = try await browser.get(prefix + (try #require(yes.headers["location"])))
      #expect(second.text.contains(language == .english ? "may read your record" : "peut lire votre dossier"))

      let next = try #require(try await secretOf(yes))
      let no = try await browser.post(
        prefix + "/links/\(next)/refusals", [("request", try Self.request(0, in: second))])
      let third = try await browser.get(prefix + (try #require(no.headers["location"])))
      #expect(!third.text.contains("name=\"request\""))
      let consent = try #require(third.text.firstMatch(of: /name="consent" value="([0-9a-z]{13})"/)?.1)

      let back = try await browser.post(
        prefix + "/links/\(try #require(try await secretOf(no)))/withdrawals", [("consent", String(consent))])
      let last = try await browser.get(prefix + (try #require(back.headers["location"])))
      #expect(last.text.contains(language == .english ? "Nobody else may read" : "Personne d’autre"))
      let read = try await town.town.ask(town.town.imani) {
        try PersonStore($0, $1).shared(amina, for: .matching) == nil
      }
      #expect(read)
      let kept = try await town.town.ask(town.town.karim) { try ConsentStore($0, $1).all(of: amina) }
      #expect(kept.map(\.manner) == [.online] && kept.first?.language == language)
    }
  }

  private func secretOf(_ answer: Answer) async throws -> String? {
    answer.headers["location"]?.firstMatch(of: /links\/([A-Za-z0-9_-]{43})/).map { String($0.1) }
  }

  @Test(
    "programs that look through mail use nothing up, and what is done uses the link up once",
    arguments: EngineName.allCases)
  func once(engine: EngineName) async throws {
    try await Self.story(engine) { town, _, secret in
      let scanner = town.stranger()
      for _ in 0..<5 { #expect(try await scanner.get("/en/links/" + secret).status == 200) }
      let page = try await scanner.get("/en/links/" + secret)
      let request = try Self.request(0, in: page)
      // Two presses at once: one counts.
      async let one = scanner.post("/en/links/\(secret)/consents", [("request", request)])
      async let two = scanner.post("/en/links/\(secret)/consents", [("request", request)])
      #expect(try await [one.status, two.status].sorted() == [303, 409])
      #expect(try await town.town.database.count("consents") == 1)

      for language in Language.allCases {
        let over = try await town.stranger(language).get("/\(language.rawValue)/links/" + secret)
        #expect(over.status == 409)
        #expect(over.text.contains(language == .english ? "Send me a new link" : "M’envoyer un nouveau lien"))
        #expect(!over.text.contains("Amina"))
      }
    }
  }

  @Test(
    "a link that was found open is used up by one of two, whatever they want", arguments: EngineName.allCases)
  func race(engine: EngineName) async throws {
    try await Self.story(engine) { town, amina, secret in
      let found = try await town.town.database.behind(.open).read { connection in
        try Secret(secret).flatMap { try PersonLinkStore(connection).link($0) }
      }
      let (link, now) = (try #require(found), town.site.clock.now)
      let database = town.town.database.behind(link.access(at: now).wall)
      async let one = failure { try await database.write { _ = try PersonLinkStore($0).use(link, at: now) } }
      async let two = failure { try await database.write { _ = try PersonLinkStore($0).use(link, at: now) } }
      let refusals = await [one, two].compactMap { $0 as? Refusal }
      #expect(refusals == [KeptTicket.refusal])
      #expect(try await town.town.database.count("person_links") == 2)
    }
  }

  @Test("a link ends after thirty days; its page sends a new one to the address that is known, one a day")
  func renewal() async throws {
    try await Self.story { town, amina, secret in
      town.site.clock.move(seconds: 30 * 86_400)
      let browser = town.stranger()
      #expect(try await browser.get("/en/links/" + secret).status == 409)
      for _ in 0..<3 { #expect(try await browser.post("/en/links/\(secret)/renewal").status == 200) }
      let secrets = try await Self.secrets(town)
      #expect(secrets.count == 2)
      let fresh = try #require(secrets.first { $0 != secret })
      #expect(try await browser.get("/en/links/" + fresh).status == 200)
    }
  }

  @Test("a link opens nothing of anybody else, and nobody finds one by trying")
  func others() async throws {
    try await Self.story { town, _, secret in
      let bao = try await town.town.add("Bao", by: town.town.karim)
      let his = try await town.town.agree(bao, keptBy: town.town.karim, to: town.town.halifax)
      let browser = town.stranger()
      _ = try await browser.get("/en/links/" + secret)
      let taken = try await browser.post("/en/links/\(secret)/withdrawals", [("consent", his.description)])
      #expect(taken.status == 404)
      // What was refused used nothing up.
      #expect(try await browser.get("/en/links/" + secret).status == 200)
      #expect(try await browser.get("/en/links/" + Secret().text).status == 404)
      #expect(try await browser.get("/en/links/short").status == 404)
      #expect(try await browser.get("/en/people/\(bao)/consents").status == 401)
    }
  }

  @Test(
    "the letter tells nothing of anybody in its subject, is in both languages, and its secret is nowhere else"
  )
  func letter() async throws {
    try await Self.story { town, _, secret in
      let row = try await town.town.database.read {
        try $0.row("SELECT subject_en, subject_fr, text_en, text_fr, html_fr, recipient FROM mail_letters")
      }
      let letter = try #require(row)
      let parts = try (0..<6).map { try letter.value(at: $0, as: String.self) }
      #expect(
        parts[0] == "A link for you" && parts[1] == "Un lien pour vous" && parts[5] == "Amina@example.org")
      #expect(parts[2].contains("/en/links/" + secret) && parts[3].contains("/fr/links/" + secret))
      #expect(parts[4].contains("href=\"https://allies.example.org/fr/links/"))
      let kept = try await town.town.database.read {
        try $0.values("SELECT digest FROM person_links", as: String.self)
      }
      #expect(!kept.contains(secret))
      #expect(!town.site.log.lines.contains { $0.contains(secret) })
    }
  }

  @Test("somebody asks for a correction by their link, and sees what was decided")
  func correction() async throws {
    try await Self.story { town, amina, secret in
      let browser = town.stranger()
      _ = try await browser.get("/en/links/\(secret)/corrections")
      #expect(try await browser.post("/en/links/\(secret)/corrections").status == 422)
      let asked = try await browser.post("/en/links/\(secret)/corrections", [("words", "My name is Belaïd")])
      let page = try await browser.get("/en" + (try #require(asked.headers["location"])))
      #expect(page.text.contains("My name is Belaïd") && page.text.contains("Not answered yet"))
      try await town.town.ask(town.town.now(town.town.karim, town.site)) { connection, access in
        let store = CorrectionStore(connection, access)
        let id = try #require(try store.open().first?.correction.id)
        try store.decide(id, of: amina, .made, "Done, thank you.")
      }
      let after = try await browser.get("/en/links/\(try #require(try await secretOf(asked)))")
      #expect(after.text.contains("Corrected") && after.text.contains("Done, thank you."))
    }
  }
}

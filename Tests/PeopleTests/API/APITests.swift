import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

/// Programs at the addresses of pages. That each answer is what the description says, every browser of every test looks at.
@Suite("Programs")
struct APITests {
  private static let amina =
    #"{"given_name":"Amina","family_name":"Belaïd","role":"newcomer","occupation":"Ingénieure civile","email":"amina@example.org","language":"fr"}"#

  @Test(
    "a program takes Amina up, writes a note and reads the whole of her record",
    arguments: EngineName.allCases)
  func takesUp(engine: EngineName) async throws {
    try await TownSite.open(engine) { desk in
      let karim = try await desk.program(of: desk.town.karim)
      let sent = try await karim.post("/people", Self.amina)
      #expect(sent.status == 201)
      let id = try #require(sent.person)
      #expect(sent.text == "{\"location\":\"/people/\(id)\"}\n")
      let noted = try await karim.post(
        "/people/\(id)/notes", #"{"text":"Waits \"long\"","visibility":"keeper"}"#)
      #expect(noted.status == 201)
      #expect(try await karim.post("/people/\(id)/tags", #"{"tag":"ready"}"#).status == 201)
      #expect(
        try await karim.post("/people/\(id)/profile/languages", #"{"clb":"7/7/6/6","speaker":"staff"}"#)
          .status
          != 500)
      let record = try await karim.get("/people/\(id)")
      #expect(record.status == 200 && record.headers["content-type"] == "application/json")
      for part in [
        #""given_name":"Amina""#, #""written":"Ingénieure civile""#, #""text":"Waits \"long\"""#,
        #""name":"ready""#, #""kind":"noted""#, #""language":"fr""#,
      ] { #expect(record.text.contains(part), "\(part)") }
      #expect(record.headers["vary"]?.contains("Accept,") == true)
    }
  }

  @Test("every page of the address that a program may read gives JSON, and the page to a browser")
  func bothWays() async throws {
    try await TownSite.open { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.imani)
      let second = try await desk.town.add("Aminah", by: desk.town.imani)
      let organisation = try await desk.town.addOrganisation("Harbour Works", by: desk.town.imani)
      let consent = try await desk.town.agree(amina, keptBy: desk.town.imani, to: desk.town.citadel)
      let (imani, browser) = (
        try await desk.program(of: desk.town.imani), try await desk.browser(desk.town.imani)
      )
      for address in [
        "/people", "/people/\(amina)", "/people/\(amina)/timeline", "/people/\(amina)/duplicates",
        "/people/\(amina)/facts/occupation", "/people/\(amina)/consents",
        "/people/\(amina)/consents/\(consent)", "/people/\(amina)/rights", "/rights", "/referrals",
        "/organisations", "/organisations/of/employer", "/organisations/\(organisation)", "/council",
        "/people/imports", "/people/\(amina)/merges/\(second)/new",
      ] {
        let (json, page) = (try await imani.get(address), try await browser.get("/en" + address))
        #expect(json.status == 200 && json.headers["content-type"] == "application/json", "\(address)")
        #expect(page.status == 200 && page.isPage, "\(address)")
        // A page of this site that asks in its session's name gets the same.
        let asked = try await browser.get(address, ["accept": "application/json"])
        #expect(asked.text == json.text, "\(address)")
      }
      let known = try await imani.post("/people/\(amina)/duplicates")
      #expect(known.status == 200 && known.text == "{\"known_elsewhere\":false}\n")
    }
  }

  @Test("an incident is read with whom it concerns, a merge with what became of it")
  func incidents() async throws {
    try await TownSite.open { desk in
      let (karim, town) = (desk.town.karim, desk.town)
      let (amina, second) = (try await town.add("Amina", by: karim), try await town.add("Aminah", by: karim))
      let program = try await desk.program(of: karim)
      let preview = try await program.get("/people/\(amina)/merges/\(second)/new")
      #expect(preview.text.contains(#""first":"Amina","second":"Aminah","proposed":"first""#))
      #expect(try await program.get("/people/\(amina)/merges/\(ID<Person>())/new").status == 404)
      try await town.database.behind(.open).write {
        try MergeStore($0, town.now(karim, desk.site)).merge(amina, second, choices: [:])
      }
      let merged = try await program.get("/people/\(amina)")
      #expect(merged.text.contains("\"absorbed\":\"\(second)\""))
      let today = LocalDate(of: desk.site.clock.now)
      let breach = Breach(
        id: ID(), known: desk.site.clock.now, first: today, last: today, account: karim.person, words: "Lost")
      try await town.ask(town.now(karim, desk.site)) { try BreachStore($0, $1).add(breach) }
      let found = try await program.get("/breaches/\(breach.id)")
      #expect(found.text.contains(#""words":"Lost""#) && found.text.contains(#""kept_by_others":[]"#))
      #expect(try await desk.program(of: town.lena).get("/breaches/\(breach.id)").status == 404)
    }
  }

  @Test("an administrator’s program reads what was sent to their systems, and no secret")
  func webhooks() async throws {
    try await TownSite.open { desk in
      let karim = desk.town.karim
      let access = Access(
        person: karim.person, role: .administrator, keeper: karim.keeper, council: karim.council,
        now: desk.site.clock.now)
      let (id, secret) = try await desk.town.ask(access) {
        try WebhookStore($0, $1).add("https://system.harbour.example/allies")
      }
      try await desk.town.ask(access) { try WebhookStore($0, $1).test(id) }
      try await desk.town.database.behind(.open).write {
        try $0.run(
          "UPDATE appointments SET role = 'administrator' WHERE person = \(access.person) AND ended IS NULL")
      }
      let program = try await desk.program(of: access, [.readStaff])
      let (all, one) = (
        try await program.get("/staff/webhooks"), try await program.get("/staff/webhooks/\(id)")
      )
      #expect(all.text.contains("system.harbour.example") && one.text.contains(#""event":"test""#))
      #expect(one.text.contains(#""state":"waiting""#) && !(all.text + one.text).contains(secret.text))
      #expect(try await program.post("/staff/webhooks/\(id)/test").status == 403)
    }
  }

  @Test("a long list goes on by its links, and each person stands in it once")
  func paging() async throws {
    try await TownSite.open { desk in
      try await desk.town.ask(desk.town.imani) { connection, access in
        for number in 0..<120 {
          let name = "Person \(number)"
          try PersonStore(connection, access).add(desk.town.person(ID(), name, keptBy: access))
        }
      }
      let imani = try await desk.program(of: desk.town.imani)
      var (address, names, pages) = ("/people?find=person", Set<String>(), 0)
      while !address.isEmpty, pages < 10 {
        let answer = try await imani.get(address)
        let found = answer.text.matches(of: /"given_name":"([^"]*)"/).map { String($0.1) }
        #expect(names.isDisjoint(with: found))
        names.formUnion(found)
        let links = answer.headers.all("link")
        #expect(links.last == "</people?find=person>; rel=\"first\"")
        let next = links.first.flatMap { $0.firstMatch(of: /<([^>]*)>; rel="next"/) }
        (address, pages) = (next.map { String($0.1) } ?? "", pages + 1)
      }
      #expect(names.count == 120 && pages == 3)
    }
  }

  @Test("what is wrong with a body is told field by field, in both languages")
  func errors() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.program(of: desk.town.karim)
      let empty = try await karim.post("/people", #"{"role":"mayor","language":"fr"}"#)
      #expect(empty.status == 422 && empty.headers["content-type"] == "application/problem+json")
      #expect(
        empty.text.contains(
          #""errors":[{"field":"role","message":{"en":"Choose among the answers given here","fr":"Choisissez parmi les réponses proposées"}}]"#
        ))
      let unknown = try await karim.post("/people", #"{"given_name":"Amina","surname":"Belaïd"}"#)
      #expect(unknown.status == 422 && unknown.text.contains(#""field":"surname""#))
      let twice = try await karim.post("/people", #"{"given_name":"Amina","given_name":"Bao"}"#)
      #expect(twice.status == 422 && twice.text.contains("twice"))
      let nested = try await karim.post("/people", #"{"given_name":{"deep":[1]}}"#)
      #expect(nested.status == 422 && nested.text.contains(#""field":"given_name""#))
      for broken in ["", "[]", "{", #"{"a":1,}"#, #"{"a":01}"#, #"{"a":"\ud800"}"#, "{\"a\":\"\u{1}\"}"] {
        #expect(try await karim.post("/people", broken).status == 400, "\(broken)")
      }
      let deep = String(repeating: "[", count: 90_000)
      #expect(try await karim.post("/people", #"{"given_name":"# + deep).status == 400)
    }
  }

  @Test("a filter that means nothing is told, and never gives everybody")
  func filters() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.program(of: desk.town.karim)
      for query in ["tag=x", "tag=", "role=mayor", "after=1", "surname=Bao", "find=a&find", "city=\(long)"] {
        let answer = try await karim.get("/people?\(query)")
        #expect(answer.status == (query.hasPrefix("find") ? 200 : 422), "\(query)")
      }
      #expect(try await karim.get("/organisations?page=0").status == 422)
      #expect(try await karim.get("/people?find=%FF").status == 400)
      // People’s addresses are passed on and grow old.
      #expect(try await desk.browser(desk.town.karim).get("/people?tag=x&surname=Bao").status == 200)
    }
  }

  private let long = String(repeating: "a", count: 101)

  @Test("a program that takes somebody up twice is told of the first, and can say that it is somebody else")
  func duplicates() async throws {
    try await TownSite.open { desk in
      let karim = try await desk.program(of: desk.town.karim)
      let first = try #require(try await karim.post("/people", Self.amina).person)
      let second = try await karim.post("/people", Self.amina)
      #expect(second.status == 409 && second.text.contains(first.description))
      let third = try await karim.post("/people", #"{"distinct":true,"# + Self.amina.dropFirst())
      #expect(third.status == 201)
    }
  }

  @Test(
    "what others keep is not there: the same answer, byte for byte, as for what is nowhere",
    arguments: EngineName.allCases)
  func others(engine: EngineName) async throws {
    try await TownSite.open(engine) { desk in
      let hers = try await desk.town.add("Amina", by: desk.town.joelle)
      let (karim, nobody) = (try await desk.program(of: desk.town.karim), ID<Person>())
      for address in ["", "/timeline", "/duplicates", "/consents", "/rights", "/facts/occupation"] {
        let (theirs, nowhere) = (
          try await karim.get("/people/\(hers)" + address), try await karim.get("/people/\(nobody)" + address)
        )
        #expect(theirs.status == 404 && nowhere.status == 404, "\(address)")
        #expect(withoutReference(theirs) == withoutReference(nowhere), "\(address)")
      }
      let note = #"{"text":"x","visibility":"keeper"}"#
      let (theirs, nowhere) = (
        try await karim.post("/people/\(hers)/notes", note),
        try await karim.post("/people/\(nobody)/notes", note)
      )
      #expect(theirs.status == 404 && withoutReference(theirs) == withoutReference(nowhere))
    }
  }

  private func withoutReference(_ answer: Answer) -> String {
    answer.text.replacing(/"reference":"[^"]*"/, with: "")
  }

  @Test("a form that stands on a page takes the same fields as JSON")
  func referral() async throws {
    try await TownSite.open { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.karim)
      try await desk.town.agree(
        amina, keptBy: desk.town.karim, to: desk.town.citadel, for: .referral)
      let (karim, lena) = (
        try await desk.program(of: desk.town.karim), try await desk.program(of: desk.town.lena)
      )
      let sent = try await karim.post(
        "/people/\(amina)/referrals",
        #"{"recipient":"\#(desk.town.citadel.id)","kind":"referral","reason":"Interviews","due":null}"#)
      #expect(sent.status == 201)
      let blank = try await lena.post(sent.place + "/refusal", #"{"answer":" "}"#)
      #expect(blank.status == 422 && blank.text.contains(#""field":"answer""#))
      #expect(try await lena.post(sent.place + "/refusal", #"{"answer":"No room"}"#).status == 201)
      #expect(try await karim.get(sent.place).text.contains(#""state":"declined""#))
      let again = try await lena.post(sent.place + "/acceptance")
      #expect(again.status == 409 && again.headers["content-type"] == "application/problem+json")
    }
  }

  @Test("a page and nothing else says so, and so does a program that wants a page")
  func pagesAlone() async throws {
    try await TownSite.open { desk in
      let (karim, browser) = (
        try await desk.program(of: desk.town.karim), try await desk.browser(desk.town.karim)
      )
      #expect(try await karim.get("/people/new").status == 403)
      #expect(try await karim.get("/account").status == 403)
      #expect(try await karim.post("/account/tokens").status == 403)
      #expect(try await karim.get("/privacy").status == 406)
      #expect(try await karim.get("/people", ["accept": "text/html"]).status == 406)
      #expect(try await karim.get("/people", ["accept": "*/*"]).status == 200)
      #expect(try await browser.get("/people/new", ["accept": "application/json"]).status == 406)
    }
  }

  @Test("JSON in a session’s name needs the token of a form and comes from this site")
  func crossSite() async throws {
    try await TownSite.open { desk in
      let browser = try await desk.browser(desk.town.karim)
      let page = try await browser.get("/people/new")
      let token = try #require(page.formToken)
      let whole = #"{"_token":"\#(token)","# + Self.amina.dropFirst()
      let cases: [(body: String, origin: String, status: Int)] = [
        (Self.amina, "https://allies.example.org", 403), (whole, "https://evil.example", 403),
        (whole, "https://allies.example.org", 201),
      ]
      for one in cases {
        let headers: Headers = [
          "content-type": "application/json", "accept": "application/json", "origin": one.origin,
        ]
        let answer = try await browser.send(.post, "/people", headers, body: Array(one.body.utf8))
        #expect(answer.status == one.status, "\(one.origin)")
      }
    }
  }
}

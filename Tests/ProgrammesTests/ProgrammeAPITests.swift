import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

/// Programmes and their desk, as programs read them. That each answer is what the description says, every browser looks at.
@Suite("Programmes for programs")
struct ProgrammeAPITests {
  @Test(
    "every page of programmes and the desk that shows something gives the same as JSON",
    arguments: EngineName.allCases)
  func bothWays(engine: EngineName) async throws {
    try await DeskStory.show(engine) { story, site in
      let proposal = try #require(
        try? await story.propose(story.draft(story.amina, story.francois), by: story.town.karim).get())
      let (karim, browser) = (
        try await site.program(of: story.town.karim), try await site.browser(story.town.karim)
      )
      let programme = "/programmes/\(story.programme)"
      for address in [
        "/programmes", "/programmes/new", "/programmes/models/mentoring", programme, programme + "/versions",
        programme + "/versions/1", programme + "/proposals", "/proposals/\(proposal)", story.address,
        story.address(of: story.amina), story.address + "/round", story.address + "/round/waiting",
        story.address + "/round/trade-off", story.address + "/round/recruits",
        story.address + "/round/people/\(story.amina)", "/people/\(story.amina)/programmes",
      ] {
        let (json, page) = (try await karim.get(address), try await browser.get("/en" + address))
        #expect(json.status == 200 && json.headers["content-type"] == "application/json", "\(address)")
        #expect(page.status == 200 && page.isPage, "\(address)")
      }
      // One programme opens its desk; a program is told which there are.
      #expect(try await browser.get("/en/desk").place.hasSuffix(story.address))
      #expect(try await karim.get("/desk").text.contains("\"id\":\"\(story.programme)\""))
    }
  }

  @Test("a program reads who waits, who could help and why, and no way to reach whom another keeps")
  func desk() async throws {
    try await DeskStory.show { story, site in
      try await story.town.ask(story.town.imani) {
        guard var elaine = try PersonStore($0, $1).kept(story.elaine) else { return }
        elaine.email = "elaine@northgate.example.org"
        elaine.telephone = "902 555 0188"
        _ = try PersonStore($0, $1).change(elaine)
      }
      let karim = try await site.program(of: story.town.karim)
      let list = try await karim.get(story.address)
      for part in [#""given_name":"Amina""#, #""days":52"#, #""wait":"late""#, #""could_help":2"#] {
        #expect(list.text.contains(part), "\(part)")
      }
      #expect(try await karim.get(story.address + "?find=nurse").text.contains(#""newcomers":[]"#))
      #expect(try await karim.get(story.address + "?stage=someday").status == 422)
      let amina = try await karim.get(story.address(of: story.amina))
      for part in [
        "Elaine", "François", "both speak English", #""title":{"en":"years of experience""#, #""places":1"#,
      ] {
        #expect(amina.text.contains(part), "\(part)")
      }
      #expect(!amina.text.contains("northgate.example.org") && !amina.text.contains("0188"))
      // What was shown by a consent is in the log, as for a page.
      let reads = try await story.town.database.read {
        try $0.value(
          "SELECT COUNT(*) FROM audit_entries WHERE action = 'relied-on' AND subject_number = \(story.consent)",
          as: Int.self)
      }
      #expect(reads == 1)
    }
  }

  @Test("who is not seen at a desk is nobody in a proposal either, and no number stands for them")
  func unseen() async throws {
    try await DeskStory.show { story, site in
      let proposal = try #require(
        try? await story.propose(story.draft(story.amina, story.elaine), by: story.town.karim).get())
      let karim = try await site.program(of: story.town.karim)
      #expect(try await karim.get("/proposals/\(proposal)").text.contains("Elaine"))
      try await story.town.database.behind(.open).write {
        try $0.run("UPDATE consents SET withdrawn = \(site.site.clock.now) WHERE id = \(story.consent)")
      }
      let after = try await karim.get("/proposals/\(proposal)")
      #expect(after.text.contains(#""professional":null"#) && !after.text.contains("\(story.elaine)"))
      let lena = try await site.program(of: story.town.lena)
      #expect(try await lena.get("/proposals/\(proposal)").status == 404)
    }
  }

  @Test(
    "a program takes somebody into a programme, moves them on and ends it", arguments: EngineName.allCases)
  func participation(engine: EngineName) async throws {
    try await DeskStory.show(engine) { story, site in
      let karim = try await site.program(of: story.town.karim)
      let bao = try await story.town.add("Bao", by: story.town.karim)
      let address = "/people/\(bao)/programmes"
      let body = #"{"programme":"\#(story.programme)","side":"newcomers","stage":"applied"}"#
      #expect(try await karim.post(address, body).status == 201)
      #expect(try await karim.post(address, body).status == 409)
      #expect(try await karim.post(address, #"{"side":"newcomers","stage":"applied"}"#).status == 422)
      let all = try await karim.get(address)
      let id = try #require(try all.text.firstMatch(of: Regex(#""participations":\[\{"id":"([^"]*)""#)))
      let application = try #require(id.output[1].substring)
      #expect(try await karim.post("\(address)/\(application)/stage", #"{"stage":"ready"}"#).status == 201)
      #expect(try await karim.post("\(address)/\(application)/stage", #"{"stage":"gone"}"#).status == 422)
      #expect(try await karim.post("\(address)/\(application)/end", #"{"ending":"withdrew"}"#).status == 201)
      let ended = try await karim.get(address)
      #expect(ended.text.contains(#""stage":"ready""#) && ended.text.contains(#""ending":"withdrew""#))
    }
  }

  @Test("a long list of those who wait goes on by its links, and each stands in it once")
  func paging() async throws {
    try await DeskStory.show { story, site in
      for number in 0..<60 {
        try await DeskStory.add(
          "Person \(number)", to: story.programme, as: .newcomers, by: story.town.karim, story.town,
          [.registered: "2026-11-01"])
      }
      let karim = try await site.program(of: story.town.karim)
      var (address, names, pages) = (story.address, Set<String>(), 0)
      while !address.isEmpty, pages < 5 {
        let answer = try await karim.get(address)
        let found = answer.text.matches(of: /"given_name":"([^"]*)"/).map { String($0.1) }
        #expect(names.isDisjoint(with: found))
        names.formUnion(found)
        let next = answer.headers.all("link").first.flatMap { $0.firstMatch(of: /<([^>]*)>; rel="next"/) }
        (address, pages) = (next.map { String($0.1) } ?? "", pages + 1)
      }
      #expect(names.count == 61 && pages == 2)
    }
  }
}

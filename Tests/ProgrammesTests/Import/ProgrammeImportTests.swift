import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import Tables
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Taking a list into a programme")
struct ProgrammeImportTests {
  /// Bao is new, Daniela is in the records, Amina takes part, somebody has Chidi's name, row 6 is row 2 again, and row 7 has no address.
  static let list = """
    First name,Last name,E-mail,Occupation,Years,Registered,CLB
    Bao,Tran,bao@example.org,Accountant,6,2026-10-06,8
    Daniela,Ruiz,Daniela@example.org,Software developer,4,2026-10-06,9
    Amina,Belaïd,amina@example.org,Civil engineer,10,2026-10-01,7
    Chidi,Okafor,chidi@example.org,Nurse,3,2026-10-06,9
    Bao,Tran,,Accountant,6,2026-10-06,8
    Hong,,hong@,Welder,2,2026-10-06,6
    """

  private struct Scene: Sendable {
    let story: DeskStory
    let daniela: ID<Person>
    let chidi: ID<Person>
    var karim: Access { story.town.karim }
  }

  private func tell(_ engine: EngineName, _ body: @escaping @Sendable (Scene) async throws -> Void)
    async throws
  {
    try await DeskStory.tell(engine) { try await body(Self.scene(in: $0)) }
  }

  private static func scene(in story: DeskStory) async throws -> Scene {
    let town = story.town
    try await town.ask(town.karim) {
      guard var amina = try PersonStore($0, $1).kept(story.amina) else { return }
      amina.email = "amina@example.org"
      _ = try PersonStore($0, $1).change(amina)
    }
    var daniela = town.person(ID(), "D. Ruiz", keptBy: town.karim)
    daniela.email = "daniela@example.org"
    let chidi = Person(
      id: ID(), keeper: town.karim.keeper, council: town.karim.council, givenName: "Chidi",
      familyName: "Okafor",
      email: nil, city: "", language: .english, added: town.now)
    let both = [daniela, chidi]
    try await town.ask(town.karim) { for person in both { try PersonStore($0, $1).add(person) } }
    return Scene(story: story, daniela: daniela.id, chidi: chidi.id)
  }

  private func keep(
    _ scene: Scene, at stage: Application.Stage = .preparing
  ) async throws -> ProgrammeImport {
    let programme = scene.story.programme
    return try await scene.story.town.ask(scene.karim) { connection, access in
      let store = ProgrammeImportStore(connection, access)
      let id = try store.keep(
        Array(Self.list.utf8), file: "list.csv", as: .newcomers, nil, for: programme, stage)
      return try #require(try store.find(id, of: programme))
    }
  }

  private func trial(_ listImport: ProgrammeImport, _ access: Access) throws -> ImportTrial {
    try ImportTrial(
      Array(Self.list.utf8), listImport.list, access, language: .english, today: LocalDate(of: access.now))
  }

  private func carryOut(
    _ scene: Scene, at stage: Application.Stage = .preparing
  ) async throws -> ProgrammeImport {
    let listImport = try await keep(scene, at: stage)
    let trial = try trial(listImport, scene.karim)
    return try await scene.story.town.ask(scene.karim) { connection, access in
      let store = ProgrammeImportStore(connection, access)
      #expect(try store.carryOut(listImport, trial))
      #expect(try !store.carryOut(listImport, trial))
      return try #require(try store.find(listImport.list.id, of: listImport.programme))
    }
  }

  private func rows(_ scene: Scene, _ listImport: ProgrammeImport) async throws -> [ImportedRow] {
    try await scene.story.town.ask(scene.karim) { try ImportStore($0, $1).rows(of: listImport.list.id) }
  }

  private static let outcomes: [ImportedRow.Outcome] = [
    .added, .joined, .known, .unclear, .unclear, .refused,
  ]

  @Test(
    "a trial says of every row what would become of it, and keeps nothing; what becomes of it is what was said",
    arguments: EngineName.allCases)
  func takenIn(engine: EngineName) async throws {
    try await tell(engine) { scene in
      let town = scene.story.town
      let before = try await (town.database.count("people"), town.database.count("applications"))
      let listImport = try await keep(scene)
      let trial = try trial(listImport, scene.karim)
      let plan = try await town.ask(scene.karim) { try ProgrammeImportStore($0, $1).plan(listImport, trial) }
      #expect(plan.map(\.row.outcome) == Self.outcomes && plan.map(\.number) == Array(2...7))
      #expect(plan[1].row.person == scene.daniela && plan[2].row.person == scene.story.amina)
      #expect(plan[3].row.person == scene.chidi && plan[4].row.words?.en.contains("Row 2") == true)
      let after = try await (town.database.count("people"), town.database.count("applications"))
      #expect(before == after)

      let done = try await carryOut(scene)
      let rows = try await rows(scene, done)
      #expect(rows.map(\.outcome) == Self.outcomes)
      #expect(rows.map { $0.about == nil } == [false, false, true, true, true, true])
      #expect(try await town.database.count("people") == before.0 + 1)
      #expect(try await town.database.count("applications") == before.1 + 2)
      let desk = try await scene.story.desk(scene.karim)
      let bao = try #require(rows[0].person)
      for person in [bao, scene.daniela] {
        #expect(desk.newcomer(person)?.application.stage == .preparing)
        let told = try await town.ask(scene.karim) {
          try TimelineStore($0, $1).happenings(of: person, atMost: 9, kinds: HappeningKind.all).map(\.kind)
        }
        #expect(told.contains(.joinedProgramme))
      }
      #expect(desk.profile(of: bao)?.registered == LocalDate(year: 2026, month: 10, day: 6))
    }
  }

  @Test(
    "undoing takes back who takes part, and the records that came of it; whoever was worked with stays",
    arguments: EngineName.allCases)
  func undone(engine: EngineName) async throws {
    try await tell(engine) { scene in
      let (town, karim) = (scene.story.town, scene.karim)
      let before = try await (
        town.database.count("people"), town.database.count("applications"), town.database.count("happenings")
      )
      let first = try await carryOut(scene)
      try await town.database.behind(.open).write { try ProgrammeImportStore($0, karim).undo(first) }
      #expect(
        try await rows(scene, first).map(\.outcome) == [
          .removed, .left, .known, .unclear, .unclear, .refused,
        ])
      let after = try await (
        town.database.count("people"), town.database.count("applications"), town.database.count("happenings")
      )
      #expect(before == after)

      let second = try await carryOut(scene, at: .ready)
      let bao = try #require(try await rows(scene, second)[0].person)
      let daniela = scene.daniela
      let desk = try await scene.story.desk(karim)
      let application = try #require(desk.newcomer(bao)).application.id
      try await town.ask(karim.later(.seconds(60))) {
        _ = try ApplicationStore($0, $1).reach(.preparing, application, of: bao)
      }
      let decided = try await scene.story.decide(karim) {
        try PairDecisionStore($0, $1).decide(
          .exclusion, daniela, scene.story.elaine, in: scene.story.programme, because: "Former colleagues")
      }
      #expect(decided.failed == nil)
      try await town.database.behind(.open).write { try ProgrammeImportStore($0, karim).undo(second) }
      #expect(try await rows(scene, second).prefix(2).map(\.outcome) == [.stayed, .stayed])
      #expect(try await town.database.count("applications") == before.1 + 2)
      for access in [town.lena, karim.later(.seconds(31 * 86_400)), karim] {
        let refusal = await failure {
          try await town.database.behind(.open).write { try ProgrammeImportStore($0, access).undo(second) }
        }
        #expect(refusal is Refusal)
      }
    }
  }

  @Test(
    "an import that is cut off half-way leaves nothing, and can be carried out as before",
    arguments: EngineName.allCases)
  func cutOff(engine: EngineName) async throws {
    struct Cut: Error {}
    try await tell(engine) { scene in
      let town = scene.story.town
      let counts = {
        try await (
          town.database.count("people"), town.database.count("applications"),
          town.database.count("import_rows")
        )
      }
      let before = try await counts()
      let listImport = try await keep(scene)
      let trial = try trial(listImport, scene.karim)
      let cut = await failure {
        try await town.ask(scene.karim) { connection, access in
          let plan = try ProgrammeImportStore(connection, access).plan(listImport, trial)
          var taken = 0
          _ = try ImportStore(connection, access).carryOut(listImport.list, plan) { person in
            taken += 1
            if taken == 2 { throw Cut() }
            return try ApplicationStore(connection, access).takeIn(
              person, to: listImport.programme, as: .newcomers, .ready
            ).rawValue
          }
        }
      }
      #expect(cut is Cut)
      #expect(try await counts() == before)
      #expect(
        try await town.ask(scene.karim) { try ProgrammeImportStore($0, $1).carryOut(listImport, trial) })
    }
  }

  @Test(
    "a closed programme takes in no list, and a list is its keeper’s alone", arguments: EngineName.allCases)
  func closed(engine: EngineName) async throws {
    try await tell(engine) { scene in
      let (town, programme) = (scene.story.town, scene.story.programme)
      let listImport = try await keep(scene)
      let trial = try trial(listImport, scene.karim)
      for stranger in [town.imani, town.lena, town.joelle] {
        #expect(
          try await town.ask(stranger) {
            try ProgrammeImportStore($0, $1).find(listImport.list.id, of: programme) == nil
          })
      }
      try await town.ask(town.imani) { try ProgrammeStore($0, $1).close(programme) }
      let refused = await failure {
        try await town.ask(scene.karim) { _ = try ProgrammeImportStore($0, $1).carryOut(listImport, trial) }
      }
      #expect((refused as? Refusal)?.sentence.en.contains("closed") == true)
      #expect((await failure { _ = try await keep(scene) }) is Refusal)
    }
  }

  @Test("a list is chosen, tried, taken in and undone by its pages", arguments: Language.allCases)
  func pages(language: Language) async throws {
    try await DeskStory.show { story, site in
      _ = try await Self.scene(in: story)
      let karim = try await site.browser(story.town.karim, language)
      let lists = "/\(language.rawValue)/programmes/\(story.programme)/imports"
      #expect(try await karim.get("/\(language.rawValue)\(story.address)").text.contains("imports/new"))
      let form = try await karim.get("\(lists)/new")
      let parts = [("_token", form.formToken ?? ""), ("side", "newcomers"), ("stage", "ready")].map {
        "--x\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n"
      }
      let file =
        "--x\r\nContent-Disposition: form-data; name=\"list\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n\(Self.list)\r\n--x--\r\n"
      let sent = try await karim.send(
        .post, lists,
        [
          "content-type": "multipart/form-data; boundary=x", "origin": "https://allies.example.org",
          "sec-fetch-site": "same-origin",
        ], body: Array((parts.joined() + file).utf8))
      #expect(sent.status == 303)
      let here = "/\(language.rawValue)\(sent.place)"
      let trial = try await karim.get(here)
      #expect(trial.status == 200 && trial.text.contains("hong@") && trial.text.utf8.count < 100_000)
      // With people's records it can be neither tried nor carried out: nobody would take part.
      let id = String(sent.place.split(separator: "/").last ?? "")
      #expect(try await karim.get("/en/people/imports/\(id)").place == sent.place)
      _ = try await karim.post("/en/people/imports/\(id)/admission")
      #expect(try await !karim.get("/en/people?find=bao").text.contains("Tran"))

      #expect(try await karim.post("\(here)/admission").status == 303)
      #expect(try await karim.get("/\(language.rawValue)\(story.address)?find=tran").text.contains("Tran"))
      let report = try await karim.get(here)
      #expect(report.text.contains(language == .english ? "here already, and takes part" : "et participe"))
      #expect(try await karim.get("\(lists)/new").text.contains("list.csv"))
      #expect(try await karim.post("\(here)/undoing").status == 303)
      #expect(
        try await karim.get(here).text.contains(
          language == .english ? "takes part no more" : "ne participe plus"))
      #expect(try await !karim.get("/\(language.rawValue)\(story.address)?find=tran").text.contains("Tran"))
    }
  }
}

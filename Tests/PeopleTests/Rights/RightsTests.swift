import Basics
import Foundation
import Mail
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("Rights")
struct RightsTests {
  @Test(
    "whatever is kept of somebody is in their export, or left out with a reason",
    arguments: EngineName.allCases)
  func export(engine: EngineName) async throws {
    try await Planted.open(engine) { planted in
      let person = planted.person
      let tables = try await planted.town.database.write {
        try PersonalDataStore($0, of: person).everything()
      }
      var exported: Set<String> = []
      for table in tables {
        for row in table.rows {
          for (column, value) in zip(table.columns, row) {
            if case .text(let text) = value, text.contains(Planted.mark) {
              exported.insert("\(table.name).\(column)")
            }
          }
        }
      }
      let places = try await planted.places()
      #expect(places.count >= 20)
      let missing = places.subtracting(exported).filter { PersonalDataStore.notExported[$0] == nil }
      #expect(missing.isEmpty, "\(missing.sorted())")
      // All tables about people have a row of his, so that none was left out of the trial.
      let about = try await planted.town.database.read { connection in
        try StoredTable.all(in: connection).filter {
          PersonalDataStore.key(of: $0) != nil && !$0.isSearchIndex
        }.map(\.name)
      }
      // No table of this area points to a file yet.
      #expect(Set(about).subtracting(["uploads"]) == Set(tables.map(\.name)))
    }
  }

  @Test(
    "what was sent to a page about somebody without a session is erased with them, and not handed out as theirs"
  )
  func strangersDrafts() async throws {
    try await TownSite.open { desk in
      let amina = try await desk.town.add("Amina", by: desk.town.karim)
      let stranger = desk.stranger()
      _ = try await stranger.get("/en/sign-in")
      let sent = try await stranger.post(
        "/en/people/\(amina)/notes", [("text", "planted"), ("visibility", "keeper")])
      #expect(sent.status == 401 || sent.status == 303)
      let drafts = try await desk.town.database.count("form_drafts")
      #expect(drafts == 1)
      let karim = try await desk.browser(desk.town.karim)
      #expect(try await !karim.get("/people/\(amina)/export/json").text.contains("planted"))
      let access = desk.town.karim
      try await desk.town.database.behind(.open).write {
        _ = try ErasureStore($0, access).erase(amina, .asked)
      }
      #expect(try await desk.town.database.count("form_drafts") == 0)
    }
  }

  @Test(
    "every table about people is found by an export and by an erasure, or is left alone with a reason",
    arguments: EngineName.allCases)
  func complete(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let tables = try await town.database.read { try StoredTable.all(in: $0) }
      let strays = tables.filter {
        PersonalDataStore.key(of: $0) == nil && PersonalDataStore.leftAlone[$0.name] == nil
      }
      #expect(strays.isEmpty, "\(strays.map(\.name))")
      let known = Set(tables.map(\.name))
      #expect(
        Set(PersonalDataStore.otherKeys.keys).union(PersonalDataStore.leftAlone.keys).isSubset(of: known))
      let columns = Set(tables.flatMap { table in table.columns.map { "\(table.name).\($0)" } })
      #expect(Set(PersonalDataStore.notExported.keys).isSubset(of: columns.union(["people_search.words"])))
    }
  }

  @Test(
    "nothing is left of somebody who was erased, in any table or byte of the files",
    arguments: EngineName.allCases)
  func erasure(engine: EngineName) async throws {
    try await Planted.open(engine) { planted in
      let (town, person, karim) = (planted.town, planted.person, planted.town.karim)
      #expect(try await planted.places().count >= 20)
      let before = try await town.database.count("audit_entries")
      let erasure = try await town.database.behind(.open).write {
        try ErasureStore($0, karim).erase(person, .asked)
      }
      #expect(erasure.rows >= 12)
      let places = try await planted.places()
      #expect(places.isEmpty, "\(places.sorted())")
      #expect(try await town.database.count("audit_entries") == before + 1)
      #expect(try await AuditLog.verify(town.database).isSound)

      // The job that the erasure asked for sweeps the files.
      let worker = JobWorker(town.database, handlers: [ErasureSweep.handler(town.database)])
      let work = Task { await worker.run() }
      var done: [Erasure] = []
      while done.first?.swept == nil {
        try await Task.sleep(for: .milliseconds(5))
        done = try await town.ask(karim) { try ErasureStore($0, $1).done() }
      }
      worker.stop()
      await work.value
      #expect(done.map(\.person) == [person] && done.first?.swept != nil)
      let others = try await town.ask(karim) { try PersonStore($0, $1).search("kar", atMost: 5).count }
      #expect(others == 1)
    }
  }

  @Test("no byte of somebody who was erased stays in the file of the database or in its log")
  func files() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "erasure-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let database = try Database.sqlite(folder.appending(path: "site.sqlite").path)
    func marks() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter {
        let bytes = try Data(contentsOf: folder.appending(path: $0))
        return bytes.range(of: Data(Planted.mark.utf8)) != nil
      }
    }
    try await Town.make(in: database) { town in
      // Many people, so that pages are full, split and emptied.
      for number in 0..<300 {
        let id = try await town.add("Person \(number)", by: town.karim)
        try await town.ask(town.karim) { connection, access in
          try CorrectionStore(connection, access).ask("nothing \(number)", of: id)
        }
      }
      let planted = try await Planted.plant(in: town)
      #expect(try marks().isEmpty == false)
      let (karim, person) = (town.karim, planted.person)
      // Whoever reads while it is erased sees the old state; the sweep waits for them.
      try await town.database.behind(.open).write { _ = try ErasureStore($0, karim).erase(person, .asked) }
      #expect(
        try marks().isEmpty == false,
        "the files hold it until they are swept, or this test would show nothing")
      try await town.database.sweep()
      #expect(try marks() == [])
      #expect(try await town.database.findDamage().isEmpty)
    }
    await database.close()
  }

  @Test(
    "a legal hold forbids erasure until it is ended, and so does working here", arguments: EngineName.allCases
  )
  func hold(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      func erase(_ person: ID<Person>, _ access: Access) async throws -> Refusal? {
        do {
          try await town.database.behind(.open).write {
            _ = try ErasureStore($0, access).erase(person, .asked)
          }
          return nil
        } catch let refusal as Refusal { return refusal }
      }
      try await town.ask(town.karim) { try ErasureStore($0, $1).hold(amina, because: "An inquiry") }
      #expect(try await erase(amina, town.karim)?.sentence.en.contains("legal hold") == true)
      try await town.ask(town.karim) { try ErasureStore($0, $1).endHold(of: amina) }
      #expect(try await erase(town.karim.person, town.karim)?.sentence.en.contains("works here") == true)
      // Others erase nothing of hers, and are not told that she is there.
      for stranger in [town.imani, town.lena, town.joelle] {
        #expect(try await erase(amina, stranger)?.kind == .missing)
      }
      #expect(try await erase(amina, town.karim) == nil)
      #expect(try await erase(amina, town.karim)?.kind == .missing)
    }
  }

  @Test(
    "a dry run counts what is due and what a hold keeps, and touches nothing", arguments: EngineName.allCases)
  func retention(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let (old, held, _) = (
        try await town.add("Amina", by: town.karim), try await town.add("Bao", by: town.karim),
        try await town.add("Elaine", by: town.imani)
      )
      try await town.ask(town.karim) { try ErasureStore($0, $1).hold(held, because: "An inquiry") }
      let later = town.karim.later(.seconds(2_600 * 86_400))
      let active = ID<Person>()
      try await town.ask(later) { connection, access in
        try PersonStore(connection, access).add(town.person(active, "Chidi", keptBy: access))
        try TimelineStore(connection, access).add(.added, of: active)
      }
      func findings() async throws -> RetentionFinding? {
        try await town.ask(later) {
          try RetentionStore($0, $1, DayClock(nil)).dryRun().first { $0.rule.kind == .records }
        }
      }
      for _ in 0..<2 {
        let found = try await findings()
        #expect(found?.due == 1 && found?.held == 1)
      }
      let gone = try await town.database.behind(.open).write {
        try RetentionStore($0, later, DayClock(nil)).carryOut()[.records]
      }
      #expect(gone == 1)
      let left = try await town.ask(later) { connection, access in
        try [old, held, active].map { try PersonStore(connection, access).kept($0) != nil }
      }
      #expect(left == [false, true, true])
      #expect(try await findings()?.due == 0)
    }
  }

  @Test(
    "whom a breach concerns is what the audit log says of that account in those days",
    arguments: EngineName.allCases)
  func breach(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let amina = try await town.add("Amina", by: town.karim)
      let elaine = try await town.add("Elaine", by: town.imani)
      _ = try await town.add("Chidi", by: town.karim)
      try await town.agree(amina, keptBy: town.karim, to: town.halifax)
      _ = try await town.ask(town.imani) { try PersonStore($0, $1).shared(amina, for: .matching) }
      _ = try await town.ask(town.imani) { try PersonStore($0, $1).shared(amina, for: .matching) }
      try await town.agree(elaine, keptBy: town.imani, to: town.montreal)
      let today = LocalDate(of: Moment.now())
      let breach = Breach(
        id: ID(), known: town.now, first: today, last: today, account: town.imani.person,
        words: "A lost computer")
      try await town.ask(town.imani) { try BreachStore($0, $1).add(breach) }
      let imani = town.imani
      let affected = try await town.database.behind(.open).read {
        try BreachStore($0, imani).affected(by: breach)
      }
      #expect(affected.all.map(\.person?.givenName) == ["Elaine"])
      #expect(affected.others == [town.harbour.id: 1])
      let registered = try await town.ask(town.imani) { try BreachStore($0, $1).all().map(\.words) }
      #expect(registered == ["A lost computer"])
      #expect(try await town.ask(town.joelle) { try BreachStore($0, $1).all().isEmpty })
    }
  }
}

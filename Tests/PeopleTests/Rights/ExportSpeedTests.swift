import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

@Suite("The speed of rights")
struct ExportSpeedTests {
  @Test(
    "a long record among many is exported and erased within a minute", .enabled(if: areLongTestsAskedFor),
    arguments: EngineName.allCases)
  func speed(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let bao = ID<Person>(rawValue: 10_001)
      try await town.database.write { connection in
        try connection.run(
          """
          INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, city, language, added)
          WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 50000)
          SELECT 10000 + i, 11, 1, 'Person', 'Name', 'name', 'Halifax', 'en', 1 FROM numbers
          """)
        // Every hundredth line is of the one whose record is asked for.
        try connection.run(
          """
          INSERT INTO happenings (id, person, keeper, council, at, kind)
          WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < 1000000)
          SELECT i, CASE WHEN i % 100 = 0 THEN 10001 ELSE 10001 + i % 50000 END, 11, 1, i, 'met' FROM numbers
          """)
      }
      let clock = ContinuousClock()
      let exported = try await clock.measure {
        let tables = try await town.database.write { try PersonalDataStore($0, of: bao).everything() }
        let export = PersonExport(person: bao, made: town.now, tables: tables)
        #expect(export.json.utf8.count > 1_000_000 && export.csv(in: .french).count > 1_000_000)
      }
      let karim = town.karim
      let erased = try await clock.measure {
        try await town.database.behind(.open).write { _ = try ErasureStore($0, karim).erase(bao, .asked) }
      }
      let swept = try await clock.measure { try await town.database.sweep() }
      print("\(engine): exported in \(exported), erased in \(erased), swept in \(swept)")
      #expect(exported < .seconds(60) && erased < .seconds(60) && swept < .seconds(60))
    }
  }
}

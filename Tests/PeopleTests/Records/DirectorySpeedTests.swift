import Basics
import Foundation
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People

/// A council of 50,000 people with a million lines of what happened: what everybody does forty times a day stays quick.
@Suite("The pace of a large council", .enabled(if: areLongTestsAskedFor), .serialized)
struct DirectorySpeedTests {
  @Test("one types and finds, and opens a record, without waiting", arguments: EngineName.allCases)
  func pace(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      try await Population(people: 50_000, happenings: 1_000_000).fill(town.database, town.imani)
      if engine == .postgres {
        // What autovacuum does by itself soon after so much was written.
        try await town.database.write(.readCommitted) { try $0.run("ANALYZE") }
      }
      let typed = [
        "a", "am", "ami", "amina", "amina bel", "902", "9020012345", "welder", "p123", "halifax", "sou",
        "xu z",
      ]
      let queries =
        typed.map { DirectoryQuery(find: $0) } + [
          DirectoryQuery(), DirectoryQuery(find: "ami", role: .professional),
          DirectoryQuery(role: .newcomer, city: "Truro"),
        ]
      for query in queries {
        let times = try await times(20) { place in
          _ = try await town.database.behind(town.imani.wall).read {
            try DirectoryStore($0, town.imani).slice(query)
          }
        }
        report(engine, "search \(query.fields.map(\.value))", times)
        // Unoptimised and beside other work: a rail against a plan that walks everything, not the goal.
        #expect(times[times.count / 2] < .milliseconds(200))
      }
      let records = try await times(200) { place in
        let id = ID<Person>(rawValue: 1 << 40 + Int64(place * 211 % 50_000))
        _ = try await town.database.behind(town.imani.wall).read {
          try PersonRecordStore($0, town.imani).record(of: id)
        }
      }
      report(engine, "record", records)
      #expect(records[records.count / 2] < .milliseconds(100))
      let cities = try await times(20) { _ in
        _ = try await town.database.behind(town.imani.wall).read {
          try DirectoryStore($0, town.imani).cities()
        }
      }
      report(engine, "cities", cities)
    }
  }

  private func times(_ count: Int, _ body: (Int) async throws -> Void) async throws -> [Duration] {
    var times: [Duration] = []
    for place in 0..<count {
      let clock = ContinuousClock()
      let begun = clock.now
      try await body(place)
      times.append(clock.now - begun)
    }
    return times.sorted()
  }

  /// What was measured, for docs/people.md.
  private func report(_ engine: EngineName, _ what: String, _ times: [Duration]) {
    let shown = [times[0], times[times.count / 2], times[times.count * 95 / 100]].map {
      String(format: "%.1f", Double($0.components.attoseconds) / 1e15 + Double($0.components.seconds) * 1_000)
    }
    print("pace", engine, what, "min, median, 95th of \(times.count) in ms:", shown.joined(separator: " "))
  }
}

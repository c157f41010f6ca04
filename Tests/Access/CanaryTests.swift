import Basics
import Foundation
import Identity
import PeopleTesting
import SiteTesting
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import People
@testable import Site

/// Anybody asks anything, with whatever numbers and words they might have got hold of: nothing of others comes back.
@Suite("Canaries")
struct CanaryTests {
  @Test(
    "of thousands of requests with others’ numbers and words, none brings anything of theirs",
    arguments: EngineName.allCases)
  func drawn(engine: EngineName) async throws {
    let wanted = areLongTestsAskedFor ? 50_000 : 1_000
    let table = try AccessTable.read()
    try await AccessTown.open(engine) { town in
      let drill = try await CanaryDrill(town, table, seed: engine == .sqlite ? 6 : 7)
      let begun = ContinuousClock.now
      try await drill.run(wanted)
      #expect(drill.leaks.isEmpty, "\(drill.leaks.prefix(20).joined(separator: "\n"))")
      #expect(drill.failures.isEmpty, "\(drill.failures.prefix(20).joined(separator: "\n"))")
      let statuses = drill.statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      // Asking has to get somewhere for nothing to mean anything.
      #expect((drill.statuses[200] ?? 0) * 20 > wanted)
      #expect((drill.statuses[404] ?? 0) * 20 > wanted)
      print(
        "\(engine): \(wanted) requests in \(ContinuousClock.now - begun), \(statuses.joined(separator: ", "))"
      )
    }
  }
}

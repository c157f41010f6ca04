import Basics
import Foundation
import Logging
import Site
import Storage
import Synchronization
import TestDatabases

/// A site on a database of its own, without a socket, with a clock that stands still.
package final class TestSite: Sendable {
  package let responder: Responder
  package let database: Database
  package let sessions: SessionStore
  package let clock = TestClock()
  package let log = TestLog()
  private let place: TestPlace?
  /// What is said of its answers in JSON.
  let description: String

  /// - Parameters:
  ///   - name: the address that people use; nil when only this machine does.
  ///   - engine: what its database is of.
  ///   - opened: the database, if it is to be another than a new one of that engine.
  package init(
    _ areas: [Area], name: String? = "https://allies.example.org", on engine: EngineName = .sqlite,
    database opened: Database? = nil
  ) async throws {
    let place = opened == nil ? try await TestPlace.made(engine) : nil
    self.place = place
    database = try opened ?? .open(place?.address ?? "")
    try await database.migrate(
      FormDrafts.migrations + SessionStore.migrations + KeptAnswers.migrations + JobQueue.migrations
        + AuditLog.migrations
        + UploadStore.migrations + areas.flatMap(\.migrations))
    sessions = SessionStore(in: database)
    guard let name = SiteName(address: name, listening: .host("127.0.0.1", port: 8080)) else {
      throw Unreachable()
    }
    description = OpenAPI(areas.flatMap(\.routes.all)).text(.english, at: "https://allies.example.org")
    let (clock, log) = (clock, log)
    responder = try Responder(
      areas, database: database, name: name,
      logger: Logger(label: "test") { LogLines(label: $0, level: .info) { log.add($0) } }, now: { clock.now })
  }

  deinit { place?.remove() }

  private struct Unreachable: Error {}
}

/// The lines that were logged.
package final class TestLog: Sendable {
  private let held = Mutex<[String]>([])

  package init() {}

  package var lines: [String] { held.withLock { $0 } }
  package func add(_ line: String) { held.withLock { $0.append(line) } }
}

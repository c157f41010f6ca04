import Foundation
import Storage
import Synchronization

/// The engines on which everything is tested.
package enum EngineName: String, CaseIterable, Sendable, CustomStringConvertible {
  case sqlite = "SQLite"
  case postgres = "PostgreSQL"

  package var description: String { rawValue }
}

/// A place for a database that no other test knows.
package struct TestPlace: Sendable {
  package let address: String
  package let folder: URL?

  private static let lastNumber = Atomic<Int>(0)

  package init(_ engine: EngineName, cluster: PrivateCluster? = nil, user: String = "site") throws {
    let number = Self.lastNumber.add(1, ordering: .relaxed).newValue
    switch engine {
    case .sqlite:
      let folder = FileManager.default.temporaryDirectory.appending(
        path: "allies-storage-\(getpid())-\(number)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      self.folder = folder
      address = folder.appending(path: "allies.sqlite").path
    case .postgres:
      let cluster = try cluster ?? PrivateCluster.shared.get()
      let schema = "test\(number)"
      try cluster.order("schema \(schema)")
      address = cluster.address(schema: schema, user: user)
      folder = nil
    }
  }

  /// The same, made on a thread of its own: where a PostgreSQL is started first, tests with a clock go on meanwhile.
  package static func made(_ engine: EngineName) async throws -> TestPlace {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result { try TestPlace(engine) }) }
    }
  }

  package func remove() {
    if let folder { try? FileManager.default.removeItem(at: folder) }
  }
}

/// Carries out a test on a new, empty database.
///
/// - Parameter user: whom PostgreSQL takes us for; `allies` may do everything.
package func withDatabase(
  _ engine: EngineName, sqlite: SQLiteSettings = SQLiteSettings(), postgres: PostgresSettings? = nil,
  user: String = "site",
  _ body: (Database) async throws -> Void
) async throws {
  let place = try TestPlace(engine, user: user)
  defer { place.remove() }
  var settings = postgres ?? PostgresSettings()
  if postgres == nil { settings.connections = 4 }
  let database: Database =
    switch engine {
    case .sqlite: try .sqlite(place.address, settings: sqlite)
    case .postgres: .postgres(place.address, settings: settings)
    }
  do {
    try await body(database)
  } catch {
    await database.close()
    throw error
  }
  await database.close()
}

/// The people whom most tests ask about.
package enum TestTables {
  package static let persons = [
    Migration(
      "people/0001 persons",
      """
      CREATE TABLE councils (id \(.integer) PRIMARY KEY, city \(.text) NOT NULL) \(.strict)
      """,
      """
      CREATE TABLE persons (
        id \(.integer) PRIMARY KEY,
        name \(.text) NOT NULL,
        email \(.text) UNIQUE,
        council \(.integer) REFERENCES councils (id),
        waiting \(.integer) NOT NULL DEFAULT 0 CONSTRAINT persons_waiting CHECK (waiting >= 0),
        score \(.real),
        photo \(.bytes)) \(.strict)
      """)
  ]
}

extension Database {
  package func makePersons() async throws { try await migrate(TestTables.persons) }

  package func count(_ table: SQL) async throws -> Int {
    try await read { try $0.value("SELECT COUNT(*) FROM \(table)") ?? -1 }
  }

  package func add(_ id: Int, _ name: String) async throws {
    try await write { try $0.run("INSERT INTO persons (id, name) VALUES (\(id), \(name))") }
  }
}

/// What a closure that must fail threw.
package func failure<Result>(_ body: () async throws -> Result) async -> (any Error)? {
  do {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}

/// Drills that take minutes run when they are asked for.
package let areLongTestsAskedFor = ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"

/// A database, whichever engine keeps it. Areas know this value, `Connection`, `SQL` and `Row`, and no more.
///
///     let name = try await database.read { try $0.value("SELECT name FROM persons WHERE id = \(id)", as: String.self) }
///     try await database.write { try $0.run("UPDATE persons SET city = \(city) WHERE id = \(id)") }
///
/// A closure may be carried out more than once before anything is kept: it does nothing but ask the database.
package struct Database: Sendable {
  let engine: any Engine
  private var wall = Wall.open
  /// Whether reading a file is done on the caller's thread.
  private var readsInPlace = false

  init(engine: any Engine) {
    self.engine = engine
  }

  /// A file, made if it is not there; other processes may use it too.
  ///
  /// - Throws: `gone` when it cannot be opened, `damaged` when it is no database.
  package static func sqlite(
    _ path: String, settings: SQLiteSettings = SQLiteSettings()
  ) throws(StorageError) -> Database {
    Database(engine: try SQLiteEngine(path: path, settings: settings))
  }

  /// A PostgreSQL database, by its address (`postgres://…`). It is reached when it is first asked.
  package static func postgres(_ address: String, settings: PostgresSettings = PostgresSettings()) -> Database
  {
    Database(engine: PostgresEngine(address: address, settings: settings))
  }

  /// A PostgreSQL database if the address says so, a SQLite file otherwise.
  package static func open(_ address: String) throws(StorageError) -> Database {
    isPostgres(address) ? postgres(address) : try sqlite(address)
  }

  package static func isPostgres(_ address: String) -> Bool {
    ["postgres://", "postgresql://"].contains { address.hasPrefix($0) }
  }

  package var dialect: SQLDialect { engine.dialect }

  /// The same database, in which each transaction sees only what the wall lets through, on an engine that has walls.
  package func behind(_ wall: Wall) -> Database {
    var database = self
    database.wall = wall
    return database
  }

  /// The same database, for callers on threads of their own that may wait for the disk: a file is read on the caller's thread.
  /// Going to another and back takes longer than most reads.
  package var readingInPlace: Database {
    var database = self
    database.readsInPlace = true
    return database
  }

  /// Carries out the closure on one unchanging view of the database.
  ///
  /// - Throws: what the closure throws; `StorageError`; `CancellationError`.
  package func read<Result: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try await engine.read(inPlace: readsInPlace, behind: wall, body)
  }

  /// Carries out the closure as one whole: all of it is kept, safe from a power cut, when this returns, and nothing of it
  /// when this throws (but for `gone(mayHaveCommitted: true)`).
  ///
  /// - Throws: what the closure throws; `StorageError`; `CancellationError`.
  @discardableResult
  package func write<Result: Sendable>(
    _ isolation: Isolation = .serializable, _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try await engine.write(isolation, behind: wall, body)
  }

  /// What is sent on a channel from now on, by this process or another (on PostgreSQL). An empty message says: something
  /// may have been missed, ask for what is there. Begins with one.
  package func signals(on channel: Channel) -> AsyncStream<String> {
    engine.signals(on: channel)
  }

  /// How the engine is set up, for those who look after an installation.
  package func condition() async throws -> StorageCondition {
    try await engine.condition()
  }

  /// Reads the whole database, and tells what is damaged: an empty array when nothing is.
  package func findDamage() async throws -> [String] {
    try await engine.findDamage()
  }

  /// Takes out of the files what rows that are gone left behind. On SQLite the file is made anew and its log emptied, which
  /// takes as long as copying it, and writes wait meanwhile; PostgreSQL gives such room to new rows by itself.
  package func sweep() async throws {
    try await engine.sweep()
  }

  /// Lets what is under way end, and refuses what comes after.
  package func close() async {
    await engine.close()
  }
}

/// What a write is guarded against.
package enum Isolation: Sendable {
  /// As if writes came one after the other. SQLite knows nothing else; PostgreSQL finds conflicts, and the write is
  /// carried out again. What most writes need.
  case serializable
  /// On PostgreSQL each statement sees what was kept before it began, and waits for rows that others hold. For writes of
  /// one statement that many make at once (claiming a job), where conflicts would only cost.
  case readCommitted
}

/// What an engine says of itself.
package struct StorageCondition: Sendable {
  package struct Setting: Sendable {
    package let name: String
    package let value: String
    /// What it should be; nil where it only informs.
    package let wanted: String?

    package var isRight: Bool { wanted == nil || wanted == value }
  }

  package let engine: String
  package let version: String
  package let settings: [Setting]

  package var isRight: Bool { settings.allSatisfy(\.isRight) }
}

import GRDB
import GRDBSQLite
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a SQLite file is used.
package struct SQLiteSettings: Sendable {
  /// Connections that read at the same time.
  package var readers = 4
  /// Callers that may wait for one, for reading and for writing each; more are refused with `overloaded`.
  package var mostWaiting = 1_000
  /// How long another process may hold the file before we give up with `busy`.
  package var patience: Duration = .seconds(5)
  /// Pages that the file may have, for tests of a full disk; nil for as many as the disk holds.
  package var mostPages: Int?

  package init() {}
}

/// A SQLite file, run so that what was acknowledged survives a power cut.
///
/// One connection makes all commits and all checkpoints (SQLite before 3.51.3 can damage a file when a checkpoint of one
/// connection meets a commit of another); the others only read.
final class SQLiteEngine: Engine {
  private let writer: SQLiteWriter
  private let readers: Pool<DatabaseQueue>
  private let path: String
  private let patience: Double
  private let signals = SignalHub()

  init(path: String, settings: SQLiteSettings) throws(StorageError) {
    self.path = path
    let (seconds, attoseconds) = settings.patience.components
    patience = Double(seconds) + Double(attoseconds) / 1e18
    readers = Pool(size: settings.readers, mostWaiting: settings.mostWaiting)
    makeFile(path)
    let queue = try Self.open(
      path, Self.configuration(reading: false, patience: patience), patience: patience)
    writer = SQLiteWriter(queue: queue, mostWaiting: settings.mostWaiting, signals: signals)
    try Self.translated {
      try queue.inDatabase { database in
        let session = SQLiteSession(database)
        // GRDB sets NORMAL with the journal mode, and acknowledged writes would be lost in a power cut.
        try session.tell("PRAGMA synchronous = FULL")
        // A log that grew while somebody read for long is cut back afterwards.
        try session.tell("PRAGMA journal_size_limit = 67108864")
        if let pages = settings.mostPages { try session.tell("PRAGMA max_page_count = \(pages)") }
        let condition = try Self.condition(of: session, reading: false)
        guard condition.isRight else {
          throw StorageError.other(
            code: "settings", words: "the file cannot be used in a way that survives a power cut")
        }
      }
    }
  }

  var dialect: SQLDialect { .sqlite }

  func read<Result: Sendable>(
    inPlace: Bool, behind wall: Wall, _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    let queue =
      switch try await readers.borrow() {
      case .used(let queue): queue
      case .new: try openReader()
      }
    defer { readers.giveBack(queue) }
    let reading = Reading()
    return try await withTaskCancellationHandler {
      if inPlace { return try Self.carryOut(reading, body, on: queue) }
      return try await withCheckedThrowingContinuation { continuation in
        queue.asyncWriteWithoutTransaction { database in
          continuation.resume(with: Swift.Result { try reading.carryOut(body, database) })
        }
      }
    } onCancel: {
      reading.cancel()
    }
  }

  /// On this thread: whoever borrowed the connection is alone with it, so that nobody waits for anybody.
  private static func carryOut<Result>(
    _ reading: Reading, _ body: (Connection) throws -> Result, on queue: DatabaseQueue
  ) throws -> Result {
    try queue.writeWithoutTransaction { try reading.carryOut(body, $0) }
  }

  /// Savepoints of a group are as separate as transactions: whatever isolation was asked for is given.
  func write<Result: Sendable>(
    _ isolation: Isolation, behind wall: Wall, _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try await writer.write(body)
  }

  /// Foreign keys are looked at when all is done: making a table anew removes it for a moment.
  func migrate<Result: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      writer.queue.asyncWriteWithoutTransaction { database in
        continuation.resume(with: Swift.Result { try Self.migrate(SQLiteSession(database), body) })
      }
    }
  }

  private static func migrate<Result>(
    _ session: SQLiteSession, _ body: (Connection) throws -> Result
  ) throws -> Result {
    try session.tell("PRAGMA foreign_keys = OFF")
    defer { try? session.tell("PRAGMA foreign_keys = ON") }
    let connection = Connection(session)
    defer { connection.end() }
    do {
      try session.control(.beginWriting)
      let result = try body(connection)
      if let failure = connection.failure { throw failure }
      guard try session.answers(to: "PRAGMA foreign_key_check").isEmpty else {
        throw StorageError.foreignKey(nil)
      }
      try session.control(.commit)
      return result
    } catch {
      try? session.control(.rollBack)
      throw error
    }
  }

  func signals(on channel: Channel) -> AsyncStream<String> {
    signals.listen(on: channel)
  }

  func condition() async throws -> StorageCondition {
    let written = try await onWriter { try Self.condition(of: $0, reading: false) }
    let queue =
      switch try await readers.borrow() {
      case .used(let queue): queue
      case .new: try openReader()
      }
    defer { readers.giveBack(queue) }
    let read = try await withCheckedThrowingContinuation { continuation in
      queue.asyncWriteWithoutTransaction { database in
        continuation.resume(with: Result { try Self.condition(of: SQLiteSession(database), reading: true) })
      }
    }
    return StorageCondition(
      engine: written.engine, version: written.version, settings: written.settings + read.settings)
  }

  func findDamage() async throws -> [String] {
    try await onWriter { session in
      let found = try session.answers(to: "PRAGMA integrity_check").compactMap { String(sqlValue: $0) }
      let astray = try session.answers(to: "PRAGMA foreign_key_check").compactMap { String(sqlValue: $0) }
      return found.filter { $0 != "ok" }
        + Set(astray).sorted().map { "a foreign key of \($0) points nowhere" }
    }
  }

  func sweep() async throws {
    try await onWriter { session in
      let indexes = try session.answers(
        to: "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'virtual'")
      for name in indexes.compactMap({ String(sqlValue: $0) }) {
        let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
        // An index keeps the words of removed rows until its parts are put together.
        try session.tell("INSERT INTO \(quoted) (\(quoted)) VALUES ('optimize')")
      }
      try session.tell("VACUUM")
    }
    // As long as somebody reads, the log cannot be emptied.
    for _ in 0..<100 {
      let isHeld = try await onWriter {
        try $0.answers(to: "PRAGMA wal_checkpoint(TRUNCATE)").first == .integer(1)
      }
      if !isHeld { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    throw StorageError.busy
  }

  func close() async {
    await writer.close()
    // Not when they are let go: the thread of the last read may still hold one, and the log would stay.
    for reader in await readers.close() { try? reader.close() }
    signals.close()
    // The writer is closed last, and takes the log into the file.
    try? writer.queue.close()
  }

  /// Groups kept, and the writes in them.
  var keptWrites: (groups: Int, writes: Int) {
    (writer.keptGroups.load(ordering: .relaxed), writer.keptWrites.load(ordering: .relaxed))
  }

  /// Writes that wait to be gathered.
  var waitingWrites: Int { writer.waitingCount }

  private func onWriter<Answer: Sendable>(
    _ body: @escaping @Sendable (SQLiteSession) throws -> Answer
  ) async throws -> Answer {
    try await withCheckedThrowingContinuation { continuation in
      writer.queue.asyncWriteWithoutTransaction { database in
        continuation.resume(with: Result { try body(SQLiteSession(database)) })
      }
    }
  }

  private func openReader() throws(StorageError) -> DatabaseQueue {
    do {
      return try Self.open(
        path, Self.configuration(reading: true, patience: patience), patience: patience)
    } catch {
      readers.giveBack(nil)
      throw error
    }
  }

  private static func configuration(reading: Bool, patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = reading
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(patience)
    // GRDB would stop the program where a transaction is left open between two of our calls.
    configuration.allowsUnsafeTransactions = true
    configuration.prepareDatabase { database in
      let session = SQLiteSession(database)
      try session.tell("PRAGMA trusted_schema = OFF")
      if reading {
        try session.tell("PRAGMA query_only = ON")
        try session.tell("PRAGMA wal_autocheckpoint = 0")
      }
    }
    return configuration
  }

  /// SQLite does not wait for another process that sets the journal mode of the same new file; so we do.
  private static func open(_ path: String, _ configuration: Configuration, patience: Double)
    throws(StorageError)
    -> DatabaseQueue
  {
    let clock = ContinuousClock()
    let end = clock.now + .seconds(patience)
    while true {
      do {
        return try translated { try DatabaseQueue(path: path, configuration: configuration) }
      } catch {
        guard error == .busy, clock.now < end else { throw error }
        usleep(5_000)
      }
    }
  }

  private static func translated<Result>(_ body: () throws -> Result) throws(StorageError) -> Result {
    do {
      return try body()
    } catch let error as StorageError {
      throw error
    } catch let error as DatabaseError {
      throw StorageError(error)
    } catch {
      throw .other(code: "sqlite", words: "\(error)")
    }
  }

  private static func condition(of session: SQLiteSession, reading: Bool) throws(StorageError)
    -> StorageCondition
  {
    let role = reading ? "reader" : "writer"
    let wanted: [(String, String)] =
      reading
      ? [("query_only", "1"), ("wal_autocheckpoint", "0"), ("foreign_keys", "1")]
      : [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1")]
    var settings: [StorageCondition.Setting] = []
    for (name, value) in wanted {
      settings.append(.init(name: "\(role) \(name)", value: try text(name, session), wanted: value))
    }
    return StorageCondition(
      engine: "SQLite", version: sqlite3_libversion().map { String(cString: $0) } ?? "", settings: settings)
  }

  private static func text(_ pragma: String, _ session: SQLiteSession) throws(StorageError) -> String {
    switch try session.answers(to: "PRAGMA \(pragma)").first {
    case .integer(let number): "\(number)"
    case .text(let text): text
    default: ""
    }
  }
}

/// What councils keep of people is for nobody else on the machine to read; the files beside it follow it in this.
///
/// Only a file that is not there yet is opened here: closing one that SQLite has open would let go of its locks.
private func makeFile(_ path: String) {
  let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  if descriptor >= 0 { close(descriptor) }
}

/// One read under way, which its caller may give up.
private final class Reading: Sendable {
  private let isCancelled = Atomic<Bool>(false)

  func cancel() { isCancelled.store(true, ordering: .sequentiallyConsistent) }

  func carryOut<Result>(_ body: (Connection) throws -> Result, _ database: GRDB.Database) throws -> Result {
    let session = SQLiteSession(database) { self.isCancelled.load(ordering: .sequentiallyConsistent) }
    if session.isCancelled { throw CancellationError() }
    let connection = Connection(session)
    watch(database)
    defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
    do {
      try session.control(.beginReading)
      defer { connection.end() }
      let result = try body(connection)
      if let failure = connection.failure { throw failure }
      try? session.control(.rollBack)
      return result
    } catch {
      try? session.control(.rollBack)
      if case StorageError.cancelled = error { throw CancellationError() }
      throw error
    }
  }

  /// SQLite asks now and then whether to go on. An interruption from outside would be lost between two statements.
  private func watch(_ database: GRDB.Database) {
    let reading = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      database.sqliteConnection, 10_000,
      { reading in
        guard let reading else { return 0 }
        let asked = Unmanaged<Reading>.fromOpaque(reading).takeUnretainedValue()
        return asked.isCancelled.load(ordering: .sequentiallyConsistent) ? 1 : 0
      }, reading)
  }
}

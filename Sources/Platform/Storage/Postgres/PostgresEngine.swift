import Dispatch
import Synchronization

/// How a PostgreSQL database is used.
package struct PostgresSettings: Sendable {
  /// Transactions at the same time; each holds a thread while the server works.
  package var connections = 8
  /// Callers that may wait for a connection; more are refused with `overloaded`.
  package var mostWaiting = 1_000
  package var retries = Retries()

  package init() {}
}

/// A PostgreSQL database, reached through a pool of connections.
///
/// Whole transactions are carried out again when they met another, on one thread from begin to commit; reads see one
/// moment (REPEATABLE READ), writes are SERIALIZABLE unless the caller says that less will do.
final class PostgresEngine: Engine {
  private let address: String
  private let retries: Retries
  private let pool: Pool<PostgresSession>
  private let listener: PostgresListener

  init(address: String, settings: PostgresSettings) {
    self.address = address
    retries = settings.retries
    pool = Pool(size: settings.connections, mostWaiting: settings.mostWaiting)
    listener = PostgresListener(address: address)
  }

  var dialect: SQLDialect { .postgres }

  /// Whoever asks waits for an answer over the network, on whatever thread: `inPlace` means nothing here.
  func read<Result: Sendable>(
    inPlace: Bool = false, behind wall: Wall, _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try await carryOut(.beginReading, behind: wall, body)
  }

  func write<Result: Sendable>(
    _ isolation: Isolation, behind wall: Wall, _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try await carryOut(
      isolation == .serializable ? .beginWriting : .beginWritingLoosely, behind: wall, body)
  }

  /// The lock is asked for first, and READ COMMITTED lets what follows see what was done while we waited for it. Its number
  /// is nobody else's: "allies" in ASCII.
  func migrate<Result: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    try await carryOut(.beginWritingLoosely, behind: .open) { connection in
      _ = try connection.rows("SELECT pg_advisory_xact_lock(\(0x61_6c_6c_69_65_73))")
      return try body(connection)
    }
  }

  func signals(on channel: Channel) -> AsyncStream<String> {
    listener.listen(on: channel)
  }

  func condition() async throws -> StorageCondition {
    try await read(behind: .open) { connection in
      let wanted: [(SQL, String, String?)] = [
        ("SELECT current_setting('fsync')", "fsync", "on"),
        ("SELECT current_setting('synchronous_commit')", "synchronous_commit", "on"),
        ("SELECT current_setting('full_page_writes')", "full_page_writes", "on"),
        ("SELECT current_setting('server_encoding')", "server_encoding", "UTF8"),
        ("SELECT current_setting('data_checksums')", "data_checksums", nil),
      ]
      let settings = try wanted.map { question, name, wanted in
        StorageCondition.Setting(name: name, value: try connection.value(question) ?? "", wanted: wanted)
      }
      return StorageCondition(
        engine: "PostgreSQL", version: try connection.value("SELECT current_setting('server_version')") ?? "",
        settings: settings)
    }
  }

  func sweep() async throws {}

  func findDamage() async throws -> [String] { try await PostgresDamage(engine: self).find() }

  func close() async {
    listener.close()
    await pool.close()
  }

  /// Callers that wait for a connection.
  var waitingCount: Int { pool.waitingCount }

  private func carryOut<Result: Sendable>(
    _ begin: TransactionStep, behind wall: Wall,
    _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result {
    var attempts = 0
    var isReconnected = false
    while true {
      attempts += 1
      do {
        return try await onSession { try Self.carryOut(begin, behind: wall, body, on: $0) }
      } catch StorageError.serialization where attempts < retries.attempts {
        try await retries.sleep(retries.pause(after: attempts))
      } catch StorageError.gone(mayHaveCommitted: false) where !isReconnected {
        // The server was started anew since: all connections are as dead as this one. Nothing was kept, so that it can
        // be carried out again, once; if there is no server any more, connecting says so.
        isReconnected = true
        pool.forgetIdle()
      } catch StorageError.cancelled {
        throw CancellationError()
      }
    }
  }

  private func onSession<Result: Sendable>(
    _ body: @escaping @Sendable (PostgresSession) throws -> Result
  ) async throws -> Result {
    let session: PostgresSession
    switch try await pool.borrow() {
    case .used(let used): session = used
    case .new:
      do {
        session = try await connect()
      } catch {
        pool.giveBack(nil)
        throw error
      }
    }
    do {
      let result = try await session.perform(body)
      pool.giveBack(session.isReusable ? session : nil)
      return result
    } catch {
      pool.giveBack(session.isReusable ? session : nil)
      throw error
    }
  }

  private func connect() async throws -> PostgresSession {
    let address = address
    return try await withCheckedThrowingContinuation { continuation in
      let queue = DispatchQueue(label: "allies.postgres")
      queue.async {
        continuation.resume(with: Swift.Result { try PostgresSession(address: address, queue: queue) })
      }
    }
  }

  private static func carryOut<Result>(
    _ begin: TransactionStep, behind wall: Wall, _ body: (Connection) throws -> Result,
    on session: PostgresSession
  ) throws -> Result {
    if session.isCancelled { throw StorageError.cancelled }
    let connection = Connection(session)
    defer {
      connection.end()
      session.settle()
    }
    session.wall = wall
    try session.control(begin)
    let result = try body(connection)
    if let failure = connection.failure { throw failure }
    try session.control(.commit)
    return result
  }
}

import Synchronization

/// One connection to an engine while it carries out a transaction. It has two implementations, on SQLite and on PostgreSQL;
/// both are used from one thread at a time.
protocol Session {
  var dialect: SQLDialect { get }
  /// Whether whoever waits for the transaction has given up.
  var isCancelled: Bool { get }
  func query(_ sql: RenderedSQL) throws(StorageError) -> Rows
  func stream(_ sql: RenderedSQL, _ body: (Row) throws -> Void) throws
  func execute(_ sql: RenderedSQL) throws(StorageError) -> Int
  func execute(batch: [RenderedSQL]) throws(StorageError) -> [Int]
  func load(table: SQL, columns: [SQL], rows: [[SQLValue]]) throws(StorageError)
  /// All rows of a table, one after the other, in the fastest way that the engine has.
  func unload(table: SQL, columns: [SQL], types: [SQLType], _ body: ([SQLValue]) throws -> Void) throws
  func notify(_ channel: Channel, _ message: String) throws(StorageError)
  func control(_ step: TransactionStep) throws(StorageError)
}

/// What is said to an engine about transactions, in words that both understand.
enum TransactionStep: Sendable {
  case beginReading
  case beginWriting
  /// On PostgreSQL without guarding against what others write between two statements of ours.
  case beginWritingLoosely
  case commit
  case rollBack
  case savepoint
  case release
  /// Undoes what was done since the savepoint, and forgets the savepoint.
  case rollBackToSavepoint
}

/// An engine behind a `Database`.
protocol Engine: Sendable {
  var dialect: SQLDialect { get }
  /// - Parameter inPlace: whether the caller's thread may be made to wait for the disk.
  func read<Result: Sendable>(
    inPlace: Bool, behind wall: Wall, _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result
  func write<Result: Sendable>(
    _ isolation: Isolation, behind wall: Wall, _ body: @escaping @Sendable (Connection) throws -> Result
  ) async throws -> Result
  /// A transaction by itself in which tables may be made anew, alone among all processes that use the database.
  func migrate<Result: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Result) async throws
    -> Result
  func signals(on channel: Channel) -> AsyncStream<String>
  func condition() async throws -> StorageCondition
  func findDamage() async throws -> [String]
  func sweep() async throws
  func close() async
}

/// A result that a closure leaves for whoever started it.
final class Outcome<Value: Sendable>: Sendable {
  private let held = Mutex<Value?>(nil)

  var value: Value? {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }
}

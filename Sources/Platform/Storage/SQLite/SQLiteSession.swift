import GRDB
import GRDBSQLite

/// A SQLite connection while it carries out a transaction. GRDB opens it, keeps it on its own queue and remembers its
/// statements; values go in and out through SQLite's own functions, which say exactly what went wrong.
final class SQLiteSession: Session {
  private let database: GRDB.Database
  private let cancelled: () -> Bool
  /// What is to be told when the transaction has been kept.
  private(set) var notices: [(channel: Channel, message: String)] = []
  /// How many notices there were at each savepoint that is still there.
  private var noticesAtSavepoints: [Int] = []

  init(_ database: GRDB.Database, cancelled: @escaping () -> Bool = { false }) {
    self.database = database
    self.cancelled = cancelled
  }

  var dialect: SQLDialect { .sqlite }
  var isCancelled: Bool { cancelled() }

  func query(_ sql: RenderedSQL) throws(StorageError) -> Rows {
    let statement = try prepare(sql.text)
    defer { rest(statement) }
    try bind(sql.values, to: statement)
    let columns = statement.columnNames
    var values: [SQLValue] = []
    var count = 0
    while try step(statement) {
      for place in 0..<CInt(columns.count) { values.append(Self.value(of: statement, at: place)) }
      count += 1
    }
    return Rows(columns: columns, values: values, count: count)
  }

  func stream(_ sql: RenderedSQL, _ body: (Row) throws -> Void) throws {
    // Not from the cache: the closure may ask the same statement again.
    let statement = try translated { try database.makeStatement(sql: sql.text) }
    try bind(sql.values, to: statement)
    let columns = statement.columnNames
    while try step(statement) {
      let values = (0..<CInt(columns.count)).map { Self.value(of: statement, at: $0) }
      try body(Row(answer: Rows.Answer(columns: columns, values: values), start: 0))
    }
  }

  func execute(_ sql: RenderedSQL) throws(StorageError) -> Int {
    let statement = try prepare(sql.text)
    defer { rest(statement) }
    return try execute(statement, sql.values)
  }

  func execute(batch: [RenderedSQL]) throws(StorageError) -> [Int] {
    var counts: [Int] = []
    for sql in batch { counts.append(try execute(sql)) }
    return counts
  }

  func load(table: SQL, columns: [SQL], rows: [[SQLValue]]) throws(StorageError) {
    let places = SQL.joined(columns.map { _ in "\(0)" })
    let insertion = try RenderedSQL(
      "INSERT INTO \(table) (\(SQL.joined(columns))) VALUES (\(places))", for: .sqlite)
    let statement = try prepare(insertion.text)
    defer { rest(statement) }
    for row in rows {
      guard row.count == columns.count else {
        throw .unsuitable("\(row.count) values for \(columns.count) columns")
      }
      if let problem = row.lazy.compactMap(\.problem).first { throw problem }
      if isCancelled { throw .cancelled }
      _ = try execute(statement, row)
    }
  }

  func unload(table: SQL, columns: [SQL], types: [SQLType], _ body: ([SQLValue]) throws -> Void) throws {
    let all = try RenderedSQL("SELECT \(SQL.joined(columns)) FROM \(table)", for: .sqlite)
    let statement = try prepare(all.text)
    defer { rest(statement) }
    try bind([], to: statement)
    while try step(statement) {
      if isCancelled { throw StorageError.cancelled }
      try body((0..<CInt(columns.count)).map { Self.value(of: statement, at: $0) })
    }
  }

  func notify(_ channel: Channel, _ message: String) throws(StorageError) {
    notices.append((channel, message))
  }

  func control(_ step: TransactionStep) throws(StorageError) {
    switch step {
    case .beginReading: try tell("BEGIN DEFERRED")
    case .beginWriting, .beginWritingLoosely: try tell("BEGIN IMMEDIATE")
    case .commit:
      do {
        try tell("COMMIT")
      } catch {
        // What was written may be found again when the file is next opened, or not.
        if case .gone = error { throw .gone(mayHaveCommitted: true) }
        throw error
      }
    case .rollBack:
      if database.sqliteConnection != nil, database.isInsideTransaction { try tell("ROLLBACK") }
    case .savepoint:
      try tell("SAVEPOINT step")
      noticesAtSavepoints.append(notices.count)
    case .release:
      try tell("RELEASE step")
      _ = noticesAtSavepoints.popLast()
    case .rollBackToSavepoint:
      try tell("ROLLBACK TO step")
      try tell("RELEASE step")
      notices = Array(notices.prefix(noticesAtSavepoints.popLast() ?? 0))
    }
  }

  /// Whether foreign keys that are checked at the end of the transaction point nowhere. SQLite checks them when all of
  /// a group is kept, where one such write would undo the writes of all others.
  var leavesForeignKeysOpen: Bool {
    var open: CInt = 0
    var highest: CInt = 0
    sqlite3_db_status(database.sqliteConnection, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &highest, 0)
    return open > 0
  }

  /// A statement of our own, which may be one that `Connection` refuses.
  func tell(_ text: String) throws(StorageError) {
    _ = try answers(to: text)
  }

  /// What a pragma answers, its first column.
  func answers(to text: String) throws(StorageError) -> [SQLValue] {
    let statement = try prepare(text)
    defer { rest(statement) }
    var answers: [SQLValue] = []
    while try step(statement) { answers.append(Self.value(of: statement, at: 0)) }
    return answers
  }

  private func prepare(_ text: String) throws(StorageError) -> Statement {
    if database.sqliteConnection == nil { throw .gone(mayHaveCommitted: false) }  // closed
    return try translated { try database.cachedStatement(sql: text) }
  }

  private func execute(_ statement: Statement, _ values: [SQLValue]) throws(StorageError) -> Int {
    let connection = database.sqliteConnection
    let before = sqlite3_total_changes64(connection)
    try bind(values, to: statement)
    while try step(statement) {}
    return sqlite3_total_changes64(connection) == before ? 0 : Int(clamping: sqlite3_changes64(connection))
  }

  /// True when there is a row, false at the end.
  private func step(_ statement: Statement) throws(StorageError) -> Bool {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  /// Lets go of the locks and the values that a statement holds.
  private func rest(_ statement: Statement) {
    sqlite3_reset(statement.sqliteStatement)
    sqlite3_clear_bindings(statement.sqliteStatement)
  }

  private func bind(_ values: [SQLValue], to statement: Statement) throws(StorageError) {
    let statement = statement.sqliteStatement
    sqlite3_reset(statement)
    guard sqlite3_bind_parameter_count(statement) == values.count else {
      throw .other(code: "values", words: "a question mark in the words of a statement")
    }
    // SQLite copies the bytes before the call returns: that is what -1 asks for.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let place = CInt(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, number)
        case .real(let number): sqlite3_bind_double(statement, place, number)
        case .text(let text):
          sqlite3_bind_text64(
            statement, place, text, sqlite3_uint64(text.utf8.count), copied, UInt8(SQLITE_UTF8))
        case .bytes(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(statement, place, 0)
        case .bytes(let bytes):
          sqlite3_bind_blob64(statement, place, bytes, sqlite3_uint64(bytes.count), copied)
        }
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  private func failure(_ code: CInt) -> StorageError {
    let connection = database.sqliteConnection
    return StorageError(sqlite: code, words: sqlite3_errmsg(connection).map { String(cString: $0) } ?? "")
  }

  private func translated<Result>(_ body: () throws -> Result) throws(StorageError) -> Result {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StorageError(error)
    } catch {
      throw .other(code: "sqlite", words: "\(error)")
    }
  }

  /// The bytes that SQLite points to stay until the next step; they are copied here.
  private static func value(of statement: Statement, at place: CInt) -> SQLValue {
    let statement = statement.sqliteStatement
    switch sqlite3_column_type(statement, place) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, place))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, place))
    case SQLITE_TEXT:
      guard let bytes = sqlite3_column_text(statement, place) else { return .text("") }
      let count = Int(sqlite3_column_bytes(statement, place))
      return .text(String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self))
    case SQLITE_BLOB:
      guard let bytes = sqlite3_column_blob(statement, place) else { return .bytes([]) }
      return .bytes(
        [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, place)))))
    default: return .null
    }
  }
}

/// The database inside one transaction, as the closure of a `read` or a `write` gets it.
///
/// After a statement has failed, nothing of the transaction is kept, on both engines alike, even if the error was
/// caught: whoever wants to go on after an error asks inside `attempt`.
package struct Connection {
  let session: any Session
  private let progress: Progress

  /// What has become of the transaction.
  private final class Progress {
    var failure: StorageError?
    var isOver = false
    var isStreaming = false
  }

  init(_ session: any Session) {
    self.session = session
    progress = Progress()
  }

  /// All rows of an answer.
  package func rows(_ sql: SQL) throws(StorageError) -> Rows {
    try ask { () throws(StorageError) in try session.query(try render(sql)) }
  }

  /// The first row, or nil if there is none.
  package func row(_ sql: SQL) throws(StorageError) -> Row? {
    try rows(sql).first
  }

  /// The first column of the first row, or nil if there is none. For a column that may be empty ask for an optional.
  package func value<Value: Storable>(_ sql: SQL, as type: Value.Type = Value.self) throws(StorageError)
    -> Value?
  {
    try row(sql)?.value(at: 0, as: type)
  }

  /// The first column of all rows.
  package func values<Value: Storable>(_ sql: SQL, as type: Value.Type = Value.self) throws(StorageError)
    -> [Value]
  {
    var values: [Value] = []
    for row in try rows(sql) { values.append(try row.value(at: 0)) }
    return values
  }

  /// Rows one by one, however many there are, none of them kept.
  ///
  /// Inside the closure nothing else may be asked: PostgreSQL is still speaking. An error in it counts as a failed
  /// statement.
  package func each(_ sql: SQL, _ body: (Row) throws -> Void) throws {
    try stream { try session.stream(try render(sql), body) }
  }

  private func stream(_ body: () throws -> Void) throws {
    try check()
    progress.isStreaming = true
    defer { progress.isStreaming = false }
    do {
      try body()
    } catch {
      progress.failure =
        error as? StorageError ?? .other(code: "stopped", words: "whoever read many rows stopped")
      throw error
    }
  }

  /// Carries out a statement, and says how many rows it added, changed or removed.
  @discardableResult
  package func run(_ sql: SQL) throws(StorageError) -> Int {
    try ask { () throws(StorageError) in try session.execute(try render(sql)) }
  }

  /// Carries out many statements, on PostgreSQL in few round trips; none may depend on the answer of another.
  @discardableResult
  package func run(batch: [SQL]) throws(StorageError) -> [Int] {
    try ask { () throws(StorageError) in
      var rendered: [RenderedSQL] = []
      for sql in batch { rendered.append(try render(sql)) }
      return try session.execute(batch: rendered)
    }
  }

  /// Adds many rows to a table in the fastest way that the engine has (COPY on PostgreSQL).
  ///
  /// - Parameters:
  ///   - table: the name of the table, and `columns` the names of its columns, as they stand in the source.
  ///   - rows: each with as many values as there are columns.
  package func load(_ table: SQL, columns: [SQL], rows: [[SQLValue]]) throws(StorageError) {
    try ask { () throws(StorageError) in try session.load(table: table, columns: columns, rows: rows) }
  }

  /// All rows of a table one by one, none of them kept; what `load` takes. Inside the closure nothing else may be asked.
  ///
  /// - Parameter types: the kind of each column.
  package func unload(
    _ table: SQL, columns: [SQL], types: [SQLType], _ body: ([SQLValue]) throws -> Void
  ) throws {
    try stream { try session.unload(table: table, columns: columns, types: types, body) }
  }

  /// Wakes whoever listens on the channel, once this transaction is kept. A hint only: listeners ask for what is there.
  package func notify(_ channel: Channel, _ message: String = "") throws(StorageError) {
    try ask { () throws(StorageError) in
      // PostgreSQL takes no more.
      guard message.utf8.count < 8_000 else { throw .unsuitable("a message of \(message.utf8.count) bytes") }
      if let problem = message.sqlValue.problem { throw problem }
      try session.notify(channel, message)
    }
  }

  /// Carries out the closure so that an error in it undoes what it did, and no more.
  package func attempt<Result>(_ body: () throws -> Result) throws -> Result {
    try check()
    try control(.savepoint)
    do {
      let result = try body()
      if let failure = progress.failure { throw failure }
      try control(.release)
      return result
    } catch {
      if let failure = progress.failure, failure.losesTransaction { throw failure }
      progress.failure = nil
      try control(.rollBackToSavepoint)
      throw error
    }
  }

  var dialect: SQLDialect { session.dialect }

  /// What made the transaction one that cannot be kept.
  var failure: StorageError? { progress.failure }

  /// After this whoever kept the value gets nothing from it.
  func end() { progress.isOver = true }

  private func control(_ step: TransactionStep) throws(StorageError) {
    do {
      try session.control(step)
    } catch {
      progress.failure = error
      throw error
    }
  }

  private func render(_ sql: SQL) throws(StorageError) -> RenderedSQL {
    try RenderedSQL(sql, for: session.dialect)
  }

  /// Asks, and remembers a failure.
  private func ask<Result>(_ body: () throws(StorageError) -> Result) throws(StorageError) -> Result {
    try check()
    do {
      return try body()
    } catch {
      progress.failure = error
      throw error
    }
  }

  private func check() throws(StorageError) {
    if progress.isOver { throw .other(code: "over", words: "the transaction has ended") }
    if let failure = progress.failure { throw failure }
    if progress.isStreaming { throw .other(code: "reading", words: "asked while rows are read one by one") }
    if session.isCancelled {
      progress.failure = .cancelled
      throw .cancelled
    }
  }
}

/// What listeners wait on: a name of small letters, digits and underlines, written in the source.
package struct Channel: Sendable, Hashable, ExpressibleByStringLiteral {
  let name: String

  package init(stringLiteral name: StaticString) {
    // What is left out could not be an identifier; a name is a literal, so that whoever writes it sees it.
    self.name = String(name.description.filter { "abcdefghijklmnopqrstuvwxyz0123456789_".contains($0) })
  }
}

import CPostgres

/// Many at once: statements in a pipeline, rows by COPY.
extension PostgresSession {
  /// Statements sent before their answers are read. Answers of that many, none longer than a line, fit what lies
  /// between server and client, so that neither waits for the other to read.
  private static let mostInPipeline = 100

  func execute(batch: [RenderedSQL]) throws(StorageError) -> [Int] {
    var counts: [Int] = []
    counts.reserveCapacity(batch.count)
    var rest = batch[...]
    while !rest.isEmpty {
      counts += try pipeline(rest.prefix(Self.mostInPipeline))
      rest = rest.dropFirst(Self.mostInPipeline)
    }
    return counts
  }

  private func pipeline(_ batch: ArraySlice<RenderedSQL>) throws(StorageError) -> [Int] {
    // Statements of one pipeline are all there until it is through: none makes another be forgotten.
    try makeRoom(forPrepared: batch.count)
    var names: [String] = []
    for sql in batch { names.append(try prepare(sql)) }
    guard PQenterPipelineMode(pointer) == 1 else { throw lost }
    defer { PQexitPipelineMode(pointer) }
    for (sql, name) in zip(batch, names) {
      let values = PostgresValues(sql.values)
      let isSent = values.withPointers {
        PQsendQueryPrepared(pointer, name, values.count, $0, values.lengths, values.formats, 0) == 1
      }
      guard isSent else { throw lost }
    }
    guard PQpipelineSync(pointer) == 1 else { throw lost }

    var counts: [Int] = []
    var problem: StorageError?
    for name in names {
      // An answer, and nothing, which ends it.
      while let next = PQgetResult(pointer) {
        let answer = PostgresAnswer(next)
        if answer.isError {
          problem = problem ?? failure(answer, of: name)
        } else if answer.status != PGRES_PIPELINE_ABORTED {
          counts.append(answer.changed)
        }
      }
      if !isAlive { throw .gone(mayHaveCommitted: false) }
    }
    let end = PostgresAnswer(PQgetResult(pointer))
    if let problem { throw problem }
    guard end.status == PGRES_PIPELINE_SYNC, counts.count == names.count else { throw lost }
    return counts
  }

  /// Rows for a table behind a wall go by a table that is there for this transaction alone: PostgreSQL copies into no table
  /// with row-level security. What the rows leave out is what the table says of itself, as without a wall.
  func load(table: SQL, columns: [SQL], rows: [[SQLValue]]) throws(StorageError) {
    let name = try RenderedSQL(table, for: .postgres).text
    let isGuarded = try query(
      RenderedSQL("SELECT relrowsecurity FROM pg_class WHERE oid = to_regclass(\(name))", for: .postgres)
    ).first?.value(at: 0, as: Bool.self)
    guard isGuarded == true else { return try copy(table, columns, rows) }
    try tell(text: "CREATE TEMPORARY TABLE loading (LIKE \(name) INCLUDING DEFAULTS) ON COMMIT DROP")
    try copy("loading", columns, rows)
    let names = try RenderedSQL(SQL.joined(columns), for: .postgres).text
    try tell(text: "INSERT INTO \(name) (\(names)) SELECT \(names) FROM loading")
    try tell("DROP TABLE loading")
  }

  private func copy(_ table: SQL, _ columns: [SQL], _ rows: [[SQLValue]]) throws(StorageError) {
    let copy = try RenderedSQL("COPY \(table) (\(SQL.joined(columns))) FROM STDIN", for: .postgres)
    let begun = PostgresAnswer(PQexec(pointer, copy.text))
    guard begun.status == PGRES_COPY_IN else { throw failure(begun) }
    var problem: StorageError?
    var lines: [UInt8] = []
    for row in rows where problem == nil {
      if row.count != columns.count {
        problem = .unsuitable("\(row.count) values for \(columns.count) columns")
      }
      problem = problem ?? row.lazy.compactMap(\.problem).first
      if isCancelled { problem = .cancelled }
      append(row, to: &lines)
      if lines.count > 60_000, problem == nil {
        problem = send(lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    if problem == nil { problem = send(lines) }
    guard PQputCopyEnd(pointer, problem == nil ? nil : "given up") == 1 else { throw lost }
    while let next = PQgetResult(pointer) {
      let answer = PostgresAnswer(next)
      if answer.isError, problem == nil { problem = failure(answer) }
    }
    if let problem { throw problem }
  }

  private func send(_ lines: [UInt8]) -> StorageError? {
    let isSent = lines.withUnsafeBytes { bytes in
      PQputCopyData(pointer, bytes.bindMemory(to: CChar.self).baseAddress, CInt(clamping: bytes.count)) == 1
    }
    return isSent ? nil : lost
  }

  /// A line of COPY's text form: values between tabs, what is absent as `\N`, signs with a meaning behind a backslash.
  private func append(_ row: [SQLValue], to lines: inout [UInt8]) {
    for (index, value) in row.enumerated() {
      if index > 0 { lines.append(UInt8(ascii: "\t")) }
      switch value {
      case .null: lines.append(contentsOf: "\\N".utf8)
      case .integer(let number): lines.append(contentsOf: "\(number)".utf8)
      case .real(let number): lines.append(contentsOf: "\(number)".utf8)
      case .text(let text):
        for byte in text.utf8 {
          switch byte {
          case UInt8(ascii: "\\"): lines.append(contentsOf: "\\\\".utf8)
          case UInt8(ascii: "\t"): lines.append(contentsOf: "\\t".utf8)
          case UInt8(ascii: "\n"): lines.append(contentsOf: "\\n".utf8)
          case UInt8(ascii: "\r"): lines.append(contentsOf: "\\r".utf8)
          default: lines.append(byte)
          }
        }
      case .bytes(let bytes):
        lines.append(contentsOf: "\\\\x".utf8)
        let digits = Array("0123456789abcdef".utf8)
        for byte in bytes {
          lines.append(digits[Int(byte >> 4)])
          lines.append(digits[Int(byte & 0xF)])
        }
      }
    }
    lines.append(UInt8(ascii: "\n"))
  }
}

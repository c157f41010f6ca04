import CPostgres

/// Values in the form that libpq takes them: one piece of memory, in it each value with a NUL behind it.
struct PostgresValues {
  private var memory: [UInt8] = []
  private var starts: [Int?] = []
  private(set) var lengths: [CInt] = []
  /// 1 for bytes, which are sent as they are; 0 for text.
  private(set) var formats: [CInt] = []

  init(_ values: [SQLValue]) {
    for value in values { append(value) }
  }

  var count: CInt { CInt(clamping: starts.count) }
  var size: Int { memory.count }

  private mutating func append(_ value: SQLValue) {
    starts.append(value == .null ? nil : memory.count)
    let before = memory.count
    switch value {
    case .null: break
    case .integer(let number): memory.append(contentsOf: "\(number)".utf8)
    case .real(let number): memory.append(contentsOf: "\(number)".utf8)
    case .text(let text): memory.append(contentsOf: text.utf8)
    case .bytes(let bytes): memory.append(contentsOf: bytes)
    }
    lengths.append(CInt(clamping: memory.count - before))
    if case .bytes = value { formats.append(1) } else { formats.append(0) }
    memory.append(0)
  }

  /// The pointers hold while the closure runs.
  func withPointers<Result>(_ body: ([UnsafePointer<CChar>?]) -> Result) -> Result {
    memory.withUnsafeBytes { memory in
      let base = memory.bindMemory(to: CChar.self).baseAddress
      return body(starts.map { start in start.flatMap { base?.advanced(by: $0) } })
    }
  }
}

extension SQLType {
  /// PostgreSQL's number for the type: int8, float8, text, bytea.
  var number: Oid {
    switch self {
    case .integer: 20
    case .real: 701
    case .text: 25
    case .bytes: 17
    }
  }
}

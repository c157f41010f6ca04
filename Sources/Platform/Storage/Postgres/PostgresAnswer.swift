import CPostgres

/// What libpq hands back for a statement; it frees the memory when it is let go.
final class PostgresAnswer {
  let pointer: OpaquePointer?

  init(_ pointer: OpaquePointer?) { self.pointer = pointer }

  deinit { PQclear(pointer) }

  var status: ExecStatusType { PQresultStatus(pointer) }

  var isError: Bool {
    status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || pointer == nil
  }

  var columns: [String] {
    (0..<PQnfields(pointer)).map { PQfname(pointer, $0).map { String(cString: $0) } ?? "" }
  }

  /// How many rows a statement added, changed or removed; rows that were only read do not count.
  var changed: Int {
    guard let status = PQcmdStatus(pointer), !String(cString: status).hasPrefix("SELECT") else { return 0 }
    return PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
  }

  var rows: Rows {
    let columns = columns
    let types = (0..<CInt(columns.count)).map { PQftype(pointer, $0) }
    let count = PQntuples(pointer)
    var values: [SQLValue] = []
    values.reserveCapacity(Int(count) * columns.count)
    for row in 0..<count {
      for (column, type) in types.enumerated() { values.append(value(row, CInt(column), type)) }
    }
    return Rows(columns: columns, values: values, count: Int(count))
  }

  /// The object identifiers of types, which never change: PostgreSQL's pg_type.dat.
  private enum TypeNumber {
    static let bool: Oid = 16
    static let bytes: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
  }

  /// Row and column are below the counts that the answer gave; libpq's text ends after the length it tells.
  private func value(_ row: CInt, _ column: CInt, _ type: Oid) -> SQLValue {
    guard PQgetisnull(pointer, row, column) == 0, let start = PQgetvalue(pointer, row, column) else {
      return .null
    }
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(pointer, row, column)))
    switch type {
    case TypeNumber.int8, TypeNumber.int4, TypeNumber.int2, TypeNumber.oid:
      return Int64(String(decoding: bytes, as: UTF8.self)).map { .integer($0) } ?? .null
    case TypeNumber.bool: return .integer(bytes.first == UInt8(ascii: "t") ? 1 : 0)
    case TypeNumber.float8, TypeNumber.float4:
      return Double(String(decoding: bytes, as: UTF8.self)).map { .real($0) } ?? .null
    case TypeNumber.numeric: return Self.number(String(decoding: bytes, as: UTF8.self))
    case TypeNumber.bytes: return .bytes(Self.bytes(hexadecimal: bytes.dropFirst(2)))
    default: return .text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Sums and averages are decimal numbers on PostgreSQL; SQLite has whole numbers and fractions.
  private static func number(_ text: String) -> SQLValue {
    if let whole = Int64(text) { return .integer(whole) }
    if text.contains("."), let fraction = Double(text) { return .real(fraction) }
    return .text(text)  // too large for either: whoever wants a number is told
  }

  private static func bytes(hexadecimal digits: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    var high: UInt8?
    for digit in digits {
      // 0–9 are 48–57, a–f are 97–102.
      let half = digit < 58 ? digit &- 48 : digit &- 87
      if let first = high {
        bytes.append(first << 4 | half & 0xF)
        high = nil
      } else {
        high = half
      }
    }
    return bytes
  }
}

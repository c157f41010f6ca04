import Basics

/// Reads a backup from its beginning: what it is of, then the rows of each table in turn.
final class BackupReader {
  /// What stands before a row, and before the sums at the end of a table.
  static let rowMark: UInt8 = 1
  static let endMark: UInt8 = 2
  /// More of anything, or longer, is no backup that we wrote.
  private static let most: Int64 = 1_000_000_000
  private static let rowsAtOnce = 500
  /// Rows can hold files: so many bytes are handed on however few rows they are.
  private static let bytesAtOnce = 1_000_000

  let manifest: BackupManifest
  private let path: String
  private let stream: SealedReader

  init(_ path: String, key: BackupKey) throws(Refusal) {
    self.path = path
    let stream = try SealedReader(try BinaryFile(reading: path), key: key)
    manifest = try Self.manifest(from: stream, path)
    self.stream = stream
  }

  /// The rows of the next table, some hundred or some megabytes at a time, and their sum when all were given.
  ///
  /// - Throws: a refusal when they are not what was written.
  func rows(of table: BackupTable, _ body: ([[SQLValue]]) throws -> Void) throws -> RowDigest {
    var (digest, rows, size) = (RowDigest(), [[SQLValue]](), 0)
    while true {
      switch try stream.byte() {
      case Self.rowMark:
        var row: [SQLValue] = []
        for _ in table.columns { row.append(try value()) }
        var bytes = BackupBytes()
        bytes.append(row)
        digest.add(bytes.bytes)
        rows.append(row)
        size += bytes.bytes.count
        if rows.count == Self.rowsAtOnce || size >= Self.bytesAtOnce {
          try body(rows)
          rows.removeAll(keepingCapacity: true)
          size = 0
        }
      case Self.endMark:
        if !rows.isEmpty { try body(rows) }
        let count = try Self.number(stream)
        let sums = try (0..<4).map { _ in UInt64(bitPattern: try Self.number(stream)) }
        guard digest == RowDigest(count: count, sums: sums) else { throw Refusal.differs(table.name) }
        return digest
      default: throw Refusal.isNoBackup(path)
      }
    }
  }

  /// After the last table: nothing follows.
  func finish() throws(Refusal) {
    guard try stream.isAtEnd() else { throw .isNoBackup(path) }
  }

  private func value() throws(Refusal) -> SQLValue {
    switch try stream.byte() {
    case 0: return .null
    case 1: return .integer(try Self.number(stream))
    case 2: return .real(Double(bitPattern: UInt64(bitPattern: try Self.number(stream))))
    case 3: return .text(try Self.text(stream, path))
    case 4: return .bytes(try stream.read(try Self.count(stream, path)))
    default: throw .isNoBackup(path)
    }
  }

  private static func manifest(from stream: SealedReader, _ path: String) throws(Refusal)
    -> BackupManifest
  {
    guard try number(stream) == BackupManifest.version else { throw .isNoBackup(path) }
    let made = Moment(microsecondsSince1970: try number(stream))
    var migrations: [(name: String, checksum: Int64)] = []
    for _ in 0..<(try count(stream, path)) {
      migrations.append((try text(stream, path), try number(stream)))
    }
    var tables: [BackupTable] = []
    for _ in 0..<(try count(stream, path)) {
      let (name, isSearchIndex) = (try text(stream, path), try number(stream) == 1)
      var (columns, types) = ([String](), [SQLType]())
      for _ in 0..<(try count(stream, path)) {
        columns.append(try text(stream, path))
        let type = try number(stream)
        guard (0..<Int64(SQLType.savedTypes.count)).contains(type) else { throw .isNoBackup(path) }
        types.append(SQLType.savedTypes[Int(type)])
      }
      tables.append(BackupTable(name: name, columns: columns, types: types, isSearchIndex: isSearchIndex))
    }
    return BackupManifest(made: made, migrations: migrations, tables: tables)
  }

  private static func number(_ stream: SealedReader) throws(Refusal) -> Int64 {
    var number: Int64 = 0
    for _ in 0..<8 { number = number << 8 | Int64(try stream.byte()) }
    return number
  }

  private static func count(_ stream: SealedReader, _ path: String) throws(Refusal) -> Int {
    let count = try number(stream)
    guard (0...most).contains(count) else { throw .isNoBackup(path) }
    return Int(count)
  }

  private static func text(_ stream: SealedReader, _ path: String) throws(Refusal) -> String {
    String(decoding: try stream.read(try count(stream, path)), as: UTF8.self)
  }
}

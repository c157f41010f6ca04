import Basics
import Crypto

/// What is in a backup besides rows. It says nothing of the engine's own forms, so that a backup of one engine can be
/// restored on the other.
struct BackupManifest: Sendable {
  static let version: Int64 = 1

  let made: Moment
  let migrations: [(name: String, checksum: Int64)]
  let tables: [BackupTable]
}

/// A table as a backup holds it.
struct BackupTable: Sendable, Hashable {
  let name: String
  let columns: [String]
  let types: [SQLType]
  /// Made by `SearchIndex`: numbers, and the words that belong to each, in order.
  let isSearchIndex: Bool

  /// - Throws: `unsuitable` for a column of a kind that our tables do not have.
  init(_ table: Schema.Table) throws(StorageError) {
    name = table.name
    isSearchIndex = table.isSearchIndex
    if isSearchIndex {
      columns = ["id", "words"]
      types = [.integer, .text]
      return
    }
    columns = table.columns.map(\.name)
    var types: [SQLType] = []
    for column in table.columns {
      switch column.type {
      case "INTEGER", "int8", "int4", "int2": types.append(.integer)
      case "REAL", "float8", "float4": types.append(.real)
      case "TEXT", "text", "varchar": types.append(.text)
      case "BLOB", "bytea": types.append(.bytes)
      default: throw .unsuitable("a column of the kind \(column.type) in \(table.name)")
      }
    }
    self.types = types
  }

  init(name: String, columns: [String], types: [SQLType], isSearchIndex: Bool) {
    self.name = name
    self.columns = columns
    self.types = types
    self.isSearchIndex = isSearchIndex
  }

  var sqlName: SQL { .name(name) }

  /// The columns as they are read.
  var read: [SQL] {
    isSearchIndex
      ? [
        "\(sqlite: "rowid", postgres: "id")",
        "\(sqlite: "words", postgres: "array_to_string(tsvector_to_array(words), ' ')")",
      ] : columns.map { .name($0) }
  }

  /// The columns as they are written.
  var written: [SQL] {
    isSearchIndex ? ["\(sqlite: "rowid", postgres: "id")", "words"] : columns.map { .name($0) }
  }

  /// All rows, in the form in which both engines give the same.
  func unload(from connection: Connection, _ body: ([SQLValue]) throws -> Void) throws {
    try connection.unload(sqlName, columns: read, types: types) { row in
      try body(isSearchIndex ? row.map(Self.ordered) : row)
    }
  }

  private static func ordered(_ value: SQLValue) -> SQLValue {
    guard case .text(let words) = value else { return value }
    return .text(
      words.split(separator: " ").sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " ")
    )
  }
}

/// How many rows, and a sum over the hashes of all, so that their order does not matter.
struct RowDigest: Sendable, Hashable {
  private(set) var count: Int64 = 0
  private(set) var sums: [UInt64] = [0, 0, 0, 0]

  mutating func add(_ row: [UInt8]) {
    count += 1
    SHA256.hash(data: row).withUnsafeBytes { bytes in
      for lane in 0..<4 {
        sums[lane] &+= bytes.loadUnaligned(fromByteOffset: lane * 8, as: UInt64.self).bigEndian
      }
    }
  }

  init() {}

  init(count: Int64, sums: [UInt64]) {
    self.count = count
    self.sums = sums
  }
}

/// Values as the bytes of a backup.
struct BackupBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) {
    append(Int64(text.utf8.count))
    bytes += text.utf8
  }

  mutating func append(_ value: SQLValue) {
    switch value {
    case .null: bytes.append(0)
    case .integer(let number):
      bytes.append(1)
      append(number)
    case .real(let number):
      bytes.append(2)
      // SQLite keeps no sign of a zero.
      append(Int64(bitPattern: (number == 0 ? 0 : number).bitPattern))
    case .text(let text):
      bytes.append(3)
      append(text)
    case .bytes(let content):
      bytes.append(4)
      append(Int64(content.count))
      bytes += content
    }
  }

  mutating func append(_ row: [SQLValue]) {
    for value in row { append(value) }
  }

  mutating func append(_ manifest: BackupManifest) {
    append(BackupManifest.version)
    append(manifest.made.microsecondsSince1970)
    append(Int64(manifest.migrations.count))
    for migration in manifest.migrations {
      append(migration.name)
      append(migration.checksum)
    }
    append(Int64(manifest.tables.count))
    for table in manifest.tables {
      append(table.name)
      append(table.isSearchIndex ? 1 : 0)
      append(Int64(table.columns.count))
      for (column, type) in zip(table.columns, table.types) {
        append(column)
        append(type.saved)
      }
    }
  }

  mutating func append(_ digest: RowDigest) {
    append(digest.count)
    for sum in digest.sums { append(Int64(bitPattern: sum)) }
  }
}

extension SQLType {
  static let savedTypes: [SQLType] = [.integer, .real, .text, .bytes]

  fileprivate var saved: Int64 {
    switch self {
    case .integer: 0
    case .real: 1
    case .text: 2
    case .bytes: 3
    }
  }
}

/// One step in making the tables of an area, by the name that it keeps for ever.
///
///     Migration("people/0001 persons", "CREATE TABLE persons (id \(.integer) PRIMARY KEY, …) \(.strict)")
///
/// Once released, a migration is never edited: databases that were made by it would not be changed, and then differ from
/// new ones. What is to be different is a new migration, at the end of the area's.
package struct Migration: Sendable {
  /// The area, a stroke, and a number with words. A statement that is empty on one engine is left out there.
  package let name: String
  let statements: [SQL]

  package init(_ name: StaticString, _ statements: SQL...) {
    self.init(name, statements)
  }

  package init(_ name: StaticString, _ statements: [SQL]) {
    self.name = name.description
    self.statements = statements
  }

  /// What the table holds in which migrations are remembered.
  package static var notes: [TableNote] { Ledger.notes }

  var area: Substring { name.prefix { $0 != "/" } }

  /// A number that tells whether the statements are still those that were carried out, on whichever engine. It guards
  /// against mistakes, not against malice: FNV-1a with 64 bits.
  var checksum: Int64 {
    get throws(StorageError) {
      var sum: UInt64 = 0xcbf2_9ce4_8422_2325
      for statement in statements {
        for dialect in [SQLDialect.sqlite, .postgres] {
          let rendered = try RenderedSQL(statement, for: dialect)
          let words = ([rendered.text] + rendered.values.map(\.written)).joined(separator: "\n") + "\n"
          for byte in words.utf8 { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
      }
      return Int64(bitPattern: sum)
    }
  }
}

extension SQLValue {
  /// The same text for the same value, in every version of this program.
  fileprivate var written: String {
    switch self {
    case .null: "null"
    case .integer(let number): "integer \(number)"
    case .real(let number): "real \(number.bitPattern)"
    case .text(let text): "text \(text)"
    case .bytes(let bytes): "bytes \(bytes.map { String($0) }.joined(separator: " "))"
    }
  }
}

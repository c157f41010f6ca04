/// The engines that a statement can be written for.
package enum SQLDialect: Sendable, Hashable {
  case sqlite, postgres
}

/// A statement as one engine reads it, and the values that belong to its places.
struct RenderedSQL: Sendable {
  /// SQLite's own limit, well below PostgreSQL's 65,535: what one engine would refuse, both refuse.
  static let mostValues = 32_766

  let text: String
  let values: [SQLValue]
  let types: [SQLType]

  /// - Throws: `unsuitable` for values that one of the engines could not hold, and for statements that begin or end a
  ///   transaction, which is the business of `Database`.
  /// - Complexity: O(length of the statement).
  init(_ sql: SQL, for dialect: SQLDialect) throws(StorageError) {
    var rendering = Rendering(dialect: dialect)
    rendering.append(sql.pieces)
    if let problem = rendering.problem { throw problem }
    guard rendering.values.count <= Self.mostValues else {
      throw .unsuitable("\(rendering.values.count) values in one statement, of \(Self.mostValues) at most")
    }
    text = String(decoding: rendering.text, as: UTF8.self)
    values = rendering.values
    types = rendering.types
    if let word = Self.wordOfTransactions(beginning: rendering.text) {
      throw .unsuitable("a statement that begins with \(word): transactions are begun and ended by Database")
    }
  }

  private static let wordsOfTransactions = [
    "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE", "ATTACH",
    "DETACH",
    "PRAGMA", "VACUUM",
  ]

  /// Looks past spaces, brackets and comments of a line; the words come from our own source, not from an opponent.
  private static func wordOfTransactions(beginning text: [UInt8]) -> String? {
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte & 0xDF) }
    var rest = text[...]
    while let next = rest.first, !isLetter(next) {
      rest = next == UInt8(ascii: "-") ? rest.drop { $0 != UInt8(ascii: "\n") }.dropFirst() : rest.dropFirst()
    }
    let first = rest.prefix(while: isLetter).prefix(10).map { $0 & 0xDF }
    let word = String(decoding: first, as: UTF8.self)
    return wordsOfTransactions.contains(word) ? word : nil
  }
}

private struct Rendering {
  let dialect: SQLDialect
  var text: [UInt8] = []
  var values: [SQLValue] = []
  var types: [SQLType] = []
  var problem: StorageError?

  init(dialect: SQLDialect) {
    self.dialect = dialect
    text.reserveCapacity(256)
  }

  mutating func append(_ pieces: [SQL.Piece]) {
    for piece in pieces {
      switch piece {
      case .words(let words): words.withUTF8Buffer { text.append(contentsOf: $0) }
      case .twin(let sqlite, let postgres): append(dialect == .sqlite ? sqlite : postgres)
      case .value(let value, let type): bind(value, type)
      case .name(let name): text.append(contentsOf: "\"\(name.replacing("\"", with: "\"\""))\"".utf8)
      case .catalogued(let words): text.append(contentsOf: words.utf8)
      }
    }
  }

  private mutating func bind(_ value: SQLValue, _ type: SQLType) {
    problem = problem ?? value.problem
    values.append(value)
    types.append(type)
    switch dialect {
    case .sqlite: text.append(UInt8(ascii: "?"))
    case .postgres: text.append(contentsOf: "$\(values.count)".utf8)
    }
  }
}

extension SQL {
  /// Whether there is nothing for this engine to do.
  func isEmpty(for dialect: SQLDialect) throws(StorageError) -> Bool {
    try RenderedSQL(self, for: dialect).text.isEmpty
  }
}

extension SQLValue {
  /// Why one of the engines could not hold the value.
  var problem: StorageError? {
    switch self {
    case .text(let text) where text.utf8.contains(0): .unsuitable("a text with the character NUL")
    case .real(let number) where !number.isFinite: .unsuitable("a number that is not finite")
    default: nil
    }
  }
}

/// A statement, or a piece of one, in which every value is bound and none can be spliced.
///
///     "SELECT name FROM persons WHERE city = \(city) AND id IN \(list: ids)"
///
/// The words of a statement are `StaticString`s: they stand in the source and nowhere else, so that no text that came
/// from outside can become one. What is interpolated is bound as `?` on SQLite and `$1`… on PostgreSQL, unless it is
/// itself `SQL`, which is how statements are put together.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
  package typealias StringLiteralType = StaticString

  enum Piece: Sendable {
    case words(StaticString)
    case value(SQLValue, SQLType)
    case twin(sqlite: [Piece], postgres: [Piece])
    /// Of a table or a column that the database itself named.
    case name(String)
    /// What the database itself wrote, such as the definition of a constraint.
    case catalogued(String)
  }

  let pieces: [Piece]

  package init(stringLiteral words: StaticString) {
    pieces = [.words(words)]
  }

  package init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
  }

  init(pieces: [Piece]) {
    self.pieces = pieces
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    package typealias StringLiteralType = StaticString

    var pieces: [Piece] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ words: StaticString) {
      if words.utf8CodeUnitCount > 0 { pieces.append(.words(words)) }
    }

    /// A value, bound.
    package mutating func appendInterpolation<Value: Storable>(_ value: Value) {
      pieces.append(.value(value.sqlValue, Value.sqlType))
    }

    /// A value that may be absent, bound; absent, it still has its type.
    package mutating func appendInterpolation<Value: Storable>(_ value: Value?) {
      pieces.append(.value(value?.sqlValue ?? .null, Value.sqlType))
    }

    /// A piece of a statement, with its own values.
    package mutating func appendInterpolation(_ sql: SQL) {
      pieces += sql.pieces
    }

    /// What follows IN or NOT IN: every value bound, and with none of them a set that nothing is in.
    package mutating func appendInterpolation<Value: Storable>(list values: [Value]) {
      guard !values.isEmpty else {
        appendLiteral("(SELECT CAST(NULL AS ")
        appendInterpolation(SQL.column(Value.sqlType))
        appendLiteral(") WHERE 1 = 0)")
        return
      }
      for (index, value) in values.enumerated() {
        appendLiteral(index == 0 ? "(" : ", ")
        appendInterpolation(value)
      }
      appendLiteral(")")
    }

    /// The one place where the engines are told apart.
    package mutating func appendInterpolation(sqlite: SQL, postgres: SQL) {
      pieces.append(.twin(sqlite: sqlite.pieces, postgres: postgres.pieces))
    }

    /// `WHERE` and the conditions, or nothing when there are none.
    package mutating func appendInterpolation(where filter: Filter) {
      guard let condition = filter.condition else { return }
      appendLiteral("WHERE ")
      appendInterpolation(condition)
    }
  }
}

extension SQL {
  /// The column types of `CREATE TABLE`. Text sorts and compares by its bytes on both engines.
  package static let integer: SQL = "\(sqlite: "INTEGER", postgres: "BIGINT")"
  package static let real: SQL = "\(sqlite: "REAL", postgres: "DOUBLE PRECISION")"
  package static let text: SQL = "\(sqlite: "TEXT", postgres: "TEXT COLLATE \"C\"")"
  package static let bytes: SQL = "\(sqlite: "BLOB", postgres: "BYTEA")"
  /// The end of every `CREATE TABLE`: SQLite too refuses what does not fit a column.
  package static let strict: SQL = "\(sqlite: "STRICT", postgres: "")"

  /// The name of a table or a column, as the schema gave it.
  static func name(_ name: String) -> SQL { SQL(pieces: [.name(name)]) }

  /// Words of a statement that the database's own catalogue gave, and nobody else.
  static func catalogued(_ words: String) -> SQL { SQL(pieces: [.catalogued(words)]) }

  /// The type as a cast names it.
  fileprivate static func column(_ type: SQLType) -> SQL {
    switch type {
    case .integer: "\(sqlite: "INTEGER", postgres: "BIGINT")"
    case .real: "\(sqlite: "REAL", postgres: "DOUBLE PRECISION")"
    case .text: "TEXT"
    case .bytes: "\(sqlite: "BLOB", postgres: "BYTEA")"
    }
  }

  /// Pieces one after the other, with a separator between them: columns, or assignments.
  package static func joined(_ parts: [SQL], by separator: SQL = ", ") -> SQL {
    var pieces: [Piece] = []
    for (index, part) in parts.enumerated() {
      if index > 0 { pieces += separator.pieces }
      pieces += part.pieces
    }
    return SQL(pieces: pieces)
  }
}

/// Conditions that must all hold, gathered one by one; absent ones ask for nothing.
///
///     let waiting: Filter = ["council = \(council)", city.map { "city = \($0)" }]
///     "SELECT id FROM persons \(where: waiting)"
package struct Filter: Sendable, ExpressibleByArrayLiteral {
  private var conditions: [SQL]

  package init(arrayLiteral conditions: SQL?...) {
    self.conditions = conditions.compactMap { $0 }
  }

  package mutating func and(_ condition: SQL?) {
    if let condition { conditions.append(condition) }
  }

  /// The conditions as one, which can stand in a larger one; nil when nothing is asked.
  package var condition: SQL? {
    conditions.isEmpty ? nil : SQL.joined(conditions.map { "(\($0))" }, by: " AND ")
  }

  /// One condition that holds when any of these does; nil when there are none.
  package static func any(_ conditions: [SQL]) -> SQL? {
    conditions.isEmpty ? nil : "(\(SQL.joined(conditions.map { "(\($0))" }, by: " OR ")))"
  }
}

import CPostgres

extension StorageError {
  /// What PostgreSQL says in an answer, from its five-letter code and the names it gives.
  ///
  /// Its words are left out where they could quote a value.
  init(_ result: OpaquePointer?) {
    func field(_ code: Character) -> String {
      PQresultErrorField(result, CInt(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
    }
    self.init(
      sqlState: field("C"), constraint: field("n"), column: "\(field("t")).\(field("c"))", words: field("M"))
  }

  init(sqlState: String, constraint: String, column: String, words: String) {
    switch sqlState {
    case "23505": self = .unique(constraint)
    case "23503": self = .foreignKey(constraint.isEmpty ? nil : constraint)
    case "23514", "23P01": self = .check(constraint)
    case "23502": self = .notNull(column)
    case "40001", "40P01": self = .serialization
    case "55P03", "57014": self = .busy
    case "53100": self = .full
    case "53300": self = .overloaded
    case "25006": self = .readOnly
    // What libpq says by itself has no code: it lost the server.
    case "", "57P01", "57P02", "57P03", "57P05": self = .gone(mayHaveCommitted: false)
    case "XX001", "XX002": self = .damaged
    // A text for a column of numbers, in words that quote neither.
    case "42804": self = .unsuitable("a value of another kind than its column")
    case let state where state.hasPrefix("22"):
      self = .unsuitable("a value that its column cannot hold (\(state))")
    case let state where state.hasPrefix("08"): self = .gone(mayHaveCommitted: false)
    case let state: self = .other(code: state, words: words)
    }
  }
}

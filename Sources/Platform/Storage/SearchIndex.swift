import Basics

/// A table in which texts are found by their words: without regard to accents and capitals, and by how words begin, so that
/// `elen nov` finds « Élène, Nova Scotia ».
///
///     let names = SearchIndex("persons_search")
///     Migration("people/0002 search", names.creation)
///     try names.put(person.id, [person.name, person.city], in: connection)
///     "SELECT id, name FROM persons \(where: [names.holds("id", typed)]) ORDER BY name"
///
/// Texts are folded here, and neither engine breaks them into words by itself, so that both find the same.
package struct SearchIndex: Sendable {
  private let table: SQL

  /// The name of the table, as it stands in the source.
  package init(_ table: SQL) {
    self.table = table
  }

  /// Longer words are cut, here and in what is asked: PostgreSQL takes no word of more than 2,046 bytes.
  static let longestWord = 40
  /// A text may have more different words; those after that are not found. PostgreSQL takes a megabyte at most.
  static let mostWords = 5_000
  /// Of what was typed, more words are not looked at.
  static let mostAsked = 20

  /// What makes the table. It belongs into a migration, and is as frozen as that is: `Migration` would refuse a database
  /// that was made by other statements than these.
  package var creation: [SQL] {
    [
      """
      CREATE \(
        sqlite: "VIRTUAL TABLE \(table) USING fts5(words, tokenize = 'ascii', detail = 'none', prefix = '1 2 3')",
        postgres: "TABLE \(table) (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
      """,
      """
      \(sqlite: "", postgres: "CREATE INDEX \(table)_words ON \(table) USING gin (words)")
      """,
    ]
  }

  /// Makes a thing findable by these texts, instead of those before.
  ///
  /// - Complexity: O(length of the texts).
  package func put(_ id: Int64, _ texts: [String], in connection: Connection) throws(StorageError) {
    let words = Self.words(in: texts.joined(separator: " "), atMost: Self.mostWords).joined(separator: " ")
    switch connection.dialect {
    case .sqlite:
      try remove(id, in: connection)
      try connection.run("INSERT INTO \(table) (rowid, words) VALUES (\(id), \(words))")
    case .postgres:
      try connection.run(
        """
        INSERT INTO \(table) (id, words) VALUES (\(id), array_to_tsvector(string_to_array(\(words), ' ')))
        ON CONFLICT (id) DO UPDATE SET words = excluded.words
        """)
    }
  }

  package func remove(_ id: Int64, in connection: Connection) throws(StorageError) {
    try connection.run(
      "DELETE FROM \(table) WHERE \(sqlite: "rowid", postgres: "id") = \(id)")
  }

  /// A condition on a column that holds a thing's number: its texts have, for every word typed, one that begins so. Nil
  /// when nothing was typed that could be looked for. Whatever was typed is words, never an instruction to the engine.
  ///
  /// - Parameter isUsual: that it holds of many things, as a count has shown. PostgreSQL, which takes it for rare, then looks at one
  ///   thing after the other, in whatever order the statement wants them, until it has enough.
  package func holds(_ column: SQL, _ typed: String, isUsual: Bool = false) -> SQL? {
    guard isUsual, let (sqlite, postgres) = Self.asked(typed) else {
      return matches(typed).map { "\(column) IN (\($0))" }
    }
    // Columns of the inner table have names of their own, so that the outer one is meant by whatever it is called.
    return """
      \(
        sqlite: "\(column) IN (SELECT rowid FROM \(table) WHERE \(table) MATCH \(sqlite))",
        postgres: """
          (SELECT usual.is_found FROM (SELECT id AS thing, words @@ CAST(\(postgres) AS TSQUERY) AS is_found FROM \(table)) usual
          WHERE usual.thing = \(column))
          """)
      """
  }

  /// The same as a table with one column, `id`, that gives the first before it knows the last: where those that are found are counted
  /// up to a bound, or looked through in no order.
  package func found(_ typed: String) -> SQL? {
    matches(typed).map { "(\($0))" }
  }

  private func matches(_ typed: String) -> SQL? {
    guard let (sqlite, postgres) = Self.asked(typed) else { return nil }
    return """
      \(
        sqlite: "SELECT rowid AS id FROM \(table) WHERE \(table) MATCH \(sqlite)",
        postgres: "SELECT id FROM \(table) WHERE words @@ CAST(\(postgres) AS TSQUERY)")
      """
  }

  /// What was typed, as each engine is asked for it.
  private static func asked(_ typed: String) -> (sqlite: String, postgres: String)? {
    let words = words(in: typed, atMost: mostAsked)
    guard !words.isEmpty else { return nil }
    // A folded word is letters and digits: there is no quotation mark in it, and no backslash.
    return (
      words.map { "\"\($0)\"*" }.joined(separator: " AND "),
      words.map { "'\($0)':*" }.joined(separator: " & ")
    )
  }

  /// The different words of a text, folded, in the order in which they first come.
  private static func words(in text: String, atMost most: Int) -> [Substring] {
    var seen: Set<Substring> = []
    var words: [Substring] = []
    for word in folded(text).split(separator: " ") where words.count < most {
      let cut = Substring(word.unicodeScalars.prefix(longestWord))
      if seen.insert(cut).inserted { words.append(cut) }
    }
    return words
  }
}

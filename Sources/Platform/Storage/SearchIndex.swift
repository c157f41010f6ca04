import Basics

/// A table in which texts are found by their words: without regard to accents and capitals, and by how words begin, so that
/// `elen nov` finds « Élène, Nova Scotia ».
///
///     let names = SearchIndex("persons_search", of: "persons", by: "keeper")
///     Migration("people/0002 search", names.creation)
///     Migration("people/0003 search row by row", names.spreading)
///     try names.put(person.id, [person.name, person.city], in: connection)
///     "SELECT id, name FROM persons \(where: [names.holds("id", typed, of: 7)]) ORDER BY name"
///
/// Texts are folded here, and neither engine breaks them into words by itself, so that both find the same.
///
/// On PostgreSQL the words stand once more in a table of their own, `persons_search_rows`, each in a row with whose it is. Its
/// comparisons are those that PostgreSQL looks up in an index behind row-level security too, where it has none for a TSVECTOR:
/// `@@` could tell something of rows that are not to be seen, and so it would read all of them first (0069).
package struct SearchIndex: Sendable {
  private let table: SQL
  private let owners: SQL
  private let owner: SQL

  /// - Parameters:
  ///   - table: its name, as it stands in the source.
  ///   - owners: the table of the things that are found, whose `id` is theirs.
  ///   - owner: the column there that says whose each of them is.
  package init(_ table: SQL, of owners: SQL, by owner: SQL) {
    self.table = table
    self.owners = owners
    self.owner = owner
  }

  /// Where PostgreSQL looks for words.
  package var rows: SQL { "\(table)_rows" }

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

  /// What makes PostgreSQL keep each word in a row beside whose it is. It belongs into a migration after `creation`, and so does a
  /// `Wall.guarding` of `rows`, whose column is called `scope`.
  package var spreading: [SQL] {
    let statements: [SQL] = [
      """
      CREATE TABLE \(rows) (
        scope BIGINT NOT NULL, word TEXT COLLATE "C" NOT NULL, id BIGINT NOT NULL REFERENCES \(table) (id) ON DELETE CASCADE,
        PRIMARY KEY (scope, word, id))
      """,
      "CREATE INDEX \(rows)_id ON \(rows) (id, word)",
      // A backup holds what they are made of.
      "COMMENT ON TABLE \(rows) IS 'derived'",
      """
      INSERT INTO \(rows) (scope, word, id)
      SELECT COALESCE(o.\(owner), 0), word, s.id
      FROM \(table) s JOIN \(owners) o ON o.id = s.id CROSS JOIN unnest(tsvector_to_array(s.words)) AS word
      """,
      "DROP INDEX \(table)_words",
      """
      CREATE FUNCTION \(table)_spread() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
        DELETE FROM \(rows) WHERE id = NEW.id;
        INSERT INTO \(rows) (scope, word, id)
          SELECT COALESCE(o.\(owner), 0), word, NEW.id
          FROM \(owners) o CROSS JOIN unnest(tsvector_to_array(NEW.words)) AS word WHERE o.id = NEW.id;
        RETURN NULL; END $$
      """,
      """
      CREATE TRIGGER spread AFTER INSERT OR UPDATE ON \(table) FOR EACH ROW EXECUTE FUNCTION \(table)_spread()
      """,
      """
      CREATE FUNCTION \(table)_follow() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN
        UPDATE \(rows) SET scope = COALESCE(NEW.\(owner), 0) WHERE id = NEW.id;
        RETURN NULL; END $$
      """,
      """
      CREATE TRIGGER \(table)_follow AFTER UPDATE OF \(owner) ON \(owners) FOR EACH ROW
      WHEN (OLD.\(owner) IS DISTINCT FROM NEW.\(owner)) EXECUTE FUNCTION \(table)_follow()
      """,
    ]
    return statements.map { "\(sqlite: "", postgres: $0)" }
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
  /// - Parameters:
  ///   - owner: whose things are looked for; nil for everybody's that may be seen.
  ///   - isUsual: that it holds of many things, as a count has shown. PostgreSQL, which takes it for rare, then looks at one
  ///     thing after the other, in whatever order the statement wants them, until it has enough.
  package func holds(_ column: SQL, _ typed: String, of owner: Int64?, isUsual: Bool = false) -> SQL? {
    guard let matches = matches(typed, of: owner) else { return nil }
    guard isUsual else { return "\(column) IN (\(matches))" }
    // Columns of the inner table have names of their own, so that the outer one is meant by whatever it is called.
    let probes: [SQL] = Self.words(in: typed, atMost: Self.mostAsked).map { word in
      """
      (SELECT usual.is_found FROM (SELECT id AS thing, word AS begun, TRUE AS is_found FROM \(rows)) usual
      WHERE usual.thing = \(column) AND \(Self.begins("usual.begun", word)) LIMIT 1)
      """
    }
    return "\(sqlite: "\(column) IN (\(matches))", postgres: SQL.joined(probes, by: " AND "))"
  }

  /// The same as a table with one column, `id`, that gives the first before it knows the last: where those that are found are counted
  /// up to a bound, or looked through in no order.
  package func found(_ typed: String, of owner: Int64?) -> SQL? {
    matches(typed, of: owner).map { "(\($0))" }
  }

  private func matches(_ typed: String, of owner: Int64?) -> SQL? {
    let words = Self.words(in: typed, atMost: Self.mostAsked)
    // The longest is the rarest, as a rule.
    guard let rarest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
    // A folded word is letters and digits: there is no quotation mark in it, and no backslash.
    let phrase = words.map { "\"\($0)\"*" }.joined(separator: " AND ")
    var found: Filter = [owner.map { "hit.scope = \($0)" }, Self.begins("hit.word", rarest)]
    for word in words where word != rarest {
      found.and(
        "EXISTS (SELECT 1 FROM \(rows) also WHERE also.id = hit.id AND \(Self.begins("also.word", word)))")
    }
    return """
      \(
        sqlite: "SELECT rowid AS id FROM \(table) WHERE \(table) MATCH \(phrase)",
        postgres: "SELECT DISTINCT hit.id FROM \(rows) hit \(where: found)")
      """
  }

  /// Words that begin so are those from the beginning itself to the first that is greater than all of them.
  private static func begins(_ column: SQL, _ word: Substring) -> SQL {
    let least = String(word)
    guard let greater = next(after: word) else { return "\(column) >= \(least)" }
    return "\(column) >= \(least) AND \(column) < \(greater)"
  }

  /// In the order of code points, which is that of their bytes in UTF-8: nil past the last of all.
  private static func next(after word: Substring) -> String? {
    var scalars = Array(word.unicodeScalars)
    while let last = scalars.popLast() {
      // Between the two stand the halves of letters, which are none by themselves.
      let value = last.value == 0xD7FF ? 0xE000 : last.value + 1
      guard let next = Unicode.Scalar(value) else { continue }
      var text = String.UnicodeScalarView(scalars)
      text.append(next)
      return String(text)
    }
    return nil
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

import Basics

/// Which migrations a database holds, as it says itself.
struct Ledger {
  /// Name and checksum, in the order in which they were carried out.
  let held: [(name: String, checksum: Int64)]

  init(held: [(name: String, checksum: Int64)]) { self.held = held }

  /// Nothing, for a database that nobody has used.
  init(in connection: Connection) throws {
    let exists: Int? = try connection.value(
      """
      SELECT 1 \(
        sqlite: "FROM sqlite_master WHERE type = 'table' AND name = 'storage_migrations'",
        postgres: "WHERE to_regclass('storage_migrations') IS NOT NULL")
      """)
    guard exists != nil else {
      held = []
      return
    }
    held = try connection.rows("SELECT name, checksum FROM storage_migrations ORDER BY place").map {
      (name: try $0.value(at: 0), checksum: try $0.value(at: 1))
    }
  }

  static let table: SQL = """
    CREATE TABLE IF NOT EXISTS storage_migrations
    (place \(.integer) PRIMARY KEY, name \(.text) NOT NULL UNIQUE, checksum \(.integer) NOT NULL) \(.strict)
    """

  static let notes: [TableNote] = [
    TableNote(
      "storage_migrations", kept: .always,
      ColumnNote("place", .technical, en: "the order of the steps", fr: "ordre des étapes"),
      ColumnNote("name", .technical, en: "which step was carried out", fr: "étape effectuée"),
      ColumnNote("checksum", .technical, en: "that it was this one", fr: "preuve que c’était bien elle"))
  ]

  func enter(_ migration: Migration, in connection: Connection) throws {
    try connection.run(
      """
      INSERT INTO storage_migrations (place, name, checksum)
      VALUES (\(held.count + 1), \(migration.name), \(try migration.checksum))
      """)
  }

  /// What is still to be carried out, in order.
  ///
  /// - Throws: a `Refusal` when the database is not one that these migrations could have made.
  func pending(of migrations: [Migration]) throws -> [Migration] {
    let held = Dictionary(held.map { ($0.name, $0.checksum) }) { first, _ in first }
    let known = Set(migrations.map(\.name))
    if let stranger = self.held.first(where: { !known.contains($0.name) }) {
      throw Self.isNewer(stranger.name)
    }
    if known.count < migrations.count { throw Self.isNamedTwice(in: migrations) }

    var pending: [Migration] = []
    for migration in migrations {
      guard let checksum = held[migration.name] else {
        pending.append(migration)
        continue
      }
      if checksum != (try migration.checksum) { throw Self.isEdited(migration.name) }
      if let passed = pending.first(where: { $0.area == migration.area }) {
        throw Self.isOutOfOrder(passed.name, before: migration.name)
      }
    }
    return pending
  }

  private static func isNewer(_ name: String) -> Refusal {
    Refusal(
      .content,
      en:
        "This database has been used by a newer version of Allies, which made “\(name)”; this version does not know it. "
        + "Start that version or a later one; nothing was changed.",
      fr: "Cette base de données a été utilisée par une version plus récente d’Allies, qui y a créé "
        + "«\u{A0}\(name)\u{A0}»\u{202F}; la présente version ne connaît pas cette étape. "
        + "Lancez cette version-là ou une version ultérieure\u{202F}; rien n’a été modifié.")
  }

  private static func isEdited(_ name: String) -> Refusal {
    Refusal(
      .content,
      en: "The migration “\(name)” is not the one that made this database: it was edited since. "
        + "Start a version of Allies that holds it unaltered, and put changes into a new migration; nothing was changed.",
      fr:
        "La migration «\u{A0}\(name)\u{A0}» n’est pas celle qui a créé cette base de données\u{A0}: elle a été modifiée depuis. "
        + "Lancez une version d’Allies qui la contient intacte, et mettez les changements dans une nouvelle migration\u{202F}; "
        + "rien n’a été modifié dans la base.")
  }

  private static func isOutOfOrder(_ name: String, before later: String) -> Refusal {
    Refusal(
      .content,
      en: "The migration “\(name)” is new, but stands before “\(later)”, which this database already holds. "
        + "Put it at the end of its area; nothing was changed.",
      fr:
        "La migration «\u{A0}\(name)\u{A0}» est nouvelle, mais précède «\u{A0}\(later)\u{A0}», que cette base de données contient déjà. "
        + "Placez-la à la fin de son domaine\u{202F}; rien n’a été modifié.")
  }

  private static func isNamedTwice(in migrations: [Migration]) -> Refusal {
    var seen: Set<String> = []
    let name = migrations.first { !seen.insert($0.name).inserted }?.name ?? ""
    return Refusal(
      .request,
      en: "Two migrations are named “\(name)”. Give one of them another name; nothing was changed.",
      fr:
        "Deux migrations portent le nom «\u{A0}\(name)\u{A0}». Donnez-en un autre à l’une d’elles\u{202F}; rien n’a été modifié."
    )
  }
}

extension Database {
  /// What is still to be carried out before these migrations' areas can use the database.
  ///
  /// - Throws: a `Refusal` when the database is newer than they are, or was made by others.
  package func pending(_ migrations: [Migration]) async throws -> [Migration] {
    try await read { try Ledger(in: $0).pending(of: migrations) }
  }

  /// Carries out what is pending, each migration whole or not at all, and says what it did. Two processes that start at
  /// once wait for each other, and the second finds the work done.
  ///
  /// - Throws: a `Refusal` as `pending` does; nothing is changed then.
  @discardableResult
  package func migrate(_ migrations: [Migration]) async throws -> [String] {
    var done: [String] = []
    for migration in try await pending(migrations) {
      let isDone = try await engine.migrate { connection in
        try connection.run(Ledger.table)
        let ledger = try Ledger(in: connection)
        // Another process may have done it since, or have been a newer version.
        guard try ledger.pending(of: migrations).contains(where: { $0.name == migration.name }) else {
          return false
        }
        for statement in migration.statements where !(try statement.isEmpty(for: connection.dialect)) {
          try connection.run(statement)
        }
        try ledger.enter(migration, in: connection)
        return true
      }
      if isDone { done.append(migration.name) }
    }
    return done
  }
}

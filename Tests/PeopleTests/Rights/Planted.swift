import Basics
import Mail
import PeopleTesting
import Site
import TestDatabases

@testable import People
@testable import Storage

/// Somebody of whom a mark stands in every column that can hold text about them, in every table there is.
struct Planted {
  let town: Town
  let person: ID<Person>
  let now: Moment
  /// What is looked for afterwards. Folded, cut up or put into small letters it stays what it is.
  static let mark = "zqxjkvmark"

  /// Bao, whom Karim keeps, with a row in each table that can hold one about him.
  static func open(_ engine: EngineName, _ body: (Planted) async throws -> Void) async throws {
    try await Town.open(engine) { town in
      try await body(try await plant(in: town))
    }
  }

  static func plant(in town: Town) async throws -> Planted {
    let planted = Planted(town: town, person: try await town.add("Bao", by: town.karim), now: town.now)
    try await planted.plant()
    return planted
  }

  private func plant() async throws {
    let (person, mark, now) = (person, Self.mark, now)
    try await town.agree(person, keptBy: town.karim, to: town.citadel, for: .referral)
    try await town.ask(town.karim) { connection, access in
      try ConsentRequestStore(connection, access).ask(
        ConsentRequest(
          .matching, of: person, keptBy: Bilingual(same: mark), to: ConsentRecipient(ID(rawValue: 1)),
          named: Bilingual(same: mark), in: .english, until: nil, at: now,
          by: DayClock(nil)))
      _ = try ReferralStore(connection, access).send(
        person,
        to: Keeper(agency: ID(rawValue: 12), of: ID(rawValue: 1), name: Bilingual(same: ""), city: ""),
        .referral,
        because: mark, due: LocalDate(of: now))
      try CorrectionStore(connection, access).ask(mark, of: person)
      _ = try PersonLinkStore(connection).add(for: person, by: access)
      try ErasureStore(connection, access).hold(person, because: mark)
      try ErasureStore(connection, access).endHold(of: person)
      try PersonStore.search.put(person.rawValue, [mark, "bao"], in: connection)
    }
    try await town.database.write { connection in
      try connection.run(
        """
        UPDATE people SET given_name = \(mark), family_name = \(mark), sort_name = \(mark), email = \(mark + "@example.org"),
          telephone = \(mark), city = \(mark) WHERE id = \(person)
        """)
      try connection.run("UPDATE consents SET words = \(mark) WHERE person = \(person)")
      try connection.run(
        "UPDATE corrections SET reason = \(mark), decision = 'made', decided = 1 WHERE person = \(person)")
      try connection.run("UPDATE referrals SET answer = \(mark) WHERE person = \(person)")
      try connection.run(
        "INSERT INTO sessions (digest, person, begun, seen) VALUES (\("digest of " + mark), \(person.description), \(now), \(now))"
      )
      try connection.run(
        """
        INSERT INTO appointments (id, person, role, keeper, council, begun) VALUES (77, \(person), 'newcomer', 11, 1, \(now))
        """)
      try connection.run(
        "INSERT INTO chosen_roles (session, appointment) VALUES (\("digest of " + mark), 77)")
      try connection.run(
        """
        INSERT INTO form_drafts (token, form, owner, fields, saved_at, shown_at)
        VALUES ('t', 'notes', '103', \("text=" + mark), \(now), \("/people/\(person)/notes/new"))
        """)
      try plantRecord(in: connection)
      try plantAccount(in: connection)
      guard let to = MailAddress(mark + "@example.org") else { return }
      let outbox = Outbox(town.database, now: { now })
      let words = Bilingual(same: mark)
      let letter = try outbox.add(
        Letter(
          to: to, language: .english, subject: Letter.Subject(en: "A link for you", fr: "Un lien pour vous"),
          text: words,
          html: words), in: connection)
      try outbox.suppress(to, because: .asked, in: connection)
      try connection.run(
        "INSERT INTO mail_returns (letter, at, action, status) VALUES (\(letter), \(now), 'failed', '5.1.1')")
    }
  }

  /// What the pages of a record keep.
  private func plantRecord(in connection: Connection) throws {
    let (person, mark, now) = (person, Self.mark, now)
    try connection.run(batch: [
      """
      INSERT INTO profile_values (id, person, keeper, council, field, written, coded, evidence, source, written_at)
      VALUES (1, \(person), 11, 1, 'city', \(mark), \(mark), \(mark), 'coach', \(now))
      """,
      """
      INSERT INTO notes (id, person, keeper, council, text, visibility, author, written_at)
      VALUES (1, \(person), 11, 1, \(mark), 'keeper', 103, \(now))
      """,
      "INSERT INTO tags (id, keeper, council, name, key) VALUES (1, 11, 1, 'bridging', 'bridging')",
      """
      INSERT INTO tagged (id, person, keeper, council, tag, tagged_by, tagged_at)
      VALUES (1, \(person), 11, 1, 1, 103, \(now))
      """,
      """
      INSERT INTO saved_filters (id, person, keeper, council, name, find, city)
      VALUES (1, \(person), 11, 1, \(mark), \(mark), \(mark))
      """,
      """
      INSERT INTO reach_digests (id, person, keeper, council, kind, digest)
      VALUES (1, \(person), 11, 1, 'email', \([UInt8](mark.utf8)))
      """,
      """
      INSERT INTO people (id, keeper, council, given_name, family_name, sort_name, city, language, added, merged_into)
      VALUES (2, 11, 1, \(mark), '', \(mark), '', 'en', \(now), \(person))
      """,
      """
      INSERT INTO merges (id, person, keeper, council, absorbed, merged_by, merged_at)
      VALUES (1, \(person), 11, 1, 2, 103, \(now))
      """,
      """
      INSERT INTO merged_cells (id, merge, keeper, council, cell, row_id, text)
      VALUES (1, 1, 11, 1, 'people.city', 2, \(mark))
      """,
      """
      INSERT INTO imports (id, keeper, council, file, side, imported_by, tried_at)
      VALUES (1, 11, 1, 'list.csv', 'newcomers', 103, \(now))
      """,
      """
      INSERT INTO import_rows (id, import, keeper, council, row_number, outcome, person, words_en, words_fr)
      VALUES (1, 1, 11, 1, 2, 'added', \(person), \(mark), \(mark))
      """,
    ])
  }

  /// What somebody signs in by.
  private func plantAccount(in connection: Connection) throws {
    let (person, mark, now) = (person, Self.mark, now)
    try connection.run(
      """
      INSERT INTO accounts (person, email, email_key, password, one_time_code, added)
      VALUES (\(person), \(mark), \(mark), \(mark), \(mark), \(now))
      """)
    try connection.run(
      """
      INSERT INTO account_tickets (digest, kind, person, expires, tries)
      VALUES (\(mark), 'recovery', \(person), \(now), 0)
      """)
    try connection.run("INSERT INTO recovery_codes (person, digest) VALUES (\(person), \(mark))")
    try connection.run(
      """
      INSERT INTO passkeys (id, person, key, sign_count, is_backed_up, name, added)
      VALUES (\(mark), \(person), \(mark), 0, 0, \(mark), \(now))
      """)
    try connection.run(
      """
      INSERT INTO sign_in_providers (keeper, council, issuer, client, added)
      VALUES (11, 1, 'https://login.harbour.example', 'allies', \(now))
      """)
    try connection.run(
      """
      INSERT INTO linked_sign_ins (provider, subject, person, added) VALUES (11, \(mark), \(person), \(now))
      """)
    try connection.run(
      """
      INSERT INTO calendar_feeds (person, digest, appointment, made) VALUES (\(person), \(mark), 77, \(now))
      """)
    try connection.run(
      """
      INSERT INTO access_tokens (id, person, appointment, name, scopes, digest, made, expires)
      SELECT 900, \(person), MIN(id), \(mark), \(mark), \(mark), \(now), \(now) FROM appointments
      WHERE person = \(person)
      """)
    // What a program of Karim’s was answered about him.
    let place = "/people/\(person)#\(mark)"
    try connection.run(
      """
      INSERT INTO kept_answers (program, key, asked, begun, status, kind, location, body)
      VALUES ('901', 'k', 'x', \(now), 201, 'application/json', \(place), \(mark))
      """)
  }

  /// The tables, and in each of them the columns, in which the mark stands.
  func places() async throws -> Set<String> {
    let mark = Self.mark
    return try await town.database.read { connection in
      var places: Set<String> = []
      for table in try StoredTable.all(in: connection) {
        for (column, values) in try table.columnsWithText(in: connection)
        where values.contains(where: { $0.lowercased().contains(mark) }) {
          places.insert("\(table.name).\(column)")
        }
      }
      return places
    }
  }
}

extension StoredTable {
  /// Everything that stands in a table, as text.
  fileprivate func columnsWithText(in connection: Connection) throws -> [(String, [String])] {
    let shown = columns.filter { !isSearchIndex || $0 == "words" }
    return try shown.map { column in
      let words: SQL =
        isSearchIndex
        ? "\(sqlite: "words", postgres: "array_to_string(tsvector_to_array(words), ' ')")"
        : "CAST(\(.name(column)) AS TEXT)"
      let rows = try connection.rows("SELECT \(words) FROM \(.name(name))")
      return (column, try rows.compactMap { try $0.value(at: 0, as: String?.self) })
    }
  }
}

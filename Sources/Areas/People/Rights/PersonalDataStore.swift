import Basics
import Storage

/// Where something of a person is kept: every table of the database, found by the schema, so that none is forgotten that another
/// area added.
///
/// A table about people has a column `person`. Those that know people otherwise are named here, each with how its rows are found,
/// or with the reason why they are left alone; a test holds both lists against the schema.
struct PersonalDataStore {
  /// How rows of a person are found in a table.
  enum Key: Sendable {
    /// A column with the person's number.
    case number(String)
    /// A column with the letters of the number.
    case letters(String)
    /// A column with an address of theirs, in small letters.
    case email(String)
    /// A column with an address of this site that leads to their pages.
    case address(String)
    /// A column with the number of a row of another table of theirs.
    case row(String, of: String, by: String)
    /// A column that rows of theirs in other tables point to.
    case pointedAt(String)
  }

  static let otherKeys: [String: Key] = [
    "people": .number("id"),
    "people_search": .number("id"),
    "sessions": .letters("person"),
    "form_drafts": .address("shown_at"),
    "kept_answers": .address("location"),
    "mail_letters": .email("recipient_key"),
    "mail_suppressions": .email("recipient_key"),
    "mail_returns": .row("letter", of: "mail_letters", by: "id"),
    "uploads": .pointedAt("id"),
    "chosen_roles": .row("appointment", of: "appointments", by: "id"),
    "merged_cells": .row("merge", of: "merges", by: "id"),
  ]

  /// Tables in which nobody is found, and why.
  static let leftAlone: [String: Bilingual] = [
    "audit_chain": numbersAlone, "audit_entries": numbersAlone, "audit_waiting": numbersAlone,
    "used_challenges": nobody,
    "organisations": nobody, "organisation_sites": nobody, "organisations_search": nobody,
    "contacts": speaksForOthers, "seats": speaksForOthers,
    "jobs": numbersAlone, "job_schedules": nobody, "keepers": nobody, "storage_migrations": nobody,
    "retention_choices": nobody, "erasures": numbersAlone, "reach_keys": nobody, "tags": nobody,
    "sign_in_providers": nobody, "webhooks": nobody, "webhook_deliveries": numbersAlone,
    "imports": Bilingual(
      en: "a list that was tried is emptied when it is taken up, or within two days",
      fr: "une liste mise à l’essai est vidée à sa reprise, ou dans les deux jours"),
    "breaches": Bilingual(
      en: "it names the staff concerned by a number, and nobody else",
      fr: "il désigne le personnel concerné par un numéro, et personne d’autre"),
  ]

  /// Columns that are not handed out, and why.
  static let notExported: [String: Bilingual] = [
    "sessions.digest": secret, "person_links.digest": secret,
    "form_drafts.token": secret, "accounts.password": secret, "accounts.one_time_code": secret,
    "account_tickets.digest": secret, "recovery_codes.digest": secret, "passkeys.id": secret,
    "passkeys.key": secret, "reach_digests.digest": secret, "calendar_feeds.digest": secret,
    "access_tokens.digest": secret,
    "people_search.words": Bilingual(
      en: "the same words as in the record, cut up for finding",
      fr: "les mêmes mots que dans le dossier, découpés pour la recherche"),
  ]

  /// Where a row is somebody's only if somebody is known to have written it: what was sent to a page about them without a session may be
  /// anybody's, and is erased with their record, but not handed out as something that is known of them.
  private static let written = ["form_drafts": "owner"]

  private static let numbersAlone = Bilingual(
    en: "it holds numbers alone, which stand for nobody once the record is gone",
    fr: "il ne contient que des numéros, qui ne désignent plus personne une fois le dossier effacé")
  private static let speaksForOthers = Bilingual(
    en:
      "whoever speaks for an organisation stands there without a record; its page shows, corrects and removes them",
    fr:
      "qui parle pour une organisation y figure sans dossier ; la page de celle-ci l’affiche, le corrige et le retire"
  )
  private static let nobody = Bilingual(
    en: "it holds nothing of anybody", fr: "il ne contient rien de personne")
  private static let secret = Bilingual(
    en: "it is part of what opens something, and says nothing of anybody",
    fr: "il sert à ouvrir quelque chose et ne dit rien de personne")

  let connection: Connection
  /// The person, and the records that were merged into theirs.
  let people: [ID<Person>]
  private let emails: [String]

  init(_ connection: Connection, of person: ID<Person>) throws {
    self.connection = connection
    var people = [person]
    var found = people
    while !found.isEmpty {
      found = try connection.values("SELECT id FROM people WHERE merged_into IN \(list: found)").filter {
        !people.contains($0)
      }
      people += found
    }
    self.people = people
    emails = try connection.values(
      "SELECT email FROM people WHERE email IS NOT NULL AND id IN \(list: people)", as: String.self
    ).map { $0.lowercased() }
  }

  /// How rows of people are found in a table; nil where nobody is.
  static func key(of table: StoredTable) -> Key? {
    if let key = otherKeys[table.name] { return key }
    guard leftAlone[table.name] == nil else { return nil }
    return table.columns.contains("person") ? .number("person") : nil
  }

  /// A column and the values that mean this person in it.
  func place(in table: StoredTable, among tables: [StoredTable]) throws -> (
    column: String, values: [SQLValue]
  )? {
    switch Self.key(of: table) {
    case .number(let column): (column, people.map { .integer($0.rawValue) })
    case .letters(let column): (column, people.map { .text($0.description) })
    case .email(let column): (column, emails.map { .text($0) })
    case .address(let column): (column, try addresses(table, column).map { .text($0) })
    case .row(let column, let other, let key): (column, try rows(of: other, by: key, among: tables))
    case .pointedAt(let column): (column, try pointers(to: table.name, among: tables))
    case nil: nil
    }
  }

  private func pointers(to name: String, among tables: [StoredTable]) throws -> [SQLValue] {
    var found: [SQLValue] = []
    for reference in try StoredTable.references(to: name, in: connection) where reference.table != name {
      found += try rows(of: reference.table, by: reference.column, among: tables).filter { $0 != .null }
    }
    return found
  }

  private func rows(of other: String, by key: String, among tables: [StoredTable]) throws -> [SQLValue] {
    guard let table = tables.first(where: { $0.name == other }),
      let place = try place(in: table, among: tables),
      let index = table.columns.firstIndex(of: key)
    else { return [] }
    return try table.rows(where: place.column, isAmong: place.values, in: connection).map { $0[index] }
  }

  /// The addresses in a table that lead to this person's pages: of drafts that were typed there, of answers to programs.
  private func addresses(_ table: StoredTable, _ column: String) throws -> [String] {
    let (name, place): (SQL, SQL) =
      table.name == "kept_answers" ? ("kept_answers", "location") : ("form_drafts", "shown_at")
    var found: [String] = []
    for person in people {
      let letters = person.description
      found += try connection.values(
        """
        SELECT DISTINCT \(place) FROM \(name) WHERE \(place) IS NOT NULL
          AND \(sqlite: "instr(\(place), \(letters)) > 0", postgres: "strpos(\(place), \(letters)) > 0")
        """, as: String.self)
    }
    return found
  }

  /// Everything that is kept of them, table by table, without what is not handed out.
  func everything() throws -> [PersonExport.Table] {
    let tables = try StoredTable.all(in: connection)
    var found: [PersonExport.Table] = []
    for table in tables where !table.isSearchIndex {
      guard let place = try place(in: table, among: tables) else { continue }
      var rows = try table.rows(where: place.column, isAmong: place.values, in: connection)
      if let writer = Self.written[table.name].flatMap(table.columns.firstIndex(of:)) {
        rows.removeAll { $0[writer] == .null }
      }
      guard !rows.isEmpty else { continue }
      let shown = table.columns.indices.filter {
        Self.notExported["\(table.name).\(table.columns[$0])"] == nil
      }
      found.append(
        PersonExport.Table(
          name: table.name, columns: shown.map { table.columns[$0] },
          rows: rows.map { row in shown.map { Self.value(row[$0]) } }))
    }
    return found
  }

  private static func value(_ value: SQLValue) -> PersonExport.Value {
    switch value {
    case .null: .nothing
    case .integer(let number): .number(number)
    case .real(let number): .text("\(number)")
    case .text(let text): .text(text)
    case .bytes(let bytes): .text(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }
}

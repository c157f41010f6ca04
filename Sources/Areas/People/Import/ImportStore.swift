import Basics
import Storage
import Tables

extension Side: Storable {}
extension DateOrder: Storable {}
extension ImportedRow.Outcome: Storable {}

/// Lists that are taken up.
package struct ImportStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// Keeps a list for as long as its trial lasts.
  ///
  /// - Parameter pages: where it is carried out, when that is not with people's records.
  package func keep(
    _ content: [UInt8], file: String, side: Side, _ order: DateOrder?, at pages: String? = nil
  ) throws -> ID<ListImport> {
    let id = ID<ListImport>(at: access.now)
    try connection.run(
      """
      INSERT INTO imports (id, keeper, council, file, side, date_order, pages, content, imported_by, tried_at)
      VALUES (\(id), \(access.keeper), \(access.council), \(file), \(side), \(order), \(pages), \(content),
        \(access.person), \(access.now))
      """)
    return id
  }

  package func find(_ id: ID<ListImport>) throws -> ListImport? {
    let theirs: Filter = ["i.id = \(id)", access.kept(in: "i")]
    return try connection.row("SELECT \(Self.columns) FROM imports i \(where: theirs)").map(Self.listImport)
  }

  /// The latest first.
  package func all() throws -> [ListImport] {
    let theirs: Filter = [access.kept(in: "i"), "i.done_at IS NOT NULL OR i.content IS NOT NULL"]
    return try connection.rows(
      "SELECT \(Self.columns) FROM imports i \(where: theirs) ORDER BY i.id DESC LIMIT 50"
    ).map(Self.listImport)
  }

  /// The list itself, while its trial lasts.
  package func content(of id: ID<ListImport>) throws -> [UInt8]? {
    let theirs: Filter = [
      "i.id = \(id)", access.kept(in: "i"), "i.done_at IS NULL",
      "i.tried_at > \(access.now + .seconds(-ListImport.trialHours * 3_600))",
    ]
    return try connection.value("SELECT i.content FROM imports i \(where: theirs)", as: [UInt8]?.self) ?? nil
  }

  /// Of some people, those who are here already: somebody has their address, or exactly their name.
  ///
  /// - Complexity: O(people), in two statements for each five hundred.
  package func known(among people: [ListedPerson]) throws -> [Int: ListedMatch] {
    var known: [Int: ListedMatch] = [:]
    let key = try connection.value("SELECT key FROM reach_keys", as: [UInt8].self)
    for start in stride(from: 0, to: people.count, by: 500) {
      let part = people[start..<min(people.count, start + 500)]
      var names: [String: ID<Person>] = [:]
      let named: Filter = [
        access.kept(in: "p"), "p.merged_into IS NULL",
        "p.sort_name IN \(list: part.map { PersonStore.sortName($0.person) })",
      ]
      for row in try connection.rows(
        "SELECT p.sort_name, p.id FROM people p \(where: named) ORDER BY p.id DESC")
      {
        names[try row.value(at: 0)] = try row.value(at: 1)
      }
      var digests: [Int: [UInt8]] = [:]
      if let key {
        for listed in part { digests[listed.row] = Reach(email: listed.person.email)?.digest(key: key) }
      }
      let holders = try holders(of: Array(digests.values))
      for listed in part {
        if let digest = digests[listed.row], let found = holders[digest] {
          known[listed.row] =
            found.first.flatMap { found.count == 1 ? .address($0) : nil } ?? .severalAddresses
        } else if let person = names[PersonStore.sortName(listed.person)] {
          known[listed.row] = .name(person)
        }
      }
    }
    return known
  }

  /// Whose addresses stand for these digests. A record that was merged into another is the other.
  private func holders(of digests: [[UInt8]]) throws -> [[UInt8]: Set<ID<Person>>] {
    guard !digests.isEmpty else { return [:] }
    let theirs: Filter = [access.kept(in: "d"), "d.digest IN \(list: digests)"]
    var holders: [[UInt8]: Set<ID<Person>>] = [:]
    for row in try connection.rows(
      """
      SELECT d.digest, COALESCE(p.merged_into, p.id) FROM reach_digests d JOIN people p ON p.id = d.person \(where: theirs)
      """)
    {
      holders[try row.value(at: 0), default: []].insert(try row.value(at: 1))
    }
    return holders
  }

  /// Carries out an import: everything that was planned, or nothing.
  ///
  /// - Parameter besides: what else becomes of whoever is taken up or joins; it gives the number of what came of it.
  /// - Returns: whether it was still to be done.
  package func carryOut(
    _ listImport: ListImport, _ plan: [PlannedRow], besides: (ID<Person>) throws -> Int64? = { _ in nil }
  ) throws -> Bool {
    let theirs: Filter = ["id = \(listImport.id)", access.kept(in: "imports"), "done_at IS NULL"]
    // What was in the list is in the records now, and nowhere else.
    let count = try connection.run(
      "UPDATE imports SET done_at = \(access.now), content = NULL \(where: theirs)")
    guard count == 1 else { return false }
    for planned in plan {
      var row = planned.row
      switch planned.step {
      case .takeUp(let listed):
        try takeUp(listed, as: listImport.role, listImport.id)
        row.person = listed.person.id
        row.about = try besides(listed.person.id)
      case .join(let person, _): row.about = try besides(person)
      case .leave: break
      }
      try add(row, of: listImport.id)
    }
    try log(listImport.id, how: "carried-out")
    return true
  }

  /// What became of each row, in the order of the list.
  package func rows(of id: ID<ListImport>, atMost count: Int = ListImport.mostRows) throws -> [ImportedRow] {
    let theirs: Filter = ["r.import = \(id)", access.kept(in: "r")]
    return try connection.rows(
      """
      SELECT r.row_number, r.outcome, r.person, r.words_en, r.words_fr, r.about FROM import_rows r \(where: theirs)
      ORDER BY r.row_number, r.id LIMIT \(count)
      """
    ).map { row in
      let en = try row.value(at: 3, as: String?.self)
      let fr = try row.value(at: 4, as: String?.self)
      return ImportedRow(
        number: try row.value(at: 0), outcome: try row.value(at: 1), person: try row.value(at: 2),
        words: en.flatMap { en in fr.map { Bilingual(en: en, fr: $0) } }, about: try row.value(at: 5))
    }
  }

  /// Takes a whole import back. Whoever was worked with since stays, and is told of in the report.
  ///
  /// It is carried out on a database whose wall is open: a colleague's note for themselves is work too, and must not go
  /// with a record because nobody else sees it. Every statement says whose rows it is about.
  ///
  /// - Parameter takingBack: what else came of a row, by its number: whether nobody did anything with it, and it is gone.
  /// - Throws: a `Refusal` when it is too late, or was done.
  package func undo(
    _ id: ID<ListImport>, takingBack: (Int64, ID<Person>) throws -> Bool = { _, _ in false }
  ) throws {
    guard let listImport = try find(id), listImport.canBeUndone(at: access.now) else {
      throw Refusal(
        .conflict, en: "This import can no longer be undone.",
        fr: "Cette importation ne peut plus être annulée.")
    }
    for row in try rows(of: id) {
      guard row.outcome == .added || row.outcome == .joined, let person = row.person else { continue }
      let outcome = try undone(row, of: person, takingBack)
      try connection.run(
        """
        UPDATE import_rows SET outcome = \(outcome)
        WHERE import = \(id) AND row_number = \(row.number) AND keeper = \(access.keeper)
        """)
    }
    try connection.run(
      """
      UPDATE imports SET undone_by = \(access.person), undone_at = \(access.now)
      WHERE id = \(id) AND keeper = \(access.keeper)
      """)
    try log(id, how: "undone")
  }

  // MARK: Steps

  /// Takes back all that came of a row, or nothing of it.
  private func undone(
    _ row: ImportedRow, of person: ID<Person>, _ takingBack: (Int64, ID<Person>) throws -> Bool
  ) throws -> ImportedRow.Outcome {
    struct Stays: Error {}
    do {
      return try connection.attempt {
        if let about = row.about, try !takingBack(about, person) { throw Stays() }
        if row.outcome == .joined { return .left }
        guard try remove(person) else { throw Stays() }
        return .removed
      }
    } catch is Stays {
      return .stayed
    }
  }

  private func takeUp(_ listed: ListedPerson, as role: Role, _ listImport: ID<ListImport>) throws {
    let person = listed.person
    try PersonStore(connection, access).add(person)
    try connection.run(
      """
      INSERT INTO appointments (id, person, role, keeper, council, begun, begun_by)
      VALUES (\(ID<Appointment>(at: access.now)), \(person.id), \(role), \(access.keeper), \(access.council),
        \(access.now), \(access.person))
      """)
    try ProfileStore(connection, access).takeUp(listed.entries, of: person.id)
    try TimelineStore(connection, access).add(.imported, of: person.id, about: listImport.rawValue)
  }

  /// Removes somebody whom nobody has done anything with.
  private func remove(_ person: ID<Person>) throws -> Bool {
    let traces: [SQL] = [
      "SELECT COUNT(*) FROM happenings WHERE person = \(person) AND kind <> \(HappeningKind.imported.word)",
      "SELECT COUNT(*) FROM notes WHERE person = \(person)",
      "SELECT COUNT(*) FROM consents WHERE person = \(person)",
      "SELECT COUNT(*) FROM merges WHERE person = \(person) OR absorbed = \(person)",
    ]
    for trace in traces where try connection.value(trace, as: Int.self) ?? 0 > 0 { return false }
    do {
      return try connection.attempt {
        try connection.run(
          "DELETE FROM appointments WHERE person = \(person) AND keeper = \(access.keeper)")
        let count = try connection.run(
          "DELETE FROM people WHERE id = \(person) AND keeper = \(access.keeper)")
        guard count == 1 else { return false }
        try PersonStore.search.remove(person.rawValue, in: connection)
        return true
      }
    } catch StorageError.foreignKey {
      // Something of another area refers to them.
      return false
    }
  }

  private func add(_ row: ImportedRow, of id: ID<ListImport>) throws {
    try connection.run(
      """
      INSERT INTO import_rows (id, import, keeper, council, row_number, outcome, person, about, words_en, words_fr)
      VALUES (\(ID<ImportedRow>(at: access.now)), \(id), \(access.keeper), \(access.council), \(row.number),
        \(row.outcome), \(row.person), \(row.about), \(row.words?.en), \(row.words?.fr))
      """)
  }

  private func log(_ id: ID<ListImport>, how action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "import", id.rawValue, how: action,
        council: access.council.rawValue), in: connection)
  }

  private static let columns: SQL =
    "i.id, i.file, i.side, i.date_order, i.pages, i.imported_by, i.tried_at, i.done_at, i.undone_at"

  private static func listImport(_ row: Row) throws -> ListImport {
    ListImport(
      id: try row.value(at: 0), file: try row.value(at: 1), side: try row.value(at: 2),
      dateOrder: try row.value(at: 3), pages: try row.value(at: 4), by: try row.value(at: 5),
      tried: try row.value(at: 6), done: try row.value(at: 7), undone: try row.value(at: 8))
  }
}

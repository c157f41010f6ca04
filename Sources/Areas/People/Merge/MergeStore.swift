import Basics
import Storage

/// Records of one person made one, and two again.
///
/// It is carried out on a database whose wall is open (`MergeRoutes`), since notes that somebody keeps for themselves go over
/// without being read; so every statement here says whose rows it is about.
package struct MergeStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// What would become of two records of theirs.
  ///
  /// - Throws: a `Refusal` when they cannot be merged.
  package func preview(_ first: ID<Person>, _ second: ID<Person>) throws -> MergePreview {
    let (a, b) = try both(first, second)
    let profiles = ProfileStore(connection, access)
    var moved = 0
    for table in try MergedTables.moved(in: connection) {
      moved += try table.ids(where: rows(of: second), in: connection).count
    }
    return MergePreview(
      a, b, values: (try profiles.current(of: first), try profiles.current(of: second)), moved: moved)
  }

  /// Makes two records one.
  ///
  /// - Parameter choices: whose answer is kept, by the names of the questions; where nothing is said, what the preview proposes.
  @discardableResult
  package func merge(
    _ first: ID<Person>, _ second: ID<Person>, choices: [String: MergeSide]
  ) throws -> ID<Merge> {
    let preview = try preview(first, second)
    let merge = ID<Merge>(at: access.now)
    try connection.run(
      """
      INSERT INTO merges (id, person, keeper, council, absorbed, merged_by, merged_at)
      VALUES (\(merge), \(first), \(access.keeper), \(access.council), \(second), \(access.person), \(access.now))
      """)
    let settled = Dictionary(
      preview.questions.map { ($0.name, choices[$0.name] ?? $0.proposed) }
    ) { first, _ in first }
    try settleValues(preview, settled, merge)
    for table in try MergedTables.moved(in: connection) {
      try move(table, from: second, to: first, merge)
    }
    try settlePerson(preview, settled, merge)
    try connection.run(
      "UPDATE people SET merged_into = \(first) WHERE id = \(second) AND keeper = \(access.keeper)")
    let people = PersonStore(connection, access)
    try people.makeFindable(first)
    try people.makeFindable(second)
    try tell(.merged, merge, of: first, how: "merged")
    return merge
  }

  /// The merges into a record, the latest first.
  package func merges(into person: ID<Person>) throws -> [Merge] {
    let theirs: Filter = ["m.person = \(person)", access.kept(in: "m")]
    return try connection.rows(
      "SELECT \(Self.columns) FROM merges m \(where: theirs) ORDER BY m.id DESC LIMIT 20"
    ).map(Self.read)
  }

  /// Makes two of one again: every cell that the merge changed is what it was. What was added since stays where it is.
  ///
  /// - Throws: a `Refusal` when it is too late, or was done, or something that came after must be undone first.
  package func undo(_ id: ID<Merge>, of person: ID<Person>) throws {
    let theirs: Filter = ["m.id = \(id)", "m.person = \(person)", access.kept(in: "m")]
    guard
      let merge = try connection.row("SELECT \(Self.columns) FROM merges m \(where: theirs)").map(Self.read)
    else { throw Self.noSuchMerge }
    guard merge.canBeUndone(at: access.now) else { throw Self.tooLate }
    // A record that went on into another, or took up a third, is put right from the last step back.
    let later: Filter = [
      "m.id > \(id)", "m.undone_at IS NULL", access.kept(in: "m"),
      "m.person IN \(list: [merge.person, merge.absorbed]) OR m.absorbed IN \(list: [merge.person, merge.absorbed])",
    ]
    guard try connection.value("SELECT m.id FROM merges m \(where: later) LIMIT 1", as: ID<Merge>.self) == nil
    else {
      throw Self.laterFirst
    }
    let own: Filter = ["c.merge = \(id)", access.kept(in: "c")]
    // Backwards, so that a cell that was changed twice ends as it began.
    for row in try connection.rows(
      "SELECT c.cell, c.row_id, c.number, c.text FROM merged_cells c \(where: own) ORDER BY c.id DESC")
    {
      try restore(
        row.value(at: 0), of: row.value(at: 1), number: row.value(at: 2), text: row.value(at: 3))
    }
    try connection.run("DELETE FROM merged_cells WHERE merge = \(id) AND keeper = \(access.keeper)")
    try connection.run(
      "UPDATE people SET merged_into = NULL WHERE id = \(merge.absorbed) AND keeper = \(access.keeper)")
    try connection.run(
      "UPDATE merges SET undone_by = \(access.person), undone_at = \(access.now) WHERE id = \(id) AND keeper = \(access.keeper)"
    )
    let people = PersonStore(connection, access)
    try people.makeFindable(merge.person)
    try people.makeFindable(merge.absorbed)
    try tell(.unmerged, id, of: merge.person, how: "merge-undone")
  }

  // MARK: Steps

  private func both(_ first: ID<Person>, _ second: ID<Person>) throws -> (Person, Person) {
    let people = PersonStore(connection, access)
    guard first != second, let a = try people.kept(first), let b = try people.kept(second) else {
      throw Self.noSuchRecords
    }
    // An account signs in as the record that it belongs to.
    let works: Filter = [
      "a.person = \(second)", "a.ended IS NULL", "a.role IN \(list: Role.staff.map(\.rawValue).sorted())",
    ]
    if try connection.value("SELECT a.id FROM appointments a \(where: works) LIMIT 1", as: Int64.self) != nil
    {
      throw Self.isStaff
    }
    return (a, b)
  }

  /// Where both have an answer, the one that is not kept becomes history.
  private func settleValues(
    _ preview: MergePreview, _ settled: [String: MergeSide], _ merge: ID<Merge>
  ) throws {
    let profiles = ProfileStore(connection, access)
    let first = try profiles.current(of: preview.first.id)
    for value in try profiles.current(of: preview.second.id) {
      // Whatever becomes of it meanwhile, it holds again when two records are made of one.
      try remember(.replacement, of: value.id.rawValue, number: nil, text: nil, merge)
      guard let own = first.first(where: { $0.field == value.field }) else { continue }
      let isSecond = settled[value.field.rawValue] == .second
      let loser = isSecond ? own.id : value.id
      if isSecond { try remember(.replacement, of: loser.rawValue, number: nil, text: nil, merge) }
      try connection.run(
        """
        UPDATE profile_values SET replaced_by = \(access.person), replaced_at = \(access.now)
        WHERE id = \(loser) AND keeper = \(access.keeper)
        """)
    }
  }

  private func move(
    _ table: StoredTable, from second: ID<Person>, to first: ID<Person>, _ merge: ID<Merge>
  ) throws {
    for id in try table.ids(where: rows(of: second), in: connection) {
      do {
        _ = try connection.attempt {
          try table.put(first.rawValue, into: "person", where: row(id), in: connection)
        }
        try remember(.person(of: table.name), of: id, number: second.rawValue, text: nil, merge)
      } catch StorageError.unique {
        // The first record has its own of this.
        continue
      }
    }
  }

  private func rows(of person: ID<Person>) -> [(column: String, value: SQLValue)] {
    [("person", .integer(person.rawValue)), ("keeper", .integer(access.keeper.rawValue))]
  }

  private func row(_ id: Int64) -> [(column: String, value: SQLValue)] {
    [("id", .integer(id)), ("keeper", .integer(access.keeper.rawValue))]
  }

  private func settlePerson(
    _ preview: MergePreview, _ settled: [String: MergeSide], _ merge: ID<Merge>
  ) throws {
    var person = preview.first
    for part in PersonPart.allCases where settled[part.rawValue] == .second {
      let value = part.value(of: preview.first)
      try remember(.part(part), of: preview.first.id.rawValue, number: nil, text: value, merge)
      part.put(part.value(of: preview.second), into: &person)
    }
    try write(person)
  }

  private func write(_ person: Person) throws {
    try connection.run(
      """
      UPDATE people SET given_name = \(person.givenName), family_name = \(person.familyName),
        sort_name = \(PersonStore.sortName(person)), email = \(person.email), telephone = \(person.telephone),
        city = \(person.city), language = \(person.language)
      WHERE id = \(person.id) AND keeper = \(access.keeper)
      """)
  }

  private func remember(
    _ cell: MergedCell, of row: Int64, number: Int64?, text: String?, _ merge: ID<Merge>
  ) throws {
    try connection.run(
      """
      INSERT INTO merged_cells (id, merge, keeper, council, cell, row_id, number, text)
      VALUES (\(ID<MergedCell>(at: access.now)), \(merge), \(access.keeper), \(access.council), \(cell.name), \(row),
        \(number), \(text))
      """)
  }

  private func restore(_ name: String, of row: Int64, number: Int64?, text: String?) throws {
    switch MergedCell(name: name) {
    case .replacement: try holdAgain(row)
    case .person(let name):
      let table = try MergedTables.moved(in: connection).first { $0.name == name }
      try table?.put(number, into: "person", where: self.row(row), in: connection)
    case .part(let part):
      guard var person = try PersonStore(connection, access).kept(ID(rawValue: row)) else { return }
      part.put(text, into: &person)
      try write(person)
    case nil: return
    }
  }

  /// An answer holds again, unless a newer one was given after the merge.
  private func holdAgain(_ row: Int64) throws {
    try connection.run(
      """
      UPDATE profile_values SET replaced_at = NULL, replaced_by = NULL
      WHERE id = \(row) AND keeper = \(access.keeper) AND NOT EXISTS (SELECT 1 FROM profile_values newer
        WHERE newer.person = profile_values.person AND newer.field = profile_values.field AND newer.replaced_at IS NULL)
      """)
  }

  private func tell(_ kind: HappeningKind, _ merge: ID<Merge>, of person: ID<Person>, how action: AuditWord)
    throws
  {
    try TimelineStore(connection, access).add(kind, of: person, about: merge.rawValue)
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "person", person.rawValue, how: action,
        council: access.council.rawValue), in: connection)
  }

  private static let columns: SQL = "m.id, m.person, m.absorbed, m.merged_by, m.merged_at, m.undone_at"

  private static func read(_ row: Row) throws -> Merge {
    Merge(
      id: try row.value(at: 0), person: try row.value(at: 1), absorbed: try row.value(at: 2),
      by: try row.value(at: 3), at: try row.value(at: 4), undone: try row.value(at: 5))
  }
}

/// A cell that a merge changes, as it is named where it is remembered.
private enum MergedCell {
  case person(of: String)
  /// That an answer was replaced.
  case replacement
  case part(PersonPart)

  var name: String {
    switch self {
    case .person(let table): "person \(table)"
    case .replacement: "replacement"
    case .part(let part): "part \(part.rawValue)"
    }
  }

  init?(name: String) {
    switch name {
    case "replacement": self = .replacement
    default:
      let words = name.split(separator: " ").map(String.init)
      guard words.count == 2 else { return nil }
      if words[0] == "person" {
        self = .person(of: words[1])
      } else {
        guard let part = PersonPart(rawValue: words[1]) else { return nil }
        self = .part(part)
      }
    }
  }
}

extension MergeStore {
  fileprivate static let noSuchRecords = Refusal(
    .missing, en: "There are no two such records here. One may have been merged or erased meanwhile.",
    fr: "Il n’y a pas ici deux tels dossiers. L’un a peut-être été réuni ou effacé entre-temps.")
  fileprivate static let isStaff = Refusal(
    .conflict, en: "The second record signs in here. Begin with that one, and merge the other into it.",
    fr: "Le second dossier a un compte ici. Partez de celui-là, et réunissez-y l’autre.")
  fileprivate static let noSuchMerge = Refusal(
    .missing, en: "There is no such merge here.", fr: "Il n’y a pas ici de telle réunion.")
  fileprivate static let tooLate = Refusal(
    .conflict, en: "This merge can no longer be undone: it was undone already, or its 30 days are over.",
    fr: "Cette réunion ne peut plus être annulée : elle l’a déjà été, ou ses 30 jours sont passés.")
  fileprivate static let laterFirst = Refusal(
    .conflict, en: "One of these records was merged again since. Undo that first.",
    fr: "L’un de ces dossiers a été réuni de nouveau depuis. Annulez d’abord cela.")
}

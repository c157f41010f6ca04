import Basics
import Storage

extension ProfileField: Storable {}
extension ProfileValue.Source: Storable {}

/// What is known of people whose records are theirs.
package struct ProfileStore {
  private let connection: Connection
  private let access: Access

  package init(_ connection: Connection, _ access: Access) {
    self.connection = connection
    self.access = access
  }

  /// What holds now, in the order of the fields.
  package func current(of person: ID<Person>) throws -> [ProfileValue] {
    let theirs: Filter = ["v.person = \(person)", access.kept(in: "v"), "v.replaced_at IS NULL"]
    let values = try connection.rows(
      "SELECT \(Self.columns) FROM profile_values v \(where: theirs)"
    ).compactMap(Self.value)
    let places = Dictionary(ProfileField.allCases.enumerated().map { ($1, $0) }) { first, _ in first }
    return values.sorted { places[$0.field, default: 0] < places[$1.field, default: 0] }
  }

  /// Everything that was ever said under a field, the latest first.
  package func history(of person: ID<Person>, _ field: ProfileField) throws -> [ProfileValue] {
    let theirs: Filter = ["v.person = \(person)", "v.field = \(field)", access.kept(in: "v")]
    return try connection.rows(
      "SELECT \(Self.columns) FROM profile_values v \(where: theirs) ORDER BY v.id DESC LIMIT 200"
    ).compactMap(Self.value)
  }

  /// Everybody in a role, as a round takes them, in the order of their names.
  ///
  /// - Complexity: O(people of the keeper), in three statements.
  package func profiles(
    of role: Role, in language: Language? = nil, today: LocalDate
  ) throws -> [Profile] {
    let held: SQL = """
      EXISTS (SELECT 1 FROM appointments a WHERE a.person = p.id AND a.role = \(role) AND a.keeper = p.keeper
        AND a.begun <= \(access.now) AND a.ended IS NULL)
      """
    let wanted: Filter = [access.kept(in: "p"), "p.merged_into IS NULL", held]
    let people = try connection.rows(
      "SELECT \(PersonStore.columns) FROM people p \(where: wanted) ORDER BY p.sort_name, p.id"
    ).map(PersonStore.person)
    let theirs: Filter = [access.kept(in: "v"), "v.replaced_at IS NULL", held]
    let values = try connection.rows(
      "SELECT \(Self.columns) FROM profile_values v JOIN people p ON p.id = v.person \(where: theirs)"
    ).compactMap(Self.value)
    let byPerson = Dictionary(grouping: values, by: \.person)
    return people.map { Profile($0, values: byPerson[$0.id] ?? [], in: language, today: today) }
  }

  /// What holds now of several people: those whose records are theirs, and those whom a consent opens to them for a purpose.
  ///
  /// Whoever calls it writes into the audit log whom of the latter they show.
  package func current(
    of people: [ID<Person>], for purpose: Consent.Purpose
  ) throws -> [ID<Person>: [ProfileValue]] {
    var found: [ID<Person>: [ProfileValue]] = [:]
    for start in stride(from: 0, to: people.count, by: 500) {
      let some = people[start..<min(people.count, start + 500)]
      let readable: SQL? =
        access.isScoped ? "(\(access.kept(in: "v")) OR \(access.consented("v.person", for: purpose)))" : nil
      let theirs: Filter = ["v.person IN \(list: Array(some))", "v.replaced_at IS NULL", readable]
      for row in try connection.rows("SELECT \(Self.columns) FROM profile_values v \(where: theirs)") {
        if let value = try Self.value(row) { found[value.person, default: []].append(value) }
      }
    }
    return found
  }

  /// Keeps what somebody says now, in place of what they said before. What is the same stays as it is.
  ///
  /// - Returns: the fields that changed.
  @discardableResult
  package func save(
    _ entries: [ProfileEntry], of person: ID<Person>, from source: ProfileValue.Source
  ) throws -> [ProfileField] {
    let before = Dictionary(try current(of: person).map { ($0.field, $0) }) { first, _ in first }
    var changed: [ProfileField] = []
    for entry in entries {
      let old = before[entry.field]
      let isSame =
        old?.answer.written == entry.answer?.written && old?.evidence == entry.evidence
        && old?.evidenceDay == entry.evidenceDay
        && (entry.field == .occupation || old?.answer.coded == entry.answer?.coded)
      if isSame { continue }
      if let old { try replace(old.id) }
      if let answer = entry.answer { try add(entry, answer, of: person, from: source) }
      changed.append(entry.field)
    }
    if changed.contains(.occupation) { try PersonStore(connection, access).makeFindable(person) }
    guard !changed.isEmpty else { return [] }
    try TimelineStore(connection, access).add(.profileChanged, of: person)
    try log(person, how: "profile-changed")
    return changed
  }

  /// Keeps the first things that are known of somebody, from a list.
  func takeUp(_ entries: [ProfileEntry], of person: ID<Person>) throws {
    for entry in entries {
      if let answer = entry.answer { try add(entry, answer, of: person, from: .list) }
    }
    if entries.contains(where: { $0.field == .occupation }) {
      try PersonStore(connection, access).makeFindable(person)
    }
  }

  /// Somebody of the staff saw what proves a value.
  ///
  /// - Returns: whether there is such a value of theirs that holds now.
  package func verify(_ id: ID<ProfileValue>, of person: ID<Person>) throws -> Bool {
    let theirs: Filter = [
      "id = \(id)", "person = \(person)", access.kept(in: "profile_values"), "replaced_at IS NULL",
      "verified_at IS NULL",
    ]
    let count = try connection.run(
      "UPDATE profile_values SET verified_by = \(access.person), verified_at = \(access.now) \(where: theirs)"
    )
    guard count == 1 else { return false }
    try TimelineStore(connection, access).add(.verified, of: person, about: id.rawValue)
    try log(person, how: "value-verified")
    return true
  }

  /// Somebody of the staff chose what an occupation is in the classification.
  ///
  /// - Parameter code: of a unit group; nil says that none of them fits.
  package func confirm(_ id: ID<ProfileValue>, as code: String?, of person: ID<Person>) throws -> Bool {
    let theirs: Filter = [
      "id = \(id)", "person = \(person)", access.kept(in: "profile_values"), "replaced_at IS NULL",
      "field = \(ProfileField.occupation)",
    ]
    let count = try connection.run(
      """
      UPDATE profile_values SET coded = \(code), confirmed_by = \(access.person), confirmed_at = \(access.now)
      \(where: theirs)
      """)
    guard count == 1 else { return false }
    try TimelineStore(connection, access).add(.coded, of: person, about: id.rawValue)
    try log(person, how: "occupation-coded")
    return true
  }

  private func replace(_ id: ID<ProfileValue>) throws {
    let theirs: Filter = ["id = \(id)", access.kept(in: "profile_values")]
    try connection.run(
      "UPDATE profile_values SET replaced_by = \(access.person), replaced_at = \(access.now) \(where: theirs)"
    )
  }

  private func add(
    _ entry: ProfileEntry, _ answer: ReadAnswer, of person: ID<Person>, from source: ProfileValue.Source
  ) throws {
    try connection.run(
      """
      INSERT INTO profile_values (id, person, keeper, council, field, written, coded, evidence, evidence_day, source,
        written_by, written_at)
      VALUES (\(ID<ProfileValue>(at: access.now)), \(person), \(access.keeper), \(access.council), \(entry.field),
        \(answer.written), \(answer.coded), \(entry.evidence), \(entry.evidenceDay), \(source), \(access.person),
        \(access.now))
      """)
  }

  private func log(_ person: ID<Person>, how action: AuditWord) throws {
    try AuditLog().add(
      AuditEntry(
        by: access.actor, changed: "person", person.rawValue, how: action,
        council: access.council.rawValue), in: connection)
  }

  private static let columns: SQL =
    """
    v.id, v.person, v.field, v.written, v.coded, v.evidence, v.evidence_day, v.source, v.written_by, v.written_at,
    v.confirmed_by, v.confirmed_at, v.verified_by, v.verified_at, v.replaced_by, v.replaced_at
    """

  /// Nil for a field that a later version knew.
  private static func value(_ row: Row) throws -> ProfileValue? {
    guard let field = ProfileField(rawValue: try row.value(at: 2)) else { return nil }
    func act(_ place: Int) throws -> ProfileValue.Act? {
      guard let at = try row.value(at: place + 1, as: Moment?.self) else { return nil }
      return ProfileValue.Act(by: try row.value(at: place), at: at)
    }
    guard let written = try act(8) else { return nil }
    return ProfileValue(
      id: try row.value(at: 0), person: try row.value(at: 1), field: field,
      answer: ReadAnswer(written: try row.value(at: 3), coded: try row.value(at: 4)),
      evidence: try row.value(at: 5), evidenceDay: try row.value(at: 6), source: try row.value(at: 7),
      written: written, confirmed: try act(10), verified: try act(12), replaced: try act(14))
  }
}

import Basics
import People
import Storage

extension LocalAddition.Kind: Storable {}

/// What councils publish beside the national topics. Whoever reads it is anybody; who writes it is a coordinator of the council.
struct LocalStore {
  private let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  // MARK: Reading, for everybody

  /// A topic as a council shows it.
  func topic(_ name: String, of council: Keeper) throws -> LocalTopic {
    LocalTopic(
      council: council, text: try latest(of: name, in: council.id),
      additions: try additions(to: name, in: council.id))
  }

  /// The state that is shown now; nil where nobody touched the text.
  func latest(of topic: String, in council: ID<Keeper>) throws -> LocalText? {
    try connection.row(
      """
      SELECT \(Self.columns), NULL, NULL FROM topic_versions v WHERE v.council = \(council) AND v.topic = \(topic)
      ORDER BY v.number DESC LIMIT 1
      """
    ).map(Self.text)
  }

  /// What is added, events by their days and last.
  func additions(to topic: String, in council: ID<Keeper>) throws -> [LocalAddition] {
    try connection.rows(
      """
      SELECT a.id, a.kind, a.title_en, a.title_fr, a.words_en, a.words_fr, a.address, a.day FROM topic_additions a
      WHERE a.council = \(council) AND a.topic = \(topic) AND a.removed IS NULL
      ORDER BY CASE a.kind WHEN 'resource' THEN 0 WHEN 'contact' THEN 1 ELSE 2 END, a.day, a.id LIMIT 200
      """
    ).map { row in
      let day = try row.value(at: 7, as: Int64?.self)
      return LocalAddition(
        id: try row.value(at: 0), kind: try row.value(at: 1),
        title: Bilingual(en: try row.value(at: 2), fr: try row.value(at: 3)),
        words: Bilingual(en: try row.value(at: 4), fr: try row.value(at: 5)), address: try row.value(at: 6),
        day: day.map { LocalDate(daysSince1970: Int32(clamping: $0)) })
    }
  }

  // MARK: Reading, for the council

  /// The latest states, the newest first, with who made each.
  func versions(of topic: String, _ access: Access, atMost most: Int = 40) throws -> [LocalText] {
    let found: Filter = ["v.topic = \(topic)", access.shared(in: "v")]
    return try connection.rows(
      """
      SELECT \(Self.columns), w.given_name, w.family_name FROM topic_versions v
      LEFT JOIN people w ON w.id = v.begun_by AND \(access.kept(in: "w"))
      \(where: found) ORDER BY v.number DESC LIMIT \(most)
      """
    ).map(Self.text)
  }

  func version(_ number: Int, of topic: String, _ access: Access) throws -> LocalText? {
    let found: Filter = ["v.topic = \(topic)", "v.number = \(number)", access.shared(in: "v")]
    return try connection.row("SELECT \(Self.columns), NULL, NULL FROM topic_versions v \(where: found)").map(
      Self.text)
  }

  // MARK: Writing

  /// Publishes a text of the council's own from now on, or goes back to the national one.
  ///
  /// - Parameters:
  ///   - bodies: nil for the national text.
  ///   - number: of the state that was read before, 0 where there was none; what somebody else wrote in between is not undone.
  func publish(_ bodies: Bilingual?, of topic: Topic, after number: Int, _ access: Access) throws {
    let latest = try latest(of: topic.name, in: access.council)
    guard latest?.number ?? 0 == number else { throw Self.changedMeanwhile }
    if bodies == nil, latest?.bodies == nil {
      throw Refusal(
        .conflict, en: "The national text is shown already.", fr: "Le texte national est déjà affiché.")
    }
    let id = ID<LocalText>(at: access.now)
    do {
      _ = try connection.attempt {
        try connection.run(
          """
          INSERT INTO topic_versions (id, topic, keeper, council, number, national_version, body_en, body_fr, begun, begun_by)
          VALUES (\(id), \(topic.name), \(access.keeper), \(access.council), \(number + 1), \(topic.version), \(bodies?.en),
            \(bodies?.fr), \(access.now), \(access.person))
          """)
      }
    } catch StorageError.unique {
      throw Self.changedMeanwhile
    }
    try tell("topic", id.rawValue, bodies == nil ? "reverted" : "adapted", access)
  }

  func add(_ addition: LocalAddition, to topic: String, _ access: Access) throws {
    try connection.run(
      """
      INSERT INTO topic_additions (id, topic, keeper, council, kind, title_en, title_fr, words_en, words_fr, address, day, added,
        added_by)
      VALUES (\(addition.id), \(topic), \(access.keeper), \(access.council), \(addition.kind), \(addition.title.en),
        \(addition.title.fr), \(addition.words.en), \(addition.words.fr), \(addition.address),
        \(addition.day.map { Int64($0.daysSince1970) }), \(access.now), \(access.person))
      """)
    try tell("topic_addition", addition.id.rawValue, "added", access)
  }

  /// - Returns: the topic that it belonged to; nil where there is no such addition of theirs.
  func remove(_ id: ID<LocalAddition>, _ access: Access) throws -> String? {
    let theirs: Filter = ["id = \(id)", "removed IS NULL", access.kept(in: "topic_additions")]
    guard
      let topic = try connection.value("SELECT topic FROM topic_additions \(where: theirs)", as: String.self)
    else { return nil }
    try connection.run(
      "UPDATE topic_additions SET removed = \(access.now), removed_by = \(access.person) \(where: theirs)")
    try tell("topic_addition", id.rawValue, "removed", access)
    return topic
  }

  private func tell(_ thing: AuditWord, _ id: Int64, _ action: AuditWord, _ access: Access) throws {
    try AuditLog().add(
      AuditEntry(by: access.actor, changed: thing, id, how: action, council: access.council.rawValue),
      in: connection)
  }

  private static let changedMeanwhile = Refusal(
    .conflict, en: "Somebody changed this text meanwhile. Look at their change, and then make yours.",
    fr: "Quelqu’un a modifié ce texte entre-temps. Regardez d’abord ce changement, puis faites le vôtre.")

  private static let columns: SQL = "v.number, v.national_version, v.body_en, v.body_fr, v.begun"

  private static func text(_ row: Row) throws -> LocalText {
    let (en, fr) = (try row.value(at: 2, as: String?.self), try row.value(at: 3, as: String?.self))
    let names = [try row.value(at: 5, as: String?.self), try row.value(at: 6, as: String?.self)]
    let name = names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    return LocalText(
      number: try row.value(at: 0), nationalVersion: try row.value(at: 1),
      bodies: en.flatMap { en in fr.map { Bilingual(en: en, fr: $0) } }, begun: try row.value(at: 4),
      by: name.isEmpty ? nil : name)
  }
}

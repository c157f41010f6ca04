import Basics
import Storage

/// Answers to what programs sent with an `Idempotency-Key`: whoever did not hear the answer sends the same again, and it is not
/// done twice (draft-ietf-httpapi-idempotency-key-header).
///
/// A key is written down before anything is done, and the answer afterwards. When the program ends between the two, nobody knows
/// whether it was done: then the key says so until it is forgotten, and whoever asked looks before they try with a new one.
package struct KeptAnswers: Sendable {
  package static let migrations = [
    Migration(
      "site/0003 kept answers",
      """
      CREATE TABLE kept_answers (
        program \(.text) NOT NULL,
        key \(.text) NOT NULL,
        asked \(.text) NOT NULL,
        begun \(.integer) NOT NULL,
        status \(.integer),
        kind \(.text),
        location \(.text),
        body \(.text),
        PRIMARY KEY (program, key)) \(.strict)
      """,
      "CREATE INDEX kept_answers_begun ON kept_answers (begun)")
  ]

  package static let notes = [
    TableNote(
      "kept_answers", kept: .days(1, after: Bilingual(en: "it was sent", fr: "son envoi")),
      ColumnNote("program", .reference, en: "which token asked", fr: "quel jeton a demandé"),
      ColumnNote("key", .technical, en: "what the program calls it", fr: "le nom que lui donne le programme"),
      ColumnNote(
        "asked", .technical, en: "a fingerprint, to know the same again",
        fr: "une empreinte, pour reconnaître la même demande"),
      ColumnNote("begun", .technical, en: "when it was sent", fr: "quand elle a été envoyée"),
      ColumnNote("status", .technical, en: "what became of it", fr: "ce qui en est venu"),
      ColumnNote("kind", .technical, en: "how the answer is written", fr: "comment la réponse est écrite"),
      ColumnNote("location", .reference, en: "where it led", fr: "où elle a mené"),
      ColumnNote(
        "body", .personal, en: "to give the same answer again", fr: "pour redonner la même réponse"))
  ]

  /// A key is kept for a day: whoever has not tried again by then looks anew.
  static let secondsKept: Int64 = 86_400

  let database: Database
  let program: String

  /// What is asked, with the key that the program gave it.
  struct Asked: Sendable {
    let key: String
    /// Of the method, the address and the body.
    let fingerprint: String

    init(_ key: String, _ request: Request, _ body: [UInt8]) throws(Problem) {
      // As structured fields have it, a key may stand in quotation marks.
      let isQuoted = key.utf8.count > 2 && key.hasPrefix("\"") && key.hasSuffix("\"")
      self.key = isQuoted ? String(key.dropFirst().dropLast()) : key
      guard (1...255).contains(self.key.utf8.count), self.key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
      else { throw ProgramWords.noKey }
      let head = "\(request.method.rawValue) \(request.pagePath)?\(request.target.query)\n"
      fingerprint = Fingerprint(of: Array(head.utf8) + body).text
    }
  }

  /// Gives the answer that was given before, or carries it out.
  func once(
    _ asked: Asked, at now: Moment, _ carryOut: () async throws -> Response
  ) async throws -> Response {
    if let kept = try await begin(asked, at: now) { return kept }
    do {
      let response = try await carryOut()
      try await finish(asked, response)
      return response
    } catch StorageError.gone(mayHaveCommitted: true) {
      // Nobody knows whether it was done, and the key goes on saying so.
      throw StorageError.gone(mayHaveCommitted: true)
    } catch {
      // Nothing was done, so that it may be tried again with the same key.
      try await forget(asked)
      throw error
    }
  }

  /// - Returns: what was answered before; nil for what is new, which from now on is under way.
  private func begin(_ asked: Asked, at now: Moment) async throws -> Response? {
    let program = program
    return try await database.write { connection -> Response? in
      try connection.run(
        """
        DELETE FROM kept_answers WHERE program = \(program) AND key = \(asked.key)
          AND begun <= \(now.before(seconds: Self.secondsKept))
        """)
      let isNew =
        try connection.run(
          """
          INSERT INTO kept_answers (program, key, asked, begun)
          VALUES (\(program), \(asked.key), \(asked.fingerprint), \(now)) ON CONFLICT (program, key) DO NOTHING
          """) == 1
      if isNew { return nil }
      let row = try connection.row(
        """
        SELECT asked, status, kind, location, body FROM kept_answers
        WHERE program = \(program) AND key = \(asked.key)
        """)
      guard let row else { throw ProgramWords.underWay }
      guard try row.value(at: 0, as: String.self) == asked.fingerprint else { throw ProgramWords.otherBody }
      guard let status = try row.value(at: 1, as: Int?.self) else { throw ProgramWords.underWay }
      var response = Response.json(
        try row.value(at: 4, as: String?.self) ?? "", status: Status(status),
        type: try row.value(at: 2, as: String?.self) ?? "application/json")
      response.headers["location"] = try row.value(at: 3, as: String?.self)
      response.headers["idempotency-replayed"] = "true"
      return response
    }
  }

  private func finish(_ asked: Asked, _ response: Response) async throws {
    guard case .text(let body) = response.body else { return try await forget(asked) }
    let program = program
    try await database.write { connection in
      try connection.run(
        """
        UPDATE kept_answers SET status = \(response.status.code), kind = \(response.headers["content-type"]),
          location = \(response.headers["location"]), body = \(body)
        WHERE program = \(program) AND key = \(asked.key)
        """)
    }
  }

  private func forget(_ asked: Asked) async throws {
    let program = program
    try await database.write { connection in
      try connection.run("DELETE FROM kept_answers WHERE program = \(program) AND key = \(asked.key)")
    }
  }

  /// Forgets those that are a day old.
  static func removeOld(at now: Moment, in connection: Connection) throws {
    try connection.run("DELETE FROM kept_answers WHERE begun <= \(now.before(seconds: secondsKept))")
  }
}

import Basics
import Identity
import Storage

/// Sessions, kept in the database, so that they survive a restart and end everywhere at once.
package struct SessionStore: Sendable {
  package static let migrations = [
    Migration(
      "site/0002 sessions",
      """
      CREATE TABLE sessions (
        digest \(.text) PRIMARY KEY,
        person \(.text) NOT NULL,
        begun \(.integer) NOT NULL,
        seen \(.integer) NOT NULL) \(.strict)
      """,
      "CREATE INDEX sessions_person ON sessions (person, begun)",
      "CREATE INDEX sessions_seen ON sessions (seen)")
  ]

  package static let notes = [
    TableNote(
      "sessions", kept: .until(Bilingual(en: "the session ends", fr: "la fin de la session")),
      ColumnNote(
        "digest", .technical, en: "finds the session, and opens nothing",
        fr: "retrouve la session, sans l’ouvrir"),
      ColumnNote("person", .reference, en: "who is signed in", fr: "qui a ouvert la session"),
      ColumnNote("begun", .personal, en: "since when", fr: "depuis quand"),
      ColumnNote("seen", .personal, en: "when it was last used", fr: "quand elle a servi en dernier"))
  ]

  private let database: Database
  private let limits: SessionLimits

  package init(in database: Database, limits: SessionLimits = SessionLimits()) {
    self.database = database
    self.limits = limits
  }

  /// Begins a session for somebody who has just shown who they are. The secret goes into `Cookie.session`, and is never
  /// one that was there before.
  package func begin(for person: String, at now: Moment) async throws -> Secret {
    try await database.write { try Self.begin(for: person, at: now, in: $0).secret }
  }

  /// The same, in the transaction in which they showed who they are; with what names the session.
  package static func begin(
    for person: String, at now: Moment, in connection: Connection
  ) throws -> (secret: Secret, digest: String) {
    let secret = Secret()
    let digest = digest(secret)
    try connection.run(
      """
      INSERT INTO sessions (digest, person, begun, seen) VALUES (\(digest), \(person), \(now), \(now))
      """)
    return (secret, digest)
  }

  /// The session that a cookie opens; nil when there is none, or its time is over. Using it keeps it going.
  package func session(of secret: Secret, at now: Moment) async throws -> Session? {
    let digest = Self.digest(secret)
    let found = try await database.read { connection in
      try connection.row("SELECT person, begun, seen, digest FROM sessions WHERE digest = \(digest)").map(
        Self.session)
    }
    guard let found, !limits.isOver(found, at: now) else { return nil }
    // Once a minute is enough, and spares a write for every page.
    if now.seconds(since: found.seen) >= 60 || now.seconds(since: found.seen) < 0 {
      try await database.write(.readCommitted) { connection in
        try connection.run("UPDATE sessions SET seen = \(now) WHERE digest = \(digest)")
      }
    }
    return found
  }

  /// Ends one session: from now on its cookie opens nothing.
  package func end(_ digest: String) async throws {
    try await database.write { try Self.end(digest, in: $0) }
  }

  /// The same, if it is that person's; says whether it was there.
  package static func end(_ digest: String, of person: String, in connection: Connection) throws -> Bool {
    try connection.run("DELETE FROM sessions WHERE digest = \(digest) AND person = \(person)") == 1
  }

  package static func end(_ digest: String, in connection: Connection) throws {
    try connection.run("DELETE FROM sessions WHERE digest = \(digest)")
  }

  /// Ends all of somebody's sessions: their password or role changed, or a device was lost.
  @discardableResult
  package func endAll(of person: String, except digest: String? = nil) async throws -> Int {
    try await database.write { try Self.endAll(of: person, except: digest, in: $0) }
  }

  /// The same, in the transaction in which what they may do changes: no page is answered between the two.
  @discardableResult
  package static func endAll(
    of person: String, except digest: String? = nil, in connection: Connection
  ) throws -> Int {
    let ended: Filter = ["person = \(person)", digest.map { "digest <> \($0)" }]
    return try connection.run("DELETE FROM sessions \(where: ended)")
  }

  /// Somebody's sessions, the latest first.
  package func sessions(of person: String, at now: Moment) async throws -> [Session] {
    let all = try await database.read { connection in
      try connection.rows(
        "SELECT person, begun, seen, digest FROM sessions WHERE person = \(person) ORDER BY begun DESC, digest"
      ).map(Self.session)
    }
    return all.filter { !limits.isOver($0, at: now) }
  }

  /// Forgets sessions whose time is over.
  @discardableResult
  package func removeOver(at now: Moment, in connection: Connection) throws -> Int {
    let idle = now.before(seconds: limits.idle.components.seconds)
    let whole = now.before(seconds: limits.whole.components.seconds)
    return try connection.run("DELETE FROM sessions WHERE seen <= \(idle) OR begun <= \(whole)")
  }

  private static func digest(_ secret: Secret) -> String { secret.digest(for: "session") }

  private static func session(_ row: Row) throws(StorageError) -> Session {
    Session(
      person: try row.value(at: 0), begun: try row.value(at: 1), seen: try row.value(at: 2),
      digest: try row.value(at: 3))
  }
}

import Basics
import Storage

/// Drafts of forms, kept in the database.
///
///     let draft = try await drafts.keep(fields, of: "people/intake", owner: person)
///     // … and on the page at ?_draft=TOKEN, also after signing in again:
///     let draft = try await drafts.draft(token, of: "people/intake", for: person)
package struct FormDrafts: Sendable {
  package static let migrations = [
    Migration(
      "site/0001 form drafts",
      """
      CREATE TABLE form_drafts (
        token \(.text) PRIMARY KEY,
        form \(.text) NOT NULL,
        owner \(.text),
        fields \(.text) NOT NULL,
        saved_at \(.integer) NOT NULL
      ) \(.strict)
      """,
      "CREATE INDEX form_drafts_owner ON form_drafts (owner, form, saved_at)",
      "CREATE INDEX form_drafts_saved_at ON form_drafts (saved_at)"),
    // On which page it was typed, so that what was typed about somebody can be found.
    Migration("site/0004 pages of drafts", "ALTER TABLE form_drafts ADD COLUMN shown_at \(.text)"),
  ]

  package static let notes = [
    TableNote(
      "form_drafts",
      kept: .days(
        Int(usualRetentionDays), after: Bilingual(en: "it was last saved", fr: "le dernier enregistrement")),
      ColumnNote("token", .technical, en: "finds the draft", fr: "retrouve le brouillon"),
      ColumnNote("form", .technical, en: "which form it is", fr: "de quel formulaire il s’agit"),
      ColumnNote("owner", .reference, en: "who typed it", fr: "qui l’a rempli"),
      ColumnNote(
        "fields", .sensitive, en: "what was typed and not yet sent",
        fr: "ce qui a été écrit et pas encore envoyé"),
      ColumnNote("saved_at", .technical, en: "when it was saved", fr: "quand il a été enregistré"),
      ColumnNote("shown_at", .reference, en: "on which page", fr: "sur quelle page"))
  ]

  /// Long enough for a week's holiday; after that a half-filled form is somebody's data without a purpose.
  package static let usualRetentionDays: Int64 = 14

  private let database: Database
  private let retention: Int64
  private let now: @Sendable () -> Moment

  package init(
    in database: Database, retentionDays: Int64 = FormDrafts.usualRetentionDays,
    now: @escaping @Sendable () -> Moment = Moment.now
  ) {
    self.database = database
    retention = Int64(clamping: min(max(0, retentionDays), 3_650)) * 86_400_000_000
    self.now = now
  }

  /// Keeps what was typed, under the token of an earlier draft of the same form if there is one and it may be written.
  @discardableResult
  package func keep(
    _ fields: PostedFields, of form: String, owner: String?, under token: FormDraft.Token? = nil,
    shownAt address: Address? = nil
  ) async throws -> FormDraft {
    let draft = FormDraft(
      token: token ?? FormDraft.Token(), form: form, owner: owner, fields: fields, savedAt: now())
    let isKept = try await database.write { try Self.write(draft, at: address, to: $0) }
    guard !isKept else { return draft }
    // The token opens somebody else's draft, or that of another form: this one gets its own.
    return try await keep(draft.fields, of: form, owner: owner, shownAt: address)
  }

  private static func write(_ draft: FormDraft, at address: Address?, to connection: Connection) throws
    -> Bool
  {
    try connection.run(
      """
      INSERT INTO form_drafts (token, form, owner, fields, saved_at, shown_at)
      VALUES (\(draft.token.text), \(draft.form), \(draft.owner), \(draft.fields.query),
        \(draft.savedAt.microsecondsSince1970), \(address?.path))
      ON CONFLICT (token) DO UPDATE
      SET owner = excluded.owner, fields = excluded.fields, saved_at = excluded.saved_at, shown_at = excluded.shown_at
      WHERE form_drafts.form = excluded.form AND (form_drafts.owner IS NULL OR form_drafts.owner = excluded.owner)
      """) == 1
  }

  /// The draft of that token, if it is of this form, may be read by this person, and its time is not over.
  package func draft(
    _ token: FormDraft.Token, of form: String, for reader: String?
  ) async throws -> FormDraft? {
    let earliest = earliest
    return try await database.read { connection in
      try connection.row(
        """
        SELECT token, form, owner, fields, saved_at FROM form_drafts
        WHERE token = \(token.text) AND form = \(form) AND saved_at > \(earliest)
          AND (owner IS NULL OR owner = \(reader))
        """
      ).flatMap(Self.draft)
    }
  }

  /// Somebody's drafts of a form, the latest first: what a closed tab left behind.
  package func drafts(of form: String, by owner: String) async throws -> [FormDraft] {
    let earliest = earliest
    return try await database.read { connection in
      try connection.rows(
        """
        SELECT token, form, owner, fields, saved_at FROM form_drafts
        WHERE owner = \(owner) AND form = \(form) AND saved_at > \(earliest)
        ORDER BY saved_at DESC, token LIMIT 20
        """
      ).compactMap(Self.draft)
    }
  }

  /// Once the form was sent, or whoever typed it wants it gone.
  package func discard(_ token: FormDraft.Token, for reader: String?) async throws {
    try await database.write {
      try $0.run(
        "DELETE FROM form_drafts WHERE token = \(token.text) AND (owner IS NULL OR owner = \(reader))")
    }
  }

  /// Removes drafts whose time is over, and says how many there were.
  @discardableResult
  package func forgetOld(in connection: Connection) throws -> Int {
    try connection.run("DELETE FROM form_drafts WHERE saved_at <= \(earliest)")
  }

  private var earliest: Int64 { now().microsecondsSince1970 &- retention }

  /// Nil for a row that this program did not write.
  private static func draft(_ row: Row) throws -> FormDraft? {
    guard let token = FormDraft.Token(try row.value(at: 0, as: String.self)),
      let fields = try? PostedFields(query: try row.value(at: 3))
    else { return nil }
    return FormDraft(
      token: token, form: try row.value(at: 1), owner: try row.value(at: 2), fields: fields,
      savedAt: Moment(microsecondsSince1970: try row.value(at: 4)))
  }
}

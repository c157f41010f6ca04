import Basics

extension AuditLog {
  /// The log's tables, which refuse to be altered, and what their columns hold.
  package static let migrations: [Migration] = [
    Migration(
      "audit/0001 log",
      """
      CREATE TABLE audit_entries (
        id \(.integer) PRIMARY KEY,
        at \(.integer) NOT NULL,
        actor \(.text) NOT NULL CONSTRAINT audit_entries_actor CHECK (\(isPlain("actor"))),
        act \(.text) NOT NULL CONSTRAINT audit_entries_act CHECK (act IN ('change', 'read')),
        action \(.text) NOT NULL CONSTRAINT audit_entries_action CHECK (\(isPlain("action"))),
        subject \(.text) NOT NULL CONSTRAINT audit_entries_subject CHECK (\(isPlain("subject"))),
        subject_number \(.integer) NOT NULL,
        council \(.integer)) \(.strict)
      """,
      "CREATE INDEX audit_entries_subject_at ON audit_entries (subject, subject_number, at)",
      "CREATE INDEX audit_entries_actor_at ON audit_entries (actor, at)",
      """
      CREATE TABLE audit_chain (
        place \(.integer) PRIMARY KEY,
        entry \(.integer) NOT NULL UNIQUE REFERENCES audit_entries (id),
        hash \(.bytes) NOT NULL CONSTRAINT audit_chain_hash CHECK (length(hash) = 32)) \(.strict)
      """,
      "CREATE TABLE audit_waiting (entry \(.integer) PRIMARY KEY REFERENCES audit_entries (id)) \(.strict)",
      """
      \(sqlite: "", postgres: """
        CREATE FUNCTION audit_refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'append only' USING ERRCODE = '23514', CONSTRAINT = 'audit_append_only'; END $$
        """)
      """,
      refusal(of: "UPDATE", on: "audit_entries"), refusal(of: "DELETE", on: "audit_entries"),
      refusal(of: "UPDATE", on: "audit_chain"), refusal(of: "DELETE", on: "audit_chain"),
      refusalOfEmptying("audit_entries"), refusalOfEmptying("audit_chain")),
    Migration("audit/0002 tokens", "ALTER TABLE audit_entries ADD COLUMN token \(.integer)"),
  ]

  /// No capitals and no `@`: neither names nor addresses.
  private static func isPlain(_ column: SQL) -> SQL {
    """
    length(\(column)) BETWEEN 1 AND 60 AND
    \(sqlite: "\(column) NOT GLOB '*[^a-z0-9 -]*'", postgres: "\(column) ~ '^[a-z0-9 -]*$'")
    """
  }

  private static func refusal(of change: SQL, on table: SQL) -> SQL {
    """
    CREATE TRIGGER \(table)_no_\(change) BEFORE \(change) ON \(table) \(
      sqlite: "BEGIN SELECT RAISE(ABORT, 'audit_append_only'); END",
      postgres: "FOR EACH ROW EXECUTE FUNCTION audit_refuse()")
    """
  }

  private static func refusalOfEmptying(_ table: SQL) -> SQL {
    """
    \(sqlite: "", postgres: """
      CREATE TRIGGER \(table)_no_truncate BEFORE TRUNCATE ON \(table)
      FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()
      """)
    """
  }

  package static let notes: [TableNote] = [
    TableNote(
      "audit_entries", kept: .always,
      ColumnNote("id", .technical, en: "stands for the entry", fr: "désigne l’inscription"),
      ColumnNote("at", .technical, en: "when it happened", fr: "moment du fait"),
      ColumnNote(
        "actor", .reference, en: "who did it, by a number", fr: "auteur du fait, désigné par un numéro"),
      ColumnNote("act", .technical, en: "a change or a reading", fr: "modification ou consultation"),
      ColumnNote("action", .technical, en: "what was done", fr: "ce qui a été fait"),
      ColumnNote("subject", .technical, en: "to what kind of thing", fr: "genre de chose concernée"),
      ColumnNote(
        "subject_number", .reference, en: "to which, by a number", fr: "chose concernée, par un numéro"),
      ColumnNote("council", .technical, en: "in which council", fr: "conseil concerné"),
      ColumnNote(
        "token", .technical, en: "by which token of a program", fr: "par quel jeton d’un programme")),
    TableNote(
      "audit_chain", kept: .always,
      ColumnNote("place", .technical, en: "the order of the log", fr: "ordre du journal"),
      ColumnNote("entry", .technical, en: "what stands there", fr: "inscription à cette place"),
      ColumnNote("hash", .technical, en: "seals all up to here", fr: "scelle tout ce qui précède")),
    TableNote(
      "audit_waiting", kept: .until(Bilingual(en: "the entry is sealed", fr: "la pose du sceau")),
      ColumnNote("entry", .technical, en: "what is not sealed yet", fr: "inscription pas encore scellée")),
  ]
}

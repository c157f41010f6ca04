import Basics
import Storage

enum ProfileTables {
  static let migrations = [
    Migration(
      "profile/0001 values",
      [
        """
        CREATE TABLE profile_values (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          field \(.text) NOT NULL,
          written \(.text) NOT NULL CONSTRAINT profile_values_written CHECK (written <> ''),
          coded \(.text),
          evidence \(.text),
          evidence_day \(.integer),
          source \(.text) NOT NULL CONSTRAINT profile_values_source CHECK (source IN ('person', 'coach', 'coordinator', 'import')),
          written_by \(.integer) REFERENCES people (id),
          written_at \(.integer) NOT NULL,
          confirmed_by \(.integer) REFERENCES people (id),
          confirmed_at \(.integer),
          verified_by \(.integer) REFERENCES people (id),
          verified_at \(.integer),
          replaced_by \(.integer) REFERENCES people (id),
          replaced_at \(.integer),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        // One answer at a time; what was said before stays behind it.
        """
        CREATE UNIQUE INDEX profile_values_now ON profile_values (person, field) WHERE replaced_at IS NULL
        """,
        "CREATE INDEX profile_values_history ON profile_values (person, field, id)",
      ]
        + Wall.guarding(
          "profile_values", seen: "\(Access.keptRow) OR \(Access.consentedRow("profile_values.person"))",
          written: Access.keptRow)),
    // Whoever keeps something made of many profiles, as the match desk does, sees in one number of each person whether it still
    // holds: what changes an answer counts it up, in the same transaction.
    Migration(
      "revisions/0001 profiles",
      [
        "ALTER TABLE people ADD COLUMN revision \(.integer) NOT NULL DEFAULT 0",
        """
        \(sqlite: "", postgres: """
          CREATE FUNCTION profile_revised() RETURNS TRIGGER LANGUAGE plpgsql AS $$
          BEGIN
            UPDATE people SET revision = revision + 1 WHERE id = NEW.person;
            IF TG_OP = 'UPDATE' AND OLD.person <> NEW.person THEN
              UPDATE people SET revision = revision + 1 WHERE id = OLD.person;
            END IF;
            RETURN NULL;
          END $$
          """)
        """,
        """
        CREATE TRIGGER profile_values_added AFTER INSERT ON profile_values \(
          sqlite: "BEGIN UPDATE people SET revision = revision + 1 WHERE id = NEW.person; END",
          postgres: "FOR EACH ROW EXECUTE FUNCTION profile_revised()")
        """,
        // A record that moves to another keeper takes its answers along unchanged.
        """
        CREATE TRIGGER profile_values_changed AFTER UPDATE ON profile_values
        FOR EACH ROW WHEN (OLD.person <> NEW.person OR COALESCE(OLD.replaced_at, 0) <> COALESCE(NEW.replaced_at, 0)
          OR COALESCE(OLD.coded, '') <> COALESCE(NEW.coded, '')
          OR COALESCE(OLD.confirmed_at, 0) <> COALESCE(NEW.confirmed_at, 0)) \(
          sqlite: "BEGIN UPDATE people SET revision = revision + 1 WHERE id IN (NEW.person, OLD.person); END",
          postgres: "EXECUTE FUNCTION profile_revised()")
        """,
      ]),
  ]

  static let notes = [
    TableNote(
      "profile_values", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for what is known", fr: "désigne l’information"),
      ColumnNote("person", .reference, en: "of whom", fr: "sur qui elle porte"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("field", .technical, en: "what was asked", fr: "question posée"),
      ColumnNote(
        "written", .sensitive, en: "the answer, to find a match", fr: "la réponse, pour trouver un jumelage"),
      ColumnNote(
        "coded", .sensitive, en: "the answer as it is compared", fr: "la réponse telle qu’elle est comparée"),
      ColumnNote("evidence", .personal, en: "what shows it", fr: "ce qui l’atteste"),
      ColumnNote("evidence_day", .personal, en: "the day of that", fr: "date de l’attestation"),
      ColumnNote("source", .technical, en: "whose word it is", fr: "qui l’affirme"),
      ColumnNote("written_by", .reference, en: "who wrote it down", fr: "qui l’a noté"),
      ColumnNote("written_at", .technical, en: "when", fr: "quand"),
      ColumnNote("confirmed_by", .reference, en: "who chose the code", fr: "qui a choisi le code"),
      ColumnNote("confirmed_at", .technical, en: "when", fr: "quand"),
      ColumnNote("verified_by", .reference, en: "who saw it proven", fr: "qui l’a vérifiée"),
      ColumnNote("verified_at", .technical, en: "when", fr: "quand"),
      ColumnNote("replaced_by", .reference, en: "who wrote the newer one", fr: "qui a noté la suivante"),
      ColumnNote("replaced_at", .technical, en: "when", fr: "quand"))
  ]
}

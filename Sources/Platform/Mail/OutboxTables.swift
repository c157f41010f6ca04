import Basics
import Storage

extension Outbox {
  /// The outbox's tables, and what their columns hold. They stand on those of `JobQueue`.
  package static let migrations: [Migration] = [
    Migration(
      "mail/0001 outbox",
      """
      CREATE TABLE mail_letters (
        id \(.integer) PRIMARY KEY,
        recipient \(.text) NOT NULL,
        recipient_key \(.text) NOT NULL,
        language \(.text) NOT NULL CONSTRAINT mail_letters_language CHECK (language IN ('en', 'fr')),
        subject_en \(.text) NOT NULL,
        subject_fr \(.text) NOT NULL,
        text_en \(.text), text_fr \(.text), html_en \(.text), html_fr \(.text),
        state \(.text) NOT NULL CONSTRAINT mail_letters_state
          CHECK (state IN ('waiting', 'sent', 'refused', 'returned', 'withheld')),
        added \(.integer) NOT NULL,
        ended \(.integer) CONSTRAINT mail_letters_ended CHECK ((ended IS NULL) = (state = 'waiting')),
        answer \(.text)) \(.strict)
      """,
      "CREATE INDEX mail_letters_recipient_key_ended ON mail_letters (recipient_key, ended)",
      "CREATE INDEX mail_letters_added ON mail_letters (added)",
      """
      CREATE TABLE mail_returns (
        letter \(.integer) NOT NULL REFERENCES mail_letters (id) ON DELETE CASCADE,
        at \(.integer) NOT NULL,
        action \(.text) NOT NULL,
        status \(.text) NOT NULL,
        PRIMARY KEY (letter, action, status)) \(.strict)
      """,
      """
      CREATE TABLE mail_suppressions (
        recipient_key \(.text) PRIMARY KEY,
        at \(.integer) NOT NULL,
        reason \(.text) NOT NULL CONSTRAINT mail_suppressions_reason CHECK (reason IN ('returned', 'asked'))) \(.strict)
      """),
    Migration("mail/0002 begun", "ALTER TABLE mail_letters ADD COLUMN begun \(.integer)"),
  ]

  private static let sent = Bilingual(en: "it was asked for", fr: "la demande d’envoi")

  package static let notes: [TableNote] = [
    TableNote(
      "mail_letters", kept: .days(90, after: sent),
      ColumnNote("id", .technical, en: "stands for the letter", fr: "désigne la lettre"),
      ColumnNote("recipient", .personal, en: "whom it is for", fr: "destinataire"),
      ColumnNote(
        "recipient_key", .personal, en: "the same, to compare", fr: "destinataire, sous une forme comparable"),
      ColumnNote("language", .personal, en: "which language comes first", fr: "langue placée en premier"),
      ColumnNote("subject_en", .technical, en: "what it is about", fr: "objet de la lettre"),
      ColumnNote("subject_fr", .technical, en: "what it is about", fr: "objet de la lettre"),
      ColumnNote("text_en", .personal, en: "what it says", fr: "contenu", kept: .days(7, after: sent)),
      ColumnNote("text_fr", .personal, en: "what it says", fr: "contenu", kept: .days(7, after: sent)),
      ColumnNote("html_en", .personal, en: "what it says", fr: "contenu", kept: .days(7, after: sent)),
      ColumnNote("html_fr", .personal, en: "what it says", fr: "contenu", kept: .days(7, after: sent)),
      ColumnNote("state", .technical, en: "what became of it", fr: "suite donnée"),
      ColumnNote("added", .technical, en: "when it was asked for", fr: "moment de la demande"),
      ColumnNote(
        "ended", .technical, en: "when it was sent or given up", fr: "moment de l’envoi ou de l’abandon"),
      ColumnNote(
        "begun", .technical, en: "when it was last handed to a server",
        fr: "moment de la dernière remise à un serveur"),
      ColumnNote("answer", .technical, en: "the server’s code", fr: "code donné par le serveur")),
    TableNote(
      "mail_returns", kept: .until(Bilingual(en: "the letter is forgotten", fr: "l’effacement de la lettre")),
      ColumnNote("letter", .reference, en: "which letter came back", fr: "lettre revenue"),
      ColumnNote("at", .technical, en: "when", fr: "moment du retour"),
      ColumnNote("action", .technical, en: "failed or delayed", fr: "échec ou retard"),
      ColumnNote("status", .technical, en: "the code of the reason", fr: "code de la raison")),
    TableNote(
      "mail_suppressions",
      kept: .until(Bilingual(en: "somebody lifts it", fr: "la levée de l’exclusion")),
      ColumnNote(
        "recipient_key", .personal, en: "whom not to write to", fr: "adresse à laquelle ne plus écrire"),
      ColumnNote("at", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote(
        "reason", .technical, en: "letters came back, or they asked", fr: "retour de lettres ou demande")),
  ]
}

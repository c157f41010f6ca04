import Basics
import Storage

enum ReferralTables {
  static let migrations = [
    Migration(
      "referrals/0001 referrals",
      [
        // `keeper` follows the record when it moves; `sender` and `recipient` stay whom they were.
        """
        CREATE TABLE referrals (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          kind \(.text) NOT NULL CONSTRAINT referrals_kind CHECK (kind IN ('referral', 'transfer')),
          sender \(.integer) NOT NULL REFERENCES keepers (id),
          recipient \(.integer) NOT NULL REFERENCES keepers (id),
          consent \(.integer) NOT NULL,
          reason \(.text) NOT NULL,
          sent \(.integer) NOT NULL,
          sent_by \(.integer) REFERENCES people (id),
          due \(.integer) NOT NULL,
          state \(.text) NOT NULL CONSTRAINT referrals_state
            CHECK (state IN ('sent', 'accepted', 'declined', 'withdrawn', 'returned', 'moved')),
          answer \(.text) CONSTRAINT referrals_answer CHECK (state <> 'declined' OR answer IS NOT NULL),
          answered_by \(.integer) REFERENCES people (id),
          result \(.text) CONSTRAINT referrals_result CHECK ((result IS NOT NULL) = (state = 'returned')),
          ended \(.integer) CONSTRAINT referrals_ended CHECK ((ended IS NULL) = (state IN ('sent', 'accepted'))),
          CONSTRAINT referrals_elsewhere CHECK (sender <> recipient),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        // Nobody is sent to the same place twice at a time.
        "CREATE UNIQUE INDEX referrals_open ON referrals (person, recipient) WHERE ended IS NULL",
        "CREATE INDEX referrals_inbox ON referrals (recipient, sent)",
        "CREATE INDEX referrals_outbox ON referrals (sender, sent)",
      ]
        + Wall.guarding(
          "referrals",
          seen: """
            \(Access.keptRow) OR sender = \(Wall.setting("'keeper'")) OR recipient = \(Wall.setting("'keeper'"))
            """, written: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "referrals", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for the referral", fr: "désigne l’orientation"),
      ColumnNote("person", .reference, en: "who is sent on", fr: "qui est orienté"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("kind", .personal, en: "whether the record moves", fr: "si le dossier est transféré"),
      ColumnNote("sender", .personal, en: "from where", fr: "d’où"),
      ColumnNote("recipient", .personal, en: "to where", fr: "vers où"),
      ColumnNote(
        "consent", .reference, en: "which consent it relies on", fr: "sur quel consentement elle repose"),
      ColumnNote("reason", .sensitive, en: "what for", fr: "pourquoi"),
      ColumnNote("sent", .personal, en: "when", fr: "quand"),
      ColumnNote("sent_by", .reference, en: "who sent it", fr: "qui l’a envoyée"),
      ColumnNote("due", .technical, en: "by which day it is answered", fr: "jour limite de la réponse"),
      ColumnNote("state", .personal, en: "what became of it", fr: "suite donnée"),
      ColumnNote("answer", .sensitive, en: "what was answered", fr: "ce qui a été répondu"),
      ColumnNote("answered_by", .reference, en: "who answered", fr: "qui a répondu"),
      ColumnNote("result", .personal, en: "what came of it", fr: "ce qui en est venu"),
      ColumnNote("ended", .personal, en: "when it ended", fr: "quand elle a pris fin"))
  ]
}

import Basics
import People
import Storage

enum ProgrammeReferralTables {
  static let migrations = [
    Migration(
      "programme-referrals/0001 referrals",
      [
        // `recipient` is whoever ran the programme when somebody was sent.
        """
        CREATE TABLE programme_referrals (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          referral \(.integer) NOT NULL UNIQUE REFERENCES referrals (id) ON DELETE CASCADE,
          programme \(.integer) NOT NULL REFERENCES programmes (id),
          side \(.text) NOT NULL CONSTRAINT programme_referrals_side CHECK (side IN ('newcomers', 'professionals')),
          recipient \(.integer) NOT NULL REFERENCES keepers (id),
          admitted \(.integer),
          admitted_by \(.integer) REFERENCES people (id),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """
      ]
        + Wall.guarding(
          "programme_referrals", seen: "\(Access.keptRow) OR recipient = \(Wall.setting("'keeper'"))",
          written: Access.keptRow))
  ]

  static let notes = [
    TableNote(
      "programme_referrals", kept: PeopleArea.untilErased,
      ColumnNote(
        "id", .technical, en: "stands for what a referral is for", fr: "désigne l’objet de l’orientation"),
      ColumnNote("person", .reference, en: "who is sent on", fr: "qui est orienté"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("referral", .reference, en: "by which referral", fr: "par quelle orientation"),
      ColumnNote("programme", .personal, en: "into which programme", fr: "vers quel programme"),
      ColumnNote("side", .personal, en: "to be helped or to help", fr: "pour être aidé ou pour aider"),
      ColumnNote("recipient", .personal, en: "who runs the programme", fr: "qui mène le programme"),
      ColumnNote("admitted", .personal, en: "when they were taken in", fr: "quand la personne a été admise"),
      ColumnNote("admitted_by", .reference, en: "who took them in", fr: "qui l’a admise"))
  ]
}

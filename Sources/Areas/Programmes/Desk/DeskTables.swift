import Basics
import People
import Storage

enum DeskTables {
  static let migrations = [
    Migration("desk/0001 proposals", proposals + holds + decisions)
  ]

  private static let ofWhoeverDecided: SQL = "\(Access.keptRow) OR decided_for = \(Wall.setting("'keeper'"))"

  // `person` is the newcomer. `decided_for` stays the council or agency that decided, wherever the record moves.
  private static let proposals: [SQL] =
    [
      """
      CREATE TABLE proposals (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        programme \(.integer) NOT NULL REFERENCES programmes (id),
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        proposed \(.integer) NOT NULL,
        proposed_by \(.integer) REFERENCES people (id),
        reason \(.text) NOT NULL CONSTRAINT proposals_reason CHECK (reason <> ''),
        score \(.integer) NOT NULL CONSTRAINT proposals_score CHECK (score BETWEEN 0 AND 100),
        expires \(.integer) NOT NULL CONSTRAINT proposals_life CHECK (expires > proposed),
        ended \(.integer) CONSTRAINT proposals_span CHECK (ended >= proposed),
        ending \(.text) CONSTRAINT proposals_ending CHECK ((ending IS NULL) = (ended IS NULL)
          AND ending IN ('taken-back', 'expired')),
        end_reason \(.text) CONSTRAINT proposals_end_reason CHECK (ending <> 'taken-back' OR end_reason <> ''),
        ended_by \(.integer) REFERENCES people (id),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      // Nobody is proposed to two professionals of a programme at a time.
      "CREATE UNIQUE INDEX proposals_open ON proposals (person, programme) WHERE ended IS NULL",
      "CREATE INDEX proposals_programme ON proposals (programme, proposed)",
    ] + Wall.guarding("proposals", seen: ofWhoeverDecided)

  // `person` is the professional. A place is held once at a time: whoever comes second is told by the index.
  private static let holds: [SQL] =
    [
      """
      CREATE TABLE holds (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        place \(.integer) NOT NULL CONSTRAINT holds_place CHECK (place >= 1),
        programme \(.integer) NOT NULL REFERENCES programmes (id),
        proposal \(.integer) REFERENCES proposals (id) ON DELETE SET NULL,
        held_for \(.integer) NOT NULL REFERENCES keepers (id),
        held_by \(.integer) REFERENCES people (id),
        begun \(.integer) NOT NULL,
        until \(.integer) NOT NULL CONSTRAINT holds_time CHECK (until > begun),
        ended \(.integer) CONSTRAINT holds_span CHECK (ended >= begun),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE UNIQUE INDEX holds_place_once ON holds (person, place) WHERE ended IS NULL",
      "CREATE INDEX holds_lately ON holds (council, begun)",
      "CREATE INDEX holds_now ON holds (council, until) WHERE ended IS NULL",
      "CREATE INDEX holds_proposal ON holds (proposal)",
    ]
    // That somebody is held, and until when, all who might ask must know.
    + Wall.guarding("holds", seen: Access.sharedRow, written: Access.keptRow)

  private static let decisions: [SQL] =
    [
      """
      CREATE TABLE pair_decisions (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        programme \(.integer) NOT NULL REFERENCES programmes (id),
        professional \(.integer) NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        kind \(.text) NOT NULL CONSTRAINT pair_decisions_kind CHECK (kind IN ('lock', 'exclusion')),
        reason \(.text) NOT NULL CONSTRAINT pair_decisions_reason CHECK (reason <> ''),
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        decided \(.integer) NOT NULL,
        decided_by \(.integer) REFERENCES people (id),
        lifted \(.integer) CONSTRAINT pair_decisions_span CHECK (lifted >= decided),
        lifted_by \(.integer) REFERENCES people (id),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      // A pair is decided one way at a time, and nobody is locked to two.
      """
      CREATE UNIQUE INDEX pair_decisions_once ON pair_decisions (person, programme, professional) WHERE lifted IS NULL
      """,
      """
      CREATE UNIQUE INDEX pair_decisions_lock ON pair_decisions (person, programme) WHERE lifted IS NULL AND kind = 'lock'
      """,
      "CREATE INDEX pair_decisions_programme ON pair_decisions (programme) WHERE lifted IS NULL",
      "CREATE INDEX pair_decisions_professional ON pair_decisions (professional)",
    ] + Wall.guarding("pair_decisions", seen: ofWhoeverDecided)
}

extension DeskTables {
  private static func common(_ person: Bilingual) -> [ColumnNote] {
    [
      ColumnNote("person", .reference, en: person.en, fr: person.fr),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("programme", .personal, en: "in which programme", fr: "dans quel programme"),
    ]
  }

  static let notes = [
    TableNote(
      "proposals", kept: PeopleArea.untilErased,
      [ColumnNote("id", .technical, en: "stands for the proposal", fr: "désigne la proposition")]
        + common(Bilingual(en: "the newcomer", fr: "la personne nouvellement arrivée")) + [
          ColumnNote("decided_for", .technical, en: "who decided", fr: "qui a décidé"),
          ColumnNote("proposed", .personal, en: "when", fr: "quand"),
          ColumnNote("proposed_by", .reference, en: "who proposed it", fr: "qui l’a faite"),
          ColumnNote("reason", .sensitive, en: "why the two should meet", fr: "raison de la rencontre"),
          ColumnNote(
            "score", .personal, en: "how well the two fit then", fr: "pointage au moment de décider"),
          ColumnNote(
            "expires", .technical, en: "until when it can be answered", fr: "date limite de la réponse"),
          ColumnNote("ended", .personal, en: "when it ended", fr: "quand elle a pris fin"),
          ColumnNote("ending", .personal, en: "how", fr: "de quelle façon"),
          ColumnNote("end_reason", .sensitive, en: "why it ended", fr: "pourquoi elle a pris fin"),
          ColumnNote(
            "handed_on", .personal, en: "when it became a partnership",
            fr: "quand elle est devenue un partenariat"),
          ColumnNote("ended_by", .reference, en: "who ended it", fr: "qui y a mis fin"),
        ]),
    TableNote(
      "holds", kept: PeopleArea.untilErased,
      [ColumnNote("id", .technical, en: "stands for the hold", fr: "désigne la réservation")]
        + common(Bilingual(en: "the professional", fr: "la personne réservée")) + [
          ColumnNote("place", .technical, en: "which of their places", fr: "laquelle de ses places"),
          ColumnNote("proposal", .reference, en: "for which proposal", fr: "pour quelle proposition"),
          ColumnNote(
            "partnership", .reference, en: "for which partnership", fr: "pour quel partenariat"),
          ColumnNote("held_for", .technical, en: "for which agency", fr: "pour quel organisme"),
          ColumnNote("held_by", .reference, en: "by whom", fr: "par qui"),
          ColumnNote("begun", .personal, en: "since when", fr: "depuis quand"),
          ColumnNote("until", .personal, en: "until when", fr: "jusqu’à quand"),
          ColumnNote("ended", .personal, en: "when it ended", fr: "quand elle a pris fin"),
        ]),
    TableNote(
      "pair_decisions", kept: PeopleArea.untilErased,
      [ColumnNote("id", .technical, en: "stands for the decision", fr: "désigne la décision")]
        + common(Bilingual(en: "the newcomer", fr: "la personne nouvellement arrivée")) + [
          ColumnNote("professional", .reference, en: "the professional", fr: "la personne établie"),
          ColumnNote("kind", .personal, en: "locked or excluded", fr: "verrouillé ou exclu"),
          ColumnNote("reason", .sensitive, en: "why", fr: "pourquoi"),
          ColumnNote("decided_for", .technical, en: "who decided", fr: "qui a décidé"),
          ColumnNote("decided", .personal, en: "when", fr: "quand"),
          ColumnNote("decided_by", .reference, en: "who wrote it down", fr: "qui l’a notée"),
          ColumnNote("lifted", .personal, en: "when it was lifted", fr: "quand elle a été levée"),
          ColumnNote("lifted_by", .reference, en: "who lifted it", fr: "qui l’a levée"),
        ]),
  ]
}

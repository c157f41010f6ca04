import Basics
import Storage

enum RightsTables {
  static let migrations = [
    Migration(
      "rights/0001 corrections",
      [
        """
        CREATE TABLE corrections (
          id \(.integer) PRIMARY KEY,
          person \(.integer) NOT NULL,
          keeper \(.integer) NOT NULL,
          council \(.integer) NOT NULL,
          asked \(.integer) NOT NULL,
          asked_by \(.integer) REFERENCES people (id),
          words \(.text) NOT NULL,
          decision \(.text) CONSTRAINT corrections_decision CHECK (decision IN ('made', 'refused')),
          reason \(.text) CONSTRAINT corrections_reason CHECK (decision <> 'refused' OR reason IS NOT NULL),
          decided \(.integer) CONSTRAINT corrections_decided CHECK ((decided IS NULL) = (decision IS NULL)),
          decided_by \(.integer) REFERENCES people (id),
          FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
            ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
        """,
        "CREATE INDEX corrections_person ON corrections (person, asked)",
        "CREATE INDEX corrections_open ON corrections (keeper, asked) WHERE decision IS NULL",
      ] + Wall.guarding("corrections", seen: Access.keptRow)),
    Migration("rights/0002 holds, erasures and breaches", holds + registers),
    Migration("rights/0003 shorter periods", periods),
  ]

  private static let periods: [SQL] =
    [
      """
      CREATE TABLE retention_choices (
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        kind \(.text) NOT NULL,
        days \(.integer) NOT NULL CONSTRAINT retention_choices_days CHECK (days > 0),
        chosen \(.integer) NOT NULL,
        chosen_by \(.integer) REFERENCES people (id),
        PRIMARY KEY (keeper, kind),
        FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
      """
    ] + Wall.guarding("retention_choices", seen: Access.sharedRow, written: Access.keptRow)

  private static let holds: [SQL] =
    [
      """
      CREATE TABLE legal_holds (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        reason \(.text) NOT NULL,
        begun \(.integer) NOT NULL,
        begun_by \(.integer) REFERENCES people (id),
        ended \(.integer),
        ended_by \(.integer) REFERENCES people (id),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE UNIQUE INDEX legal_holds_now ON legal_holds (person) WHERE ended IS NULL",
    ] + Wall.guarding("legal_holds", seen: Access.keptRow)

  /// Both hold numbers of people and no reference to them: they stay when a record goes.
  private static let registers: [SQL] =
    [
      """
      CREATE TABLE erasures (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        ground \(.text) NOT NULL CONSTRAINT erasures_ground CHECK (ground IN ('asked', 'retention')),
        at \(.integer) NOT NULL,
        by_person \(.integer),
        removed \(.integer) NOT NULL,
        swept \(.integer),
        FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
      """,
      "CREATE INDEX erasures_keeper ON erasures (keeper, at)",
      """
      CREATE TABLE breaches (
        id \(.integer) PRIMARY KEY,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        known \(.integer) NOT NULL,
        first_day \(.integer) NOT NULL,
        last_day \(.integer) NOT NULL,
        account \(.integer) NOT NULL,
        words \(.text) NOT NULL,
        written_by \(.integer) NOT NULL,
        CONSTRAINT breaches_span CHECK (last_day >= first_day),
        FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
      """,
      "CREATE INDEX breaches_keeper ON breaches (keeper, known)",
    ] + Wall.guarding("erasures", seen: Access.keptRow) + Wall.guarding("breaches", seen: Access.keptRow)

  static let notes = [
    TableNote(
      "corrections", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for the request", fr: "désigne la demande"),
      ColumnNote("person", .reference, en: "whose record it is", fr: "à qui est le dossier"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("asked", .personal, en: "when it was asked for", fr: "quand elle a été demandée"),
      ColumnNote("asked_by", .reference, en: "who wrote it down", fr: "qui l’a notée"),
      ColumnNote("words", .sensitive, en: "what should be corrected", fr: "ce qu’il faut corriger"),
      ColumnNote("decision", .personal, en: "what was decided", fr: "ce qui a été décidé"),
      ColumnNote("reason", .personal, en: "what they were told", fr: "ce qui a été répondu"),
      ColumnNote("decided", .personal, en: "when it was decided", fr: "quand on en a décidé"),
      ColumnNote("decided_by", .reference, en: "who decided", fr: "qui en a décidé")),
    TableNote(
      "legal_holds", kept: NetworkTables.untilErased,
      ColumnNote("id", .technical, en: "stands for the hold", fr: "désigne la conservation"),
      ColumnNote("person", .reference, en: "whose record is held", fr: "à qui est le dossier conservé"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("reason", .sensitive, en: "why it is not erased", fr: "pourquoi il n’est pas effacé"),
      ColumnNote("begun", .personal, en: "since when", fr: "depuis quand"),
      ColumnNote("begun_by", .reference, en: "who decided it", fr: "qui en a décidé"),
      ColumnNote("ended", .personal, en: "until when", fr: "jusqu’à quand"),
      ColumnNote("ended_by", .reference, en: "who ended it", fr: "qui y a mis fin")),
    TableNote(
      "retention_choices", kept: .always,
      ColumnNote("keeper", .technical, en: "who chose it", fr: "qui l’a choisi"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("kind", .technical, en: "for what kind of thing", fr: "pour quel genre de chose"),
      ColumnNote(
        "days", .technical, en: "for how many days it is kept", fr: "nombre de jours de conservation"),
      ColumnNote("chosen", .technical, en: "since when", fr: "depuis quand"),
      ColumnNote("chosen_by", .reference, en: "who decided it", fr: "qui en a décidé")),
    TableNote(
      "erasures", kept: .always,
      ColumnNote("id", .technical, en: "stands for the erasure", fr: "désigne l’effacement"),
      ColumnNote(
        "person", .reference, en: "the number that the person had", fr: "numéro qu’avait la personne"),
      ColumnNote("keeper", .technical, en: "who kept the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("ground", .technical, en: "on what ground", fr: "pour quel motif"),
      ColumnNote("at", .technical, en: "when", fr: "quand"),
      ColumnNote("by_person", .reference, en: "who did it", fr: "qui l’a fait"),
      ColumnNote("removed", .technical, en: "how many rows went", fr: "combien de lignes ont disparu"),
      ColumnNote(
        "swept", .technical, en: "when the files were swept", fr: "quand les fichiers ont été nettoyés")),
    TableNote(
      "breaches", kept: .always,
      ColumnNote("id", .technical, en: "stands for the breach", fr: "désigne l’incident"),
      ColumnNote("keeper", .technical, en: "whose register it is", fr: "à qui est le registre"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("known", .technical, en: "when it became known", fr: "quand on l’a su"),
      ColumnNote("first_day", .technical, en: "from which day on", fr: "à partir de quel jour"),
      ColumnNote("last_day", .technical, en: "to which day", fr: "jusqu’à quel jour"),
      ColumnNote("account", .reference, en: "whose account it was", fr: "de quel compte il s’agit"),
      ColumnNote(
        "words", .sensitive, en: "what happened and what was done",
        fr: "ce qui s’est passé et ce qui a été fait"),
      ColumnNote("written_by", .reference, en: "who wrote it down", fr: "qui l’a noté")),
  ]
}

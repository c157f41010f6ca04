import Basics
import People
import Storage

enum EveningTables {
  static let migrations = [Migration("evenings/0001 evenings", evenings + guests + meetings)]

  private static let evenings: [SQL] =
    [
      """
      CREATE TABLE evenings (
        id \(.integer) PRIMARY KEY,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        programme \(.integer) NOT NULL REFERENCES programmes (id),
        day \(.integer) NOT NULL,
        place \(.text) NOT NULL,
        rounds \(.integer) NOT NULL CONSTRAINT evenings_rounds CHECK (rounds BETWEEN 1 AND 20),
        minutes \(.integer) NOT NULL CONSTRAINT evenings_minutes CHECK (minutes BETWEEN 1 AND 120),
        begun \(.integer) NOT NULL CONSTRAINT evenings_begun CHECK (begun BETWEEN 0 AND rounds + 1),
        made_by \(.integer) REFERENCES people (id),
        made \(.integer) NOT NULL,
        FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
      """,
      "CREATE INDEX evenings_programme ON evenings (programme, keeper, day)",
    ] + Wall.guarding("evenings", seen: Access.keptRow)

  private static let ofHost: SQL = "host = \(Wall.setting("'keeper'"))"

  // `host` stays whoever runs the evening, wherever the record moves.
  private static let guests: [SQL] =
    [
      """
      CREATE TABLE evening_guests (
        id \(.integer) PRIMARY KEY,
        evening \(.integer) NOT NULL REFERENCES evenings (id) ON DELETE CASCADE,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        host \(.integer) NOT NULL REFERENCES keepers (id),
        side \(.text) NOT NULL CONSTRAINT evening_guests_side CHECK (side IN ('newcomers', 'professionals')),
        state \(.text) NOT NULL CONSTRAINT evening_guests_state CHECK (state IN ('expected', 'here', 'gone')),
        seat \(.integer) CONSTRAINT evening_guests_seat CHECK ((seat IS NULL) = (side = 'newcomers')),
        marked_by \(.integer) REFERENCES people (id),
        marked \(.integer),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE UNIQUE INDEX evening_guests_once ON evening_guests (evening, person)",
      "CREATE INDEX evening_guests_person ON evening_guests (person)",
    ] + Wall.guarding("evening_guests", seen: ofHost)

  // `person` is the newcomer. Nobody sits twice in a round, no table has two, and no two meet again.
  private static let meetings: [SQL] =
    [
      """
      CREATE TABLE evening_meetings (
        id \(.integer) PRIMARY KEY,
        evening \(.integer) NOT NULL REFERENCES evenings (id) ON DELETE CASCADE,
        round \(.integer) NOT NULL CONSTRAINT evening_meetings_round CHECK (round >= 1),
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        host \(.integer) NOT NULL REFERENCES keepers (id),
        professional \(.integer) NOT NULL REFERENCES people (id) ON DELETE CASCADE,
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE UNIQUE INDEX evening_meetings_seat ON evening_meetings (evening, round, person)",
      "CREATE UNIQUE INDEX evening_meetings_table ON evening_meetings (evening, round, professional)",
      "CREATE UNIQUE INDEX evening_meetings_once ON evening_meetings (evening, person, professional)",
      "CREATE INDEX evening_meetings_person ON evening_meetings (person)",
      "CREATE INDEX evening_meetings_professional ON evening_meetings (professional)",
    ] + Wall.guarding("evening_meetings", seen: ofHost)

  private static let whose = [
    ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
    ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
    ColumnNote("host", .technical, en: "who runs the evening", fr: "qui organise la soirée"),
  ]

  static let notes = [
    TableNote(
      "evenings", kept: .always,
      ColumnNote("id", .technical, en: "stands for the evening", fr: "désigne la soirée"),
      ColumnNote("keeper", .technical, en: "who runs it", fr: "qui l’organise"),
      ColumnNote("council", .technical, en: "in which council", fr: "dans quel conseil"),
      ColumnNote("programme", .technical, en: "of which programme", fr: "de quel programme"),
      ColumnNote("day", .technical, en: "on which day", fr: "quel jour"),
      ColumnNote("place", .technical, en: "where", fr: "où"),
      ColumnNote("rounds", .technical, en: "how many rounds", fr: "combien de tours"),
      ColumnNote("minutes", .technical, en: "of how many minutes", fr: "de combien de minutes"),
      ColumnNote("begun", .technical, en: "how many have begun", fr: "combien ont commencé"),
      ColumnNote("made_by", .reference, en: "who set it up", fr: "qui l’a préparée"),
      ColumnNote("made", .technical, en: "when", fr: "quand")),
    TableNote(
      "evening_guests", kept: PeopleArea.untilErased,
      [
        ColumnNote(
          "id", .technical, en: "stands for the line of the list", fr: "désigne la ligne de la liste"),
        ColumnNote("evening", .personal, en: "at which evening", fr: "à quelle soirée"),
        ColumnNote("person", .reference, en: "who is expected", fr: "qui est attendu"),
      ] + whose + [
        ColumnNote("side", .personal, en: "to be helped or to help", fr: "pour être aidé ou pour aider"),
        ColumnNote("state", .personal, en: "expected, here or gone", fr: "attendu, présent ou parti"),
        ColumnNote("seat", .technical, en: "at which table", fr: "à quelle table"),
        ColumnNote("marked_by", .reference, en: "who marked it", fr: "qui l’a noté"),
        ColumnNote("marked", .personal, en: "when", fr: "quand"),
      ]),
    TableNote(
      "evening_meetings", kept: PeopleArea.untilErased,
      [
        ColumnNote("id", .technical, en: "stands for the meeting", fr: "désigne la rencontre"),
        ColumnNote("evening", .personal, en: "at which evening", fr: "à quelle soirée"),
        ColumnNote("round", .personal, en: "in which round", fr: "à quel tour"),
        ColumnNote("person", .reference, en: "the newcomer", fr: "la personne nouvellement arrivée"),
      ] + whose + [
        ColumnNote("professional", .reference, en: "the professional", fr: "la personne établie")
      ]),
  ]
}

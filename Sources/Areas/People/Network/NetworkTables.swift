import Basics
import Storage

/// Councils and agencies, organisations, people, what they are to whom, and what they agreed to. Everything else in this area
/// refers to these.
enum NetworkTables {
  static let migrations = [
    Migration("people/0001 keepers and people", keepers + people + appointments),
    Migration("people/0002 consents", consents + behindTheWall),
    Migration("people/0003 search", PersonStore.search.creation),
    Migration(
      "people/0004 search behind the wall",
      PersonStore.search.spreading
        + Wall.guarding(PersonStore.search.rows, seen: "scope = \(Wall.setting("'keeper'"))")
        + Wall.guarding(
          "people_search", seen: "EXISTS (SELECT 1 FROM people p WHERE p.id = people_search.id)")),
  ]

  private static let keepers: [SQL] = [
    """
    CREATE TABLE keepers (
      id \(.integer) PRIMARY KEY,
      council \(.integer) NOT NULL REFERENCES keepers (id),
      kind \(.text) NOT NULL,
      name_en \(.text) NOT NULL CONSTRAINT keepers_name_en CHECK (name_en <> ''),
      name_fr \(.text) NOT NULL CONSTRAINT keepers_name_fr CHECK (name_fr <> ''),
      city \(.text) NOT NULL,
      opened \(.integer) NOT NULL,
      closed \(.integer),
      CONSTRAINT keepers_kind CHECK ((kind = 'council' AND council = id) OR (kind = 'agency' AND council <> id)),
      CONSTRAINT keepers_of_council UNIQUE (id, council)) \(.strict)
    """,
    "CREATE INDEX keepers_council ON keepers (council, id)",
  ]

  /// `keeper` and `council` stand in every row about a person, and the foreign key over both sees to it that they agree.
  private static let people: [SQL] = [
    """
    CREATE TABLE people (
      id \(.integer) PRIMARY KEY,
      keeper \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      given_name \(.text) NOT NULL,
      family_name \(.text) NOT NULL,
      sort_name \(.text) NOT NULL,
      email \(.text),
      telephone \(.text),
      city \(.text) NOT NULL,
      language \(.text) NOT NULL CONSTRAINT people_language CHECK (language IN ('en', 'fr')),
      added \(.integer) NOT NULL,
      merged_into \(.integer) REFERENCES people (id) CONSTRAINT people_merged CHECK (merged_into <> id),
      CONSTRAINT people_name CHECK (given_name <> '' OR family_name <> ''),
      CONSTRAINT people_kept UNIQUE (id, keeper, council),
      FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
    """,
    "CREATE INDEX people_by_name ON people (keeper, sort_name, id) WHERE merged_into IS NULL",
    "CREATE INDEX people_email ON people (email) WHERE email IS NOT NULL",
  ]

  private static let appointments: [SQL] = [
    """
    CREATE TABLE appointments (
      id \(.integer) PRIMARY KEY,
      person \(.integer) NOT NULL REFERENCES people (id),
      role \(.text) NOT NULL,
      keeper \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      begun \(.integer) NOT NULL,
      begun_by \(.integer) REFERENCES people (id),
      ended \(.integer),
      ended_by \(.integer) REFERENCES people (id),
      CONSTRAINT appointments_role CHECK (role IN ('newcomer', 'professional', 'coordinator', 'coach', 'contact', 'board',
        'judge', 'national', 'auditor', 'administrator')),
      CONSTRAINT appointments_span CHECK (ended >= begun),
      FOREIGN KEY (keeper, council) REFERENCES keepers (id, council)) \(.strict)
    """,
    // Nobody is the same thing twice at the same place.
    """
    CREATE UNIQUE INDEX appointments_now ON appointments (person, role, keeper) WHERE ended IS NULL
    """,
    "CREATE INDEX appointments_keeper ON appointments (keeper, role) WHERE ended IS NULL",
    // What somebody with several roles works as on one device, for as long as they are signed in there.
    """
    CREATE TABLE chosen_roles (
      session \(.text) PRIMARY KEY REFERENCES sessions (digest) ON DELETE CASCADE,
      appointment \(.integer) NOT NULL REFERENCES appointments (id) ON DELETE CASCADE) \(.strict)
    """,
  ]

  private static let consents: [SQL] = [
    """
    CREATE TABLE consents (
      id \(.integer) PRIMARY KEY,
      person \(.integer) NOT NULL,
      keeper \(.integer) NOT NULL,
      council \(.integer) NOT NULL,
      purpose \(.text) NOT NULL CONSTRAINT consents_purpose CHECK (purpose IN ('matching', 'referral', 'follow-up', 'reporting')),
      recipient \(.integer) NOT NULL REFERENCES keepers (id),
      whole_council \(.integer) NOT NULL CONSTRAINT consents_whole CHECK (whole_council IN (0, 1)),
      wording \(.integer) NOT NULL,
      language \(.text) NOT NULL CONSTRAINT consents_language CHECK (language IN ('en', 'fr')),
      given_at \(.integer) NOT NULL,
      manner \(.text) NOT NULL CONSTRAINT consents_manner CHECK (manner IN ('online', 'paper', 'spoken')),
      written_by \(.integer) REFERENCES people (id),
      expires \(.integer) NOT NULL,
      withdrawn \(.integer),
      withdrawn_by \(.integer) REFERENCES people (id),
      CONSTRAINT consents_span CHECK (expires > given_at),
      FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
        ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
    """,
    "CREATE INDEX consents_in_force ON consents (person, purpose, recipient) WHERE withdrawn IS NULL",
    "CREATE INDEX consents_recipient ON consents (recipient, purpose, person) WHERE withdrawn IS NULL",
  ]

  /// A consent is seen by whoever keeps the person's record, and by whoever it lets read; written by the former.
  private static let behindTheWall: [SQL] =
    Wall.guarding(
      "people", seen: "\(Access.keptRow) OR \(Access.consentedRow("people.id"))", written: Access.keptRow)
    + Wall.guarding(
      "consents",
      seen: """
        \(Access.keptRow) OR recipient = \(Wall.setting("'keeper'"))
        OR (whole_council = 1 AND recipient = \(Wall.setting("'council'")))
        """, written: Access.keptRow)
    + Wall.guarding("appointments", seen: Access.sharedRow, written: Access.keptRow)
}

extension NetworkTables {
  static let notes: [TableNote] = [
    TableNote(
      "keepers", kept: .always,
      ColumnNote(
        "id", .technical, en: "stands for the council or agency", fr: "désigne le conseil ou l’organisme"),
      ColumnNote("council", .technical, en: "the council it belongs to", fr: "conseil dont il fait partie"),
      ColumnNote("kind", .technical, en: "council or agency", fr: "conseil ou organisme"),
      ColumnNote("name_en", .technical, en: "its name in English", fr: "son nom en anglais"),
      ColumnNote("name_fr", .technical, en: "its name in French", fr: "son nom en français"),
      ColumnNote("city", .technical, en: "where it works", fr: "ville où il agit"),
      ColumnNote("opened", .technical, en: "since when it takes part", fr: "depuis quand il participe"),
      ColumnNote("closed", .technical, en: "until when it took part", fr: "jusqu’à quand il a participé")),
    TableNote(
      "people", kept: untilErased,
      ColumnNote("id", .reference, en: "stands for the person", fr: "désigne la personne"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("given_name", .personal, en: "to address the person", fr: "pour s’adresser à la personne"),
      ColumnNote("family_name", .personal, en: "to address the person", fr: "pour s’adresser à la personne"),
      ColumnNote(
        "sort_name", .personal, en: "to list people by name", fr: "pour classer les personnes par nom"),
      ColumnNote("email", .personal, en: "to write to the person", fr: "pour écrire à la personne"),
      ColumnNote("telephone", .personal, en: "to call the person", fr: "pour appeler la personne"),
      ColumnNote("city", .personal, en: "to find somebody near", fr: "pour trouver quelqu’un à proximité"),
      ColumnNote("language", .personal, en: "to write in their language", fr: "pour écrire dans sa langue"),
      ColumnNote(
        "added", .technical, en: "since when the record is kept", fr: "depuis quand le dossier existe"),
      ColumnNote(
        "merged_into", .reference, en: "the record that took this one up",
        fr: "dossier auquel celui-ci a été réuni"),
      ColumnNote(
        "revision", .technical, en: "how often the profile changed", fr: "nombre de changements du profil")),
    TableNote(
      "people_search", kept: untilErased,
      ColumnNote("id", .reference, en: "stands for the person", fr: "désigne la personne"),
      ColumnNote(
        "words", .personal, en: "to find people by how words begin", fr: "pour trouver par le début des mots")
    ),
    TableNote(
      "appointments", kept: untilErased,
      ColumnNote("id", .technical, en: "stands for the role held", fr: "désigne le rôle tenu"),
      ColumnNote("person", .reference, en: "who holds it", fr: "qui le tient"),
      ColumnNote("role", .personal, en: "what they are here", fr: "ce que la personne est ici"),
      ColumnNote("keeper", .technical, en: "where", fr: "où"),
      ColumnNote("council", .technical, en: "of which council", fr: "de quel conseil"),
      ColumnNote("begun", .personal, en: "since when", fr: "depuis quand"),
      ColumnNote("begun_by", .reference, en: "who gave it", fr: "qui l’a donné"),
      ColumnNote("ended", .personal, en: "until when", fr: "jusqu’à quand"),
      ColumnNote("ended_by", .reference, en: "who ended it", fr: "qui y a mis fin")),
    TableNote(
      "chosen_roles", kept: .until(Bilingual(en: "the session ends", fr: "la fin de la session")),
      ColumnNote("session", .technical, en: "on which device", fr: "sur quel appareil"),
      ColumnNote(
        "appointment", .reference, en: "what they work as there", fr: "à quel titre la personne y travaille")),
    TableNote(
      "consents", kept: untilErased,
      ColumnNote("id", .technical, en: "stands for the consent", fr: "désigne le consentement"),
      ColumnNote("person", .reference, en: "who gave it", fr: "qui l’a donné"),
      ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
      ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
      ColumnNote("purpose", .personal, en: "what for", fr: "à quelle fin"),
      ColumnNote("recipient", .personal, en: "who may read", fr: "qui peut lire"),
      ColumnNote(
        "whole_council", .technical, en: "whether its agencies may too",
        fr: "si ses organismes le peuvent aussi"),
      ColumnNote("wording", .technical, en: "which wording was shown", fr: "quel texte a été montré"),
      ColumnNote("language", .personal, en: "in which language", fr: "dans quelle langue"),
      ColumnNote("given_at", .personal, en: "when it was given", fr: "quand il a été donné"),
      ColumnNote("manner", .personal, en: "how it was given", fr: "comment il a été donné"),
      ColumnNote("written_by", .reference, en: "who wrote it down", fr: "qui l’a noté"),
      ColumnNote("expires", .personal, en: "until when it holds", fr: "jusqu’à quand il vaut"),
      ColumnNote("withdrawn", .personal, en: "when it was taken back", fr: "quand il a été retiré"),
      ColumnNote("withdrawn_by", .reference, en: "who noted that", fr: "qui a noté le retrait"),
      ColumnNote(
        "words", .personal, en: "what was agreed to, to the letter", fr: "ce qui a été accepté, mot pour mot")
    ),
  ]

  /// A record is kept until its person asks for its erasure, or its retention is over.
  static let untilErased = TableNote.Retention.until(
    Bilingual(
      en: "the record is erased, as the person asks or its retention ends",
      fr: "l’effacement du dossier, à la demande de la personne ou au terme de sa conservation"))
}

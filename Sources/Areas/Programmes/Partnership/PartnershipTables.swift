import Basics
import People
import Storage

enum PartnershipTables {
  static let migrations = [
    Migration("partnerships/0001 partnerships", moves + partnerships + events + handing),
    Migration("partnerships/0002 meetings", meetings + goals),
    Migration("partnerships/0003 links and letters", links + letters),
  ]

  static let ofWhoeverDecided: SQL = "\(Access.keptRow) OR decided_for = \(Wall.setting("'keeper'"))"

  /// As `PartnershipMove.all` has it; a test compares the two.
  private static let moves: [SQL] = [
    """
    CREATE TABLE partnership_moves (
      act \(.text) NOT NULL,
      before \(.text) NOT NULL,
      after \(.text) NOT NULL,
      PRIMARY KEY (act, before, after)) \(.strict)
    """,
    """
    INSERT INTO partnership_moves (act, before, after) VALUES ('request', 'none', 'asked'), ('confirmation', 'asked', 'confirmed'),
      ('acceptance', 'confirmed', 'accepted'), ('refusal', 'asked', 'closed'), ('refusal', 'confirmed', 'closed'),
      ('introduction', 'accepted', 'introduced'), ('signature', 'introduced', 'introduced'), ('signature', 'active', 'active'),
      ('agreement', 'introduced', 'active'), ('agreement', 'active', 'active'), ('arrangement', 'introduced', 'introduced'),
      ('arrangement', 'active', 'active'), ('meeting', 'introduced', 'introduced'), ('meeting', 'introduced', 'active'),
      ('meeting', 'active', 'active'), ('settlement', 'introduced', 'introduced'), ('settlement', 'active', 'active'),
      ('settlement', 'paused', 'paused'), ('settlement', 'closed', 'closed'), ('midpoint', 'active', 'active'),
      ('pause', 'introduced', 'paused'), ('pause', 'active', 'paused'), ('resumption', 'paused', 'introduced'),
      ('resumption', 'paused', 'active'), ('release', 'asked', 'closed'), ('release', 'confirmed', 'closed'),
      ('release', 'accepted', 'closed'), ('release', 'introduced', 'closed'), ('closure', 'asked', 'closed'),
      ('closure', 'confirmed', 'closed'), ('closure', 'accepted', 'closed'), ('closure', 'introduced', 'closed'),
      ('closure', 'active', 'closed'), ('closure', 'paused', 'closed'), ('late-answer', 'closed', 'closed')
    """,
  ]

  // `person` is the newcomer. `decided_for` stays the council or agency that decided, wherever the record moves.
  private static let partnerships: [SQL] =
    [
      """
      CREATE TABLE partnerships (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        programme \(.integer) NOT NULL REFERENCES programmes (id),
        version \(.integer) NOT NULL REFERENCES programme_versions (id),
        proposal \(.integer) REFERENCES proposals (id) ON DELETE SET NULL,
        professional \(.integer) REFERENCES people (id),
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        state \(.text) NOT NULL CONSTRAINT partnerships_state CHECK (state IN ('asked', 'confirmed', 'accepted', 'introduced',
          'active', 'paused', 'closed')),
        step \(.integer) NOT NULL CONSTRAINT partnerships_step CHECK (step >= 1),
        begun \(.integer) NOT NULL,
        begun_by \(.integer) REFERENCES people (id),
        reached \(.integer) NOT NULL CONSTRAINT partnerships_reached CHECK (reached >= begun),
        places \(.integer) NOT NULL CONSTRAINT partnerships_places CHECK (places BETWEEN 1 AND 1000),
        reasons_en \(.text) NOT NULL,
        reasons_fr \(.text) NOT NULL,
        closed \(.integer) CONSTRAINT partnerships_span CHECK ((closed IS NULL) = (state <> 'closed') AND closed >= begun),
        closing \(.text) CONSTRAINT partnerships_closing CHECK ((closing IS NULL) = (closed IS NULL)
          AND closing IN ('completed', 'employed', 'professional-declined', 'newcomer-declined', 'unanswered', 'never-met',
            'no-fit', 'no-time', 'moved-away', 'personal', 'concern', 'taken-back', 'other')),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      // A newcomer is in one partnership of a programme at a time, and a proposal becomes one partnership.
      "CREATE UNIQUE INDEX partnerships_one ON partnerships (person, programme) WHERE closed IS NULL",
      "CREATE UNIQUE INDEX partnerships_proposal ON partnerships (proposal)",
      "CREATE INDEX partnerships_programme ON partnerships (programme, state)",
      "CREATE INDEX partnerships_accepted ON partnerships (reached) WHERE state = 'accepted'",
      "CREATE INDEX partnerships_professional ON partnerships (professional)",
    ] + Wall.guarding("partnerships", seen: ofWhoeverDecided)

  // A chain: each event begins where the one before it ended, and is a move that there is.
  private static let events: [SQL] =
    [
      """
      CREATE TABLE partnership_events (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        number \(.integer) NOT NULL CONSTRAINT partnership_events_number CHECK (number >= 1),
        previous \(.integer) CONSTRAINT partnership_events_previous CHECK ((previous IS NULL) = (number = 1)
          AND previous = number - 1),
        act \(.text) NOT NULL,
        before \(.text) NOT NULL CONSTRAINT partnership_events_first CHECK ((before = 'none') = (number = 1)),
        after \(.text) NOT NULL,
        at \(.integer) NOT NULL,
        party \(.text) CONSTRAINT partnership_events_party CHECK (party IN ('newcomer', 'professional')),
        noted_by \(.integer) REFERENCES people (id),
        reason \(.text),
        words \(.text),
        CONSTRAINT partnership_events_once UNIQUE (partnership, number),
        CONSTRAINT partnership_events_chain UNIQUE (partnership, number, after),
        FOREIGN KEY (act, before, after) REFERENCES partnership_moves (act, before, after),
        FOREIGN KEY (partnership, previous, before) REFERENCES partnership_events (partnership, number, after)
          ON DELETE CASCADE,
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE INDEX partnership_events_lately ON partnership_events (at)",
    ] + Wall.guarding("partnership_events", seen: ofWhoeverDecided)

  // A proposal hands its newcomer over to a partnership, and its hold lasts as long as that: so one index keeps a professional's
  // places, whatever they are taken by.
  private static let handing: [SQL] = [
    "ALTER TABLE proposals ADD COLUMN handed_on \(.integer)",
    "DROP INDEX proposals_open",
    """
    CREATE UNIQUE INDEX proposals_open ON proposals (person, programme) WHERE ended IS NULL AND handed_on IS NULL
    """,
    "ALTER TABLE holds ADD COLUMN partnership \(.integer) REFERENCES partnerships (id) ON DELETE CASCADE",
    "CREATE UNIQUE INDEX holds_partnership ON holds (partnership) WHERE ended IS NULL",
  ]

  private static let meetings: [SQL] =
    [
      """
      CREATE TABLE partnership_meetings (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        planned \(.integer),
        settled \(.integer),
        settled_minutes \(.integer) CONSTRAINT partnership_meetings_settled CHECK ((settled IS NULL) = (settled_minutes IS NULL)
          AND settled_minutes BETWEEN 0 AND 480),
        settled_by \(.integer) REFERENCES people (id),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE INDEX partnership_meetings_of ON partnership_meetings (partnership, id)",
      """
      CREATE TABLE meeting_reports (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        meeting \(.integer) NOT NULL REFERENCES partnership_meetings (id) ON DELETE CASCADE,
        partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        party \(.text) NOT NULL CONSTRAINT meeting_reports_party CHECK (party IN ('newcomer', 'professional')),
        met \(.integer) NOT NULL CONSTRAINT meeting_reports_met CHECK (met IN (0, 1)),
        day \(.integer) NOT NULL,
        minutes \(.integer) NOT NULL CONSTRAINT meeting_reports_minutes CHECK (minutes BETWEEN 0 AND 480
          AND (met = 1) = (minutes > 0)),
        at \(.integer) NOT NULL,
        noted_by \(.integer) REFERENCES people (id),
        CONSTRAINT meeting_reports_once UNIQUE (meeting, party),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE INDEX meeting_reports_of ON meeting_reports (partnership)",
    ] + Wall.guarding("partnership_meetings", seen: ofWhoeverDecided)
    + Wall.guarding("meeting_reports", seen: ofWhoeverDecided)

  private static let goals: [SQL] =
    [
      """
      CREATE TABLE partnership_goals (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        words \(.text) NOT NULL CONSTRAINT partnership_goals_words CHECK (words <> ''),
        at \(.integer) NOT NULL,
        party \(.text) CONSTRAINT partnership_goals_party CHECK (party IN ('newcomer', 'professional')),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE INDEX partnership_goals_of ON partnership_goals (partnership, id)",
    ] + Wall.guarding("partnership_goals", seen: ofWhoeverDecided)

  // `person` is whoever the link is for, and the letter was written to: the newcomer, or the professional.
  private static let links: [SQL] =
    [
      """
      CREATE TABLE partnership_links (
        id \(.integer) PRIMARY KEY,
        digest \(.text) NOT NULL CONSTRAINT partnership_links_digest UNIQUE,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
        party \(.text) NOT NULL CONSTRAINT partnership_links_party CHECK (party IN ('newcomer', 'professional')),
        made \(.integer) NOT NULL,
        expires \(.integer) NOT NULL,
        used \(.integer),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """,
      "CREATE INDEX partnership_links_of ON partnership_links (partnership)",
      "CREATE INDEX partnership_links_expires ON partnership_links (expires)",
    ] + Wall.guarding("partnership_links", seen: Access.keptRow)

  // An occasion has one letter to one person, however often it is gone through.
  private static let letters: [SQL] =
    [
      """
      CREATE TABLE partnership_letters (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        partnership \(.integer) NOT NULL REFERENCES partnerships (id) ON DELETE CASCADE,
        decided_for \(.integer) NOT NULL REFERENCES keepers (id),
        occasion \(.text) NOT NULL CONSTRAINT partnership_letters_occasion CHECK (occasion <> ''),
        message \(.text) NOT NULL,
        subject_en \(.text) NOT NULL,
        subject_fr \(.text) NOT NULL,
        at \(.integer) NOT NULL,
        letter \(.integer),
        CONSTRAINT partnership_letters_once UNIQUE (partnership, person, occasion),
        FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council)
          ON UPDATE CASCADE ON DELETE CASCADE) \(.strict)
      """
    ] + Wall.guarding("partnership_letters", seen: ofWhoeverDecided)
}

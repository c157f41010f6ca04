import Basics
import People
import Storage

enum EligibilityTables {
  static let migrations = [
    Migration("eligibility/0001 checks and decisions", checks + findings + rules + decisions)
  ]

  private static let ofPerson: SQL = """
    FOREIGN KEY (person, keeper, council) REFERENCES people (id, keeper, council) ON UPDATE CASCADE ON DELETE CASCADE
    """

  private static let checks: [SQL] =
    [
      """
      CREATE TABLE eligibility_checks (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        application \(.integer) NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
        version \(.integer) NOT NULL,
        day \(.integer) NOT NULL,
        made \(.integer) NOT NULL,
        made_by \(.integer) REFERENCES people (id),
        verdict \(.text) NOT NULL CONSTRAINT eligibility_checks_verdict CHECK (verdict IN ('eligible', 'ineligible', 'open')),
        \(ofPerson)) \(.strict)
      """,
      "CREATE INDEX eligibility_checks_application ON eligibility_checks (application, id)",
    ] + Wall.guarding("eligibility_checks", seen: Access.keptRow)

  private static let findings: [SQL] =
    [
      """
      CREATE TABLE eligibility_findings (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        looked \(.integer) NOT NULL REFERENCES eligibility_checks (id) ON DELETE CASCADE,
        place \(.integer) NOT NULL,
        rule \(.text) NOT NULL,
        title_en \(.text) NOT NULL,
        title_fr \(.text) NOT NULL,
        outcome \(.text) NOT NULL CONSTRAINT eligibility_findings_outcome CHECK (outcome IN ('met', 'unmet', 'unknown', 'waived')),
        reason_en \(.text) NOT NULL,
        reason_fr \(.text) NOT NULL,
        evidence \(.text),
        CONSTRAINT eligibility_findings_once UNIQUE (looked, place),
        \(ofPerson)) \(.strict)
      """
    ] + Wall.guarding("eligibility_findings", seen: Access.keptRow)

  private static let rules: [SQL] =
    [
      """
      CREATE TABLE rule_decisions (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        application \(.integer) NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
        rule \(.text) NOT NULL,
        kind \(.text) NOT NULL CONSTRAINT rule_decisions_kind CHECK (kind IN ('confirmed', 'denied', 'waived')),
        reason \(.text) NOT NULL CONSTRAINT rule_decisions_reason CHECK (reason <> ''),
        day \(.integer) NOT NULL,
        decided \(.integer) NOT NULL,
        decided_by \(.integer) REFERENCES people (id),
        \(ofPerson)) \(.strict)
      """,
      "CREATE INDEX rule_decisions_application ON rule_decisions (application, id)",
    ] + Wall.guarding("rule_decisions", seen: Access.keptRow)

  private static let decisions: [SQL] =
    [
      """
      CREATE TABLE application_decisions (
        id \(.integer) PRIMARY KEY,
        person \(.integer) NOT NULL,
        keeper \(.integer) NOT NULL,
        council \(.integer) NOT NULL,
        application \(.integer) NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
        kind \(.text) NOT NULL CONSTRAINT application_decisions_kind CHECK (kind IN ('accepted', 'declined', 'asked')),
        reason \(.text) CONSTRAINT application_decisions_reason CHECK (kind = 'accepted' OR reason <> ''),
        looked \(.integer) REFERENCES eligibility_checks (id) ON DELETE SET NULL,
        version \(.integer) NOT NULL,
        decided \(.integer) NOT NULL,
        decided_by \(.integer) REFERENCES people (id),
        \(ofPerson)) \(.strict)
      """,
      // It is decided once; whoever comes second is told.
      """
      CREATE UNIQUE INDEX application_decisions_once ON application_decisions (application)
      WHERE kind IN ('accepted', 'declined')
      """,
      "CREATE INDEX application_decisions_latest ON application_decisions (application, id)",
    ] + Wall.guarding("application_decisions", seen: Access.keptRow)

  private static let ofRecord = [
    ColumnNote("person", .reference, en: "who applies", fr: "qui pose sa candidature"),
    ColumnNote("keeper", .technical, en: "who keeps the record", fr: "détenteur du dossier"),
    ColumnNote("council", .technical, en: "the keeper’s council", fr: "conseil du détenteur"),
  ]

  static let notes = [
    TableNote(
      "eligibility_checks", kept: PeopleArea.untilErased,
      ofRecord + [
        ColumnNote("id", .technical, en: "stands for the check", fr: "désigne la vérification"),
        ColumnNote("application", .reference, en: "of which application", fr: "de quelle candidature"),
        ColumnNote(
          "version", .technical, en: "by which version’s rules", fr: "selon les règles de quelle version"),
        ColumnNote("day", .personal, en: "on which day it holds", fr: "pour quel jour elle vaut"),
        ColumnNote("made", .technical, en: "when it was made", fr: "quand elle a été faite"),
        ColumnNote("made_by", .reference, en: "who had it made", fr: "qui l’a demandée"),
        ColumnNote("verdict", .personal, en: "what came of it", fr: "ce qui en est ressorti"),
      ]),
    TableNote(
      "eligibility_findings", kept: PeopleArea.untilErased,
      ofRecord + [
        ColumnNote("id", .technical, en: "stands for the finding", fr: "désigne le constat"),
        ColumnNote("looked", .reference, en: "of which check", fr: "de quelle vérification"),
        ColumnNote("place", .technical, en: "in which order", fr: "dans quel ordre"),
        ColumnNote("rule", .technical, en: "which rule", fr: "quelle règle"),
        ColumnNote(
          "title_en", .technical, en: "what it asks, in English", fr: "ce qu’elle demande, en anglais"),
        ColumnNote(
          "title_fr", .technical, en: "what it asks, in French", fr: "ce qu’elle demande, en français"),
        ColumnNote("outcome", .personal, en: "whether it holds", fr: "si elle est remplie"),
        ColumnNote("reason_en", .sensitive, en: "why, in English", fr: "pourquoi, en anglais"),
        ColumnNote("reason_fr", .sensitive, en: "why, in French", fr: "pourquoi, en français"),
        ColumnNote("evidence", .personal, en: "what shows it", fr: "ce qui le montre"),
      ]),
    TableNote(
      "rule_decisions", kept: PeopleArea.untilErased,
      ofRecord + [
        ColumnNote("id", .technical, en: "stands for the decision", fr: "désigne la décision"),
        ColumnNote("application", .reference, en: "about which application", fr: "sur quelle candidature"),
        ColumnNote("rule", .technical, en: "about which rule", fr: "sur quelle règle"),
        ColumnNote("kind", .personal, en: "confirmed, denied or waived", fr: "confirmée, niée ou dispensée"),
        ColumnNote("reason", .sensitive, en: "what was seen, or why", fr: "ce qui a été vu, ou pourquoi"),
        ColumnNote(
          "day", .technical, en: "from which day it counts", fr: "à partir de quel jour elle compte"),
        ColumnNote("decided", .technical, en: "when", fr: "quand"),
        ColumnNote("decided_by", .reference, en: "who decided", fr: "qui a décidé"),
      ]),
    TableNote(
      "application_decisions", kept: PeopleArea.untilErased,
      ofRecord + [
        ColumnNote("id", .technical, en: "stands for the decision", fr: "désigne la décision"),
        ColumnNote("application", .reference, en: "about which application", fr: "sur quelle candidature"),
        ColumnNote(
          "kind", .personal, en: "accepted, declined or asked for more",
          fr: "acceptée, refusée ou à compléter"),
        ColumnNote(
          "reason", .sensitive, en: "why, or what was asked", fr: "pourquoi, ou ce qui a été demandé"),
        ColumnNote(
          "looked", .reference, en: "on which check it stands", fr: "sur quelle vérification elle repose"),
        ColumnNote("version", .technical, en: "under which version", fr: "sous quelle version"),
        ColumnNote("decided", .personal, en: "when", fr: "quand"),
        ColumnNote("decided_by", .reference, en: "who decided", fr: "qui a décidé"),
      ]),
  ]
}

import Basics

extension JobQueue {
  /// The queue's tables, and what their columns hold.
  package static let migrations: [Migration] = [
    Migration(
      "storage/0001 jobs",
      """
      CREATE TABLE jobs (
        id \(.integer) PRIMARY KEY,
        name \(.text) NOT NULL,
        version \(.integer) NOT NULL,
        payload \(.text) NOT NULL,
        key \(.text),
        state \(.text) NOT NULL CONSTRAINT jobs_state CHECK (state IN ('open', 'done', 'dead')),
        due \(.integer) NOT NULL,
        claim \(.integer),
        attempts \(.integer) NOT NULL CONSTRAINT jobs_attempts CHECK (attempts >= 0),
        reason \(.text),
        added \(.integer) NOT NULL,
        ended \(.integer) CONSTRAINT jobs_ended CHECK ((ended IS NULL) = (state = 'open'))) \(.strict)
      """,
      "CREATE UNIQUE INDEX jobs_name_key_key ON jobs (name, key)",
      "CREATE INDEX jobs_due ON jobs (due) WHERE state = 'open'",
      "CREATE INDEX jobs_ended_at ON jobs (ended) WHERE state <> 'open'"),
    Migration(
      "storage/0002 schedules",
      "CREATE TABLE job_schedules (name \(.text) PRIMARY KEY, last_day \(.integer) NOT NULL) \(.strict)"),
  ]

  package static let notes: [TableNote] = [
    TableNote(
      "jobs", kept: .days(30, after: Bilingual(en: "the job ended", fr: "la fin de la tâche")),
      ColumnNote("id", .technical, en: "stands for the job", fr: "désigne la tâche"),
      ColumnNote("name", .technical, en: "what kind of job it is", fr: "genre de tâche"),
      ColumnNote("version", .technical, en: "how to read what it holds", fr: "façon de lire son contenu"),
      ColumnNote(
        "payload", .reference, en: "what it is about, in numbers that stand for people",
        fr: "ce dont il s’agit, en numéros qui désignent des personnes",
        kept: .until(Bilingual(en: "the job is done", fr: "l’exécution de la tâche"))),
      ColumnNote(
        "key", .reference, en: "the occasion, so that it is done once",
        fr: "l’occasion, pour que la tâche ne soit exécutée qu’une fois"),
      ColumnNote("state", .technical, en: "open, done or given up", fr: "ouverte, exécutée ou abandonnée"),
      ColumnNote(
        "due", .technical, en: "when it is done, or taken again from a worker that died",
        fr: "moment de l’exécuter, ou de la reprendre à un processus mort"),
      ColumnNote("claim", .technical, en: "which worker has it", fr: "processus qui l’exécute"),
      ColumnNote("attempts", .technical, en: "how often it was begun", fr: "nombre d’essais"),
      ColumnNote("reason", .technical, en: "why the last attempt failed", fr: "raison du dernier échec"),
      ColumnNote("added", .technical, en: "when it was asked for", fr: "moment de la demande"),
      ColumnNote("ended", .technical, en: "when it was done or given up", fr: "moment de sa fin")),
    TableNote(
      "job_schedules", kept: .always,
      ColumnNote("name", .technical, en: "what is done every day", fr: "ce qui est fait chaque jour"),
      ColumnNote(
        "last_day", .technical, en: "the last day it was done for", fr: "dernier jour où ce fut fait")),
  ]
}

import Basics
import Mail
import Site
import Storage

/// How what happens later does: letters and jobs that wait too long, or were given up.
enum WorkFindings {
  static func all(_ database: Database, _ installation: Installation, _ now: Moment) async throws -> [Finding]
  {
    let (letters, jobs) = try await database.read { connection in
      (try Outbox(database).condition(in: connection), try JobQueue().condition(in: connection))
    }
    return waiting(letters, installation, now) + givenUp(letters)
      + otherJobs(givenUp: jobs.dead - letters.dead)
  }

  /// The same in figures, for Prometheus; none while the database cannot be asked, which other figures show.
  static func gauges(_ database: Database, at now: Moment) async -> [Gauge] {
    let found = try? await database.read { connection in
      (try Outbox(database).condition(in: connection), try JobQueue().condition(in: connection))
    }
    guard let (letters, jobs) = found else { return [] }
    func age(_ moment: Moment?) -> Int64 { max(0, moment?.duration(to: now).components.seconds ?? 0) }
    return [
      Gauge("allies_letters_waiting", "Letters that wait to be sent.", Int64(letters.open)),
      Gauge(
        "allies_letters_oldest_seconds", "How long the oldest of them has waited.", age(letters.oldestWaiting)
      ),
      Gauge("allies_letters_given_up", "Letters that were given up.", Int64(letters.dead)),
      Gauge("allies_jobs_waiting", "Jobs that wait, letters among them.", Int64(jobs.open)),
      Gauge("allies_jobs_given_up", "Jobs that were given up, letters among them.", Int64(jobs.dead)),
    ]
  }

  /// A server that says "later" (a grey list) is asked again within some minutes.
  private static func waiting(_ letters: JobQueueCondition, _ installation: Installation, _ now: Moment)
    -> [Finding]
  {
    guard let oldest = letters.oldestWaiting else {
      return [.good(en: "No letter waits", fr: "Aucune lettre n’attend")]
    }
    let minutes = Int(clamping: oldest.duration(to: now).components.seconds / 60)
    let (en, fr) = (Voice(.english), Voice(.french))
    let sentence = Bilingual(
      en:
        "Letters that wait: \(en.number(letters.open)); the oldest was asked for \(en.ago(minutes: minutes))",
      fr:
        "Lettres qui attendent\u{A0}: \(fr.number(letters.open))\u{202F}; la plus ancienne a été demandée \(fr.ago(minutes: minutes))"
    )
    guard installation.mail != nil else {
      let remedy = Bilingual(
        en: "set mail and mail-from; a letter that waits for 30 days is not sent any more",
        fr: "indiquez mail et mail-from\u{202F}; une lettre qui attend 30 jours n’est plus envoyée")
      return [
        minutes > 60 * 24 * 7 ? .bad(sentence, remedy: remedy) : .doubtful(sentence, remedy: remedy)
      ]
    }
    guard minutes > 60 else { return [.good(en: sentence.en, fr: sentence.fr)] }
    return [
      .doubtful(
        sentence,
        remedy: Bilingual(
          en: "see that `allies serve` runs and that the mail server is ready; then they go by themselves",
          fr:
            "vérifiez que `allies serve` fonctionne et que le serveur de courriel est prêt\u{202F}; elles partiront alors d’elles-mêmes"
        ))
    ]
  }

  private static func givenUp(_ letters: JobQueueCondition) -> [Finding] {
    guard letters.dead > 0 else { return [] }
    return [
      .bad(
        Bilingual(
          en: "Letters that were given up: \(letters.dead)", fr: "Lettres abandonnées\u{A0}: \(letters.dead)"),
        remedy: Bilingual(
          en: "`allies mail list` says why; mend that, then `allies mail retry --all`",
          fr: "`allies mail list` dit pourquoi\u{202F}; remédiez-y, puis `allies mail retry --all`"))
    ]
  }

  private static func otherJobs(givenUp count: Int) -> [Finding] {
    guard count > 0 else { return [] }
    return [
      .bad(
        Bilingual(
          en: "Other jobs that were given up: \(count)", fr: "Autres tâches abandonnées\u{A0}: \(count)"),
        remedy: Bilingual(
          en: "`allies jobs list` says why; mend that, then `allies jobs retry --all`",
          fr: "`allies jobs list` dit pourquoi\u{202F}; remédiez-y, puis `allies jobs retry --all`"))
    ]
  }
}

import Basics
import Site
import Storage

/// What `allies jobs` says, and `allies mail` of letters that were given up.
enum JobsTalk {
  static func jobs(_ condition: JobQueueCondition) -> Bilingual {
    let (en, fr) = (Voice(.english), Voice(.french))
    return Bilingual(
      en: "Jobs that wait: \(en.number(condition.open)); given up: \(en.number(condition.dead)).",
      fr:
        "Tâches qui attendent\u{A0}: \(fr.number(condition.open))\u{202F}; abandonnées\u{A0}: \(fr.number(condition.dead))."
    )
  }

  /// `4711  programmes/reminder  2026-11-22 14:05 UTC  after 12 attempts: the server says 451 4.3.0`
  static func line(_ job: DeadJob) -> Bilingual {
    let attempts = { (language: Language) in
      Voice(language).count(job.attempts, en: ("attempt", "attempts"), fr: ("essai", "essais"))
    }
    let start = "\(job.id.rawValue)  \(job.name)  \(stamp(job.ended))"
    return Bilingual(
      en: "\(start)  after \(attempts(.english)): \(job.reason)",
      fr: "\(start)  après \(attempts(.french))\u{A0}: \(job.reason)")
  }

  static func more(_ count: Int) -> Bilingual? {
    guard count > 0 else { return nil }
    return Bilingual(
      en: "And \(Voice(.english).number(count)) more, given up earlier.",
      fr: "Et \(Voice(.french).number(count)) de plus, abandonnées auparavant.")
  }

  /// - Throws: a `Refusal` when the job that was named is not there.
  static func retried(_ count: Int, _ job: JobID?) throws(Refusal) -> Bilingual {
    guard count > 0 else {
      guard let job else { return Bilingual(en: "Nothing was given up.", fr: "Rien n’a été abandonné.") }
      throw Refusal(
        .missing, en: "No such job was given up: \(job.rawValue). `list` shows those that were.",
        fr: "Aucune tâche abandonnée ne porte le numéro \(job.rawValue). `list` affiche celles qui le sont.")
    }
    return Bilingual(
      en: "Tried again from the beginning: \(Voice(.english).number(count)). `allies serve` does it.",
      fr: "À refaire depuis le début\u{A0}: \(Voice(.french).number(count)). `allies serve` s’en charge.")
  }

  /// The same everywhere, since who reads a list compares it with logs.
  static func stamp(_ moment: Moment) -> String {
    let minutes = max(0, moment.microsecondsSince1970 / 60_000_000)
    let (year, month, day) = LocalDate(daysSince1970: Int32(clamping: minutes / 1_440)).parts
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return
      "\(year)-\(two(Int64(month)))-\(two(Int64(day))) \(two(minutes / 60 % 24)):\(two(minutes % 60)) UTC"
  }
}

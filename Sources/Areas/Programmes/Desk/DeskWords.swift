import Basics
import Matching
import People
import Site

/// What the desk says of people, in both languages.
enum DeskWords {
  static let title = Bilingual(en: "Match desk", fr: "Table de jumelage")

  static func stage(_ stage: Application.Stage) -> Bilingual {
    switch stage {
    case .applied: Bilingual(en: "has applied", fr: "candidature reçue")
    case .preparing: Bilingual(en: "being prepared", fr: "en préparation")
    case .ready: Bilingual(en: "ready to match", fr: "prête au jumelage")
    }
  }

  static func ending(_ ending: Application.Ending) -> Bilingual {
    switch ending {
    case .completed: Bilingual(en: "met whom they came for", fr: "a rencontré la personne voulue")
    case .withdrew: Bilingual(en: "withdrew", fr: "s’est désistée")
    case .notEligible: Bilingual(en: "is not eligible", fr: "n’est pas admissible")
    case .notReached: Bilingual(en: "could not be reached", fr: "injoignable")
    case .other: Bilingual(en: "for another reason", fr: "pour une autre raison")
    }
  }

  static func side(_ side: Side) -> Bilingual {
    side == .newcomers
      ? Bilingual(en: "to meet a professional", fr: "pour rencontrer une personne établie")
      : Bilingual(en: "to help newcomers", fr: "pour aider de nouveaux arrivants")
  }

  static func clock(_ clock: WaitClock) -> Bilingual {
    switch clock {
    case .early: Bilingual(en: "in time", fr: "dans les temps")
    case .due: Bilingual(en: "due", fr: "à jumeler")
    case .late: Bilingual(en: "late", fr: "en retard")
    }
  }

  static func badge(_ clock: WaitClock) -> Badge {
    switch clock {
    case .early: Badge(self.clock(clock), .cool, icon: .clock)
    case .due: Badge(self.clock(clock), .warm, icon: .clock)
    case .late: Badge(self.clock(clock), .alarm, icon: .warning)
    }
  }

  static func score(_ points: Int) -> Bilingual {
    Bilingual(en: "\(points) of 100", fr: "\(points) sur 100")
  }

  /// How often somebody was asked lately, and when last.
  static func asked(_ asked: Asked?, _ desk: Desk) -> Bilingual {
    guard let asked, asked.times > 0 else {
      return .inBoth {
        let days = $0.days(Asked.days)
        return $0(en: "not asked within \(days)", fr: "aucune demande en \(days)")
      }
    }
    return .inBoth { voice in
      let last = voice.relative(desk.clock.day(asked.last), today: desk.today)
      let (times, days) = (
        voice.count(asked.times, en: ("time", "times"), fr: ("fois", "fois")), voice.days(Asked.days)
      )
      return voice(
        en: "asked \(times) within \(days), last \(last)",
        fr: "\(times) en \(days), la dernière \(last)")
    }
  }

  /// Places, and until when those that are taken are held. By whom is told only where it is their own council or agency.
  static func places(_ candidate: DeskCandidate, _ desk: Desk) -> Bilingual {
    let (all, free) = candidate.places
    if all == 0 { return Bilingual(en: "takes nobody at present", fr: "n’accueille personne en ce moment") }
    if free > 0 {
      return .inBoth { voice in
        let places = voice.count(
          free, en: ("place free", "places free"), fr: ("place libre", "places libres"))
        return voice(en: "\(places) of \(voice.number(all))", fr: "\(places) sur \(voice.number(all))")
      }
    }
    guard let next = candidate.holds.min(by: { $0.until < $1.until }) else {
      return Bilingual(en: "no place free", fr: "aucune place libre")
    }
    if next.until >= Hold.endless {
      return Bilingual(en: "meets somebody now", fr: "accompagne quelqu’un en ce moment")
    }
    return .inBoth { voice in
      let end = until(next.until, desk.clock, voice)
      return next.by == desk.keeper
        ? voice(en: "held by you until \(end)", fr: "réservée par vous jusqu’au \(end)")
        : voice(en: "held until \(end)", fr: "réservée jusqu’au \(end)")
    }
  }

  /// The last day of something that ends with a day, or else the day and the time.
  static func until(_ moment: Moment, _ clock: DayClock, _ voice: Voice) -> String {
    let reading = clock.reading(moment)
    let time = ClockTime(hour: reading.secondOfDay / 3_600, minute: reading.secondOfDay / 60 % 60)
    guard reading.secondOfDay != 0, let time else { return voice.date(reading.day.adding(days: -1)) }
    return "\(voice.date(reading.day)), \(voice.time(time))"
  }

  /// What a change costs a round, the weightiest first; nil where it costs nothing that counts.
  static func price(_ cost: Worth, _ order: [Objective]) -> Bilingual? {
    let numbers = cost.numbers
    let parts = order.enumerated().compactMap { place, objective -> Bilingual? in
      guard numbers.indices.contains(place), numbers[place] != 0 else { return nil }
      return part(Int(numbers[place]), objective)
    }
    guard !parts.isEmpty else { return nil }
    return .inBoth { voice in voice.list(parts.map { voice($0) }) }
  }

  private static func part(_ amount: Int, _ objective: Objective) -> Bilingual {
    .inBoth { voice in
      let count = abs(amount)
      let sign =
        amount > 0 ? voice(en: "", fr: "") : voice(en: "gains ", fr: "gagne ")
      switch objective {
      case .quality:
        let points = max(1, count * 100 / Int(Score.scale))
        return sign
          + voice.count(
            points, en: ("point of quality", "points of quality"),
            fr: ("point de qualité", "points de qualité"))
      case .waiting:
        return sign
          + voice.count(
            count, en: ("day of waiting", "days of waiting"), fr: ("jour d’attente", "jours d’attente"))
      default:
        return sign
          + voice.count(count, en: ("person’s meeting", "people’s meetings"), fr: ("rencontre", "rencontres"))
      }
    }
  }
}

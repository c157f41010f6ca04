import Basics

/// Days, hours and how long ago, as each language writes them.
extension Voice {
  /// "November 21, 2026", « 21 novembre 2026 »
  package func date(_ date: LocalDate) -> String {
    self(date.words).replacingSpacesThatBind
  }

  /// "Sunday, November 22, 2026", « dimanche 22 novembre 2026 »
  package func wholeDate(_ date: LocalDate) -> String {
    let name = Self.weekdays[Int((date.daysSince1970 % 7 + 7) % 7)]
    return self(en: "\(name.en), \(self.date(date))", fr: "\(name.fr) \(self.date(date))")
  }

  /// The first of January 1970 was a Thursday.
  private static let weekdays = [
    Bilingual(en: "Thursday", fr: "jeudi"), Bilingual(en: "Friday", fr: "vendredi"),
    Bilingual(en: "Saturday", fr: "samedi"), Bilingual(en: "Sunday", fr: "dimanche"),
    Bilingual(en: "Monday", fr: "lundi"), Bilingual(en: "Tuesday", fr: "mardi"),
    Bilingual(en: "Wednesday", fr: "mercredi"),
  ]

  /// "Nov 21", « 21 nov. », where the year is plain from what stands around
  package func shortDate(_ date: LocalDate) -> String {
    let (_, month, day) = date.parts
    guard Self.shortMonths.indices.contains(month - 1) else { return self.date(date) }
    let name = Self.shortMonths[month - 1]
    let ordinal = day == 1 ? "1er" : String(day)
    return self(en: "\(name.en) \(day)", fr: "\(ordinal) \(name.fr)")
      .replacingSpacesThatBind
  }

  /// "November 21 to 23, 2026", « du 21 au 23 novembre 2026 »
  package func dates(_ first: LocalDate, to last: LocalDate) -> String {
    let (a, b) = (first.parts, last.parts)
    guard a.year == b.year, a.month == b.month, a.day != b.day else {
      return first == last
        ? date(first)
        : self(en: "\(date(first)) to \(date(last))", fr: "du \(date(first)) au \(date(last))")
    }
    let start = a.day == 1 ? "1er" : String(a.day)
    let month = LocalDate.months.indices.contains(a.month - 1) ? LocalDate.months[a.month - 1].en : ""
    return self(en: "\(month) \(a.day) to \(b.day), \(b.year)", fr: "du \(start) au \(date(last))")
  }

  /// "10:13 a.m.", « 10 h 13 »; on the hour "2 p.m.", « 14 h »
  package func time(_ time: ClockTime) -> String {
    let minute = time.minute < 10 ? "0\(time.minute)" : "\(time.minute)"
    let hour = (time.hour + 11) % 12 + 1
    return self(
      en: (time.minute == 0 ? "\(hour)" : "\(hour):\(minute)") + (time.hour < 12 ? " a.m." : " p.m."),
      fr: time.minute == 0 ? "\(time.hour) h" : "\(time.hour) h \(minute)"
    ).replacingSpacesThatBind
  }

  /// "1 hour 30 minutes", « 1 heure 30 minutes »
  package func duration(minutes: Int) -> String {
    let whole = max(0, minutes)
    let hours = count(whole / 60, en: ("hour", "hours"), fr: ("heure", "heures"))
    let rest = count(whole % 60, en: ("minute", "minutes"), fr: ("minute", "minutes"))
    if whole < 60 { return rest }
    return whole % 60 == 0 ? hours : "\(hours) \(rest)"
  }

  /// "1 day", « 312 jours »
  package func days(_ days: Int) -> String {
    count(days, en: ("day", "days"), fr: ("jour", "jours"))
  }

  /// Which day, seen from today: "yesterday", "3 days ago", « dans 3 jours »; farther than eight weeks, the date itself.
  package func relative(_ date: LocalDate, today: LocalDate) -> String {
    let ahead = today.days(until: date)
    switch ahead {
    case 0: return self(en: "today", fr: "aujourd’hui")
    case 1: return self(en: "tomorrow", fr: "demain")
    case -1: return self(en: "yesterday", fr: "hier")
    case -13...13:
      let days = days(abs(ahead))
      return ahead > 0
        ? self(en: "in \(days)", fr: "dans \(days)") : self(en: "\(days) ago", fr: "il y a \(days)")
    case -56...56:
      let weeks = count(abs(ahead) / 7, en: ("week", "weeks"), fr: ("semaine", "semaines"))
      return ahead > 0
        ? self(en: "in \(weeks)", fr: "dans \(weeks)") : self(en: "\(weeks) ago", fr: "il y a \(weeks)")
    default: return self(en: "on \(self.date(date))", fr: "le \(self.date(date))")
    }
  }

  /// How long ago something happened that was not long ago: "a moment ago", "12 minutes ago", « il y a 3 heures ».
  package func ago(minutes: Int) -> String {
    switch minutes {
    case ..<1: return self(en: "a moment ago", fr: "à l’instant")
    case ..<60:
      let minutes = count(minutes, en: ("minute", "minutes"), fr: ("minute", "minutes"))
      return self(en: "\(minutes) ago", fr: "il y a \(minutes)")
    case ..<1_440:
      let hours = count(minutes / 60, en: ("hour", "hours"), fr: ("heure", "heures"))
      return self(en: "\(hours) ago", fr: "il y a \(hours)")
    default: return self(en: "\(days(minutes / 1_440)) ago", fr: "il y a \(days(minutes / 1_440))")
    }
  }

  private static let shortMonths: [Bilingual] = zip(
    ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."]
  ).map { Bilingual(en: $0, fr: $1) }
}

/// A time on a wall clock, without a day or a zone.
package struct ClockTime: Sendable, Hashable {
  package let hour: Int
  package let minute: Int

  /// Nil unless a clock shows it.
  package init?(hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.hour = hour
    self.minute = minute
  }
}

extension String {
  /// A date or an hour does not break over two lines.
  fileprivate var replacingSpacesThatBind: String { replacing(" ", with: "\u{A0}") }
}

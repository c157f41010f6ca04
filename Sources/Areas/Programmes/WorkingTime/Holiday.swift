import Basics
import People

/// A day on which the law lets people rest somewhere in Canada. It is computed for any year, never listed.
package enum Holiday: String, Sendable, CaseIterable {
  case newYear
  /// The third Monday of February: Family Day, Louis Riel Day, Islander Day, Heritage Day.
  case family
  case goodFriday, easterMonday
  /// The Monday before May 25: Victoria Day, in Quebec the day of the patriots.
  case victoria
  case indigenousPeoples, saintJean, canada, nunavut
  /// The first Monday of August: the day of British Columbia, of New Brunswick, of Saskatchewan, the civic holiday.
  case civic
  /// The third Monday of August, in Yukon.
  case discovery
  case labour, reconciliation, thanksgiving, remembrance, christmas, boxing

  /// Those that every jurisdiction has.
  package static let everywhere: [Holiday] = [.newYear, .goodFriday, .canada, .labour, .christmas]

  /// The day on which offices are closed for it.
  ///
  /// What falls on a weekend is kept on the Monday after (December 26 on the day after Christmas is kept). The law says so of some
  /// of them, and employers do it with most; days of remembrance stay where they are.
  package func day(in year: Int) -> LocalDate? {
    switch self {
    case .newYear: Self.kept(Self.date(year, 1, 1))
    case .family: Self.monday(3, of: 2, year)
    case .goodFriday: Self.easter(year)?.adding(days: -2)
    case .easterMonday: Self.easter(year)?.adding(days: 1)
    case .victoria: Self.date(year, 5, 24).map { $0.adding(days: -$0.weekday) }
    case .indigenousPeoples: Self.date(year, 6, 21)
    case .saintJean: Self.kept(Self.date(year, 6, 24))
    case .canada: Self.kept(Self.date(year, 7, 1))
    case .nunavut: Self.date(year, 7, 9)
    case .civic: Self.monday(1, of: 8, year)
    case .discovery: Self.monday(3, of: 8, year)
    case .labour: Self.monday(1, of: 9, year)
    case .reconciliation: Self.date(year, 9, 30)
    case .thanksgiving: Self.monday(2, of: 10, year)
    case .remembrance: Self.date(year, 11, 11)
    case .christmas: Self.kept(Self.date(year, 12, 25))
    case .boxing: Self.afterChristmas(year)
    }
  }

  package var title: Bilingual {
    switch self {
    case .newYear: Bilingual(en: "New Year’s Day", fr: "jour de l’An")
    case .family:
      Bilingual(
        en: "Family Day, the third Monday of February",
        fr: "fête de la famille, le troisième lundi de février")
    case .goodFriday: Bilingual(en: "Good Friday", fr: "Vendredi saint")
    case .easterMonday: Bilingual(en: "Easter Monday", fr: "lundi de Pâques")
    case .victoria: Bilingual(en: "Victoria Day", fr: "fête de Victoria ou Journée nationale des patriotes")
    case .indigenousPeoples:
      Bilingual(en: "National Indigenous Peoples Day", fr: "Journée nationale des peuples autochtones")
    case .saintJean: Bilingual(en: "Saint-Jean-Baptiste Day", fr: "fête nationale du Québec")
    case .canada: Bilingual(en: "Canada Day", fr: "fête du Canada")
    case .nunavut: Bilingual(en: "Nunavut Day", fr: "jour du Nunavut")
    case .civic:
      Bilingual(en: "the holiday of the first Monday of August", fr: "congé du premier lundi d’août")
    case .discovery: Bilingual(en: "Discovery Day", fr: "jour de la Découverte")
    case .labour: Bilingual(en: "Labour Day", fr: "fête du Travail")
    case .reconciliation:
      Bilingual(
        en: "National Day for Truth and Reconciliation",
        fr: "Journée nationale de la vérité et de la réconciliation")
    case .thanksgiving: Bilingual(en: "Thanksgiving", fr: "Action de grâces")
    case .remembrance: Bilingual(en: "Remembrance Day", fr: "jour du Souvenir")
    case .christmas: Bilingual(en: "Christmas Day", fr: "Noël")
    case .boxing: Bilingual(en: "Boxing Day", fr: "lendemain de Noël")
    }
  }

  // MARK: Days of a year

  /// Easter Sunday by the rule of Butcher (1876), as Meeus gives it ("Astronomical Algorithms", chapter 8): good for any year of
  /// the Gregorian calendar.
  static func easter(_ year: Int) -> LocalDate? {
    guard (1583...9999).contains(year) else { return nil }
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let (d, e) = (b / 4, b % 4)
    let g = (b - (b + 8) / 25 + 1) / 3
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = (c / 4, c % 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let n = h + l - 7 * m + 114
    return date(year, n / 31, n % 31 + 1)
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int) -> LocalDate? {
    LocalDate(year: year, month: month, day: day)
  }

  private static func monday(_ week: Int, of month: Int, _ year: Int) -> LocalDate? {
    date(year, month, 1).map { $0.adding(days: (7 - $0.weekday) % 7 + 7 * (week - 1)) }
  }

  private static func kept(_ day: LocalDate?) -> LocalDate? {
    day.map { $0.weekday < 5 ? $0 : $0.adding(days: 7 - $0.weekday) }
  }

  /// The first weekday after the one on which Christmas is kept, from December 26 on.
  private static func afterChristmas(_ year: Int) -> LocalDate? {
    guard let christmas = kept(date(year, 12, 25)), let day = date(year, 12, 26) else { return nil }
    let next = max(day, christmas.adding(days: 1))
    return kept(next)
  }
}

extension LocalDate {
  /// 0 on a Monday, 6 on a Sunday.
  package var weekday: Int {
    // 1970 began on a Thursday.
    (Int(daysSince1970) % 7 + 7 + 3) % 7
  }
}

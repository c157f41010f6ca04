#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A day of the Gregorian calendar, without a time or a time zone.
///
/// Stored as the number of days since 1970-01-01, so that days waited are a subtraction.
/// The conversions are Howard Hinnant's ("chrono-compatible low-level date algorithms", 2013).
package struct LocalDate: Sendable, Hashable, Comparable {
  package let daysSince1970: Int32

  /// A day between years 1 and 9999, or nil if the calendar has no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, ofYear: year)
    else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    daysSince1970 = Int32(truncatingIfNeeded: era * 146_097 + dayOfEra - 719_468)
  }

  package init(daysSince1970: Int32) {
    self.daysSince1970 = daysSince1970
  }

  package var parts: (year: Int, month: Int, day: Int) {
    let z = Int(daysSince1970) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Days from this day to `other`; negative if `other` is earlier.
  package func days(until other: LocalDate) -> Int {
    Int(other.daysSince1970) - Int(daysSince1970)
  }

  package static func < (a: LocalDate, b: LocalDate) -> Bool {
    a.daysSince1970 < b.daysSince1970
  }

  package static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Today where this machine stands.
  package static func today() -> LocalDate {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return LocalDate(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
      ?? LocalDate(daysSince1970: Int32(truncatingIfNeeded: now / 86_400))
  }
}

extension LocalDate: CustomStringConvertible, Codable {
  /// `2026-11-22`
  package var description: String {
    let (year, month, day) = parts
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let digits = String(year)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "-\(two(month))-\(two(day))"
  }

  /// Reads `2026-11-22` and nothing else.
  package init?(iso text: String) {
    let digits = text.split(separator: "-", omittingEmptySubsequences: false)
    guard digits.count == 3, digits[0].count == 4, digits[1].count == 2, digits[2].count == 2,
      digits.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(digits[0]), let month = Int(digits[1]), let day = Int(digits[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// "November 22, 2026", « 22 novembre 2026 », « 1er mai 2026 ».
  package var words: Bilingual {
    let (year, month, day) = parts
    return Bilingual(
      en: "\(Self.months[month - 1].en) \(day), \(year)",
      fr: "\(day == 1 ? "1er" : String(day)) \(Self.months[month - 1].fr) \(year)")
  }

  /// Months as they are named in both languages, January first.
  package static let months: [Bilingual] = zip(
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ],
    [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
      "novembre", "décembre",
    ]
  ).map { Bilingual(en: $0, fr: $1) }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let date = LocalDate(iso: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date like 2026-11-22")
    }
    self = date
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

import Basics

/// A moment as HTTP writes it: `Sun, 22 Nov 2026 10:13:05 GMT` (RFC 9110, section 5.6.7).
func httpDate(_ moment: Moment) -> String {
  let seconds = moment.microsecondsSince1970 / 1_000_000
  let day = LocalDate(daysSince1970: Int32(truncatingIfNeeded: seconds / 86_400))
  let (year, month, date) = day.parts
  let rest = Int(truncatingIfNeeded: seconds % 86_400)
  // The first of January 1970 was a Thursday.
  let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Int(((day.daysSince1970 % 7) + 7) % 7)]
  let name = LocalDate.months[month - 1].en.prefix(3)
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return
    "\(weekday), \(two(date)) \(name) \(year) \(two(rest / 3_600)):\(two(rest / 60 % 60)):\(two(rest % 60)) GMT"
}

import Basics

/// Which comes first in dates such as 06/10/2026.
package enum DateOrder: String, Sendable, CaseIterable {
  case dayFirst = "day-first"
  case monthFirst = "month-first"
}

/// A date as a person wrote it.
enum WrittenDate: Equatable {
  case day(LocalDate)
  /// Only the month or the year was given; read as its first day.
  case period(LocalDate)
  /// Two numbers and a year: which is the day depends on the column.
  case twoNumbers(Int, Int, year: Int)
  /// Has the form of a date, but the calendar has no such day.
  case impossible
  case unreadable
}

/// Reads the forms in which people write dates, in English and French, with the month in words or in numbers,
/// with or without a time of day behind it.
func writtenDate(_ text: String) -> WrittenDate {
  var numbers: [(value: Int, digits: Int)] = []
  var month: Int?
  let words = folded(text).split(separator: " ")
  var behind = words[...]
  while let word = behind.first, numbers.count < 3, month == nil || numbers.count < 2 {
    behind = behind.dropFirst()
    var digits = word.prefix { $0.isNumber }
    let rest = word.dropFirst(digits.count)
    if digits.isEmpty {
      if let named = monthsByName[String(word)] {
        guard month == nil else { return .unreadable }
        month = named
      } else if !ignoredInDates.contains(String(word)) {
        return .unreadable
      }
      continue
    }
    // "2026-10-06T09:30" folds to "…06t09…"; "1er", "2nd", "3rd", "4th" keep their number.
    if digits.count == 8, rest.isEmpty, numbers.isEmpty, let packed = Int(digits) {
      numbers = [(packed / 10_000, 4), (packed / 100 % 100, 2), (packed % 100, 2)]
      break
    }
    if !rest.isEmpty {
      let isOrdinal = ["st", "nd", "rd", "th", "er", "e", "re"].contains(String(rest))
      guard isOrdinal || (numbers.count == 2 && rest.first == "t") else { return .unreadable }
    }
    if digits.count > 4 { return .unreadable }
    digits = digits.prefix(4)
    guard let value = Int(digits) else { return .unreadable }
    numbers.append((value, digits.count))
  }

  // What follows a whole date may only be the time of day.
  guard behind.allSatisfy(isOfTime) else { return .unreadable }

  func day(_ year: Int, _ month: Int, _ day: Int) -> WrittenDate {
    LocalDate(year: year, month: month, day: day).map(WrittenDate.day) ?? .impossible
  }
  if let month {
    switch numbers.count {
    case 1 where numbers[0].digits == 4:
      return LocalDate(year: numbers[0].value, month: month, day: 1).map(WrittenDate.period) ?? .impossible
    case 2 where numbers[1].digits == 4 && numbers[0].digits <= 2:
      return day(numbers[1].value, month, numbers[0].value)
    case 2 where numbers[0].digits == 4 && numbers[1].digits <= 2:
      return day(numbers[0].value, month, numbers[1].value)
    default: return .unreadable
    }
  }
  switch numbers.count {
  case 1 where numbers[0].digits == 4 && words.count == 1 && (1900...2100).contains(numbers[0].value):
    return LocalDate(year: numbers[0].value, month: 1, day: 1).map(WrittenDate.period) ?? .impossible
  case 2 where numbers[0].digits <= 2 && numbers[1].digits == 4:
    return LocalDate(year: numbers[1].value, month: numbers[0].value, day: 1).map(WrittenDate.period)
      ?? .impossible
  case 2 where numbers[0].digits == 4 && numbers[1].digits <= 2:
    return LocalDate(year: numbers[0].value, month: numbers[1].value, day: 1).map(WrittenDate.period)
      ?? .impossible
  case 3 where numbers[0].digits == 4 && numbers[1].digits <= 2 && numbers[2].digits <= 2:
    return day(numbers[0].value, numbers[1].value, numbers[2].value)
  case 3 where numbers[2].digits == 4 && numbers[0].digits <= 2 && numbers[1].digits <= 2:
    let (first, second, year) = (numbers[0].value, numbers[1].value, numbers[2].value)
    if first == second { return day(year, first, second) }
    if first > 31 || second > 31 || (first > 12 && second > 12) { return .impossible }
    return .twoNumbers(first, second, year: year)
  default: return .unreadable
  }
}

/// True for the parts of "09:30:00.000Z", "9:30 AM" and « à 9 h 30 ».
private func isOfTime(_ word: Substring) -> Bool {
  let digits = word.prefix { $0.isNumber }
  return digits.count <= 4
    && ["", "z", "am", "pm", "a", "p", "m", "h", "at", "t", "utc", "gmt"].contains(
      word.dropFirst(digits.count))
}

private let ignoredInDates: Set<String> = [
  "of", "the", "de", "le", "du", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  "sunday", "mon", "tue",
  "wed", "thu", "fri", "sat", "sun", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
]

private let monthsByName: [String: Int] = {
  var months: [String: Int] = [:]
  for (index, month) in LocalDate.months.enumerated() {
    for name in [folded(month.en), folded(month.fr)] { months[name] = index + 1 }
    months[String(folded(month.en).prefix(3))] = index + 1
  }
  for (name, month) in [
    ("janv", 1), ("jan", 1), ("fev", 2), ("fevr", 2), ("mars", 3), ("avr", 4), ("juin", 6), ("juil", 7),
    ("juill", 7), ("jul", 7), ("aout", 8), ("sept", 9),
    ("octo", 10), ("dec", 12),
  ] { months[name] = month }
  return months
}()

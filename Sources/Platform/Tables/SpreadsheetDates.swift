import Basics

/// What a number in a workbook stands for. Only its number format tells: a date is a count of days.
enum NumberFormat: Sendable, Equatable {
  case number
  /// A day, perhaps with a time, which is left out.
  case date
  case timeOfDay
  /// Hours that go on after 24.
  case elapsedTime

  /// The formats that every spreadsheet program knows by number (ECMA-376, part 1, 18.8.30).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 22, 27...31, 34...36, 50...58: self = .date
    case 18...21, 32, 33, 45, 47: self = .timeOfDay
    case 46: self = .elapsedTime
    default: self = .number
    }
  }

  /// A format a person made up, such as `[$-40C]d mmmm yyyy;@` or `[h]:mm`.
  ///
  /// Quoted text, escaped letters and what is in brackets say nothing about the kind, apart from `[h]`,
  /// `[m]` and `[s]`. An m means minutes beside hours or seconds, and months otherwise.
  init(code: String) {
    var found: Set<Character> = []
    var isElapsed = false
    var isMonthName = false
    var rest = code.lowercased()[...]
    // The first section is the one for what is not negative.
    reading: while let letter = rest.popFirst() {
      switch letter {
      case ";": break reading
      case "\\", "_", "*": rest = rest.dropFirst()
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[":
        let inside = Set(rest.prefix { $0 != "]" })
        rest = rest.drop { $0 != "]" }.dropFirst()
        isElapsed = isElapsed || inside == ["h"] || inside == ["m"] || inside == ["s"]
      case "y", "m", "d", "h", "s":
        isMonthName = isMonthName || (letter == "m" && rest.hasPrefix("mm"))
        found.insert(letter)
      default: continue
      }
    }
    if found.contains("y") || found.contains("d") || isMonthName {
      self = .date
    } else if isElapsed {
      self = .elapsedTime
    } else if found.contains("h") || found.contains("s") {
      self = .timeOfDay
    } else {
      self = found.contains("m") ? .date : .number
    }
  }
}

/// The day from which a workbook counts. Those that began on old Macintoshes count from 1904.
enum FirstDay: Sendable {
  case of1900, of1904

  /// The day with this number, or nil if no calendar has it.
  ///
  /// Counting from 1900, spreadsheet programs know a February 29 that never was, day 60, so as to agree with
  /// the first of their kind. Days before it are one further from 1970 than their number says.
  func day(_ number: Int) -> LocalDate? {
    let daysSince1970: Int
    switch self {
    case .of1900:
      guard (1...2_958_465).contains(number), number != 60 else { return nil }
      daysSince1970 = number - (number < 60 ? 25_568 : 25_569)
    case .of1904:
      guard (0...2_957_003).contains(number) else { return nil }
      daysSince1970 = number - 24_107
    }
    return LocalDate(daysSince1970: Int32(truncatingIfNeeded: daysSince1970))
  }
}

/// `2026-11-22` or `14:30` for a number that is shown as a date or a time; nil if it can be none.
func dateOrTime(_ serial: Double, format: NumberFormat, from firstDay: FirstDay) -> String? {
  // The last second of the year 9999; also keeps out what is not a number.
  guard format != .number, serial >= 0, serial < 2_958_466 else { return nil }
  // 14:30 is kept as 0.60416666666, which is a hair too little.
  let seconds = Int((serial * 86_400).rounded())
  let two = { (n: Int) in n < 10 ? "0\(n)" : "\(n)" }
  switch format {
  case .number: return nil
  case .date: return firstDay.day(seconds / 86_400)?.description
  case .timeOfDay: return two(seconds / 3_600 % 24) + ":" + two(seconds / 60 % 60)
  case .elapsedTime: return two(seconds / 3_600) + ":" + two(seconds / 60 % 60)
  }
}

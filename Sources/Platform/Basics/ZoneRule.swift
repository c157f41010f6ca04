/// How clocks are changed every year from the last change that a table lists: the end of a TZif file, in the words of POSIX,
/// `AST4ADT,M3.2.0,M11.1.0`.
struct ZoneRule: Sendable {
  /// Seconds east of Greenwich.
  private let standard: Int64
  private let summer: (offset: Int64, begin: Day, end: Day)?

  /// A day of every year, and a time on it.
  private struct Day {
    enum Kind {
      /// The week from 1, 5 being the last of the month; the day from Sunday, 0.
      case weekday(month: Int, week: Int, day: Int)
      /// The day from 1; February 29 is never counted.
      case julian(Int)
      /// The day from 0; February 29 is counted.
      case ofYear(Int)
    }
    let kind: Kind
    let seconds: Int64
  }

  /// Nil when it is not such a rule.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    guard Self.name(&rest), let west = Self.time(&rest, hours: 24) else { return nil }
    standard = -west
    if rest.isEmpty {
      summer = nil
      return
    }
    guard Self.name(&rest) else { return nil }
    var offset = standard + 3_600
    if rest.first != UInt8(ascii: ",") {
      guard let west = Self.time(&rest, hours: 24) else { return nil }
      offset = -west
    }
    guard let begin = Self.day(&rest), let end = Self.day(&rest), rest.isEmpty else { return nil }
    summer = (offset, begin, end)
  }

  func offset(at seconds: Int64) -> Int64 {
    guard let summer else { return standard }
    let day = Int32(clamping: (seconds + standard) / 86_400)
    let year = LocalDate(daysSince1970: day).parts.year
    guard let begin = Self.second(summer.begin, of: year), let end = Self.second(summer.end, of: year) else {
      return standard
    }
    let (from, until) = (begin - standard, end - summer.offset)
    // South of the equator summer goes over the new year.
    let isSummer = from < until ? (from..<until).contains(seconds) : !(until..<from).contains(seconds)
    return isSummer ? summer.offset : standard
  }

  /// In seconds since 1970, as clocks on the wall show them.
  private static func second(_ day: Day, of year: Int) -> Int64? {
    guard let first = LocalDate(year: year, month: 1, day: 1)?.daysSince1970 else { return nil }
    let number: Int32
    switch day.kind {
    case .ofYear(let days): number = first + Int32(clamping: days)
    case .julian(let days):
      let isLater = days >= 60 && LocalDate.daysInMonth(2, ofYear: year) == 29
      number = first + Int32(clamping: isLater ? days : days - 1)
    case .weekday(let month, let week, let weekday):
      guard let start = LocalDate(year: year, month: month, day: 1)?.daysSince1970 else { return nil }
      // 1970-01-01 was a Thursday, 4 from Sunday.
      let firstWeekday = ((Int(start) + 4) % 7 + 7) % 7
      var dayOfMonth = (weekday - firstWeekday + 7) % 7 + 7 * (week - 1)
      while dayOfMonth >= LocalDate.daysInMonth(month, ofYear: year) { dayOfMonth -= 7 }
      number = start + Int32(clamping: dayOfMonth)
    }
    return Int64(number) * 86_400 + day.seconds
  }

  /// `AST` or `<-03>`
  private static func name(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if rest.first == UInt8(ascii: "<") {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(end + 1)...]
      return true
    }
    let letters = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  /// `4`, `-3:30`, `26:00:00`, in seconds.
  private static func time(_ rest: inout ArraySlice<UInt8>, hours: Int) -> Int64? {
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard let hour = number(&rest, upTo: hours) else { return nil }
    var seconds = hour * 3_600
    for unit in [60, 1] where rest.first == UInt8(ascii: ":") {
      rest = rest.dropFirst()
      guard let part = number(&rest, upTo: 59) else { return nil }
      seconds += part * unit
    }
    return Int64(isNegative ? -seconds : seconds)
  }

  /// `,M3.2.0/2`
  private static func day(_ rest: inout ArraySlice<UInt8>) -> Day? {
    guard rest.popFirst() == UInt8(ascii: ",") else { return nil }
    let kind: Day.Kind
    switch rest.first {
    case UInt8(ascii: "M"):
      rest = rest.dropFirst()
      guard let month = number(&rest, upTo: 12), month > 0, rest.popFirst() == UInt8(ascii: "."),
        let week = number(&rest, upTo: 5), week > 0, rest.popFirst() == UInt8(ascii: "."),
        let day = number(&rest, upTo: 6)
      else { return nil }
      kind = .weekday(month: month, week: week, day: day)
    case UInt8(ascii: "J"):
      rest = rest.dropFirst()
      guard let day = number(&rest, upTo: 365), day > 0 else { return nil }
      kind = .julian(day)
    default:
      guard let day = number(&rest, upTo: 365) else { return nil }
      kind = .ofYear(day)
    }
    guard rest.first == UInt8(ascii: "/") else { return Day(kind: kind, seconds: 7_200) }
    rest = rest.dropFirst()
    return time(&rest, hours: 167).map { Day(kind: kind, seconds: $0) }
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, upTo most: Int) -> Int? {
    let digits = rest.prefix(4).prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return number <= most ? number : nil
  }
}

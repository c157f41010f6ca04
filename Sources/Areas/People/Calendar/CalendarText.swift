import Basics

/// A calendar as other programs read it (iCalendar, RFC 5545): days on which something is due, and nothing else.
package struct CalendarText: Sendable {
  package struct Day: Sendable {
    /// Stands for the same thing each time it is read.
    let id: String
    let day: LocalDate
    let title: String
    /// The page that tells more, to whoever may see it.
    let page: String

    package init(id: String, day: LocalDate, title: String, page: String) {
      self.id = id
      self.day = day
      self.title = title
      self.page = page
    }
  }

  let name: String
  let days: [Day]

  package init(name: String, days: [Day]) {
    self.name = name
    self.days = days
  }

  /// - Parameter now: when it is read.
  package func text(at now: Moment) -> String {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Allies//Allies//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "NAME:" + Self.escaped(name), "X-WR-CALNAME:" + Self.escaped(name),
      "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
    ]
    let stamp = Self.stamp(now)
    let events = days.flatMap { day in
      [
        "BEGIN:VEVENT", "UID:" + Self.escaped(day.id), "DTSTAMP:" + stamp,
        "DTSTART;VALUE=DATE:" + Self.digits(day.day), "SUMMARY:" + Self.escaped(day.title), "URL:" + day.page,
        "TRANSP:TRANSPARENT", "END:VEVENT",
      ]
    }
    return (head + events + ["END:VCALENDAR"]).map { Self.folded($0) + "\r\n" }.joined()
  }

  /// Strokes backwards, semicolons, commas and line ends have a meaning of their own (3.3.11); other control characters have no place.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for letter in text.unicodeScalars {
      switch letter {
      case "\\", ";", ",": escaped += "\\" + String(letter)
      case "\n": escaped += "\\n"
      case _ where letter.value < 0x20 || letter.value == 0x7F: continue
      default: escaped.unicodeScalars.append(letter)
      }
    }
    return escaped
  }

  /// Lines of 75 bytes at most, of which those that go on begin with a space (3.1); no letter is cut in two.
  static func folded(_ line: String) -> String {
    var folded = ""
    var count = 0
    for letter in line.unicodeScalars {
      let width = String(letter).utf8.count
      if count + width > 75 {
        folded += "\r\n "
        count = 1
      }
      folded.unicodeScalars.append(letter)
      count += width
    }
    return folded
  }

  private static func digits(_ day: LocalDate) -> String { day.description.filter { $0 != "-" } }

  /// `20261122T170509Z`
  private static func stamp(_ moment: Moment) -> String {
    let seconds = moment.microsecondsSince1970 / 1_000_000
    let day = LocalDate(daysSince1970: Int32(clamping: seconds / 86_400))
    let time = [seconds % 86_400 / 3_600, seconds % 3_600 / 60, seconds % 60].map {
      $0 < 10 ? "0\($0)" : "\($0)"
    }
    return digits(day) + "T" + time.joined() + "Z"
  }
}

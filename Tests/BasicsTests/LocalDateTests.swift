import Basics
import Foundation
import Testing

/// Days: when Amina registered, and how long ago that was.
@Suite("A day")
struct LocalDateTests {
  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> LocalDate {
    try #require(LocalDate(year: year, month: month, day: day))
  }

  @Test("from 1900 to 2100 is the one after the day before, by its number and by its name")
  func everyDay() throws {
    var number = try day(1900, 1, 1).daysSince1970
    for year in 1900...2100 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for (month, length) in zip(1..., lengths) {
        if LocalDate.daysInMonth(month, ofYear: year) != length { Issue.record("\(year)-\(month)") }
        for dayOfMonth in 1...length {
          let date = LocalDate(daysSince1970: number)
          if date.parts != (year, month, dayOfMonth)
            || LocalDate(year: year, month: month, day: dayOfMonth) != date
            || LocalDate(iso: date.description) != date
          {
            Issue.record("\(year)-\(month)-\(dayOfMonth) is \(date)")
          }
          number += 1
        }
        if LocalDate(year: year, month: month, day: length + 1) != nil { Issue.record("\(year)-\(month)") }
      }
    }
    #expect(number == 47_847)
  }

  @Test("is counted from the first of January 1970")
  func epoch() throws {
    #expect(try day(1970, 1, 1).daysSince1970 == 0)
    #expect(try day(1969, 12, 31).daysSince1970 == -1)
    #expect(try day(2000, 2, 29).daysSince1970 == 11_016)
    #expect(try day(2026, 11, 22).days(until: day(2027, 11, 22)) == 365)
    #expect(try day(2026, 11, 22).days(until: day(2026, 11, 20)) == -2)
    #expect(try day(2026, 11, 22) < day(2026, 12, 1))
  }

  @Test("exists in the calendar, between years 1 and 9999")
  func calendar() throws {
    for (year, month, day) in [
      (2025, 2, 29), (1900, 2, 29), (2024, 2, 30), (2024, 4, 31), (2024, 0, 1), (2024, 13, 1), (2024, 1, 0),
      (0, 1, 1),
      (10_000, 1, 1), (-4, 1, 1), (.max, .max, .max), (.min, .min, .min), (2024, 1, .max),
    ] {
      #expect(LocalDate(year: year, month: month, day: day) == nil, "\(year)-\(month)-\(day)")
    }
    for (year, month, dayOfMonth) in [(2024, 2, 29), (2000, 2, 29), (1, 1, 1), (9999, 12, 31)] {
      #expect(try day(year, month, dayOfMonth).parts == (year, month, dayOfMonth))
    }
    #expect(try day(1, 1, 1).description == "0001-01-01")
    #expect(try day(9999, 12, 31).description == "9999-12-31")
  }

  @Test("however far away, has a name")
  func farDays() {
    for number in [Int32.min, .max] { #expect(!LocalDate(daysSince1970: number).words.fr.isEmpty) }
    #expect(LocalDate(daysSince1970: .min).days(until: .init(daysSince1970: .max)) == Int(UInt32.max))
  }

  @Test(
    "is read as it is written, and not otherwise",
    arguments: [
      "2026-11-2", "2026-1-02", "26-11-22", "2026/11/22", "2026-11-22 ", " 2026-11-22", "2026-11-22T00:00",
      "20261122",
      "2026-11-31", "-026-11-22", "+026-11-22", "2026-+1-22", "2026--1-22", "2026-11-22-", "", "--",
      "２０２６-11-22",
      "٢٠٢٦-١١-٢٢", "2026–11–22", "0000-01-01", "2026-11-22\n", "2026-11-2\u{301}2",
    ])
  func strictReading(text: String) {
    #expect(LocalDate(iso: text) == nil)
  }

  @Test("is written in words in both languages")
  func words() throws {
    #expect(try day(2026, 11, 22).words == Bilingual(en: "November 22, 2026", fr: "22 novembre 2026"))
    #expect(try day(2026, 5, 1).words == Bilingual(en: "May 1, 2026", fr: "1er mai 2026"))
    #expect(try day(2026, 8, 21).words == Bilingual(en: "August 21, 2026", fr: "21 août 2026"))
    #expect(LocalDate.months.count == 12)
    #expect(LocalDate.months.map(\.fr).first == "janvier" && LocalDate.months.map(\.en).last == "December")
  }

  @Test("is kept in JSON as it is written, and nothing else is taken for one")
  func json() throws {
    let days = [try day(2026, 11, 22)]
    #expect(String(decoding: try JSONEncoder().encode(days), as: UTF8.self) == #"["2026-11-22"]"#)
    #expect(try JSONDecoder().decode([LocalDate].self, from: Data(#"["2026-11-22"]"#.utf8)) == days)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([LocalDate].self, from: Data(#"["22/11/2026"]"#.utf8))
    }
  }

  @Test("today is a day of this century")
  func today() throws {
    #expect((2_024...2_099).contains(LocalDate.today().parts.year))
  }
}

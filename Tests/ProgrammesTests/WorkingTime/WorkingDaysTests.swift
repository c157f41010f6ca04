import Basics
import People
import Testing

@testable import Programmes

@Suite("Working days and holidays")
struct WorkingDaysTests {
  @Test("five working days after a Thursday is the next Thursday, and weekends do not count")
  func counting() throws {
    let days = WorkingDays(in: .novaScotia)
    let thursday = try #require(LocalDate(iso: "2026-11-19"))
    #expect(days.after(thursday, 5) == LocalDate(iso: "2026-11-26"))
    #expect(days.after(thursday, 2) == LocalDate(iso: "2026-11-23"))
    #expect(days.after(thursday, 0) == thursday)
    let week = (0..<7).map { thursday.adding(days: $0) }
    #expect(week.map(days.isWorking) == [true, true, false, false, true, true, true])
  }

  @Test("a day before 1970 has its weekday too")
  func longAgo() throws {
    let sunday = try #require(LocalDate(iso: "1969-12-28"))
    #expect(sunday.weekday == 6 && sunday.adding(days: 1).weekday == 0)
  }

  @Test(
    "Easter is where the calendars of churches have it",
    arguments: [
      "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
      "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25",
    ])
  func easter(day: String) throws {
    let date = try #require(LocalDate(iso: day))
    #expect(Holiday.easter(date.parts.year) == date)
  }

  @Test("Easter is a Sunday from March 22 to April 25, in every year of four centuries")
  func everyEaster() throws {
    for year in 1900...2299 {
      let day = try #require(Holiday.easter(year))
      let (_, month, date) = day.parts
      #expect(day.weekday == 6 && (month == 3 && date >= 22 || month == 4 && date <= 25))
    }
  }

  @Test("holidays that move stand where the calendars of 2026 and 2027 have them")
  func moving() {
    let known: [(Holiday, String, String)] = [
      (.newYear, "2026-01-01", "2027-01-01"), (.family, "2026-02-16", "2027-02-15"),
      (.goodFriday, "2026-04-03", "2027-03-26"), (.victoria, "2026-05-18", "2027-05-24"),
      (.canada, "2026-07-01", "2027-07-01"), (.civic, "2026-08-03", "2027-08-02"),
      (.discovery, "2026-08-17", "2027-08-16"), (.labour, "2026-09-07", "2027-09-06"),
      (.reconciliation, "2026-09-30", "2027-09-30"), (.thanksgiving, "2026-10-12", "2027-10-11"),
      (.remembrance, "2026-11-11", "2027-11-11"), (.christmas, "2026-12-25", "2027-12-27"),
      (.boxing, "2026-12-28", "2027-12-28"),
    ]
    for (holiday, first, second) in known {
      #expect(holiday.day(in: 2026)?.description == first, "\(holiday)")
      #expect(holiday.day(in: 2027)?.description == second, "\(holiday)")
    }
  }

  @Test("Christmas and the day after are never the same day, nor on a weekend", arguments: 2000...2100)
  func christmas(year: Int) throws {
    let (first, second) = (
      try #require(Holiday.christmas.day(in: year)), try #require(Holiday.boxing.day(in: year))
    )
    #expect(first < second && first.weekday < 5 && second.weekday < 5)
  }

  @Test("each province has its own days", arguments: Jurisdiction.allCases)
  func provinces(jurisdiction: Jurisdiction) {
    let counts: [Jurisdiction: Int] = [
      .alberta: 9, .britishColumbia: 11, .manitoba: 10, .newBrunswick: 8, .newfoundland: 6, .northwest: 11,
      .novaScotia: 7, .nunavut: 11, .ontario: 9, .princeEdward: 8, .quebec: 9, .saskatchewan: 10,
      .yukon: 11, .federal: 10,
    ]
    #expect(jurisdiction.holidays.count == counts[jurisdiction])
    #expect(Set(jurisdiction.holidays).isSuperset(of: Holiday.everywhere))
    #expect(Set(jurisdiction.holidays).count == jurisdiction.holidays.count)
  }

  @Test(
    "June 24 is a working day in Toronto and none in Montréal, and November 11 the other way round in Halifax"
  )
  func apart() throws {
    let (june, november) = (
      try #require(LocalDate(iso: "2026-06-24")), try #require(LocalDate(iso: "2026-11-11"))
    )
    #expect(WorkingDays(in: .ontario).isWorking(june) && !WorkingDays(in: .quebec).isWorking(june))
    #expect(WorkingDays(in: .quebec).isWorking(november) && !WorkingDays(in: .novaScotia).isWorking(november))
    // Where nobody has said where they work, what all of Canada has counts, and nothing else.
    #expect(WorkingDays(in: nil).isWorking(november))
    #expect(!WorkingDays(in: nil).isWorking(try #require(LocalDate(iso: "2026-07-01"))))
  }

  @Test("two weeks are in time, four are what is promised, and more is late")
  func clocks() {
    #expect([0, 14, 15, 28, 29].map { WaitClock(days: $0) } == [.early, .early, .due, .due, .late])
  }
}

import Basics
import People
import Testing

@testable import Programmes

@Suite("Working days and waits")
struct WorkingDaysTests {
  @Test("five working days after a Thursday is the next Thursday, and weekends do not count")
  func counting() throws {
    let thursday = try #require(LocalDate(iso: "2026-11-19"))
    #expect(WorkingDays.after(thursday, 5) == LocalDate(iso: "2026-11-26"))
    #expect(WorkingDays.after(thursday, 2) == LocalDate(iso: "2026-11-23"))
    #expect(WorkingDays.after(thursday, 0) == thursday)
    let week = (0..<7).map { thursday.adding(days: $0) }
    #expect(week.map(WorkingDays.isWorking) == [true, true, false, false, true, true, true])
  }

  @Test("a day before 1970 has its weekday too")
  func longAgo() throws {
    let sunday = try #require(LocalDate(iso: "1969-12-28"))
    #expect(!WorkingDays.isWorking(sunday) && WorkingDays.isWorking(sunday.adding(days: 1)))
  }

  @Test("a day ends at midnight where the council works, also where the clock changes that night")
  func ends() throws {
    let halifax = DayClock(try Zone(named: "America/Halifax"))
    // The clock goes back on the first of November 2026, and forward on the eighth of March.
    for (day, end) in [
      ("2026-11-22", "2026-11-23T04:00"), ("2026-10-31", "2026-11-01T03:00"),
      ("2026-11-01", "2026-11-02T04:00"),
      ("2026-03-08", "2026-03-09T03:00"),
    ] {
      let date = try #require(LocalDate(iso: day))
      let midnight = halifax.end(of: date)
      #expect(halifax.day(midnight) == date.adding(days: 1), "\(day)")
      #expect(halifax.day(midnight + .microseconds(-1)) == date, "\(day)")
      let parts = try #require(LocalDate(iso: String(end.prefix(10))))
      let hour = try #require(Int64(end.dropFirst(11).prefix(2)))
      #expect(
        midnight.microsecondsSince1970 == (Int64(parts.daysSince1970) * 86_400 + hour * 3_600) * 1_000_000)
    }
  }

  @Test("two weeks are in time, four are what is promised, and more is late")
  func clocks() {
    #expect([0, 14, 15, 28, 29].map { WaitClock(days: $0) } == [.early, .early, .due, .due, .late])
  }
}

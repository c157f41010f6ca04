import Basics
import People
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import Programmes

@Suite("When a council works")
struct WorkCalendarTests {
  private static func calendar(
    _ zone: CanadianZone = .atlantic, _ jurisdiction: Jurisdiction? = .novaScotia
  ) throws -> WorkCalendar {
    WorkCalendar(DayClock(try Zone(named: zone.rawValue)), WorkingDays(in: jurisdiction))
  }

  /// `2026-11-22T14:30` in Greenwich.
  private static func moment(_ text: String) throws -> Moment {
    let day = try #require(LocalDate(iso: String(text.prefix(10))))
    let numbers = text.dropFirst(11).split(separator: ":").compactMap { Int64($0) }
    let seconds = Int64(day.daysSince1970) * 86_400 + (numbers.first ?? 0) * 3_600 + (numbers.last ?? 0) * 60
    return Moment(microsecondsSince1970: seconds * 1_000_000)
  }

  @Test("a day ends at midnight where the council works, also where the clock changes that night")
  func ends() throws {
    let halifax = DayClock(try Zone(named: "America/Halifax"))
    // The clock goes back on the first of November 2026, and forward on the eighth of March.
    for (day, end) in [
      ("2026-11-22", "2026-11-23T04:00"), ("2026-10-31", "2026-11-01T03:00"),
      ("2026-11-01", "2026-11-02T04:00"), ("2026-03-08", "2026-03-09T03:00"),
    ] {
      let date = try #require(LocalDate(iso: day))
      let midnight = halifax.end(of: date)
      #expect(halifax.day(midnight) == date.adding(days: 1), "\(day)")
      #expect(halifax.day(midnight + .microseconds(-1)) == date, "\(day)")
      #expect(try midnight == Self.moment(end))
    }
  }

  @Test(
    "every zone of Canada is known here, and its day begins when its clocks show midnight",
    arguments: CanadianZone.allCases)
  func zones(zone: CanadianZone) throws {
    let clock = try Self.calendar(zone).clock
    for day in ["2026-03-08", "2026-06-30", "2026-10-31", "2026-11-01", "2026-12-31"] {
      let date = try #require(LocalDate(iso: day))
      for hour in [0, 8, 20] {
        let reading = clock.reading(clock.moment(hour: hour, of: date))
        #expect(reading.day == date && reading.secondOfDay == hour * 3_600)
      }
    }
  }

  @Test("the same promise ends four and a half hours apart in St. John’s and in Vancouver")
  func coasts() throws {
    let now = try Self.moment("2026-11-23T15:00")
    let span = ModelSpan(3, .workingDays)
    let east = try Self.calendar(.newfoundland, .newfoundland).end(of: span, from: now)
    let west = try Self.calendar(.pacific, .britishColumbia).end(of: span, from: now)
    #expect(east.duration(to: west) == .seconds(16_200))
  }

  @Test("a promise is as long as it says though the clock falls back an hour meanwhile")
  func fallsBack() throws {
    // From Friday, October 30, to Wednesday, November 4, 2026: three working days, and the clock goes back on the Sunday.
    let calendar = try Self.calendar()
    let end = calendar.end(of: ModelSpan(3, .workingDays), from: try Self.moment("2026-10-30T13:00"))
    #expect(calendar.clock.day(end + .microseconds(-1)) == LocalDate(iso: "2026-11-04"))
    #expect(end == (try Self.moment("2026-11-05T04:00")))
  }

  @Test("a promise that would end on a holiday or a weekend ends on the next working day")
  func holidays() throws {
    let halifax = try Self.calendar()
    // November 11 is a holiday in Halifax and a working day in Montréal; the 25th of December 2026 is a Friday.
    let lastWeek = try Self.moment("2026-10-28T15:00")
    #expect(halifax.lastDay(of: ModelSpan(14, .days), from: lastWeek) == LocalDate(iso: "2026-11-12"))
    let montreal = try Self.calendar(.eastern, .quebec)
    #expect(montreal.lastDay(of: ModelSpan(14, .days), from: lastWeek) == LocalDate(iso: "2026-11-11"))
    let advent = try Self.moment("2026-12-11T15:00")
    #expect(halifax.lastDay(of: ModelSpan(14, .days), from: advent) == LocalDate(iso: "2026-12-28"))
    #expect(
      halifax.lastDay(of: ModelSpan(2, .workingDays), from: try Self.moment("2026-12-24T15:00"))
        == LocalDate(iso: "2026-12-29"))
    #expect(
      halifax.lastDay(of: ModelSpan(1, .months), from: try Self.moment("2027-01-31T15:00"))
        == LocalDate(iso: "2027-03-01"))
  }

  @Test(
    "reminders wait for eight in the morning of a working day",
    arguments: [
      // A Monday in Halifax, four hours behind Greenwich.
      ("2026-11-23T15:00", "2026-11-23T15:00"), ("2026-11-23T11:59", "2026-11-23T12:00"),
      ("2026-11-23T23:59", "2026-11-23T23:59"), ("2026-11-24T00:00", "2026-11-24T12:00"),
      // Friday evening; a Sunday; the evening before Remembrance Day.
      ("2026-11-21T00:30", "2026-11-23T12:00"), ("2026-11-22T15:00", "2026-11-23T12:00"),
      ("2026-11-11T01:00", "2026-11-12T12:00"),
    ])
  func quietHours(asked: String, sent: String) throws {
    #expect(try Self.calendar().sendingTime(after: Self.moment(asked)) == Self.moment(sent))
  }

  @Test(
    "where a council works is said once and changed, and others are not asked", arguments: EngineName.allCases
  )
  func kept(engine: EngineName) async throws {
    try await Town.open(engine, besides: [ProgrammesArea.area()]) { town in
      for place in [
        WorkPlace(jurisdiction: .newBrunswick, zone: .moncton),
        WorkPlace(jurisdiction: .novaScotia, zone: .atlantic),
      ] {
        try await town.ask(town.imani) { try WorkCalendarStore($0).set(place, by: $1) }
      }
      let (here, there) = try await town.ask(town.imani) { connection, access in
        let store = WorkCalendarStore(connection)
        return (
          try store.calendar(of: access.council, usual: DayClock(nil)),
          try store.calendar(of: town.montreal.id, usual: DayClock(nil))
        )
      }
      #expect(here.days == WorkingDays(in: .novaScotia))
      #expect(here.clock.reading(town.now).secondOfDay != DayClock(nil).reading(town.now).secondOfDay)
      #expect(there.days == WorkingDays(in: nil))
      #expect(there.clock.reading(town.now) == DayClock(nil).reading(town.now))
    }
  }
}

import Foundation
import Testing

@testable import Basics

/// Clocks on the wall, as the tables of the system have them.
@Suite("Time zones")
struct ZoneTests {
  static let canada = [
    "America/St_Johns", "America/Halifax", "America/Moncton", "America/Toronto", "America/Winnipeg",
    "America/Regina", "America/Edmonton", "America/Vancouver", "America/Whitehorse", "America/Iqaluit",
  ]
  /// South of the equator, summer over the new year, half hours, and no change at all.
  static let elsewhere = [
    "America/Santiago", "Australia/Lord_Howe", "Pacific/Auckland", "Asia/Kathmandu", "UTC",
  ]

  @Test(
    "a zone shows what the calendar of the system shows, from 1970 to 2060", arguments: canada + elsewhere)
  func readings(name: String) throws {
    let zone = try Zone(named: name)
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    // Every 31 hours and a bit, so that all hours come up.
    for seconds in stride(from: 0, to: 2_840_000_000, by: 111_777 * 7) {
      expect(zone, calendar, seconds)
    }
  }

  @Test("clocks change in the second in which they do", arguments: canada)
  func changes(name: String) throws {
    let zone = try Zone(named: name)
    var calendar = Calendar(identifier: .gregorian)
    let reference = try #require(TimeZone(identifier: name))
    calendar.timeZone = reference
    var day = Date(timeIntervalSince1970: 1_700_000_000)
    for _ in 0..<24 {
      guard let next = reference.nextDaylightSavingTimeTransition(after: day) else { return }
      for second in -1...1 { expect(zone, calendar, Int(next.timeIntervalSince1970) + second) }
      day = next
    }
  }

  private func expect(_ zone: Zone, _ calendar: Calendar, _ seconds: Int) {
    let parts = calendar.dateComponents(
      [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: Double(seconds)))
    let reading = zone.reading(at: Moment(microsecondsSince1970: Int64(seconds) * 1_000_000))
    #expect(
      reading.day == LocalDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0),
      "\(zone.name) \(seconds)")
    #expect(
      reading.secondOfDay == (parts.hour ?? 0) * 3_600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0),
      "\(zone.name) \(seconds)")
  }

  @Test("moments before 1970 and at the ends of time have a reading")
  func extremes() throws {
    let zone = try Zone(named: "America/Halifax")
    let before = zone.reading(at: Moment(microsecondsSince1970: -1))
    #expect(before == .init(day: LocalDate(daysSince1970: -1), secondOfDay: 72_000 - 1))
    for end in [Int64.min, Int64.max] {
      let reading = zone.reading(at: Moment(microsecondsSince1970: end))
      #expect((0..<86_400).contains(reading.secondOfDay))
    }
  }

  @Test(
    "what is no zone is refused, and no other file is read",
    arguments: [
      "", "Halifax", "../../etc/passwd", "/etc/passwd", "America", "zone.tab", "America/Halifax\u{0}",
    ])
  func refused(name: String) {
    #expect(throws: Refusal.self) { try Zone(named: name) }
  }

  @Test("a table that was damaged is refused or read, and stops nobody")
  func damaged() throws {
    let whole = [UInt8](try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/America/St_Johns")))
    let moment = Moment(microsecondsSince1970: 1_795_000_000_000_000)
    for length in stride(from: 0, to: whole.count, by: 7) {
      _ = zone(Array(whole.prefix(length)))?.reading(at: moment)
    }
    for place in whole.indices {
      var bytes = whole
      bytes[place] = ~bytes[place]
      _ = zone(bytes)?.reading(at: moment)
    }
  }

  private func zone(_ bytes: [UInt8]) -> Zone? { Zone("damaged", table: bytes) }
}

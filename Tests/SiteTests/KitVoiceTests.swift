import Basics
import Testing

@testable import Site

@Suite("The voice of the kit")
struct KitVoiceTests {
  private let english = Voice(.english)
  private let french = Voice(.french)

  private func day(_ text: String) throws -> LocalDate { try #require(LocalDate(iso: text)) }

  /// With plain spaces, which are easier to read here.
  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: "'")
  }

  @Test("money is written as each language writes it")
  func money() {
    let amount = Money(cents: -123_456)
    #expect(english.money(amount) == "−$1,234.56")
    #expect(french.money(amount) == "−1\u{202F}234,56\u{A0}$")
    #expect(french.money(Money(cents: 5)) == "0,05\u{A0}$")
    #expect(english.money(Money(cents: 99_950), cents: false) == "$1,000")
  }

  @Test(
    "an amount is read in either language's way, and nothing else is",
    arguments: [
      ("1234.56", 123_456), ("1 234,56 $", 123_456), ("$1,234.56", 123_456), ("1234", 123_400),
      ("1,234", 123_400),
      ("12,5", 1_250), ("0,05", 5), ("-3", -300), ("10000000000", 1_000_000_000_000), ("", nil), ("abc", nil),
      ("1.2.3", nil),
      ("12,34,567", nil), ("1e5", nil), ("1234,567", nil), (",50", nil), ("5,", nil), ("10000000001", nil),
      ("--1", nil), ("１", nil),
    ])
  func written(text: String, cents: Int64?) {
    #expect(Money(written: text)?.cents == cents)
  }

  @Test("days and hours do not break over two lines")
  func days() throws {
    #expect(french.date(try day("2026-11-21")) == "21\u{A0}novembre\u{A0}2026")
    #expect(plain(french.date(try day("2026-05-01"))) == "1er mai 2026")
    #expect(plain(english.date(try day("2026-11-21"))) == "November 21, 2026")
    #expect(plain(french.shortDate(try day("2026-02-01"))) == "1er févr.")
    #expect(
      plain(french.dates(try day("2026-11-01"), to: try day("2026-11-23"))) == "du 1er au 23 novembre 2026")
    #expect(
      plain(english.dates(try day("2026-11-21"), to: try day("2026-12-02")))
        == "November 21, 2026 to December 2, 2026")
    let times = [(0, 5), (10, 13), (12, 0), (23, 59)].compactMap { ClockTime(hour: $0.0, minute: $0.1) }
    #expect(times.map { plain(french.time($0)) } == ["0 h 05", "10 h 13", "12 h", "23 h 59"])
    #expect(times.map { plain(english.time($0)) } == ["12:05 a.m.", "10:13 a.m.", "12 p.m.", "11:59 p.m."])
    #expect(ClockTime(hour: 24, minute: 0) == nil && ClockTime(hour: 0, minute: 60) == nil)
  }

  @Test("how long, and how long ago")
  func durations() throws {
    let today = try day("2026-11-22")
    func relative(_ text: String, _ voice: Voice) throws -> String {
      plain(voice.relative(try day(text), today: today))
    }
    #expect(try relative("2026-11-22", french) == "aujourd’hui")
    #expect(try relative("2026-11-23", english) == "tomorrow")
    #expect(try relative("2026-11-19", french) == "il y a 3 jours")
    #expect(try relative("2026-12-13", english) == "in 3 weeks")
    #expect(try relative("2025-11-22", french) == "le 22 novembre 2025")
    #expect(
      [0, 1, 60, 90, 121].map { plain(french.duration(minutes: $0)) } == [
        "0 minute", "1 minute", "1 heure", "1 heure 30 minutes", "2 heures 1 minute",
      ])
    #expect(
      [0, 5, 61, 3_000].map { plain(english.ago(minutes: $0)) } == [
        "a moment ago", "5 minutes ago", "1 hour ago", "2 days ago",
      ])
    #expect(
      plain(french.size(bytes: 1_250_000)) == "1,2 Mo" && plain(english.size(bytes: 5_000_000)) == "5 MB")
    #expect(plain(french.size(bytes: 12_345)) == "12 ko" && plain(french.size(bytes: 1)) == "1 octet")
  }
}

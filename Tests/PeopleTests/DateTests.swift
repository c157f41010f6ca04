import Basics
import Testing

@testable import People

/// The forms in which people write dates.
@Suite("Dates")
struct DateTests {
  @Test(
    "a day is read in every form that leaves no doubt",
    arguments: [
      "2026-10-06", "2026/10/06", "2026.10.6", "20261006", "2026-10-06T09:30:00Z", "2026-10-06 09:30",
      "Oct 6, 2026", "October 6, 2026",
      "October 6th, 2026", "6 October 2026", "6th of October 2026", "6-Oct-2026", "06 OCT 2026",
      "Tuesday, October 6, 2026",
      "the 6th of October, 2026", "6 octobre 2026", "le 6 octobre 2026", "mardi 6 octobre 2026",
      "le mardi 6 octobre 2026", "6 oct. 2026",
      "2026 octobre 6", "Oct 6 2026 9:30 AM", " 2026-10-06 ",
    ])
  func day(text: String) {
    #expect(writtenDate(text) == LocalDate(iso: "2026-10-06").map(WrittenDate.day))
  }

  @Test(
    "months are known by their names and short forms in both languages",
    arguments: [
      ("1er janvier 2026", 1), ("1 janv. 2026", 1), ("Jan 1 2026", 1), ("1er février 2026", 2),
      ("1 fév 2026", 2), ("1 févr. 2026", 2),
      ("Feb 1st, 2026", 2), ("1 mars 2026", 3), ("March 1 2026", 3), ("Mar 1 2026", 3), ("1er avril 2026", 4),
      ("1 avr. 2026", 4), ("Apr 1 2026", 4),
      ("1er mai 2026", 5), ("May 1 2026", 5), ("1 juin 2026", 6), ("Jun 1 2026", 6), ("1er juillet 2026", 7),
      ("1 juil. 2026", 7),
      ("1 juill. 2026", 7), ("Jul 1 2026", 7), ("1er août 2026", 8), ("1 aout 2026", 8), ("Aug 1 2026", 8),
      ("1er septembre 2026", 9),
      ("Sept 1 2026", 9), ("Sep 1 2026", 9), ("Oct 1 2026", 10), ("Nov 1 2026", 11),
      ("1er décembre 2026", 12), ("1 déc. 2026", 12),
      ("Dec 1 2026", 12),
    ])
  func months(text: String, month: Int) {
    #expect(writtenDate(text) == LocalDate(year: 2026, month: month, day: 1).map(WrittenDate.day))
  }

  @Test(
    "a month or a year alone is read as its first day, and that is told",
    arguments: [
      ("October 2026", "2026-10-01"), ("oct. 2026", "2026-10-01"), ("10/2026", "2026-10-01"),
      ("2026-10", "2026-10-01"), ("2025", "2025-01-01"),
    ])
  func partial(text: String, day: String) throws {
    #expect(writtenDate(text) == LocalDate(iso: day).map(WrittenDate.period))
    let list = try Lists.person("Registered", text)
    #expect(list.profiles.map(\.registered) == [LocalDate(iso: day)])
    #expect(
      list.notices.map(\.en) == ["“Registered”: 1 cell without a day; read as the first one (“\(text)”)"])
  }

  @Test(
    "a day that the calendar lacks is told as such",
    arguments: ["2026-02-30", "30 février 2026", "2026-13-01", "31/04/2026", "Feb 29, 2025", "45/13/2026"])
  func impossible(text: String) throws {
    #expect(
      try Lists.objection("Registered", text)?.contains("there is no day “\(text)”. Correct the date") == true
    )
  }

  @Test(
    "what is no date is told as such",
    arguments: [
      "soon", "last October", "6 Oct", "06-10-26", "45936", "Oct 6, 2026 or so October", "12:30",
      "2026-10-06-07x", "99999999999999",
    ])
  func unreadable(text: String) throws {
    let objection = try #require(try Lists.objection("Registered", text))
    #expect(
      objection.contains("“\(text)” is not a date") || objection.contains("there is no day"), "\(objection)")
  }

  @Test("nobody registers on a day to come, but an arrival may be planned")
  func future() throws {
    #expect(
      try Lists.objection("Registered", "2026-11-23")?.contains(
        "“2026-11-23” is after today, November 22, 2026")
        == true)
    #expect(try Lists.person("Registered", "2026-11-22").profiles.count == 1)
    #expect(
      try Lists.person("Arrived", "2027-03-01").profiles.map(\.arrived) == [LocalDate(iso: "2027-03-01")])
    #expect(try Lists.objection("Arrived", "2062-03-01")?.contains("too far from today") == true)
    #expect(try Lists.objection("Registered", "1826-03-01")?.contains("too far from today") == true)
  }

  // MARK: Which number is the day

  private func registered(_ dates: [String], order: DateOrder? = nil) throws -> [String] {
    let rows = dates.enumerated().map { "N\($0.offset),Amina,Engineer,\($0.element)\n" }.joined()
    return try Lists.read("ID,Name,Occupation,Registered\n" + rows, dates: order).profiles.map {
      "\($0.registered?.description ?? "none")"
    }
  }

  @Test("one date of a column settles which number is the day in all of it")
  func evidence() throws {
    #expect(try registered(["06/10/2026", "25/10/2026"]) == ["2026-10-06", "2026-10-25"])
    #expect(try registered(["06/10/2026", "10/25/2026"]) == ["2026-06-10", "2026-10-25"])
    #expect(try registered(["06/06/2026"]) == ["2026-06-06"])
  }

  @Test(
    "a column that settles nothing, or contradicts itself, is asked about",
    arguments: [["06/10/2026"], ["06/10/2026", "25/10/2026", "10/25/2026"]])
  func asked(dates: [String]) throws {
    let refusal = try #require(throws: Refusal.self) { try registered(dates) }
    #expect(
      refusal.sentence.en
        == "list.csv, column “Registered”: dates such as 06/10/2026 can be read in two ways. Say which with --dates day-first or --dates month-first."
    )
    #expect(refusal.kind == .content)
  }

  @Test(
    "the person's word settles it",
    arguments: [(DateOrder.dayFirst, "2026-10-06"), (.monthFirst, "2026-06-10")])
  func said(order: DateOrder, day: String) throws {
    #expect(try registered(["06/10/2026"], order: order) == [day])
  }

  @Test("dates that can be read in one way only need no order, even in a column that mixes them")
  func noDoubt() throws {
    #expect(
      try registered(["25/10/2026", "10/26/2026", "2026-01-05"]) == [
        "2026-10-25", "2026-10-26", "2026-01-05",
      ])
  }

  @Test("each column settles its own order")
  func columnByColumn() throws {
    let list = try Lists.read(
      "Name,Occupation,Arrived,Registered\nAmina,Engineer,25/01/2026,01/26/2026\nBao,Accountant,02/01/2026,02/01/2026\n"
    )
    #expect(list.profiles.map { $0.arrived?.description } == ["2026-01-25", "2026-01-02"])
    #expect(list.profiles.map { $0.registered?.description } == ["2026-01-26", "2026-02-01"])
    #expect(list.notices.map(\.en).contains { $0.contains("“Arrived”") && $0.contains("day first") })
    #expect(list.notices.map(\.en).contains { $0.contains("“Registered”") && $0.contains("month first") })
  }
}

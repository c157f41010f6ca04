import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import TestSupport
import Testing

@testable import Identity
@testable import People

@Suite("What is due, in one's own calendar")
struct CalendarTests {
  @Test("lines are folded at 75 bytes, no letter is cut, and what has a meaning is escaped")
  func text() throws {
    let letters = Array("aéœ’—日🌊 ,;\\\nA\r\u{1}")
    var numbers = SeededNumbers(seed: 55)
    for _ in 0..<2_000 {
      let text = String(
        (0..<Int.random(in: 0...200, using: &numbers)).map { _ in
          letters.randomElement(using: &numbers) ?? "a"
        })
      let line = "SUMMARY:" + CalendarText.escaped(text)
      let folded = CalendarText.folded(line)
      let parts = folded.split(separator: "\r\n", omittingEmptySubsequences: false)
      #expect(parts.allSatisfy { $0.utf8.count <= 75 } && parts.dropFirst().allSatisfy { $0.hasPrefix(" ") })
      #expect(Array(folded.replacing("\r\n ", with: "").utf8) == Array(line.utf8))
      #expect(!line.contains { $0 == "\n" || $0 == "\r" || $0 == "\r\n" })
    }
    #expect(CalendarText.escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne")
    let calendar = CalendarText(
      name: "Due",
      days: [
        .init(id: "a@b", day: LocalDate(daysSince1970: 20_000), title: "One, two", page: "https://x.example/")
      ]
    ).text(at: Moment(microsecondsSince1970: 1_790_000_000_000_000))
    #expect(
      calendar.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
        && calendar.hasSuffix("END:VCALENDAR\r\n"))
    #expect(
      calendar.contains("\r\nDTSTART;VALUE=DATE:20241004\r\n")
        && calendar.contains("\r\nDTSTAMP:20260921T141320Z\r\n"))
    #expect(calendar.contains("\r\nSUMMARY:One\\, two\r\n"))
  }

  @Test(
    "a calendar says what is due and names nobody, until its address is made anew or ended",
    arguments: EngineName.allCases)
  func feed(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let karim = try await door.signedIn(door.town.karim, .french)
      let amina = try await door.town.add("Amina", by: door.town.karim)
      let bao = try await door.town.add("Bao", by: door.town.lena)
      for (person, keeper) in [(amina, door.town.karim), (bao, door.town.lena)] {
        try await door.town.agree(person, keptBy: keeper, to: door.town.halifax, until: 10)
      }
      #expect(try await karim.get("/account").text.contains("Créer une adresse"))
      func address(_ page: Answer) throws -> String {
        String(
          try #require(
            page.text.firstMatch(of: /https:\/\/allies\.example\.org(\/fr\/calendar\/[A-Za-z0-9_-]{43})/)
          ).1)
      }
      let first = try address(await karim.post("/account/calendar"))
      let stranger = door.browser()
      let calendar = try await stranger.get(first)
      #expect(calendar.status == 200 && calendar.headers["content-type"] == "text/calendar; charset=utf-8")
      #expect(calendar.text.contains("SUMMARY:Un consentement prend fin"))
      let unfolded = calendar.text.replacing("\r\n ", with: "")
      #expect(unfolded.contains("URL:https://allies.example.org/fr/people/\(amina)/consents"))
      #expect(
        !unfolded.contains("Amina") && !unfolded.contains(bao.description) && !unfolded.contains("Karim"))
      #expect(calendar.text.split(separator: "BEGIN:VEVENT").count == 2)
      let kept = try await door.town.database.read {
        try $0.values("SELECT digest FROM calendar_feeds", as: String.self)
      }
      #expect(kept.count == 1 && !kept.contains { first.contains($0) })

      _ = try await karim.get("/account")
      let second = try address(await karim.post("/account/calendar"))
      #expect(try await stranger.get(first).status == 404)
      #expect(try await stranger.get(second).status == 200)
      #expect(try await stranger.get("/fr/calendar/short").status == 404)
      let (person, now) = (door.town.karim.person, door.now)
      try await door.town.database.write { try AccountStore($0).setClosed(now, person) }
      #expect(try await stranger.get(second).status == 404)
      try await door.town.database.write { try AccountStore($0).setClosed(nil, person) }
      _ = try await karim.get("/account")
      #expect(try await karim.post("/account/calendar/ending").status == 303)
      #expect(try await stranger.get(second).status == 404)
      #expect(
        try await door.log("account").suffix(3) == ["calendar-made", "calendar-made", "calendar-ended"])
    }
  }

  @Test("with the role it was made in a calendar ends", arguments: EngineName.allCases)
  func roleEnds(engine: EngineName) async throws {
    try await FrontDoor.open(engine) { door in
      let karim = try await door.signedIn(door.town.karim)
      _ = try await karim.get("/account")
      let page = try await karim.post("/account/calendar")
      let address = String(try #require(page.text.firstMatch(of: /\/en\/calendar\/[A-Za-z0-9_-]{43}/)).0)
      #expect(try await door.browser().get(address).status == 200)
      let (access, now) = (door.town.karim, door.now)
      try await door.town.database.write {
        _ = try AppointmentStore($0).end(access.person.as(Appointment.self), at: now, by: access.person)
      }
      #expect(try await door.browser().get(address).status == 404)
    }
  }
}

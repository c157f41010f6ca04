import Basics
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Links by which the two answer")
struct PartnershipLinkTests {
  @Test("from the letter to the first meeting without an account, in the language of each")
  func answering() async throws {
    try await PartnershipStory.show { story, site in
      let (elaine, amina) = (site.stranger(), site.stranger(.french))
      let karim = try await site.browser(story.town.karim)
      let proposal = try await story.desk.propose(
        story.desk.draft(story.desk.amina, story.desk.elaine), by: story.town.karim
      ).get()
      let preview = try await karim.get("/en/proposals/\(proposal)/request")
      #expect(preview.status == 200 && preview.text.contains("somebody you could accompany"))
      let asked = try await karim.post("/en/proposals/\(proposal)/request")
      #expect(asked.status == 303)
      let id = try #require(asked.place.split(separator: "/").last.flatMap { ID<Partnership>(String($0)) })
      let first = try #require(try await story.letters().first)
      #expect(
        first.to == "elaine@example.org" && !first.text.contains("Amina") && !first.subject.contains("Amina"))

      // Programs that look through mail follow links too: looking changes nothing.
      let link = try #require(first.link)
      for _ in 0..<3 {
        let page = try await elaine.get("/en\(link)")
        #expect(page.status == 200 && page.text.contains("Civil engineer"))
        #expect(!page.text.contains("Amina") && !page.text.contains("amina@"))
      }
      #expect(try await story.partnership(id).state == .asked)
      let yes = try await elaine.post("/en\(link)/acceptance")
      #expect(yes.status == 303)
      #expect(try await elaine.get(yes.place).text.contains("Your yes is written down"))
      // The link has been used: nothing is done twice, and its page says what to do.
      let again = try await elaine.post("/en\(link)/acceptance")
      #expect(again.status == 409 && again.text.contains("This link has been used"))
      #expect(try await story.partnership(id).state == .confirmed)

      let found = try #require(try await story.letters().last)
      #expect(found.to == "amina@example.org" && !found.text.contains("Elaine"))
      let second = try #require(found.link)
      let page = try await amina.get("/fr\(second)")
      #expect(page.status == 200 && !page.text.contains("Elaine") && !page.text.contains("Northgate"))
      #expect(try await amina.post("/fr\(second)/acceptance").status == 303)

      let both = try await karim.get("/en/partnerships/\(id)/introduction")
      #expect(both.status == 200 && both.text.contains("elaine@example.org"))
      #expect(try await karim.post("/en/partnerships/\(id)/introduction").status == 303)
      let introductions = try await story.letters().suffix(2)
      #expect(introductions.map(\.to).sorted() == ["amina@example.org", "elaine@example.org"])
      for letter in introductions {
        #expect(letter.text.contains("Amina") && letter.text.contains("Elaine"))
        #expect(
          letter.text.contains(letter.to.hasPrefix("amina") ? "elaine@example.org" : "amina@example.org"))
        #expect(!letter.subject.contains("Amina") && !letter.subject.contains("Elaine"))
      }
      try await meeting(introductions.first { $0.to.hasPrefix("amina") }?.link, id, story, amina)
      for language in Language.allCases {
        for address in [
          "partnerships/\(id)", "programmes/\(story.desk.programme)/partnerships",
          "programmes/\(story.desk.programme)/partnerships/over",
        ] {
          let page = try await karim.get("/\(language.rawValue)/\(address)")
          #expect(page.status == 200, "\(address)")
        }
      }
    }
  }

  /// Amina finds a day, names a goal, signs, and tells of the meeting, each by the link that the one before led to.
  private func meeting(
    _ link: String?, _ id: ID<Partnership>, _ story: PartnershipStory, _ amina: Browser
  ) async throws {
    var here = "/fr" + (try #require(link))
    func step(_ part: String, _ fields: [(String, String)] = []) async throws {
      let page = try await amina.get(here)
      #expect(page.status == 200)
      let answer = try await amina.post("\(here.prefix { $0 != "?" })/\(part)", fields)
      #expect(answer.status == 303, "\(part)")
      here = answer.place
    }
    let wrong = try await amina.post(
      "\(here)/meetings", [("met", "yes"), ("day", "2031-01-01"), ("minutes", "90")])
    #expect(wrong.status == 422)
    let today = LocalDate(of: story.town.now)
    try await step("arrangement", [("planned", today.adding(days: 3).description), ("time", "18:30")])
    let calendar = try await amina.get("\(here.prefix { $0 != "?" })/calendar")
    #expect(calendar.text.contains("BEGIN:VEVENT") && calendar.text.contains("T183000Z"))
    try await step("goals", [("goal", "Comprendre la culture du travail")])
    try await step("signature")
    try await step("meetings", [("met", "yes"), ("day", today.description), ("minutes", "90")])
    let page = try await amina.get(here)
    #expect(page.text.contains("Comprendre la culture du travail") && page.text.contains("1\u{A0}h"))
    #expect(try await story.meetings(id).map(\.minutes).reduce(0, +) == 90)
    try await step("ending", [("closing", "employed"), ("words", "Merci")])
    #expect(try await story.partnership(id).closing == .employed)
  }

  @Test("no, with a reason, is one press and some words; the place is free, and nobody is told who")
  func declining() async throws {
    try await PartnershipStory.show { story, site in
      let elaine = site.stranger()
      let id = try await story.begin()
      let link = try #require(try await story.letters().first?.link)
      _ = try await elaine.get("/en\(link)")
      #expect(try await elaine.post("/en\(link)/refusal").status == 422)
      let no = try await elaine.post("/en\(link)/refusal", [("reason", "later"), ("words", "In spring")])
      #expect(no.status == 303)
      #expect(try await story.partnership(id).closing == .professionalDeclined)
      #expect(try await story.desk.desk(story.town.karim).places(of: story.desk.elaine).free == 1)
      #expect(try await story.letters().count == 1, "Amina was not asked, and is told of nothing")
      let karim = try await site.browser(story.town.karim)
      let page = try await karim.get("/en/partnerships/\(id)")
      #expect(page.text.contains("In spring") && page.text.contains("Not now, but gladly later"))
    }
  }

  @Test("an answer after the release is heard, and told to the coordinator")
  func late() async throws {
    try await PartnershipStory.show { story, site in
      let elaine = site.stranger()
      let id = try await story.begin()
      let link = try #require(try await story.letters().first?.link)
      _ = try await story.take(.release, id, .init(closing: .unanswered)).get()
      let released = try #require(try await story.letters().last)
      #expect(released.to == "elaine@example.org" && released.subject.contains("asked somebody else"))
      let page = try await elaine.get("/en\(link)")
      #expect(page.status == 200 && page.text.contains("both of you are free again"))
      let yes = try await elaine.post("/en\(link)/acceptance")
      #expect(yes.status == 303)
      #expect(try await elaine.get(yes.place).text.contains("we have heard you"))
      #expect(try await story.events(id).last?.act == .lateAnswer)
      // And no is heard as well, by the other button of that page.
      #expect(
        try await elaine.post("/en\(try #require(released.link))/refusal", [("reason", "later")]).status
          == 303)
      #expect(try await story.events(id).count { $0.act == .lateAnswer } == 2)
      let waiting = try await story.town.ask(story.town.karim) {
        try PartnershipStore($0, $1).answered(atMost: 5).map(\.partnership.id)
      }
      #expect(waiting == [id])
    }
  }

  @Test("both click an expired link: each is told what to do, and gets one new link a day")
  func expired() async throws {
    try await PartnershipStory.show { story, site in
      let id = try await story.introduced()
      let links = try await story.letters().suffix(2).compactMap(\.link)
      site.site.clock.move(seconds: 46 * 86_400)
      for link in links {
        let browser = site.stranger()
        let page = try await browser.get("/en\(link)")
        #expect(page.status == 409 && page.text.contains("Send me a new link"))
        for _ in 0..<2 { #expect(try await browser.post("/en\(link)/renewal").status == 200) }
      }
      let fresh = try await story.letters().suffix(2)
      #expect(fresh.map(\.to).sorted() == ["amina@example.org", "elaine@example.org"])
      #expect(
        try await story.letters().count == 6, "one to Elaine, one to Amina, two introductions, two new links")
      let open = try await site.stranger().get("/en\(try #require(fresh.first?.link))")
      #expect(open.status == 200)
      _ = id
    }
  }

  @Test("a consent that was taken back closes the profile, and a yes to it is heard and changes nothing")
  func consentGone() async throws {
    try await PartnershipStory.show { story, site in
      let (town, imani) = (story.town, story.town.imani)
      let consent = try await town.agree(story.desk.amina, keptBy: town.karim, to: town.halifax)
      // Imani asks for the council, by Amina's consent.
      let id = try await story.begin(by: imani)
      let link = try #require(try await story.letters().first?.link)
      let elaine = site.stranger()
      #expect(try await elaine.get("/en\(link)").text.contains("Civil engineer"))
      try await town.ask(town.karim) { _ = try ConsentStore($0, $1).withdraw(consent, by: $1.person) }
      let page = try await elaine.get("/en\(link)")
      #expect(page.status == 200 && !page.text.contains("Civil engineer"))
      let yes = try await elaine.post("/en\(link)/acceptance")
      #expect(yes.status == 303)
      #expect(try await story.partnership(id).state == .closed)
      #expect(try await story.events(id).map(\.act) == [.request, .release, .lateAnswer])
    }
  }

  @Test(
    "whoever has no address is written nothing, and the staff sees it; others' partnerships are not there")
  func withoutAddress() async throws {
    try await PartnershipStory.show { story, site in
      let elaine = story.desk.elaine
      try await story.town.database.behind(.open).write {
        try $0.run("UPDATE people SET email = NULL WHERE id = \(elaine)")
      }
      let id = try await story.begin()
      #expect(try await story.letters().isEmpty)
      let karim = try await site.browser(story.town.karim)
      let page = try await karim.get("/en/partnerships/\(id)")
      #expect(page.text.contains("no address: not written") && page.text.contains("tell them yourself"))
      #expect(try await karim.post("/en/partnerships/\(id)/confirmation").status == 303)
      let lena = try await site.browser(story.town.lena)
      _ = try await lena.get("/en\(story.desk.address)")
      #expect(try await lena.get("/en/partnerships/\(id)").status == 404)
      #expect(try await lena.post("/en/partnerships/\(id)/acceptance").status == 404)
      #expect(try await site.stranger().get("/en/answers/\(String(repeating: "a", count: 43))").status == 404)
    }
  }

  @Test("a coach writes down what was told by telephone, and ends it with what was learnt")
  func byTelephone() async throws {
    try await PartnershipStory.show { story, site in
      let karim = try await site.browser(story.town.karim)
      let id = try await story.begin()
      let here = "/en/partnerships/\(id)"
      _ = try await karim.get(here)
      for act in ["confirmation", "acceptance", "introduction"] {
        #expect(try await karim.post("\(here)/\(act)").status == 303, "\(act)")
      }
      #expect(try await karim.get("\(here)/meetings").status == 200)
      let told = [("party", "newcomer"), ("met", "yes"), ("day", "2026-11-22"), ("minutes", "60")]
      #expect(try await karim.post("\(here)/meetings", told).status == 303)
      let other = [("party", "professional"), ("met", "yes"), ("day", "2026-11-22"), ("minutes", "90")]
      #expect(try await karim.post("\(here)/meetings", other).status == 303)
      let page = try await karim.get(here)
      #expect(page.text.contains("two accounts"))
      let meeting = try #require(try await story.meetings(id).first?.id)
      #expect(
        try await karim.post("\(here)/meetings/\(meeting)/settlement", [("minutes", "75")]).status == 303)
      #expect(try await karim.get("\(here)/closure").status == 200)
      let end = [("closing", "completed"), ("words", "She knows the field now"), ("next", "done")]
      #expect(try await karim.post("\(here)/closure", end).status == 303)
      #expect(try await karim.get(here).text.contains("She knows the field now"))
      let twice = try await karim.post("\(here)/closure", end)
      #expect(twice.status == 409 && twice.text.contains("Somebody was quicker"))
      let roster = try await story.desk.desk(story.town.karim).roster
      #expect(!roster.newcomers.contains { $0.person.id == story.desk.amina })
    }
  }
}

import Basics
import PeopleTesting
import Site
import SiteTesting
import Testing

@testable import Employers

@Suite("The roadmap’s pages")
struct RoadmapPageTests {
  private static let addresses = [
    "/employers", "/employers?reader=owner&size=small&need=source", "/employers/stages/plan",
    "/employers/stages/grow",
    "/employers/topics", "/employers/topics?find=posting", "/employers/topics?find=zebra",
    "/employers/topics/job-posting",
  ]

  private func site() async throws -> TestSite {
    try await TestSite([EmployersArea.area(try SampleTopics.roadmap())])
  }

  @Test("every page is well made, the same in both languages, and light", arguments: addresses)
  func pages(address: String) async throws {
    let site = try await site()
    let english = try await Browser(site).get(address)
    let french = try await Browser(site, language: .french).get(address)
    #expect(english.status == 200 && french.status == 200)
    #expect(PageFaults(of: english.text).skeleton == PageFaults(of: french.text).skeleton)
    #expect(PageFaults(of: french.text).looseFrenchSigns.isEmpty)
    #expect(english.text.utf8.count < 60_000)
  }

  @Test("an owner says who they are and what they need, and gets topics; a topic says what to do on Monday")
  func way() async throws {
    let browser = Browser(try await site())
    let start = try await browser.get("/employers?reader=manager&need=welcome")
    #expect(start.text.contains("Begin with these") && start.text.contains("/employers/topics/first-day"))
    #expect(!start.text.contains("/employers/topics/job-posting"))
    let topic = try await browser.get("/employers/topics/job-posting")
    #expect(topic.text.contains("<h2>On Monday</h2>") && topic.text.contains("&lt;b&gt;So&lt;/b&gt;"))
    #expect(topic.text.contains("Ontario Human Rights Commission") && topic.text.contains("Reviewed on"))
    #expect(topic.text.contains("/employers/topics/first-day") && !topic.text.contains("nowhere"))
  }

  @Test("a page that nobody is signed in to is kept by its tag, and asked for anew without being sent again")
  func tag() async throws {
    let site = try await site()
    let first = try await Browser(site).get("/employers/topics/job-posting")
    let tag = try #require(first.headers["etag"])
    #expect(first.headers["cache-control"] == "public, max-age=60")
    for known in [tag, "W/" + tag, "\"other\", " + tag, "*"] {
      let again = try await Browser(site).get("/employers/topics/job-posting", ["if-none-match": known])
      #expect(again.status == 304 && again.text.isEmpty && again.headers["etag"] == tag)
    }
    let french = try await Browser(site, language: .french).get(
      "/employers/topics/job-posting", ["if-none-match": tag])
    #expect(french.status == 200)
    #expect(first.headers["vary"]?.contains("Accept-Language") == true)
  }

  @Test("whoever is signed in sees their own page, and nobody keeps it")
  func signedIn() async throws {
    try await TownSite.open(besides: [EmployersArea.area(try SampleTopics.roadmap())]) { door in
      let page = try await door.browser(door.town.imani).get("/employers/topics/job-posting")
      #expect(
        page.status == 200 && page.headers["etag"] == nil && page.headers["cache-control"] == "no-store")
      #expect(page.text.contains("Imani"))
    }
  }

  @Test(
    "what is not there is the same everywhere, and strange questions are no failure",
    arguments: [
      ("/employers/topics/zebra", 404), ("/employers/stages/hiring", 404),
      ("/employers?reader=king&size=&need=%22%3E", 200),
      ("/employers/topics?find=%3Cscript%3E%22'&reader=x", 200),
      ("/employers/topics?find=" + String(repeating: "a%20", count: 800), 200),
    ])
  func strange(address: String, status: Int) async throws {
    let answer = try await Browser(try await site()).get(address)
    #expect(answer.status == status)
    #expect(!answer.text.contains("<script>\""))
  }

  @Test("a site without topics says so")
  func empty() async throws {
    let answer = try await Browser(try await TestSite([EmployersArea.area(Roadmap([]))])).get("/employers")
    #expect(answer.status == 200 && answer.text.contains("No topic fits"))
  }
}

import Foundation
import SiteTesting
import Testing

@Suite("The first page")
struct HomeJourneyTests {
  @Test("whoever runs it sees how it does; whoever comes from elsewhere does not")
  func condition() throws {
    let folder = try Folder()
    let here = try ServedSite(in: folder)
    let own = try here.get("/en").body
    #expect(own.contains("SQLite") && own.contains(folder.url.path) && own.contains("--public"))
    #expect(here.end() == 0)
    let open = try ServedSite(in: folder, ["--public", "https://allies.example.org"])
    let theirs = try open.get("/en").body
    #expect(!theirs.contains("SQLite") && !theirs.contains(folder.url.path) && !theirs.contains("doctor"))
    #expect(theirs.contains("days, not weeks"))
    #expect(PageFaults(of: theirs).faults.isEmpty)
  }

  @Test("every page the program has is well made, the same in both languages, and has its style and script")
  func pages() throws {
    let folder = try Folder()
    let site = try ServedSite(in: folder, ["--style-guide"])
    for path in ["", "/style-guide", "/nowhere"] {
      let english = try site.get("/en" + path)
      let french = try site.get("/fr" + path)
      #expect(english.status == (path == "/nowhere" ? 404 : 200))
      #expect(PageFaults(of: english.body).faults == [])
      #expect(PageFaults(of: french.body).faults == [])
      #expect(PageFaults(of: english.body).skeleton == PageFaults(of: french.body).skeleton)
      // The guide holds every part there is, a code to scan with it.
      #expect(english.body.utf8.count < (path == "/style-guide" ? 75_000 : 60_000))
      for asset in english.body.matches(of: /"(\/assets\/[^"]+)"/).map({ String($0.1) }) {
        #expect(try site.get(asset).status == 200, "\(asset)")
      }
    }
  }

  @Test("the style guide is shown only where it was asked for")
  func styleGuide() throws {
    let folder = try Folder()
    let site = try ServedSite(in: folder)
    #expect(try site.get("/en/style-guide").status == 404)
    #expect(site.end() == 0)
  }
}

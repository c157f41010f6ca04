import Basics
import Foundation
import SiteTesting
import Testing

@testable import Site

@Suite("The style guide")
struct KitStyleGuideTests {
  private func page(_ language: Language) -> HTML {
    StyleGuide.page(Frame(language: language, address: "/style-guide"))
  }
}

extension KitStyleGuideTests {
  private func faults(_ language: Language) -> PageFaults {
    PageFaults(of: String(decoding: page(language).bytes, as: UTF8.self))
  }

  @Test("is a page without a fault", arguments: Language.allCases)
  func whole(language: Language) {
    #expect(faults(language).faults == [])
  }

  @Test("is built alike in both languages, and says nothing twice the same but names")
  func parity() {
    let (english, french) = (faults(.english), faults(.french))
    #expect(english.skeleton == french.skeleton)
  }

  @Test("is spaced as French is")
  func spaces() {
    #expect(faults(.french).looseFrenchSigns == [])
  }

  @Test("a page of fifty rows weighs less than 60 kB with its style, and the scripts less than 10 kB")
  func weight() {
    let frame = Cast.framed(Frame(language: .french, address: "/people"))
    let people = (0..<50).map { Cast.newcomers[$0 % Cast.newcomers.count] }
    let table = StyleGuide.waiting("people").html(frame, TableSlice(people, found: 5_000, total: 5_000))
    let page = Layout.page(frame, body: "<h1>Qui attend</h1>" + table)
    #expect(page.bytes.count + SiteAsset.style.bytes.count < 60_000)
    #expect(SiteAsset.script.bytes.count < 10_000)
  }

  /// `ALLIES_RECORD=1` writes the snapshots anew, to be read in the change that is made.
  @Test(
    "looks as it did, part by part, in both languages", arguments: StyleGuide.Part.allCases, Language.allCases
  )
  func snapshots(part: StyleGuide.Part, language: Language) throws {
    let whole = String(decoding: page(language).bytes, as: UTF8.self)
    let start = try #require(whole.range(of: "<section id=\"\(part.rawValue)\""))
    let end = try #require(whole.range(of: "</section>", range: start.lowerBound..<whole.endIndex))
    let shown = String(whole[start.lowerBound..<end.upperBound]) + "\n"
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Pages/snapshots/\(part.rawValue).\(language.rawValue).html")
    if ProcessInfo.processInfo.environment["ALLIES_RECORD"] == "1" {
      try Data(shown.utf8).write(to: file)
    }
    let kept = String(decoding: try Data(contentsOf: file), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
    for (place, pair) in zip(kept, lines).enumerated() where pair.0 != pair.1 {
      Issue.record("\(file.lastPathComponent):\(place + 1): was \(pair.0)\nis \(pair.1)")
      return
    }
    #expect(kept.count == lines.count)
  }
}

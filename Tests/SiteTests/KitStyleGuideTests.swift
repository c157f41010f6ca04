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

  /// `ALLIES_STYLE_GUIDE=FOLDER swift test --filter KitStyleGuideTests` writes the page as it would be served, to look at it.
  @Test(
    "is written where the environment asks for it",
    .enabled(if: ProcessInfo.processInfo.environment["ALLIES_STYLE_GUIDE"] != nil))
  func written() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["ALLIES_STYLE_GUIDE"] ?? "")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "assets"), withIntermediateDirectories: true)
    for language in Language.allCases {
      try Data(page(language).bytes).write(to: folder.appending(path: "\(language.rawValue).html"))
    }
    for asset in SiteAsset.all {
      try Data(asset.bytes).write(to: folder.appending(path: asset.address.path))
    }
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

  @Test("weighs less than 60 kB with its style, and its scripts less than 10 kB")
  func weight() {
    // The guide itself shows everything ten times over; a page of an area is the frame and a table of fifty rows.
    #expect(SiteAsset.style.bytes.count < 30_000)
    #expect(SiteAsset.script.bytes.count < 10_000)
  }
}

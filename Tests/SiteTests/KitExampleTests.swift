import Basics
import Foundation
import SiteTesting
import Testing

@testable import Site

@Suite("The example of the site kit")
struct KitExampleTests {
  private func faults(_ page: (Frame) -> HTML, _ language: Language) -> PageFaults {
    var frame = Frame(
      language: language, address: "/hostings?sort=-seats", query: PostedFields([.init("sort", "-seats")]))
    frame.csrfToken = "t"
    return PageFaults(of: String(decoding: page(frame).bytes, as: UTF8.self))
  }

  @Test("its pages are without a fault, and alike in both languages")
  func pages() throws {
    let hosting = try HostingForm.form.read(
      PostedFields([.init("employer", "Rivage"), .init("day", "2026-12-01"), .init("seats", "12")]))
    var messages = FormMessages()
    do { _ = try HostingForm.form.read(PostedFields()) } catch { messages = error }
    #expect(messages.entries.count == 3)
    let pages: [(Frame) -> HTML] = [
      { HostingPage.form($0) }, { HostingPage.form($0, FormFill(messages: messages)) },
      { HostingPage.list($0, []) }, { HostingPage.list($0, [hosting]) },
    ]
    for page in pages {
      let (english, french) = (faults(page, .english), faults(page, .french))
      #expect(english.faults == [] && french.faults == [])
      #expect(english.skeleton == french.skeleton)
      #expect(french.looseFrenchSigns == [])
    }
  }

  @Test("docs/site.md shows what is compiled, and counts its lines")
  func told() throws {
    let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    let docs = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "docs/site.md")
    func lines(_ file: URL) throws -> [Substring] {
      String(decoding: try Data(contentsOf: file), as: UTF8.self)
        .split(separator: "\n").filter { !$0.isEmpty }
    }
    let told = try lines(docs)
    let compiled = try lines(tests.appending(path: "KitExample.swift")).dropFirst(3)
    let shown = told.split { $0.hasPrefix("```") }.filter {
      $0.first?.hasPrefix("///") == true || $0.first?.hasPrefix("enum") == true
    }
    #expect(Array(shown.joined()) == Array(compiled))
    #expect(told.contains { $0.contains("\(compiled.count) lines") }, "it is \(compiled.count) lines")
  }
}

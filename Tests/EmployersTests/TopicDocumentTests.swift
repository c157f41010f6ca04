import Basics
import Documents
import Testing

@testable import Employers

@Suite("Topics as they are written")
struct TopicDocumentTests {
  private func told(_ written: String, _ language: Language = .english) -> [String] {
    do {
      _ = try TopicDocument(written, file: "a.md", in: language)
      return []
    } catch {
      return error.sentence.en.split(separator: "\n").map(String.init)
    }
  }

  @Test("a topic is read with its header and its sections, in both languages", arguments: Language.allCases)
  func read(language: Language) throws {
    let document = try TopicDocument(SampleTopics.written(in: language), file: "a.md", in: language)
    #expect(
      document.head.name == "job-posting" && document.head.stage == .source && document.head.tool == .jobAd)
    #expect(document.head.sectors == [] && document.head.readers == [.owner, .hr])
    #expect(document.text.sections.map(\.kind) == [.why, .questions, .monday])
    #expect(document.text.sources.first?.year == 2013)
  }

  @Test("everything that is wrong is told at once, each with its line")
  func problems() {
    var written = SampleTopics.written(
      stage: "hiring", readers: "[boss]", minutes: "600", next: "[job-posting]", year: "13")
    written = written.replacing("title: Write", with: "tittle: Write").replacing("3. Ask", with: "4. Ask")
      .replacing("## Ask yourself", with: "## Ask me")
    let all = told(written)
    for (line, words) in [
      (3, "“hiring” is no stage"), (5, "Did you mean “title”?"), (7, "“boss”"), (10, "from 1 to 60"),
      (12, "does not lead to itself"),
      (15, "from 1950 to 2100"), (21, "none of a topic’s"), (31, "the number 3"),
      (17, "“## Ask yourself” is missing"),
    ] {
      #expect(
        all.contains { $0.hasPrefix("a.md, line \(line): ") && $0.contains(words) },
        "\(line) \(words): \(all)")
    }
    #expect(all.contains { $0.contains("“title” is missing") })
  }

  @Test(
    "questions are one list of three to six, steps are numbered",
    arguments: [
      ("- What can they learn?\n", ""), ("- Who reads it?", "1. Who reads it?"), ("1. Read", "- Read"),
      ("2. Cross out a line.\n3. Ask somebody.\n", ""),
    ])
  func lists(_ old: String, _ new: String) {
    #expect(!told(SampleTopics.written().replacing(old, with: new)).isEmpty)
  }

  @Test(
    "what has no header is told how one looks",
    arguments: ["", "---", "## Why it pays", "---\ntopic: a\n", "---\n- a\n---\n"])
  func headless(_ written: String) {
    #expect(told(written).count == 1 && told(written).joined().contains("has no header"))
  }

  @Test("an endless topic is not read")
  func tooLong() {
    #expect(
      told(SampleTopics.written() + String(repeating: "a", count: 40_001)).joined().contains("shorten it"))
  }

  @Test("the two languages of a topic have the same header and the same structure")
  func pair() throws {
    func read(_ written: String, _ language: Language) throws -> TopicDocument {
      try TopicDocument(written, file: "a.md", in: language)
    }
    let english = try read(SampleTopics.written(), .english)
    let body = SampleTopics.body(in: .french).replacing("- What must they know?\n", with: "- What?\n- And?\n")
    for (french, words) in [
      (SampleTopics.written(minutes: "7", in: .french), "the minutes"),
      (SampleTopics.written(tool: "none", in: .french), "the tool"),
      (SampleTopics.written(body: body), "under “Ask yourself”"),
      (SampleTopics.written(year: "2014", in: .french), "their years"),
      (SampleTopics.written(next: "[else]", in: .french), "to go on with"),
    ] {
      do {
        _ = try Topic(english, try read(french, .french))
        Issue.record("not told: \(words)")
      } catch let refusal as Refusal {
        #expect(refusal.sentence.en.contains(words), "\(refusal.sentence.en)")
      }
    }
    #expect(throws: Never.self) {
      _ = try Topic(english, try read(SampleTopics.written(in: .french), .french))
    }
  }
}

import Basics
import Documents

@testable import Employers

/// Topics as short as they may be, in both languages.
enum SampleTopics {
  static func written(
    _ name: String = "job-posting", stage: String = "source", title: String = "Write a posting",
    readers: String = "[owner, hr]",
    sizes: String = "[small, medium, large]", sectors: String = "[all]", minutes: String = "6",
    tool: String = "job-ad",
    next: String = "[first-day]", year: String = "2013", body: String? = nil, in language: Language = .english
  ) -> String {
    """
    ---
    topic: \(name)
    stage: \(stage)
    version: 1
    title: \(title)
    summary: One sentence about \(name).
    readers: \(readers)
    sizes: \(sizes)
    sectors: \(sectors)
    minutes: \(minutes)
    tool: \(tool)
    next: \(next)
    reviewed: 2026-11-22
    sources:
      - { name: "Policy on removing the “Canadian experience” barrier", by: "Ontario Human Rights Commission", year: \(year), address: "https://www.ohrc.on.ca" }
    ---
    \(body ?? self.body(in: language))
    """
  }

  static func body(in language: Language) -> String {
    let heading = { (kind: TopicText.Section.Kind) in TopicSections.heading(kind)[language] }
    return """
      ## \(heading(.why))

      A **posting** is read in a minute. <b>So</b> it goes.

      ## \(heading(.questions))

      - Who reads it?
      - What must they know?
      - What can they learn?

      ## \(heading(.monday))

      1. Read [your last one](https://example.org/a).
      2. Cross out a line.
      3. Ask somebody.

      """
  }

  static func topic(
    _ name: String, stage: String = "source", title: String? = nil, readers: String = "[owner, hr]",
    sizes: String = "[small, medium, large]", sectors: String = "[all]", minutes: String = "6",
    tool: String = "none",
    next: String = "[other]"
  ) throws -> Topic {
    func read(_ language: Language) throws -> TopicDocument {
      try TopicDocument(
        written(
          name, stage: stage, title: title ?? "The \(name)", readers: readers, sizes: sizes, sectors: sectors,
          minutes: minutes,
          tool: tool, next: next, in: language), file: name, in: language)
    }
    return try Topic(try read(.english), try read(.french))
  }

  static func roadmap() throws -> Roadmap {
    Roadmap([
      try topic(
        "first-day", stage: "welcome", title: "The first day", readers: "[manager]", tool: "onboarding",
        next: "[job-posting]"),
      try topic("job-posting", title: "Write a posting", tool: "job-ad", next: "[first-day, nowhere]"),
      try topic("networks", title: "Ask in networks", sizes: "[large]"),
      try topic(
        "why", stage: "plan", title: "Why it pays", readers: "[owner, hr, manager, executive]",
        sectors: "[health]"),
    ])
  }
}

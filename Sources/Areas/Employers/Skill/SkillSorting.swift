import Basics

/// The skills of a job, sorted by two questions that are asked of each: does the work stop without it in the first week, and how
/// long does it take to learn?
struct SkillSorting: Sendable {
  enum Need: String, Sendable, CaseIterable {
    /// The work stops without it.
    case firstWeek = "first-week"
    /// It would be good to have.
    case later
  }

  enum Learning: String, Sendable, CaseIterable {
    case weeks, months, years
    /// The law asks for it: a licence, a certificate.
    case law
  }

  /// Where a skill belongs in the posting.
  enum Place: Int, Sendable, CaseIterable {
    /// Somebody must bring it.
    case bring
    /// Somebody learns it here.
    case learn
    /// It helps, and nobody stays away for want of it.
    case asset
  }

  let job: String
  private(set) var skills: [Place: [String]] = [:]

  init(job: String, _ answers: [(skill: String, need: Need, learning: Learning)]) {
    self.job = job
    for answer in answers {
      skills[Self.place(answer.need, answer.learning), default: []].append(answer.skill)
    }
  }

  /// What is learned in weeks is taught, even if it is needed at once: somebody else does it for so long. What the law asks for must
  /// be there.
  static func place(_ need: Need, _ learning: Learning) -> Place {
    switch (need, learning) {
    case (_, .law): .bring
    case (.firstWeek, .weeks), (.later, .weeks), (.later, .months): .learn
    case (.firstWeek, .months), (.firstWeek, .years): .bring
    case (.later, .years): .asset
    }
  }

  func skills(at place: Place) -> [String] { skills[place] ?? [] }

  /// More than these, and the list asks for somebody who does not exist.
  static let manyToBring = 5

  /// Each line a skill, without the sign that it may begin with; none twice.
  static func skills(in text: String, atMost most: Int = 20) -> [String] {
    var seen: Set<String> = []
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      var line = line.drop { $0.isWhitespace || "-•*–—·".contains($0) }
      while line.last?.isWhitespace == true { line.removeLast() }
      return String(line.prefix(120))
    }
    return Array(lines.filter { !$0.isEmpty && seen.insert(folded($0)).inserted }.prefix(most))
  }
}

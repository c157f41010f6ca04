import Basics
import Tables

/// What was taken from one file, and what was not: every row below the headings is counted once.
package struct FileReport: Sendable {
  /// How many titles of one language.
  package struct Titles: Sendable, Hashable {
    package internal(set) var taken = 0
    /// Said before, by this publisher for the same unit group.
    package internal(set) var repeated = 0
    /// Of those taken: said by this publisher for another unit group too.
    package internal(set) var contradictory = 0
  }

  package struct Refused: Sendable {
    package let row: Int
    package let cells: [String]
    package let problem: RowProblem
    package let message: Message
  }

  package let file: String
  package let origin: Sheet.Origin
  package let layout: Layout
  package internal(set) var publisher: Publisher?
  /// SHA-256 of the file as it was given.
  package let digest: String
  /// True if a list of checksums that was given names the file, and agrees.
  package internal(set) var isVerified = false

  /// Rows below the headings with something in them.
  package internal(set) var rows = 0
  package internal(set) var rowsTaken = 0
  /// Rows that hold something else than titles, by what they hold.
  package internal(set) var unused: [String: Int] = [:]
  package internal(set) var refused: [Refused] = []
  /// By the two letters of the language.
  package internal(set) var titles: [String: Titles] = [:]
  /// Relations, components or correspondences, for files that hold no titles.
  package internal(set) var facts = 0
  /// What a person should know of the whole file.
  package internal(set) var notes: [Bilingual] = []
  /// Some titles that belong to several unit groups.
  package internal(set) var contradictions: [String] = []

  init(file: String, origin: Sheet.Origin, layout: Layout, publisher: Publisher?, digest: String) {
    self.file = file
    self.origin = origin
    self.layout = layout
    self.publisher = publisher
    self.digest = digest
  }

  package var rowsUnused: Int { unused.values.reduce(0, +) }
  package var unknownCodes: Int { refused.count { $0.problem.isUnknownCode } }

  /// Every row is taken, unused or refused.
  package var addsUp: Bool { rows == rowsTaken + rowsUnused + refused.count }

  mutating func refuse(_ row: Sheet.Row, _ problem: RowProblem) {
    refuse(row: row.number, cells: row.texts.map { String($0.prefix(200)) }, problem)
  }

  mutating func refuse(row: Int, cells: [String], _ problem: RowProblem) {
    refused.append(
      Refused(
        row: row, cells: cells, problem: problem, message: problem.message(file: file, row: row)))
  }

  mutating func count(_ outcome: ImportedTitles.Outcome, language: String, title: () -> String) {
    var counts = titles[language, default: Titles()]
    switch outcome {
    case .added: counts.taken += 1
    case .known: counts.repeated += 1
    case .contradictory:
      counts.taken += 1
      counts.contradictory += 1
      if contradictions.count < 5 { contradictions.append(title()) }
    }
    titles[language] = counts
  }
}

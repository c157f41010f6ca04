import Basics
import Tables

/// What a record says of a person beside their name: each a question with one answer at a time. Names are those of `IntakeField`
/// where a list has such a column, so that an answer and a cell are one thing.
package enum ProfileField: String, Sendable, CaseIterable {
  case occupation
  case years
  case employer
  case targetEmployers = "target_employers"
  case goals
  case education
  /// Who compared an education from elsewhere with those here, and what came of it.
  case assessment = "credential_assessment"
  case licence
  case languages
  /// English, on the Canadian Language Benchmarks.
  case english = "clb"
  /// French, on the Niveaux de compétence linguistique canadiens.
  case french = "nclc"
  case mode
  case availability
  case capacity
  /// A month.
  case hours
  /// From one day to another, and why.
  case pause
  case exclusions
  case arrived
  case registered

  package var title: Bilingual {
    switch self {
    case .assessment: Bilingual(en: "credential assessment", fr: "évaluation des diplômes")
    case .english: Bilingual(en: "English (CLB)", fr: "anglais (CLB)")
    case .french: Bilingual(en: "French (NCLC)", fr: "français (NCLC)")
    case .hours: Bilingual(en: "hours a month", fr: "heures par mois")
    case .pause: Bilingual(en: "pause", fr: "pause")
    default: intake?.title ?? Bilingual(same: rawValue)
    }
  }

  /// The same, where it stands by itself.
  package var heading: Bilingual { Bilingual(en: Self.capitalised(title.en), fr: Self.capitalised(title.fr)) }

  private static func capitalised(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// What a column of a list with the same meaning is called; nil where lists have none.
  package var intake: IntakeField? {
    switch self {
    case .english, .french: .benchmark
    case .assessment, .hours, .pause: nil
    default: IntakeField(rawValue: rawValue)
    }
  }

  /// Which language its level is of.
  package var language: Language? {
    switch self {
    case .english: .english
    case .french: .french
    default: nil
    }
  }

  /// What shows it besides somebody's word: a test, or who assessed.
  package var hasEvidence: Bool {
    switch self {
    case .english, .french, .assessment, .licence, .education: true
    default: false
    }
  }
}

/// An answer as it is kept: what was written, and how it was understood.
package struct ReadAnswer: Sendable, Hashable {
  /// In the person's own words.
  package let written: String
  /// Keys of terms parted by semicolons, a number, a day, four levels; nil where there is only the text.
  package let coded: String?
}

extension ProfileField {
  /// Reads an answer as a cell of a list is read.
  ///
  /// - Returns: nil for nothing at all.
  /// - Throws: what is wrong, and what to do about it.
  package func read(_ text: String, today: LocalDate) throws(UnreadableAnswer) -> ReadAnswer? {
    let written = oneLine(Array(text.utf8)[...])
    if written.isEmpty { return nil }
    if self == .pause { return ReadAnswer(written: written, coded: nil) }
    if self == .assessment {
      if isFormulaLike(written) { throw UnreadableAnswer(.formula(written)) }
      return ReadAnswer(written: written, coded: nil)
    }
    switch cellReading(of: text, today: today) {
    case .blank: return nil
    case .problem(let problem): throw UnreadableAnswer(problem)
    case .value(let value, _): return ReadAnswer(written: written, coded: value.coded)
    }
  }

  /// What an answer that was kept says.
  func value(of answer: ReadAnswer) -> CellValue? {
    // Which comes first in a date was settled by the list that it came from; any other text means what it meant there.
    let text = self == .arrived || self == .registered ? answer.coded ?? answer.written : answer.written
    guard case .value(let value, _) = cellReading(of: text, today: Self.endOfTime) else { return nil }
    return value
  }

  private func cellReading(of text: String, today: LocalDate) -> CellReading {
    // Hours are counted like people: one whole number.
    guard let field = self == .hours ? .capacity : intake else { return .value(.text(text)) }
    return CellReader(orders: [:], today: today).read(Array(text.utf8)[...], as: .field(field), column: 0)
  }

  /// What was not in the future when it was written is not so now.
  private static let endOfTime = LocalDate(daysSince1970: 80_000)
}

/// An answer that is none, in words for whoever wrote it.
package struct UnreadableAnswer: Error, Sendable {
  package let wrong: Bilingual
  package let remedy: Bilingual

  init(_ problem: CellProblem) {
    (wrong, remedy) = problem.words
  }
}

extension CellValue {
  /// As it is kept beside the text, the same in both languages.
  var coded: String? {
    switch self {
    case .text: nil
    case .number(let number): String(number)
    case .date(let date): date.description
    case .benchmark(let level): "\(level.listening)/\(level.speaking)/\(level.reading)/\(level.writing)"
    case .terms(let terms): terms.map(\.key).joined(separator: ";")
    case .people(let people): people.joined(separator: ";")
    }
  }
}

import Basics
import Occupations

/// What an occupation in somebody's own words is in the National Occupational Classification, the likeliest first, and why.
///
/// It proposes; a person chooses.
package struct OccupationCoding: Sendable {
  package struct Candidate: Sendable {
    package let code: String
    package let title: Bilingual
    /// 0 to 100.
    package let percent: Int
    /// Nil where the words were a code themselves.
    package let reasons: CodingReasons?
  }

  package let candidates: [Candidate]
  package let isSure: Bool

  package init(_ title: String, coder: TitleCoder = .carried) {
    let known = Coding(code: title)
    let coding = known ?? coder.code(title)
    isSure = coding.isSure
    candidates = coding.candidates.compactMap { candidate in
      guard let group = Classification.noc2021.group(candidate.unit.description) else { return nil }
      return Candidate(
        code: group.code, title: Bilingual(en: group.english, fr: group.french),
        percent: Int((candidate.probability * 100).rounded()),
        reasons: known == nil ? coder.explain(title, as: candidate.unit) : nil)
    }
  }

  /// What is written beside the words until somebody chooses; nil where nothing is clear.
  package static func proposal(for title: String, coder: TitleCoder = .carried) -> String? {
    let coding = Coding(code: title) ?? coder.code(title)
    return coding.isSure ? coding.best?.unit.description : nil
  }

  /// What a unit group is called; nil for a code that is none.
  package static func title(of code: String) -> Bilingual? {
    Classification.noc2021.group(code).map { Bilingual(en: $0.english, fr: $0.french) }
  }

  /// Why a title may be an occupation.
  package static func words(_ reasons: CodingReasons) -> Bilingual {
    let words = reasons.words
    let known = reasons.isKnownTitle
    let en = [
      words.isEmpty
        ? "by nothing but parts of words" : "by " + words.map { "“\($0)”" }.joined(separator: ", "),
      reasons.nearestTitle.map { known ? "a known title: “\($0)”" : "the nearest known title is “\($0)”" },
    ]
    let fr = [
      words.isEmpty
        ? "par des parties de mots seulement" : "par " + words.map { "« \($0) »" }.joined(separator: ", "),
      reasons.nearestTitle.map {
        known ? "un titre connu : « \($0) »" : "le titre connu le plus proche est « \($0) »"
      },
    ]
    return Bilingual(
      en: en.compactMap { $0 }.joined(separator: "; "), fr: fr.compactMap { $0 }.joined(separator: " ; "))
  }
}

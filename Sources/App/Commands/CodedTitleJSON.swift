import Basics
import FoundationEssentials
import Occupations

extension CodedTitle {
  /// All titles as JSON, ending with a line break.
  static func json(of titles: [CodedTitle], in language: Language) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = titles.map { title in
      Document(
        title: title.title, isSure: title.isSure,
        candidates: title.candidates.map { candidate in
          Document.Candidate(
            code: candidate.group.code, occupation: candidate.group.title[language],
            percent: candidate.percent,
            words: candidate.reasons?.words, nearestTitle: candidate.reasons?.nearestTitle)
        })
    }
    return Array(try encoder.encode(document)) + Array("\n".utf8)
  }

  private struct Document: Encodable {
    struct Candidate: Encodable {
      let code: String
      let occupation: String
      let percent: Int
      let words: [String]?
      let nearestTitle: String?
    }

    let title: String
    let isSure: Bool
    let candidates: [Candidate]
  }
}

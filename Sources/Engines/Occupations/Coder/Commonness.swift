import COccupations

/// How much likelier a title is to be of a unit group than the titles somebody listed for it say, in the scores a title's
/// evidence adds to: the prior of naive Bayes, which counting titles of a lexicon cannot give.
///
/// Whoever lists titles lists as many for lawyers as for labourers in factories, whose titles nobody could list: those that
/// are met are likelier theirs.
struct Commonness: Sendable {
  private var scores: [UnitCode: Float] = [:]

  /// Learned by likelihood (softmax regression on a constant, half taken) from titles of the official index and of O\*NET
  /// that are in no test; docs/occupations.md says how.
  static let carried = Commonness(carriedBytes(allies_occupation_commonness()))

  /// - Parameter text: lines of tenths and, behind a colon, the unit groups; those that begin with "#" are remarks.
  init(_ text: [UInt8]) {
    for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        let tenths = Int(String(decoding: line[..<colon], as: UTF8.self))
      else { continue }
      for code in line[(colon + 1)...].split(separator: UInt8(ascii: " ")) {
        guard let unit = UnitCode(String(decoding: code, as: UTF8.self)) else { continue }
        scores[unit] = Float(tenths) / 10
      }
    }
  }

  /// For each unit of an index, what every title begins with.
  ///
  /// What is imported from beside the official index brings its own: as many such titles as the lexicon and the index
  /// have, and nothing of this is left.
  func scores(of index: TitleIndex) -> [Float] {
    var known = 0
    var others = 0
    for (source, titles) in index.titleCounts {
      switch source {
      case .lexicon, .classification, .officialIndex: known += titles
      case .jobBank, .escoAllAgree, .escoTwoAgree, .escoOneRoute, .onet: others += titles
      }
    }
    let factor = max(0, 1 - Float(others) / Float(max(1, known)))
    return index.units.map { factor * (scores[$0] ?? 0) }
  }
}

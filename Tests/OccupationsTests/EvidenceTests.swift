import Foundation
import Testing

@testable import Occupations

@Suite("Evidence")
struct EvidenceTests {
  @Test("a feature that many units have says by its row what its postings say, as one that few have does")
  func rows() {
    let coder = TitleCoder(.officialTechnical)
    let units = coder.units.count
    for table in [coder.index.words, coder.index.fours] {
      var common = 0
      for feature in 0..<table.count {
        let postings = table.postings(of: feature)
        common += CommonFeatures.isCommon(postings.count, of: units) ? 1 : 0
        var scores = [Float](repeating: 1, count: units)
        var span = scores.mutableSpan
        table.add(feature, times: 0.5, to: &span)
        var expected = [Float](repeating: 1, count: units)
        table.forEach(postings) { expected[$0] += 0.5 * $1 }
        #expect(zip(scores, expected).allSatisfy { abs($0 - $1) < 0.000_1 })
      }
      #expect(common > 5 && common < table.count / 10)
    }
  }

  @Test("powers of e are right to a millionth, alone and four at a time")
  func powers() {
    for step in 0..<8_000 {
      let x = -Float(step) / 100
      let exact = exp(Double(x))
      #expect(abs(Double(exponential(x)) / exact - 1) < 0.000_001)
      let four = exponential(SIMD4(x, x / 2, x / 3, 0))
      #expect(four[0] == exponential(x) && four[2] == exponential(x / 3) && four[3] == 1)
    }
    #expect(exponential(-80) == 0 && exponential(-Float.infinity) == 0)
  }
}

extension Lexicon {
  /// The official English titles of natural and applied sciences: many have "engineer", few "bridge".
  fileprivate static var officialTechnical: Lexicon {
    var lexicon = Lexicon()
    for group in Classification.noc2021.groups where group.level == 5 && group.code.hasPrefix("2") {
      guard let unit = UnitCode(group.code) else { continue }
      lexicon.add(KnownTitle(group.english, language: "en", unit: unit, source: .classification))
    }
    return lexicon
  }
}

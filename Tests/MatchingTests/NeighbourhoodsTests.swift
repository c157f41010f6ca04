import TestSupport
import Testing

@testable import Matching

@Suite("People numbered by their neighbourhoods")
struct NeighbourhoodsTests {
  /// Thirty quarters of twenty newcomers and ten professionals who know nobody elsewhere, with names in no order.
  private static func city(seed: UInt64) -> Sketch {
    let sketch = Sketch.invented(600, 300, each: 0, seed: seed)
    var random = SeededNumbers(seed: seed)
    var quarters = sketch
    for seeker in sketch.seekers.indices {
      let known = (0..<10).shuffled(using: &random).prefix(5).map { seeker / 20 * 10 + $0 }
      quarters.candidates[seeker] = known.map {
        .init(supporter: Int32($0), score: Int32.random(in: 0...4, using: &random))
      }
    }
    let (names, others) = (
      sketch.seekers.shuffled(using: &random), sketch.supporters.shuffled(using: &random)
    )
    (quarters.seekers, quarters.supporters) = (names, others)
    return quarters
  }

  @Test("change neither whom they could meet, nor whom they meet", arguments: UInt64(0)..<3)
  func sameAnswer(seed: UInt64) throws {
    for sketch in [Self.city(seed: seed)] + MatchingPropertyTests.sketches(seed) {
      let problem = try sketch.problem()
      var renumbered = problem
      renumbered.renumber()
      for seeker in problem.seekers.indices {
        #expect(
          Array(problem.candidates(ofSeeker: seeker)) == Array(renumbered.candidates(ofSeeker: seeker)))
      }
      #expect(try renumbered.provenWorth() == problem.provenWorth())
      #expect(renumbered.meetings == problem.meetings)
      var shuffled = try sketch.shuffled(seed: seed).problem()
      shuffled.renumber()
      #expect(
        shuffled.supportersByNumber.map { shuffled.supporters[$0].id }
          == renumbered.supportersByNumber.map { renumbered.supporters[$0].id })
      #expect(shuffled.rows.candidates == renumbered.rows.candidates)
    }
  }

  @Test("stand close together if they know the same people")
  func close() throws {
    var problem = try Self.city(seed: 1).problem()
    func far() -> Int {
      problem.seekers.indices.count { seeker in
        let known = problem.rows.candidates[problem.rows.row(seeker)].map(\.supporter)
        return (known.max() ?? 0) - (known.min() ?? 0) > 50
      }
    }
    #expect(far() > 500)
    problem.renumber()
    #expect(far() == 0)
  }
}

import Matching
import TestSupport
import Testing

/// Every point of the curve against every matching of as many.
@Suite("The trade-off between coverage and quality")
struct TradeOffTests {
  /// For each number of pairs, the most they can be worth, without coverage: by trying everything.
  private func best(_ problem: MatchingProblem) -> [Int: Worth] {
    var places = problem.supporters.map(\.capacity)
    var best: [Int: Worth] = [:]
    func tryAll(from seeker: Int, _ count: Int, _ sum: Worth) {
      guard seeker < problem.seekers.count else {
        best[count] = max(best[count] ?? sum, sum)
        return
      }
      tryAll(from: seeker + 1, count, sum)
      for candidate in problem.candidates(ofSeeker: seeker) where places[Int(candidate.supporter)] > 0 {
        places[Int(candidate.supporter)] -= 1
        tryAll(from: seeker + 1, count + 1, sum + problem.worth(ofSeeker: seeker, with: candidate))
        places[Int(candidate.supporter)] += 1
      }
    }
    tryAll(from: 0, 0, .zero)
    return best
  }

  @Test("each point is the best for so many, from the best quality to the most people")
  func points() throws {
    var several = 0
    for sketch in ProvenRoundTests.sketches(longTests ? 20_000 : 500, seed: 11) {
      let problem = try sketch.problem()
      let curve = try TradeOff(problem)
      #expect(!curve.problem.order.contains(.coverage) && curve.problem.order.contains(.quality))
      let best = best(curve.problem)
      #expect(curve.points.first?.worth == best.values.max())
      #expect(curve.points.last?.matched == best.keys.max())
      for (number, point) in curve.points.enumerated() {
        #expect(point.matched == (curve.points.first?.matched ?? 0) + number)
        #expect(point.worth == best[point.matched], "\(problem.picture)")
        let proof = try #require(curve.proof(ofPoint: number))
        #expect(try proof.check() == point.worth)
        #expect(proof.assignment.pairs.count == point.matched)
        if number > 0 {
          #expect(point.loss >= curve.points[number - 1].loss)
          #expect(curve.points[number - 1].worth - point.worth == point.loss)
        }
      }
      if curve.points.count > 1 { several += 1 }
    }
    #expect(several > 50)
  }

  @Test("a proof that was changed is refused")
  func corrupted() throws {
    let curve = try TradeOff(
      drawn(
        """
                  Elaine  François
        places         1         1
        Amina 4        9         2
        Bao   3        1         .
        """))
    #expect(curve.points.map(\.matched) == [1, 2])
    #expect(curve.points.map(\.worth.first) == [9, 3])
    #expect(curve.points.last?.loss.first == 6)
    #expect(curve.points.last?.moves == [Move(seeker: 0, from: 0, to: 1), Move(seeker: 1, from: nil, to: 0)])
    let proof = try #require(curve.proof(ofPoint: 1))
    #expect(throws: Certificate.Flaw.gap) {
      try TradeOff.Proof(
        problem: proof.problem, bonus: proof.bonus,
        assignment: Assignment(
          supporterOfSeeker: [1, nil], seekerPrices: proof.assignment.seekerPrices,
          supporterPrices: proof.assignment.supporterPrices)
      ).check()
    }
    for bonus in [Worth(-1), Worth(.max, .max)] {
      #expect(throws: Certificate.Flaw.self) {
        try TradeOff.Proof(problem: proof.problem, bonus: bonus, assignment: proof.assignment).check()
      }
    }
    #expect(curve.proof(ofPoint: 2) == nil && curve.proof(ofPoint: -1) == nil)
    // Two on one place would be worth what the prices say, as long as the place is free of charge.
    let crowded = try drawn(
      """
               Elaine
      places        1
      Amina 4       9
      Bao   3       8
      """, order: [.quality])
    let worths = crowded.seekers.indices.map { seeker in
      crowded.candidates(ofSeeker: seeker).first.map { crowded.worth(ofSeeker: seeker, with: $0) } ?? .zero
    }
    #expect(throws: Certificate.Flaw.overfull("Elaine")) {
      try TradeOff.Proof(
        problem: crowded, bonus: .zero,
        assignment: Assignment(supporterOfSeeker: [0, 0], seekerPrices: worths, supporterPrices: [.zero])
      ).check()
    }
  }

  @Test("fewer people than the best quality matches are no point of the curve, however well proven")
  func fewerThanTheFirst() throws {
    let problem = try drawn(
      """
               Elaine
      places        1
      Amina 4       9
      """, order: [.quality])
    // If each pair counted ten points less, nobody should meet anybody, and prices of nothing would prove it.
    #expect(throws: Certificate.Flaw.gap) {
      try TradeOff.Proof(
        problem: problem, bonus: Worth(-10),
        assignment: Assignment(supporterOfSeeker: [nil], seekerPrices: [.zero], supporterPrices: [.zero])
      ).check()
    }
  }

  @Test("every point of a larger network is proven", arguments: MatchingPropertyTests.networks)
  func larger(seed: UInt64) throws {
    let sketch = Sketch.invented(120, 70, each: 5, seed: seed).scored { $0 - 6_000 }
    let curve = try TradeOff(sketch.problem())
    #expect(curve.points.count > 2)
    for number in curve.points.indices {
      #expect(try curve.proof(ofPoint: number)?.check() == curve.points[number].worth)
    }
  }

  @Test("nobody has no trade-off to make")
  func nobody() throws {
    let curve = try TradeOff(Sketch(seekers: [], supporters: [], candidates: [], order: []).problem())
    #expect(curve.points.map(\.matched) == [0])
    #expect(try curve.proof(ofPoint: 0)?.check() == .zero)
  }
}

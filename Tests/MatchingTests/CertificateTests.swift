import Matching
import TestSupport
import Testing

/// The proof that comes with an answer, and what it refuses.
@Suite("The proof")
struct CertificateTests {
  /// Amina and Bao want Elaine, who has one place; nobody asks for Gurpreet's.
  static func network() throws -> MatchingProblem {
    try drawn(
      """
                 Elaine  François  Gurpreet
      places          1         1         2
      Amina   4       9         8         .
      Bao     3       9         .         .
      Chidi   2       .         5         .
      """)
  }

  /// The flaw found in the answer after a change to it; nil if the proof still holds.
  private func flaw(
    seekerPrices: ((inout [Worth]) -> Void)? = nil, supporterPrices: ((inout [Worth]) -> Void)? = nil,
    pairs: ((inout [Int?]) -> Void)? = nil
  ) throws -> Certificate.Flaw? {
    let problem = try Self.network()
    let answer = problem.solved()
    var (partners, u, v) = (answer.supporterOfSeeker, answer.seekerPrices, answer.supporterPrices)
    pairs?(&partners)
    seekerPrices?(&u)
    supporterPrices?(&v)
    do {
      _ = try Certificate(
        problem: problem,
        assignment: Assignment(supporterOfSeeker: partners, seekerPrices: u, supporterPrices: v)
      ).check()
      return nil
    } catch {
      return error
    }
  }

  @Test("holds for the answer as it was found")
  func holds() throws {
    #expect(try Self.network().meetings == "Amina–François, Bao–Elaine")
    #expect(try Self.network().provenWorth().numbers.prefix(3) == [2, 17, 7])
    #expect(try flaw() == nil)
  }

  @Test("is refused if somebody has no price or no answer")
  func incomplete() throws {
    #expect(try flaw(seekerPrices: { $0.removeLast() }) == .incomplete)
    #expect(try flaw(supporterPrices: { $0.removeLast() }) == .incomplete)
    #expect(try flaw(supporterPrices: { $0.append(.zero) }) == .incomplete)
    #expect(try flaw(pairs: { $0.removeAll() }) == .incomplete)
  }

  @Test("is refused if a price is less than nothing and somebody would gladly pay it")
  func negativePrice() throws {
    #expect(
      try flaw(seekerPrices: { $0[2] = Worth(0, 0, 0, tieBreak: -1) })
        == .betterPair(seeker: "Chidi", supporter: "François"))
    #expect(try flaw(supporterPrices: { $0[1] = Worth(0, -1, 7) }) != nil)
    // Nobody asks for Gurpreet's places at any price.
    #expect(try flaw(supporterPrices: { $0[2] = Worth(0, -1, 7) }) == nil)
  }

  @Test("is refused if somebody meets a person they may not meet, or who is not there")
  func notACandidate() throws {
    for stranger in [2, 3, -1, .max, .min] {
      #expect(try flaw(pairs: { $0[2] = stranger }) == .notACandidate(seeker: "Chidi"))
    }
  }

  @Test("is refused if more meet a professional than there are places")
  func overfull() throws {
    #expect(try flaw(pairs: { $0[0] = 0 }) == .overfull("Elaine"))
    #expect(try flaw(pairs: { $0[2] = 1 }) == .overfull("François"))
  }

  @Test("is refused if a pair is worth more than its prices")
  func betterPair() throws {
    #expect(try flaw(seekerPrices: { $0[0] = .zero }) == .betterPair(seeker: "Amina", supporter: "Elaine"))
    #expect(
      try flaw(supporterPrices: { $0[1] = $0[1] - Worth(0, 0, 0, tieBreak: 1) })
        == .betterPair(seeker: "Chidi", supporter: "François"))
  }

  @Test("is refused if the prices promise more than the pairs reach")
  func gap() throws {
    #expect(try flaw(pairs: { $0[0] = nil }) == .gap)
    #expect(try flaw(seekerPrices: { $0[2] = $0[2] + Worth(0, 0, 0, tieBreak: 1) }) == .gap)
    #expect(try flaw(supporterPrices: { $0[2] = Worth(0, 0, 1) }) == .gap)
  }

  @Test("is refused if its numbers are too large, and nothing stops")
  func overflow() throws {
    let most = Worth(.max, .max, .max, tieBreak: .max)
    let vast = Worth(.max, .min, .min, tieBreak: .min)
    #expect(try flaw(seekerPrices: { $0[0] = most }, supporterPrices: { $0[0] = most }) == .overflow)
    #expect(try flaw(seekerPrices: { $0 = [vast, vast, vast] }) == .overflow)
    #expect(try flaw(supporterPrices: { $0[2] = most }) == .overflow)
    let inOne = [
      Worth(.max), Worth(9, .max), Worth(9, 0, .max), Worth(9, 0, 0, tieBreak: .max),
    ]
    for price in inOne { #expect(try flaw(seekerPrices: { $0 = [price, price, price] }) == .overflow) }
    #expect(try flaw(supporterPrices: { $0[2] = Worth(0, 1 << 62) }) == .overflow)
    #expect(try flaw(seekerPrices: { $0[0] = Worth(.min, .min) }) == .overflow)
  }

  @Test("of a professional without places may name any price that is high enough")
  func closed() throws {
    let problem = try drawn(
      """
               Elaine
      places        0
      Amina 4       9
      """)
    func worth(price: Worth) throws -> Worth {
      try Certificate(
        problem: problem,
        assignment: Assignment(supporterOfSeeker: [nil], seekerPrices: [.zero], supporterPrices: [price])
      ).check()
    }
    #expect(try problem.provenWorth() == .zero)
    #expect(try worth(price: Worth(2)) == .zero)
    #expect(throws: Certificate.Flaw.betterPair(seeker: "Amina", supporter: "Elaine")) {
      try worth(price: Worth(1, 8))
    }
  }

  @Test("does not survive a corruption, but for those that leave a true proof", arguments: 0..<6)
  func corruptions(network: Int) throws {
    let problem = try Sketch.invented(
      12, 8, each: 4, seed: UInt64(network), order: objectiveOrders[network % objectiveOrders.count]
    ).problem()
    let answer = problem.solved()
    var random = SeededNumbers(seed: UInt64(network))
    var refused = 0
    var survived = 0
    for _ in 0..<400 {
      let (name, corrupted) = corruption(of: answer, random: &random)
      guard corrupted != answer else { continue }
      let isTrue = isTrueProof(corrupted, of: problem)
      do {
        _ = try Certificate(problem: problem, assignment: corrupted).check()
        #expect(isTrue, "\(name)")
        survived += 1
      } catch {
        // The price of somebody without places may be as high as one likes, but not too large to add.
        #expect(!isTrue || error == .overflow, "\(name)")
        refused += 1
      }
    }
    #expect(refused >= 300, "only \(refused) refused, \(survived) survived")
  }
}

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

  @Test("is refused if a price is less than nothing")
  func negativePrice() throws {
    #expect(try flaw(seekerPrices: { $0[2] = Worth(0, 0, 0, tieBreak: -1) }) == .negativePrice("Chidi"))
    #expect(try flaw(supporterPrices: { $0[2] = Worth(0, -1, 7) }) == .negativePrice("Gurpreet"))
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
        == .betterPair(seeker: "Amina", supporter: "François"))
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
    #expect(try flaw(seekerPrices: { $0[0] = Worth(.min, .min) }) == .negativePrice("Amina"))
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

/// A small or a gross change to an answer, with what it is called.
private func corruption(
  of answer: Assignment, random: inout SeededNumbers
) -> (name: String, Assignment) {
  var partners = answer.supporterOfSeeker
  var seekerPrices = answer.seekerPrices
  var supporterPrices = answer.supporterPrices
  let seeker = Int.random(in: partners.indices, using: &random)
  let other = Int.random(in: partners.indices, using: &random)
  let supporter = Int.random(in: supporterPrices.indices, using: &random)
  let step = Int64.random(in: 0...1, using: &random) * 2 - 1
  let steps = [Worth(step), Worth(0, step), Worth(0, 0, step), Worth(0, 0, 0, tieBreak: step)]
  let change = steps[Int.random(in: 0..<4, using: &random)]
  let extremes: [Int64] = [.max, .min, .max - 1, .min + 1, 1 << 62, -1 << 62]
  func extreme() -> Int64 { extremes[Int.random(in: extremes.indices, using: &random)] }

  let name: String
  switch Int.random(in: 0..<10, using: &random) {
  case 0:
    name = "two exchange their partners"
    partners.swapAt(seeker, other)
  case 1:
    name = "a newcomer's price is changed"
    seekerPrices[seeker] = seekerPrices[seeker] + change
  case 2:
    name = "a professional's price is changed"
    supporterPrices[supporter] = supporterPrices[supporter] + change
  case 3:
    name = "somebody meets somebody else"
    partners[seeker] = supporter
  case 4:
    name = "several crowd upon one professional"
    for crowd in partners.indices where crowd % 2 == seeker % 2 { partners[crowd] = supporter }
  case 5:
    name = "a pair is left out"
    partners[seeker] = nil
  case 6:
    name = "a price is dropped"
    if step > 0 { seekerPrices.remove(at: seeker) } else { supporterPrices.remove(at: supporter) }
  case 7:
    name = "a newcomer's price is extreme"
    seekerPrices[seeker] = Worth(extreme(), extreme(), extreme(), tieBreak: extreme())
  case 8:
    name = "a professional's price is extreme"
    supporterPrices[supporter] = Worth(extreme(), extreme(), extreme(), tieBreak: extreme())
  default:
    name = "both sides' prices are shifted against each other"
    seekerPrices = seekerPrices.map { $0 + change }
    supporterPrices = supporterPrices.map { $0 - change }
  }
  return (
    name,
    Assignment(
      supporterOfSeeker: partners, seekerPrices: seekerPrices, supporterPrices: supporterPrices)
  )
}

/// Decides independently of the checker, in numbers that cannot overflow, by what is called complementary slackness
/// in place of the two sums: the pairs are allowed, no price is negative, no candidate is worth more than its prices
/// and those who meet exactly as much, and whoever has a price is served to the last place.
private func isTrueProof(_ answer: Assignment, of problem: MatchingProblem) -> Bool {
  func wide(_ worth: Worth) -> [Int128] { worth.numbers.map { Int128($0) } }
  func sum(_ a: [Int128], _ b: [Int128]) -> [Int128] { zip(a, b).map { $0 + $1 } }
  let nothing = wide(.zero)
  guard answer.supporterOfSeeker.count == problem.seekers.count,
    answer.seekerPrices.count == problem.seekers.count,
    answer.supporterPrices.count == problem.supporters.count
  else { return false }
  let prices = answer.seekerPrices.map(wide)
  let otherPrices = answer.supporterPrices.map(wide)
  for price in prices + otherPrices where price.lexicographicallyPrecedes(nothing) { return false }

  var taken = problem.supporters.map { _ in 0 }
  for (seeker, partner) in answer.supporterOfSeeker.enumerated() {
    if partner == nil, prices[seeker] != nothing { return false }
    var hasMet = partner == nil
    for candidate in problem.candidates(ofSeeker: seeker) {
      let supporter = Int(candidate.supporter)
      let worth = wide(problem.worth(ofSeeker: seeker, with: candidate))
      let both = sum(prices[seeker], otherPrices[supporter])
      if both.lexicographicallyPrecedes(worth) { return false }
      if supporter == partner {
        if both != worth { return false }
        hasMet = true
        taken[supporter] += 1
      }
    }
    if !hasMet { return false }
  }
  return problem.supporters.indices.allSatisfy {
    let capacity = problem.supporters[$0].capacity
    return taken[$0] == capacity || taken[$0] < capacity && otherPrices[$0] == nothing
  }
}

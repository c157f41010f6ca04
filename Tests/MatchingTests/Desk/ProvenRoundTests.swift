import TestSupport
import Testing

@testable import Matching

/// What a coordinator asks of a solved round, against trying everything again with the change.
@Suite("A coordinator asks")
struct ProvenRoundTests {
  /// Small networks of all kinds.
  static func sketches(_ count: Int, seed: UInt64) -> [Sketch] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { number in
      let (seekers, supporters) = (
        Int.random(in: 1...5, using: &random), Int.random(in: 1...4, using: &random)
      )
      let full = number % 3 == 0 ? 4 : 3
      return Sketch(
        seekers: (0..<seekers).map {
          .init(id: "N-\($0)", daysWaiting: Int.random(in: 0...3, using: &random))
        },
        supporters: (0..<supporters).map {
          .init(id: "P-\($0)", capacity: Int.random(in: 0...2, using: &random))
        },
        candidates: (0..<seekers).map { _ in
          (0..<supporters).filter { _ in Int.random(in: 0..<full, using: &random) > 0 }
            .map { .init(supporter: Int32($0), score: Int32.random(in: -2...6, using: &random)) }
        }, order: objectiveOrders[number % objectiveOrders.count], seed: random.next())
    }
  }

  private func round(_ sketch: Sketch) throws -> (ProvenRound, Worth) {
    let problem = try sketch.problem()
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    return (round, round.worth)
  }

  @Test("what a pair would cost the round is what trying everything with it says, and so is who moves")
  func making() throws {
    var asked = 0
    for sketch in Self.sketches(longTests ? 20_000 : 600, seed: 1) {
      let (round, before) = try round(sketch)
      for (seeker, row) in sketch.candidates.enumerated() {
        let costs = Dictionary(
          uniqueKeysWithValues: round.costs(ofSeeker: seeker).map { ($0.supporter, $0.cost) })
        for candidate in row {
          let pair = MatchingProblem.Pair(seeker: seeker, supporter: Int(candidate.supporter))
          var rest = sketch
          rest.candidates[seeker] = []
          let places = sketch.supporters[pair.supporter].capacity
          guard places > 0 else {
            #expect(round.rearrangement(making: pair) == nil && costs[pair.supporter] == nil)
            continue
          }
          rest.supporters[pair.supporter] = .init(id: "P-\(pair.supporter)", capacity: places - 1)
          let forced =
            try #require(bestWorthByTrying(rest.problem()))
            + round.problem.worth(ofSeeker: seeker, with: candidate)
          let answer = try #require(round.rearrangement(making: pair))
          #expect(answer.cost == before - forced, "\(round.problem.picture)")
          #expect(costs[pair.supporter] == answer.cost)
          #expect(round.costs(ofSupporter: pair.supporter).first { $0.seeker == seeker }?.cost == answer.cost)
          #expect(worth(after: answer.moves, in: round) == forced)
          #expect(
            answer.moves.isEmpty
              ? round.assignment.supporterOfSeeker[seeker] == pair.supporter
              : answer.moves.contains { $0.seeker == seeker && $0.to == pair.supporter })
          asked += 1
        }
      }
    }
    #expect(asked > 2_000)
  }

  @Test("what a pair is worth to the round is what trying everything without it says")
  func parting() throws {
    var asked = 0
    for sketch in Self.sketches(longTests ? 20_000 : 600, seed: 2) {
      let (round, before) = try round(sketch)
      for pair in round.assignment.pairs {
        var without = sketch
        without.candidates[pair.seeker].removeAll { Int($0.supporter) == pair.supporter }
        let rest = try #require(bestWorthByTrying(without.problem()))
        let answer = try #require(round.rearrangement(parting: pair))
        #expect(answer.cost == before - rest, "\(round.problem.picture)")
        #expect(worth(after: answer.moves, in: round) == rest)
        #expect(!answer.moves.contains { $0.seeker == pair.seeker && $0.to == pair.supporter })
        asked += 1
      }
      #expect(round.rearrangement(parting: .init(seeker: 0, supporter: 99)) == nil)
    }
    #expect(asked > 400)
  }

  /// Two after two share a hash (FNV-1a), so that the pairs of either are equal in everything, the tie-break among it.
  static let twins = [
    "8yn0iYCKYHlIj4-BwPqk", "GReLUrM4wMqfg9yzV3KQ", "gMPflVXtwGDXbIhP73TX", "LtHf1prlU1bCeYZEdqWf",
    "pFuM83THhM-Qw8FI5FKo", ".jPx7rOtTDteKAwvfOEo", "7mohtcOFVz", "c1E51sSEyx",
  ]

  @Test("where several ways cost the same, who moves is still a round of that worth, and nobody moves twice")
  func equalWays() throws {
    let names = Self.twins
    #expect((0..<4).allSatisfy { identifierHash(names[2 * $0]) == identifierHash(names[2 * $0 + 1]) })
    for var sketch in Self.sketches(longTests ? 60_000 : 3_000, seed: 5) {
      sketch.seekers = sketch.seekers.indices.map { .init(id: names[$0]) }
      sketch.supporters = sketch.supporters.enumerated().map { .init(id: names[$0], capacity: $1.capacity) }
      sketch = sketch.scored { _ in 1 }
      let (round, before) = try round(sketch)
      for (seeker, row) in sketch.candidates.enumerated() {
        for candidate in row {
          let pair = MatchingProblem.Pair(seeker: seeker, supporter: Int(candidate.supporter))
          for answer in [round.rearrangement(making: pair), round.rearrangement(parting: pair)] {
            guard let answer else { continue }
            #expect(worth(after: answer.moves, in: round) == before - answer.cost, "\(round.problem.picture)")
          }
        }
      }
    }
  }

  @Test("what it would change to waive a requirement for two people is what trying everything says")
  func waiving() throws {
    for sketch in Self.sketches(400, seed: 3) {
      let (round, before) = try round(sketch)
      for seeker in sketch.seekers.indices {
        for (supporter, person) in sketch.supporters.enumerated()
        where !sketch.candidates[seeker].contains(where: { Int($0.supporter) == supporter }) {
          let pair = MatchingProblem.Pair(seeker: seeker, supporter: supporter)
          guard person.capacity > 0 else {
            #expect(round.rearrangement(waiving: pair, score: 3) == nil)
            continue
          }
          var rest = sketch
          rest.candidates[seeker] = []
          rest.supporters[supporter] = .init(id: person.id, capacity: person.capacity - 1)
          var waived = sketch
          waived.candidates[seeker] = [.init(supporter: Int32(supporter), score: 3)]
          let problem = try waived.problem()
          let pairWorth = problem.worth(
            ofSeeker: seeker, with: .init(supporter: Int32(supporter), score: 3))
          let forced = try #require(bestWorthByTrying(rest.problem())) + pairWorth
          let cost = try #require(round.rearrangement(waiving: pair, score: 3)).cost
          #expect(cost.numbers.prefix(3) == (before - forced).numbers.prefix(3))
        }
      }
    }
  }

  @Test("a round without a true proof answers nothing")
  func noProof() throws {
    let problem = try CertificateTests.network()
    let answer = problem.solved()
    #expect(throws: ProvenRound.Refusal.noProof(.gap)) {
      try ProvenRound(
        problem: problem,
        assignment: Assignment(
          supporterOfSeeker: [nil, nil, nil], seekerPrices: answer.seekerPrices,
          supporterPrices: answer.supporterPrices))
    }
    let closed = try drawn(
      """
               Elaine
      places        0
      Amina 4       9
      """)
    #expect(throws: ProvenRound.Refusal.noProof(.overflow)) {
      try ProvenRound(
        problem: closed,
        assignment: Assignment(
          supporterOfSeeker: [nil], seekerPrices: [.zero], supporterPrices: [Worth(1 << 61)]))
    }
  }

  @Test("a locked pair stays, whatever else is asked for")
  func locks() throws {
    var asked = 0
    for sketch in Self.sketches(400, seed: 4) {
      let free = try sketch.problem()
      // Whoever the best round does not give somebody is locked to the first who has a place.
      let answer = free.solved()
      let lock = free.seekers.indices.lazy.compactMap { seeker in
        free.candidates(ofSeeker: seeker).first {
          free.supporters[Int($0.supporter)].capacity > 0
            && answer.supporterOfSeeker[seeker] != Int($0.supporter)
        }.map { MatchingProblem.Pair(seeker: seeker, supporter: Int($0.supporter)) }
      }.first
      guard let lock else { continue }
      let problem = try MatchingProblem(
        seekers: sketch.seekers, supporters: sketch.supporters, candidates: sketch.candidates,
        locks: [lock], order: sketch.order, seed: sketch.seed)
      let round = try ProvenRound(problem: problem, assignment: problem.solved())
      #expect(round.rearrangement(parting: lock) == nil)
      var rest = sketch
      rest.candidates[lock.seeker] = []
      rest.supporters[lock.supporter] = .init(
        id: "P-\(lock.supporter)", capacity: sketch.supporters[lock.supporter].capacity - 1)
      let others = try rest.problem()
      let plain = try ProvenRound(problem: others, assignment: others.solved())
      for seeker in sketch.seekers.indices {
        for candidate in sketch.candidates[seeker] {
          let pair = MatchingProblem.Pair(seeker: seeker, supporter: Int(candidate.supporter))
          if pair == lock { continue }
          let cost = round.rearrangement(making: pair)?.cost
          #expect(cost == (seeker == lock.seeker ? nil : plain.rearrangement(making: pair)?.cost))
          asked += 1
        }
      }
    }
    #expect(asked > 700)
    let general = try MatchingProblem(
      seekers: [.init(id: "Amina", capacity: 2)], supporters: [], candidates: [[]])
    #expect(throws: ProvenRound.Refusal.notOrdinary) {
      try ProvenRound(problem: general, assignment: general.solved())
    }
    #expect(throws: MatchingError.notOrdinary) { try TradeOff(general) }
  }

  @Test("who is not there has no answer")
  func notThere() throws {
    let problem = try CertificateTests.network()
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    for stranger in [-1, 3, Int.max, .min] {
      #expect(round.rearrangement(making: .init(seeker: stranger, supporter: 0)) == nil)
      #expect(round.rearrangement(making: .init(seeker: 0, supporter: stranger)) == nil)
      #expect(round.rearrangement(waiving: .init(seeker: stranger, supporter: 0), score: 1) == nil)
      #expect(round.rearrangement(parting: .init(seeker: stranger, supporter: 0)) == nil)
      #expect(round.costs(ofSeeker: stranger).isEmpty && round.costs(ofSupporter: stranger).isEmpty)
      #expect(PairReasons(ofSeeker: stranger, in: round) == nil)
      #expect(problem.score(of: .init(seeker: stranger, supporter: 0)) == nil)
    }
    #expect(round.rearrangement(waiving: .init(seeker: 1, supporter: 2), score: .max) == nil)
    #expect(round.rearrangement(waiving: .init(seeker: 0, supporter: 0), score: 1) == nil)
  }

  /// What the round is worth after the moves, checked to be one that can be.
  private func worth(after moves: [Move], in round: ProvenRound) -> Worth? {
    var partners = round.assignment.supporterOfSeeker
    for move in moves {
      guard partners[move.seeker] == move.from, move.from != move.to else { return nil }
      partners[move.seeker] = move.to
    }
    var left = round.problem.supporters.map(\.capacity)
    var sum = Worth.zero
    for (seeker, partner) in partners.enumerated() {
      guard let partner else { continue }
      left[partner] -= 1
      guard left[partner] >= 0,
        let candidate = round.problem.candidates(ofSeeker: seeker).first(where: {
          Int($0.supporter) == partner
        })
      else { return nil }
      sum = sum + round.problem.worth(ofSeeker: seeker, with: candidate)
    }
    return sum
  }
}

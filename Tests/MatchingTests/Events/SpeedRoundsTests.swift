import TestSupport
import Testing

@testable import Matching

/// The rota of an evening against every evening there could be.
@Suite("A speed-mentoring evening")
struct SpeedRoundsTests {
  private static let orders: [[Objective]] = [
    [.coverage, .quality, .waiting], [.quality, .coverage], [.quality],
  ]

  private func sketches(_ count: Int, seed: UInt64) -> [Sketch] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).map { number in
      let (seekers, supporters) = (
        Int.random(in: 1...3, using: &random), Int.random(in: 1...3, using: &random)
      )
      return Sketch(
        seekers: (0..<seekers).map {
          .init(id: "N-\($0)", daysWaiting: Int.random(in: 0...3, using: &random))
        },
        supporters: (0..<supporters).map {
          .init(id: "P-\($0)", capacity: Int.random(in: 0...2, using: &random))
        },
        candidates: (0..<seekers).map { _ in
          (0..<supporters).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
            .map { .init(supporter: Int32($0), score: Int32.random(in: -1...5, using: &random)) }
        }, order: Self.orders[number % Self.orders.count], seed: random.next())
    }
  }

  /// All that a round could be, by who sits with whom.
  private func rounds(_ problem: MatchingProblem, without absent: Set<Int> = []) -> [[Int?]] {
    var all: [[Int?]] = [[]]
    for seeker in problem.seekers.indices {
      all = all.flatMap { start -> [[Int?]] in
        let choices = problem.candidates(ofSeeker: seeker).map { Int($0.supporter) }.filter { supporter in
          !absent.contains(supporter)
            && start.count { $0 == supporter } < problem.supporters[supporter].capacity
        }
        return [start + [nil]] + choices.map { start + [$0] }
      }
    }
    return all
  }

  /// What an evening is worth beyond its earlier rounds, or nil if two meet twice.
  private func value(_ evening: [[Int?]], _ problem: MatchingProblem, after first: Int = 0) -> Worth? {
    var met: Set<MatchingProblem.Pair> = []
    var counts = [Int](repeating: 0, count: problem.seekers.count)
    var sum = Worth.zero
    let rank = problem.order.firstIndex(of: .coverage)
    for (number, round) in evening.enumerated() {
      for (seeker, supporter) in round.enumerated() {
        guard let supporter else { continue }
        guard met.insert(.init(seeker: seeker, supporter: supporter)).inserted else { return nil }
        let score = problem.score(of: .init(seeker: seeker, supporter: supporter)) ?? .min
        counts[seeker] += 1
        guard number >= first else { continue }
        sum =
          sum
          + problem.worth(
            ofSeeker: seeker, with: .init(supporter: Int32(supporter), score: score))
        if let rank {
          let step = Int64(2 * (evening.count - counts[seeker]))
          sum = sum + [Worth(step), Worth(0, step), Worth(0, 0, step)][rank]
        }
      }
    }
    return sum
  }

  private func expectSound(_ plan: SpeedRounds, without absent: Set<Int> = [], from first: Int = 0) {
    for round in plan.supporterOfSeeker[first...] {
      #expect(round.count == plan.problem.seekers.count)
      for (supporter, person) in plan.problem.supporters.enumerated() {
        let sitting = round.count { $0 == supporter }
        #expect(sitting <= (absent.contains(supporter) ? 0 : person.capacity))
      }
    }
    #expect(value(plan.supporterOfSeeker, plan.problem, after: first) == plan.worth)
    #expect(plan.bound == plan.worth)
  }

  @Test("is as good as any evening could be, and its seats are shared as evenly as they can be")
  func best() throws {
    for sketch in sketches(longTests ? 6_000 : 400, seed: 1) {
      let problem = try sketch.problem()
      let plan = try SpeedRounds(problem, rounds: 2)
      expectSound(plan)
      let all = rounds(problem)
      var best = Worth.zero
      var fewest: [Int] = []
      for first in all {
        for second in all {
          guard let value = value([first, second], problem) else { continue }
          best = max(best, value)
          let counts = zip(first, second).map { ($0 == nil ? 0 : 1) + ($1 == nil ? 0 : 1) }.sorted()
          if fewest.lexicographicallyPrecedes(counts) { fewest = counts }
        }
      }
      #expect(plan.worth == best, "\(problem.picture)")
      if problem.order.first == .coverage {
        let counts = problem.seekers.indices.map { seeker in
          plan.supporterOfSeeker.count { $0[seeker] != nil }
        }.sorted()
        #expect(counts == fewest, "\(problem.picture)")
      }
    }
  }

  @Test("planned anew from the second round, the rest is as good as it could be after the first")
  func replanned() throws {
    for (number, sketch) in sketches(300, seed: 2).enumerated() {
      let problem = try sketch.problem()
      let plan = try SpeedRounds(problem, rounds: 3)
      let absent: Set<Int> = number % 2 == 0 ? [0] : []
      var late = sketch
      late.seekers.append(.init(id: "Daniela"))
      late.candidates.append(sketch.supporters.indices.map { .init(supporter: Int32($0), score: 2) })
      let problemThen = try late.problem()
      let rest = try plan.replanned(from: 1, problem: problemThen, absentSupporters: absent)
      #expect(rest.supporterOfSeeker[0] == plan.supporterOfSeeker[0] + [nil])
      expectSound(rest, without: absent, from: 1)
      let all = rounds(problemThen, without: absent)
      var best = Worth.zero
      for second in all where all.count < 60 {
        for third in all {
          if let value = value([rest.supporterOfSeeker[0], second, third], problemThen, after: 1) {
            best = max(best, value)
          }
        }
      }
      if all.count < 60 { #expect(rest.worth == best, "\(problemThen.picture)") }
    }
  }

  private func evening(
    seekers: Int, tables: Int, seats: Int, rounds: Int, seed: UInt64
  ) throws -> SpeedRounds {
    var random = SeededNumbers(seed: seed)
    let sketch = Sketch(
      seekers: (0..<seekers).map { .init(id: "N-\($0)") },
      supporters: (0..<tables).map { .init(id: "P-\($0)", capacity: seats) },
      candidates: (0..<seekers).map { _ in
        (0..<tables).map { .init(supporter: Int32($0), score: Int32.random(in: 0...10_000, using: &random)) }
      })
    return try SpeedRounds(sketch.problem(), rounds: rounds)
  }

  @Test("everybody sits in every round while there are seats for all and tables enough")
  func everybodySits() throws {
    for (seekers, tables, seats) in [(12, 12, 1), (12, 6, 2), (11, 6, 2), (5, 7, 1)] {
      let plan = try evening(seekers: seekers, tables: tables, seats: seats, rounds: 5, seed: 3)
      #expect(plan.supporterOfSeeker.allSatisfy { !$0.contains(nil) })
      expectSound(plan)
    }
  }

  @Test("where seats are few, nobody sits two rounds more than anybody else")
  func evenly() throws {
    let plan = try evening(seekers: 14, tables: 3, seats: 2, rounds: 5, seed: 4)
    let counts = (0..<14).map { seeker in plan.supporterOfSeeker.count { $0[seeker] != nil } }
    #expect(counts.reduce(0, +) == 30 && counts.max() == 3 && counts.min() == 2)
    expectSound(plan)
  }

  @Test("a no-show leaves most of the printed rota as it was")
  func noShow() throws {
    let plan = try evening(seekers: 30, tables: 30, seats: 1, rounds: 6, seed: 5)
    let same = try plan.replanned(from: 1)
    #expect(same.supporterOfSeeker == plan.supporterOfSeeker)
    let rest = try plan.replanned(from: 1, absentSeekers: [7])
    #expect(rest.supporterOfSeeker[1...].allSatisfy { $0[7] == nil })
    let kept = (1..<6).reduce(0) { sum, round in
      sum
        + zip(plan.supporterOfSeeker[round], rest.supporterOfSeeker[round]).count { $0 == $1 }
    }
    #expect(kept > 100, "\(kept) of 145")
    expectSound(rest, from: 1)
  }

  @Test("the order of the lists changes nothing in who sits with whom, and when")
  func orderOfLists() throws {
    let sketch = Sketch.invented(12, 8, each: 5, seed: 6)
    func rota(_ sketch: Sketch) throws -> [Set<String>] {
      let problem = try sketch.problem()
      return try SpeedRounds(problem, rounds: 4).supporterOfSeeker.map { round in
        Set(
          round.enumerated().compactMap { seeker, supporter in
            supporter.map { "\(problem.seekers[seeker].id)–\(problem.supporters[$0].id)" }
          })
      }
    }
    let expected = try rota(sketch)
    for shuffle: UInt64 in 0..<5 { #expect(try rota(sketch.shuffled(seed: shuffle)) == expected) }
  }

  @Test("an evening that cannot be says why")
  func refusals() throws {
    let problem = try CertificateTests.network()
    for rounds in [0, -1, 101, .max] {
      #expect(throws: SpeedRounds.Refusal.tooManyRounds) { try SpeedRounds(problem, rounds: rounds) }
    }
    let plan = try SpeedRounds(problem, rounds: 2)
    for round in [-1, 2, .max] {
      #expect(throws: SpeedRounds.Refusal.roundOutOfRange) { try plan.replanned(from: round) }
    }
    let nobody = try Sketch(seekers: [], supporters: [], candidates: []).problem()
    #expect(throws: SpeedRounds.Refusal.peopleMissing) { try plan.replanned(from: 1, problem: nobody) }
    let noSeeker = try Sketch(seekers: [], supporters: problem.supporters, candidates: []).problem()
    let noSupporter = try Sketch(
      seekers: problem.seekers, supporters: [], candidates: problem.seekers.map { _ in [] }
    ).problem()
    for fewer in [noSeeker, noSupporter] {
      #expect(throws: SpeedRounds.Refusal.peopleMissing) { try plan.replanned(from: 1, problem: fewer) }
    }
    #expect(try SpeedRounds(nobody, rounds: 3).supporterOfSeeker == [[], [], []])
    #expect(try plan.replanned(from: 0, absentSeekers: [-1, 99], absentSupporters: [99]).worth == plan.worth)
  }
}

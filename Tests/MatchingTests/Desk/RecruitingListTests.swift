import Matching
import TestSupport
import Testing

/// Whom to recruit, against trying everything with them.
@Suite("The recruiting list")
struct RecruitingListTests {
  private static let kinds = 3

  /// A few kinds for a sketch: some could meet almost everybody, some nobody.
  private func kinds(_ sketch: Sketch, seed: UInt64) -> [RecruitingList.Kind] {
    var random = SeededNumbers(seed: seed)
    return (0..<Self.kinds).map { kind in
      .init(
        sketch.seekers.indices.filter { _ in Int.random(in: 0..<4, using: &random) > kind }
          .map { ($0, Int32.random(in: -2...6, using: &random)) })
    }
  }

  private func with(_ recruits: [Int], of kinds: [RecruitingList.Kind], _ sketch: Sketch) throws -> [Int64] {
    var more = sketch
    for kind in recruits {
      let place = Int32(more.supporters.count)
      more.supporters.append(.init(id: "R-\(place)"))
      for (seeker, score) in kinds[kind].row {
        more.candidates[seeker].append(.init(supporter: place, score: score))
      }
    }
    return try Array(#require(bestWorthByTrying(more.problem())).numbers.prefix(3))
  }

  @Test("what one more of a kind would add is what trying everything with them says")
  func gains() throws {
    for (number, sketch) in ProvenRoundTests.sketches(longTests ? 20_000 : 400, seed: 5).enumerated() {
      let problem = try sketch.problem()
      let round = try ProvenRound(problem: problem, assignment: problem.solved())
      let kinds = kinds(sketch, seed: UInt64(number))
      let list = RecruitingList(kinds, for: round)
      #expect(list.recruits.isEmpty)
      #expect(Set(list.gains.map(\.kind)) == [0, 1, 2])
      let before = try with([], of: kinds, sketch)
      for gain in list.gains {
        let after = try with([gain.kind], of: kinds, sketch)
        #expect(Array(gain.gain.numbers.prefix(3)) == zip(after, before).map { $0 - $1 })
        #expect(gain.bound >= gain.gain)
      }
      #expect(zip(list.gains, list.gains.dropFirst()).allSatisfy { $0.gain >= $1.gain })
    }
  }

  @Test("the list is for each length the best of that length")
  func lists() throws {
    for (number, sketch) in ProvenRoundTests.sketches(longTests ? 3_000 : 80, seed: 6).enumerated() {
      let problem = try sketch.problem()
      let round = try ProvenRound(problem: problem, assignment: problem.solved())
      let kinds = kinds(sketch, seed: UInt64(number))
      let recruits = RecruitingList(kinds, for: round, count: 3).recruits
      var choices: [[Int]] = [[]]
      var reached = Array(round.worth.numbers.prefix(3))
      for length in 1...3 {
        choices = choices.flatMap { list in ((list.last ?? 0)..<Self.kinds).map { list + [$0] } }
        let best =
          try choices.map { try with($0, of: kinds, sketch) }
          .max { $0.lexicographicallyPrecedes($1) } ?? []
        if recruits.count >= length {
          reached = zip(reached, recruits[length - 1].gain.numbers.prefix(3)).map { $0 + $1 }
        }
        #expect(reached == best, "\(problem.picture)")
      }
    }
  }

  @Test("what one more place with a professional would add is what trying everything says")
  func places() throws {
    for sketch in ProvenRoundTests.sketches(400, seed: 7) {
      let problem = try sketch.problem()
      let round = try ProvenRound(problem: problem, assignment: problem.solved())
      let gains = RecruitingList.gainsOfPlaces(in: round)
      for (supporter, person) in sketch.supporters.enumerated() {
        var more = sketch
        more.supporters[supporter] = .init(id: person.id, capacity: person.capacity + 1)
        #expect(try round.worth + gains[supporter] == #require(bestWorthByTrying(more.problem())))
      }
    }
  }

  @Test(
    "the list has as many as were asked for, of equal kinds the first, and each kind as often as it adds something"
  )
  func lengthAndTies() throws {
    let problem = try drawn(
      """
                Elaine
      places         1
      Amina 3        9
      Bao   2        8
      Chidi 1        7
      """)
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    let kinds = [RecruitingList.Kind([(2, 4)]), .init([(1, 5), (2, 5)]), .init([(1, 5), (2, 5)])]
    func recruited(_ count: Int) -> [Int] {
      RecruitingList(kinds, for: round, count: count).recruits.map(\.kind)
    }
    #expect(RecruitingList(kinds, for: round).gains.map(\.kind) == [1, 2, 0])
    #expect(recruited(1) == [1] && recruited(2) == [1, 1] && recruited(9) == [1, 1])
    let list = RecruitingList(kinds, for: round, count: 2)
    #expect(list.recruits.map(\.gain) == [Worth(1, 5, 2), Worth(1, 5, 1)])
    #expect(list.gains.allSatisfy { $0.gain.tieBreak == 0 && $0.bound.tieBreak == 0 })
  }

  @Test("kinds that make no sense add nothing")
  func strange() throws {
    let problem = try CertificateTests.network()
    let round = try ProvenRound(problem: problem, assignment: problem.solved())
    let list = RecruitingList(
      [.init([]), .init([(9, 5), (-1, 5), (2, .max)]), .init([(2, 5), (2, 9)])], for: round, count: 5)
    #expect(list.gains.map(\.kind) == [2, 0, 1])
    #expect(list.gains.first?.gain.numbers.prefix(2) == [1, 5])
    #expect(list.recruits.map(\.kind) == [2])
    #expect(RecruitingList([], for: round, count: 3).gains.isEmpty)
    #expect(RecruitingList([.init([(2, 5)])], for: round, count: -1).recruits.isEmpty)
  }
}

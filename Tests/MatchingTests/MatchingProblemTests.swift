import Matching
import TestSupport
import Testing

/// What may be asked of the solver, and what is refused.
@Suite("The matching problem")
struct MatchingProblemTests {
  private let sketch = Sketch(
    seekers: [.init(id: "Amina", daysWaiting: 200), .init(id: "Bao", daysWaiting: 30)],
    supporters: [.init(id: "Elaine"), .init(id: "François", capacity: 2)],
    candidates: [[.init(supporter: 0, score: 7)], [.init(supporter: 1, score: 5)]])

  private func refusal(_ change: (inout Sketch) -> Void) -> MatchingError? {
    var changed = sketch
    change(&changed)
    do {
      _ = try changed.problem()
      return nil
    } catch {
      return error
    }
  }

  @Test("is accepted as it stands")
  func accepted() throws {
    #expect(refusal { _ in } == nil)
    #expect(try sketch.problem().candidateCount == 2)
  }

  @Test("needs one row of candidates for each newcomer")
  func rows() {
    #expect(refusal { $0.candidates.removeLast() } == .differentCounts(seekers: 2, rows: 1))
    #expect(refusal { $0.candidates.append([]) } == .differentCounts(seekers: 2, rows: 3))
  }

  @Test("tells everybody apart, though the two sides may share identifiers")
  func identifiers() {
    #expect(refusal { $0.seekers[1] = .init(id: "Amina") } == .repeatedIdentifier("Amina"))
    #expect(refusal { $0.supporters[1] = .init(id: "Elaine") } == .repeatedIdentifier("Elaine"))
    #expect(refusal { $0.supporters[1] = .init(id: "Amina") } == nil)
  }

  @Test("names no professional who is not there, and none twice for one newcomer")
  func candidates() {
    for stranger in [2, -1, Int32.max, .min] {
      #expect(
        refusal { $0.candidates[1] = [.init(supporter: stranger, score: 1)] }
          == .noSuchSupporter(seeker: "Bao"))
    }
    #expect(
      refusal { $0.candidates[1].append(.init(supporter: 1, score: 6)) }
        == .repeatedCandidate(seeker: "Bao", supporter: "François"))
  }

  @Test("accepts only numbers of which millions can be added up")
  func ranges() {
    for days in [-1, 1_000_001, .max, .min] {
      #expect(
        refusal { $0.seekers[0] = .init(id: "Amina", daysWaiting: days) } == .waitingOutOfRange("Amina"))
      #expect(
        refusal { $0.supporters[0] = .init(id: "Elaine", capacity: days) } == .capacityOutOfRange("Elaine"))
    }
    for score in [-1_000_001, 1_000_001, Int32.max, .min] {
      #expect(
        refusal { $0.candidates[0] = [.init(supporter: 0, score: score)] }
          == .scoreOutOfRange(seeker: "Amina"))
    }
    #expect(
      refusal {
        $0.seekers[0] = .init(id: "Amina", daysWaiting: 1_000_000)
        $0.supporters[0] = .init(id: "Elaine", capacity: 1_000_000)
        $0.candidates[0] = [.init(supporter: 0, score: 1_000_000), .init(supporter: 1, score: -1_000_000)]
      } == nil)
  }

  @Test("asks for each objective once")
  func objectives() {
    #expect(refusal { $0.order = [.quality, .coverage, .quality] } == .repeatedObjective)
  }

  @Test("may have its candidates in one array, and is the same problem")
  func flat() throws {
    func refusal(starts: [Int]) -> MatchingError? {
      do {
        _ = try MatchingProblem(
          seekers: sketch.seekers, supporters: sketch.supporters,
          candidates: Array(sketch.candidates.joined()),
          starts: starts)
        return nil
      } catch {
        return error
      }
    }
    #expect(refusal(starts: [0, 1, 2]) == nil)
    #expect(refusal(starts: []) == .differentCounts(seekers: 2, rows: 0))
    #expect(refusal(starts: [0, 2]) == .differentCounts(seekers: 2, rows: 1))
    for starts in [[0, 1, 3], [0, 1, 1], [1, 1, 2], [0, 3, 2], [0, -1, 2], [0, .max, 2], [.min, 1, 2]] {
      #expect(refusal(starts: starts) == .startsOutOfOrder)
    }
    let invented = Sketch.invented(60, 40, each: 6, seed: 1)
    let flat = try MatchingProblem(
      seekers: invented.seekers, supporters: invented.supporters,
      candidates: Array(invented.candidates.joined()),
      starts: invented.candidates.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) })
    #expect(try flat.solved() == invented.problem().solved())
  }

  @Test("keeps the candidates of a newcomer the best first, then by name, in whatever order they came")
  func orderOfCandidates() throws {
    let names = ["Gurpreet", "Elaine", "Hélène", "François"]
    for shuffle in 0..<24 {
      var random = SeededNumbers(seed: UInt64(shuffle))
      let row = [(1, 5), (0, 5), (3, 9), (2, -1)].shuffled(using: &random)
        .map { MatchingProblem.Candidate(supporter: $0.0, score: $0.1) }
      let problem = try MatchingProblem(
        seekers: [.init(id: "Amina")], supporters: names.map { .init(id: $0) }, candidates: [row])
      let kept = problem.candidates(ofSeeker: 0).map { names[Int($0.supporter)] }
      #expect(kept == ["François", "Elaine", "Gurpreet", "Hélène"])
    }
  }

  @Test("may be about nobody")
  func nobody() throws {
    let none = Sketch(seekers: [], supporters: [], candidates: [])
    #expect(try none.problem().solved().pairs.isEmpty)
    #expect(try none.problem().provenWorth() == .zero)

    var noSeekers = sketch
    (noSeekers.seekers, noSeekers.candidates) = ([], [])
    #expect(try noSeekers.problem().provenWorth() == .zero)
    #expect(try noSeekers.problem().solved().supporterPrices == [.zero, .zero])

    var noSupporters = sketch
    (noSupporters.supporters, noSupporters.candidates) = ([], [[], []])
    #expect(try noSupporters.problem().provenWorth() == .zero)
    #expect(try noSupporters.problem().solved().supporterOfSeeker == [nil, nil])
  }

  @Test("may leave people without any candidate, and places without anybody")
  func isolated() throws {
    let problem = try drawn(
      """
                 Elaine  François
      places          1   1000000
      Amina   4       .         .
      Bao     3       .         9
      """)
    #expect(problem.meetings == "Bao–François")
    #expect(try problem.provenWorth().numbers.prefix(3) == [1, 9, 3])
  }

  @Test(
    "may have the same score for all, or only negative ones", arguments: [0, 5, -5, -1_000_000, 1_000_000])
  func sameScores(score: Int) throws {
    let picture = """
                 Elaine  François
      places          1         1
      Amina   4  \(score)  \(score)
      Bao     3  \(score)  \(score)
      Chidi   9  \(score)  \(score)
      """
    let problem = try drawn(picture, order: [.coverage, .waiting, .quality])
    #expect(try problem.provenWorth().numbers.prefix(3) == [2, 13, Int64(2 * score)])
    let choosy = try drawn(picture, order: [.quality])
    #expect(choosy.solved().pairs.count == (score < 0 ? 0 : 2))
  }

  @Test("without objectives still has an answer, and the same one every time")
  func noObjectives() throws {
    var aimless = sketch
    aimless.order = []
    #expect(try aimless.problem().meetings == "Amina–Elaine, Bao–François")
    #expect(try aimless.problem().provenWorth().numbers.prefix(3) == [0, 0, 0])
  }

  @Test("answers about people who are not there that there is nothing")
  func strangers() throws {
    let problem = try sketch.problem()
    for stranger in [-1, 2, .max, .min] {
      #expect(problem.candidates(ofSeeker: stranger).isEmpty)
      #expect(problem.worth(ofSeeker: stranger, with: .init(supporter: 0, score: 7)) == .zero)
    }
    for stranger in [-1, 2, Int32.max, .min] {
      #expect(problem.worth(ofSeeker: 0, with: .init(supporter: stranger, score: 7)) == .zero)
    }
    #expect(problem.worth(ofSeeker: 0, with: .init(supporter: 0, score: .max)).second == Int64(Int32.max))
  }

  @Test("weighs each pair by rank, and never trades a higher rank for a lower one")
  func worths() throws {
    let problem = try sketch.problem()
    let worth = problem.worth(ofSeeker: 0, with: .init(supporter: 0, score: 7))
    #expect(worth.numbers.prefix(3) == [1, 7, 200])
    #expect((0..<(1 << 24)).contains(worth.tieBreak))
    var byWaiting = sketch
    byWaiting.order = [.waiting]
    let waiting = try byWaiting.problem().worth(ofSeeker: 0, with: .init(supporter: 0, score: 7))
    #expect(waiting == Worth(200, tieBreak: worth.tieBreak))

    let rising = [
      Worth(0, 9, 9, tieBreak: 9), Worth(1, -9), Worth(1, 0, -9), Worth(1, 0, 0, tieBreak: -9), Worth(1),
    ]
    #expect(rising.shuffled().sorted() == rising)
    #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 < $1 && !($1 < $0) })
  }

  @Test("the sum and the difference of worths go number by number")
  func arithmetic() {
    let a = Worth(1, 2, 3, tieBreak: 4)
    let b = Worth(10, 20, 30, tieBreak: 40)
    #expect(a + b == Worth(11, 22, 33, tieBreak: 44))
    #expect(b - a == Worth(9, 18, 27, tieBreak: 36))
    #expect(a + .zero == a)
  }
}

import Matching
import TestSupport
import Testing

/// Places on both sides, quotas, locks, exclusions, floors and an even load, against a search that tries everything.
@Suite("The best matching with everything that may be asked")
struct GeneralProblemTests {
  /// Checks one problem, and says whether there was an answer at all.
  private func expectBest(_ sketch: Sketch) throws -> Bool {
    let problem: MatchingProblem
    do {
      problem = try sketch.problem()
    } catch {
      // Without quotas and locks the problem is certainly possible; with them, let the search say that it is not.
      var free = sketch
      free.locks = []
      free.supporters = sketch.supporters.map { .init(id: $0.id, capacity: $0.capacity) }
      let possible = try free.problem()
      let isPossible = bestWorthByTrying(possible, locks: sketch.locks, supporters: sketch.supporters) != nil
      if isPossible { Issue.record("\(error) in \(possible.fullPicture)") }
      return false
    }
    let answer = problem.solved()
    do {
      let proven = try Certificate(problem: problem, assignment: answer).check()
      let best = bestWorthByTrying(problem)
      if proven != best {
        Issue.record("\(proven.numbers), not \(best?.numbers ?? []) in \(problem.fullPicture)")
      }
      if LiveMatching(problem).worth != proven { Issue.record("a wrong sum in \(problem.fullPicture)") }
    } catch {
      Issue.record("\(error) in \(problem.fullPicture)")
    }
    if !isTrueProof(answer, of: problem) { Issue.record("no proof in \(problem.fullPicture)") }
    return true
  }

  @Test("is as good as any in small problems of all kinds")
  func small() throws {
    var answered = 0
    let problems: UInt64 = longTests ? 300_000 : 3_000
    for seed in 0..<problems {
      var random = SeededNumbers(seed: seed)
      let sketch = Sketch.general(
        Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random), seed: seed)
      if try expectBest(sketch) { answered += 1 }
    }
    #expect(answered > problems / 2)
  }

  @Test("is as good as any where both sides have none, one or two places, and nothing else is asked")
  func bothSides() throws {
    // Up to 2 × 2 every problem; beyond, one of many.
    let cells: [Int32?] = [nil, -1, 0, 1, 2]
    for (seekers, supporters, stride) in [(1, 1, 1), (1, 2, 1), (2, 1, 1), (2, 2, 29), (3, 3, 1_999_993)] {
      let step = longTests ? max(1, stride / 40) : stride
      let rows = (0..<supporters).reduce(1) { count, _ in count * cells.count }
      let grids = (0..<seekers).reduce(1) { count, _ in count * rows }
      let places = (0..<seekers + supporters).reduce(1) { count, _ in count * 3 }
      for number in Swift.stride(from: 0, to: grids * places, by: step) {
        var grid = number / places
        var place = number % places
        func draw(_ value: inout Int, _ kinds: Int) -> Int {
          defer { value /= kinds }
          return value % kinds
        }
        let sketch = Sketch(
          seekers: (0..<seekers).map { .init(id: "N-\($0)", daysWaiting: $0 % 2, capacity: draw(&place, 3)) },
          supporters: (0..<supporters).map { .init(id: "P-\($0)", capacity: draw(&place, 3)) },
          candidates: (0..<seekers).map { _ in
            (0..<supporters).compactMap { supporter in
              cells[draw(&grid, cells.count)].map { .init(supporter: Int32(supporter), score: $0) }
            }
          }, order: generalOrders[number % generalOrders.count])
        #expect(try expectBest(sketch))
      }
    }
  }

  @Test("does not survive a corruption of its proof, but for those that leave a true one", arguments: 0..<5)
  func corruptions(network: Int) throws {
    var refused = 0
    for seed in 0..<20 as Range<UInt64> {
      guard
        let problem = try? Sketch.general(6, 5, seed: 1_000 * UInt64(network) + seed, places: 3).problem()
      else { continue }
      let answer = problem.solved()
      var random = SeededNumbers(seed: seed)
      for _ in 0..<40 {
        let (name, corrupted) = corruption(of: answer, random: &random)
        guard corrupted != answer else { continue }
        let isTrue = isTrueProof(corrupted, of: problem)
        do {
          _ = try Certificate(problem: problem, assignment: corrupted).check()
          #expect(isTrue, "\(name) in \(problem.fullPicture)")
        } catch {
          #expect(!isTrue || error == .overflow, "\(name): \(error) in \(problem.fullPicture)")
          refused += 1
        }
      }
    }
    #expect(refused > 200, "only \(refused) refused")
  }

  /// What the best matching is worth, or nil if the problem cannot be.
  private func value(_ sketch: Sketch) -> Worth? {
    guard let problem = try? sketch.problem() else { return nil }
    return try? problem.provenWorth()
  }

  @Test(
    "has the same answer whatever the people are called and however they are listed",
    arguments: 0..<30 as Range<UInt64>)
  func relabelled(seed: UInt64) throws {
    let sketch = Sketch.general(9, 7, seed: seed, places: 3)
    guard let best = value(sketch) else { return }
    var renamed = sketch
    renamed.seekers = sketch.seekers.map {
      .init(id: "new \($0.id)", daysWaiting: $0.daysWaiting, capacity: $0.capacity, group: $0.group)
    }
    let other = try #require(value(renamed))
    #expect(other.numbers.dropLast() == best.numbers.dropLast())
    var listed = sketch
    (listed.locks, listed.forbidden) = ([], [])
    let before = try #require(value(listed))
    for shuffle: UInt64 in 0..<3 { #expect(value(listed.shuffled(seed: shuffle)) == before) }
  }

  @Test("makes the same pairs when all scores are multiplied", arguments: 0..<30 as Range<UInt64>)
  func scale(seed: UInt64) throws {
    let sketch = Sketch.general(9, 7, seed: seed, places: 3)
    guard let problem = try? sketch.problem() else { return }
    for factor: Int32 in [2, 100, 500_000] {
      #expect(try sketch.scored { $0 * factor }.problem().solved().pairs == problem.solved().pairs)
    }
  }

  @Test(
    "is never worse for one more supporter without a quota, nor better for a pair less",
    arguments: 0..<30 as Range<UInt64>)
  func monotone(seed: UInt64) throws {
    let sketch = Sketch.general(9, 7, seed: seed, places: 3)
    guard let best = value(sketch) else { return }
    var more = sketch
    more.supporters.append(.init(id: "Hélène", capacity: 2))
    for seeker in stride(from: 0, to: 9, by: 2) {
      more.candidates[seeker].append(.init(supporter: 7, score: 2))
    }
    #expect(try #require(value(more)) >= best)
    for pair in try sketch.problem().solved().pairs where !sketch.locks.contains(pair) {
      var fewer = sketch
      fewer.forbidden.append(pair)
      if let worth = value(fewer) { #expect(worth <= best) }
    }
  }
}

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
}

import Foundation
import Matching
import Measuring

/// What a coordinator asks of a round: how long the answer takes, once the round is held.
enum AskRow {
  /// Asks each question some times, of people drawn from a seed, and prints how long the answers take.
  static func measure(_ path: String, name: String, times: Int) throws {
    let parts = try InstanceFile.Parts(path: path)
    let problem = try MatchingProblem(
      seekers: parts.seekers, supporters: parts.supporters, candidates: parts.candidates,
      starts: parts.starts, order: [.coverage, .quality, .waiting])
    let assignment = problem.solved()
    let start = OurSolver.processorSeconds()
    let round = try ProvenRound(problem: problem, assignment: assignment)
    let begun = OurSolver.processorSeconds() - start
    var random = Seeded(seed: 7)
    func draw(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
    print("\n**a question asked, \(name)**\n")
    print("| question | n | median | longest |")
    print("|---|--:|--:|--:|")
    func time(_ name: String, _ count: Int, _ ask: () throws -> Void) rethrows {
      var spent: [Double] = []
      for _ in 0..<count {
        let start = OurSolver.processorSeconds()
        try ask()
        spent.append(OurSolver.processorSeconds() - start)
      }
      print(
        "| \(name) | \(count) | "
          + [spent.median, spent.max() ?? 0].map { String(format: "%.3f ms", $0 * 1e3) }
          .joined(separator: " | ") + " |")
      fflush(nil)
    }
    let matched = assignment.pairs
    time("why this pair, with runners-up and rivals", times) {
      _ = PairReasons(ofSeeker: matched[draw(matched.count)].seeker, in: round)
    }
    time("what would that pair cost", times) {
      let seeker = draw(problem.seekers.count)
      let row = Array(problem.candidates(ofSeeker: seeker))
      guard !row.isEmpty else { return }
      let supporter = Int(row[draw(row.count)].supporter)
      _ = round.rearrangement(making: .init(seeker: seeker, supporter: supporter))
    }
    // A kind could meet whoever could meet one who is there already.
    var rows = [[(seeker: Int, score: Int32)]](repeating: [], count: problem.supporters.count)
    for seeker in problem.seekers.indices {
      for candidate in problem.candidates(ofSeeker: seeker) {
        rows[Int(candidate.supporter)].append((seeker, candidate.score))
      }
    }
    let few = max(1, times / 20)
    for count in [100, 2_000] {
      let kinds = (0..<count).map { _ in RecruitingList.Kind(rows[draw(rows.count)]) }
      time("whom to recruit, \(count) kinds", few) { _ = RecruitingList(kinds, for: round) }
      time("the best 20 of \(count) kinds to recruit", few) {
        _ = RecruitingList(kinds, for: round, count: 20)
      }
    }
    time("what a place more with each professional would add", few) {
      _ = RecruitingList.gainsOfPlaces(in: round)
    }
    for share in [1_000, 50, 5] {
      // Each of so many could meet ten more, a little worse than the best they have.
      let openings = (0..<problem.seekers.count / share).flatMap { _ in
        let seeker = draw(problem.seekers.count)
        return (0..<10).map { _ in
          Relaxations.Opening(
            .init(seeker: seeker, supporter: draw(problem.supporters.count)),
            score: Int32(3_000 + draw(4_000)))
        }
      }
      time("a requirement relaxed, \(openings.count) more pairs", few) {
        _ = Relaxations([openings], in: round)
      }
    }
    time("a short list of three for everybody", few == 1 ? 1 : 3) { _ = Shortlist(for: round) }
    print(
      String(
        format: "\nProcessor time; the proof checked and the round made ready for questions in %.3f s.", begun
      ))
  }
}

import Matching
import Measuring

/// Ours over all pairs of a population, in a process of its own.
enum OurPairs {
  /// Everybody's best candidates. The value is what those of every `share`-th newcomer score, as the peers look at no
  /// more than these; beside it stands how many they are.
  static func top(_ count: Int, of path: String, share: Int) throws {
    let population = try InstanceFile.population(path: path)
    let start = OurSolver.processorSeconds()
    let pairs = try AllPairs(
      population.policy, seekers: population.seekersForEngine, supporters: population.supportersForEngine,
      order: [.quality])
    let built = OurSolver.processorSeconds()
    let lists = pairs.topCandidates(count)
    let done = OurSolver.processorSeconds()
    let shown = stride(from: 0, to: lists.count, by: share).map { lists[$0] }
    print(
      Sample(
        build: built - start, solve: done - built,
        value: shown.joined().reduce(0) { $0 + Int64($1.score) }, matched: shown.joined().count
      ).line)
  }

  /// The best matching of all pairs, by scores. Looking for the first lists, matching, and looking at all other pairs are
  /// in the time; the proof, which looks at all pairs once more, is not.
  static func optimum(of path: String) throws {
    let population = try InstanceFile.population(path: path)
    let start = OurSolver.processorSeconds()
    let pairs = try AllPairs(
      population.policy, seekers: population.seekersForEngine, supporters: population.supportersForEngine,
      order: [.quality])
    let built = OurSolver.processorSeconds()
    let best = try pairs.optimum()
    let done = OurSolver.processorSeconds()
    let worth = try AllPairsCertificate(pairs: pairs, problem: best.problem, assignment: best.assignment)
      .check()
    print(
      Sample(
        build: built - start, solve: done - built, value: worth.numbers[0],
        matched: best.assignment.pairs.count
      ).line)
  }
}

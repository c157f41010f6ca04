import Foundation
import Matching
import Measuring

/// One change at a time to a matching that stays the best: people leave and come back, places change.
enum LiveRow {
  /// Makes changes one by one, and prints how long they take; what is left is proved, and held against solving anew.
  static func measure(_ path: String, changes: Int) throws {
    let parts = try InstanceFile.Parts(path: path)
    let problem = try MatchingProblem(
      seekers: parts.seekers, supporters: parts.supporters, candidates: parts.candidates,
      starts: parts.starts,
      order: [.quality])
    let start = OurSolver.processorSeconds()
    var live = LiveMatching(problem, from: problem.solved())
    let begun = OurSolver.processorSeconds() - start
    var random = Seeded(seed: 7)
    var spent: [String: [Double]] = [:]
    func time(_ name: String, _ change: (inout LiveMatching) throws -> Void) rethrows {
      let start = OurSolver.processorSeconds()
      try change(&live)
      spent[name, default: []].append(OurSolver.processorSeconds() - start)
    }
    // Warms up, and does not count.
    for seeker in 0..<50 {
      try live.withdraw(seeker: seeker)
      try live.restore(seeker: seeker)
    }
    for _ in 0..<changes / 4 {
      let seeker = Int(random.next() % UInt64(parts.seekers.count))
      let supporter = Int(random.next() % UInt64(parts.supporters.count))
      try time("a newcomer leaves") { live throws in try live.withdraw(seeker: seeker) }
      try time("a newcomer comes") { live throws in try live.restore(seeker: seeker) }
      try time("a professional leaves") { live throws in try live.withdraw(supporter: supporter) }
      try time("a professional comes") { live throws in try live.restore(supporter: supporter) }
    }
    let worth = try Certificate(problem: problem, assignment: live.assignment).check()
    let anew = try Certificate(problem: problem, assignment: problem.solved()).check()
    guard worth == anew else { throw CouldNotRun(description: "not the best any more: DIFFERENT VALUE") }
    print("\n**one change, country, 100,000 × 60,000, 20 candidates each**\n")
    print("| change | n | median | 99th percentile | longest |")
    print("|---|--:|--:|--:|--:|")
    for (name, seconds) in spent.sorted(by: { $0.key < $1.key }) + [("all", spent.values.flatMap { $0 })] {
      let sorted = seconds.sorted()
      let times = [seconds.median, sorted[sorted.count * 99 / 100], sorted[sorted.count - 1]]
      print(
        "| \(name) | \(seconds.count) | "
          + times.map { String(format: "%.1f µs", $0 * 1e6) }.joined(separator: " | ") + " |")
    }
    print(
      String(
        format:
          "\nProcessor time; before the first change %.2f s. Goal: median under 20 µs, 99th percentile under 200 µs.",
        begun),
      "Everybody came back at the end: proved again by the certificate, and worth \(worth.numbers[0]) as when solved anew."
    )
  }
}

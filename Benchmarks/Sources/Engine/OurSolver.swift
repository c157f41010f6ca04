import Foundation
import Matching
import Measuring

/// What a solver prints for each repetition, ours like the peers: seconds of processor time to build and to solve, the
/// value, and how many people are matched.
struct Sample {
  var build: Double
  var solve: Double
  var value: Int64
  var matched: Int

  var line: String { "\(build) \(solve) \(value) \(matched)" }

  init(build: Double, solve: Double, value: Int64, matched: Int) {
    (self.build, self.solve, self.value, self.matched) = (build, solve, value, matched)
  }

  init?(line: Substring) {
    let words = line.split(separator: " ")
    guard words.count == 4, let build = Double(words[0]), let solve = Double(words[1]),
      let value = Int64(words[2]), let matched = Int(words[3])
    else { return nil }
    self.init(build: build, solve: solve, value: value, matched: matched)
  }
}

/// Ours, in a process of its own.
enum OurSolver {
  /// Solves an instance some times over and proves each answer; the proof is not in the time.
  static func solve(_ path: String, order: [Objective], repetitions: Int) throws {
    let parts = try InstanceFile.Parts(path: path)
    for _ in 0..<repetitions {
      let start = processorSeconds()
      let problem = try MatchingProblem(
        seekers: parts.seekers, supporters: parts.supporters, candidates: parts.candidates, order: order)
      let built = processorSeconds()
      let answer = problem.solved()
      let solved = processorSeconds()
      let worth = try Certificate(problem: problem, assignment: answer).check()
      let place = order.firstIndex(of: .quality) ?? 0
      print(
        Sample(
          build: built - start, solve: solved - built, value: worth.numbers[place],
          matched: answer.pairs.count
        ).line)
    }
  }

  /// The same for a table of costs. Building is taking it and looking for its lowest and highest cost.
  static func solveCosts(_ path: String, repetitions: Int) throws {
    let (rows, columns, costs) = try InstanceFile.costs(path: path)
    for _ in 0..<repetitions {
      let start = processorSeconds()
      let problem = try DenseProblem(rows: rows, columns: columns, costs: costs)
      let built = processorSeconds()
      let answer = problem.solved()
      let solved = processorSeconds()
      let cost = try DenseCertificate(problem: problem, assignment: answer).check()
      print(
        Sample(
          build: built - start, solve: solved - built, value: cost,
          matched: answer.columnOfRow.count { $0 != nil }
        ).line)
    }
  }

  static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

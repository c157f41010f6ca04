import Foundation

/// What one run of a program cost, and what it printed.
package struct Cost {
  package let wallSeconds: Double
  package let processorSeconds: Double
  package let peakMegabytes: Double
  package let output: String
}

package struct CouldNotRun: Error, CustomStringConvertible {
  package let description: String
  /// True if it was stopped because it took too long.
  package let isLate: Bool

  package init(description: String, isLate: Bool = false) {
    (self.description, self.isLate) = (description, isLate)
  }
}

/// Runs a program to its end and returns what the kernel says it cost.
///
/// - Parameters:
///   - keepsOutput: otherwise it is thrown away; what is kept must fit into a pipe, 64 KB.
///   - limit: seconds after which the program is stopped.
package func cost(
  of program: String, _ arguments: [String], keepsOutput: Bool = false, limit: Double? = nil
) throws -> Cost {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  let pipe = Pipe()
  let (reading, writing) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
  if keepsOutput {
    posix_spawn_file_actions_adddup2(&actions, writing.fileDescriptor, 1)
    posix_spawn_file_actions_addclose(&actions, reading.fileDescriptor)
  } else {
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
  }

  let words = [program] + arguments
  var argv = words.map { strdup($0) } + [nil]
  defer { for word in argv { free(word) } }
  var process = pid_t()
  let start = DispatchTime.now().uptimeNanoseconds
  guard posix_spawnp(&process, program, &actions, nil, &argv, environ) == 0 else {
    throw CouldNotRun(description: "\(program) could not be started")
  }
  func wall() -> Double { Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9 }
  var status: Int32 = 0
  var usage = rusage()
  var isLate = false
  while true {
    let ended = wait4(process, &status, limit == nil || isLate ? 0 : WNOHANG, &usage)
    if ended == process { break }
    guard ended == 0 else { throw CouldNotRun(description: "\(program) was lost") }
    if let limit, wall() > limit {
      isLate = true
      kill(process, SIGKILL)
    } else {
      usleep(2_000)
    }
  }
  let elapsed = wall()
  try writing.close()
  let output = keepsOutput ? String(decoding: try reading.readToEnd() ?? Data(), as: UTF8.self) : ""
  guard !isLate else {
    throw CouldNotRun(description: "stopped after \(Int(limit ?? 0)) s", isLate: true)
  }
  guard status == 0 else {
    let last = output.split(separator: "\n").last.map { ": \($0)" } ?? ""
    throw CouldNotRun(description: "\(words.joined(separator: " ")) ended with status \(status >> 8)\(last)")
  }
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return Cost(
    wallSeconds: elapsed, processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    peakMegabytes: Double(usage.ru_maxrss) / 1_000, output: output)
}

extension [Cost] {
  /// Per core: the processor time of the program is that of its one thread.
  package var median: Double { map(\.processorSeconds).median }
}

extension [Double] {
  package var median: Double {
    let sorted = sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

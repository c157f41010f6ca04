import Foundation

/// What one run of a program cost.
struct Cost {
  let wallSeconds: Double
  let processorSeconds: Double
  let peakMegabytes: Double
}

struct CouldNotRun: Error, CustomStringConvertible {
  let description: String
}

/// Runs a program to its end, without its output, and returns what the kernel says it cost.
func cost(of program: String, _ arguments: [String]) throws -> Cost {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)

  let words = [program] + arguments
  var argv = words.map { strdup($0) } + [nil]
  defer { for word in argv { free(word) } }
  var process = pid_t()
  let start = DispatchTime.now().uptimeNanoseconds
  guard posix_spawnp(&process, program, &actions, nil, &argv, environ) == 0 else {
    throw CouldNotRun(description: "\(program) could not be started")
  }
  var status: Int32 = 0
  var usage = rusage()
  guard wait4(process, &status, 0, &usage) == process, status == 0 else {
    throw CouldNotRun(description: "\(words.joined(separator: " ")) ended with status \(status >> 8)")
  }
  let wall = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
  func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
  return Cost(
    wallSeconds: wall, processorSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
    peakMegabytes: Double(usage.ru_maxrss) / 1_000)
}

extension [Cost] {
  /// Per core: the processor time of the program is that of its one thread.
  var median: Double { map(\.processorSeconds).median }
}

extension [Double] {
  var median: Double {
    let sorted = sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

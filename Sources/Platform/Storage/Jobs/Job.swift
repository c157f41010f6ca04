/// Something to be done later, and surely: its values are stored in the transaction that asks for it, as JSON.
///
///     struct Reminder: Job {
///       static let name = "programmes/reminder"
///       static let version = 1
///       let partnership: Int64
///     }
///
/// It holds numbers that stand for people, and nothing of them: what is to be known is read when the job is carried out.
package protocol Job: Codable, Sendable {
  /// The area, a stroke, and a name that is kept for ever.
  static var name: String { get }
  /// Raised when the stored values change their shape.
  static var version: Int { get }
  /// Reads what this version or an earlier one stored. Whoever raises the version writes this.
  init(stored payload: String, version: Int) throws
}

/// Stands for one job.
package struct JobID: RawRepresentable, Storable, Hashable {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Why a job could not be carried out, in words that are stored: they hold nothing of any person.
package struct JobProblem: Error, Sendable, Hashable {
  package let reason: String
  /// Whether trying again can help.
  package let isHopeless: Bool

  package init(_ reason: String, isHopeless: Bool = false) {
    self.reason = reason
    self.isHopeless = isHopeless
  }

  /// What is stored of any error. Others than these may quote what somebody wrote; of them only the kind is kept.
  static func reason(of error: any Error) -> String {
    let words =
      switch error {
      case let problem as JobProblem: problem.reason
      case let error as StorageError: "\(error)"
      case is CancellationError: "it took too long"
      default: "\(type(of: error))"
      }
    return String(words.prefix(300))
  }
}

/// Thrown by a handler that cannot begin yet; it does not count as an attempt.
package struct JobPostponed: Error, Sendable, Hashable {
  package let pause: Duration
  package init(for pause: Duration) { self.pause = pause }
}

/// Somebody else has the job by now: nothing of what was to be written with its end is kept.
package struct JobLost: Error, Sendable, Hashable {}

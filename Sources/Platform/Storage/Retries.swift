/// How often something that failed is tried again, and how long it pauses before: a write that met another, a job.
package struct Retries: Sendable {
  /// How often it is carried out, the first time included.
  package var attempts = 10
  /// The longest pause before the second time; it doubles from there.
  package var firstPause: Duration = .milliseconds(2)
  package var longestPause: Duration = .milliseconds(200)
  /// The part of a pause that chance does not take away, from 0 to 1.
  package var surePart = 0.0
  /// Between 0 and 1. Two that met once must not pause for the same time.
  package var random: @Sendable () -> Double = { Double.random(in: 0...1) }
  package var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

  package init() {}

  /// What a job gets that fails: twelve attempts over half a day, about.
  package static var ofJobs: Retries {
    var retries = Retries()
    retries.attempts = 12
    retries.firstPause = .seconds(10)
    retries.longestPause = .seconds(7_200)
    retries.surePart = 0.5
    return retries
  }

  /// The pause after this many attempts: the doubled first pause, the longest at most, and of that what chance leaves.
  func pause(after attempts: Int) -> Duration {
    let longest = min(longestPause, firstPause * (1 << min(max(0, attempts - 1), 20)))
    return longest * (surePart + (1 - surePart) * random())
  }
}

/// How often a write that met another is carried out again, and how long it pauses before.
package struct Retries: Sendable {
  /// How often it is carried out, the first time included.
  package var attempts = 10
  /// The longest pause before the second time; it doubles from there.
  package var firstPause: Duration = .milliseconds(2)
  package var longestPause: Duration = .milliseconds(200)
  /// Between 0 and 1. Two that met once must not pause for the same time.
  package var random: @Sendable () -> Double = { Double.random(in: 0...1) }
  package var sleep: @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }

  package init() {}

  /// The pause after this many attempts: anything up to the doubled first pause, the longest at most.
  func pause(after attempts: Int) -> Duration {
    let longest = min(longestPause, firstPause * (1 << min(max(0, attempts - 1), 20)))
    return longest * random()
  }
}

import Basics
import Synchronization

/// A clock that stands until a test moves it. It begins on the day of the stories.
package final class TestClock: Sendable {
  // 2026-11-22 10:13:00 in Greenwich.
  private let time = Atomic<Int64>(1_795_342_380_000_000)

  package init() {}

  package var now: Moment { Moment(microsecondsSince1970: time.load(ordering: .relaxed)) }

  /// Moves it on, or back.
  package func move(seconds: Int64) { time.add(seconds * 1_000_000, ordering: .relaxed) }
}

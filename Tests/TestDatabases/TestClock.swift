import Basics
import Synchronization

/// A clock that stands still until a test moves it.
package final class TestClock: Sendable {
  private let moment: Mutex<Moment>

  /// Begins in November 2026.
  package init(_ moment: Moment = Moment(microsecondsSince1970: 1_795_000_000_000_000)) {
    self.moment = Mutex(moment)
  }

  package var now: Moment {
    get { moment.withLock { $0 } }
    set { moment.withLock { $0 = newValue } }
  }

  package func advance(by duration: Duration) { moment.withLock { $0 = $0 + duration } }
}

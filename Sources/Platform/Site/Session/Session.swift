import Basics

/// Somebody who is signed in, on one device.
package struct Session: Sendable, Hashable {
  /// Whoever it is, as the area of people names them.
  package let person: String
  package let begun: Moment
  /// When it was last used, to the minute.
  package let seen: Moment
  /// Names it without opening it: for the list of one's own sessions.
  package let digest: String
}

/// How long a session lasts.
package struct SessionLimits: Sendable {
  /// Without being used: an hour, a long telephone call and a coffee.
  package var idle = Duration.seconds(3_600)
  /// Altogether: a working day.
  package var whole = Duration.seconds(12 * 3_600)

  package init() {}

  func isOver(_ session: Session, at now: Moment) -> Bool {
    now.seconds(since: session.seen) >= idle.components.seconds
      || now.seconds(since: session.begun) >= whole.components.seconds
  }
}

extension Moment {
  /// Whole seconds from then to now; less than none when the clock was set back.
  func seconds(since earlier: Moment) -> Int64 {
    let (difference, isTooFar) = microsecondsSince1970.subtractingReportingOverflow(
      earlier.microsecondsSince1970)
    return isTooFar ? 0 : difference / 1_000_000
  }

  func before(seconds: Int64) -> Moment {
    Moment(microsecondsSince1970: microsecondsSince1970 &- seconds &* 1_000_000)
  }
}

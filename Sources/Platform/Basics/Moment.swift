#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point in time, the same everywhere: microseconds since 1970 began in Greenwich, leap seconds not counted.
package struct Moment: Sendable, Hashable, Comparable {
  package let microsecondsSince1970: Int64

  package init(microsecondsSince1970: Int64) {
    self.microsecondsSince1970 = microsecondsSince1970
  }

  package static func < (a: Moment, b: Moment) -> Bool {
    a.microsecondsSince1970 < b.microsecondsSince1970
  }

  /// What the clock of this machine says. Whoever needs it takes it as a function, so that a test can set the clock.
  package static func now() -> Moment {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Moment(microsecondsSince1970: Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1_000)
  }
}

extension Moment {
  /// So much later, or earlier; at the ends of time it stays there.
  package static func + (moment: Moment, duration: Duration) -> Moment {
    let (seconds, attoseconds) = duration.components
    let (microseconds, goesOver) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (more, isMore) = microseconds.addingReportingOverflow(attoseconds / 1_000_000_000_000)
    let (sum, isOver) = moment.microsecondsSince1970.addingReportingOverflow(more)
    if goesOver || isMore || isOver {
      return Moment(microsecondsSince1970: seconds < 0 ? .min : .max)
    }
    return Moment(microsecondsSince1970: sum)
  }

  /// From this moment to the other; negative if that is earlier.
  package func duration(to other: Moment) -> Duration {
    .microseconds(other.microsecondsSince1970) - .microseconds(microsecondsSince1970)
  }
}

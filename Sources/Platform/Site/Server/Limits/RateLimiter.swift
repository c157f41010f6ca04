import Basics
import Synchronization

/// Somebody asked for something more often than its limit allows.
package struct RateExceeded: Error, Sendable, Equatable {
  /// When it may be asked for again, rounded up; at least 1.
  package let seconds: Int
}

/// Whom a question is counted for.
package enum RateKey: Sendable, Hashable {
  case network(NetworkShare)
  /// Whatever names the account: its number, or the address somebody typed.
  case account(String)
  case everybody

  /// What every request is counted for.
  static func keys(of network: NetworkShare?) -> [RateKey] {
    network.map { [.everybody, .network($0)] } ?? [.everybody]
  }

  fileprivate var scope: RateLimit.Scope {
    switch self {
    case .network: .network
    case .account: .account
    case .everybody: .everybody
    }
  }
}

/// Counts what is asked for, by the generic cell rate algorithm (ITU-T I.371): of each key only the moment is kept at which
/// it will be as if it had never asked. It is a bucket of tokens that needs no refilling.
///
/// One for a process, in memory: a restart forgives everybody, and so does a second process beside it. What must hold longer
/// is counted in the database.
package final class RateLimiter: Sendable {
  private struct Kind: Hashable {
    let limit: String
    let scope: RateLimit.Scope
  }

  private let placesEach: Int
  /// As many kinds as there are limits in the source, never more.
  private let tallies = Mutex<[Kind: RateTallies]>([:])

  /// - Parameter placesEach: how many keys are remembered for each rule; 16,384 take 256 KiB.
  package init(placesEach: Int = 16_384) {
    self.placesEach = placesEach
  }

  /// Counts one question for each of the keys that the limit has a rule for: for all of them, or when one says no, for none.
  ///
  /// - Complexity: O(rules), whatever was asked before.
  package func ask(_ limit: RateLimit, for keys: [RateKey], at now: Moment) throws(RateExceeded) {
    let now = now.microsecondsSince1970
    let wait = tallies.withLock { tallies in
      var evenAt: [(Kind, RateKey, Int64)] = []
      var wait: Int64 = 0
      for key in keys {
        for rule in limit.rules where rule.scope == key.scope {
          let kind = Kind(limit: limit.name, scope: rule.scope)
          let span = rule.atOnce * rule.microsecondsEach
          // A clock that was set back makes nobody wait longer than the rule ever would.
          let before = min(max(tallies[kind]?[key] ?? now, now), now + span)
          let after = before + rule.microsecondsEach
          wait = max(wait, after - now - span)
          evenAt.append((kind, key, after))
        }
      }
      guard wait == 0 else { return wait }
      for (kind, key, moment) in evenAt {
        tallies[kind, default: RateTallies(places: placesEach)][key] = moment
      }
      return 0
    }
    if wait > 0 { throw RateExceeded(seconds: Int(clamping: (wait - 1) / 1_000_000 + 1)) }
  }

  /// Forgets what was counted for a key: somebody who has shown who they are need not wait for earlier mistakes.
  package func forgive(_ limit: RateLimit, _ key: RateKey) {
    tallies.withLock { $0[Kind(limit: limit.name, scope: key.scope)]?[key] = nil }
  }

  /// How many keys are remembered now, of every kind; for tests.
  var places: Int { tallies.withLock { $0.values.reduce(0) { $0 + $1.placeCount } } }
}

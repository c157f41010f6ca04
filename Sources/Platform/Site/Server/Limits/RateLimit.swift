import Basics

/// How often something may be asked for. A route says which limit it is under; all limits stand here.
///
/// | limit | one network | one account | everybody together |
/// |---|---|---|---|
/// | `usual` | 600 at once, then 10 a second | | |
/// | `signIn` | 60 at once, then 3 a minute | 10 at once, then 12 an hour | 1,000 at once, then 10 a second |
/// | `token` | | 300 at once, then 5 a second | |
/// | `sendsMail` | 10 at once, then 1 a minute | 3 at once, then 6 an hour | 200 at once, then 1 a second |
/// | `application` | 60 at once, then 1 a minute | 120 at once, then 30 a minute | 2,000 at once, then 1 a second |
/// | `lookUp` | 300 at once, then 5 a second | | 2,000 at once, then 50 a second |
///
/// A network is often a whole office or agency (`NetworkShare`): `usual` lets sixty people there open ten pages a minute each,
/// and `signIn` lets them all begin their day. For one account OWASP's ASVS 4.0 (2.2.1) allows 100 failed attempts an hour;
/// here it is 22 in the first. Together, sign-ins are held to what their hashing costs the machine, and letters to what a
/// provider of mail takes from a small sender. At most 20 letters an hour go to one mailbox anyway (`Outbox`).
///
/// A whole class of newcomers may begin their application forms at one address of the internet; the account is then a form that
/// was begun, which a script keeps every two seconds while somebody types.
package struct RateLimit: Sendable, Hashable {
  /// What is counted together.
  package enum Scope: Sendable, Hashable {
    case network, account, everybody
  }

  /// So many at once, and then one in every so often. What was not used comes back at that pace.
  package struct Rule: Sendable, Hashable {
    let scope: Scope
    let atOnce: Int64
    let microsecondsEach: Int64

    /// - Parameters:
    ///   - atOnce: at least 1.
    ///   - interval: longer than nothing; with `atOnce` of them together shorter than a lifetime.
    package init(_ scope: Scope, atOnce: Int64, thenOneEvery interval: Duration) {
      self.scope = scope
      self.atOnce = max(1, atOnce)
      microsecondsEach = max(1, (Moment(microsecondsSince1970: 0) + interval).microsecondsSince1970)
    }
  }

  package let name: String
  let rules: [Rule]

  package init(_ name: StaticString, _ rules: Rule...) {
    self.name = name.description
    self.rules = rules
  }

  package static let usual = RateLimit(
    "usual", Rule(.network, atOnce: 600, thenOneEvery: .milliseconds(100)))

  package static let signIn = RateLimit(
    "sign-in", Rule(.network, atOnce: 60, thenOneEvery: .seconds(20)),
    Rule(.account, atOnce: 10, thenOneEvery: .seconds(300)),
    Rule(.everybody, atOnce: 1_000, thenOneEvery: .milliseconds(100)))

  /// What one token of a program is held to, besides its network: five pages of a directory a second is a list of a city in
  /// three minutes, and leaves the site to people.
  package static let token = RateLimit(
    "token", Rule(.account, atOnce: 300, thenOneEvery: .milliseconds(200)))

  /// For whatever has a letter sent to an address that anybody may type.
  package static let sendsMail = RateLimit(
    "sends mail", Rule(.network, atOnce: 10, thenOneEvery: .seconds(60)),
    Rule(.account, atOnce: 3, thenOneEvery: .seconds(600)),
    Rule(.everybody, atOnce: 200, thenOneEvery: .seconds(1)))

  /// For forms that anybody may begin without an account: a network begins one, an account is one that was begun.
  package static let application = RateLimit(
    "application", Rule(.network, atOnce: 60, thenOneEvery: .seconds(60)),
    Rule(.account, atOnce: 120, thenOneEvery: .seconds(2)),
    Rule(.everybody, atOnce: 2_000, thenOneEvery: .seconds(1)))

  /// For what is looked up while somebody types, and costs the machine a moment's thought.
  package static let lookUp = RateLimit(
    "look-up", Rule(.network, atOnce: 300, thenOneEvery: .milliseconds(200)),
    Rule(.everybody, atOnce: 2_000, thenOneEvery: .milliseconds(20)))
}

import Basics
import SiteTesting
import Synchronization
import TestSupport
import Testing

@testable import Site

@Suite("Limits of rate")
struct RateLimiterTests {
  /// Three at once, and then one every ten seconds.
  private static let few = RateLimit("few", .init(.account, atOnce: 3, thenOneEvery: .seconds(10)))

  private func moment(_ seconds: Int64) -> Moment {
    Moment(microsecondsSince1970: 1_795_342_380_000_000 + seconds * 1_000_000)
  }

  private final class Counter: Sendable { let count = Atomic<Int>(0) }

  /// Nil when it may be asked, or how long to wait.
  private func ask(
    _ limiter: RateLimiter, _ limit: RateLimit = few, for key: RateKey = .account("amina"), at seconds: Int64
  ) -> Int? {
    do throws(RateExceeded) {
      try limiter.ask(limit, for: [key], at: moment(seconds))
      return nil
    } catch {
      return error.seconds
    }
  }

  @Test(
    "so many may come at once, then one in each interval; whoever asks too soon is told when, and loses nothing"
  )
  func pace() {
    let limiter = RateLimiter()
    #expect((0..<3).allSatisfy { _ in ask(limiter, at: 0) == nil })
    #expect(ask(limiter, at: 0) == 10)
    #expect(ask(limiter, at: 4) == 6)
    #expect(ask(limiter, at: 9) == 1)
    #expect(ask(limiter, at: 10) == nil)
    #expect(ask(limiter, at: 10) == 10)
    // Half a minute later all three are there again, and no more.
    #expect((0..<3).allSatisfy { _ in ask(limiter, at: 1_000) == nil })
    #expect(ask(limiter, at: 1_000) == 10)
    #expect(ask(limiter, for: .account("bao"), at: 1_000) == nil)
  }

  @Test("it allows what a bucket allows into which tokens drip")
  func bucket() {
    var numbers = SeededNumbers(seed: 5)
    for _ in 0..<200 {
      let (atOnce, interval) = (
        Int64.random(in: 1...6, using: &numbers), Int64.random(in: 1...9, using: &numbers)
      )
      let limit = RateLimit("some", .init(.account, atOnce: atOnce, thenOneEvery: .seconds(interval)))
      let limiter = RateLimiter()
      // In parts of a token, of which one is as many as the interval has seconds.
      var (tokens, last, now) = (atOnce * interval, Int64(0), Int64(0))
      for _ in 0..<100 {
        now += Int64.random(in: 0...4, using: &numbers)
        tokens = min(atOnce * interval, tokens + now - last)
        last = now
        let wait = ask(limiter, limit, at: now)
        #expect(wait == (tokens >= interval ? nil : Int(interval - tokens)))
        if tokens >= interval { tokens -= interval }
      }
    }
  }

  @Test("what one rule refuses is counted by none")
  func together() {
    let limit = RateLimit(
      "both", .init(.account, atOnce: 1, thenOneEvery: .seconds(60)),
      .init(.everybody, atOnce: 2, thenOneEvery: .seconds(1)))
    let limiter = RateLimiter()
    func asks(_ account: String) -> Bool {
      (try? limiter.ask(limit, for: [.everybody, .account(account)], at: moment(0))) != nil
    }
    #expect(asks("amina"))
    #expect(!asks("amina") && !asks("amina"))
    #expect(asks("bao"))
    #expect(!asks("chidi"))
  }

  @Test("a rule counts only those whom it is about, and limits do not count for each other")
  func scopes() {
    let limiter = RateLimiter()
    #expect((0..<100).allSatisfy { _ in ask(limiter, for: .everybody, at: 0) == nil })
    let other = RateLimit("other", .init(.account, atOnce: 1, thenOneEvery: .seconds(10)))
    #expect(ask(limiter, other, at: 0) == nil)
    #expect(ask(limiter, other, at: 0) == 10)
    #expect(ask(limiter, at: 0) == nil)
  }

  @Test(
    "a clock that is set back makes nobody wait longer than the rule does, and set forward it makes all even")
  func clock() {
    let limiter = RateLimiter()
    #expect((0..<3).allSatisfy { _ in ask(limiter, at: 1_000_000) == nil })
    #expect(ask(limiter, at: 0) == 10)
    #expect(ask(limiter, at: 10) == 10)
    #expect(ask(limiter, at: 2_000_000) == nil)
  }

  @Test("somebody who has shown who they are begins anew, and nobody else does")
  func forgiving() {
    let limiter = RateLimiter()
    for account in ["amina", "bao"] {
      for _ in 0..<3 { _ = ask(limiter, for: .account(account), at: 0) }
    }
    limiter.forgive(Self.few, .account("amina"))
    #expect(ask(limiter, for: .account("amina"), at: 0) == nil)
    #expect(ask(limiter, for: .account("bao"), at: 0) == 10)
    limiter.forgive(Self.few, .account("chidi"))
  }

  @Test(
    "a hundred thousand invented keys take no more room than a thousand, and do not free whoever is being held"
  )
  func hostileKeys() {
    let limiter = RateLimiter(placesEach: 1_024)
    for _ in 0..<3 { _ = ask(limiter, at: 0) }
    for number in 0..<100_000 { _ = ask(limiter, for: .account("invented \(number)"), at: 0) }
    #expect(limiter.places == 1_024)
    #expect(ask(limiter, at: 0) == 10)
    // Only who has asked as much can take the place.
    for number in 0..<2_000 {
      for _ in 0..<3 { _ = ask(limiter, for: .account("busy \(number)"), at: 0) }
    }
    #expect(limiter.places == 1_024)
  }

  @Test("as many keys as there are places, asking once each, are nearly all remembered")
  func room() {
    let limiter = RateLimiter(placesEach: 16_384)
    let limit = RateLimit("once", .init(.account, atOnce: 1, thenOneEvery: .seconds(3_600)))
    for number in 0..<8_192 { _ = ask(limiter, limit, for: .account("\(number)"), at: 0) }
    let remembered = (0..<8_192).count { ask(limiter, limit, for: .account("\($0)"), at: 0) != nil }
    #expect(remembered > 8_000)
  }

  @Test("many at once get exactly what there is")
  func atOnce() async {
    let limiter = RateLimiter()
    let limit = RateLimit("crowd", .init(.everybody, atOnce: 1_000, thenOneEvery: .seconds(1)))
    let (allowed, now) = (Counter(), moment(0))
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<500 where (try? limiter.ask(limit, for: [.everybody], at: now)) != nil {
            allowed.count.add(1, ordering: .relaxed)
          }
        }
      }
    }
    #expect(allowed.count.load(ordering: .relaxed) == 1_000)
  }

  @Test(
    "every limit lets a person do what it is for at least once, and makes nobody wait longer than an hour")
  func sensible() {
    for limit in [RateLimit.usual, .signIn, .sendsMail] {
      for rule in limit.rules {
        #expect(rule.atOnce >= 3)
        #expect(rule.microsecondsEach <= 3_600_000_000)
        #expect(rule.atOnce.multipliedReportingOverflow(by: rule.microsecondsEach).overflow == false)
      }
      #expect(Set(limit.rules.map(\.scope)).count == limit.rules.count)
    }
  }
}

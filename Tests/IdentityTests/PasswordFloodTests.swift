import Foundation
import Synchronization
import Testing

@testable import Identity

/// What a flood of people who sign in costs (docs/decisions/0031); `ALLIES_LONG_TESTS=1` carries it out.
@Suite(
  "A flood of passwords", .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"))
struct PasswordFloodTests {
  @Test("two hundred who sign in at once take the memory of as many hashes as there are processors")
  func memory() async throws {
    let processors = ProcessInfo.processInfo.processorCount
    let hasher = PasswordHasher()
    let password = try #require(Password(typed: "Joëlle’s canoe"))
    let kept = try await hasher.hash(password)
    let before = try Self.residentKibibytes()
    let isOver = Flag()
    let watch = Task.detached {
      var most = 0
      while !isOver.isRaised {
        most = max(most, try Self.residentKibibytes())
        try await Task.sleep(for: .milliseconds(1))
      }
      return most
    }
    let right = try await withThrowingTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask { try await hasher.verify(number % 2 == 0 ? password : nil, against: kept) }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    isOver.raise()
    let rise = try await watch.value - before
    print("200 at once: \(rise) KiB more at most, \(try Self.residentKibibytes() - before) KiB after")
    #expect(right == 100)
    #expect(rise <= processors * Int(hasher.cost.kibibytes) + 4 * 1_024)
    #expect(try Self.residentKibibytes() - before <= 4 * 1_024)
  }

  @Test("nobody learns from the time whether there is such an account")
  func time() async throws {
    let hasher = PasswordHasher()
    let kept = try await hasher.hash(try #require(Password(typed: "Joëlle’s canoe")))
    let wrong = try #require(Password(typed: "Joëlle’s kayak"))
    var times: [[Duration]] = [[], [], []]
    for _ in 0..<100 {
      for (kind, (typed, hash)) in [(wrong, kept), (wrong, nil), (nil, kept)].enumerated() {
        times[kind].append(
          try await ContinuousClock().measure { _ = try await hasher.verify(typed, against: hash) })
      }
    }
    let medians = times.map { $0.sorted()[50] }
    print("wrong, no account, no password: \(medians), least \(times.map { $0.min() ?? .zero })")
    let (most, least) = (try #require(medians.max()), try #require(medians.min()))
    #expect(most < least * 1.05)
  }

  private static func residentKibibytes() throws -> Int {
    let text = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    let pages = try #require(Int(text.split(separator: " ")[1]))
    return pages * 4
  }
}

private final class Flag: Sendable {
  private let value = Mutex(false)
  var isRaised: Bool { value.withLock { $0 } }
  func raise() { value.withLock { $0 = true } }
}

import Basics
import Identity
import PeopleTesting
import Site
import SiteTesting
import Storage
import TestDatabases
import Testing

@testable import People

/// How long answers take, at the cost that hashes really have. It runs for minutes: `ALLIES_LONG_TESTS=1`.
@Suite("The time an answer takes", .enabled(if: areLongTestsAskedFor), .serialized)
struct DoorTimingTests {
  private static let samples = 500

  @Test(
    "is the same for an account and for none, at the door and for a new password",
    arguments: EngineName.allCases)
  func alike(engine: EngineName) async throws {
    try await Town.open(engine) { town in
      let setting = AccountSetting(origin: "https://allies.example.org", hasMail: true)
      let site = try await TestSite(
        [PeopleArea.area(setting)] + Town.areas.suffix(1), database: town.database)
      let door = FrontDoor(town: town, site: site)
      let hash = try await setting.hasher.hash(FrontDoor.typed(FrontDoor.password))
      let (karim, lena, now) = (town.karim.person, town.lena.person, door.now)
      try await town.database.write { connection in
        let accounts = AccountStore(connection)
        for person in [karim, lena] { try accounts.setPassword(hash, of: person) }
        try accounts.setClosed(now, lena)
      }
      try await compare(
        door, "/sign-in", ["karim@example.org", "lena@example.org", "nobody@example.org"], "guess")
      try await compare(door, "/recovery", ["karim@example.org", "nobody@example.org"], nil)
    }
  }

  private func compare(
    _ door: FrontDoor, _ address: String, _ emails: [String], _ password: String?
  ) async throws {
    let browser = door.browser()
    _ = try await browser.get(address)
    var times = [[Double]](repeating: [], count: emails.count)
    for round in 0..<Self.samples {
      // By turns, each time from another one on, so that what the machine does besides falls on all alike.
      for place in emails.indices.map({ ($0 + round) % emails.count }) {
        door.site.clock.move(seconds: 600)
        let begun = ContinuousClock.now
        _ = try await browser.post(
          address, [("email", emails[place])] + (password.map { [("password", $0)] } ?? []))
        let (seconds, attoseconds) = (ContinuousClock.now - begun).components
        times[place].append(Double(seconds) * 1_000 + Double(attoseconds) / 1e15)
      }
    }
    let sorted = times.map { $0.sorted() }
    let medians = sorted.map { $0[$0.count / 2] }
    print("\(address): medians \(medians.map { Int($0 * 1_000) }) µs, n = \(Self.samples) each")
    for other in sorted.indices.dropFirst() {
      let distance = Self.distance(sorted[0], sorted[other])
      print("  \(emails[0]) and \(emails[other]): largest distance \(distance)")
      #expect(abs(medians[0] - medians[other]) < 0.05 * medians[0])
      // Kolmogorov and Smirnov: with p > 0.01, for two samples of one size.
      #expect(distance < 1.628 * (2 / Double(Self.samples)).squareRoot())
    }
  }

  /// The largest distance of the two distributions.
  private static func distance(_ a: [Double], _ b: [Double]) -> Double {
    var (i, j, largest) = (0, 0, 0.0)
    while i < a.count, j < b.count {
      if a[i] <= b[j] { i += 1 } else { j += 1 }
      largest = max(largest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
    }
    return largest
  }
}

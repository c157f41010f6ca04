import Foundation
import SiteTesting
import Testing

@testable import Site

@Suite("Slow and many clients", .serialized)
struct ServerPaceTests {
  private static let request = "GET /waiting/17 HTTP/1.1\r\nHost: localhost\r\n\r\n"
  static let areLongTestsAskedFor = ProcessInfo.processInfo.environment["ALLIES_LONG_TESTS"] == "1"

  private static var hurried: WireLimits {
    var limits = WireLimits()
    limits.headSeconds = 1
    limits.idleSeconds = 2
    limits.bodyGraceSeconds = 1
    limits.answerSeconds = 4
    limits.lingerSeconds = 1
    return limits
  }

  @Test("whoever sends a head too slowly is told so, and whoever is silent after an answer is let go")
  func slowHeads() async throws {
    try await TestSite.local().listening(limits: Self.hurried) { port in
      let slow = try RawConnection(port: port)
      slow.send("GET / HTTP/1.1\r\nHost: loc")
      #expect(slow.answer()?.status == 408)
      #expect(slow.rest(within: 5)?.isEmpty == true)
      let idle = try RawConnection(port: port)
      idle.send(Self.request)
      #expect(idle.answer()?.status == 200)
      #expect(idle.rest(within: 6)?.isEmpty == true)
    }
  }

  @Test("whoever sends a body too slowly is told so")
  func slowBody() async throws {
    try await TestSite.local().listening(limits: Self.hurried) { port in
      let slow = try RawConnection(port: port)
      slow.send(
        "POST /waiting HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nname="
      )
      #expect(slow.answer(within: 6)?.status == 408)
      #expect(slow.rest(within: 6)?.isEmpty == true)
    }
  }

  @Test("extensions of chunks that never end win no time")
  func chunkExtensions() async throws {
    try await TestSite.local().listening(limits: Self.hurried) { port in
      let slow = try RawConnection(port: port)
      slow.send(
        "POST /waiting HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n1;"
      )
      let sender = Thread { while slow.send(String(repeating: "a", count: 1_000)) {} }
      sender.start()
      #expect([408, 400, 431, nil].contains(slow.answer(within: 6)?.status))
      #expect(slow.rest(within: 6) != nil)
    }
  }

  @Test("whoever never reads an answer does not keep it for ever")
  func slowReader() async throws {
    try await TestSite.local().listening(limits: Self.hurried) { port in
      let slow = try RawConnection(port: port)
      // Far more than the system keeps between two programs.
      let many = String(repeating: "GET /assets/x HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 100)
      while slow.send(many) {}
    }
  }

  @Test("a connection beyond the number that is held waits, and is answered when another ends")
  func full() async throws {
    var limits = Self.hurried
    limits.connections = 2
    try await TestSite.local().listening(limits: limits) { port in
      // The system hands over up to four at once, so that a few more than the number may be held.
      let silent = try (0..<6).map { _ in try RawConnection(port: port) }
      let begun = ContinuousClock.now
      let third = try RawConnection(port: port)
      third.send(Self.request)
      #expect(third.answer()?.status == 200)
      #expect(ContinuousClock.now - begun >= .milliseconds(900))
      #expect(silent.allSatisfy { $0.rest(within: 20) != nil })
    }
  }

  @Test("some slow clients leave others unharmed")
  func manySlow() async throws {
    try await Self.drill(slow: 100, requests: 100)
  }

  @Test("1,000 slow clients leave others unharmed", .enabled(if: areLongTestsAskedFor))
  func verySlow() async throws {
    try await Self.drill(slow: 1_000, requests: 1_000)
  }

  /// Slow clients that send a letter now and then; all are gone in the end, and meanwhile others are answered.
  private static func drill(slow count: Int, requests: Int) async throws {
    try await TestSite.local().listening { port in
      let slow = try (0..<count).map { _ in try RawConnection(port: port) }
      for connection in slow { connection.send("GET / HTTP/1.1\r\nHost: localhost\r\nX: ") }
      var times: [Duration] = []
      for number in 0..<requests {
        let begun = ContinuousClock.now
        let quick = try RawConnection(port: port)
        quick.send(request)
        #expect(quick.answer()?.status == 200)
        times.append(ContinuousClock.now - begun)
        slow[number % count].send("a")
      }
      times.sort()
      let late = times[times.count * 99 / 100]
      #expect(late < .milliseconds(200), "99 of 100 within \(late)")
      // A letter wins nobody time.
      let begun = ContinuousClock.now
      for connection in slow {
        connection.send("a")
        #expect(connection.rest(within: 20) != nil)
      }
      #expect(ContinuousClock.now - begun < .seconds(15))
    }
  }
}

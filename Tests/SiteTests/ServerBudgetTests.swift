import SiteTesting
import Testing

@testable import Site

@Suite("Bodies together")
struct ServerBudgetTests {
  @Test("what is taken is taken whole or not at all, and comes back")
  func budget() {
    let budget = BodyBudget(100)
    #expect(budget.take(60) && !budget.take(41) && budget.take(40) && !budget.take(1))
    budget.giveBack(40)
    #expect(!budget.take(41) && budget.take(40))
  }

  @Test(
    "while others fill what bodies may take together, a body is refused with when to come back, and then is taken"
  )
  func crowded() async throws {
    var limits = WireLimits()
    limits.bodyBytesTogether = 3_000
    try await TestSite.local().listening(limits: limits) { port in
      func post(_ bytes: Int) -> String {
        "POST /waiting HTTP/1.1\r\nHost: localhost\r\nAccept-Language: fr\r\nContent-Length: \(bytes)\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
      }
      let body = "name=" + String(repeating: "a", count: 1_495)
      let large = try RawConnection(port: port)
      large.send(post(1_900) + "name=" + String(repeating: "a", count: 1_795))
      // Until all of that is there others may still get in; without the token of a form they are told 403.
      var answer: RawAnswer?
      for _ in 0..<1_000 {
        answer = try RawConnection(port: port).asked(post(1_500) + body)
        if answer?.status == 503 { break }
        #expect(answer?.status == 403)
      }
      #expect(answer?.status == 503)
      #expect(answer?.head.contains("retry-after: 10") == true)
      #expect(answer?.endsConnection == true)
      #expect(answer?.body.contains("Trop d’envois en ce moment") == true)
      // A page has no body, and is there for everybody.
      let page = try RawConnection(port: port).asked("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
      #expect(page?.status == 200)
      #expect(large.asked(String(repeating: "a", count: 100))?.status == 403)
      for _ in 0..<1_000 {
        answer = try RawConnection(port: port).asked(post(1_500) + body)
        if answer?.status == 403 { break }
      }
      #expect(answer?.status == 403)
    }
  }

  @Test("whoever sends a part at once and then nothing does not hold it for long")
  func stalled() async throws {
    var limits = WireLimits()
    limits.bodyGraceSeconds = 1
    limits.bodyRate = 100
    limits.lingerSeconds = 1
    try await TestSite.local().listening(limits: limits) { port in
      let connection = try RawConnection(port: port)
      // Enough for nineteen seconds, if it were counted from the beginning.
      connection.send(
        "POST /waiting HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\n\r\n" + String(repeating: "a", count: 1_900))
      #expect(connection.answer(within: 6)?.status == 408)
    }
  }
}

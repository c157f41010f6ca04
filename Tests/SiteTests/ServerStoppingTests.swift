import Basics
import Dispatch
import Logging
import ServiceLifecycle
import SiteTesting
import Synchronization
import Testing

@testable import Site

@Suite("Stopping")
struct ServerStoppingTests {
  @Test("a request under way is answered when the site is told to end, and nobody new is let in")
  func draining() async throws {
    let site = try await TestSite.local()
    let answered = Held<RawAnswer>()
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let quiet = Logger(label: "test") { LogLines(label: $0, level: .critical) { _ in } }
    let listener = WebServer(site.responder, database: site.database, metrics: Metrics(), logger: quiet)
      .listener(at: .host("127.0.0.1", port: 0)) { if case .host(_, let number) = $0 { port.yield(number) } }
    let services = ServiceGroup(configuration: ServiceGroupConfiguration(services: [listener], logger: quiet))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await services.run() }
      var iterator = ports.makeAsyncIterator()
      let number = try #require(await iterator.next())
      group.addTask {
        try await onThread {
          let connection = try RawConnection(port: number)
          answered.value = connection.asked("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
        }
      }
      for await _ in WaitingArea.began { break }
      await services.triggerGracefulShutdown()
      // Whoever comes now finds nobody: waiting for that is waiting for the port to be closed.
      try await onThread { while (try? RawConnection(port: number)) != nil {} }
      #expect(answered.value == nil)
      WaitingArea.letEnd.yield()
      try await group.waitForAll()
    }
    let answer = answered.value
    #expect(answer?.status == 200)
    #expect(answer?.body == "done")
  }
}

/// What one thread leaves for another.
private final class Held<Value: Sendable>: Sendable {
  private let held = Mutex<Value?>(nil)

  var value: Value? {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }
}

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

  @Test("a site whose task is cancelled while people come in ends what is said, and harms nothing")
  func cancelling() async throws {
    let site = try await TestSite.local()
    for _ in 0..<10 {
      let listener = WebServer(
        site.responder, database: site.database, metrics: Metrics(),
        logger: Logger(label: "test") { LogLines(label: $0, level: .critical) { _ in } }
      )
      let (ports, port) = AsyncStream.makeStream(of: Int.self)
      let serving = Task {
        try await listener.listener(at: .host("127.0.0.1", port: 0)) {
          if case .host(_, let number) = $0 { port.yield(number) }
        }.run()
      }
      var iterator = ports.makeAsyncIterator()
      let number = try #require(await iterator.next())
      async let coming: Void = onThread {
        // Some are held, some are asking, and some are still at the door when it is cancelled.
        var held: [RawConnection] = []
        while held.count < 300, let connection = try? RawConnection(port: number) {
          connection.send("GET /waiting/17 HTTP/1.1\r\nHost: localhost\r\n\r\n")
          held.append(connection)
          if held.count == 20 { serving.cancel() }
        }
        #expect(held.count >= 20)
        #expect(held.allSatisfy { $0.rest(within: 10) != nil })
      }
      try? await serving.value
      try await coming
    }
  }

  @Test("an answer that never comes ends with the task of the site")
  func endless() async throws {
    let endless = Area(title: Bilingual(en: "Endless", fr: "Sans fin")) { routes in
      routes.get("", for: .anyone) { _ in
        try await Task.sleep(for: .seconds(3_600))
        return .plain("done")
      }
    }
    let site = try await TestSite([endless], name: nil)
    let server = WebServer(
      site.responder, database: site.database, metrics: Metrics(),
      logger: Logger(label: "test") { LogLines(label: $0, level: .critical) { _ in } })
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let serving = Task {
      try await server.listener(at: .host("127.0.0.1", port: 0)) {
        if case .host(_, let number) = $0 { port.yield(number) }
      }.run()
    }
    var iterator = ports.makeAsyncIterator()
    let number = try #require(await iterator.next())
    try await onThread {
      let connection = try RawConnection(port: number)
      connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
      serving.cancel()
      #expect(connection.rest(within: 10) != nil)
    }
    try? await serving.value
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

import Basics
import Dispatch
import Logging
import ServiceLifecycle
import SiteTesting
import TestDatabases

@testable import Site

extension TestSite {
  static func local(on engine: EngineName = .sqlite) async throws -> TestSite {
    try await TestSite([WaitingArea.area], name: nil, on: engine)
  }

  /// Listens at a free port of this machine while the closure runs, on a thread that it may hold.
  func listening(
    limits: WireLimits = WireLimits(), _ body: @escaping @Sendable (_ port: Int) throws -> Void
  ) async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let quiet = Logger(label: "test") { [log] in LogLines(label: $0, level: .warning) { log.add($0) } }
    let server = WebServer(responder, database: database, metrics: Metrics(), limits: limits, logger: quiet)
    let listener = server.listener(at: .host("127.0.0.1", port: 0)) { address in
      if case .host(_, let number) = address { port.yield(number) }
    }
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [listener], logger: quiet))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await services.run() }
      var iterator = ports.makeAsyncIterator()
      if let number = await iterator.next() {
        do {
          try await onThread { try body(number) }
        } catch {
          await services.triggerGracefulShutdown()
          throw error
        }
      }
      await services.triggerGracefulShutdown()
      try await group.waitForAll()
    }
  }
}

/// Runs the closure where it may wait for others without holding up the tasks that it waits for.
func onThread(_ body: @escaping @Sendable () throws -> Void) async throws {
  try await withCheckedThrowingContinuation { continuation in
    DispatchQueue(label: "client").async { continuation.resume(with: Result { try body() }) }
  }
}

import Basics
import Logging
import ServiceLifecycle
import Storage
import UnixSignals

/// The site at its address, and what it counts at a socket beside it, until the system asks the program to end.
package struct WebServer: Sendable {
  private let responder: Responder
  private let database: Database
  private let limits: WireLimits
  private let logger: Logger
  private let metrics: Metrics
  private let gauges: @Sendable () async -> [Gauge]

  /// - Parameter gauges: asked each time that somebody looks.
  package init(
    _ responder: Responder, database: Database, metrics: Metrics, limits: WireLimits = WireLimits(),
    logger: Logger, gauges: @escaping @Sendable () async -> [Gauge] = { [] }
  ) {
    self.responder = responder
    self.database = database
    self.metrics = metrics
    self.limits = limits
    self.logger = logger
    self.gauges = gauges
  }

  /// Ends after SIGTERM or SIGINT: no connection is accepted any more, requests under way are answered, for ten seconds at
  /// most, and then the database is closed.
  ///
  /// - Parameters:
  ///   - admin: where Prometheus asks for `/metrics`: a socket in a folder that belongs to the installation.
  ///   - beside: what else is done until the site is stopped; it ends when its task is cancelled.
  ///   - opened: told where the site listens, once it does.
  /// - Throws: a `Refusal` when an address cannot be had.
  package func run(
    at address: ListenAddress, admin: ListenAddress? = nil, beside: [@Sendable () async -> Void] = [],
    opened: @escaping @Sendable (ListenAddress) async -> Void = { _ in }
  ) async throws {
    var services: [any Service] = beside.map(Work.init)
    var adminOpened: AsyncStream<Void>?
    if let admin {
      let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
      adminOpened = stream
      services.append(adminListener(at: admin) { continuation.yield() })
    }
    let isAdminOpened = adminOpened
    services.append(
      listener(at: address) { address in
        // Whoever is told that the site is open finds all of it open.
        if let isAdminOpened { for await _ in isAdminOpened { break } }
        await opened(address)
      })
    var configuration = ServiceGroupConfiguration(
      services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: quiet)
    configuration.maximumGracefulShutdownDuration = .seconds(10)
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await ServiceGroup(configuration: configuration).run())
    } catch {
      outcome = .failure(error)
    }
    await database.close()
    try outcome.get()
  }

  func listener(
    at address: ListenAddress, opened: @escaping @Sendable (ListenAddress) async -> Void
  ) -> Listener {
    let (responder, metrics) = (responder, metrics)
    return Listener(
      at: address, setting: "listen",
      ConnectionHandler(
        limits: limits, metrics: metrics, budget: BodyBudget(limits.bodyBytesTogether),
        answer: { request, readBody in await responder.answer(request, readBody: readBody) },
        refuse: { responder.refuse($0, id: $1, head: $2) }), logger: quiet, opened: opened)
  }

  private func adminListener(at address: ListenAddress, opened: @escaping @Sendable () -> Void) -> Listener {
    let (metrics, gauges) = (metrics, gauges)
    var limits = limits
    limits.connections = 16
    return Listener(
      at: address, setting: "admin",
      ConnectionHandler(
        limits: limits, metrics: Metrics(), budget: BodyBudget(0),
        answer: { request, _ in
          guard request.target.path == "/metrics", request.method.isSafe else {
            return .plain("/metrics is here\n", status: .notFound)
          }
          return Response(
            .ok, headers: ["content-type": "text/plain; version=0.0.4; charset=utf-8"],
            body: .text(metrics.text(await gauges())))
        },
        refuse: { status, _, _ in Response(status) }), logger: quiet, opened: { _ in opened() })
  }

  /// What libraries tell of themselves is not worth a line while all is well.
  private var quiet: Logger {
    var logger = logger
    logger.logLevel = max(logger.logLevel, .warning)
    return logger
  }
}

/// What is done beside, until the site is asked to stop.
private struct Work: Service {
  let body: @Sendable () async -> Void

  init(_ body: @escaping @Sendable () async -> Void) { self.body = body }

  func run() async throws {
    await cancelWhenGracefulShutdown { await body() }
  }
}

import Basics
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// A server at one address, from its opening until it is told to stop.
package struct Listener: Service {
  private let address: ListenAddress
  /// The setting that names the address, for whoever has to change it.
  private let setting: String
  private let connection: ConnectionHandler
  private let logger: Logger
  private let opened: @Sendable (ListenAddress) async -> Void

  init(
    at address: ListenAddress, setting: String, _ connection: ConnectionHandler, logger: Logger,
    opened: @escaping @Sendable (ListenAddress) async -> Void
  ) {
    self.address = address
    self.setting = setting
    self.connection = connection
    self.opened = opened
    self.logger = logger
  }

  /// - Throws: a `Refusal` when the address cannot be had.
  package func run() async throws {
    let address = address
    let opened = opened
    let server = Server(
      childChannelSetup: connection,
      configuration: ServerConfiguration(
        address: address.bound, backlog: 1_024,
        availableConnectionsDelegate: MaximumAvailableConnections(connection.limits.connections)),
      onServerRunning: { channel in
        guard case .host(let host, _) = address else { return await opened(address) }
        await opened(.host(host, port: channel.localAddress?.port ?? 0))
      },
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton, logger: logger)
    // It is told to stop, and what is said is ended, but its task is never cancelled: see `Conversations`.
    let running = Task { try await server.run() }
    let conversations = connection.conversations
    do {
      try await withTaskCancellationHandler {
        try await running.value
      } onCancel: {
        conversations.endAll()
        Task { try await server.shutdownGracefully() }
      }
    } catch let error as IOError {
      throw refusal(error.errnoCode)
    } catch is SocketAddressError {
      throw refusal(EADDRNOTAVAIL)
    }
  }

  private func refusal(_ code: CInt) -> Refusal {
    switch code {
    case EADDRINUSE:
      Refusal(
        .output,
        en:
          "Another program listens at \(address) already. End it, or choose another address with --\(setting).",
        fr:
          "Un autre programme écoute déjà à l’adresse \(address). Arrêtez-le, ou choisissez une autre adresse "
          + "avec --\(setting).")
    case EACCES, EPERM:
      Refusal(
        .output,
        en:
          "The system does not let this user listen at \(address). Choose a port from 1024 up with --\(setting).",
        fr:
          "Le système ne permet pas à cet utilisateur d’écouter à l’adresse \(address). Choisissez un port à partir "
          + "de 1024 avec --\(setting).")
    default:
      Refusal(
        .output,
        en: "This machine has no address \(address) to listen at. Choose another with --\(setting).",
        fr:
          "Cette machine n’a pas d’adresse \(address) où écouter. Choisissez-en une autre avec --\(setting).")
    }
  }
}

extension ListenAddress {
  fileprivate var bound: BindAddress {
    switch self {
    case .host(let host, let port): .hostname(host, port: port)
    case .socket(let path): .unixDomainSocket(path: path)
    }
  }
}

import Dispatch

/// The one connection that listens, opened when somebody first does, and opened again when it was lost.
///
/// Whatever was sent while it was away is lost; so everybody gets an empty message whenever it begins to listen.
/// All that changes in it changes on its queue; that is why the class may cross threads.
final class PostgresListener: @unchecked Sendable {
  private let address: String
  private let hub = SignalHub()
  private let queue = DispatchQueue(label: "allies.postgres.listener")

  private var session: PostgresSession?
  private var source: (any DispatchSourceRead)?
  private var listened: Set<Channel> = []
  private var isClosed = false

  init(address: String) {
    self.address = address
  }

  func listen(on channel: Channel) -> AsyncStream<String> {
    let stream = hub.listen(on: channel)
    queue.async { self.listenToAll() }
    return stream
  }

  func close() {
    hub.close()
    queue.async {
      self.isClosed = true
      self.leave()
    }
  }

  /// Connects if need be, and tells the server every channel that somebody listens on.
  private func listenToAll() {
    if isClosed { return }
    do {
      let session = try session ?? connect()
      let channels = Set(hub.channels).subtracting(listened)
      for channel in channels { try session.tell(text: "LISTEN \(channel.name)") }
      listened.formUnion(channels)
      if !channels.isEmpty { hub.sendToAll() }
      passOn(session.messages())  // what came with the answers does not wake the source
    } catch {
      leave()
      // A server that starts again is there within seconds; messages are hints, and whoever waits looks by itself too.
      queue.asyncAfter(deadline: .now() + .seconds(1)) { self.listenToAll() }
    }
  }

  private func connect() throws(StorageError) -> PostgresSession {
    let new = try PostgresSession(address: address, queue: queue)
    let source = DispatchSource.makeReadSource(fileDescriptor: new.socket, queue: queue)
    source.setEventHandler { [weak self] in self?.hear() }
    // The source lets go of the socket before the session closes it.
    source.setCancelHandler { _ = new }
    session = new
    self.source = source
    listened = []
    source.activate()
    return new
  }

  private func hear() {
    guard let session else { return }
    guard session.hear() else {
      leave()
      listenToAll()
      return
    }
    passOn(session.messages())
  }

  private func passOn(_ messages: [(channel: String, message: String)]) {
    for (name, message) in messages {
      for channel in hub.channels where channel.name == name { hub.send(message, on: channel) }
    }
  }

  private func leave() {
    source?.cancel()
    source = nil
    session = nil
    listened = []
  }
}

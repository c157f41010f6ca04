import Dispatch
import Synchronization

/// The one way in which this program asks anything of another server, but for mail: over TLS, to the public internet, once, within
/// a time and a size. It follows nothing, keeps no cookies and no connections, and knows no proxy.
package final class OutboundClient: Sendable {
  /// How far requests go.
  package struct Reach: Sendable {
    /// A port of this machine that stands for every host; nil for the internet.
    let port: Int?
    /// Certificates to trust instead of the system's.
    let certificates: String?

    /// Whatever is public, by `https`.
    package static let internet = Reach(port: nil, certificates: nil)

    /// For tests and nothing else: whatever host an address names, a port of this machine is asked, and no other machine. Without
    /// certificates to trust it is asked without TLS.
    package static func thisMachine(port: Int, certificates: String? = nil) -> Reach {
      Reach(port: port, certificates: certificates)
    }

    var isEncrypted: Bool { port == nil || certificates != nil }

    /// Whether a connection may be made to an address.
    func allows(_ bytes: [UInt8]) -> Bool {
      port == nil ? PublicAddress.contains(bytes) : bytes == [127, 0, 0, 1]
    }
  }

  /// What an answer may cost.
  package struct Limits: Sendable {
    package var connectWithin: Duration = .seconds(5)
    /// For all of it, names and TLS included, however slow the server.
    package var deadline: Duration = .seconds(10)
    package var mostBytes = 262_144
    /// Heads are none of ours, and could be as long as anything.
    package var mostHeadBytes = 65_536
    /// Requests at the same time; each holds a thread.
    package var atOnce = 32

    package init() {}
  }

  let reach: Reach
  let limits: Limits
  private let underWay = Mutex(0)
  private let queue = DispatchQueue(label: "outbound", attributes: .concurrent)

  package init(reach: Reach = .internet, limits: Limits = Limits()) {
    self.reach = reach
    self.limits = limits
  }

  /// Asks once.
  package func answer(to request: OutboundRequest) async throws(OutboundProblem) -> OutboundAnswer {
    let isFree = underWay.withLock { count in
      guard count < limits.atOnce else { return false }
      count += 1
      return true
    }
    guard isFree else { throw .busy }
    defer { underWay.withLock { $0 -= 1 } }
    let exchange = OutboundExchange(request, reach, limits)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        queue.async { continuation.resume(returning: exchange.perform()) }
      }
    } onCancel: {
      exchange.cancel()
    }
    return try result.get()
  }
}

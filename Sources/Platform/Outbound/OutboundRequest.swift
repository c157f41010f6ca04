/// One thing to ask of somebody else's server.
package struct OutboundRequest: Sendable {
  package let address: OutboundAddress
  /// What is posted; nil for a request that only reads.
  package let body: [UInt8]?
  let fields: [(name: String, value: String)]

  /// Reads what stands there.
  package init(reading address: OutboundAddress, accepting type: StaticString = "application/json") {
    self.address = address
    body = nil
    fields = [("Accept", type.description)]
  }

  /// - Parameter fields: of the head, besides what kind of body it is; their names are words of the source.
  package init(
    posting body: [UInt8], of type: StaticString, to address: OutboundAddress,
    fields: [(name: StaticString, value: String)] = []
  ) {
    self.address = address
    self.body = body
    self.fields =
      [("Accept", "application/json"), ("Content-Type", type.description)]
      + fields.map { ($0.name.description, $0.value) }
  }

  /// The lines of the head; nil if a value could end its line and begin another.
  var lines: [String]? {
    guard fields.allSatisfy({ $0.value.utf8.allSatisfy { (0x20...0x7E).contains($0) } }) else { return nil }
    // No pause before a body, in which some servers say nothing.
    return fields.map { "\($0.name): \($0.value)" } + ["Expect:"]
  }
}

/// What came back, whatever it says: also that something is elsewhere, which is never followed.
package struct OutboundAnswer: Sendable, Equatable {
  package let status: Int
  package let body: [UInt8]

  package var isGood: Bool { (200...299).contains(status) }
}

/// Why nothing came back that could be used. Each is a word that may be logged and stored: none says anything of a person, or of
/// what another server wrote.
package enum OutboundProblem: String, Error, Sendable, CaseIterable {
  /// The name leads to an address that is nobody's but ours: see `PublicAddress`.
  case notPublic = "not-public"
  case unknownHost = "unknown-host"
  /// Nothing answers there, or the connection broke.
  case unreachable
  /// Nobody vouches for its certificate, or it is another machine's, or it speaks no TLS.
  case untrusted
  /// It did not answer whole within the time it had.
  case tooSlow = "too-slow"
  case tooLarge = "too-large"
  /// Too many requests of ours are under way.
  case busy
  /// Nobody waits for the answer any more.
  case cancelled
  /// A field of the head held a sign that cannot be sent.
  case unsendable
  /// The library that sends is not on this machine.
  case unavailable
}

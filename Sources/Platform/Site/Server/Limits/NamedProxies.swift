/// The proxies that stand in front of this site, as the settings name them. What they say of where a request comes from is
/// believed; anybody else who says such a thing is taken for who they are.
package struct NamedProxies: Sendable {
  private struct Network {
    let address: NetworkAddress
    /// Of the 128 bits, how many from the left must agree.
    let bits: Int

    func holds(_ other: NetworkAddress) -> Bool {
      let (high, low) = (address.high ^ other.high, address.low ^ other.low)
      let same = high == 0 ? 64 + low.leadingZeroBitCount : high.leadingZeroBitCount
      return same >= bits
    }
  }

  private var networks: [Network] = []
  private var hasSocket = false

  /// No proxy: everybody comes straight here.
  package static let none = NamedProxies()

  private init() {}

  /// Reads addresses, networks and `unix` for whoever comes by a socket: `127.0.0.1, ::1, 10.1.0.0/16, unix`. Nil for what is none.
  package init?(_ text: String) {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let part = part.filter { $0 != " " }
      if part == "unix" {
        hasSocket = true
        continue
      }
      let halves = part.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard let first = halves.first, let address = NetworkAddress(first) else { return nil }
      let most = address.isVersion4 ? 32 : 128
      guard let bits = halves.count == 1 ? most : UInt8(halves[1]).map({ Int($0) }), bits <= most else {
        return nil
      }
      networks.append(Network(address: address, bits: bits + (128 - most)))
    }
  }

  package var isNone: Bool { networks.isEmpty && !hasSocket }

  /// Whose requests this one is counted with; nil when it comes from this machine and from no named proxy.
  ///
  /// A proxy adds whom it got a request from at the end of X-Forwarded-For. So the field is read from its end, for as long as
  /// named proxies speak, and what stands before that is what anybody may have written. Programs on this machine are not
  /// counted by network: who could be held back that way is whoever runs it, or everybody at once behind a proxy
  /// that nobody named.
  ///
  /// - Complexity: O(length of the field).
  func share(of request: Request) -> NetworkShare? {
    var nearest: NetworkShare
    switch request.peer {
    case .unknown: return nil
    case .socket:
      guard hasSocket else { return nil }
      nearest = .socket
    case .address(let address):
      guard holds(address) else { return address.isLoopback ? nil : NetworkShare(address) }
      nearest = NetworkShare(address)
    }
    for field in request.headers.all("x-forwarded-for").reversed() {
      for entry in field.split(separator: ",", omittingEmptySubsequences: false).reversed() {
        guard let address = NetworkAddress(forwarded: entry) else { return nearest }
        nearest = NetworkShare(address)
        guard holds(address) else { return nearest }
      }
    }
    return nearest
  }

  private func holds(_ address: NetworkAddress) -> Bool { networks.contains { $0.holds(address) } }
}

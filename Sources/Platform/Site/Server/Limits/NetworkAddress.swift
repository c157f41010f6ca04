#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Who is at the other end of a connection.
package enum Peer: Sendable, Hashable {
  case address(NetworkAddress)
  /// A program on this machine, at a socket in a folder.
  case socket
  /// It has gone already, or there is no connection: a test.
  case unknown
}

/// An address of the internet, of either version. One of version 4 is kept as version 6 writes it (`::ffff:192.0.2.1`), so
/// that it is the same whichever way it came.
package struct NetworkAddress: Sendable, Hashable {
  let high: UInt64
  let low: UInt64

  /// Reads `192.0.2.1` and `2001:db8::1`, and nothing else: no port, no name, no zone.
  package init?(_ text: some StringProtocol) {
    let isAddress = text.utf8.allSatisfy { byte in
      (0x30...0x3A).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
        || byte == UInt8(ascii: ".")
    }
    guard isAddress else { return nil }
    let text = String(text)
    var bytes: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]
    var four = in_addr()
    var six = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      withUnsafeBytes(of: four) { bytes += $0 }
    } else if inet_pton(AF_INET6, text, &six) == 1 {
      bytes = withUnsafeBytes(of: six) { Array($0) }
    } else {
      return nil
    }
    high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// As a proxy writes it in X-Forwarded-For: perhaps with a port, version 6 then in brackets.
  init?(forwarded entry: some StringProtocol) {
    let text = String(entry).filter { $0 != " " && $0 != "\t" }
    if text.hasPrefix("[") {
      self.init(text.dropFirst().prefix { $0 != "]" })
    } else if text.contains("."), text.count(where: { $0 == ":" }) == 1 {
      self.init(text.prefix { $0 != ":" })
    } else {
      self.init(text)
    }
  }

  var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

  /// Whether it is this machine itself.
  var isLoopback: Bool { isVersion4 ? low >> 24 & 0xFF == 127 : high == 0 && low == 1 }
}

/// The addresses that are counted as one: in version 6 the first half of the address, in version 4 all of it.
///
/// A home or an office is given at least a /64 of version 6, and can take any of its 2⁶⁴ addresses for each request; whoever is
/// given more, often a /56 or a /48, is held by what is counted for accounts and for everybody together. An address of version 4 is
/// scarce, and many people share one already; its 255 neighbours in a /24 have nothing in common with it.
package struct NetworkShare: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  package init(_ address: NetworkAddress) {
    high = address.high
    low = address.isVersion4 ? address.low : 0
  }

  /// Everybody who comes by a proxy at a socket that does not say for whom.
  static let socket = NetworkShare(high: 0, low: 0)

  private init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// Which addresses of the internet belong to everybody, by IANA's registries of special purposes: only there do requests of ours
/// go. All others lead into this machine, into the network it stands in, or nowhere, and whoever can have us ask them can have us
/// read what is meant for nobody outside.
enum PublicAddress {
  /// - Parameter bytes: 4 of IPv4 or 16 of IPv6, as they go over the wire. Anything else is not public.
  static func contains(_ bytes: [UInt8]) -> Bool {
    switch bytes.count {
    case 4: !notPublic4.contains { $0.contains(bytes) }
    case 16: unicast6.contains(bytes) && !notPublic6.contains { $0.contains(bytes) }
    default: false
    }
  }

  /// Addresses that begin with the same bits.
  private struct Block {
    let start: [UInt8]
    let bits: Int

    func contains(_ bytes: [UInt8]) -> Bool {
      var left = bits
      for (theirs, ours) in zip(bytes, start) {
        guard left > 0 else { return true }
        let mask: UInt8 = left >= 8 ? 0xFF : ~(0xFF >> UInt8(left))
        guard theirs & mask == ours & mask else { return false }
        left -= 8
      }
      return true
    }
  }

  private static let notPublic4 = [
    Block(start: [0, 0, 0, 0], bits: 8),  // this network
    Block(start: [10, 0, 0, 0], bits: 8),  // private
    Block(start: [100, 64, 0, 0], bits: 10),  // shared by a provider's customers
    Block(start: [127, 0, 0, 0], bits: 8),  // this machine
    Block(start: [169, 254, 0, 0], bits: 16),  // this link, and what clouds tell their machines
    Block(start: [172, 16, 0, 0], bits: 12),  // private
    Block(start: [192, 0, 0, 0], bits: 24),  // protocols
    Block(start: [192, 0, 2, 0], bits: 24),  // documentation
    Block(start: [192, 88, 99, 0], bits: 24),  // relays to IPv6, given up
    Block(start: [192, 168, 0, 0], bits: 16),  // private
    Block(start: [198, 18, 0, 0], bits: 15),  // measurements
    Block(start: [198, 51, 100, 0], bits: 24),  // documentation
    Block(start: [203, 0, 113, 0], bits: 24),  // documentation
    Block(start: [224, 0, 0, 0], bits: 4),  // many at once
    Block(start: [240, 0, 0, 0], bits: 4),  // reserved, and everybody on the link
  ]

  /// All that is given to anybody. Loopback, mapped and translated IPv4, private and link-local addresses are outside.
  private static let unicast6 = block6([0x20], 3)

  private static let notPublic6 = [
    block6([0x20, 0x01, 0x00], 23),  // protocols, Teredo among them
    block6([0x20, 0x01, 0x0D, 0xB8], 32),  // documentation
    block6([0x20, 0x02], 16),  // 6to4: an address of IPv4 within, whichever
    block6([0x3F, 0xFF, 0x00], 20),  // documentation
  ]

  private static func block6(_ start: [UInt8], _ bits: Int) -> Block {
    Block(start: start + [UInt8](repeating: 0, count: 16 - start.count), bits: bits)
  }
}

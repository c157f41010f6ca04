import TestSupport
import Testing

@testable import Outbound

@Suite("Where requests of ours may go")
struct OutboundAddressTests {
  @Test(
    "an address by https with a name is one",
    arguments: [
      "https://login.agency.example", "https://login.agency.example/",
      "https://LOGIN.agency.example:8443/a/b?c=d&e=%20",
      "https://xn--caf-dma.example/x", "https://a.b.c.example:443?x", "https://1und1.example/",
    ])
  func good(text: String) throws {
    let address = try #require(OutboundAddress(text))
    #expect(address.text == text)
    #expect(address.host == address.host.lowercased())
  }

  @Test(
    "whatever two programs could read differently, or leads to a machine by its number, is none",
    arguments: [
      "", "https://", "http://login.agency.example/", "HTTPS://login.agency.example/",
      "ftp://login.agency.example/",
      "https://localhost/", "https://intranet/", "https://127.0.0.1/", "https://127.1/",
      "https://2130706433/",
      "https://0x7f.0.0.1/", "https://0x7f000001/", "https://0177.0.0.1/", "https://[::1]/",
      "https://[::ffff:7f00:1]/",
      "https://a.example:22/", "https://a.example:80/", "https://a.example:0/", "https://a.example:65536/",
      "https://a.example:/", "https://a.example:+443/", "https://a.example:443:443/",
      "https://user@a.example/",
      "https://user:secret@a.example/", "https://a.example@b.example/", "https://a.example#@b.example/",
      "https://a.example/#part", "https://a.example\\@b.example/", "https://a.example\\b",
      "https://a..example/",
      "https://.a.example/", "https://a.example./", "https://-a.example/", "https://a-.example/",
      "https://a_b.example/",
      "https://a.example/\r\nHost: b", "https://a.example/ b", "https://café.example/", "https://a.example/é",
      "https://a.b.1/", "https://a.0x7f/", "https:///a.example/", "https:a.example", "//a.example/",
      "javascript:alert(1)",
      "file:///etc/passwd", "gopher://a.example/", "https://a.example/\u{0}",
    ])
  func bad(text: String) {
    #expect(OutboundAddress(text) == nil)
  }

  @Test("an address longer than any is none")
  func long() {
    let start = "https://a.example/"
    let longest = start + String(repeating: "a", count: OutboundAddress.longest - start.utf8.count)
    #expect(OutboundAddress(longest) != nil && OutboundAddress(longest + "a") == nil)
  }

  @Test(
    "addresses that are not everybody's are kept back, at both ends of each block, and their neighbours are not"
  )
  func public4() {
    let ends: [(first: [UInt8], last: [UInt8])] = [
      ([0, 0, 0, 0], [0, 255, 255, 255]), ([10, 0, 0, 0], [10, 255, 255, 255]),
      ([100, 64, 0, 0], [100, 127, 255, 255]), ([127, 0, 0, 0], [127, 255, 255, 255]),
      ([169, 254, 0, 0], [169, 254, 255, 255]), ([172, 16, 0, 0], [172, 31, 255, 255]),
      ([192, 0, 0, 0], [192, 0, 0, 255]), ([192, 0, 2, 0], [192, 0, 2, 255]),
      ([192, 88, 99, 0], [192, 88, 99, 255]), ([192, 168, 0, 0], [192, 168, 255, 255]),
      ([198, 18, 0, 0], [198, 19, 255, 255]), ([198, 51, 100, 0], [198, 51, 100, 255]),
      ([203, 0, 113, 0], [203, 0, 113, 255]), ([224, 0, 0, 0], [255, 255, 255, 255]),
    ]
    func number(_ bytes: [UInt8]) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
    func isPublic(_ number: UInt32) -> Bool {
      PublicAddress.contains((0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) })
    }
    func isKnown(_ address: UInt32) -> Bool {
      ends.contains { (number($0.first)...number($0.last)).contains(address) }
    }
    for (first, last) in ends {
      let (first, last) = (number(first), number(last))
      #expect(!isPublic(first) && !isPublic(last) && !isPublic(first + (last - first) / 2))
      for neighbour in [first &- 1, last &+ 1] { #expect(isPublic(neighbour) == !isKnown(neighbour)) }
    }
    var numbers = SeededNumbers(seed: 4)
    for _ in 0..<20_000 {
      let address = UInt32.random(in: 0 ... .max, using: &numbers)
      #expect(isPublic(address) == !isKnown(address))
    }
  }

  @Test("of IPv6 only what is given to anybody is public, and nothing that holds an address of IPv4")
  func public6() {
    func isPublic(_ groups: UInt16...) -> Bool {
      let all =
        groups.prefix(7) + [UInt16](repeating: 0, count: max(0, 8 - groups.count)) + groups.dropFirst(7)
      return PublicAddress.contains(all.prefix(8).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    }
    #expect(
      isPublic(0x2606, 0x4700) && isPublic(0x2a00, 0x1450) && isPublic(0x2001, 0x0200) && isPublic(0x3ffe))
    #expect(!isPublic() && !isPublic(0, 0, 0, 0, 0, 0, 0, 1))
    // Mapped, translated, 6to4 and Teredo.
    #expect(!isPublic(0, 0, 0, 0, 0, 0xFFFF, 0x7F00, 1) && !isPublic(0, 0, 0, 0, 0, 0, 0x7F00, 1))
    #expect(
      !isPublic(0x64, 0xFF9B, 0, 0, 0, 0, 0x7F00, 1) && !isPublic(0x2002, 0x7F00, 1) && !isPublic(0x2001, 0))
    #expect(
      !isPublic(0xFC00) && !isPublic(0xFD12, 0x3456) && !isPublic(0xFE80) && !isPublic(0xFEC0)
        && !isPublic(0xFF02))
    #expect(!isPublic(0x2001, 0xDB8) && !isPublic(0x3FFF) && !isPublic(0x100) && !isPublic(0x5F00))
    #expect(!PublicAddress.contains([]) && !PublicAddress.contains([1, 2, 3]))
  }
}

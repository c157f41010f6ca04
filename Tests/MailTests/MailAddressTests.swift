import TestSupport
import Testing

@testable import Mail

@Suite("Addresses of mail")
struct MailAddressTests {
  @Test(
    "what people have is an address",
    arguments: [
      "amina@example.org", "a.b+c@sub.example.ca", "o'neil@example.org", "x@xn--qubec-csa.example",
      "A_1-2@EXAMPLE.org",
    ])
  func taken(text: String) throws {
    let address = try #require(MailAddress(text))
    #expect(address.text.lowercased() == text.lowercased())
    #expect("\(address.name)@\(address.domain)" == address.text)
  }

  @Test("an address is compared without regard to capitals")
  func key() {
    #expect(MailAddress("Amina@Example.ORG")?.key == MailAddress("amina@example.org")?.key)
    #expect(MailAddress("Amina@Example.ORG")?.text == "Amina@example.org")
  }

  @Test(
    "what could be anything else is none",
    arguments: [
      "", "@", "amina", "amina@", "@example.org", "amina@localhost", "amina@127.0.0.1", "amina@[127.0.0.1]",
      "a..b@example.org", ".a@example.org", "a.@example.org", "a@example..org", "a@-example.org",
      "a@example-.org",
      "amina@example.org\r\nRCPT TO:<bao@example.org>", "amina\n@example.org", "amina@exam\rple.org",
      "a b@example.org",
      "\"a b\"@example.org", "<amina@example.org>", "amina@example.org,bao@example.org",
      "amina@example.org bao@example.org",
      "élène@example.org", "a@exämple.org", "a\u{0}@example.org", "a@example.org.", "a;b@example.org",
      "a@b@example.org",
      "bao@e\u{301}xample.org",
    ])
  func refused(text: String) {
    #expect(MailAddress(text) == nil)
  }

  @Test("limits are those of RFC 5321")
  func limits() {
    let (name, label) = (String(repeating: "a", count: 64), String(repeating: "b", count: 63))
    #expect(MailAddress("\(name)@example.org") != nil)
    #expect(MailAddress("a\(name)@example.org") == nil)
    #expect(MailAddress("a@\(label).org") != nil)
    #expect(MailAddress("a@b\(label).org") == nil)
    let long = [label, label, label].joined(separator: ".")
    #expect(MailAddress("\(String(repeating: "a", count: 58))@\(long).org")?.text.utf8.count == 254)
    #expect(MailAddress("\(String(repeating: "a", count: 59))@\(long).org") == nil)
  }

  @Test("no random bytes become an address with a sign that separates commands or headers")
  func fuzz() {
    var numbers = SeededNumbers(seed: 1)
    let signs = Array("ab.@-+\r\n<>\" ,;:\u{0}é\t")
    var taken = 0
    for _ in 0..<20_000 {
      var text = "amina@example.org"
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        let place = text.indices.randomElement(using: &numbers) ?? text.startIndex
        text.insert(signs.randomElement(using: &numbers) ?? "a", at: place)
      }
      guard let address = MailAddress(text) else { continue }
      taken += 1
      #expect(address.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\",;:".utf8.contains($0) })
    }
    #expect(taken > 0)
  }
}

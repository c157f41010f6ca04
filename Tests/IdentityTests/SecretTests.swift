import TestSupport
import Testing

@testable import Identity

@Suite("Secrets")
struct SecretTests {
  @Test("a secret is 256 bits in 43 letters, which read back as the same")
  func text() {
    for _ in 0..<100 {
      let secret = Secret()
      #expect(secret.text.utf8.count == 43)
      #expect(Secret(secret.text)?.digest(for: "session") == secret.digest(for: "session"))
      #expect(Base64.url.bytes(of: secret.text)?.count == 32)
    }
    var (a, b) = (SeededNumbers(seed: 1), SeededNumbers(seed: 1))
    #expect(Secret(random: &a).text == Secret(random: &b).text)
    #expect(Secret(random: &a).text != Secret().text)
  }

  @Test("what is no secret in its one way of writing is none")
  func others() {
    let text = Secret().text
    for bad in [
      "", String(text.dropLast()), text + "A", text.dropLast() + "=", text.dropLast() + "é",
      "+" + text.dropFirst(),
    ] {
      #expect(Secret(bad) == nil, "\(bad)")
    }
    // The last letter holds four bits; with others set it would be the same bytes written in another way.
    #expect(Secret(String(repeating: "A", count: 42) + "B") == nil)
    #expect(Secret(String(repeating: "A", count: 42) + "E") != nil)
  }

  @Test("base64 is that of RFC 4648, and what it would not write it does not read")
  func base64() {
    let vectors = [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"),
    ]
    for (plain, text) in vectors {
      #expect(Base64.url.text(of: Array(plain.utf8)) == text)
      #expect(Base64.url.bytes(of: text) == Array(plain.utf8))
    }
    #expect(Base64.url.text(of: [251, 255]) == "-_8")
    #expect(Base64.standard.text(of: [251, 255]) == "+/8")
    for bad in ["A", "AAAAA", "Zh", "Zm9=", "Zm 9v", "-_8="] {
      #expect(Base64.url.bytes(of: bad) == nil, "\(bad)")
    }
    var random = SeededNumbers(seed: 4_648)
    for count in 0..<200 {
      let bytes = random.bytes(count)
      #expect(Base64.standard.bytes(of: Base64.standard.text(of: bytes)) == bytes)
    }
  }

  @Test("comparing looks at every letter")
  func comparing() {
    #expect(isSame("abc", "abc") && isSame("", ""))
    #expect(!isSame("abc", "abd") && !isSame("abc", "bbc") && !isSame("abc", "ab") && !isSame("abc", "abcd"))
  }
}

import Testing

@testable import Basics

@Suite("SHA-256")
struct FingerprintTests {
  @Test(
    "the examples of the standard come out",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, digest: String) {
    #expect(Fingerprint(of: Array(text.utf8)).text == digest)
  }

  @Test("a million letters a, and every length around a block, end as they should")
  func lengths() {
    #expect(
      Fingerprint(of: [UInt8](repeating: 0x61, count: 1_000_000)).text
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    let digests = (54...66).map { Fingerprint(of: [UInt8](repeating: 0, count: $0)).text }
    #expect(Set(digests).count == 13)
  }
}

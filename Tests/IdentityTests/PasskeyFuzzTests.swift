import Crypto
import TestSupport
import Testing

@testable import Identity

@Suite("Hostile passkeys")
struct PasskeyFuzzTests {
  @Test("CBOR is read as RFC 8949 writes it")
  func vectors() throws {
    let vectors: [([UInt8], CBOR)] = [
      ([0x00], .number(0)), ([0x17], .number(23)), ([0x18, 0x18], .number(24)),
      ([0x19, 0x03, 0xE8], .number(1_000)),
      ([0x1A, 0x00, 0x0F, 0x42, 0x40], .number(1_000_000)), ([0x20], .number(-1)),
      ([0x38, 0x63], .number(-100)),
      ([0x1B, 0x7F] + [UInt8](repeating: 0xFF, count: 7), .number(.max)),
      ([0x3B, 0x7F] + [UInt8](repeating: 0xFF, count: 7), .number(.min)),
      ([0x40], .bytes([])), ([0x44, 1, 2, 3, 4], .bytes([1, 2, 3, 4])), ([0x62, 0xC3, 0xBC], .text("ü")),
      ([0x83, 1, 2, 3], .list([.number(1), .number(2), .number(3)])), ([0xF4], .bool(false)),
      ([0xF5], .bool(true)),
      ([0xF6], .null),
      ([0xA2, 0x61, 0x61, 1, 0x20, 0x80], .map([.text("a"): .number(1), .number(-1): .list([])])),
    ]
    for (bytes, value) in vectors { #expect(try CBOR.only(in: bytes) == value, "\(bytes)") }
  }

  @Test("lengths beyond the bytes, deep nesting, keys that come twice, and all other kinds are refused")
  func refused() {
    let huge: [UInt8] = [UInt8](repeating: 0xFF, count: 8)
    let bad: [[UInt8]] = [
      [], [0x18], [0x1B] + huge, [0x3B] + huge, [0x41], [0x5B] + huge, [0x7B] + huge, [0x9B] + huge,
      [0xBB] + huge,
      [0x9A, 0x7F, 0xFF, 0xFF, 0xFF], [0x5F, 0xFF], [0x7F, 0xFF], [0x9F, 0xFF], [0xBF, 0xFF], [0x61, 0xFF],
      [0xC0, 0x60],
      [0xF7], [0xF9, 0, 0], [0xFB] + huge, [0xFF], [0x1C], [0xA2, 1, 1, 1, 2], [0xA1, 0x40, 1], [0xA1, 1],
      [0, 0],
      [UInt8](repeating: 0x81, count: 100_000), [UInt8](repeating: 0x81, count: 8) + [0],
    ]
    for bytes in bad {
      #expect(throws: PasskeyFault.unreadable, "\(bytes.prefix(12))") { try CBOR.only(in: bytes) }
    }
    #expect(throws: Never.self) { try CBOR.only(in: [UInt8](repeating: 0x81, count: 7) + [0]) }
  }

  @Test(
    "random bytes, and good ones with bytes changed, cut off or doubled, are read or refused and stop nothing"
  )
  func mutations() throws {
    var random = SeededNumbers(seed: 8_949)
    let device = PasskeyTests.device()
    let challenge = Secret(random: &random)
    let good = try PasskeyRegistration(json: device.create(challenge))
    let said = try device.said(withKey: true)
    var (readable, refused) = (0, 0)
    for round in 0..<6_000 {
      var bytes =
        round % 4 == 0
        ? random.bytes(Int(random.next() % 80)) : round % 2 == 0 ? good.attestationObject : said
      for _ in 0..<Int(random.next() % 4) where !bytes.isEmpty {
        let place = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: bytes[place] = UInt8(random.next() & 255)
        case 1: bytes[place] ^= 1 << UInt8(random.next() % 8)
        case 2: bytes.removeSubrange(place...)
        default: bytes.insert(contentsOf: bytes.suffix(place % 40), at: place)
        }
      }
      let changed = try PasskeyRegistration(
        id: device.id, clientData: good.clientData, attestationObject: bytes)
      do {
        _ = try AuthenticatorData(bytes)
        readable += 1
      } catch { refused += 1 }
      do {
        let passkey = try changed.verified(by: PasskeyTests.site, challenge: challenge)
        #expect(passkey.id == Base64.url.text(of: device.id))
        readable += 1
      } catch { refused += 1 }
    }
    #expect(readable > 300 && refused > 3_000)
  }

  @Test("what is no answer of a browser is refused, and so is one larger than any")
  func answers() throws {
    let good = try PasskeyTests.device().create(Secret())
    let bad = [
      "", "null", "[]", "{}", String(repeating: "[", count: 60_000), "{\"id\":1e400}",
      good.replacing("public-key", with: "password"), good.replacing("clientDataJSON", with: "clientData"),
      good.replacing("\"rawId\":\"", with: "\"rawId\":\"A"), String(good.dropLast(2)),
      good + String(repeating: " ", count: 70_000),
    ]
    for text in bad {
      #expect(throws: PasskeyFault.unreadable, "\(text.prefix(40))") { try PasskeyRegistration(json: text) }
      #expect(throws: PasskeyFault.unreadable) { try PasskeyAssertion(json: text) }
    }
    for text in [
      "", "{}", "{\"type\":\"webauthn.get\",\"challenge\":7,\"origin\":\"\"}",
      String(repeating: "{\"a\":", count: 800),
    ] {
      #expect(throws: PasskeyFault.unreadable) { try ClientData(Array(text.utf8)) }
    }
  }
}

import Basics
import TestSupport
import Testing

@testable import Identity

@Suite("One-time codes")
struct OneTimeCodeTests {
  private func moment(_ seconds: Int64) -> Moment { Moment(microsecondsSince1970: seconds * 1_000_000) }

  /// The secret of RFC 6238, appendix B: "12345678901234567890".
  private func rfc() throws -> OneTimeCode { try #require(OneTimeCode("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")) }

  @Test(
    "codes are those of RFC 6238",
    arguments: [
      (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func vectors(seconds: Int64, code: String) throws {
    let key = try rfc()
    let step = OneTimeCode.step(at: moment(seconds))
    #expect(key.code(of: step, digits: 8) == code)
    #expect(key.step(of: String(code.suffix(6)), at: moment(seconds), after: nil) == step)
  }

  @Test("a code works from the step before its own to the step after, and no longer")
  func window() throws {
    let key = try rfc()
    let code = key.code(of: 1_000)
    for (seconds, works) in [
      (29_969, false), (29_970, true), (30_000, true), (30_059, true), (30_060, false),
    ] as [(Int64, Bool)] {
      #expect((key.step(of: code, at: moment(seconds), after: nil) == 1_000) == works, "\(seconds)")
    }
    #expect(OneTimeCode.step(at: moment(-1)) == -1)
    #expect(OneTimeCode.step(at: Moment(microsecondsSince1970: .min)) < 0)
    #expect(key.step(of: code, at: Moment(microsecondsSince1970: .max), after: nil) == nil)
  }

  @Test("no code works twice, nor one from before the last that was used")
  func replay() throws {
    let key = try rfc()
    let now = moment(30_000)
    let used = try #require(key.step(of: key.code(of: 1_000), at: now, after: 999))
    #expect(key.step(of: key.code(of: 1_000), at: now, after: used) == nil)
    #expect(key.step(of: key.code(of: 999), at: now, after: used) == nil)
    #expect(key.step(of: key.code(of: 1_001), at: now, after: used) == 1_001)
  }

  @Test("a code is read as people type it, and nothing else is a code")
  func typing() throws {
    let key = try rfc()
    let code = key.code(of: 1_000)
    for typed in [code, " \(code.prefix(3)) \(code.suffix(3))\n", "\(code.prefix(3))-\(code.suffix(3))"] {
      #expect(key.step(of: typed, at: moment(30_000), after: nil) == 1_000, "\(typed)")
    }
    for typed in [
      "", String(code.dropLast()), code + "0", "٩٤٢٨٧٠", "９４２８７０", "+" + code.dropFirst(),
      String(repeating: " ", count: 99) + code,
    ] {
      #expect(key.step(of: typed, at: moment(30_000), after: nil) == nil, "\(typed)")
    }
  }

  @Test("a secret is kept and read back, and shown in groups of four")
  func secrets() throws {
    let key = OneTimeCode()
    #expect(key.text.utf8.count == 32)
    #expect(OneTimeCode(key.text)?.code(of: 7) == key.code(of: 7))
    #expect(try rfc().groups == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    for bad in [
      "", "GEZD", "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1",
      String(repeating: "A", count: 800),
    ] {
      #expect(OneTimeCode(bad) == nil, "\(bad)")
    }
  }

  @Test("base32 is that of RFC 4648")
  func base32() {
    for (plain, text) in [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
      ("foobar", "MZXW6YTBOI"),
    ] {
      #expect(Base32.text(of: Array(plain.utf8)) == text)
      #expect(Base32.bytes(of: text) == Array(plain.utf8))
    }
    for bad in ["M", "MZ", "MZX", "my", "MY======"] { #expect(Base32.bytes(of: bad) == nil, "\(bad)") }
  }

  @Test("the address for the app holds names that are no part of its syntax")
  func address() throws {
    #expect(
      try rfc().address(site: "Allies: Montréal", account: "joëlle&x@example.org")
        == "otpauth://totp/Allies%3A%20Montr%C3%A9al:jo%C3%ABlle%26x%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Allies%3A%20Montr%C3%A9al&algorithm=SHA1&digits=6&period=30"
    )
  }

  @Test("a QR code has the three corners by which it is found, and every dark dot is drawn")
  func qrCode() throws {
    let code = try #require(QRCode(try rfc().address(site: "Allies", account: "elaine@example.org")))
    let corner = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"]
    let last = code.width - 7
    for (x, y) in [(0, 0), (last, 0), (0, last)] {
      let seen = (0..<7).map { row in
        (0..<7).map { code.isDark[(y + row) * code.width + x + $0] ? "1" : "0" }.joined()
      }
      #expect(seen == corner)
    }
    let drawn = code.svg.matches(of: /h([0-9]+)v1h-/).reduce(0) { $0 + (Int($1.1) ?? 0) }
    #expect(drawn == code.isDark.count { $0 })
    #expect(code.svg.hasPrefix("<svg ") && code.svg.hasSuffix("</svg>"))
    #expect(QRCode("") == nil)
    #expect(QRCode(String(repeating: "a", count: 2_001)) == nil)
  }
}

@Suite("Recovery codes")
struct RecoveryCodeTests {
  @Test("there are ten, all different, without letters that look like others")
  func codes() {
    let codes = RecoveryCode.all().map(\.text)
    #expect(Set(codes).count == 10)
    for code in codes {
      #expect(code.wholeMatch(of: /[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}/) != nil, "\(code)")
    }
  }

  @Test("all thirty-two letters come up about as often as the others")
  func evenness() {
    var random = SeededNumbers(seed: 80)
    var counts: [Character: Int] = [:]
    for _ in 0..<200 {
      for code in RecoveryCode.all(random: &random) {
        for letter in code.text where letter != "-" { counts[letter, default: 0] += 1 }
      }
    }
    #expect(counts.count == 32)
    #expect(counts.values.allSatisfy { (800...1_200).contains($0) })
  }

  @Test("a code is known as somebody writes it, for the person whose it is")
  func digests() throws {
    var random = SeededNumbers(seed: 7)
    let code = try #require(RecoveryCode.all(random: &random).first)
    let kept = code.digest(for: "elaine")
    let written = code.text
    for typed in [
      written, written.uppercased(), written.replacing("-", with: ""), written.replacing("-", with: " "),
      written.replacing("0", with: "O").replacing("1", with: "l"),
    ] {
      #expect(RecoveryCode(typed: typed)?.digest(for: "elaine") == kept, "\(typed)")
    }
    #expect(code.digest(for: "françois") != kept)
    #expect(!kept.contains(written.prefix(4)))
    for bad in [
      "", String(written.dropLast()), written + "0", written.dropLast() + "u", written.dropLast() + "é",
      String(repeating: "0", count: 99),
    ] {
      #expect(RecoveryCode(typed: bad) == nil, "\(bad)")
    }
  }
}

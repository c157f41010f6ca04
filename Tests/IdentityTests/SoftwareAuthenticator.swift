import Crypto
import CryptoExtras
import Foundation

@testable import Identity

/// A device with one passkey and the browser before it, in software; every part of what it says can be made wrong.
struct SoftwareAuthenticator {
  enum Key {
    case p256(P256.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
    case rsa(_RSA.Signing.PrivateKey)
  }

  let key: Key
  var id: [UInt8] = Array("elaine’s telephone".utf8)
  var site = "allies.example.org"
  var origin = "https://allies.example.org"
  var ceremony: String?
  var crossOrigin: Bool?
  var handle: String? = "elaine"
  /// Present and verified.
  var flags: UInt8 = 0x05
  var count: UInt32 = 0
  var format = "none"
  /// After the key: extensions, or what does not belong there.
  var tail: [UInt8] = []

  func sign(_ message: [UInt8]) throws -> [UInt8] {
    switch key {
    case .p256(let key): try Array(key.signature(for: message).derRepresentation)
    case .ed25519(let key): try Array(key.signature(for: message))
    case .rsa(let key): try Array(key.signature(for: message, padding: .insecurePKCS1v1_5).rawRepresentation)
    }
  }

  var algorithm: Int64 {
    switch key {
    case .p256: -7
    case .ed25519: -8
    case .rsa: -257
    }
  }

  func cose() throws -> [UInt8] {
    switch key {
    case .p256(let key):
      let point = Array(key.publicKey.rawRepresentation)
      return Self.map([
        (1, Self.number(2)), (3, Self.number(-7)), (-1, Self.number(1)),
        (-2, Self.bytes(Array(point.prefix(32)))),
        (-3, Self.bytes(Array(point.suffix(32)))),
      ])
    case .ed25519(let key):
      return Self.map([
        (1, Self.number(1)), (3, Self.number(-8)), (-1, Self.number(6)),
        (-2, Self.bytes(Array(key.publicKey.rawRepresentation))),
      ])
    case .rsa(let key):
      let numbers = try key.publicKey.getKeyPrimitives()
      return Self.map([
        (1, Self.number(3)), (3, Self.number(-257)), (-1, Self.bytes(Array(numbers.modulus))),
        (-2, Self.bytes(Array(numbers.publicExponent))),
      ])
    }
  }

  func clientData(_ usual: String, _ challenge: Secret) throws -> [UInt8] {
    var fields: [String: Any] = ["type": ceremony ?? usual, "challenge": challenge.text, "origin": origin]
    fields["crossOrigin"] = crossOrigin
    fields["other_keys_can_be_added_here"] = "do not compare clientDataJSON against a template"
    return Array(try JSONSerialization.data(withJSONObject: fields))
  }

  func said(withKey: Bool) throws -> [UInt8] {
    var said = Array(SHA256.hash(data: Array(site.utf8))) + [withKey ? flags | 0x40 : flags]
    said += (0..<4).reversed().map { UInt8(count >> ($0 * 8) & 255) }
    if withKey {
      said += [UInt8](repeating: 0, count: 16) + [UInt8(id.count >> 8), UInt8(id.count & 255)] + id
      said += try cose()
    }
    return said + tail
  }

  func create(_ challenge: Secret) throws -> String {
    let client = try clientData("webauthn.create", challenge)
    let said = try said(withKey: true)
    var statement = Self.map([])
    if format == "packed" {
      let signature = try sign(said + Array(SHA256.hash(data: client)))
      statement =
        [0xA2] + Self.text("alg") + Self.number(algorithm) + Self.text("sig") + Self.bytes(signature)
    }
    let object =
      [0xA3] + Self.text("fmt") + Self.text(format) + Self.text("attStmt") + statement + Self.text("authData")
      + Self.bytes(said)
    return try json(["clientDataJSON": client, "attestationObject": object])
  }

  func get(_ challenge: Secret) throws -> String {
    let client = try clientData("webauthn.get", challenge)
    let said = try said(withKey: false)
    var parts = [
      "clientDataJSON": client, "authenticatorData": said,
      "signature": try sign(said + Array(SHA256.hash(data: client))),
    ]
    parts["userHandle"] = handle.map { Array($0.utf8) }
    return try json(parts)
  }

  private func json(_ parts: [String: [UInt8]]) throws -> String {
    let id = Base64.url.text(of: id)
    let sent: [String: Any] = [
      "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
      "clientExtensionResults": [String: String](),
      "response": parts.mapValues { Base64.url.text(of: $0) }.merging(["transports": "x"]) { a, _ in a },
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: sent), as: UTF8.self)
  }

  // As much of writing CBOR as this takes.

  static func head(_ kind: UInt8, _ argument: Int) -> [UInt8] {
    if argument < 24 { return [kind << 5 | UInt8(argument)] }
    if argument < 256 { return [kind << 5 | 24, UInt8(argument)] }
    return [kind << 5 | 25, UInt8(argument >> 8), UInt8(argument & 255)]
  }

  static func number(_ number: Int64) -> [UInt8] {
    number < 0 ? head(1, Int(-1 - number)) : head(0, Int(number))
  }

  static func bytes(_ bytes: [UInt8]) -> [UInt8] { head(2, bytes.count) + bytes }
  static func text(_ text: String) -> [UInt8] { head(3, text.utf8.count) + Array(text.utf8) }
  static func map(_ pairs: [(Int64, [UInt8])]) -> [UInt8] {
    head(5, pairs.count) + pairs.flatMap { number($0.0) + $0.1 }
  }
}

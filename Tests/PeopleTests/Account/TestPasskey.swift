import Crypto
import Foundation
import Testing

@testable import Identity

/// A device with one passkey, and the browser before it: it takes what a page asks for, and gives what its script would send.
struct TestPasskey {
  private let key = P256.Signing.PrivateKey()
  var id = Array("a laptop of somebody".utf8)
  var origin = "https://allies.example.org"

  /// - Parameter options: what the page holds for the script.
  func create(_ options: String) throws -> String {
    let said = try said(flags: 0x45) + [UInt8](repeating: 0, count: 16) + [0, UInt8(id.count)] + id + cose
    let object: [UInt8] =
      [0xA3] + text("fmt") + text("none") + text("attStmt") + [0xA0] + text("authData") + bytes(said)
    return try answer(["clientDataJSON": try client("webauthn.create", options), "attestationObject": object])
  }

  /// - Parameters:
  ///   - owner: whose it says it is, which a device does that was asked for any passkey.
  ///   - isVerified: whether the device has seen who it is.
  func get(_ options: String, owner: String? = nil, isVerified: Bool = true) throws -> String {
    let (client, said) = (try client("webauthn.get", options), try said(flags: isVerified ? 0x05 : 0x01))
    let signature = try key.signature(for: Data(said + Array(SHA256.hash(data: Data(client)))))
      .derRepresentation
    var parts = ["clientDataJSON": client, "authenticatorData": said, "signature": Array(signature)]
    if let owner { parts["userHandle"] = Array(owner.utf8) }
    return try answer(parts)
  }

  private func client(_ ceremony: String, _ options: String) throws -> [UInt8] {
    let asked = try #require(try JSONSerialization.jsonObject(with: Data(options.utf8)) as? [String: Any])
    let challenge = try #require(asked["challenge"] as? String)
    return Array(
      try JSONSerialization.data(withJSONObject: ["type": ceremony, "challenge": challenge, "origin": origin])
    )
  }

  private func said(flags: UInt8) throws -> [UInt8] {
    Array(SHA256.hash(data: Data("allies.example.org".utf8))) + [flags, 0, 0, 0, 0]
  }

  private var cose: [UInt8] {
    let point = Array(key.publicKey.rawRepresentation)
    // Kind EC2, algorithm ES256, curve P-256, x and y.
    return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21] + bytes(Array(point.prefix(32))) + [0x22]
      + bytes(Array(point.suffix(32)))
  }

  private func bytes(_ bytes: [UInt8]) -> [UInt8] { [0x58, UInt8(bytes.count)] + bytes }
  private func text(_ text: String) -> [UInt8] { [0x60 | UInt8(text.utf8.count)] + Array(text.utf8) }

  private func answer(_ parts: [String: [UInt8]]) throws -> String {
    let id = Base64.url.text(of: id)
    let sent: [String: Any] = [
      "id": id, "rawId": id, "type": "public-key", "clientExtensionResults": [String: String](),
      "response": parts.mapValues { Base64.url.text(of: $0) },
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: sent), as: UTF8.self)
  }
}

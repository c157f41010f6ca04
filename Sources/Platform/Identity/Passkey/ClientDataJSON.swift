import Crypto
import FoundationEssentials

/// What the browser says of the page that asked for a passkey; the device signs its hash.
struct ClientData: Sendable {
  let ceremony: String
  let challenge: String
  let origin: String
  let isInFrame: Bool
  /// SHA-256 of the bytes as they were sent.
  let hash: [UInt8]

  init(_ bytes: [UInt8]) throws(PasskeyFault) {
    guard bytes.count <= 4_096, let fields = try? JSONDecoder().decode(Fields.self, from: Data(bytes)) else {
      throw .unreadable
    }
    ceremony = fields.type
    challenge = fields.challenge
    origin = fields.origin
    isInFrame = fields.crossOrigin ?? false
    hash = Array(SHA256.hash(data: bytes))
  }

  func check(_ ceremony: String, _ challenge: Secret, _ site: PasskeySite) throws(PasskeyFault) {
    guard self.ceremony == ceremony else { throw .wrongCeremony }
    guard isSame(self.challenge, challenge.text) else { throw .wrongChallenge }
    guard site.origins.contains(origin) else { throw .wrongOrigin }
    guard !isInFrame else { throw .inFrame }
  }

  private struct Fields: Decodable {
    let type: String
    let challenge: String
    let origin: String
    let crossOrigin: Bool?
  }
}

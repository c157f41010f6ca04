import Crypto

/// What the device that holds a passkey says and signs (WebAuthn, section 6.1).
struct AuthenticatorData {
  struct Credential {
    let id: [UInt8]
    /// The key as COSE writes it, and read.
    let cose: [UInt8]
    let key: CredentialKey
  }

  let siteHash: [UInt8]
  let isPresent: Bool
  let isVerified: Bool
  let isBackedUp: Bool
  let signCount: UInt32
  /// Only when a passkey is made.
  let credential: Credential?

  init(_ bytes: [UInt8]) throws(PasskeyFault) {
    guard bytes.count >= 37 else { throw .unreadable }
    siteHash = Array(bytes[0..<32])
    let flags = bytes[32]
    isPresent = flags & 0x01 != 0
    isVerified = flags & 0x04 != 0
    isBackedUp = flags & 0x10 != 0
    // What cannot be backed up is not backed up.
    guard !isBackedUp || flags & 0x08 != 0 else { throw .unreadable }
    signCount = bytes[33..<37].reduce(0) { $0 << 8 | UInt32($1) }
    var rest = bytes[37...]
    credential = flags & 0x40 != 0 ? try Self.credential(&rest) : nil
    if flags & 0x80 != 0 {
      // Extensions, of which we ask for none.
      guard case .map = try CBOR.first(of: &rest) else { throw .unreadable }
    }
    guard rest.isEmpty else { throw .unreadable }
  }

  /// 16 bytes that name the model, which is nobody's business here; the identifier after its length; the key.
  private static func credential(_ rest: inout ArraySlice<UInt8>) throws(PasskeyFault) -> Credential {
    guard rest.count >= 18 else { throw .unreadable }
    let length = rest.dropFirst(16).prefix(2).reduce(0) { $0 << 8 | Int($1) }
    rest = rest.dropFirst(18)
    guard (1...1_023).contains(length), rest.count >= length else { throw .unreadable }
    let id = Array(rest.prefix(length))
    rest = rest.dropFirst(length)
    let before = rest
    let key = try CredentialKey(CBOR.first(of: &rest))
    return Credential(id: id, cose: Array(before.prefix(before.count - rest.count)), key: key)
  }

  /// What must hold whatever the passkey is for.
  func check(_ site: PasskeySite) throws(PasskeyFault) {
    guard isSame(siteHash, Array(SHA256.hash(data: Array(site.id.utf8)))) else { throw .wrongSite }
    guard isPresent else { throw .notPresent }
    guard isVerified || !site.requiresVerification else { throw .notVerified }
  }
}

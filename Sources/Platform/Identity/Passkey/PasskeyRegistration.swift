import Crypto

/// What a browser sends when somebody made a passkey (WebAuthn level 2, section 7.1).
package struct PasskeyRegistration: Sendable {
  /// The challenge it answers to: by its digest the store finds the ticket, and uses it up.
  package let challenge: Secret
  let id: [UInt8]
  let clientData: ClientData
  let attestationObject: [UInt8]

  init(id: [UInt8], clientData: ClientData, attestationObject: [UInt8]) throws(PasskeyFault) {
    guard let challenge = Secret(clientData.challenge) else { throw .wrongChallenge }
    self.challenge = challenge
    self.id = id
    self.clientData = clientData
    self.attestationObject = attestationObject
  }

  /// The passkey to keep, if the answer is one to this challenge, on this site. The store refuses an identifier that it
  /// has already.
  package func verified(by site: PasskeySite, challenge: Secret) throws(PasskeyFault) -> Passkey {
    try clientData.check("webauthn.create", challenge, site)
    let object = try CBOR.only(in: attestationObject)
    guard let bytes = object["authData"]?.asBytes else { throw .unreadable }
    let said = try AuthenticatorData(bytes)
    try said.check(site)
    guard let credential = said.credential else { throw .unreadable }
    guard credential.id == id else { throw .otherPasskey }
    try checkAttestation(object, signed: bytes, by: credential.key)
    return Passkey(
      id: Base64.url.text(of: credential.id), key: Base64.url.text(of: credential.cose),
      signCount: said.signCount, isBackedUp: said.isBackedUp)
  }

  /// We ask for no attestation: who made the device is nobody's business. Browsers then send none, or the signature of
  /// the new key itself, which has to be right.
  private func checkAttestation(
    _ object: CBOR, signed bytes: [UInt8], by key: CredentialKey
  ) throws(PasskeyFault) {
    guard let statement = object["attStmt"] else { throw .unreadable }
    switch object["fmt"]?.asText {
    case "none":
      guard statement == .map([:]) else { throw .unknownAttestation }
    case "packed":
      guard statement["x5c"] == nil, statement["alg"] == .number(key.algorithm),
        let signature = statement["sig"]?.asBytes
      else { throw .unknownAttestation }
      guard key.key.isValid(signature, of: bytes + clientData.hash, in: .der) else { throw .wrongSignature }
    default:
      throw .unknownAttestation
    }
  }
}

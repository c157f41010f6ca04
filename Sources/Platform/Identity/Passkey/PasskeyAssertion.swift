/// What a browser sends when somebody signs in with a passkey (WebAuthn level 2, section 7.2).
package struct PasskeyAssertion: Sendable {
  /// Which passkey says so: the store looks it up.
  package let passkey: String
  /// The challenge it answers to: by its digest the store finds the ticket, and uses it up.
  package let challenge: Secret
  /// Whose the passkey says it is. The store sees that it is whose the passkey is.
  package let ownerHandle: String?
  let clientData: ClientData
  let authenticatorData: [UInt8]
  let signature: [UInt8]

  init(
    passkey: [UInt8], ownerHandle: String?, clientData: ClientData, authenticatorData: [UInt8],
    signature: [UInt8]
  ) throws(PasskeyFault) {
    guard let challenge = Secret(clientData.challenge) else { throw .wrongChallenge }
    self.passkey = Base64.url.text(of: passkey)
    self.challenge = challenge
    self.ownerHandle = ownerHandle
    self.clientData = clientData
    self.authenticatorData = authenticatorData
    self.signature = signature
  }

  /// The passkey as it is to be kept from now on, with its new count.
  package func verified(
    with passkey: Passkey, by site: PasskeySite, challenge: Secret
  ) throws(PasskeyFault) -> Passkey {
    guard passkey.id == self.passkey else { throw .otherPasskey }
    try clientData.check("webauthn.get", challenge, site)
    let said = try AuthenticatorData(authenticatorData)
    try said.check(site)
    guard let cose = Base64.url.bytes(of: passkey.key) else { throw .unknownKey }
    let key = try CredentialKey(CBOR.only(in: cose))
    guard key.key.isValid(signature, of: authenticatorData + clientData.hash, in: .der) else {
      throw .wrongSignature
    }
    // Either both count or neither does.
    guard said.signCount > passkey.signCount || said.signCount == 0 && passkey.signCount == 0 else {
      throw .countWentBack
    }
    return Passkey(
      id: passkey.id, key: passkey.key, signCount: said.signCount, isBackedUp: said.isBackedUp)
  }
}

import FoundationEssentials

// What a page hands to `PublicKeyCredential.parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON`.

extension PasskeySite {
  /// Asks for a new passkey that can sign somebody in without their typing who they are, where the device can keep such.
  ///
  /// - Parameter others: those they have, so that no device makes a second one.
  package func creationOptions(
    for owner: PasskeyOwner, challenge: Secret, besides others: [Passkey]
  ) throws -> String {
    try written(
      CreationOptions(
        rp: Party(id: id, name: name),
        user: User(
          id: Base64.url.text(of: Array(owner.handle.utf8)), name: owner.name, displayName: owner.name),
        challenge: challenge.text,
        pubKeyCredParams: CredentialKey.algorithms.map { Algorithm(type: "public-key", alg: $0) },
        timeout: Self.milliseconds, excludeCredentials: others.map(Credential.init),
        authenticatorSelection: Selection(residentKey: "preferred", userVerification: verification),
        attestation: "none"))
  }

  /// Asks for one of these passkeys, or for any of this site if none is named: a page that does not know yet who it is
  /// names none, so that it tells nobody who has one.
  package func requestOptions(challenge: Secret, among passkeys: [Passkey] = []) throws -> String {
    try written(
      RequestOptions(
        challenge: challenge.text, timeout: Self.milliseconds, rpId: id,
        allowCredentials: passkeys.map(Credential.init), userVerification: verification))
  }

  /// Five minutes, to fetch the key from the coat.
  private static let milliseconds = 300_000

  private var verification: String { requiresVerification ? "required" : "preferred" }

  private func written(_ options: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(options), as: UTF8.self)
  }
}

private struct CreationOptions: Encodable {
  let rp: Party
  let user: User
  let challenge: String
  let pubKeyCredParams: [Algorithm]
  let timeout: Int
  let excludeCredentials: [Credential]
  let authenticatorSelection: Selection
  let attestation: String
}

private struct RequestOptions: Encodable {
  let challenge: String
  let timeout: Int
  let rpId: String
  let allowCredentials: [Credential]
  let userVerification: String
}

private struct Party: Encodable {
  let id: String
  let name: String
}

private struct User: Encodable {
  let id: String
  let name: String
  let displayName: String
}

private struct Algorithm: Encodable {
  let type: String
  let alg: Int64
}

private struct Selection: Encodable {
  let residentKey: String
  let userVerification: String
}

private struct Credential: Encodable {
  let type = "public-key"
  let id: String

  init(_ passkey: Passkey) {
    id = passkey.id
  }
}

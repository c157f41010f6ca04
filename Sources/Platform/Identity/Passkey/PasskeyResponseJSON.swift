import FoundationEssentials

/// What `PublicKeyCredential.toJSON()` gives in a browser (WebAuthn level 3, section 5.1): bytes in base64url.
private struct PasskeyResponse: Decodable {
  struct Response: Decodable {
    let clientDataJSON: String
    let attestationObject: String?
    let authenticatorData: String?
    let signature: String?
    let userHandle: String?
  }

  let id: String
  let rawId: String
  let type: String
  let response: Response

  init(json text: String) throws(PasskeyFault) {
    guard text.utf8.count <= 65_536,
      let read = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)),
      read.type == "public-key", read.id == read.rawId
    else { throw .unreadable }
    self = read
  }

  func bytes(_ text: String?) throws(PasskeyFault) -> [UInt8] {
    guard let text, let bytes = Base64.url.bytes(of: text) else { throw .unreadable }
    return bytes
  }
}

extension PasskeyRegistration {
  /// - Parameter text: what a script of ours put into a hidden field.
  package init(json text: String) throws(PasskeyFault) {
    let sent = try PasskeyResponse(json: text)
    try self.init(
      id: sent.bytes(sent.id), clientData: ClientData(sent.bytes(sent.response.clientDataJSON)),
      attestationObject: sent.bytes(sent.response.attestationObject))
  }
}

extension PasskeyAssertion {
  /// - Parameter text: what a script of ours put into a hidden field.
  package init(json text: String) throws(PasskeyFault) {
    let sent = try PasskeyResponse(json: text)
    var owner: String?
    if let handle = sent.response.userHandle, !handle.isEmpty {
      owner = String(validating: try sent.bytes(handle), as: UTF8.self)
      guard owner != nil else { throw .unreadable }
    }
    try self.init(
      passkey: sent.bytes(sent.id), ownerHandle: owner,
      clientData: ClientData(sent.bytes(sent.response.clientDataJSON)),
      authenticatorData: sent.bytes(sent.response.authenticatorData),
      signature: sent.bytes(sent.response.signature))
  }
}

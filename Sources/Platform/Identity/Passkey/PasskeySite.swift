/// The site that passkeys are made for, as browsers know it.
package struct PasskeySite: Sendable {
  /// The host name without a port: `allies.example.org`. A passkey works only here and below it.
  package let id: String
  /// What the device shows.
  package let name: String
  /// Where pages of it are opened: `https://allies.example.org`.
  package let origins: Set<String>
  /// Whether the device must have seen who it is. A passkey then stands for two factors; without, for one.
  package let requiresVerification: Bool

  package init(id: String, name: String, origins: Set<String>, requiresVerification: Bool = true) {
    self.id = id
    self.name = name
    self.origins = origins
    self.requiresVerification = requiresVerification
  }
}

/// What is kept of a passkey: nothing by which anybody else could sign in.
package struct Passkey: Sendable, Equatable {
  /// Its identifier, in base64url: by it the passkey is found.
  package let id: String
  /// Its public key, COSE in base64url.
  package let key: String
  /// How often it was used, as it counts; most do not, and say 0.
  package let signCount: UInt32
  /// Whether it lives in more places than one device.
  package let isBackedUp: Bool

  package init(id: String, key: String, signCount: UInt32, isBackedUp: Bool) {
    self.id = id
    self.key = key
    self.signCount = signCount
    self.isBackedUp = isBackedUp
  }
}

/// For whom a passkey is made, as their device shows it.
package struct PasskeyOwner: Sendable {
  /// Comes back when they sign in without typing who they are; 1 to 64 bytes that tell nobody anything.
  package let handle: String
  package let name: String

  package init(handle: String, name: String) {
    self.handle = handle
    self.name = name
  }
}

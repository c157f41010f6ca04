import Crypto
import CryptoExtras
import Testing

@testable import Identity

@Suite("Passkeys")
struct PasskeyTests {
  static let site = PasskeySite(
    id: "allies.example.org", name: "Allies",
    origins: ["https://allies.example.org", "https://halifax.allies.example.org"])

  static func device() -> SoftwareAuthenticator {
    SoftwareAuthenticator(key: .p256(P256.Signing.PrivateKey()))
  }

  private func made(_ device: SoftwareAuthenticator) throws -> Passkey {
    let challenge = Secret()
    return try PasskeyRegistration(json: device.create(challenge)).verified(
      by: Self.site, challenge: challenge)
  }

  private func fault(making device: SoftwareAuthenticator, on site: PasskeySite = site) -> PasskeyFault? {
    let challenge = Secret()
    do {
      _ = try PasskeyRegistration(json: device.create(challenge)).verified(by: site, challenge: challenge)
      return nil
    } catch {
      return error as? PasskeyFault
    }
  }

  private func fault(
    using device: SoftwareAuthenticator, with passkey: Passkey, on site: PasskeySite = site
  ) -> PasskeyFault? {
    let challenge = Secret()
    do {
      _ = try PasskeyAssertion(json: device.get(challenge)).verified(
        with: passkey, by: site, challenge: challenge)
      return nil
    } catch {
      return error as? PasskeyFault
    }
  }

  @Test("a passkey of each kind we ask for is made, kept as text, and signs in")
  func kinds() throws {
    let keys: [SoftwareAuthenticator.Key] = [
      .p256(P256.Signing.PrivateKey()), .ed25519(Curve25519.Signing.PrivateKey()),
      .rsa(try _RSA.Signing.PrivateKey(keySize: .bits2048)),
    ]
    for key in keys {
      var device = SoftwareAuthenticator(key: key)
      let passkey = try made(device)
      #expect(passkey.id == Base64.url.text(of: device.id))
      device.origin = "https://halifax.allies.example.org"
      device.count = 5
      let challenge = Secret()
      let assertion = try PasskeyAssertion(json: device.get(challenge))
      #expect(assertion.passkey == passkey.id && assertion.challenge.text == challenge.text)
      #expect(assertion.ownerHandle == "elaine")
      let used = try assertion.verified(with: passkey, by: Self.site, challenge: challenge)
      #expect(used == Passkey(id: passkey.id, key: passkey.key, signCount: 5, isBackedUp: false))
      device.format = "packed"
      #expect(try made(device).key == passkey.key, "the key's own attestation is taken too")
    }
  }

  @Test(
    "what is asked of the browser: this challenge, kinds of keys, no attestation, and the person verified")
  func options() throws {
    var random = SystemRandomNumberGenerator()
    let challenge = Secret(random: &random)
    let passkey = Passkey(id: "AAEC", key: "", signCount: 0, isBackedUp: true)
    let creation = try Self.site.creationOptions(
      for: PasskeyOwner(handle: "p-17", name: "Élaine “E.” Roy"), challenge: challenge, besides: [passkey])
    #expect(
      creation
        == #"{"attestation":"none","authenticatorSelection":{"residentKey":"preferred","userVerification":"required"},"challenge":"\#(challenge.text)","excludeCredentials":[{"id":"AAEC","type":"public-key"}],"pubKeyCredParams":[{"alg":-7,"type":"public-key"},{"alg":-8,"type":"public-key"},{"alg":-257,"type":"public-key"}],"rp":{"id":"allies.example.org","name":"Allies"},"timeout":300000,"user":{"displayName":"Élaine “E.” Roy","id":"cC0xNw","name":"Élaine “E.” Roy"}}"#
    )
    #expect(
      try Self.site.requestOptions(challenge: challenge)
        == #"{"allowCredentials":[],"challenge":"\#(challenge.text)","rpId":"allies.example.org","timeout":300000,"userVerification":"required"}"#
    )
  }

  @Test(
    "a page of another site, a frame, another ceremony or another challenge makes no passkey and signs nobody in"
  )
  func clientData() throws {
    let passkey = try made(Self.device())
    let changes: [(PasskeyFault, (inout SoftwareAuthenticator) -> Void)] = [
      (.wrongOrigin, { $0.origin = "https://allies.example.org.evil.example" }),
      (.wrongOrigin, { $0.origin = "http://allies.example.org" }),
      (.wrongOrigin, { $0.origin = "https://allies.example.org:8443" }),
      (.inFrame, { $0.crossOrigin = true }), (.wrongSite, { $0.site = "evil.example" }),
      (.wrongCeremony, { $0.ceremony = "payment.get" }), (.notPresent, { $0.flags = 0x04 }),
      (.notVerified, { $0.flags = 0x01 }), (.unreadable, { $0.flags = 0x15 }),
      (.unreadable, { $0.tail = [0] }),
    ]
    for (expected, change) in changes {
      var device = Self.device()
      change(&device)
      #expect(fault(making: device) == expected)
      #expect(fault(using: device, with: passkey) == expected)
    }
    var device = Self.device()
    device.ceremony = "webauthn.get"
    #expect(fault(making: device) == .wrongCeremony)
    let sent = try PasskeyRegistration(json: Self.device().create(Secret()))
    #expect(throws: PasskeyFault.wrongChallenge) { try sent.verified(by: Self.site, challenge: Secret()) }
  }

  @Test("where one factor is enough, a key that was only touched will do")
  func withoutVerification() throws {
    let site = PasskeySite(
      id: Self.site.id, name: "Allies", origins: Self.site.origins, requiresVerification: false)
    var device = Self.device()
    device.flags = 0x01
    #expect(fault(making: device, on: site) == nil)
  }

  @Test("only the passkey that was made signs in, and only for what it signed")
  func signatures() throws {
    let device = Self.device()
    let passkey = try made(device)
    #expect(fault(using: device, with: passkey) == nil)
    #expect(
      fault(using: Self.device(), with: passkey) == .wrongSignature, "another key under the same identifier")
    var other = device
    other.id = Array("another".utf8)
    #expect(fault(using: other, with: passkey) == .otherPasskey)
    let broken = Passkey(id: passkey.id, key: "AAAA", signCount: 0, isBackedUp: false)
    #expect(fault(using: device, with: broken) != nil)
    // A signature with every single bit changed is wrong each time.
    let challenge = Secret()
    let sent = try PasskeyAssertion(json: device.get(challenge))
    for bit in 0..<sent.authenticatorData.count * 8 {
      var data = sent.authenticatorData
      data[bit / 8] ^= 1 << (bit % 8)
      let changed = try PasskeyAssertion(
        passkey: device.id, ownerHandle: nil, clientData: sent.clientData, authenticatorData: data,
        signature: sent.signature)
      #expect(throws: PasskeyFault.self) {
        try changed.verified(with: passkey, by: Self.site, challenge: challenge)
      }
    }
  }

  @Test("a count that does not go up tells of a copy; devices that do not count are taken")
  func counts() throws {
    var device = Self.device()
    device.count = 7
    let passkey = try made(device)
    #expect(passkey.signCount == 7)
    for (count, expected) in [(6, .countWentBack), (7, .countWentBack), (0, .countWentBack), (8, nil)]
      as [(UInt32, PasskeyFault?)]
    {
      device.count = count
      #expect(fault(using: device, with: passkey) == expected, "\(count)")
    }
    device.count = 0
    #expect(fault(using: device, with: try made(device)) == nil)
  }

  @Test("an attestation of somebody else's is not taken, nor one that does not fit the key")
  func attestations() throws {
    var device = Self.device()
    device.format = "fido-u2f"
    #expect(fault(making: device) == .unknownAttestation)
    device.format = "packed"
    #expect(fault(making: device) == nil)
    let challenge = Secret()
    let good = try PasskeyRegistration(json: device.create(challenge))
    let other = try PasskeyRegistration(json: device.create(challenge))
    // The signature of one over the client data of another.
    var changed = device
    changed.crossOrigin = false
    let client = try ClientData(changed.clientData("webauthn.create", challenge))
    #expect(good.clientData.hash == other.clientData.hash && client.hash != good.clientData.hash)
    let mixed = try PasskeyRegistration(
      id: device.id, clientData: client, attestationObject: good.attestationObject)
    #expect(throws: PasskeyFault.wrongSignature) { try mixed.verified(by: Self.site, challenge: challenge) }
  }

  @Test("extensions and a passkey that is backed up are read")
  func extensions() throws {
    var device = Self.device()
    device.flags = 0x05 | 0x08 | 0x10 | 0x80
    device.tail = [0xA1] + SoftwareAuthenticator.text("credProtect") + [0x03]
    #expect(try made(device).isBackedUp)
    device.tail = [0x03]
    #expect(fault(making: device) == .unreadable)
  }

  /// Made and used by soft-webauthn 0.1.4 over fido2 1.2.0, which know nothing of this code.
  @Test("what another program's device says is understood")
  func others() throws {
    let site = PasskeySite(
      id: "allies.example.org", name: "Allies", origins: ["https://allies.example.org"],
      requiresVerification: false)
    let challenge = try #require(Secret("CzBVep_E6Q4zWH2ix-wRNluApcrvFDleg6jN8hc8YYY"))
    let passkey = try PasskeyRegistration(json: Self.softCreation).verified(by: site, challenge: challenge)
    let used = try PasskeyAssertion(json: Self.softAssertion).verified(
      with: passkey, by: site, challenge: challenge)
    #expect(used.signCount == 1)
  }

  private static let softCreation = #"""
    {"id": "vAAwlIQ7MsBigJGVLZ98gU9Hi8b5q8Qe-gjeTgQ8sXQ", "rawId": "vAAwlIQ7MsBigJGVLZ98gU9Hi8b5q8Qe-gjeTgQ8sXQ", "type": "public-key", "response": {"clientDataJSON": "eyJ0eXBlIjogIndlYmF1dGhuLmNyZWF0ZSIsICJjaGFsbGVuZ2UiOiAiQ3pCVmVwX0U2UTR6V0gyaXgtd1JObHVBcGNydkZEbGVnNmpOOGhjOFlZWSIsICJvcmlnaW4iOiAiaHR0cHM6Ly9hbGxpZXMuZXhhbXBsZS5vcmcifQ", "attestationObject": "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YVik3oOSC4ECf6RX5JIog2g3sWhBIotp-_GKDRHmkn-DnIlBAAAAAAAAAAAAAAAAAAAAAAAAAAAAILwAMJSEOzLAYoCRlS2ffIFPR4vG-avEHvoI3k4EPLF0pQECAyYgASFYIAFeGAe1_1luJjuPJc7T3FqMhnoCYHWkfkZASlZmVJLUIlgg3CtkQ2b4IXUGueKLaZGIWCOnZWuvDk5Nk9oacsBqIMs"}}
    """#

  private static let softAssertion = #"""
    {"id": "vAAwlIQ7MsBigJGVLZ98gU9Hi8b5q8Qe-gjeTgQ8sXQ", "rawId": "vAAwlIQ7MsBigJGVLZ98gU9Hi8b5q8Qe-gjeTgQ8sXQ", "type": "public-key", "response": {"authenticatorData": "3oOSC4ECf6RX5JIog2g3sWhBIotp-_GKDRHmkn-DnIkBAAAAAQ", "clientDataJSON": "eyJ0eXBlIjogIndlYmF1dGhuLmdldCIsICJjaGFsbGVuZ2UiOiAiQ3pCVmVwX0U2UTR6V0gyaXgtd1JObHVBcGNydkZEbGVnNmpOOGhjOFlZWSIsICJvcmlnaW4iOiAiaHR0cHM6Ly9hbGxpZXMuZXhhbXBsZS5vcmcifQ", "signature": "MEQCIHTgpa29KjKOFa5pZmh58zBg0oIHMzS65dKCpwCcLOA3AiB3vWXdgsFTiBvu9lBJJUAFggrvmSZIEnsfhuMyAdfsHw", "userHandle": "ZWxhaW5l"}}
    """#
}

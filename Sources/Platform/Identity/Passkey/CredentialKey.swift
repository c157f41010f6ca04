/// The public key of a passkey, written as COSE does (RFC 9053): of a kind that we ask for.
struct CredentialKey {
  /// What is asked for, the best first: their numbers in COSE.
  static let algorithms: [Int64] = [-7, -8, -257]

  let algorithm: Int64
  let key: VerifyingKey

  /// - Throws: `unknownKey`.
  init(_ cose: CBOR) throws(PasskeyFault) {
    guard let algorithm = cose[3]?.asNumber else { throw .unknownKey }
    let key: VerifyingKey?
    // Labels: 1 is the kind of key, 3 its algorithm; of curves -1 is the curve, -2 and -3 are x and y; of RSA -1 is the
    // modulus and -2 the exponent.
    switch (cose[1]?.asNumber, algorithm, cose[-1]) {
    case (2, -7, .number(1)):
      key = VerifyingKey(p256X: cose[-2]?.asBytes ?? [], y: cose[-3]?.asBytes ?? [])
    case (1, -8, .number(6)):
      key = VerifyingKey(ed25519: cose[-2]?.asBytes ?? [])
    case (3, -257, .bytes(let modulus)):
      key = VerifyingKey(rsaModulus: modulus, exponent: cose[-2]?.asBytes ?? [])
    default:
      key = nil
    }
    guard let key else { throw .unknownKey }
    self.algorithm = algorithm
    self.key = key
  }
}

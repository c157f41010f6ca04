import Basics

/// Why a passkey was not taken: for the log. The person gets one sentence, the same for all.
package enum PasskeyFault: String, Error, Sendable {
  /// Not written as the standards say, or larger than any passkey is.
  case unreadable
  /// An answer to another question: to make a passkey, or to sign in with one.
  case wrongCeremony
  case wrongChallenge
  /// Asked for by a page of another site.
  case wrongOrigin
  /// Asked for in a frame within a page of another site.
  case inFrame
  /// Made for another site.
  case wrongSite
  /// Nobody touched the key.
  case notPresent
  /// Nobody showed the device who they are, by a finger, a face or a number.
  case notVerified
  /// A kind of key that was not asked for.
  case unknownKey
  /// An attestation that is neither "none" nor the key's own.
  case unknownAttestation
  case otherPasskey
  case wrongSignature
  /// It was used as often or more often before: there may be a copy of it.
  case countWentBack

  package var refusal: Refusal {
    Refusal(
      .content,
      en: "This passkey was not accepted. Try again, or sign in another way.",
      fr: "Cette clé d’accès n’a pas été acceptée. Réessayez, ou connectez-vous autrement.")
  }
}

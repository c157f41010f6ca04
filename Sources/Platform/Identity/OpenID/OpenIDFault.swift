import Basics

/// Why somebody could not sign in through another site: for the log. The person gets one sentence, the same for all.
package enum OpenIDFault: String, Error, Sendable {
  /// Not written as the standards say, or larger than anything of the kind.
  case unreadable
  /// The provider said no: the person gave up, or may not.
  case refused
  /// An answer to a question that this browser did not ask.
  case wrongState
  /// A token for another sign-in.
  case wrongNonce
  case wrongIssuer
  /// A token for another site than ours.
  case wrongAudience
  /// Signed with anything but RS256 or ES256, or as its key does not sign.
  case wrongAlgorithm
  /// No key of the provider's signed it. They change keys: read them anew, once, and ask again.
  case unknownKey
  case wrongSignature
  case expired
  /// Issued in the future, or too long ago.
  case wrongTime

  package var refusal: Refusal {
    Refusal(
      .content,
      en: "You could not be signed in that way. Try again, or sign in another way.",
      fr: "Il n’a pas été possible de vous connecter ainsi. Réessayez, ou connectez-vous autrement.")
  }
}

import Basics
import Identity
import Site

/// The part of a page that asks the browser for a passkey. Without the script it stays hidden, and what is below it does.
enum PasskeyPage {
  enum Ceremony: String {
    case signIn = "get"
    case setUp = "create"
  }

  /// What the script puts the browser's answer into.
  static let field = "passkey"

  /// - Parameter options: what the browser is asked for, as JSON.
  static func html(
    _ frame: Frame, _ ceremony: Ceremony, to address: Address, options: String,
    leadingTo next: Address? = nil,
    asking fields: HTML = .empty
  ) -> HTML {
    let words = ceremony == .signIn ? use : add
    let heading: HTML? =
      ceremony == .setUp ? "<h2>\(frame.voice(instead))</h2>\n<p>\(frame.voice(what))</p>\n" : nil
    let asked = Attributes(
      .value("data-passkey", ceremony.rawValue), .value("data-options", options), .flag("hidden"))
    return """
      <form class="form" method="post"\(action: address)\(asked)>\(Layout.token(frame))\
      \(next.map { Layout.hidden(PostedFields.Field(SignInPlace.next, $0.text)) })\
      \(Layout.hidden(PostedFields.Field(field, "")))
      \(heading)\(fields)<div class="actions">\(Action.button(words, .second, icon: .key).html(frame.voice))</div>
      <p class="hint" role="status" hidden data-failed>\(frame.voice(failed))</p></form>
      <script type="module"\(source: SiteAsset.passkeys.address)></script>

      """
  }

  /// What a passkey signs. It is made from a secret that only this browser holds and that is used up with the answer, so that nothing
  /// needs to be kept for it.
  static func challenge(_ secret: Secret) -> Secret {
    challenge(fromDigest: secret.digest(for: "passkey challenge"))
  }

  /// The same for whoever is signed in: a new passkey begins a new session, and no challenge comes twice.
  static func challenge(_ session: Session) -> Secret {
    challenge(fromDigest: Fingerprint(of: Array(("passkey challenge " + session.digest).utf8)).text)
  }

  /// The first 32 bytes of the letters of a digest: 128 bits that nobody can guess.
  private static func challenge(fromDigest digest: String) -> Secret {
    Secret(Base64.url.text(of: Array(digest.utf8.prefix(32)))) ?? Secret()
  }

  private static let instead = Bilingual(en: "Or a passkey", fr: "Ou une clé d’accès")
  private static let what = Bilingual(
    en:
      "This device, or a key that you plug in, then knows you by a finger, a face or a number, at this site and no other.",
    fr:
      "Cet appareil, ou une clé que vous branchez, vous reconnaît alors par un doigt, un visage ou un numéro, sur ce site et aucun autre."
  )
  private static let use = Bilingual(en: "Use a passkey", fr: "Utiliser une clé d’accès")
  private static let add = Bilingual(en: "Add a passkey", fr: "Ajouter une clé d’accès")
  private static let failed = Bilingual(
    en: "The browser gave no passkey. Try again, or go on without.",
    fr: "Le navigateur n’a donné aucune clé d’accès. Réessayez, ou continuez sans elle.")
}

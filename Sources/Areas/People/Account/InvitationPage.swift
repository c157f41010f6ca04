import Basics
import Identity
import Mail
import Site

enum InvitationPage {
  static func page(_ frame: Frame, _ fill: FormFill, _ link: AccountLink) -> HTML {
    let frame = frame.titled(en: "Welcome to Allies", fr: "Bienvenue sur Allies")
    let form = PasswordForm.byLink.html(
      frame, to: "/invitation/\(link.secret.text)", filled: fill, send: send, keepsDrafts: false)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(steps(link.name)))</p>
        \(Facts([.text(signInBy, link.account.email.text)]).html(frame.voice))
        \(form)
        """)
  }

  private static func steps(_ name: String) -> Bilingual {
    Bilingual(
      en: "\(name), two steps and your account is yours: a password, and then your telephone.",
      fr: "\(name), deux étapes et votre compte est à vous\u{A0}: un mot de passe, puis votre téléphone.")
  }
  private static let signInBy = Bilingual(en: "You sign in by", fr: "Vous ouvrez une session avec")
  private static let send = Bilingual(en: "Set this password", fr: "Choisir ce mot de passe")
}

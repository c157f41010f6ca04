import Basics
import Site

enum SignInPage {
  /// - Parameters:
  ///   - next: where whoever signs in was going.
  ///   - passkey: what any passkey of this site is asked, and how the browser is.
  ///   - hasProviders: whether some council or agency signs its people in itself.
  static func first(
    _ frame: Frame, _ fill: FormFill, leadingTo next: Address, passkey: (question: String, options: String)?,
    hasProviders: Bool
  ) -> HTML {
    let frame = frame.titled(en: "Sign in", fr: "Ouvrir une session")
    let form = SignInForm.form.html(
      frame, to: SignInPlace.address, filled: fill, send: send, keepsDrafts: false,
      carrying: [PostedFields.Field(SignInPlace.next, next.text)])
    let byPasskey: HTML? = passkey.map {
      PasskeyPage.html(
        frame, .signIn, to: "/sign-in/passkey-alone", options: $0.options, leadingTo: next,
        asking: Layout.hidden(PostedFields.Field(PasskeyQuestion.field, $0.question)))
    }
    let through = ("/sign-in/with" as Address).with(SignInPlace.next, next.path == "/" ? nil : next.text)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(forStaff))</p>
        \(form)\(byPasskey)<p><a\(href: "/recovery")>\(frame.voice(forgotten))</a></p>
        \(if: hasProviders, "<p><a\(href: through)>\(frame.voice(ProviderPage.throughAgency))</a></p>")
        <p>\(frame.voice(byLink))</p>
        """)
  }

  /// - Parameter passkeys: what the browser is asked for, where they have some.
  static func second(_ frame: Frame, _ fill: FormFill, leadingTo next: Address, passkeys: String?) -> HTML {
    let frame = frame.titled(en: "One more step", fr: "Encore une étape")
    let form = SignInForm.secondStep.html(
      frame, to: "/sign-in/second-step", filled: fill, send: send, keepsDrafts: false,
      carrying: [PostedFields.Field(SignInPlace.next, next.text)])
    let passkey: HTML? = passkeys.map {
      PasskeyPage.html(frame, .signIn, to: "/sign-in/passkey", options: $0, leadingTo: next)
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(whatElse))</p>
        \(passkey)\(form)<p><a\(href: SignInPlace.address)>\(frame.voice(other))</a></p>
        <p>\(frame.voice(lost))</p>
        """)
  }

  private static let send = Bilingual(en: "Sign in", fr: "Ouvrir la session")
  private static let forStaff = Bilingual(
    en: "For those who work at a council or an agency.",
    fr: "Pour les personnes qui travaillent dans un conseil ou un organisme.")
  private static let forgotten = Bilingual(
    en: "I have forgotten my password", fr: "J’ai oublié mon mot de passe")
  private static let byLink = Bilingual(
    en: "If a council has written to you, you need no password: follow the link in its letter.",
    fr:
      "Si un conseil vous a écrit, vous n’avez pas besoin de mot de passe\u{A0}: suivez le lien de sa lettre."
  )
  private static let whatElse = Bilingual(
    en: "The first step is done. Now show that you hold your telephone, or another key of yours.",
    fr:
      "La première étape est faite. Montrez maintenant que vous avez en main votre téléphone, ou une autre de vos clés."
  )
  private static let other = Bilingual(
    en: "Sign in with another address", fr: "Ouvrir une session avec une autre adresse")
  private static let lost = Bilingual(
    en:
      "If you have lost your telephone and your printed codes, ask an administrator of your council or agency for a new invitation.",
    fr:
      "Si vous avez perdu votre téléphone et vos codes imprimés, demandez une nouvelle invitation à l’administration de votre conseil ou organisme."
  )
}

import Basics
import Identity
import Mail
import Site

enum SecondFactorPage {
  /// - Parameters:
  ///   - code: what the app is to make codes from, new with each page until one is shown.
  ///   - passkeys: what the browser is asked for, where it can make a passkey.
  static func setUp(
    _ frame: Frame, _ fill: FormFill, _ account: Account, _ code: OneTimeCode, passkeys: String?
  ) -> HTML {
    let frame = frame.titled(en: "Your second step", fr: "Votre deuxième étape")
    let form = account.hasSecondFactor ? SecondFactorForm.again : SecondFactorForm.first
    let shown = form.html(
      frame, to: Permission.secondFactorFirst, filled: fill, send: send, keepsDrafts: false,
      carrying: [PostedFields.Field(SecondFactorForm.secret, code.text)])
    let passkey: HTML? = passkeys.map { options in
      let form =
        account.hasSecondFactor
        ? SecondFactorForm.anotherPasskey.fields(frame) : SecondFactorForm.firstPasskey.fields(frame)
      return PasskeyPage.html(frame, .setUp, to: "/account/passkeys", options: options, asking: form)
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(account.hasSecondFactor ? replaces : why))</p>
        <ol><li>\(frame.voice(openApp))</li><li>\(frame.voice(scan))</li><li>\(frame.voice(show))</li></ol>
        \(ScannedCode(code, site: AccountSetting.siteName, account: account.email.text).html(frame.voice))\
        \(shown)\(passkey)
        """)
  }

  /// The only time that these can be shown.
  static func codes(_ frame: Frame, _ codes: [RecoveryCode]) -> HTML {
    var frame = frame.titled(en: "Your recovery codes", fr: "Vos codes de secours")
    // In the other language there can only be new ones.
    frame.address = "/account/recovery-codes"
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(print))</p>
        \(PaperCodes(codes.map(\.text)).html(frame.voice))
        <p>\(frame.voice(once))</p>
        \(Actions(.link(done, "/", .main)).html(frame.voice))
        """)
  }

  private static let why = Bilingual(
    en:
      "A password can be seen or guessed. So whoever works here shows a second thing: a code from an app on the telephone.",
    fr:
      "Un mot de passe peut être vu ou deviné. Les personnes qui travaillent ici montrent donc une deuxième chose\u{A0}: un code d’une application du téléphone."
  )
  private static let replaces = Bilingual(
    en:
      "The app that you set up here takes the place of the one you have now. Your printed codes are replaced too.",
    fr: "L’application configurée ici remplace l’actuelle. Vos codes imprimés sont remplacés aussi.")
  private static let openApp = Bilingual(
    en: "Open an app that makes codes: your keeper of passwords, or one that your telephone’s shop offers.",
    fr:
      "Ouvrez une application qui produit des codes\u{A0}: votre gestionnaire de mots de passe, ou une de la boutique de votre téléphone."
  )
  private static let scan = Bilingual(
    en: "Let it scan this drawing, or type the letters beside it.",
    fr: "Faites-lui numériser ce dessin, ou saisissez les lettres à côté.")
  private static let show = Bilingual(
    en: "Write the six digits that it shows.", fr: "Écrivez les six chiffres qu’elle affiche.")
  private static let send = Bilingual(
    en: "Use this app from now on", fr: "Utiliser désormais cette application")
  private static let print = Bilingual(
    en:
      "Print these or write them down, and keep them where you keep your passport. Each lets you in once when your telephone is lost.",
    fr:
      "Imprimez-les ou notez-les, et gardez-les avec votre passeport. Chacun vous ouvre une fois si vous perdez votre téléphone."
  )
  private static let once = Bilingual(
    en: "They are shown this once. You can make new ones on your account page; these then open nothing.",
    fr:
      "Ils ne sont montrés que cette fois. Vous pouvez en créer d’autres dans la page de votre compte\u{202F}; ceux-ci n’ouvriront alors plus rien."
  )
  private static let done = Bilingual(en: "I have them: go on", fr: "C’est fait\u{A0}: continuer")
}

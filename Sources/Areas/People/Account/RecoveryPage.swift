import Basics
import Identity
import Site

enum RecoveryPage {
  /// - Parameter hasMail: whether this installation can write to anybody.
  static func ask(_ frame: Frame, _ fill: FormFill, hasMail: Bool) -> HTML {
    let frame = frame.titled(en: "A new password", fr: "Un nouveau mot de passe")
    let form: HTML =
      hasMail
      ? RecoveryForm.form.html(frame, to: "/recovery", filled: fill, send: send, keepsDrafts: false) : .empty
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(hasMail ? byLetter : byAdministrator))</p>
        \(form)<p><a\(href: SignInPlace.address)>\(frame.voice(back))</a></p>
        """)
  }

  static func sent(_ frame: Frame) -> HTML {
    let frame = frame.titled(en: "Look into your mailbox", fr: "Consultez votre boîte de réception")
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(ifThereIsOne))</p>
        <p><a\(href: SignInPlace.address)>\(frame.voice(back))</a></p>
        """)
  }

  static func choose(_ frame: Frame, _ fill: FormFill, _ link: AccountLink) -> HTML {
    let frame = frame.titled(en: "Choose a new password", fr: "Choisissez un nouveau mot de passe")
    let form = PasswordForm.byLink.html(
      frame, to: "/recovery/\(link.secret.text)", filled: fill, send: set, keepsDrafts: false)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(ends))</p>
        \(form)
        """)
  }

  static func done(_ frame: Frame) -> HTML {
    var frame = frame.titled(en: "Your password is changed", fr: "Votre mot de passe est changé")
    frame.address = SignInPlace.address
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(asAlways))</p>
        \(Actions(.link(back, SignInPlace.address, .main)).html(frame.voice))
        """)
  }

  private static let send = Bilingual(en: "Send me a link", fr: "M’envoyer un lien")
  private static let set = Bilingual(en: "Set this password", fr: "Choisir ce mot de passe")
  private static let back = Bilingual(en: "Sign in", fr: "Ouvrir une session")
  private static let byLetter = Bilingual(
    en: "Write the address that you sign in by. A letter with a link, good for one hour, goes there.",
    fr:
      "Écrivez l’adresse avec laquelle vous ouvrez une session. Une lettre avec un lien, valable une heure, y sera envoyée."
  )
  private static let byAdministrator = Bilingual(
    en:
      "This site does not send letters yet. Ask an administrator of your council or agency for a new invitation.",
    fr:
      "Ce site n’envoie pas encore de lettres. Demandez une nouvelle invitation à l’administration de votre conseil ou organisme."
  )
  private static let ifThereIsOne = Bilingual(
    en:
      "If somebody signs in by this address, a letter with a link is on its way to it. If none comes within a few minutes, check the address, or ask an administrator.",
    fr:
      "Si quelqu’un ouvre une session avec cette adresse, une lettre avec un lien est en route. Si rien n’arrive d’ici quelques minutes, vérifiez l’adresse, ou adressez-vous à l’administration."
  )
  private static let ends = Bilingual(
    en:
      "Whoever is signed in with the old one is signed out. Your telephone or your printed codes are asked for as always.",
    fr:
      "Toute session ouverte avec l’ancien prend fin. Votre téléphone ou vos codes imprimés vous seront demandés comme d’habitude."
  )
  private static let asAlways = Bilingual(
    en: "Sign in with it. Your telephone or one of your printed codes is asked for as always.",
    fr:
      "Ouvrez une session avec lui. Votre téléphone ou l’un de vos codes imprimés vous sera demandé comme d’habitude."
  )
}

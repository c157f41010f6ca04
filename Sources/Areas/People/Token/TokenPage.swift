import Basics
import Site

/// One's own tokens.
enum TokenPage {
  static func list(_ frame: Frame, _ tokens: [AccessToken], _ held: [HeldRole], _ clock: DayClock) -> HTML {
    let frame = framed(frame, title)
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(title))</h1>
        <p class="lead">\(voice(lead))</p>
        \(if: !tokens.isEmpty, "<h2>\(voice(inForce))</h2>\n")\
        \(tokens.isEmpty ? empty.html(voice) : cards(frame, tokens, held, clock))\
        \(if: !tokens.isEmpty, Actions(make, manual).html(voice))
        """)
  }

  private static func cards(
    _ frame: Frame, _ tokens: [AccessToken], _ held: [HeldRole], _ clock: DayClock
  ) -> HTML {
    Card.grid(
      tokens.map { token in
        let role = held.first { $0.appointment == token.appointment }
        let scopes = TokenScope.allCases.filter(token.scopes.contains)
        let facts = Facts([
          .html(Bilingual(en: "May", fr: "Permet")) { voice in
            "<ul>\(scopes, { "<li>\(voice($0.title)) <small><code>\($0.rawValue)</code></small></li>" })</ul>"
          },
          .html(Bilingual(en: "Acts as", fr: "Agit à titre de")) { voice in
            "\(voice(role?.words ?? ended))"
          },
          .html(Bilingual(en: "Last day", fr: "Dernier jour")) { voice in
            "\(voice.date(clock.lastDay(before: token.expires)))"
          },
          .html(Bilingual(en: "Last used", fr: "Dernière utilisation")) { voice in
            token.used.map { "\(voice.date($0))" } ?? "\(voice(en: "never yet", fr: "jamais encore"))"
          },
        ])
        let end = PostButton(
          Bilingual(en: "End this token", fr: "Révoquer ce jeton"),
          to: "/account/tokens/\(token.id)/ending", about: token.name
        ).html(frame)
        return Card(Bilingual(same: token.name), content: "\(facts.html(frame.voice))\(end)")
      }, frame.voice)
  }

  static func form(_ frame: Frame, _ form: Form<TokenForm.Answer>, _ fill: FormFill) -> HTML {
    var frame = framed(frame, Bilingual(en: "A new token", fr: "Un nouveau jeton"))
    frame.breadcrumbs.append(NavigationEntry(title, "/account/tokens"))
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(asYou))</p>
        \(form.html(
          frame, to: "/account/tokens", filled: fill,
          send: Bilingual(en: "Make this token", fr: "Créer ce jeton"), keepsDrafts: false))
        """)
  }

  /// The only time that it is shown.
  static func made(_ frame: Frame, _ name: String, _ token: String) -> HTML {
    var frame = framed(frame, Bilingual(en: "Copy this token now", fr: "Copiez ce jeton maintenant"))
    frame.address = "/account/tokens"
    frame.breadcrumbs.append(NavigationEntry(title, "/account/tokens"))
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(voice(once))</p>
        <p><code>\(token)</code></p>
        <p>\(voice(en: "A program sends it with each request:", fr: "Un programme l’envoie avec chaque requête\u{A0}:"))</p>
        <p><code>Authorization: Bearer \(token)</code></p>
        \(Actions(.link(Bilingual(en: "I have copied it", fr: "Je l’ai copié"), "/account/tokens", .main), manual)
          .html(voice))
        """)
  }

  private static func framed(_ frame: Frame, _ title: Bilingual) -> Frame {
    var frame = frame.titled(title)
    frame.breadcrumbs = [NavigationEntry(Bilingual(en: "Your account", fr: "Votre compte"), "/account")]
    return frame
  }

  // MARK: Words

  static let title = Bilingual(en: "Tokens for programs", fr: "Jetons pour programmes")
  private static let lead = Bilingual(
    en:
      "A token lets a program of yours read or change what you may, without your password. End one that you do not know.",
    fr:
      "Un jeton permet à un de vos programmes de lire ou de modifier ce que vous pouvez vous-même, sans votre mot de passe. Révoquez tout jeton inconnu."
  )
  private static let asYou = Bilingual(
    en:
      "It acts as you, in the role that you work in now, and ends with it. What it does stands under your name.",
    fr:
      "Il agit en votre nom, au titre auquel vous travaillez maintenant, et prend fin avec lui. Ce qu’il fait est inscrit à votre nom."
  )
  private static let once = Bilingual(
    en:
      "It is not shown again: only a fingerprint of it is kept. Put it where your program reads its secrets, and nowhere else.",
    fr:
      "Il ne sera plus montré : seule une empreinte en est conservée. Mettez-le là où votre programme lit ses secrets, et nulle part ailleurs."
  )
  private static let inForce = Bilingual(en: "What opens something now", fr: "Ce qui ouvre quelque chose")
  private static let ended = Bilingual(en: "a role that has ended", fr: "un rôle qui a pris fin")
  private static let make = Action.link(
    Bilingual(en: "Make a token", fr: "Créer un jeton"), "/account/tokens/new", .main, icon: .plus)
  private static let manual = Action.link(
    Bilingual(en: "What programs can ask", fr: "Ce que les programmes peuvent demander"), "/api", .plain)
  private static let empty = EmptyState(
    .open, title: Bilingual(en: "No program acts for you", fr: "Aucun programme n’agit pour vous"),
    words: Bilingual(
      en: "With a token, a spreadsheet or a report can read from here what you may read.",
      fr: "Avec un jeton, un tableur ou un rapport peut lire d’ici ce que vous pouvez lire."),
    next: make)
}

import Basics
import Site

/// The provider of a council or an agency, for its administrators.
enum ProviderSettingPage {
  static func page(
    _ frame: Frame, _ keeper: Keeper, _ provider: SignInProvider?, linked count: Int, wayBack: String,
    at now: Moment
  ) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [staff]
    let voice = frame.voice
    let body = provider.map { known(voice, $0, count, wayBack, now) } ?? none(voice)
    return Layout.page(
      frame, body: "<h1>\(voice(title))</h1>\n<p class=\"lead\">\(voice(whatFor(keeper.name)))</p>\n\(body)")
  }

  static func setUp(_ frame: Frame, _ fill: FormFill, wayBack: String) -> HTML {
    page(
      frame, Bilingual(en: "Set up your provider", fr: "Configurer votre fournisseur"),
      "<p>\(frame.voice(register))</p>\n<p><code>\(wayBack)</code></p>\n",
      ProviderForm.setUp.html(
        frame, to: "/staff/provider", filled: fill,
        send: Bilingual(en: "Ask it, and set it up", fr: "L’interroger et le configurer"), keepsDrafts: false)
    )
  }

  static func change(_ frame: Frame, _ fill: FormFill) -> HTML {
    page(
      frame, Bilingual(en: "Change your provider", fr: "Modifier votre fournisseur"), .empty,
      ProviderForm.change.html(
        frame, to: "/staff/provider/change", filled: fill, send: Bilingual(en: "Save", fr: "Enregistrer"),
        keepsDrafts: false))
  }

  static func removal(_ frame: Frame, _ fill: FormFill) -> HTML {
    page(
      frame, Bilingual(en: "Remove your provider", fr: "Retirer votre fournisseur"),
      "<p class=\"lead\">\(frame.voice(removes))</p>\n",
      SecondFactorForm.confirmation.html(
        frame, to: "/staff/provider/removal", filled: fill,
        send: Bilingual(en: "Remove it", fr: "Le retirer"), isGrave: true,
        keepsDrafts: false))
  }

  private static func page(_ frame: Frame, _ title: Bilingual, _ lead: HTML, _ form: HTML) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [staff, NavigationEntry(Self.title, "/staff/provider")]
    return Layout.page(frame, body: "<h1>\(frame.voice(title))</h1>\n\(lead)\(form)")
  }

  private static func none(_ voice: Voice) -> HTML {
    EmptyState(
      .open, title: Bilingual(en: "None is set up", fr: "Aucun n’est configuré"),
      words: Bilingual(
        en: "Those who work here sign in with a password and a second step.",
        fr:
          "Les personnes qui travaillent ici ouvrent une session avec un mot de passe et une deuxième étape."),
      next: .link(
        Bilingual(en: "Set one up", fr: "En configurer un"), "/staff/provider/new", .main, icon: .key)
    ).html(voice)
  }

  private static func known(
    _ voice: Voice, _ provider: SignInProvider, _ count: Int, _ wayBack: String, _ now: Moment
  ) -> HTML {
    let facts = Facts([
      .text(Bilingual(en: "Provider", fr: "Fournisseur"), provider.issuer),
      .text(Bilingual(en: "Client number", fr: "Numéro de client"), provider.client),
      .html(Bilingual(en: "Client secret", fr: "Secret du client")) {
        "\($0(provider.clientSecret == nil ? noSecret : hasSecret))"
      },
      .html(Bilingual(en: "It sends people back to", fr: "Il renvoie à")) { _ in "<code>\(wayBack)</code>" },
      .html(Bilingual(en: "Second step", fr: "Deuxième étape")) { "\($0(second(provider.secondFactor)))" },
      .html(Bilingual(en: "Linked", fr: "Liens")) {
        "\($0.count(count, en: ("person", "people"), fr: ("personne", "personnes")))"
      },
    ])
    let trouble: HTML? = provider.trouble.map { trouble in
      Notice(
        .warning,
        .inBoth { voice in
          let ago = voice.ago(minutes: trouble.at.minutes(to: now))
          let words = voice(ProviderWords.trouble(trouble.word))
          return voice(
            en: "What went wrong last, \(ago): \(words)", fr: "Dernière difficulté, \(ago)\u{A0}: \(words)")
        }
      ).html(voice)
    }
    return """
      \(trouble)\(facts.html(voice))\
      \(Actions(
        .link(Bilingual(en: "Change secret or second step", fr: "Modifier le secret ou la deuxième étape"), "/staff/provider/change"),
        .link(Bilingual(en: "Remove it", fr: "Le retirer"), "/staff/provider/removal", .grave)).html(voice))
      """
  }

  // MARK: Words

  static let title = Bilingual(
    en: "Signing in through your own provider", fr: "Connexion par votre propre fournisseur")
  private static let staff = NavigationEntry(
    Bilingual(en: "Who works here", fr: "Qui travaille ici"), "/staff")
  private static func whatFor(_ name: Bilingual) -> Bilingual {
    Bilingual(
      en:
        "If \(name.en) has its own accounts (OpenID Connect), those who work there can come in by them, once each has linked the two on their account page.",
      fr:
        "Si \(name.fr) a ses propres comptes (OpenID Connect), son personnel peut s’en servir ici, dès que chaque personne a relié les deux dans la page de son compte."
    )
  }
  private static let register = Bilingual(
    en: "First tell your provider about this site. This is the only address that it may send people back to:",
    fr:
      "Déclarez d’abord ce site à votre fournisseur. Voici la seule adresse à laquelle il peut renvoyer\u{A0}:"
  )
  private static let removes = Bilingual(
    en: "Nobody comes in by it any more, and all links with it are gone. Passwords go on as before.",
    fr:
      "Plus personne ne se connecte ainsi, et tous les liens disparaissent. Les mots de passe restent valables."
  )
  private static let noSecret = Bilingual(en: "none", fr: "aucun")
  private static let hasSecret = Bilingual(en: "kept, and never shown", fr: "conservé, jamais affiché")
  private static func second(_ factor: String?) -> Bilingual {
    guard let factor else { return Bilingual(en: "always here", fr: "toujours ici") }
    return Bilingual(
      en: "here, unless the provider says “\(factor)”",
      fr: "ici, sauf si le fournisseur indique «\u{A0}\(factor)\u{A0}»")
  }
}

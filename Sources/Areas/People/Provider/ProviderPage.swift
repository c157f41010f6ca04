import Basics
import Site

/// Pages on the way to a provider and back.
enum ProviderPage {
  static func list(_ frame: Frame, _ providers: [SignInProvider], leadingTo next: Address) -> HTML {
    var frame = frame.titled(en: "Sign in through your agency", fr: "Se connecter par son organisme")
    frame.breadcrumbs = [signInEntry]
    let voice = frame.voice
    let body: HTML =
      providers.isEmpty
      ? EmptyState(
        .alone, title: Bilingual(en: "Nobody has one here", fr: "Personne n’en a un ici"),
        words: Bilingual(
          en: "No council and no agency signs its people in itself. Use your password.",
          fr: "Aucun conseil ni organisme ne connecte lui-même son personnel. Utilisez votre mot de passe."),
        next: .link(signIn, "/sign-in")
      ).html(voice)
      : """
      <p class="lead">\(voice(whoseOwn))</p>
      <ul>\(providers, { "<li><a\(href: way(to: $0, leadingTo: next))>\(voice($0.keeper.name))</a></li>\n" })</ul>

      """
    return Layout.page(frame, body: "<h1>\(voice(frame.title))</h1>\n\(body)")
  }

  private static func way(to provider: SignInProvider, leadingTo next: Address) -> Address {
    let way: Address = "/sign-in/with/\(provider.keeper.id)"
    return way.with(SignInPlace.next, next.path == "/" ? nil : next.text)
  }

  /// - Parameter address: of the provider, with what is asked of it.
  static func there(
    _ frame: Frame, _ provider: SignInProvider, _ aim: ProviderAttempt.Aim, _ address: Address
  ) -> HTML {
    let name = provider.keeper.name
    var frame =
      aim == .signIn
      ? frame.titled(en: "Sign in with \(name.en)", fr: "Se connecter avec \(name.fr)")
      : frame.titled(en: "Link your sign-in at \(name.en)", fr: "Relier votre connexion de \(name.fr)")
    frame.breadcrumbs = aim == .signIn ? [signInEntry, listEntry] : [accountEntry]
    let host = provider.issuer.dropFirst("https://".count).prefix { $0 != "/" }
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(leaving(String(host))))</p>
        \(Actions(.link(go(name), address, .main, icon: .key)).html(frame.voice))
        """)
  }

  /// What came back waits for a press of the button.
  static func back(_ frame: Frame, _ provider: SignInProvider, _ sent: [PostedFields.Field]) -> HTML {
    let name = provider.keeper.name
    var frame = frame.titled(en: "Back from \(name.en)", fr: "De retour de \(name.fr)")
    // In the other language one begins anew: what came back is for one use.
    frame.address = "/sign-in/with/\(provider.keeper.id)"
    let action: Address = "/sign-in/with/\(provider.keeper.id)"
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(oneMorePress))</p>
        <form method="post"\(action: action)>\(Layout.token(frame))\(sent, { Layout.hidden($0) })<div class="actions">\
        \(Action.button(signIn).html(frame.voice))</div></form>
        """)
  }

  static func link(
    _ frame: Frame, _ fill: FormFill, _ provider: SignInProvider, _ sent: [PostedFields.Field]
  ) -> HTML {
    let name = provider.keeper.name
    var frame = frame.titled(
      en: "Link your sign-in at \(name.en)", fr: "Relier votre connexion de \(name.fr)")
    frame.address = "/account/providers/\(provider.keeper.id)"
    frame.breadcrumbs = [accountEntry]
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(lastStep))</p>
        \(SecondFactorForm.confirmation.html(
          frame, to: "/account/providers/\(provider.keeper.id)", filled: fill,
          send: Bilingual(en: "Link the two", fr: "Relier les deux"), keepsDrafts: false, carrying: sent))
        """)
  }

  static func removal(_ frame: Frame, _ fill: FormFill, _ provider: SignInProvider) -> HTML {
    let name = provider.keeper.name
    var frame = frame.titled(en: "Unlink \(name.en)", fr: "Retirer le lien avec \(name.fr)")
    frame.breadcrumbs = [accountEntry]
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(unlinks))</p>
        \(SecondFactorForm.confirmation.html(
          frame, to: "/account/providers/\(provider.keeper.id)/removal", filled: fill,
          send: Bilingual(en: "Unlink it", fr: "Retirer le lien"), isGrave: true, keepsDrafts: false))
        """)
  }

  /// What stands on one's account page of the providers that could open the account.
  static func offers(_ frame: Frame, _ offers: [OfferedSignIn], at now: Moment) -> HTML {
    """
    <h2>\(frame.voice(elsewhere))</h2>
    <ul>\(offers, { offer($0, frame.voice, now) })</ul>

    """
  }

  private static func offer(_ offer: OfferedSignIn, _ voice: Voice, _ now: Moment) -> HTML {
    let (keeper, name) = (offer.provider.keeper.id, voice(offer.provider.keeper.name))
    guard let link = offer.link else {
      return
        "<li>\(name)\(voice(en: ": ", fr: "\u{A0}: "))<a\(href: "/account/providers/\(keeper)")>\(voice(linkIt))<span class=\"hidden\"> \(name)</span></a></li>\n"
    }
    return """
      <li>\(name), \(voice(used(link, now))) <a\(href: "/account/providers/\(keeper)/removal")>\(voice(unlinkIt))\
      <span class="hidden"> \(name)</span></a></li>

      """
  }

  private static func used(_ link: LinkedSignIn, _ now: Moment) -> Bilingual {
    .inBoth { voice in
      let linked = voice.ago(minutes: link.added.minutes(to: now))
      guard let used = link.used else {
        return voice(en: "linked \(linked), not used yet", fr: "lien fait \(linked), pas encore utilisé")
      }
      let ago = voice.ago(minutes: used.minutes(to: now))
      return voice(en: "linked \(linked), used \(ago)", fr: "lien fait \(linked), utilisé \(ago)")
    }
  }

  // MARK: Words

  static let throughAgency = Bilingual(
    en: "Sign in through your agency or council", fr: "Se connecter par son organisme ou son conseil")
  private static let signIn = Bilingual(en: "Sign in", fr: "Ouvrir la session")
  private static let signInEntry = NavigationEntry(
    Bilingual(en: "Sign in", fr: "Ouvrir une session"), "/sign-in")
  private static let listEntry = NavigationEntry(
    Bilingual(en: "Through your agency", fr: "Par son organisme"), "/sign-in/with")
  private static let accountEntry = NavigationEntry(
    Bilingual(en: "Your account", fr: "Votre compte"), "/account")
  private static let whoseOwn = Bilingual(
    en: "These sign their people in themselves. Choose where you work:",
    fr: "Ceux-ci connectent eux-mêmes leur personnel. Choisissez où vous travaillez\u{A0}:")
  private static func leaving(_ host: String) -> Bilingual {
    Bilingual(
      en: "You go to \(host), sign in there, and come back here.",
      fr: "Vous allez à \(host), vous vous y connectez, et revenez ici.")
  }
  private static func go(_ name: Bilingual) -> Bilingual {
    Bilingual(en: "Go to \(name.en)’s sign-in", fr: "Aller à la connexion de \(name.fr)")
  }
  private static let oneMorePress = Bilingual(
    en: "It has let you in. One press, and you are here too.",
    fr: "Elle vous a laissé entrer. Une pression, et vous l’êtes ici aussi.")
  private static let lastStep = Bilingual(
    en:
      "It has let you in. Type your password here, and from then on it opens this account. All other sessions of yours end.",
    fr:
      "Elle vous a laissé entrer. Saisissez votre mot de passe d’ici, et désormais elle ouvre ce compte. Vos autres sessions prennent fin."
  )
  private static let unlinks = Bilingual(
    en: "It then opens this account no longer; your password does. All other sessions of yours end.",
    fr:
      "Elle n’ouvre alors plus ce compte\u{202F}; votre mot de passe l’ouvre. Vos autres sessions prennent fin."
  )
  private static let elsewhere = Bilingual(
    en: "Signing in through your agency or council", fr: "Connexion par votre organisme ou conseil")
  private static let linkIt = Bilingual(en: "link your sign-in there", fr: "relier votre connexion")
  private static let unlinkIt = Bilingual(en: "Unlink", fr: "Retirer")
}

/// A provider that could open somebody's account, or does.
struct OfferedSignIn: Sendable {
  let provider: SignInProvider
  let link: LinkedSignIn?
}

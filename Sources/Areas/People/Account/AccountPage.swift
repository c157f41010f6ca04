import Basics
import Identity
import Mail
import Site

/// One's own account.
enum AccountPage {
  struct Model: Sendable {
    let record: Person
    let account: Account
    let passkeys: [SecondFactorStore.OwnPasskey]
    let recoveryCodeCount: Int
    let sessions: [Session]
    /// Of the session that asks.
    let here: String
    let held: [HeldRole]
    let calendar: CalendarFeed?
    let elsewhere: [OfferedSignIn]
    let access: Access
    let now: Moment
  }

  static func page(_ frame: Frame, _ model: Model) -> HTML {
    let frame = frame.titled(en: "Your account", fr: "Votre compte")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(facts(model).html(voice))
        \(Actions(.link(changeName, "/account/name"), .link(changePassword, "/account/password")).html(voice))
        \(if: model.held.count > 1, roles(frame, model))\
        <h2>\(voice(secondStep))</h2>
        <p>\(voice(factors(model)))</p>
        \(Actions(.link(app(model), "/account/second-factor"), .link(newCodes, "/account/recovery-codes")).html(voice))
        \(if: !model.passkeys.isEmpty, passkeys(voice, model))\
        \(if: !model.elsewhere.isEmpty, ProviderPage.offers(frame, model.elsewhere, at: model.now))\
        \(CalendarPage.part(frame, model.calendar, model.access))\
        <h2>\(voice(TokenPage.title))</h2>
        <p>\(voice(tokens))</p>
        \(Actions(.link(TokenPage.title, "/account/tokens")).html(voice))
        <h2>\(voice(sessionsTitle))</h2>
        \(sessions(frame, model))
        """)
  }

  private static func facts(_ model: Model) -> Facts {
    let language = model.record.language.ownName
    return Facts([
      .text(Bilingual(en: "Name", fr: "Nom"), model.record.name),
      .text(Bilingual(en: "You sign in by", fr: "Vous ouvrez une session avec"), model.account.email.text),
      .text(Bilingual(en: "Letters come in", fr: "Langue des lettres"), language),
      .html(Bilingual(en: "You work as", fr: "Vous travaillez à titre de")) { voice in
        .each(model.held.prefix { _ in model.held.count == 1 }) { "\(voice($0.words))" }
          + .each(model.held.count > 1 ? model.held.filter { $0.isWorkedAs(model.access) } : []) {
            "\(voice($0.words))"
          }
      },
    ])
  }

  // MARK: Roles

  private static func roles(_ frame: Frame, _ model: Model) -> HTML {
    let others = model.held.filter { !$0.isWorkedAs(model.access) }
    return """
      <h2>\(frame.voice(rolesTitle))</h2>
      <p>\(frame.voice(oneAtATime))</p>
      <form method="post"\(action: "/account/role")>\(Layout.token(frame))<div class="actions">\
      \(others, { Action.button($0.words, .second, name: "appointment", value: $0.appointment.description).html(frame.voice) })\
      </div></form>

      """
  }

  // MARK: Second step

  private static func factors(_ model: Model) -> Bilingual {
    .inBoth { voice in
      let app =
        model.account.oneTimeCode == nil
        ? voice(en: "No app is set up.", fr: "Aucune application n’est configurée.")
        : voice(en: "An app makes your codes.", fr: "Une application produit vos codes.")
      let left = voice.count(
        model.recoveryCodeCount, en: ("printed code is left", "printed codes are left"),
        fr: ("code imprimé reste", "codes imprimés restent"))
      return app + " " + left + "."
    }
  }

  private static func passkeys(_ voice: Voice, _ model: Model) -> HTML {
    """
    <h3>\(voice(passkeysTitle))</h3>
    <ul>\(model.passkeys, { passkey in
      "<li><bdi>\(passkey.name)</bdi>, \(voice(used(passkey, model.now))) <a\(href: "/account/passkeys/\(passkey.passkey.id)/removal")>\(voice(remove))<span class=\"hidden\"> \(passkey.name)</span></a></li>"
    })</ul>

    """
  }

  private static func used(_ passkey: SecondFactorStore.OwnPasskey, _ now: Moment) -> Bilingual {
    .inBoth { voice in
      guard let used = passkey.used else { return voice(en: "not used yet", fr: "pas encore utilisée") }
      let ago = voice.ago(minutes: used.minutes(to: now))
      return voice(en: "used \(ago)", fr: "utilisée \(ago)")
    }
  }

  // MARK: Sessions

  private static func sessions(_ frame: Frame, _ model: Model) -> HTML {
    let rows: HTML = .each(model.sessions) { session in
      let isHere = session.digest == model.here
      let ending: HTML = """
        <form method="post"\(action: "/account/sessions/\(session.digest)/ending")>\(Layout.token(frame))\
        \(Action.button(end, .plain).html(frame.voice))</form>
        """
      return """
        <li>\(frame.voice(session.words(at: model.now)))\
        \(isHere ? " \(Badge(here, .good).html(frame.voice))" : ending)</li>

        """
    }
    let all: HTML = """
      <form method="post"\(action: "/account/other-sessions/ending")>\(Layout.token(frame))<div class="actions">\
      \(Action.button(endOthers, .grave).html(frame.voice))</div></form>

      """
    return "<ul>\(rows)</ul>\n\(if: model.sessions.count > 1, all)"
  }

  // MARK: Words

  private static let changeName = Bilingual(en: "Change name or language", fr: "Modifier le nom ou la langue")
  private static let changePassword = Bilingual(en: "Change password", fr: "Changer le mot de passe")
  private static let rolesTitle = Bilingual(en: "Work as something else", fr: "Travailler à un autre titre")
  private static let oneAtATime = Bilingual(
    en: "You have several roles, and see what the one you work as lets you see. On this device, go on as:",
    fr:
      "Vous avez plusieurs rôles, et voyez ce que permet celui que vous exercez. Sur cet appareil, continuer à titre de\u{A0}:"
  )
  private static let secondStep = Bilingual(en: "Second step", fr: "Deuxième étape")
  private static func app(_ model: Model) -> Bilingual {
    model.account.oneTimeCode == nil
      ? Bilingual(en: "Set up an app or a passkey", fr: "Configurer une application ou une clé d’accès")
      : Bilingual(en: "Another app, or a passkey", fr: "Une autre application, ou une clé d’accès")
  }
  private static let newCodes = Bilingual(en: "New printed codes", fr: "Nouveaux codes imprimés")
  private static let passkeysTitle = Bilingual(en: "Passkeys", fr: "Clés d’accès")
  private static let remove = Bilingual(en: "Remove", fr: "Retirer")
  private static let sessionsTitle = Bilingual(
    en: "Where you are signed in", fr: "Où vos sessions sont ouvertes")
  private static let tokens = Bilingual(
    en: "What programs of yours show in place of your password.",
    fr: "Ce que vos programmes présentent à la place de votre mot de passe.")
  private static let here = Bilingual(en: "here", fr: "ici")
  private static let end = Bilingual(en: "End this one", fr: "Fermer celle-ci")
  private static let endOthers = Bilingual(en: "End all others", fr: "Fermer toutes les autres")
}

extension HeldRole {
  /// "coach, Harbour House"
  var words: Bilingual {
    Bilingual(en: "\(role.title.en), \(keeper.name.en)", fr: "\(role.title.fr), \(keeper.name.fr)")
  }

  func isWorkedAs(_ access: Access) -> Bool { role == access.role && keeper.id == access.keeper }
}

extension Session {
  fileprivate func words(at now: Moment) -> Bilingual {
    .inBoth { voice in
      let (begun, seen) = (
        voice.ago(minutes: begun.minutes(to: now)), voice.ago(minutes: seen.minutes(to: now))
      )
      return voice(
        en: "Begun \(begun), last used \(seen)",
        fr: "Ouverte \(begun), utilisée pour la dernière fois \(seen)")
    }
  }
}

extension Moment {
  /// Whole minutes; none when the clock was set back.
  func minutes(to later: Moment) -> Int { max(0, Int(clamping: duration(to: later).components.seconds / 60)) }
}

import Basics
import Identity
import Mail
import Site

/// Who works here.
enum StaffPage {
  static func list(_ frame: Frame, _ members: [StaffMember], _ administration: Administration) -> HTML {
    let frame = frame.titled(en: "Who works here", fr: "Qui travaille ici")
    let now = administration.access.now
    let table = table(now)
    let query = TableQuery(frame.query)
    let slice = TableSlice(of: members, by: query, columns: table.columns, voice: frame.voice)
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <div class="actions">\(invite.html(frame.voice))\(provider.html(frame.voice))\(told.html(frame.voice))\
        \(if: administration.mayAddAgencies, addAgency.html(frame.voice))</div>
        \(table.html(frame, slice, query: query))
        """)
  }

  /// One of them, and what can be done.
  static func member(
    _ frame: Frame, _ member: StaffMember, _ administration: Administration
  ) -> HTML {
    var frame = frame.titled(Bilingual(same: member.person.name))
    frame.breadcrumbs = [NavigationEntry(Bilingual(en: "Who works here", fr: "Qui travaille ici"), "/staff")]
    let (voice, now) = (frame.voice, administration.access.now)
    let isTheirs = administration.looksAfter(member.person.id, holding: member.heldAnywhere)
    return Layout.page(
      frame,
      body: """
        <h1>\(member.person.name)</h1>
        \(Facts([
          .text(Bilingual(en: "Signs in by", fr: "Ouvre une session avec"), member.email?.text),
          .html(Bilingual(en: "Account", fr: "Compte")) { state(member.state, now).html($0) },
        ]).html(voice))
        <h2>\(voice(rolesTitle))</h2>
        <ul>\(member.roles, { role($0, of: member, frame, administration) })</ul>
        \(if: isTheirs, "\(Actions(.link(another, "/staff/\(member.person.id.description)/roles/new")).html(voice))")\
        \(if: isTheirs, account(member, frame))
        """)
  }

  /// After somebody was invited: the link where no letter can be sent.
  static func invited(_ frame: Frame, _ name: String, _ invited: Invited, hasMail: Bool) -> HTML {
    var frame = frame.titled(en: "Invited", fr: "Invitation faite")
    frame.address = "/staff"
    let link: HTML? =
      if case .byLink(let link) = invited, !hasMail {
        "<p>\(frame.voice(handOn))</p>\n<p><code>\(link)</code></p>\n"
      } else { nil }
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(came(name, of: invited, hasMail: hasMail)))</p>
        \(link)\(Actions(.link(back, "/staff", .main)).html(frame.voice))
        """)
  }

  // MARK: Parts

  private static func table(_ now: Moment) -> Table<StaffMember> {
    Table(
      "staff", Bilingual(en: "People and their roles", fr: "Personnes et rôles"),
      [
        .name("name", Bilingual(en: "Name", fr: "Nom"), at: { "/staff/\($0.person.id.description)" }) {
          $0.person.name
        },
        .words("roles", Bilingual(en: "Works as", fr: "Travaille à titre de")) { member in
          let held = member.held(at: now).map(\.words)
          return held.isEmpty
            ? Bilingual(en: "nothing any more", fr: "plus rien")
            : Bilingual(
              en: held.map(\.en).joined(separator: "; "), fr: held.map(\.fr).joined(separator: "\u{202F}; "))
        },
        .other("state", Bilingual(en: "Account", fr: "Compte"), order: { stateOrder($0.state) }) {
          state($0.state, now).html($1)
        },
      ],
      counted: (en: ("person", "people"), fr: ("personne", "personnes")),
      empty: EmptyState(
        .alone, title: Bilingual(en: "Nobody works here yet", fr: "Personne ne travaille encore ici"),
        words: Bilingual(
          en: "Those whom you invite appear here.", fr: "Les personnes que vous invitez apparaissent ici."),
        next: invite))
  }

  private static func stateOrder(_ state: StaffMember.State) -> Int {
    switch state {
    case .invited: 0
    case .active: 1
    case .closed: 2
    case .withoutAccount: 3
    }
  }

  private static func state(_ state: StaffMember.State, _ now: Moment) -> Badge {
    switch state {
    case .invited(let until?):
      Badge(
        .inBoth { voice in
          // A day that has begun counts.
          let days = voice.days(Int(clamping: (now.duration(to: until).components.seconds + 86_399) / 86_400))
          return voice(en: "invited, \(days) left", fr: "invitation faite, reste \(days)")
        }, .warm)
    case .invited(nil): Badge(Bilingual(en: "invitation has run out", fr: "invitation périmée"), .alarm)
    case .active: Badge(Bilingual(en: "active", fr: "actif"), .good)
    case .closed: Badge(Bilingual(en: "closed", fr: "fermé"))
    case .withoutAccount: Badge(Bilingual(en: "none", fr: "aucun"))
    }
  }

  private static func role(
    _ role: StaffMember.Tenure, of member: StaffMember, _ frame: Frame, _ administration: Administration
  ) -> HTML {
    let now = administration.access.now
    let mayEnd = role.isHeld(at: now) && administration.mayEnd(role.held, of: member.person.id)
    let address: Address =
      "/staff/\(member.person.id.description)/roles/\(role.held.appointment.description)/ending"
    let ending: HTML = """
      <form method="post"\(action: address)>\(Layout.token(frame))\(Action.button(end, .plain).html(frame.voice))</form>
      """
    return "<li>\(frame.voice(words(role, now)))\(if: mayEnd, ending)</li>\n"
  }

  private static func words(_ role: StaffMember.Tenure, _ now: Moment) -> Bilingual {
    .inBoth { voice in
      let (name, begun) = (voice(role.held.words), voice.ago(minutes: role.begun.minutes(to: now)))
      guard let ended = role.ended else {
        return voice(en: "\(name), given \(begun)", fr: "\(name), rôle donné \(begun)")
      }
      let end = voice.ago(minutes: ended.minutes(to: now))
      return voice(
        en: "\(name), given \(begun), ended \(end)", fr: "\(name), rôle donné \(begun), terminé \(end)")
    }
  }

  private static func account(_ member: StaffMember, _ frame: Frame) -> HTML {
    let person = member.person.id.description
    let isClosed = member.state == .closed
    let isInvited = if case .invited = member.state { true } else { false }
    return """
      <h2>\(frame.voice(accountTitle))</h2>
      <p>\(frame.voice(isInvited ? newLink : startsOver))</p>
      <form method="post"\(action: "/staff/\(person)/invitations")>\(Layout.token(frame))<div class="actions">\
      \(Action.button(isInvited ? inviteAgain : again, .second).html(frame.voice))</div></form>
      <p>\(frame.voice(isClosed ? opens : closes))</p>
      <form method="post"\(action: "/staff/\(person)/\(isClosed ? "opening" : "closing")")>\(Layout.token(frame))\
      <div class="actions">\(Action.button(isClosed ? open : close, isClosed ? .second : .grave).html(frame.voice))</div></form>

      """
  }

  // MARK: Words

  static let section = Bilingual(en: "Staff", fr: "Personnel")
  private static let invite = Action.link(
    Bilingual(en: "Invite somebody", fr: "Inviter quelqu’un"), "/staff/invitations/new", .main, icon: .plus)
  private static let provider = Action.link(ProviderSettingPage.title, "/staff/provider", icon: .key)
  private static let told = Action.link(WebhookPage.title, "/staff/webhooks", icon: .send)
  private static let addAgency = Action.link(
    Bilingual(en: "Add an agency", fr: "Ajouter un organisme"), "/staff/agencies/new", icon: .building)
  private static let rolesTitle = Bilingual(en: "Roles", fr: "Rôles")
  private static let another = Bilingual(en: "Give another role", fr: "Donner un autre rôle")
  private static let end = Bilingual(en: "End this role now", fr: "Mettre fin à ce rôle maintenant")
  private static let accountTitle = Bilingual(en: "Account", fr: "Compte")
  private static let startsOver = Bilingual(
    en:
      "For somebody who lost telephone and printed codes: password, app, codes and passkeys are cleared, and a new link begins anew.",
    fr:
      "Pour qui a perdu téléphone et codes imprimés\u{A0}: mot de passe, application, codes et clés d’accès sont effacés, et un nouveau lien permet de recommencer."
  )
  private static let again = Bilingual(en: "Clear and invite anew", fr: "Effacer et inviter de nouveau")
  private static let newLink = Bilingual(
    en: "They have not followed their invitation yet. A new link makes the earlier one worthless.",
    fr: "La personne n’a pas encore suivi son invitation. Un nouveau lien annule le précédent.")
  private static let inviteAgain = Bilingual(en: "Invite again", fr: "Inviter de nouveau")
  private static let closes = Bilingual(
    en: "A closed account opens nothing, from this moment on; roles stay as they are.",
    fr: "Un compte fermé n’ouvre plus rien, à partir de maintenant\u{202F}; les rôles restent tels quels.")
  private static let opens = Bilingual(
    en: "This account is closed and opens nothing.", fr: "Ce compte est fermé et n’ouvre rien.")
  private static let close = Bilingual(en: "Close the account", fr: "Fermer le compte")
  private static let open = Bilingual(en: "Open it again", fr: "Le rouvrir")
  private static let back = Bilingual(en: "Who works here", fr: "Qui travaille ici")
  private static let handOn = Bilingual(
    en: "Hand this link on yourself, in a way that nobody reads along. It is shown this once:",
    fr:
      "Transmettez vous-même ce lien, par une voie que personne d’autre ne lit. Il n’est montré que cette fois\u{A0}:"
  )

  private static func came(_ name: String, of invited: Invited, hasMail: Bool) -> Bilingual {
    switch invited {
    case .withAccount:
      Bilingual(
        en: "\(name) has this role from now on, and was signed out to begin with it.",
        fr: "\(name) a ce rôle désormais\u{202F}; ses sessions ont pris fin pour en tenir compte.")
    case .byLink where hasMail:
      Bilingual(
        en: "A letter to \(name) is on its way. Its link is good for a week and works once.",
        fr: "Une lettre à \(name) est en route. Son lien vaut une semaine et ne sert qu’une fois.")
    case .byLink:
      Bilingual(
        en: "This site does not send letters yet. The link for \(name) is good for a week and works once.",
        fr:
          "Ce site n’envoie pas encore de lettres. Le lien pour \(name) vaut une semaine et ne sert qu’une fois."
      )
    }
  }
}

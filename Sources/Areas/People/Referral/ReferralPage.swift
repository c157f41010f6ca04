import Basics
import Site

/// What was sent, what came in, and what is to be answered.
enum ReferralPage {
  struct Lists: Sendable {
    let inbox: [Referral]
    let outbox: [Referral]
    let names: [ID<Keeper>: Bilingual]
    let clock: DayClock
    let today: LocalDate
  }

  struct Detail: Sendable {
    let referral: Referral
    /// Who it is about, where whoever looks keeps their record or may read it by consent.
    let person: Person?
    let isSender: Bool
    let names: [ID<Keeper>: Bilingual]
    let clock: DayClock
    let today: LocalDate
  }

  static func lists(_ frame: Frame, _ lists: Lists) -> HTML {
    let frame = frame.titled(en: "Referrals", fr: "Orientations")
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(box(lists, lists.inbox, "inbox", Bilingual(en: "Sent to you", fr: "Reçues"), { $0.sender }, nothingCame, frame))
        \(box(lists, lists.outbox, "outbox", Bilingual(en: "Sent by you", fr: "Envoyées"), { $0.recipient }, nothingWent, frame))
        """)
  }

  private static func box(
    _ lists: Lists, _ referrals: [Referral], _ id: StaticString, _ title: Bilingual,
    _ other: @escaping @Sendable (Referral) -> ID<Keeper>, _ empty: EmptyState, _ frame: Frame
  ) -> HTML {
    let (names, today, clock) = (lists.names, lists.today, lists.clock)
    let table = Table<Referral>(
      id, title,
      [
        .name("agency", Bilingual(en: "Agency", fr: "Organisme"), at: { "/referrals/\($0.id.description)" }) {
          names[other($0)]?[frame.language] ?? "–"
        },
        .words("kind", Bilingual(en: "What", fr: "Quoi")) { ReferralWords.title($0.kind) },
        .date("sent", Bilingual(en: "Sent", fr: "Envoyée le")) { clock.day($0.sent) },
        .other("state", Bilingual(en: "State", fr: "État"), order: { $0.state.isOver ? 1 : 0 }) {
          referral, voice in
          let badge = ReferralWords.badge(ReferralClock(referral, today: today))
          return (badge ?? ReferralWords.badge(referral.state)).html(voice)
        },
      ],
      counted: (en: ("referral", "referrals"), fr: ("orientation", "orientations")), empty: empty,
      isSearched: false)
    let query = TableQuery(frame.query, prefix: id.description + "-")
    return """
      <h2>\(frame.voice(title))</h2>
      \(table.html(frame, TableSlice(of: referrals, by: query, columns: table.columns, voice: frame.voice), query: query))
      """
  }

  private static let nothingCame = EmptyState(
    .open, title: Bilingual(en: "Nobody was sent to you", fr: "Personne ne vous a été adressé"),
    words: Bilingual(
      en: "When another agency refers somebody to you, they appear here with the day by which to answer.",
      fr:
        "Quand un autre organisme vous adresse une personne, elle apparaît ici avec le jour limite de la réponse."
    ))

  private static let nothingWent = EmptyState(
    .alone, title: Bilingual(en: "You sent nobody on", fr: "Vous n’avez orienté personne"),
    words: Bilingual(
      en: "Begin at the record of a person who agreed to be referred.",
      fr: "Commencez par le dossier d’une personne qui accepte d’être orientée."))

  // MARK: One referral

  static func detail(
    _ frame: Frame, _ detail: Detail, decline: FormFill = .blank, giveBack: FormFill = .blank
  ) -> HTML {
    let referral = detail.referral
    var frame = frame.titled(ReferralWords.title(referral.kind))
    frame.breadcrumbs = [NavigationEntry(Bilingual(en: "Referrals", fr: "Orientations"), "/referrals")]
    let voice = frame.voice
    let clock = ReferralWords.badge(ReferralClock(referral, today: detail.today))
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="badges">\(ReferralWords.badge(referral.state).html(voice)) \(clock?.html(voice))</p>
        \(facts(detail).html(voice))
        \(if: referral.state == .sent && !detail.isSender, answer(frame, detail, decline))\
        \(if: referral.state == .accepted && !detail.isSender, back(frame, referral, giveBack))\
        \(if: referral.state == .sent && detail.isSender, withdraw.form(frame, to: "/referrals/\(referral.id.description)/withdrawal"))
        """)
  }

  private static let withdraw = Action.button(
    Bilingual(en: "Withdraw this", fr: "Retirer cette demande"), .grave, icon: .undo)

  private static func facts(_ detail: Detail) -> Facts {
    let referral = detail.referral
    let names = detail.names
    var facts: [Facts.Fact] = [
      .html(Bilingual(en: "From", fr: "De")) { "\($0(names[referral.sender] ?? Bilingual(same: "–")))" },
      .html(Bilingual(en: "To", fr: "Vers")) { "\($0(names[referral.recipient] ?? Bilingual(same: "–")))" },
      .html(Bilingual(en: "Sent", fr: "Envoyée le")) { "\($0.date(detail.clock.day(referral.sent)))" },
      .html(Bilingual(en: "Answer by", fr: "Répondre d’ici le")) { "\($0.date(referral.due))" },
      .html(Bilingual(en: "What for", fr: "Pourquoi")) { _ in "<bdi>\(referral.reason)</bdi>" },
    ]
    if let person = detail.person {
      facts.insert(.text(Bilingual(en: "Who", fr: "Qui"), person.name), at: 0)
      if !detail.isSender {
        facts += [
          .text(Bilingual(en: "E-mail", fr: "Courriel"), person.email),
          .text(Bilingual(en: "Telephone", fr: "Téléphone"), person.telephone),
          .text(Bilingual(en: "City", fr: "Ville"), person.city.isEmpty ? nil : person.city),
        ]
      }
    } else if !detail.isSender {
      facts.insert(
        .html(Bilingual(en: "Who", fr: "Qui")) {
          "\($0(en: "Not shown: no consent lets you read this record now.", fr: "Non affiché : aucun consentement ne vous permet de lire ce dossier en ce moment."))"
        }, at: 0)
    }
    if let result = referral.result {
      facts.append(
        .html(Bilingual(en: "What came of it", fr: "Ce qui en est venu")) {
          "\($0(ReferralWords.title(result)))"
        })
    }
    if let answer = referral.answer { facts.append(.text(Bilingual(en: "Answer", fr: "Réponse"), answer)) }
    return Facts(facts)
  }

  private static func answer(_ frame: Frame, _ detail: Detail, _ fill: FormFill) -> HTML {
    let id = detail.referral.id.description
    let accept = Action.button(Bilingual(en: "Accept", fr: "Accepter"), .main, icon: .check)
    let what =
      detail.referral.kind == .transfer
      ? Bilingual(
        en: "If you accept, the record is yours from that moment, with all that is in it.",
        fr: "Si vous acceptez, le dossier est tenu par vous dès ce moment, avec tout son contenu.")
      : Bilingual(
        en:
          "If you accept, you help this person, and give back what came of it. The sender keeps the record.",
        fr:
          "Si vous acceptez, vous aidez cette personne et dites ensuite ce qui en est venu. L’expéditeur garde le dossier."
      )
    return """
      <h2>\(frame.voice(en: "Your answer", fr: "Votre réponse"))</h2>
      <p>\(frame.voice(what))</p>
      <div class="actions">\(accept.form(frame, to: "/referrals/\(id)/acceptance"))</div>
      <h3>\(frame.voice(en: "Or decline", fr: "Ou refuser"))</h3>
      \(ReferralForm.decline.html(frame, to: "/referrals/\(id)/refusal", filled: fill,
        send: Bilingual(en: "Decline", fr: "Refuser"), keepsDrafts: false))

      """
  }

  private static func back(_ frame: Frame, _ referral: Referral, _ fill: FormFill) -> HTML {
    """
    <h2>\(frame.voice(en: "Give back to the sender", fr: "Rendre à l’expéditeur"))</h2>
    \(ReferralForm.giveBack.html(frame, to: "/referrals/\(referral.id.description)/return", filled: fill,
      send: Bilingual(en: "Give back", fr: "Rendre"), keepsDrafts: false))

    """
  }

  // MARK: Sending

  static func send(
    _ frame: Frame, _ person: Person, _ form: Form<ReferralForm.Sending>, _ fill: FormFill
  ) -> HTML {
    let frame = ConsentPage.framed(
      frame, person, Bilingual(en: "Refer to another agency", fr: "Orienter vers un autre organisme"))
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "It needs the person’s consent for being referred there. Before they answer, they see the name, how to reach the person, the city, and what you write here.",
          fr: "Il faut le consentement de la personne à être orientée là-bas. Avant de répondre, on y voit le nom, les moyens de la joindre, la ville et ce que vous écrivez ici."))
        <a\(href: "/people/\(person.id.description)/consents")>\(frame.voice(en: "See the consents", fr: "Voir les consentements"))</a></p>
        \(form.html(frame, to: "/people/\(person.id.description)/referrals", filled: fill,
          send: Bilingual(en: "Send", fr: "Envoyer")))
        """)
  }
}

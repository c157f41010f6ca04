import Basics
import People
import Site

/// Forms about a pair, and what was proposed.
enum ProposalPage {
  /// A form about a newcomer and a professional, both in view.
  static func form<Answer>(
    _ frame: Frame, _ desk: Desk, _ newcomer: DeskEntry, _ candidate: DeskCandidate, _ form: Form<Answer>,
    _ fill: FormFill, title: Bilingual, send: Bilingual, to action: String,
    carrying carried: [PostedFields.Field] = [], isHeld: Bool = false
  ) -> HTML {
    var frame = frame.titled(title)
    let here = DeskPage.address(of: newcomer.person.id, in: desk.roster.programme.id)
    frame.breadcrumbs = [
      DeskPersonPage.list(desk), NavigationEntry(Bilingual(same: newcomer.person.name), here),
    ]
    let pair = here.below("with").below(candidate.entry.person.id.description)
    let letGo = PostButton(
      Bilingual(
        en: "Do not propose, and let the professional go", fr: "Ne pas proposer, et libérer la personne"),
      to: pair.below("release"))
    let voice = frame.voice
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(voice(title))</h1>
        \(Self.pair(desk, newcomer, candidate, voice))\(DeskPairPage.obstacles(candidate, desk)?.html(voice))\
        \(DeskPairPage.reasons(candidate, voice))\
        \(form.html(frame, to: pair.below(action), filled: fill, send: send, carrying: carried))\
        \(if: isHeld, "<p>\(letGo.html(frame))</p>\n")
        """)
  }

  private static func pair(
    _ desk: Desk, _ newcomer: DeskEntry, _ candidate: DeskCandidate, _ voice: Voice
  ) -> HTML {
    let days = desk.daysWaiting(newcomer.person.id)
    let profile = desk.profile(of: newcomer.person.id)
    return """
      <div class="pair">\(PersonSummary(
        newcomer.person.name, .newcomer, line: profile.map { voice($0.occupationTitle) } ?? "",
        badges: [
          Badge(
            .inBoth { $0(en: "waits \($0.days(days))", fr: "attend depuis \($0.days(days))") }, .warm, icon: .clock)
        ], facts: [newcomer.person.city].filter { !$0.isEmpty }
      ).html(voice))\(PersonSummary(
        candidate.entry.person.name, .professional, line: voice(candidate.profile.occupationTitle),
        badges: [
          Badge(DeskWords.score(candidate.points), .cool),
          Badge(DeskWords.places(candidate, desk), .quiet),
        ], facts: [candidate.entry.person.city].filter { !$0.isEmpty }
      ).html(voice))</div>

      """
  }

  static func taking(_ frame: Frame, _ proposal: Proposal, _ fill: FormFill) -> HTML {
    let frame = frame.titled(en: "Take the proposal back", fr: "Retirer la proposition")
    return Layout.page(
      ProposalForm.taking.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p>\(frame.voice(
          en: "The professional is free for others from then on. The decision and its reason stay.",
          fr: "La personne réservée redevient libre. La décision et sa raison sont conservées."))</p>
        \(ProposalForm.taking.html(
          frame, to: "/proposals/\(proposal.id)/withdrawal", filled: fill,
          send: Bilingual(en: "Take it back", fr: "Retirer la proposition")))
        """)
  }

  // MARK: What was proposed

  /// Proposals of a programme: what is open first.
  static func list(_ frame: Frame, _ desk: Desk, over: [Proposal]) -> HTML {
    let name = desk.roster.programme.name
    let frame = frame.titled(en: "Proposals: \(name.en)", fr: "Propositions : \(name.fr)")
    let voice = frame.voice
    let open = desk.roster.proposals.values.sorted { ($0.held, $0.id) < ($1.held, $1.id) }
    let empty = EmptyState(
      .proposed, title: Bilingual(en: "Nothing is proposed now", fr: "Aucune proposition en cours"),
      words: Bilingual(
        en: "What you propose at the desk stands here until it is answered or over.",
        fr: "Vos propositions restent ici jusqu’à la réponse ou à la fin du délai."),
      next: .link(
        Bilingual(en: "See who waits", fr: "Voir qui attend"),
        DeskPage.address(of: desk.roster.programme.id), .main, icon: .people))
    let current: HTML = """
      <h2>\(voice(en: "Open", fr: "En cours"))</h2>
      <div class="cards">\(open, { card($0, desk, frame) })</div>

      """
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(DeskPage.tabs(desk, frame))\
        \(open.isEmpty ? empty.html(voice) : current)\
        \(if: !over.isEmpty, "<h2>\(voice(en: "Over", fr: "Terminées"))</h2>\n<div class=\"cards\">\(over, { card($0, desk, frame) })</div>\n")
        """)
  }

  static func detail(_ frame: Frame, _ proposal: Proposal, _ desk: Desk) -> HTML {
    var frame = frame.titled(en: "Proposal", fr: "Proposition")
    frame.breadcrumbs = [DeskPersonPage.list(desk)]
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <h2>\(frame.voice(en: "Who, and why", fr: "Qui, et pourquoi"))</h2>
        \(card(proposal, desk, frame, isOpen: true))
        """)
  }

  private static func card(_ proposal: Proposal, _ desk: Desk, _ frame: Frame, isOpen: Bool = false) -> HTML {
    let voice = frame.voice
    let newcomer = desk.newcomer(proposal.newcomer)
    let professional = proposal.professional.flatMap { desk.professional($0) }
    let unseen = Bilingual(en: "somebody you may not see", fr: "une personne que vous ne pouvez pas voir")
    let names = [newcomer?.person.name, professional?.person.name].map { $0 ?? voice(unseen) }
    let isOver = proposal.ended != nil || desk.roster.proposals[proposal.newcomer]?.id != proposal.id
    let mine = proposal.keeper == desk.keeper
    if let partnership = proposal.partnership {
      return Card(
        Bilingual(same: names.joined(separator: " – ")), at: isOpen ? nil : "/proposals/\(proposal.id)",
        badge: Badge(
          Bilingual(en: "became a partnership", fr: "devenue un partenariat"), .cool, tie: .joined),
        actions: [
          .link(
            Bilingual(en: "Open the partnership", fr: "Ouvrir le partenariat"),
            PartnershipPage.address(of: partnership))
        ], content: "<p><bdi>\(proposal.reason)</bdi></p>\n"
      ).html(voice)
    }
    let badge =
      isOver
      ? Badge(ProposalWords.ending(proposal.ending), .quiet, tie: .apart)
      : Badge(
        .inBoth {
          $0(
            en: "held until \(DeskWords.until(proposal.held, desk.clock, $0))",
            fr: "réservée jusqu’au \(DeskWords.until(proposal.held, desk.clock, $0))")
        }, .good, tie: .proposed)
    let reason: HTML? = proposal.endReason.map {
      "<p>\(voice(en: "Taken back because:", fr: "Retirée parce que :")) <bdi>\($0)</bdi></p>\n"
    }
    return Card(
      Bilingual(same: names.joined(separator: " – ")),
      at: isOpen ? nil : "/proposals/\(proposal.id)", badge: badge,
      actions: mine && !isOver
        ? [
          .link(
            Bilingual(en: "Ask the professional", fr: "Solliciter la personne établie"),
            "/proposals/\(proposal.id)/request", .main, icon: .letter),
          .link(
            Bilingual(en: "Take it back", fr: "Retirer"), "/proposals/\(proposal.id)/withdrawal", .second,
            icon: .undo),
        ] : [],
      content: """
        <p><bdi>\(proposal.reason)</bdi></p>
        <p><small>\(voice.date(desk.clock.day(proposal.at))) · \(voice(DeskWords.score(proposal.score)))</small></p>
        \(reason)
        """
    ).html(voice)
  }
}

import Basics
import Matching
import People
import Site

/// A newcomer at the desk: who they are, what is missing, and who could help, with the reasons.
struct DeskPersonPage {
  let frame: Frame
  let desk: Desk
  let entry: DeskEntry
  let candidates: [DeskCandidate]
  let notes: [Note]

  /// How many candidates a page shows.
  static let most = 8

  private var voice: Voice { frame.voice }
  private var id: ID<Person> { entry.person.id }
  private var programme: ID<Programme> { desk.roster.programme.id }
  private var here: Address { DeskPage.address(of: id, in: programme) }
  private var profile: Profile? { desk.profile(of: id) }

  var html: HTML {
    var frame = frame.titled(Bilingual(same: entry.person.name))
    frame.breadcrumbs = [Self.list(desk)]
    return Layout.page(
      frame,
      body: """
        <h1><bdi>\(entry.person.name)</bdi></h1>
        \(summary)\(facts)\(proposal)\(missing)\(candidateList)\(decided)\(noted)\
        \(DeskKeysPage.help(frame, .person))
        """)
  }

  static func list(_ desk: Desk) -> NavigationEntry {
    let name = desk.roster.programme.name
    return NavigationEntry(
      Bilingual(en: "\(DeskWords.title.en): \(name.en)", fr: "\(DeskWords.title.fr) : \(name.fr)"),
      DeskPage.address(of: desk.roster.programme.id))
  }

  // MARK: Who it is

  private var summary: HTML {
    let days = desk.daysWaiting(id)
    let badges = [
      Badge(
        .inBoth { $0(en: "waits \($0.days(days))", fr: "attend depuis \($0.days(days))") }, .warm,
        icon: .clock
      ),
      DeskWords.badge(WaitClock(days: days)), Badge(DeskWords.stage(entry.application.stage), .quiet),
    ]
    return "<p class=\"badges\">\(badges, { $0.html(voice) })</p>\n"
  }

  private var facts: HTML {
    guard let profile else { return .empty }
    var facts: [Facts.Fact] = [
      .text(
        Bilingual(en: "Occupation", fr: "Profession"), Self.text(voice(profile.occupationTitle))),
      .text(Bilingual(en: "City", fr: "Ville"), Self.text(entry.person.city)),
      .text(Bilingual(en: "Goals", fr: "Objectifs"), Self.text(Self.words(profile.goals, voice))),
    ]
    if let keeper = desk.roster.keepers[entry.application.keeper], !entry.isKept {
      facts.append(.text(Bilingual(en: "Agency", fr: "Organisme"), voice(keeper)))
    }
    let record: HTML =
      entry.isKept
      ? """
      <span data-key="u"><a\(href: DeskPage.address(of: programme))>\(voice(en: "Back to the list", fr: "Revenir à la liste"))</a></span> · \
      <a\(href: "/people/\(id)")>\(voice(en: "Open the record", fr: "Ouvrir le dossier"))</a>
      """
      : """
      <span data-key="u"><a\(href: DeskPage.address(of: programme))>\(voice(en: "Back to the list", fr: "Revenir à la liste"))</a></span>
      """
    return "\(Facts(facts).html(voice))<p>\(record)</p>\n"
  }

  static func text(_ text: String) -> String? { text.isEmpty ? nil : text }

  static func words(_ terms: [Term], _ voice: Voice) -> String {
    terms.map { voice($0.label) }.joined(separator: ", ")
  }

  private var proposal: HTML {
    guard let proposal = desk.roster.proposals[id] else { return .empty }
    if let partnership = proposal.partnership {
      return Notice(
        .note,
        Bilingual(
          en: "A partnership of theirs is running.", fr: "Un partenariat de cette personne est en cours."),
        next: NavigationEntry(
          Bilingual(en: "Open the partnership", fr: "Ouvrir le partenariat"),
          PartnershipPage.address(of: partnership))
      ).html(voice)
    }
    let professional = proposal.professional.flatMap { desk.professional($0) }?.person.name
    let until = DeskWords.until(proposal.held, desk.clock, voice)
    let words: Bilingual =
      professional.map {
        Bilingual(
          en: "Proposed to \($0), who is held until \(until).",
          fr: "Proposition faite : \($0), personne réservée jusqu’au \(until).")
      }
      ?? Bilingual(
        en: "Proposed to a professional, who is held until \(until).",
        fr: "Proposition faite à une personne réservée jusqu’au \(until).")
    return Notice(
      .note, words,
      next: NavigationEntry(
        Bilingual(en: "Open the proposal", fr: "Ouvrir la proposition"), "/proposals/\(proposal.id)")
    ).html(voice)
  }

  private var missing: HTML {
    let missing = desk.missing(of: id)
    guard !missing.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "What the record does not say", fr: "Ce que le dossier ne dit pas"))</h2>
      <ul>\(missing, { missing in
        let change = max(missing.assumed, missing.most - missing.assumed)
        return """
          <li>\(voice(missing.title)) – \(voice(
            en: "counts \(missing.assumed) of \(missing.most) points until it is known; could change a score by up to \(change)",
            fr: "vaut \(missing.assumed) points sur \(missing.most) d’ici là ; pourrait changer un pointage de \(change) au plus"))</li>

          """
      })</ul>

      """
  }

  // MARK: Who could help

  private var candidateList: HTML {
    let heading = voice(en: "Who could help", fr: "Qui pourrait aider")
    guard !candidates.isEmpty else {
      let why = desk.obstacle(of: id)
      return """
        <h2>\(heading)</h2>
        \(EmptyState(
          .open, title: Bilingual(en: "Nobody fits at present", fr: "Personne ne convient pour l’instant"),
          words: why.map {
            Bilingual(en: "Why: \($0.en).", fr: "Raison : \($0.fr).")
          } ?? Bilingual(same: ""),
          next: .link(
            Bilingual(en: "See whom to recruit", fr: "Voir qui recruter"),
            "/programmes/\(programme)/desk/round/recruits", .second, icon: .people)).html(voice))
        """
    }
    let compare: HTML = """
      <form id="comparison" method="get"\(action: DeskPage.address(of: id, in: programme).below("comparison"))>\
      <p>\(Action.button(
        Bilingual(en: "Compare the two that are ticked", fr: "Comparer les deux qui sont cochées"), .second, icon: .table
      ).html(voice))</p></form>

      """
    return """
      <h2>\(heading)</h2>
      \(if: candidates.count > 1, DeskScoreChart.html(candidates, policy: desk.policy, voice))\
      <div class="cards">\(candidates.enumerated(), { card($0.offset, $0.element, amongOthers: candidates.count > 1) })</div>
      \(if: candidates.count > 1, compare)
      """
  }

  private func card(_ place: Int, _ candidate: DeskCandidate, amongOthers: Bool) -> HTML {
    let person = candidate.entry.person
    let line = [
      voice(candidate.profile.occupationTitle), Self.words(candidate.profile.employer, voice),
      person.city,
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    let name = person.name
    let tick: HTML = """
      <p class="tick"><input type="checkbox" name="with" value="\(person.id.description)" form="comparison" \
      data-key="c" id="with-\(place)"><label for="with-\(place)">\(voice(en: "Compare", fr: "Comparer"))\
      <span class="hidden"> \(name)</span></label></p>

      """
    return """
      <article class="card" tabindex="-1" data-item><header><h3><bdi>\(name)</bdi></h3>\
      \(Badge(DeskWords.score(candidate.points), .cool).html(voice))</header>
      <p><bdi>\(line)</bdi></p>
      \(DeskPairPage.state(candidate, desk, voice))\(DeskPairPage.reasons(candidate, voice))
      \(if: amongOthers, tick)\
      <div class="actions">\(actions(candidate))</div></article>

      """
  }

  private func actions(_ candidate: DeskCandidate) -> HTML {
    let other = candidate.entry.person
    let pair = here.below("with").below(other.id.description)
    if let decision = candidate.decision {
      let lift = PostButton(
        decision.kind == .lock
          ? Bilingual(en: "Lift the lock", fr: "Lever le verrou")
          : Bilingual(en: "Lift the exclusion", fr: "Lever l’exclusion"),
        to: here.below("decisions").below(decision.id.description).below("lifting"), about: other.name)
      if decision.kind == .exclusion { return lift.html(frame) }
      return "\(propose(candidate, pair))\(lift.html(frame))"
    }
    let lock = Action.link(
      Bilingual(en: "Lock", fr: "Verrouiller"), pair.below("lock"), .plain, icon: .lock)
    let exclude = Action.link(
      Bilingual(en: "Exclude", fr: "Exclure"), pair.below("exclusion"), .plain, icon: .cross)
    return """
      \(propose(candidate, pair))<span data-key="l">\(named(lock, other))</span>\
      <span data-key="x">\(named(exclude, other))</span>
      """
  }

  /// The same words stand in every card: whoever hears them hears whom they are about.
  private func named(_ action: Action, _ person: Person) -> HTML {
    "\(action.html(voice))<span class=\"hidden\"> \(person.name)</span>"
  }

  private func propose(_ candidate: DeskCandidate, _ pair: Address) -> HTML {
    guard candidate.isAble, entry.application.stage == .ready, desk.roster.proposals[id] == nil else {
      return .empty
    }
    return """
      <form method="post" data-key="p"\(action: pair.below("holds"))>\(Layout.token(frame))\
      <button class="button main" aria-label="\(voice(
        en: "Propose \(candidate.entry.person.name)", fr: "Proposer \(candidate.entry.person.name)"))">\
      <span>\(voice(en: "Propose", fr: "Proposer"))</span></button></form>
      """
  }

  // MARK: What was decided and noted

  private var decided: HTML {
    let shown = Set(candidates.map(\.entry.person.id))
    let others = desk.roster.decisions.filter { $0.newcomer == id && !shown.contains($0.professional) }
    guard !others.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "Also decided", fr: "Autres décisions"))</h2>
      <ul>\(others, { decision in
        let name = desk.professional(decision.professional)?.person.name
          ?? voice(en: "a professional you may not see", fr: "une personne que vous ne pouvez pas voir")
        let kind = decision.kind == .lock
          ? voice(en: "locked", fr: "verrouillé") : voice(en: "excluded", fr: "exclu")
        return """
          <li><bdi>\(name)</bdi>, \(kind) – <bdi>\(decision.reason)</bdi> \(PostButton(
            Bilingual(en: "Lift", fr: "Lever"),
            to: here.below("decisions").below(decision.id.description).below("lifting"), about: name).html(frame))</li>

          """
      })</ul>

      """
  }

  private var noted: HTML {
    let heading: HTML = "<h2 id=\"notes\">\(voice(en: "Notes", fr: "Notes"))</h2>\n"
    guard entry.isKept else {
      return """
        \(heading)<p>\(voice(
          en: "Another agency keeps this record, and notes are written there.",
          fr: "Un autre organisme tient ce dossier ; les notes s’écrivent là-bas."))</p>

        """
    }
    return """
      \(heading)\(notes, { "<article class=\"card\"><p><bdi>\($0.text)</bdi></p><p><small>\(voice($0.visibility.title))</small></p></article>\n" })
      <p><span data-key="n">\(Action.link(
        Bilingual(en: "Write a note", fr: "Écrire une note"), here.below("notes"), .second, icon: .pencil).html(voice))</span></p>

      """
  }
}

extension Address {
  /// The page of that name below this one.
  func below(_ part: String) -> Address {
    let path: Address = "/\(part)"
    return Address(local: self.path + path.text) ?? self
  }
}

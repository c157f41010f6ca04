import Basics
import People
import Site

/// Partnerships as the staff sees them: those of a programme, and one with what happened and what can be done next.
enum PartnershipPage {
  // MARK: A list

  static func address(of id: ID<Partnership>) -> Address { "/partnerships/\(id)" }

  static func list(
    _ frame: Frame, _ programme: Programme, _ entries: [PartnershipStore.Entry], areOver: Bool,
    _ calendar: WorkCalendar, at now: Moment
  ) -> HTML {
    var frame = frame.titled(
      en: "\(PartnershipWords.title.en): \(programme.name.en)",
      fr: "\(PartnershipWords.title.fr) : \(programme.name.fr)")
    frame.breadcrumbs = [NavigationEntry(programme.name, DeskPage.address(of: programme.id))]
    let voice = frame.voice
    let here: Address = "/programmes/\(programme.id)/partnerships"
    let tabs = Tabs(
      Bilingual(en: "Which partnerships", fr: "Quels partenariats"),
      [
        (entry: NavigationEntry(running, here), count: nil),
        (entry: NavigationEntry(over, here.below("over")), count: nil),
      ])
    let empty = EmptyState(
      .proposed,
      title: areOver
        ? Bilingual(en: "No partnership is over yet", fr: "Aucun partenariat n’est encore terminé")
        : Bilingual(en: "No partnership is running", fr: "Aucun partenariat n’est en cours"),
      words: Bilingual(
        en: "A partnership begins when the professional of a proposal is asked.",
        fr: "Un partenariat commence quand la personne établie d’une proposition est sollicitée."),
      next: .link(
        Bilingual(en: "See the proposals", fr: "Voir les propositions"),
        "/programmes/\(programme.id)/proposals",
        .main))
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(tabs.html(frame))\
        \(if: !entries.isEmpty, "<h2>\(voice(areOver ? over : running))</h2>\n")\(entries.isEmpty ? empty.html(voice) : Card.grid(entries.map { card($0, calendar, now, voice) }, voice))
        """)
  }

  private static let running = Bilingual(en: "Running", fr: "En cours")
  private static let over = Bilingual(en: "Over", fr: "Terminés")

  private static func card(
    _ entry: PartnershipStore.Entry, _ calendar: WorkCalendar, _ now: Moment, _ voice: Voice
  ) -> Card {
    let today = calendar.clock.day(now)
    let last = PartnershipWords.act(entry.act, by: entry.party)
    let day = voice.relative(calendar.clock.day(entry.last), today: today)
    let colour = entry.partnership.state == .paused ? nil : entry.colour(at: now, calendar)
    return Card(
      Bilingual(same: names(entry, voice)), at: address(of: entry.partnership.id),
      badge: PartnershipWords.badge(entry.partnership),
      content: "<p>\(voice(last)), \(day) \(colour.map { PartnershipWords.badge($0).html(voice) })</p>\n")
  }

  static func names(_ entry: PartnershipStore.Entry, _ voice: Voice) -> String {
    let unseen = voice(en: "somebody you may not see", fr: "une personne que vous ne pouvez pas voir")
    return (entry.newcomer ?? unseen) + " – " + (entry.professional ?? unseen)
  }

  // MARK: One

  /// Everything about one partnership, and what of it may be shown to whoever asks.
  struct Shown: Sendable {
    let view: PartnershipView
    /// Nil for somebody whose record may not be read any more.
    let newcomer: Person?
    let professional: Person?
    /// Those of the staff whose names are known here.
    let names: [ID<Person>: String]
    let letters: [PartnershipLetter]
  }

  static func detail(_ frame: Frame, _ shown: Shown) -> HTML {
    let view = shown.view
    let (partnership, voice) = (view.partnership, frame.voice)
    let unseen = voice(en: "somebody you may not see", fr: "une personne que vous ne pouvez pas voir")
    let title = (shown.newcomer?.name ?? unseen) + " – " + (shown.professional?.name ?? unseen)
    var frame = frame.titled(Bilingual(same: title))
    frame.breadcrumbs = [
      NavigationEntry(view.programme, DeskPage.address(of: partnership.programme)),
      NavigationEntry(PartnershipWords.title, "/programmes/\(partnership.programme)/partnerships"),
    ]
    return Layout.page(
      frame,
      body: """
        <h1><bdi>\(title)</bdi></h1>
        <p class="badges">\(PartnershipWords.badge(partnership).html(voice))</p>
        \(facts(view, shown, voice))\(promises(view, voice))\(next(view, frame))\(meetings(view, frame))\(recommendations(view, frame))\(goals(view, voice))\
        \(history(shown, voice))\(letters(shown, voice))
        """)
  }

  private static func facts(_ view: PartnershipView, _ shown: Shown, _ voice: Voice) -> HTML {
    let partnership = view.partnership
    var facts: [Facts.Fact] = [
      .html(Bilingual(en: "Since", fr: "Depuis")) {
        "\($0.date(view.calendar.clock.day(partnership.reached)))"
      },
      .text(
        Bilingual(en: "Meetings so far", fr: "Rencontres jusqu’ici"), voice.duration(minutes: view.minutes)),
    ]
    if let left = view.minutesLeft {
      facts.append(.text(Bilingual(en: "Hours to go", fr: "Heures restantes"), voice.duration(minutes: left)))
    }
    let people: [(Bilingual, Person?)] = [
      (view.model.newcomers.one, shown.newcomer), (view.model.professionals.one, shown.professional),
    ]
    for (role, person) in people {
      guard let person else { continue }
      let (name, hasNoMail) = (person.name, person.email == nil)
      facts.append(
        .html(role) { voice in
          let words = voice(
            en: " – no e-mail address: tell them yourself",
            fr: " – pas d’adresse de courriel : prévenez la personne vous-même")
          return "<bdi>\(name)</bdi>\(hasNoMail ? words : "")"
        })
    }
    return Facts(facts).html(voice)
  }

  /// What is still to come, each with the day by which it is promised.
  private static func promises(_ view: PartnershipView, _ voice: Voice) -> HTML {
    guard !view.promises.isEmpty, view.partnership.state != .paused else { return .empty }
    let items: HTML = .each(view.promises) { promise in
      let title = view.model.clocks.first { $0.name == promise.name }?.title ?? Bilingual(same: promise.name)
      let day = voice.date(view.calendar.clock.day(promise.due + .microseconds(-1)))
      let badge = PartnershipWords.badge(promise.colour(at: view.now, view.calendar))
      return """
        <li>\(voice(title)), \(voice(en: "by \(day)", fr: "d’ici le \(day)")) \(badge.html(voice))</li>

        """
    }
    return "<h2>\(voice(en: "Promised", fr: "Engagements"))</h2>\n<ul>\(items)</ul>\n"
  }

  // MARK: What can be done

  private static func next(_ view: PartnershipView, _ frame: Frame) -> HTML {
    let (partnership, voice) = (view.partnership, frame.voice)
    let here = address(of: partnership.id)
    func button(_ words: Bilingual, _ part: StaticString, _ weight: Action.Weight = .second) -> HTML {
      Action.button(words, weight).form(frame, to: here.below(part.description))
    }
    func link(_ words: Bilingual, _ part: StaticString, _ weight: Action.Weight = .second) -> HTML {
      Action.link(words, here.below(part.description), weight).html(voice)
    }
    let no = link(Bilingual(en: "Said no", fr: "A dit non"), "refusal")
    let end = link(Bilingual(en: "End it", fr: "Mettre fin"), "closure", .plain)
    let met = link(Bilingual(en: "Note a meeting", fr: "Noter une rencontre"), "meetings", .main)
    let actions: [HTML] =
      switch partnership.state {
      case .asked:
        [
          button(
            Bilingual(en: "The professional said yes to me", fr: "La personne établie m’a dit oui"),
            "confirmation"), no, end,
        ]
      case .confirmed:
        [
          button(
            Bilingual(en: "The newcomer said yes to me", fr: "La personne nouvellement arrivée m’a dit oui"),
            "acceptance"), no, end,
        ]
      case .accepted:
        [
          link(
            Bilingual(en: "Introduce them to each other", fr: "Les mettre en relation"), "introduction", .main
          ), end,
        ]
      case .introduced:
        [met, button(Bilingual(en: "Pause", fr: "Mettre en pause"), "pause"), end]
      case .active:
        [
          met,
          button(
            Bilingual(en: "Ask both how it goes", fr: "Demander aux deux comment cela se passe"), "midpoint"),
          button(Bilingual(en: "Pause", fr: "Mettre en pause"), "pause"), end,
        ]
      case .paused: [button(Bilingual(en: "It goes on", fr: "Reprendre"), "resumption", .main), end]
      case .closed: []
      }
    guard !actions.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "What can be done", fr: "Ce qui peut être fait"))</h2>
      <div class="actions">\(actions, { $0 })</div>

      """
  }

  // MARK: Meetings and goals

  /// A meeting in a sentence: what counts, or what each of the two tells.
  static func told(_ meeting: PartnershipMeeting, _ voice: Voice) -> HTML {
    let each = meeting.reports.map { report in
      let who = voice(PartnershipWords.party(report.party))
      let what =
        report.met
        ? "\(voice.date(report.day)), \(voice.duration(minutes: report.minutes))"
        : voice(en: "they did not meet", fr: "pas de rencontre")
      return voice(en: "\(who): \(what)", fr: "\(who) : \(what)")
    }.joined(separator: " · ")
    if let settled = meeting.settlement {
      return "\(each) – \(voice(en: "settled:", fr: "retenu :")) \(voice.duration(minutes: settled.minutes))"
    }
    if meeting.differs {
      let badge = Badge(Bilingual(en: "two accounts", fr: "deux versions"), .alarm, icon: .warning)
      return "\(each) \(badge.html(voice))"
    }
    return "\(each)"
  }

  private static func meetings(_ view: PartnershipView, _ frame: Frame) -> HTML {
    let voice = frame.voice
    guard !view.meetings.isEmpty else { return .empty }
    let items: HTML = .each(view.meetings) { meeting in
      let planned: HTML? =
        meeting.reports.isEmpty && meeting.settlement == nil
        ? meeting.planned.map {
          "\(voice(en: "arranged for", fr: "prévue le")) \(DeskWords.until($0, view.calendar.clock, voice))"
        } : nil
      let choices = meeting.differs ? Set(meeting.reports.map { $0.met ? $0.minutes : 0 }).sorted() : []
      let settle: HTML = .each(choices) { minutes in
        Action.button(
          .inBoth {
            $0(
              en: "Count \($0.duration(minutes: minutes))", fr: "Retenir \($0.duration(minutes: minutes))")
          }, .second
        ).form(
          frame,
          to: address(of: view.partnership.id).below("meetings").below(meeting.id.description).below(
            "settlement"),
          fields: [("minutes", String(minutes))])
      }
      let settling: HTML = "<div class=\"actions\">\(settle)</div>"
      return "<li>\(planned ?? told(meeting, voice))\(if: !choices.isEmpty, settling)</li>\n"
    }
    return "<h2>\(voice(en: "Meetings", fr: "Rencontres"))</h2>\n<ul>\(items)</ul>\n"
  }

  private static func recommendations(_ view: PartnershipView, _ frame: Frame) -> HTML {
    guard let tree = view.tree, view.partnership.state.isIntroduced || !tree.all.isEmpty else {
      return .empty
    }
    let here = address(of: view.partnership.id)
    let canName = PartnershipMove.isPossible(.recommendation, in: view.partnership.state)
    let name = Action.link(
      Bilingual(en: "Name somebody", fr: "Nommer quelqu’un"), here.below("recommendations"), .second,
      icon: .plus)
    return """
      \(RecommendationPage.html(frame, tree, to: here.below("recommendation-stages"), mayChange: true))\
      \(if: canName, Actions(name).html(frame.voice))
      """
  }

  private static func goals(_ view: PartnershipView, _ voice: Voice) -> HTML {
    guard !view.goals.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "Goals", fr: "Objectifs"))</h2>
      <ul>\(view.goals, { "<li><bdi>\($0)</bdi></li>\n" })</ul>

      """
  }

  // MARK: What happened

  private static func history(_ shown: Shown, _ voice: Voice) -> HTML {
    let clock = shown.view.calendar.clock
    let items: HTML = .each(shown.view.events.reversed()) { event in
      let why = event.reason.flatMap(Partnership.Refusal.init(rawValue:)).map {
        voice(PartnershipWords.refusal($0))
      }
      let by = event.by.flatMap { shown.names[$0] }
      let said = [why, event.words].compactMap(\.self).joined(separator: " – ")
      return """
        <li>\(voice(PartnershipWords.act(event.act, by: event.party))), \(voice.date(clock.day(event.at)))\
        \(by.map { ", <bdi>\($0)</bdi>" as HTML })\(if: !said.isEmpty, "<br><small><bdi>\(said)</bdi></small>")</li>

        """
    }
    return "<h2>\(voice(en: "What happened", fr: "Ce qui s’est passé"))</h2>\n<ul>\(items)</ul>\n"
  }

  private static func letters(_ shown: Shown, _ voice: Voice) -> HTML {
    guard !shown.letters.isEmpty else { return .empty }
    let clock = shown.view.calendar.clock
    let items: HTML = .each(shown.letters) { letter in
      "<li>\(voice(letter.subject)), \(voice(PartnershipWords.party(letter.party))), \(voice.date(clock.day(letter.at))) \(letter.badge.html(voice))</li>\n"
    }
    return "<h2>\(voice(en: "Letters", fr: "Lettres"))</h2>\n<ul>\(items)</ul>\n"
  }
}

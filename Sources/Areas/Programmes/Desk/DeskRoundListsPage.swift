import Basics
import Matching
import People
import Site

/// What else a round tells: who still waits, what more people would cost, whom to recruit, and what one could do otherwise.
enum DeskRoundListsPage {
  // MARK: Who still waits

  static func waiting(_ frame: Frame, _ desk: Desk, _ round: DeskRound) -> HTML {
    let query = TableQuery(frame.query)
    return DeskRoundPage.framed(
      frame, desk, round,
      table(desk, round).html(frame, slice(frame, desk, round), query: query))
  }

  /// Those who wait, of the page that is asked for.
  static func slice(
    _ frame: Frame, _ desk: Desk, _ round: DeskRound
  ) -> TableSlice<Round.WaitingNewcomer> {
    TableSlice(
      of: round.waiting, by: TableQuery(frame.query), columns: table(desk, round).columns, voice: frame.voice)
  }

  private static func table(_ desk: Desk, _ round: DeskRound) -> Table<Round.WaitingNewcomer> {
    let programme = desk.roster.programme.id
    return Table<Round.WaitingNewcomer>(
      "still", Bilingual(en: "Who still waits, and why", fr: "Qui attend encore, et pourquoi"),
      [
        .name(
          "name", Bilingual(en: "Name", fr: "Nom"),
          at: { DeskPage.address(of: desk.roster.newcomers[$0.newcomer].person.id, in: programme) }
        ) { desk.roster.newcomers[$0.newcomer].person.name },
        .number("days", Bilingual(en: "Days", fr: "Jours")) {
          round.round.newcomers[$0.newcomer].daysWaiting(on: desk.today)
        },
        .words("occupation", Bilingual(en: "Occupation", fr: "Profession")) {
          round.round.newcomers[$0.newcomer].occupationTitle
        },
        .words("why", Bilingual(en: "Why", fr: "Pourquoi")) { round.round.why($0.reason) },
        .words("help", Bilingual(en: "What would help", fr: "Ce qui aiderait")) { round.round.help($0) },
      ], counted: desk.roster.roles[.newcomers].counted,
      empty: EmptyState(
        .complete, title: Bilingual(en: "Nobody is left waiting", fr: "Personne n’attend plus"),
        words: Bilingual(
          en: "Everybody who is ready meets somebody in this round.",
          fr: "Toute personne prête rencontre quelqu’un dans ce cycle.")))
  }

  // MARK: More people, or better pairs

  static func tradeOff(_ frame: Frame, _ desk: Desk, _ round: DeskRound, _ curve: TradeOff) -> HTML {
    let voice = frame.voice
    let points = sampled(curve.points)
    guard points.count > 1 else {
      let words = voice(
        en: "In this round both go together: the best pairs are also the most.",
        fr: "Dans ce cycle, les deux vont ensemble : les meilleurs jumelages sont aussi les plus nombreux.")
      return DeskRoundPage.framed(frame, desk, round, "<p>\(words)</p>\n")
    }
    let chart = LineChart(
      "curve",
      Bilingual(
        en: "Average score of a pair, of 100, by how many meet somebody",
        fr: "Pointage moyen d’un jumelage, sur 100, selon le nombre de rencontres"),
      by: (
        Bilingual(en: "Would meet somebody", fr: "Auraient une rencontre"),
        points.map { point in .inBoth { $0.number(point.matched) } }
      ),
      [
        Series(
          Bilingual(en: "Average score", fr: "Pointage moyen"),
          points.map(average))
      ])
    let words = voice(
      en:
        "Each point is the best that so many pairs can be, and is proven. The programme decides which end it wants; this round puts \(voice(desk.policy.order.first?.title ?? Bilingual(same: ""))) first.",
      fr:
        "Chaque point est le mieux que permet ce nombre de jumelages, preuve à l’appui. Le programme choisit ce qui compte ; ce cycle vise d’abord à \(voice(desk.policy.order.first?.title ?? Bilingual(same: "")))."
    )
    return DeskRoundPage.framed(frame, desk, round, "<p>\(words)</p>\n\(chart.html(voice))")
  }

  /// The average score of a pair, of 100; nil where there is none.
  static func average(of point: TradeOff.Point) -> Int? {
    point.matched == 0 ? nil : Int(point.worth.first) * 100 / (Int(Score.scale) * point.matched)
  }

  /// A curve of hundreds of points in two dozen, its ends among them.
  private static func sampled(_ points: [TradeOff.Point]) -> [TradeOff.Point] {
    let most = 24
    guard points.count > most else { return points }
    return (0..<most).map { points[$0 * (points.count - 1) / (most - 1)] }
  }

  // MARK: Whom to recruit

  static func recruits(_ frame: Frame, _ desk: Desk, _ round: DeskRound, _ recruits: [DeskRecruit]) -> HTML {
    let voice = frame.voice
    let (newcomers, professionals) = (desk.roster.roles[.newcomers], desk.roster.roles[.professionals])
    let empty = EmptyState(
      .complete, title: Bilingual(en: "Nobody is missing", fr: "Personne ne manque"),
      words: Bilingual(
        en:
          "One more \(professionals.one.en) of an occupation that \(newcomers.many.en) have would add nothing to this round.",
        fr: "Une personne établie de plus, dans les professions recherchées, n’ajouterait rien à ce cycle."))
    let rows: HTML = .each(recruits) { recruit in
      let waiting = voice.count(recruit.waiting, en: newcomers.counted.en, fr: newcomers.counted.fr)
      let gain = DeskWords.price(recruit.gain, desk.policy.order).map { voice($0) } ?? "–"
      return """
        <li><strong>\(voice(recruit.occupation))</strong><br>\
        \(voice(en: "adds \(gain)", fr: "ajoute \(gain)")) · <small>\(voice(
          en: "\(waiting) of this occupation left waiting", fr: "\(waiting) de cette profession en attente"))</small></li>

        """
    }
    let words = voice(
      en:
        "Whom to look for next, one after the other, each with one place: no other list of the same length adds more.",
      fr:
        "Qui chercher, l’un après l’autre, avec une place chacun : aucune autre liste de cette longueur n’ajoute davantage."
    )
    return DeskRoundPage.framed(
      frame, desk, round,
      recruits.isEmpty ? empty.html(voice) : "<p>\(words)</p>\n<ol class=\"recruits\">\(rows)</ol>\n")
  }

  // MARK: One newcomer otherwise

  /// Of those who would move, so many are named.
  static let mostMoves = 6

  static func person(
    _ frame: Frame, _ desk: Desk, _ round: DeskRound, _ entry: DeskEntry, _ place: Int,
    _ others: [(professional: Int, change: Rearrangement)]
  ) -> HTML {
    var frame = frame.titled(
      en: "\(entry.person.name) in this round", fr: "\(entry.person.name) dans ce cycle")
    let programme = desk.roster.programme.id
    frame.breadcrumbs = [
      DeskPersonPage.list(desk),
      NavigationEntry(Bilingual(en: "A round", fr: "Un cycle"), DeskRoundPage.address(programme)),
    ]
    let voice = frame.voice
    let rows: HTML = .each(others) { other in
      alternative(desk, round, entry, other, voice)
    }
    let pair = round.round.pairs.first { $0.newcomer == place }
    let now =
      pair.map { desk.roster.professionals[$0.professional].person.name }.map {
        voice(en: "Meets \($0) in this round.", fr: "Rencontre \($0) dans ce cycle.")
      } ?? voice(en: "Meets nobody in this round.", fr: "Ne rencontre personne dans ce cycle.")
    let locked = pair?.isLocked == true
    let lockedWords = voice(
      en: "This pair is locked. Lift the lock to see what else could be.",
      fr: "Ce jumelage est verrouillé. Levez le verrou pour voir les autres possibilités.")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(now) <a\(href: DeskPage.address(of: entry.person.id, in: programme))>\(voice(
          en: "All who could help", fr: "Toutes les personnes qui pourraient aider"))</a></p>
        \(if: locked, "<p>\(lockedWords)</p>\n")\
        <h2>\(voice(en: "What another choice would cost", fr: "Ce que coûterait un autre choix"))</h2>
        <div class="cards">\(rows)</div>
        """)
  }

  private static func alternative(
    _ desk: Desk, _ round: DeskRound, _ entry: DeskEntry, _ other: (professional: Int, change: Rearrangement),
    _ voice: Voice
  ) -> HTML {
    let professional = desk.roster.professionals[other.professional].person
    let isMade = other.change.moves.isEmpty && other.change.cost == .zero
    let price = DeskWords.price(other.change.cost, desk.policy.order)
    let words =
      isMade
      ? voice(en: "as in this round", fr: "comme dans ce cycle")
      : price.map { voice(en: "costs \(voice($0))", fr: "coûte \(voice($0))") }
        ?? voice(en: "costs nothing", fr: "ne coûte rien")
    let moves = other.change.moves.filter { $0.seeker != desk.pool.newcomerPlaces[entry.person.id] }
    let told: HTML = .each(moves.prefix(mostMoves)) { move in
      let name = desk.roster.newcomers[move.seeker].person.name
      let to = move.to.map { desk.roster.professionals[$0].person.name }
      let words =
        to.map { voice(en: "\(name) would meet \($0)", fr: "\(name) rencontrerait \($0)") }
        ?? voice(en: "\(name) would wait", fr: "\(name) attendrait")
      return "<li>\(words)</li>"
    }
    let pair = DeskPage.address(of: entry.person.id, in: desk.roster.programme.id).below("with").below(
      professional.id.description)
    let lock = Action.link(
      Bilingual(en: "Lock this pair", fr: "Verrouiller ce jumelage"), pair.below("lock"), .second, icon: .lock
    )
    let exclude = Action.link(
      Bilingual(en: "Exclude", fr: "Exclure"), pair.below("exclusion"), .plain, icon: .cross)
    return """
      <article class="card"><header><h3><bdi>\(professional.name)</bdi></h3>\
      \(Badge(Bilingual(same: words), isMade ? .good : .quiet).html(voice))</header>
      \(if: !moves.isEmpty, "<ul>\(told)</ul>\n")\
      <div class="actions">\(lock.html(voice))\(exclude.html(voice))</div></article>

      """
  }
}

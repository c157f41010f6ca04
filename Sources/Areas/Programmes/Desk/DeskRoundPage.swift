import Basics
import Matching
import People
import Site

/// A round over everybody, seen before anything is decided: pairs, their reasons, and what each is worth.
struct DeskRoundPage {
  let frame: Frame
  let desk: Desk
  let round: DeskRound
  /// What was typed where something is to be corrected.
  var fill = FormFill.blank

  private var voice: Voice { frame.voice }
  private var programme: ID<Programme> { desk.roster.programme.id }

  static func address(_ programme: ID<Programme>) -> Address { "/programmes/\(programme)/desk/round" }

  /// The page with its tabs around what one of them shows.
  static func framed(_ frame: Frame, _ desk: Desk, _ round: DeskRound, _ body: HTML) -> HTML {
    let name = desk.roster.programme.name
    var frame = frame.titled(en: "A round: \(name.en)", fr: "Un cycle : \(name.fr)")
    frame.breadcrumbs = [DeskPersonPage.list(desk)]
    let here = address(desk.roster.programme.id)
    let entries: [(entry: NavigationEntry, count: Int?)] = [
      (NavigationEntry(Bilingual(en: "Pairs", fr: "Jumelages"), here), round.round.pairs.count),
      (
        NavigationEntry(Bilingual(en: "Who still waits", fr: "Qui attend encore"), here.below("waiting")),
        round.waiting.count
      ),
      (
        NavigationEntry(
          Bilingual(en: "More people, or better pairs", fr: "Plus de monde, ou mieux assorti"),
          here.below("trade-off")), nil
      ),
      (
        NavigationEntry(Bilingual(en: "Whom to recruit", fr: "Qui recruter"), here.below("recruits")), nil
      ),
    ]
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(Tabs(Bilingual(en: "The round", fr: "Le cycle"), entries).html(frame))\(body)
        """)
  }

  var html: HTML {
    let body: HTML =
      round.round.pairs.isEmpty
      ? nobody
      : """
      \(figures)\(broken)<p>\(voice(
        en: "Nothing is decided yet. Tick the pairs you agree with, say why, and propose them; lock or exclude others, and the round is made again.",
        fr: "Rien n’est décidé. Cochez les jumelages que vous retenez, dites pourquoi, et proposez-les ; verrouillez ou excluez-en d’autres, et le cycle est refait."))</p>
      <form id="round" method="post"\(action: Self.address(programme).below("proposals"))>\(Layout.token(frame))
      \(table.html(frame, slice, query: TableQuery(frame.query)))<div class="form">\(Self.choice.fields(frame, filled: fill))
      <div class="actions">\(Action.button(
        Bilingual(en: "Propose the pairs that are ticked", fr: "Proposer les jumelages cochés"), .main, icon: .check).html(voice))</div></div></form>
      \(DeskKeysPage.help(frame, .list))
      """
    return Self.framed(frame, desk, round, body)
  }

  /// One reason for all that are ticked.
  static let choice = Form("programmes/round", ProposalForm.reason) { $0 }

  private var nobody: HTML {
    EmptyState(
      .alone, title: Bilingual(en: "No pair comes of it", fr: "Aucun jumelage possible"),
      words: Bilingual(
        en:
          "Nobody who is ready fits a professional with a free place. The other tabs say why, and whom to look for.",
        fr:
          "Aucune personne prête ne convient à une personne établie qui a une place libre. Les autres onglets disent pourquoi, et qui chercher."
      ),
      next: .link(
        Bilingual(en: "See who still waits", fr: "Voir qui attend encore"),
        Self.address(programme).below("waiting"), .main)
    ).html(voice)
  }

  private var figures: HTML {
    let all = round.terms.takesPart.count { $0 }
    let places = round.terms.capacities.reduce(0, +)
    return Figures([
      Figures.Figure(
        Bilingual(en: "Would meet somebody", fr: "Auraient une rencontre"),
        voice.number(round.round.pairs.count),
        note: .inBoth { $0(en: "of \($0.number(all)) ready", fr: "sur \($0.number(all)) prêtes") }),
      Figures.Figure(
        Bilingual(en: "Average score", fr: "Pointage moyen"),
        round.round.averageScore.map { voice.number($0) } ?? "–",
        note: .inBoth { voice in
          let pairs = voice.count(
            round.round.pairs.count, en: ("pair", "pairs"), fr: ("jumelage", "jumelages"))
          return voice(en: "of 100, n = \(pairs)", fr: "sur 100, n = \(pairs)")
        }),
      Figures.Figure(
        Bilingual(en: "Places left", fr: "Places restantes"),
        voice.number(max(0, places - round.round.pairs.count)),
        note: .inBoth { $0(en: "of \($0.number(places)) free", fr: "sur \($0.number(places)) libres") }),
    ]).html(voice)
  }

  private var broken: HTML {
    guard !round.brokenLocks.isEmpty else { return .empty }
    let names = round.brokenLocks.map { lock in
      desk.newcomer(lock.newcomer)?.person.name ?? voice(en: "somebody", fr: "quelqu’un")
    }
    return Notice(
      .warning,
      .inBoth { voice in
        voice(
          en:
            "Not every lock can be kept: the professional of \(voice.list(names)) has no place free, or one of the two takes no part now.",
          fr:
            "Certains verrous ne peuvent être tenus (\(voice.list(names))) : plus de place libre, ou l’une des deux personnes ne participe pas en ce moment."
        )
      }
    ).html(voice)
  }

  // MARK: Pairs

  struct Row: Sendable {
    let pair: Round.Pair
    let newcomer: DeskEntry
    let professional: DeskEntry
    let days: Int
  }

  private var rows: [Row] {
    round.pairs.compactMap { pair in
      guard desk.roster.newcomers.indices.contains(pair.newcomer),
        desk.roster.professionals.indices.contains(pair.professional)
      else { return nil }
      let newcomer = desk.roster.newcomers[pair.newcomer]
      return Row(
        pair: pair, newcomer: newcomer, professional: desk.roster.professionals[pair.professional],
        days: desk.daysWaiting(newcomer.person.id))
    }
  }

  /// The pairs of the page that is asked for.
  var slice: TableSlice<Row> {
    TableSlice(of: rows, by: TableQuery(frame.query), columns: table.columns, voice: voice)
  }

  private var table: Table<Row> {
    let (round, order, here) = (round, desk.policy.order, Self.address(programme))
    return Table<Row>(
      "pairs", Bilingual(en: "Pairs of this round", fr: "Jumelages de ce cycle"),
      [
        .name(
          "newcomer", desk.roster.roles[.newcomers].title,
          at: { here.below("people").below($0.newcomer.person.id.description) }
        ) { $0.newcomer.person.name },
        .number("days", Bilingual(en: "Days", fr: "Jours")) { $0.days },
        .text("professional", Bilingual(en: "Meets", fr: "Rencontre")) { $0.professional.person.name },
        .number("score", Bilingual(en: "Score", fr: "Pointage")) {
          Int($0.pair.score.total) * 100 / Int(Score.scale)
        },
        .other("why", Bilingual(en: "Why", fr: "Pourquoi")) { row, voice in
          let reasons = round.round.reasons(row.pair).prefix(2).map { voice($0) }
          return "<small>\(reasons.joined(separator: voice(en: "; ", fr: " ; ")))</small>"
        },
        .other("worth", Bilingual(en: "Without it, the round loses", fr: "Sans lui, le cycle perd")) {
          row, voice in
          guard let without = round.worth(of: row.pair) else {
            return Badge(Bilingual(en: "locked", fr: "verrouillé"), .good, icon: .lock).html(voice)
          }
          return
            "<small>\(DeskWords.price(without.cost, order).map { voice($0) } ?? voice(en: "nothing", fr: "rien"))</small>"
        },
        .other("choose", Bilingual(en: "Propose", fr: "Proposer")) { row, voice in
          let (a, b) = (row.newcomer.person, row.professional.person)
          let id = "pair-\(a.id)"
          return """
            <span class="tick"><input type="checkbox" name="pair" value="\(a.id.description).\(b.id.description)" id="\(id)">\
            <label for="\(id)">\(voice(en: "Propose", fr: "Proposer"))<span class="hidden"> \(a.name) – \(b.name)</span></label></span>
            """
        },
      ], counted: (en: ("pair", "pairs"), fr: ("jumelage", "jumelages")),
      empty: EmptyState(.alone, title: Bilingual(same: ""), words: Bilingual(same: "")), isSearched: false)
  }
}

import Basics
import Matching
import People
import Site

/// A round over everybody at a desk, as programs read it: nothing of it is decided.
enum DeskRoundJSON {
  /// A round, and a page of its pairs.
  struct Pairs: Sendable {
    let desk: Desk
    let round: DeskRound
    let slice: TableSlice<DeskRoundPage.Row>
  }

  static let pairs = JSONShape<Pairs>(
    "DeskRound",
    Bilingual(
      en: "A round as it would be now, and what each pair is worth to it",
      fr: "Un cycle tel qu’il serait maintenant, et ce que vaut chaque jumelage"),
    JSONPart("programme", .id()) { $0.desk.roster.programme.id },
    JSONPart(
      "order", .list(.word),
      Bilingual(en: "What counts, the weightiest first", fr: "Ce qui compte, par ordre")
    ) { $0.desk.policy.order },
    JSONPart("ready", .count) { $0.round.terms.takesPart.count { $0 } },
    JSONPart("places", .count) { $0.round.terms.capacities.reduce(0, +) },
    JSONPart("average_score", .optional(.count)) { $0.round.round.averageScore },
    JSONPart("pairs", .list(pair)) { pairs in
      pairs.slice.rows.map { Pair(row: $0, desk: pairs.desk, round: pairs.round) }
    },
    JSONPart("found", .count) { $0.slice.found },
    JSONPart(
      "broken_locks", .list(DeskJSON.decision),
      Bilingual(en: "Locks that cannot be kept", fr: "Verrous qui ne peuvent être tenus")
    ) { pairs in pairs.round.brokenLocks.map { DeskJSON.Decided($0, at: pairs.desk) } })

  private struct Pair: Sendable {
    let row: DeskRoundPage.Row
    let desk: Desk
    let round: DeskRound
  }

  private static let pair = JSONShape<Pair>(
    "DeskRoundPair", Bilingual(en: "Two people who would meet", fr: "Deux personnes qui se rencontreraient"),
    JSONPart("newcomer", DeskJSON.person) { $0.row.newcomer },
    JSONPart("days", .count) { $0.row.days },
    JSONPart("professional", DeskJSON.person) { $0.row.professional },
    JSONPart("score", .number, Bilingual(en: "Of 100", fr: "Sur 100")) {
      Int($0.row.pair.score.total) * 100 / Int(Score.scale)
    },
    JSONPart("reasons", .list(.bilingual)) { $0.round.round.reasons($0.row.pair) },
    JSONPart("locked", .flag) { $0.row.pair.isLocked },
    JSONPart(
      "worth", .optional(.bilingual),
      Bilingual(
        en: "What the round would lose without it; null for nothing, and for what is locked",
        fr: "Ce que le cycle perdrait sans lui ; null pour rien, et s’il est verrouillé")
    ) { pair in
      pair.round.worth(of: pair.row.pair).flatMap { DeskWords.price($0.cost, pair.desk.policy.order) }
    })

  // MARK: Who still waits

  struct Waiting: Sendable {
    let desk: Desk
    let round: DeskRound
    let slice: TableSlice<Round.WaitingNewcomer>
  }

  static let waiting = JSONShape<Waiting>(
    "DeskRoundWaiting",
    Bilingual(en: "Who would meet nobody, and why", fr: "Qui ne rencontrerait personne, et pourquoi"),
    JSONPart("newcomers", .list(left)) { waiting in
      waiting.slice.rows.map { Left(waiting: $0, desk: waiting.desk, round: waiting.round.round) }
    },
    JSONPart("found", .count) { $0.slice.found })

  private struct Left: Sendable {
    let waiting: Round.WaitingNewcomer
    let desk: Desk
    let round: Round
    var entry: DeskEntry { desk.roster.newcomers[waiting.newcomer] }
    var profile: Profile { round.newcomers[waiting.newcomer] }
  }

  private static let left = JSONShape<Left>(
    "DeskRoundLeft", Bilingual(en: "Somebody who would wait on", fr: "Une personne qui attendrait encore"),
    JSONPart("person", DeskJSON.person) { $0.entry },
    JSONPart("days", .optional(.count)) { $0.profile.daysWaiting(on: $0.desk.today).map { max(0, $0) } },
    JSONPart("occupation", .bilingual) { $0.profile.occupationTitle },
    JSONPart("why", .bilingual) { $0.round.why($0.waiting.reason) },
    JSONPart("help", .bilingual) { $0.round.help($0.waiting) })

  // MARK: More people, or better pairs

  struct Curve: Sendable {
    let desk: Desk
    let round: DeskRound
    let curve: TradeOff
  }

  static let tradeOff = JSONShape<Curve>(
    "DeskTradeOff",
    Bilingual(
      en: "For each number of meetings the best that so many pairs can be",
      fr: "Pour chaque nombre de rencontres, le mieux que permettent autant de jumelages"),
    JSONPart("points", .list(point)) { $0.curve.points })

  private static let point = JSONShape<TradeOff.Point>(
    "DeskTradeOffPoint",
    Bilingual(
      en: "So many pairs, and their average score", fr: "Autant de jumelages, et leur pointage moyen"),
    JSONPart("pairs", .count) { $0.matched },
    JSONPart("average_score", .optional(.number), Bilingual(en: "Of 100", fr: "Sur 100")) {
      DeskRoundListsPage.average(of: $0)
    })

  // MARK: Whom to recruit

  struct Recruits: Sendable {
    let desk: Desk
    let round: DeskRound
    let recruits: [DeskRecruit]
  }

  static let recruits = JSONShape<Recruits>(
    "DeskRecruits",
    Bilingual(
      en: "Whom to look for next, one after the other", fr: "Qui chercher ensuite, l’un après l’autre"),
    JSONPart("recruits", .list(recruit)) { all in
      all.recruits.map { Recruit(recruit: $0, order: all.desk.policy.order) }
    })

  private struct Recruit: Sendable {
    let recruit: DeskRecruit
    let order: [Objective]
  }

  private static let recruit = JSONShape<Recruit>(
    "DeskRecruit",
    Bilingual(
      en: "An occupation, and what one professional more adds",
      fr: "Une profession, et ce qu’ajoute une personne de plus"),
    JSONPart("occupation", .bilingual) { $0.recruit.occupation },
    JSONPart("waiting", .count) { $0.recruit.waiting },
    JSONPart("adds", .optional(.bilingual)) { DeskWords.price($0.recruit.gain, $0.order) })

  // MARK: One newcomer otherwise

  /// A newcomer in a round, and with whom else they could meet.
  struct Otherwise: Sendable {
    let desk: Desk
    let round: DeskRound
    let entry: DeskEntry
    let place: Int
    let others: [(professional: Int, change: Rearrangement)]

    fileprivate var pair: Round.Pair? { round.round.pairs.first { $0.newcomer == place } }
  }

  static let otherwise = JSONShape<Otherwise>(
    "DeskRoundPerson",
    Bilingual(
      en: "Somebody in a round, and what another choice would cost it",
      fr: "Une personne dans un cycle, et ce que coûterait un autre choix"),
    JSONPart("person", DeskJSON.person) { $0.entry },
    JSONPart("meets", .optional(DeskJSON.person)) { one in
      one.pair.map { one.desk.roster.professionals[$0.professional] }
    },
    JSONPart("locked", .flag) { $0.pair?.isLocked == true },
    JSONPart("others", .list(other)) { one in
      one.others.map {
        Other(desk: one.desk, place: one.place, professional: $0.professional, change: $0.change)
      }
    })

  private struct Other: Sendable {
    let desk: Desk
    let place: Int
    let professional: Int
    let change: Rearrangement
  }

  private static let other = JSONShape<Other>(
    "DeskRoundOther",
    Bilingual(en: "Another choice, and who would move", fr: "Un autre choix, et qui changerait"),
    JSONPart("professional", DeskJSON.person) { $0.desk.roster.professionals[$0.professional] },
    JSONPart("costs", .optional(.bilingual)) { DeskWords.price($0.change.cost, $0.desk.policy.order) },
    JSONPart("moves", .list(moved)) { other in
      other.change.moves.filter { $0.seeker != other.place }.prefix(DeskRoundListsPage.mostMoves).map {
        Moved(
          newcomer: other.desk.roster.newcomers[$0.seeker],
          to: $0.to.map { other.desk.roster.professionals[$0] })
      }
    })

  private struct Moved: Sendable {
    let newcomer: DeskEntry
    let to: DeskEntry?
  }

  private static let moved = JSONShape<Moved>(
    "DeskRoundMove",
    Bilingual(
      en: "Who would meet somebody else, or wait", fr: "Qui rencontrerait quelqu’un d’autre, ou attendrait"),
    JSONPart("newcomer", DeskJSON.person) { $0.newcomer },
    JSONPart("meets", .optional(DeskJSON.person)) { $0.to })
}

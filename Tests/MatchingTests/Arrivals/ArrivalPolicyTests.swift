import Matching
import TestSupport
import Testing

/// Streams of invented people, replayed: prices against whoever-is-best-now, and against hindsight.
@Suite("Somebody comes")
struct ArrivalPolicyTests {
  typealias Arrival = ArrivalPolicy.Arrival

  /// Eight occupations; somebody of one's own is worth most, of a near one something. Each professional is of some use
  /// to many and of great use to few, so it matters for whom a place is held.
  private struct Stream {
    let supporters: [MatchingProblem.Supporter]
    let past: [Arrival]
    let coming: [Arrival]

    init(seed: UInt64, coming count: Int) {
      var random = SeededNumbers(seed: seed)
      let fields = (0..<40).map { _ in Int.random(in: 0..<8, using: &random) }
      let strengths = (0..<40).map { _ in Int.random(in: 0...3_000, using: &random) }
      supporters = (0..<40).map { .init(id: "P-\($0)", capacity: Int.random(in: 1...3, using: &random)) }
      func arrival() -> Arrival {
        // The first occupations are more frequent.
        let field = min(Int.random(in: 0..<8, using: &random), Int.random(in: 0..<8, using: &random))
        let need = Int.random(in: 0...3_000, using: &random)
        return Arrival(
          candidates: fields.indices.compactMap { supporter in
            let distance = abs(fields[supporter] - field)
            guard distance < 3 else { return nil }
            let score = [4_000, 2_000, 500][distance] + strengths[supporter] * need / 3_000 + need / 2
            return .init(supporter: Int32(supporter), score: Int32(score))
          })
      }
      past = (0..<150).map { _ in arrival() }
      coming = (0..<count).map { _ in arrival() }
    }

    func played(order: [Objective], learning: Bool) throws -> (score: Int, offers: Int) {
      var policy = ArrivalPolicy(supporters, order: order)
      var (score, offers) = (0, 0)
      for (number, arrival) in coming.enumerated() {
        if learning, number % 30 == 0 {
          let recent = Array((past + coming[..<number]).suffix(150))
          try policy.learn(from: recent, expecting: coming.count - number)
        }
        guard let supporter = policy.offer(to: arrival) else { continue }
        offers += 1
        score += arrival.candidates.first { Int($0.supporter) == supporter }.map { Int($0.score) } ?? 0
      }
      return (score, offers)
    }

    func hindsight(order: [Objective]) throws -> (score: Int, offers: Int) {
      let problem = try MatchingProblem(
        seekers: coming.indices.map { .init(id: String($0)) }, supporters: supporters,
        candidates: coming.map(\.candidates), order: order)
      let pairs = problem.solved().pairs
      return (pairs.reduce(0) { $0 + Int(problem.score(of: $1) ?? 0) }, pairs.count)
    }
  }

  @Test("learnt prices serve better than whoever is best at the moment, and never better than hindsight")
  func replayed() throws {
    var (best, learnt, most, wins) = (0, 0, 0, 0)
    let streams: Range<UInt64> = 0..<(longTests ? 100 : 4)
    for seed in streams {
      let stream = Stream(seed: seed, coming: 180)
      let greedy = try stream.played(order: [.quality], learning: false)
      let policy = try stream.played(order: [.quality], learning: true)
      let hindsight = try stream.hindsight(order: [.quality])
      #expect(policy.score <= hindsight.score && greedy.score <= hindsight.score)
      best += greedy.score
      learnt += policy.score
      most += hindsight.score
      if policy.score > greedy.score { wins += 1 }
    }
    #expect(wins >= streams.count - 1)
    // At least half of what greedy loses against hindsight.
    #expect((learnt - best) * 2 >= most - best, "\(best) \(learnt) \(most)")
  }

  @Test("where coverage comes first, prices match no fewer people on the whole")
  func coverage() throws {
    var (best, learnt) = (0, 0)
    for seed: UInt64 in 0..<(longTests ? 50 : 3) {
      let stream = Stream(seed: seed, coming: 90)
      let order: [Objective] = [.coverage, .quality]
      best += try stream.played(order: order, learning: false).offers
      let policy = try stream.played(order: order, learning: true).offers
      learnt += policy
      #expect(try policy <= stream.hindsight(order: order).offers)
    }
    #expect(learnt >= best, "\(learnt) \(best)")
  }

  @Test("a place that somebody better is likely to want is held, and offered when nobody else is expected")
  func holding() throws {
    let elaine = Arrival(candidates: [.init(supporter: 0, score: 2_000)])
    let better = Arrival(candidates: [.init(supporter: 0, score: 9_000)])
    var policy = ArrivalPolicy([.init(id: "Elaine")], order: [.quality])
    try policy.learn(from: [elaine, better, elaine, better], expecting: 10)
    #expect(policy.prices[0] >= Worth(2_000))
    #expect(policy.offer(to: elaine) == nil && policy.places == [1])
    try policy.learn(from: [elaine, better], expecting: 0)
    #expect(policy.prices == [.zero])
    #expect(policy.offer(to: elaine) == 0 && policy.places == [0])
    #expect(policy.offer(to: better) == nil)
    policy.giveBack(0)
    policy.giveBack(7)
    #expect(policy.offer(to: better) == 0)
  }

  @Test("nothing learnt offers the best, the first by identifier where two are as good")
  func untaught() throws {
    var policy = ArrivalPolicy(
      [.init(id: "François"), .init(id: "Elaine"), .init(id: "Hélène", capacity: 0)],
      order: [.quality, .quality])
    let arrival = Arrival(
      candidates: (0..<3).map { .init(supporter: $0, score: 5) } + [.init(supporter: 9, score: 9)])
    #expect(policy.offer(to: arrival) == 1)
    #expect(policy.offer(to: arrival) == 0)
    #expect(policy.offer(to: arrival) == nil)
    #expect(policy.offer(to: Arrival(candidates: [])) == nil)
  }

  @Test("what counts in the order counts for an offer, and nothing else does")
  func objectives() throws {
    let supporters = [MatchingProblem.Supporter(id: "Elaine", capacity: 2)]
    func offers(_ order: [Objective], _ score: Int32, days: Int = 0) -> Bool {
      var policy = ArrivalPolicy(supporters, order: order)
      return policy.offer(to: Arrival(candidates: [.init(supporter: 0, score: score)], daysWaiting: days))
        == 0
    }
    #expect(offers([.coverage], 0) && offers([.pairs], -5))
    #expect(offers([.waiting], 0, days: 1) && !offers([.waiting], 9))
    // Nobody is offered to whom nothing would be worth it.
    #expect(offers([.quality], 1) && !offers([.quality], 0) && !offers([.quality], -1) && !offers([], 9))
    var plain = ArrivalPolicy(supporters, order: [.quality])
    var more = ArrivalPolicy(supporters, order: [.evenLoad, .floors, .quality, .quality])
    let recent = (1...4).map { Arrival(candidates: [.init(supporter: 0, score: $0 * 1_000)]) }
    try plain.learn(from: recent, expecting: 8)
    try more.learn(from: recent, expecting: 8)
    #expect(plain.prices == more.prices && plain.prices[0] > Worth(2_000))
  }

  @Test("with nobody expected, prices are nothing, and places beyond all reason are brought into it")
  func extremes() throws {
    let crowd = Arrival(candidates: [.init(supporter: 0, score: 9)])
    var policy = ArrivalPolicy([.init(id: "Elaine", capacity: 1), .init(id: "François", capacity: 0)])
    try policy.learn(from: [crowd], expecting: 3)
    #expect(policy.prices[0] > .zero)
    try policy.learn(from: [crowd], expecting: 0)
    #expect(policy.prices == [.zero, .zero])
    #expect(policy.offer(to: crowd) == 0 && policy.places == [0, 0])
    try policy.learn(from: [crowd], expecting: 0)
    #expect(policy.prices == [.zero, .zero])
    try policy.learn(from: [crowd], expecting: 1)
    #expect(policy.prices[0] > .zero)
    var extreme = ArrivalPolicy([.init(id: "Elaine", capacity: .max), .init(id: "François", capacity: .min)])
    #expect(extreme.places == [1_000_000, 0])
    extreme.giveBack(0)
    try extreme.learn(from: [crowd], expecting: 2)
    #expect(extreme.offer(to: Arrival(candidates: [.init(supporter: 1, score: 9)])) == nil)
    #expect(extreme.offer(to: crowd) == 0 && extreme.places[0] == 999_999)
  }

  @Test("those expected are drawn evenly from all who came, early and late alike")
  func drawnEvenly() throws {
    // Each of six came for somebody of their own, who has no place: a price tells of whom somebody drawn dreamt.
    let supporters = (0..<6).map { MatchingProblem.Supporter(id: "P-\($0)", capacity: 0) }
    let recent = (0..<6).map { Arrival(candidates: [.init(supporter: Int32($0), score: 9)]) }
    // Four times as many are drawn as are expected.
    for (came, expected, drawn) in [(6, 1, [0, 2, 3, 5]), (5, 1, [0, 1, 3, 4]), (6, 2, Array(0..<6))] {
      var policy = ArrivalPolicy(supporters)
      try policy.learn(from: Array(recent.prefix(came)), expecting: expected)
      #expect(policy.prices.indices.filter { policy.prices[$0] > .zero } == drawn)
    }
  }

  @Test("arrivals that make no sense teach nothing")
  func refusals() throws {
    var policy = ArrivalPolicy([.init(id: "Elaine")])
    let before = policy.prices
    #expect(throws: MatchingError.self) {
      try policy.learn(from: [Arrival(candidates: [.init(supporter: 3, score: 1)])], expecting: 2)
    }
    #expect(throws: MatchingError.self) {
      try policy.learn(from: [Arrival(candidates: [], daysWaiting: -1)], expecting: 2)
    }
    #expect(policy.prices == before)
    try policy.learn(from: [], expecting: .max)
    try policy.learn(from: [Arrival(candidates: [])], expecting: .min)
    #expect(policy.prices == before)
  }
}

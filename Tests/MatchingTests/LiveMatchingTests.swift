import Matching
import TestSupport
import Testing

/// A matching that changes, against the same problem solved from nothing.
@Suite("A matching that changes")
struct LiveMatchingTests {
  /// Any change that may be asked, at random; refused ones among them.
  static func change(
    _ live: inout LiveMatching, _ random: inout SeededNumbers, arrivals: Bool
  ) throws(MatchingError) -> String {
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let seeker = number(0...max(0, live.seekerCount - 1))
    let supporter = number(0...max(0, live.supporterCount - 1))
    let pair = MatchingProblem.Pair(seeker: seeker, supporter: supporter)
    switch number(0...(arrivals ? 12 : 10)) {
    case 0:
      try live.withdraw(seeker: seeker)
      return "seeker \(seeker) withdraws"
    case 1:
      try live.restore(seeker: seeker)
      return "seeker \(seeker) comes back"
    case 2:
      try live.withdraw(supporter: supporter)
      return "supporter \(supporter) withdraws"
    case 3:
      try live.restore(supporter: supporter)
      return "supporter \(supporter) comes back"
    case 4:
      try live.setCapacity(number(0...3), ofSupporter: supporter)
      return "supporter \(supporter) has other places"
    case 5:
      try live.lock(pair)
      return "\(pair) is locked"
    case 6:
      for seeker in 0..<live.seekerCount
      where live.state(of: .init(seeker: seeker, supporter: supporter)) == .locked {
        try live.unlock(.init(seeker: seeker, supporter: supporter))
      }
      return "the locks of supporter \(supporter) are freed"
    case 7:
      try live.forbid(pair)
      return "\(pair) is forbidden"
    case 8:
      try live.allow(pair)
      return "\(pair) is allowed"
    case 9:
      try live.setScore(Int32(number(-2...9)), of: pair)
      return "\(pair) has another score"
    case 10:
      let added = (0...number(0...3)).map { _ in
        MatchingProblem.Pair(
          seeker: number(0...max(0, live.seekerCount - 1)),
          supporter: number(0...max(0, live.supporterCount - 1)))
      }
      try live.addCandidates(added.map { ($0, Int32(number(-2...9))) })
      return "\(added) are new"
    case 11:
      let row = (0..<live.supporterCount).filter { _ in number(0...2) == 0 }
      try live.add(
        .init(id: "new N-\(live.seekerCount)", daysWaiting: number(0...9), capacity: number(0...2)),
        candidates: row.map { .init(supporter: Int32($0), score: Int32(number(-2...9))) })
      return "a seeker arrives"
    default:
      let column = (0..<live.seekerCount).filter { _ in number(0...2) == 0 }
      let capacity = number(0...2)
      try live.add(
        .init(
          id: "new P-\(live.supporterCount)", capacity: capacity, quota: number(0...3) == 0 ? capacity : 0),
        offers: column.map { ($0, Int32(number(-2...9))) })
      return "a supporter arrives"
    }
  }

  /// Whether the matching is proven, and worth as much as it says and as one that is found from nothing.
  static func expectBest(_ live: LiveMatching, _ context: () -> String) throws {
    let problem = try live.problem()
    do {
      let proven = try Certificate(problem: problem, assignment: live.assignment).check()
      let fresh = try Certificate(problem: problem, assignment: problem.solved()).check()
      if proven != fresh || proven != live.worth {
        Issue.record("\(live.worth.numbers), proven \(proven.numbers), best \(fresh.numbers): \(context())")
      }
    } catch {
      Issue.record("\(error): \(context()) in \(problem.fullPicture)")
    }
  }

  @Test(
    "is the best after every change to a small problem of any kind", arguments: 0..<(longTests ? 4_000 : 60))
  func small(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let sketch = Sketch.general(
      Int.random(in: 1...6, using: &random), Int.random(in: 1...6, using: &random), seed: UInt64(seed))
    guard let problem = try? sketch.problem() else { return }
    var live = LiveMatching(problem)
    var story: [String] = []
    for _ in 0..<40 {
      let before = live
      do {
        story.append(try Self.change(&live, &random, arrivals: true))
      } catch {
        story.append("\(error)")
        // Somebody who could not come stays in the problem, away.
        if live.supporterCount == before.supporterCount {
          #expect(try live.problem().locks == before.problem().locks, "\(story)")
          #expect(live.worth == before.worth, "\(story)")
        }
      }
      try Self.expectBest(live) { "\(story) in \(problem.fullPicture)" }
    }
  }

  @Test("is the best after hundreds of changes to a network", arguments: [1, 2, 3] as [UInt64])
  func network(seed: UInt64) throws {
    for order in objectiveOrders {
      let problem = try Sketch.invented(80, 50, each: 6, seed: seed, order: order).problem()
      var live = LiveMatching(problem, from: problem.solved())
      #expect(live.assignment == problem.solved())
      var random = SeededNumbers(seed: seed)
      for step in 1...120 {
        let change = (try? Self.change(&live, &random, arrivals: step % 20 == 0)) ?? "refused"
        if step % 10 == 0 { try Self.expectBest(live) { change } }
      }
    }
  }

  @Test("is as it was once everybody who left is back", arguments: [1, 2, 3] as [UInt64])
  func leaveAndReturn(seed: UInt64) throws {
    for order in objectiveOrders {
      let problem = try Sketch.invented(80, 50, each: 6, seed: seed, order: order).problem()
      let answer = problem.solved()
      var live = LiveMatching(problem, from: answer)
      for seeker in stride(from: 0, to: 80, by: 3) { try live.withdraw(seeker: seeker) }
      for supporter in stride(from: 0, to: 50, by: 4) { try live.withdraw(supporter: supporter) }
      #expect(live.worth < (try problem.provenWorth()))
      for supporter in stride(from: 0, to: 50, by: 4) { try live.restore(supporter: supporter) }
      for seeker in stride(from: 0, to: 80, by: 3) { try live.restore(seeker: seeker) }
      #expect(live.worth == (try problem.provenWorth()))
      #expect(live.assignment.supporterOfSeeker == answer.supporterOfSeeker)
      try Self.expectBest(live) { "all are back" }
    }
  }

  @Test("starts from any answer, however bad, and even from nonsense", arguments: [1, 2, 3] as [UInt64])
  func beginnings(seed: UInt64) throws {
    for order in objectiveOrders {
      let problem = try Sketch.invented(40, 30, each: 5, seed: seed, order: order).problem()
      let best = problem.solved()
      var random = SeededNumbers(seed: seed)
      for _ in 0..<50 {
        let (name, beginning) = corruption(of: best, random: &random)
        try Self.expectBest(LiveMatching(problem, from: beginning)) { name }
      }
      let nothing = Assignment(supporterOfSeeker: [], seekerPrices: [], supporterPrices: [])
      #expect(LiveMatching(problem, from: nothing).worth == LiveMatching(problem).worth)
    }
  }

  @Test("answers every question as the change itself would", arguments: 0..<(longTests ? 2_000 : 40))
  func questions(seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let sketch = Sketch.general(
      Int.random(in: 1...6, using: &random), Int.random(in: 1...6, using: &random), seed: UInt64(seed))
    guard let problem = try? sketch.problem() else { return }
    var live = LiveMatching(problem)
    func difference(_ change: (inout LiveMatching) throws -> Void) -> Worth? {
      var changed = live
      do {
        try change(&changed)
        return changed.worth - live.worth
      } catch {
        return nil
      }
    }
    for supporter in problem.supporters.indices {
      for seeker in problem.seekers.indices {
        let pair = MatchingProblem.Pair(seeker: seeker, supporter: supporter)
        #expect(
          live.changeInWorth(ifMade: pair) == difference { try $0.lock(pair) },
          "made \(pair) in \(problem.fullPicture)")
        let forbidden = live.state(of: pair) == .locked ? nil : difference { try $0.forbid(pair) }
        #expect(
          live.changeInWorth(ifForbidden: pair) == forbidden, "forbidden \(pair) in \(problem.fullPicture)")
        guard live.state(of: pair) == nil else { continue }
        let made = difference {
          try $0.addCandidates([(pair, 7)])
          try $0.lock(pair)
        }
        #expect(live.changeInWorth(ifMade: pair, score: 7) == made, "new \(pair) in \(problem.fullPicture)")
      }
      let more = difference {
        try $0.setCapacity(problem.supporters[supporter].capacity + 1, ofSupporter: supporter)
      }
      #expect(
        live.worthOfOneMorePlace(withSupporter: supporter) == more,
        "one more with \(supporter) in \(problem.fullPicture)")
    }
    try Self.expectBest(live) { "after the questions" }
  }

  @Test(
    "knows what it costs a group to fall below its floor, even when somebody who could have stood in has left"
  )
  func atTheFloor() throws {
    // Amina and Bao count for Halifax, of whom one should meet somebody. Bao would stand in for Amina for seven points.
    let problem = try Sketch(
      seekers: [.init(id: "Amina", group: 0), .init(id: "Bao", group: 0), .init(id: "Chidi")],
      supporters: [.init(id: "Elaine"), .init(id: "François")],
      candidates: [
        [.init(supporter: 0, score: 5)], [.init(supporter: 1, score: -2)], [.init(supporter: 0, score: 3)],
      ], groups: [.init(id: "Halifax", floor: 1)], order: [.floors, .quality]
    ).problem()
    var live = LiveMatching(problem)
    let lock = MatchingProblem.Pair(seeker: 2, supporter: 0)
    #expect(live.changeInWorth(ifMade: lock)?.numbers.prefix(2) == [0, -4])
    try live.withdraw(seeker: 1)
    try Self.expectBest(live) { "Bao has left" }
    #expect(live.changeInWorth(ifMade: lock)?.numbers.prefix(2) == [-1, -2])
    try live.lock(lock)
    try Self.expectBest(live) { "Chidi in Amina's place" }
    #expect(live.worth.numbers.prefix(2) == [0, 3])
  }

  @Test("locks as many pairs as there are places, and not one more")
  func asManyLocksAsPlaces() throws {
    let problem = try drawn(
      """
                 Elaine  François
      places          2         1
      Amina   3       9         8
      Bao     2       5         .
      Chidi   1       4         3
      """)
    var live = LiveMatching(problem)
    try live.lock(.init(seeker: 1, supporter: 0))
    try live.lock(.init(seeker: 2, supporter: 0))
    #expect(throws: MatchingError.tooManyLocks("Elaine")) { try live.lock(.init(seeker: 0, supporter: 0)) }
    #expect(throws: MatchingError.tooManyLocks("Chidi")) { try live.lock(.init(seeker: 2, supporter: 1)) }
    #expect(throws: MatchingError.tooManyLocks("Elaine")) { try live.setCapacity(1, ofSupporter: 0) }
    try live.setCapacity(3, ofSupporter: 0)
    #expect(live.seekers(ofSupporter: 0) == [0, 1, 2])
    try live.setCapacity(2, ofSupporter: 0)
    #expect(live.seekers(ofSupporter: 0) == [1, 2] && live.seekers(ofSupporter: 1) == [0])
    try Self.expectBest(live) { "two locks" }
  }

  @Test("refuses what cannot be, and is then as it was")
  func refusals() throws {
    let problem = try Sketch(
      seekers: [.init(id: "Amina"), .init(id: "Bao"), .init(id: "Chidi")],
      supporters: [.init(id: "Elaine", capacity: 1, quota: 1), .init(id: "François", capacity: 1)],
      candidates: [
        [.init(supporter: 0, score: 9), .init(supporter: 1, score: 8)], [.init(supporter: 0, score: 5)],
        [.init(supporter: 1, score: 3)],
      ]
    ).problem()
    var live = LiveMatching(problem)
    func refusal(_ change: (inout LiveMatching) throws -> Void) throws -> MatchingError? {
      let (answer, worth) = (live.assignment, live.worth)
      do {
        try change(&live)
        return nil
      } catch let error as MatchingError {
        #expect(live.worth == worth && live.assignment.pairs == answer.pairs)
        try Self.expectBest(live) { "after \(error)" }
        return error
      }
    }
    for stranger in [-1, 3, .max, .min] {
      let pair = MatchingProblem.Pair(seeker: stranger, supporter: 0)
      let other = MatchingProblem.Pair(seeker: 0, supporter: stranger)
      let changes: [(inout LiveMatching) throws -> Void] = [
        { try $0.withdraw(seeker: stranger) }, { try $0.restore(seeker: stranger) },
        { try $0.withdraw(supporter: stranger) }, { try $0.restore(supporter: stranger) },
        { try $0.setCapacity(1, ofSupporter: stranger) }, { try $0.lock(pair) }, { try $0.lock(other) },
        { try $0.unlock(pair) }, { try $0.forbid(pair) }, { try $0.forbid(other) }, { try $0.allow(other) },
        { try $0.setScore(1, of: pair) }, { try $0.addCandidates([(other, 1)]) },
        { try $0.add(.init(id: "Gurpreet"), offers: [(stranger, 1)]) },
      ]
      for change in changes { #expect(try refusal(change) == .nobodyThere(stranger)) }
      #expect(live.supporters(ofSeeker: stranger).isEmpty && live.price(ofSeeker: stranger) == .zero)
      #expect(live.state(of: pair) == nil && live.score(of: other) == nil)
      #expect(live.changeInWorth(ifMade: pair) == nil && live.changeInWorth(ifMade: other, score: 1) == nil)
      #expect(live.worthOfOneMorePlace(withSupporter: stranger) == .zero)
    }
    #expect(
      try refusal { try $0.lock(.init(seeker: 2, supporter: 0)) }
        == .notACandidate(seeker: "Chidi", supporter: "Elaine"))
    #expect(try refusal { try $0.setCapacity(-1, ofSupporter: 1) } == .capacityOutOfRange("François"))
    #expect(try refusal { try $0.setCapacity(0, ofSupporter: 0) } == .quotaOutOfRange("Elaine"))
    #expect(
      try refusal { try $0.setScore(.max, of: .init(seeker: 0, supporter: 0)) }
        == .scoreOutOfRange(seeker: "Amina"))
    #expect(
      try refusal {
        try $0.addCandidates([(.init(seeker: 2, supporter: 0), 1), (.init(seeker: 2, supporter: 0), 1)])
      }
        == .repeatedCandidate(seeker: "Chidi", supporter: "Elaine"))
    #expect(live.score(of: .init(seeker: 2, supporter: 0)) == nil)
    #expect(try refusal { try $0.add(.init(id: "Bao"), candidates: []) } == .repeatedIdentifier("Bao"))
    #expect(try refusal { try $0.add(.init(id: "Elaine"), offers: []) } == .repeatedIdentifier("Elaine"))
    #expect(
      try refusal { try $0.add(.init(id: "Daniela"), candidates: [.init(supporter: 2, score: 1)]) }
        == .noSuchSupporter(seeker: "Daniela"))

    // Elaine must be given somebody, and only Amina and Bao could come.
    #expect(try refusal { try $0.withdraw(seeker: 1) } == nil)
    #expect(try refusal { try $0.withdraw(seeker: 0) } == .quotaCannotBeMet("Elaine"))
    #expect(try refusal { try $0.lock(.init(seeker: 0, supporter: 1)) } == .quotaCannotBeMet("Elaine"))
    #expect(try refusal { try $0.forbid(.init(seeker: 0, supporter: 0)) } == .quotaCannotBeMet("Elaine"))
    #expect(live.changeInWorth(ifMade: .init(seeker: 0, supporter: 1)) == nil)
    #expect(live.changeInWorth(ifForbidden: .init(seeker: 0, supporter: 0)) == nil)
    #expect(
      try refusal { try $0.lock(.init(seeker: 1, supporter: 0)) }
        == .notACandidate(seeker: "Bao", supporter: "Elaine"))
    #expect(try refusal { try $0.restore(seeker: 1) } == nil)
    #expect(try refusal { try $0.lock(.init(seeker: 0, supporter: 1)) } == nil)
    #expect(try refusal { try $0.withdraw(supporter: 0) } == nil)
    #expect(live.assignment.supporterOfSeeker == [1, nil, nil])
  }
}

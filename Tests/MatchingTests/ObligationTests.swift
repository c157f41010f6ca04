import Matching
import Testing

/// Places, quotas, locks, floors and an even load, one at a time.
@Suite("What may be asked beside the best pairs")
struct ObligationTests {
  private let picture = """
               Elaine  François
    places          2         2
    Amina   4       9         8
    Bao     3       9         1
    Chidi   2       7         .
    """

  /// Who meets whom after a change to the picture.
  private func meetings(
    order: [Objective] = [.coverage, .quality], _ change: (inout Sketch) -> Void
  ) throws -> String {
    let problem = try drawn(picture)
    var sketch = Sketch(
      seekers: problem.seekers, supporters: problem.supporters,
      candidates: problem.seekers.indices.map { Array(problem.candidates(ofSeeker: $0)) }, order: order)
    change(&sketch)
    let changed = try sketch.problem()
    _ = try changed.provenWorth()
    return changed.meetings
  }

  @Test("a newcomer with two places meets two professionals, but counts once for coverage")
  func severalPlaces() throws {
    let two = try meetings { $0.seekers[0] = .init(id: "Amina", daysWaiting: 4, capacity: 2) }
    #expect(two == "Amina–Elaine, Amina–François, Bao–François, Chidi–Elaine")
    let roomy = try meetings {
      $0.seekers[0] = .init(id: "Amina", daysWaiting: 4, capacity: 9)
      $0.supporters[0] = .init(id: "Elaine", capacity: 9)
    }
    #expect(roomy == "Amina–Elaine, Amina–François, Bao–Elaine, Chidi–Elaine")
  }

  @Test("a locked pair is made, whatever that costs")
  func lock() throws {
    #expect(try meetings { _ in } == "Amina–François, Bao–Elaine, Chidi–Elaine")
    #expect(
      try meetings { $0.locks = [.init(seeker: 1, supporter: 1)] }
        == "Amina–Elaine, Bao–François, Chidi–Elaine")
  }

  @Test("a professional with a quota is given as many, whatever that costs")
  func quota() throws {
    #expect(
      try meetings { $0.supporters[1] = .init(id: "François", capacity: 2, quota: 2) }
        == "Amina–François, Bao–François, Chidi–Elaine")
  }

  @Test("an even load spreads the pairs, where it comes before their quality")
  func evenLoad() throws {
    let wide: (inout Sketch) -> Void = { $0.supporters[0] = .init(id: "Elaine", capacity: 3) }
    #expect(try meetings(wide) == "Amina–Elaine, Bao–Elaine, Chidi–Elaine")
    #expect(
      try meetings(order: [.coverage, .evenLoad, .quality], wide)
        == "Amina–François, Bao–Elaine, Chidi–Elaine")
  }

  @Test("a group is given as many as its floor before others, and no more for its sake")
  func floors() throws {
    let scarce: (inout Sketch) -> Void = {
      $0.supporters = [.init(id: "Elaine", capacity: 1), .init(id: "François", capacity: 0)]
      $0.seekers[2] = .init(id: "Chidi", group: 0)
      $0.groups = [.init(id: "Halifax", floor: 1)]
    }
    #expect(try meetings(order: [.quality], scarce).hasSuffix("–Elaine"))
    #expect(try meetings(order: [.coverage, .quality], scarce) != "Chidi–Elaine")
    #expect(try meetings(order: [.floors, .coverage, .quality], scarce) == "Chidi–Elaine")
    #expect(
      try meetings(order: [.floors, .coverage, .quality]) {
        scarce(&$0)
        $0.groups = [.init(id: "Halifax", floor: 0)]
      } != "Chidi–Elaine")
  }

  @Test("most pairs and highest score ask for nothing else")
  func pureModes() throws {
    #expect(
      try meetings(order: .mostPairs) { sketch in
        sketch.seekers = sketch.seekers.map { .init(id: $0.id, capacity: 2) }
      }.split(separator: ",").count == 4)
    #expect(try meetings(order: .highestScore) { $0 = $0.scored { $0 - 8 } } == "Amina–Elaine, Bao–Elaine")
  }

  @Test("what cannot be is refused, by name")
  func refusals() throws {
    func refusal(_ change: (inout Sketch) -> Void) throws -> MatchingError? {
      do {
        _ = try meetings(change)
        return nil
      } catch let error as MatchingError {
        return error
      }
    }
    #expect(try refusal { $0.supporters[0] = .init(id: "Elaine", quota: 2) } == .quotaOutOfRange("Elaine"))
    #expect(try refusal { $0.supporters[0] = .init(id: "Elaine", quota: -1) } == .quotaOutOfRange("Elaine"))
    #expect(
      try refusal { $0.supporters[1] = .init(id: "François", capacity: 3, quota: 3) }
        == .quotaCannotBeMet("François"))
    #expect(
      try refusal {
        $0.locks = [.init(seeker: 0, supporter: 0)]
        $0.supporters[1] = .init(id: "François", capacity: 2, quota: 2)
      } == .quotaCannotBeMet("François"))
    #expect(
      try refusal { $0.locks = [.init(seeker: 0, supporter: 0), .init(seeker: 0, supporter: 1)] }
        == .tooManyLocks("Amina"))
    #expect(
      try refusal { $0.locks = (0..<3).map { .init(seeker: $0, supporter: 0) } } == .tooManyLocks("Elaine"))
    #expect(
      try refusal { $0.locks = [.init(seeker: 2, supporter: 1)] }
        == .notACandidate(seeker: "Chidi", supporter: "François"))
    #expect(
      try refusal {
        $0.locks = [.init(seeker: 0, supporter: 0)]
        $0.forbidden = $0.locks
      } == .notACandidate(seeker: "Amina", supporter: "Elaine"))
    for stranger in [-1, 3, .max, .min] {
      #expect(try refusal { $0.locks = [.init(seeker: stranger, supporter: 0)] } == .nobodyThere(stranger))
      #expect(try refusal { $0.locks = [.init(seeker: 0, supporter: stranger)] } == .nobodyThere(stranger))
      #expect(try refusal { $0.forbidden = [.init(seeker: stranger, supporter: stranger)] } == nil)
      #expect(
        try refusal { $0.seekers[0] = .init(id: "Amina", group: stranger) } == .noSuchGroup(seeker: "Amina"))
    }
    for number in [-1, 1_000_001, .max, .min] {
      #expect(
        try refusal { $0.seekers[0] = .init(id: "Amina", capacity: number) } == .capacityOutOfRange("Amina"))
      #expect(
        try refusal { $0.groups = [.init(id: "Halifax", floor: number)] } == .floorOutOfRange("Halifax"))
    }
    let halifax = MatchingProblem.Group(id: "Halifax", floor: 1)
    #expect(try refusal { $0.groups = [halifax, halifax] } == .repeatedIdentifier("Halifax"))
    #expect(try refusal { $0.order = Objective.allCases } == .tooManyObjectives)
  }

  @Test("the largest numbers of all still have an exact answer")
  func largest() throws {
    let people = 0..<6
    for order in generalOrders {
      let sketch = Sketch(
        seekers: people.map { .init(id: "N-\($0)", daysWaiting: 1_000_000, capacity: 1_000_000, group: 0) },
        supporters: people.map { .init(id: "P-\($0)", capacity: 1_000_000, quota: $0 % 2) },
        candidates: people.map { seeker in
          people.map { .init(supporter: Int32($0), score: ($0 + seeker) % 3 == 0 ? -1_000_000 : 1_000_000) }
        }, groups: [.init(id: "Halifax", floor: 1_000_000)], order: order)
      let problem = try sketch.problem()
      #expect(throws: Never.self) { try problem.provenWorth() }
      #expect(isTrueProofOfLarge(problem))
    }
  }

  /// Where capacities are too large to try all counts, the pairs themselves must be a best answer of the same problem
  /// with as many places as there are others.
  private func isTrueProofOfLarge(_ problem: MatchingProblem) -> Bool {
    let small = Sketch(
      seekers: problem.seekers.map {
        .init(id: $0.id, daysWaiting: $0.daysWaiting, capacity: 6, group: $0.group)
      },
      supporters: problem.supporters.map { .init(id: $0.id, capacity: 6, quota: $0.quota) },
      candidates: problem.seekers.indices.map { Array(problem.candidates(ofSeeker: $0)) },
      groups: problem.groups, order: problem.order)
    return (try? small.problem().provenWorth()) == (try? problem.provenWorth())
  }

  @Test("nobody at all, or nobody on one side, is a problem with an answer", arguments: generalOrders)
  func nobody(order: [Objective]) throws {
    for (seekers, supporters) in [(0, 0), (3, 0), (0, 3)] {
      let problem = try Sketch(
        seekers: (0..<seekers).map { .init(id: "N-\($0)", capacity: 2, group: 0) },
        supporters: (0..<supporters).map { .init(id: "P-\($0)", capacity: 2) },
        candidates: Array(repeating: [], count: seekers), groups: [.init(id: "Halifax", floor: 2)],
        order: order
      ).problem()
      #expect(try problem.provenWorth() == .zero)
      #expect(problem.solved().pairs.isEmpty)
    }
  }
}

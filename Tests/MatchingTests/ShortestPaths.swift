@testable import Matching

extension MatchingProblem {
  /// The best matching there is, found in another way: all objectives at once, on whole worths.
  ///
  /// Seekers are served one after the other; each takes the shortest augmenting path from them to a free place,
  /// to a seeker who is better left out, or to nobody. Prices keep all path lengths non-negative, so that each
  /// search is Dijkstra's (Edmonds & Karp 1972; Jonker & Volgenant 1987; here with places, and leaving a
  /// seeker out as one more end).
  ///
  /// | here | in the papers |
  /// |---|---|
  /// | `seekerPrice[i]` | uᵢ |
  /// | `supporterPrice[j]` | vⱼ |
  /// | slack of a pair | uᵢ + vⱼ − wᵢⱼ |
  ///
  /// What holds before and after each search: every slack is ≥ 0 and that of a pair in the matching is 0; prices
  /// are ≥ 0; a supporter with a free place has price 0; a seeker who was served and left out has price 0. A
  /// supporter without any place is full from the beginning, and nobody holds a place there.
  func solvedBySuccessivePaths() -> Assignment {
    var search = ShortestPaths(self)
    for seeker in search.servingOrder { search.serve(seeker) }
    return Assignment(
      supporterOfSeeker: search.supporterOfSeeker, seekerPrices: search.seekerPrice,
      supporterPrices: search.supporterPrice)
  }
}

private struct ShortestPaths {
  let problem: MatchingProblem
  var seekerPrice: [Worth]
  var supporterPrice: [Worth]
  var supporterOfSeeker: [Int?]
  private var seekersOfSupporter: [[Int]]

  // One search. Distances are from the seeker being served.
  private var distance: [Worth]
  /// The seeker through whom the supporter was reached; -1 where it was not.
  private var reachedFrom: [Int]
  private var isSettled: [Bool]
  private var reached: [Int] = []
  /// Reached supporters without a free place, whose seekers may have to move.
  private var queue = Heap<Front>()
  /// Where the shortest path found so far ends, and how long it is.
  private var end = End.leftOut(seeker: -1)
  private var length = Worth.zero

  /// Of two that are as far, the queue gives either, but always the same: they come in by identifier.
  private struct Front: Comparable {
    let distance: Worth
    let supporter: Int
    static func < (a: Front, b: Front) -> Bool { a.distance < b.distance }
    static func == (a: Front, b: Front) -> Bool { a.distance == b.distance }
  }

  private enum End {
    case freePlace(supporter: Int)
    case leftOut(seeker: Int)
  }

  init(_ problem: MatchingProblem) {
    self.problem = problem
    // The most that anybody can add: no slack is negative while supporters have no price.
    seekerPrice = problem.seekers.indices.map { seeker in
      problem.candidates(ofSeeker: seeker).reduce(.zero) {
        max($0, problem.worth(ofSeeker: seeker, with: $1))
      }
    }
    supporterPrice = Array(repeating: .zero, count: problem.supporters.count)
    supporterOfSeeker = Array(repeating: nil, count: problem.seekers.count)
    seekersOfSupporter = Array(repeating: [], count: problem.supporters.count)
    distance = Array(repeating: .zero, count: problem.supporters.count)
    reachedFrom = Array(repeating: -1, count: problem.supporters.count)
    isSettled = Array(repeating: false, count: problem.supporters.count)
  }

  /// Those first who could add most, because they seldom have to move again: several times faster than any order
  /// that takes no notice of it. Then by identifier, so that the order of the file cannot matter.
  var servingOrder: [Int] {
    problem.seekers.indices.sorted {
      seekerPrice[$0] != seekerPrice[$1]
        ? seekerPrice[$0] > seekerPrice[$1] : problem.seekers[$0].id < problem.seekers[$1].id
    }
  }

  mutating func serve(_ newcomer: Int) {
    end = .leftOut(seeker: newcomer)
    length = seekerPrice[newcomer]
    relax(from: newcomer, at: .zero)
    while let front = queue.popMin(), front.distance < length {
      if isSettled[front.supporter] { continue }
      isSettled[front.supporter] = true
      for holder in seekersOfSupporter[front.supporter] {
        if front.distance + seekerPrice[holder] < length {
          end = .leftOut(seeker: holder)
          length = front.distance + seekerPrice[holder]
        }
        relax(from: holder, at: front.distance)
      }
    }
    reprice(newcomer)
    augment(newcomer)
    forget()
  }

  private mutating func relax(from seeker: Int, at start: Worth) {
    let base = start + seekerPrice[seeker]
    for candidate in problem.candidates(ofSeeker: seeker) {
      let supporter = Int(candidate.supporter)
      if isSettled[supporter] { continue }
      let reach = base + supporterPrice[supporter] - problem.worth(ofSeeker: seeker, with: candidate)
      guard reach < length, reachedFrom[supporter] < 0 || reach < distance[supporter] else { continue }
      if reachedFrom[supporter] < 0 { reached.append(supporter) }
      distance[supporter] = reach
      reachedFrom[supporter] = seeker
      if seekersOfSupporter[supporter].count < problem.supporters[supporter].capacity {
        end = .freePlace(supporter: supporter)
        length = reach
      } else {
        queue.insert(Front(distance: reach, supporter: supporter))
      }
    }
  }

  /// Shortens every edge inside the search by what it lacks to the length of the path, so that the path
  /// becomes tight.
  private mutating func reprice(_ newcomer: Int) {
    seekerPrice[newcomer] = seekerPrice[newcomer] - length
    for supporter in reached where distance[supporter] < length {
      let missing = length - distance[supporter]
      supporterPrice[supporter] = supporterPrice[supporter] + missing
      for holder in seekersOfSupporter[supporter] { seekerPrice[holder] = seekerPrice[holder] - missing }
    }
  }

  /// Moves everybody along the path one place on.
  private mutating func augment(_ newcomer: Int) {
    switch end {
    case .leftOut(let last):
      guard last != newcomer, let place = supporterOfSeeker[last] else { return }
      leave(place, last)
      supporterOfSeeker[last] = nil
      pass(place, backTo: newcomer)
    case .freePlace(let place):
      pass(place, backTo: newcomer)
    }
  }

  /// Gives a place to the seeker it was reached from, their old place to the one that was reached from, and so
  /// on back to the newcomer.
  private mutating func pass(_ freed: Int, backTo newcomer: Int) {
    var place = freed
    while true {
      let seeker = reachedFrom[place]
      let old = supporterOfSeeker[seeker]
      if let old { leave(old, seeker) }
      supporterOfSeeker[seeker] = place
      seekersOfSupporter[place].append(seeker)
      guard let old else { return }
      place = old
    }
  }

  private mutating func leave(_ supporter: Int, _ seeker: Int) {
    seekersOfSupporter[supporter].removeAll { $0 == seeker }
  }

  private mutating func forget() {
    for supporter in reached {
      reachedFrom[supporter] = -1
      isSettled[supporter] = false
    }
    reached.removeAll(keepingCapacity: true)
    queue.removeAll()
  }
}

/// The two sums of a certificate as they are added up: what a matching achieves, and what its prices promise at most.
struct Tally {
  private(set) var achieved = Worth.zero
  private(set) var bound = Worth.zero
  /// By supporter: the pairs found so far, and the last seeker who was paired with them.
  var taken: [Int]
  var lastSeeker: [Int]
  /// By group: how many of its seekers could meet somebody, and how many do.
  var members: [Int]
  var met: [Int]
  private let units: MatchingProblem.Units

  init(_ problem: MatchingProblem) {
    units = problem.units
    taken = Array(repeating: 0, count: problem.supporters.count)
    lastSeeker = Array(repeating: -1, count: problem.supporters.count)
    members = Array(repeating: 0, count: problem.groups.count)
    met = members
  }

  mutating func achieve(_ worth: Worth) throws(Certificate.Flaw) {
    guard let sum = achieved.adding(worth) else { throw .overflow }
    achieved = sum
  }

  mutating func promise(_ worth: Worth) throws(Certificate.Flaw) {
    guard let sum = bound.adding(worth) else { throw .overflow }
    bound = sum
  }

  /// A seeker's places. Beyond the first pair, what they bring themselves was counted too often.
  mutating func count(
    _ seeker: MatchingProblem.Seeker, own: Worth, pairs: Int, at price: Worth, groupPrice: Worth
  ) throws(Certificate.Flaw) {
    if pairs > 1 { try achieve(Int64(1 - pairs) * own) }
    guard seeker.capacity > 0 else { return }
    let isAlone = seeker.capacity == 1
    guard let first = price.adding(groupPrice), let step = isAlone ? .zero : price.subtracting(own),
      let rest = isAlone ? .zero : step.times(Int64(seeker.capacity - 1)), let all = first.adding(rest)
    else { throw .overflow }
    let most = max(.zero, first, all)
    if most > .zero { try promise(most) }
  }

  /// A supporter's places. The k-th adds v − (2k − 1)e, which falls from one to the next: as many are filled as do not
  /// take away.
  mutating func count(
    _ supporter: MatchingProblem.Supporter, load: Int, at price: Worth
  ) throws(Certificate.Flaw) {
    var places = price < .zero ? supporter.quota : supporter.capacity
    if units.place != .zero {
      try achieve(Int64(-load * load) * units.place)
      var (low, high) = (supporter.quota, supporter.capacity)
      while low < high {
        let middle = (low + high + 1) / 2
        if price < Int64(2 * middle - 1) * units.place { high = middle - 1 } else { low = middle }
      }
      places = low
    }
    guard let paid = price.times(Int64(places)),
      let most = paid.adding(Int64(-places * places) * units.place)
    else { throw .overflow }
    try promise(most)
  }

  /// What the members of a group count. The sum to be bounded has corners at its floor and at both ends.
  mutating func count(
    _ group: MatchingProblem.Group, at price: Worth, met: Int, of members: Int
  ) throws(Certificate.Flaw) {
    try achieve(Int64(min(met, group.floor)) * units.member)
    var most = Worth.zero
    for corner in [min(group.floor, members), members] {
      guard let paid = price.times(Int64(-corner)),
        let sum = paid.adding(Int64(min(corner, group.floor)) * units.member)
      else { throw .overflow }
      most = max(most, sum)
    }
    try promise(most)
  }
}

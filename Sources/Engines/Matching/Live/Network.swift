/// The pairs of a matching problem from both sides, with who meets whom and the prices, kept so that one change touches
/// only what is near it.
///
/// Seekers, supporters and groups are *nodes*. A person's pairs stand in one row in four parts: locked, made, open and
/// forbidden. A pair changes its part by being exchanged with the one at the border, so that searches read only what
/// they need. Each pair stands in two rows, its *twin* being looked for when it moves: what searches read stays small.
///
/// Prices here leave out what people bring themselves. With uᵢ and vⱼ the prices of a seeker and a supporter, yᵧ that of
/// a group, pᵢⱼ what the score and the tie-break of a pair count, and mᵢ(k) what the k-th place of somebody counts:
///
/// | an open pair | uᵢ + vⱼ − pᵢⱼ ≥ 0 | its *slack* |
/// |---|---|---|
/// | a made pair | pᵢⱼ − uᵢ − vⱼ ≥ 0 | its *surplus* |
/// | one more place, where one is free | −(price + m(count + 1)) ≥ 0 | cost of gaining |
/// | one place less, where one can be given up | price + m(count) ≥ 0 | cost of losing |
///
/// The last two with yᵧ added for the first place of a seeker in group γ, which the group hands out; a group itself gains
/// at yᵧ − φ up to its floor and at yᵧ beyond, φ being what a member counts. When all of this holds, pairs and prices
/// prove each other.
///
/// Memory: 120 bytes a person, 16 a candidate, as much again for a row after it has grown.
struct Network: Sendable {
  /// Where a pair stands in a row.
  enum Part: Int {
    case locked, made, open, forbidden

    var isMade: Bool { self == .locked || self == .made }
  }

  enum Kind: UInt8 { case seeker, supporter, group }

  /// A pair in the row of one of its two. The tie-break is not kept, but made of the hashes of both again.
  struct Entry {
    var other: Int32
    var score: Int32

    /// What room that is left in a row holds.
    static let unused = Entry(other: -1, score: 0)
  }

  struct Node {
    var start: Int32
    /// Where each part of the row ends.
    var ends: InlineArray<4, Int32>
    var room: Int32
    /// 0 for somebody who is away.
    var capacity: Int32
    var quota: Int32
    var days: Int32
    /// Of a seeker, the node of the group, or -1.
    var group: Int32
    /// The place in the problem, among the nodes of its kind.
    var number: Int32
    let kind: Kind
    var isQueued = false
    /// Meetings of a seeker in earlier rounds, where there are rounds.
    var earlier: UInt8 = 0

    /// Pairs that are made, locked ones among them.
    var count: Int32 { ends[Part.made.rawValue] &- start }
  }

  struct Group {
    var members: [Int32] = []
    let floor: Int
    /// How many members meet somebody.
    var met = 0
  }

  /// The price of somebody who is away: beyond every search (see `Worth` on overflow).
  static let outOfReach = Worth(1 << 61)

  let units: MatchingProblem.Units
  private let places: PlaceValues
  private let seed: UInt64
  /// Whether tie-breaks count.
  private let hasTieBreaks: Bool
  var nodes: [Node] = []
  /// Of each person the hash of the identifier, which goes into tie-breaks.
  private(set) var hashes: [UInt64] = []
  var prices = Prices()
  var entries: [Entry] = []
  var groups: [Group] = []
  /// What the made pairs are worth together.
  var worth = Worth.zero
  /// Those who may hold something that is not best at the prices; each at most once.
  var queue: [Int32] = []
  var search = Search()

  /// - Parameter rounds: how often each seeker may meet somebody, where every meeting counts (see `PlaceValues`).
  init(_ units: MatchingProblem.Units, seed: UInt64, hasTieBreaks: Bool = true, rounds: Int32 = 0) {
    (self.units, self.seed, self.hasTieBreaks) = (units, seed, hasTieBreaks)
    places = PlaceValues(units: units, rounds: rounds)
  }

  // MARK: What it counts

  /// What the score and the tie-break of a pair count that stands in the row of a node.
  @inline(__always)
  func worth(of entry: Entry, at node: Int) -> Worth {
    Int64(entry.score) * units.score + Worth(0, tieBreak: tieBreak(node, Int(entry.other)))
  }

  @inline(__always)
  private func tieBreak(_ node: Int, _ other: Int) -> Int64 {
    guard hasTieBreaks else { return 0 }
    let isSeeker = nodes[node].kind == .seeker
    return Matching.tieBreak(
      hashes[isSeeker ? node : other], hashes[isSeeker ? other : node], seed: seed)
  }

  /// Asks for the memory of all that is read of a node when a search reaches it.
  @inline(__always)
  func bringNear(_ node: Int) {
    prices.bringNear(node)
    hashes.span.bringNear(node)
    nodes.span.bringNear(node)
  }

  /// What the so-many-th place of a person counts, without the group.
  @inline(__always)
  func marginal(_ node: Int, _ place: Int32) -> Worth { places.marginal(nodes[node], place) }

  func costOfGaining(_ node: Int) -> Worth {
    if nodes[node].kind == .group {
      let group = groups[Int(nodes[node].number)]
      return group.met < group.floor ? prices[node] - units.member : prices[node]
    }
    return .zero - (prices[node] + marginal(node, nodes[node].count &+ 1))
  }

  func costOfLosing(_ node: Int) -> Worth {
    if nodes[node].kind == .group {
      let group = groups[Int(nodes[node].number)]
      return group.met > group.floor ? .zero - prices[node] : units.member - prices[node]
    }
    return prices[node] + marginal(node, nodes[node].count)
  }

  /// The group that has to do with it if the count of a node changes from `count` to `other`, or -1.
  @inline(__always)
  func groupConcerned(_ node: Int, _ count: Int32, _ other: Int32) -> Int {
    nodes[node].group >= 0 && min(count, other) == 0 ? Int(nodes[node].group) : -1
  }

  // MARK: Making and undoing pairs

  /// Makes an open pair, or locks one; `entry` is in the row of either.
  mutating func make(_ entry: Int, at node: Int, locked: Bool = false) {
    let other = Int(entries[entry].other)
    // Asked of the values, not of the whole network, which would be copied for it.
    let both =
      places.marginal(nodes[node], nodes[node].count &+ 1)
      + places.marginal(nodes[other], nodes[other].count &+ 1)
    let added = worth(of: entries[entry], at: node) + both
    worth = worth + added
    move(entry, at: node, from: .open, to: locked ? .locked : .made)
    countMembers(nodes[node].kind == .seeker ? node : other, was: -1)
  }

  /// Undoes a made pair.
  mutating func undo(_ entry: Int, at node: Int) {
    let other = Int(entries[entry].other)
    let both =
      places.marginal(nodes[node], nodes[node].count) + places.marginal(nodes[other], nodes[other].count)
    let lost = worth(of: entries[entry], at: node) + both
    worth = worth - lost
    move(entry, at: node, from: .made, to: .open)
    countMembers(nodes[node].kind == .seeker ? node : other, was: 1)
  }

  /// After a seeker's count has changed by one from `was` above it, to or from nothing.
  private mutating func countMembers(_ seeker: Int, was change: Int32) {
    let count = nodes[seeker].count
    let group = groupConcerned(seeker, count, count &+ change)
    guard group >= 0 else { return }
    let number = Int(nodes[group].number)
    if change < 0 {
      if groups[number].met < groups[number].floor { worth = worth + units.member }
      groups[number].met += 1
    } else {
      groups[number].met -= 1
      if groups[number].met < groups[number].floor { worth = worth - units.member }
    }
    enqueue(group)
  }

  mutating func enqueue(_ node: Int) {
    if nodes[node].isQueued { return }
    nodes[node].isQueued = true
    queue.append(Int32(truncatingIfNeeded: node))
  }

  // MARK: Rows

  @inline(__always)
  func range(_ node: Int, _ part: Part) -> Range<Int> {
    let start = part == .locked ? nodes[node].start : nodes[node].ends[part.rawValue &- 1]
    return Int(start)..<Int(nodes[node].ends[part.rawValue])
  }

  /// Everything in a row, whatever its part.
  func row(_ node: Int) -> Range<Int> {
    Int(nodes[node].start)..<Int(nodes[node].ends[Part.forbidden.rawValue])
  }

  func part(of entry: Int, at node: Int) -> Part {
    if entry < nodes[node].ends[0] { return .locked }
    if entry < nodes[node].ends[1] { return .made }
    return entry < nodes[node].ends[2] ? .open : .forbidden
  }

  /// Where a pair stands in the row of its first, or nil if the two have none.
  ///
  /// - Complexity: O(the row).
  func entry(_ node: Int, _ other: Int) -> Int? { place(of: other, in: row(node)) }

  /// Where a pair stands in the row of the other of the two.
  ///
  /// - Complexity: O(that part of the row of the other).
  func twin(of entry: Int, at node: Int) -> Int? {
    let other = Int(entries[entry].other)
    return place(of: node, in: range(other, part(of: entry, at: node)))
  }

  private func place(of other: Int, in places: Range<Int>) -> Int? {
    let entries = entries.span
    for place in places where Int(entries[place].other) == other { return place }
    return nil
  }

  /// Moves a pair to another part of both its rows.
  mutating func move(_ entry: Int, at node: Int, from old: Part, to new: Part) {
    if let twin = twin(of: entry, at: node) {
      shift(twin, at: Int(entries[entry].other), from: old.rawValue, to: new.rawValue)
    } else {
      assertionFailure("each pair stands in two rows")
    }
    shift(entry, at: node, from: old.rawValue, to: new.rawValue)
  }

  private mutating func shift(_ entry: Int, at node: Int, from old: Int, to new: Int) {
    var place = entry
    var part = old
    while part < new {
      let border = nodes[node].ends[part] &- 1
      entries.swapAt(place, Int(border))
      nodes[node].ends[part] = border
      place = Int(border)
      part += 1
    }
    while part > new {
      part -= 1
      let border = nodes[node].ends[part]
      entries.swapAt(place, Int(border))
      nodes[node].ends[part] = border &+ 1
      place = Int(border)
    }
  }
}

extension Network {
  /// What places count by themselves, whoever takes them: never more than the place before.
  struct PlaceValues: Sendable {
    let units: MatchingProblem.Units
    /// 0 in a matching: what seekers bring counts once. Otherwise it counts at each of their meetings, up to so many; and
    /// meeting d of r counts 2(r − d) besides at the rank of coverage, where a pair counts one.
    ///
    /// So meetings count 2r − 1, 2r − 3, …, 1 there: as many are made as can be, shared out as evenly as can be. The
    /// fewest that anybody has are as many as possible, and so on up. For the counts that can be reached form a
    /// polymatroid, and whatever falls from one meeting to the next by the same has its greatest sum on one of its
    /// bases, where it is the most even (Federgruen & Groenevelt 1986; Frank & Murota 2022).
    let rounds: Int32

    /// What the so-many-th place of a person counts, without the group.
    func marginal(_ node: Node, _ place: Int32) -> Worth {
      if rounds == 0 {
        if node.kind == .supporter { return (1 &- 2 &* Int64(place)) * units.place }
        return place == 1 ? units.pair + units.seeker + Int64(node.days) * units.day : units.pair
      }
      if node.kind == .supporter { return .zero }
      let later = max(0, rounds &- Int32(node.earlier) &- place)
      return units.pair + (1 &+ 2 &* Int64(later)) * units.seeker + Int64(node.days) * units.day
    }
  }
}

extension Network {
  /// A node with an empty row. Its capacity is set when it comes in.
  mutating func add(_ kind: Kind, number: Int, hash: UInt64, start: Int, room: Int) -> Int {
    let start = Int32(truncatingIfNeeded: start)
    nodes.append(
      Node(
        start: start, ends: .init(repeating: start), room: Int32(truncatingIfNeeded: room), capacity: 0,
        quota: 0, days: 0, group: -1, number: Int32(truncatingIfNeeded: number), kind: kind))
    prices.append(Self.outOfReach)
    hashes.append(hash)
    search.addNode()
    return nodes.count - 1
  }

  /// Adds an open pair to both rows.
  ///
  /// - Complexity: O(1) on average.
  mutating func addPair(_ seeker: Int, _ supporter: Int, score: Int32) {
    addEntry(Entry(other: Int32(truncatingIfNeeded: supporter), score: score), at: seeker)
    addEntry(Entry(other: Int32(truncatingIfNeeded: seeker), score: score), at: supporter)
  }

  /// One more open pair in a row, which moves to where there is room if it has none left.
  private mutating func addEntry(_ entry: Entry, at node: Int) {
    let row = row(node)
    if row.count == nodes[node].room {
      let moved = Int32(truncatingIfNeeded: entries.count - row.lowerBound)
      for old in row { entries.append(entries[old]) }
      nodes[node].start &+= moved
      for part in 0..<4 { nodes[node].ends[part] &+= moved }
      nodes[node].room = Int32(truncatingIfNeeded: 2 * row.count + 4)
      entries.append(contentsOf: repeatElement(.unused, count: row.count + 4))
    }
    let place = Int(nodes[node].ends[Part.forbidden.rawValue])
    nodes[node].ends[Part.forbidden.rawValue] &+= 1
    entries[place] = entry
    shift(place, at: node, from: Part.forbidden.rawValue, to: Part.open.rawValue)
  }
}

/// The pairs of a matching problem from both sides, with who meets whom and the prices, kept so that one change touches
/// only what is near it.
///
/// Seekers, supporters and groups are *nodes*. A person's pairs stand in one row in four parts: locked, made, open and
/// forbidden. A pair changes its part by being exchanged with the one at the border, so that searches read only what
/// they need. Each pair stands in two rows, and each of the two knows where its *twin* is.
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
/// Memory: 192 bytes a person, 32 a candidate, as much again for a row after it has grown.
struct Network: Sendable {
  /// Where a pair stands in a row.
  enum Part: Int { case locked, made, open, forbidden }

  enum Kind: UInt8 { case seeker, supporter, group }

  struct Entry {
    var other: Int32
    var twin: Int32
    var score: Int32
    var tieBreak: Int32
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
  var nodes: [Node] = []
  var prices = Prices()
  var entries: [Entry] = []
  var groups: [Group] = []
  /// What the made pairs are worth together.
  var worth = Worth.zero
  /// Those who may hold something that is not best at the prices; each at most once.
  var queue: [Int32] = []
  var search = Search()

  init(_ units: MatchingProblem.Units) { self.units = units }

  // MARK: What it counts

  /// What the score and the tie-break of a pair count.
  @inline(__always)
  func worth(of entry: Entry) -> Worth { units.worth(of: entry) }

  /// What the so-many-th place of a person counts, without the group.
  @inline(__always)
  func marginal(_ node: Int, _ place: Int32) -> Worth { units.marginal(nodes[node], place) }

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
    // Asked of the units, not of the whole network, which would be copied for it.
    let places =
      units.marginal(nodes[node], nodes[node].count &+ 1)
      + units.marginal(nodes[other], nodes[other].count &+ 1)
    let added = units.worth(of: entries[entry]) + places
    worth = worth + added
    move(entry, at: node, from: .open, to: locked ? .locked : .made)
    countMembers(nodes[node].kind == .seeker ? node : other, was: -1)
  }

  /// Undoes a made pair.
  mutating func undo(_ entry: Int, at node: Int) {
    let other = Int(entries[entry].other)
    let places =
      units.marginal(nodes[node], nodes[node].count) + units.marginal(nodes[other], nodes[other].count)
    let lost = units.worth(of: entries[entry]) + places
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
  /// - Complexity: O(the shorter of the two rows).
  func entry(_ node: Int, _ other: Int) -> Int? {
    if row(node).count <= row(other).count {
      return row(node).first { Int(entries[$0].other) == other }
    }
    return row(other).first { Int(entries[$0].other) == node }.map { Int(entries[$0].twin) }
  }

  /// Moves a pair to another part of both its rows.
  mutating func move(_ entry: Int, at node: Int, from old: Part, to new: Part) {
    let (other, twin) = (Int(entries[entry].other), Int(entries[entry].twin))
    shift(twin, at: other, from: old.rawValue, to: new.rawValue)
    shift(entry, at: node, from: old.rawValue, to: new.rawValue)
  }

  private mutating func shift(_ entry: Int, at node: Int, from old: Int, to new: Int) {
    var place = entry
    var part = old
    while part < new {
      let border = nodes[node].ends[part] &- 1
      exchange(place, Int(border))
      nodes[node].ends[part] = border
      place = Int(border)
      part += 1
    }
    while part > new {
      part -= 1
      let border = nodes[node].ends[part]
      exchange(place, Int(border))
      nodes[node].ends[part] = border &+ 1
      place = Int(border)
    }
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    if a == b { return }
    entries.swapAt(a, b)
    entries[Int(entries[a].twin)].twin = Int32(truncatingIfNeeded: a)
    entries[Int(entries[b].twin)].twin = Int32(truncatingIfNeeded: b)
  }
}

extension MatchingProblem.Units {
  /// What the score and the tie-break of a pair count.
  @inline(__always)
  func worth(of entry: Network.Entry) -> Worth {
    Int64(entry.score) * score + Worth(0, tieBreak: Int64(entry.tieBreak))
  }

  /// What the so-many-th place of a person counts, without the group.
  func marginal(_ node: Network.Node, _ place: Int32) -> Worth {
    if node.kind == .supporter { return (1 &- 2 &* Int64(place)) * self.place }
    return place == 1 ? pair + seeker + Int64(node.days) * day : pair
  }
}

extension Network {
  /// A node with an empty row. Its capacity is set when it comes in.
  mutating func add(_ kind: Kind, number: Int, start: Int, room: Int) -> Int {
    let start = Int32(truncatingIfNeeded: start)
    nodes.append(
      Node(
        start: start, ends: .init(repeating: start), room: Int32(truncatingIfNeeded: room), capacity: 0,
        quota: 0, days: 0, group: -1, number: Int32(truncatingIfNeeded: number), kind: kind))
    prices.append(Self.outOfReach)
    search.labels.append(Search.Label())
    return nodes.count - 1
  }

  /// Adds an open pair to both rows.
  ///
  /// - Complexity: O(1) on average.
  mutating func addPair(_ seeker: Int, _ supporter: Int, score: Int32, tieBreak: Int32) {
    let place = nextPlace(seeker)
    let twin = nextPlace(supporter)
    entries[place] = Entry(
      other: Int32(truncatingIfNeeded: supporter), twin: Int32(truncatingIfNeeded: twin), score: score,
      tieBreak: tieBreak)
    entries[twin] = Entry(
      other: Int32(truncatingIfNeeded: seeker), twin: Int32(truncatingIfNeeded: place), score: score,
      tieBreak: tieBreak)
    move(place, at: seeker, from: .forbidden, to: .open)
  }

  /// One more place at the end of a row, which moves to where there is room if it has none left.
  private mutating func nextPlace(_ node: Int) -> Int {
    let row = row(node)
    if row.count == nodes[node].room {
      let start = entries.count
      let moved = Int32(truncatingIfNeeded: start - row.lowerBound)
      for old in row {
        let new = Int32(truncatingIfNeeded: entries.count)
        entries[Int(entries[old].twin)].twin = new
        entries.append(entries[old])
      }
      nodes[node].start &+= moved
      for part in 0..<4 { nodes[node].ends[part] &+= moved }
      nodes[node].room = Int32(truncatingIfNeeded: 2 * row.count + 4)
      let unused = Entry(other: -1, twin: -1, score: 0, tieBreak: 0)
      entries.append(contentsOf: repeatElement(unused, count: row.count + 4))
    }
    let place = Int(nodes[node].ends[Part.forbidden.rawValue])
    nodes[node].ends[Part.forbidden.rawValue] &+= 1
    return place
  }
}

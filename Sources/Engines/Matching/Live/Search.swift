/// A search for the shortest way to give away what somebody has too much, or to get what somebody has too little.
///
/// Who has one pair too few makes an open one, at its slack; who has one too many undoes a made one, at its surplus. The
/// way ends with somebody who can stay with one more or one fewer, at the cost of that. Costs are never below zero (what is
/// still to be mended costs nothing), so the search is Dijkstra's, and goes no farther than the best end found.
struct Search: Sendable {
  struct Label {
    var distance: Worth
    let node: Int32
    /// The node it was reached from; itself where the search starts.
    var from: Int32
    /// The pair on the way, in the row of that node; -1 where the way leads over a group.
    var via: Int32
  }

  /// Of two that are as far, the heap gives either, but always the same.
  struct Front: Comparable {
    let distance: Worth
    let node: Int32
    static func < (a: Front, b: Front) -> Bool { a.distance < b.distance }
  }

  /// An open pair on from a node that was looked at, with the first two numbers of how far it leads, or less.
  ///
  /// Most lead farther than the end that is found. So only those whose turn comes are looked at closely, which takes
  /// everything about the other end.
  struct Glimpse: Comparable {
    let first: Int64
    let second: Int64
    let from: Int32
    let via: Int32

    static func < (a: Glimpse, b: Glimpse) -> Bool {
      a.first != b.first ? a.first < b.first : a.second < b.second
    }

    func mayBeWithin(_ distance: Worth) -> Bool {
      first != distance.first ? first < distance.first : second <= distance.second
    }
  }

  /// What a person on the way lacks or has: one pair fewer than before, or one more.
  enum Burden { case tooFew, tooMany }

  /// How many pairs ahead of the one being looked at the price at its other end is asked for.
  private static let ahead = 16
  /// A length that nothing has.
  static let endless = Worth(.max)
  /// In place of a node: nothing but prices needs to change.
  static let stays: Int32 = -1

  /// Of those that were reached, close together however far apart their nodes are.
  private(set) var labels: [Label] = []
  /// By node, where its label is, or -1.
  private var slots: [Int32] = []
  /// Those reached at the distance of the one being looked at, and those farther away.
  private var near: [Int32] = []
  private var far = Heap<Front>()
  /// Pairs whose turn has not come.
  private var glimpses = Heap<Glimpse>()
  /// The distance of the one being looked at.
  private var here = Worth.zero
  /// Where the shortest way found so far ends, and how long it is.
  var end = stays
  var length = Worth.zero
  /// True where seekers on the way have one pair too few, and supporters one too many.
  var isForward = true
  /// A node that ends the way when it is reached, or -1.
  private var target: Int32 = -1
  /// What every other end costs more.
  private var toll = Worth.zero

  /// Most ends are far nearer than the limit, and to put in order what lies beyond them is much of the work. So a search
  /// looks an eighth as far at first.
  ///
  /// - Parameters:
  ///   - limit: the length of doing nothing.
  ///   - mayEndThere: whether the node itself may stay as it is.
  mutating func look(
    in network: Network, from start: Int, _ burden: Burden, limit: Worth, mayEndThere: Bool, target: Int,
    toll: Worth
  ) {
    let near = limit.eighth
    if near > .zero, limit < Self.endless {
      look(
        in: network, from: start, burden, within: near, mayEndThere: mayEndThere, target: target, toll: toll)
      if end != Self.stays { return }
      forget()
    }
    look(
      in: network, from: start, burden, within: limit, mayEndThere: mayEndThere, target: target, toll: toll)
  }

  private mutating func look(
    in network: Network, from start: Int, _ burden: Burden, within limit: Worth, mayEndThere: Bool,
    target: Int, toll: Worth
  ) {
    begin(isForward: (network.nodes[start].kind == .supporter) == (burden == .tooMany), limit: limit)
    self.target = Int32(truncatingIfNeeded: target)
    self.toll = toll
    put(start, at: .zero, from: start, via: -1)
    if mayEndThere { considerEnd(start, at: .zero, network) }
    var next: Int? = start
    while let node = next, here < length {
      spread(from: node, network)
      next = nextNode(network)
    }
  }

  /// The shortest way from whoever of these seekers, who all have one pair too few, is nearest to an end.
  mutating func look(in network: Network, fromAnyOf seekers: [Int]) {
    begin(isForward: true, limit: Self.endless)
    for seeker in seekers {
      put(seeker, at: .zero, from: seeker, via: -1)
      near.append(Int32(truncatingIfNeeded: seeker))
    }
    while let node = nextNode(network) { spread(from: node, network) }
  }

  /// For everybody at once, how far it is to an end if a supporter has one pair too few, or a seeker one too many: against
  /// the direction of these ways, from all ends, as far as `limit`. Groups must not count.
  ///
  /// - Parameter progress: called now and then; what it throws ends the search.
  mutating func lookBack<E>(
    in network: Network, limit: Worth, progress: () throws(E) -> Void
  ) throws(E) {
    begin(isForward: true, limit: limit)
    // Ends that are met on the way do not count.
    toll = Network.outOfReach
    for node in network.nodes.indices where network.nodes[node].capacity > 0 {
      let (count, isSupporter) = (network.nodes[node].count, network.nodes[node].kind == .supporter)
      guard isSupporter ? count > network.nodes[node].quota : count < network.nodes[node].capacity else {
        continue
      }
      assert(network.nodes[node].group < 0, "a group in between")
      let cost = max(.zero, isSupporter ? network.costOfLosing(node) : network.costOfGaining(node))
      guard cost < limit else { continue }
      put(node, at: cost, from: node, via: -1)
      if cost == .zero {
        near.append(Int32(truncatingIfNeeded: node))
      } else {
        far.insert(Front(distance: cost, node: Int32(truncatingIfNeeded: node)))
      }
    }
    var looked = 0
    while let node = nextNode(network) {
      if looked & 0x3FF == 0 { try progress() }
      looked += 1
      if network.nodes[node].kind == .seeker {
        spreadAtOnce(node, network)
      } else {
        spread(from: node, network)
      }
    }
  }

  /// Looks closely at all open pairs that may lead nearer to somebody than was known: for a search that reaches everybody,
  /// in which hardly a glimpse would be spared.
  private mutating func spreadAtOnce(_ node: Int, _ network: Network) {
    let base = here + network.prices[node]
    let row = network.range(node, .open)
    let entries = network.entries.span
    let gists = network.prices.gists.span
    let unit = network.units.score
    for place in row.prefix(Self.ahead) {
      gists.bringNear(Int(entries[place].other))
      slots.span.bringNear(Int(entries[place].other))
    }
    for place in row {
      if place &+ Self.ahead < row.upperBound {
        gists.bringNear(Int(entries[place &+ Self.ahead].other))
        slots.span.bringNear(Int(entries[place &+ Self.ahead].other))
      }
      let other = Int(entries[place].other)
      let known = slots[other] < 0 ? length : min(length, labels[Int(slots[other])].distance)
      let (gist, score) = (gists[other], Int64(entries[place].score))
      // What is too small for a gist may be any less.
      let isKnown = gist.first > .min && gist.second > .min
      let first = base.first &+ Int64(gist.first) &- score &* unit.first
      let second = base.second &+ Int64(gist.second) &- score &* unit.second
      if isKnown, first > known.first || first == known.first && second > known.second { continue }
      let entry = network.entries[place]
      let distance = base + network.prices[other] - network.worth(of: entry, at: node)
      reach(other, at: distance, from: node, via: place, network)
    }
  }

  private mutating func begin(isForward: Bool, limit: Worth) {
    self.isForward = isForward
    (target, toll) = (-1, .zero)
    (end, length, here) = (Self.stays, limit, .zero)
  }

  /// The next node to look at, while it may lead to something nearer than the end found so far.
  private mutating func nextNode(_ network: Network) -> Int? {
    while here < length {
      if let node = near.popLast() { return Int(node) }
      if let glimpse = glimpses.min, glimpse.mayBeWithin(min(far.min?.distance ?? length, length)) {
        _ = glimpses.popMin()
        look(at: glimpse, network)
        continue
      }
      guard let front = far.popMin(), front.distance < length else { return nil }
      if label(Int(front.node)).distance == front.distance {
        here = front.distance
        return Int(front.node)
      }
    }
    return nil
  }

  private mutating func spread(from node: Int, _ network: Network) {
    switch network.nodes[node].kind {
    case .group: spread(fromGroup: node, network)
    case .seeker where isForward, .supporter where !isForward: spreadOverOpen(node, network)
    case .seeker, .supporter:
      let base = here - network.prices[node]
      for place in network.range(node, .made) {
        let entry = network.entries[place]
        let distance = base + network.worth(of: entry, at: node) - network.prices[Int(entry.other)]
        reach(Int(entry.other), at: distance, from: node, via: place, network)
      }
    }
  }

  /// Looks at short forms of the prices at the other ends only, asked for ahead, since they lie anywhere.
  private mutating func spreadOverOpen(_ node: Int, _ network: Network) {
    let base = here + network.prices[node]
    let row = network.range(node, .open)
    let entries = network.entries.span
    let gists = network.prices.gists.span
    let unit = network.units.score
    for place in row.prefix(Self.ahead) { gists.bringNear(Int(entries[place].other)) }
    for place in row {
      if place &+ Self.ahead < row.upperBound { gists.bringNear(Int(entries[place &+ Self.ahead].other)) }
      let gist = gists[Int(entries[place].other)]
      let score = Int64(entries[place].score)
      let isKnown = gist.first > .min
      let first = isKnown ? base.first &+ Int64(gist.first) &- score &* unit.first : .min
      let second = gist.second > .min ? base.second &+ Int64(gist.second) &- score &* unit.second : .min
      let glimpse = Glimpse(
        first: first, second: second, from: Int32(truncatingIfNeeded: node),
        via: Int32(truncatingIfNeeded: place))
      if glimpse.mayBeWithin(length) { glimpses.insert(glimpse) }
    }
    if let next = glimpses.min { network.bringNear(Int(entries[Int(next.via)].other)) }
  }

  /// Looks closely at a pair that was glimpsed, while what it needs for the next is asked for.
  private mutating func look(at glimpse: Glimpse, _ network: Network) {
    if let next = glimpses.min {
      let other = Int(network.entries[Int(next.via)].other)
      slots.span.bringNear(other)
      network.bringNear(other)
    }
    let (node, entry) = (Int(glimpse.from), network.entries[Int(glimpse.via)])
    let base = label(node).distance + network.prices[node]
    let distance = base + network.prices[Int(entry.other)] - network.worth(of: entry, at: node)
    reach(Int(entry.other), at: distance, from: node, via: Int(glimpse.via), network)
  }

  /// Somebody else of a group takes the first place that one gives up, or the other way round.
  private mutating func spread(fromGroup node: Int, _ network: Network) {
    for member in network.groups[Int(network.nodes[node].number)].members {
      let member = Int(member)
      guard network.nodes[member].capacity > 0, network.nodes[member].count == (isForward ? 0 : 1)
      else { continue }
      let cost =
        isForward
        ? network.costOfGaining(member) - network.prices[node]
        : network.costOfLosing(member) + network.prices[node]
      reach(member, at: here + max(.zero, cost), from: node, via: -1, mayEnd: false, network)
    }
  }

  @inline(__always)
  private mutating func reach(
    _ node: Int, at distance: Worth, from: Int, via: Int, mayEnd: Bool = true, _ network: Network
  ) {
    guard distance < length else { return }
    let slot = slots[node]
    guard slot < 0 || distance < labels[Int(slot)].distance else { return }
    arrive(node, at: distance, from: from, via: via, mayEnd: mayEnd, network)
  }

  private mutating func arrive(
    _ node: Int, at distance: Worth, from: Int, via: Int, mayEnd: Bool, _ network: Network
  ) {
    if network.nodes[node].kind != .group, network.nodes[node].capacity == 0 { return }
    put(node, at: distance, from: from, via: via)
    if node == target {
      length = distance
      end = Int32(truncatingIfNeeded: node)
      return
    }
    if mayEnd { considerEnd(node, at: distance, network) }
    guard distance < length else { return }
    network.entries.span.bringNear(Int(network.nodes[node].start))
    if distance == here {
      near.append(Int32(truncatingIfNeeded: node))
    } else {
      far.insert(Front(distance: distance, node: Int32(truncatingIfNeeded: node)))
    }
  }

  /// Whether a node can stay with one pair more or fewer, and what that costs.
  private mutating func considerEnd(_ node: Int, at distance: Worth, _ network: Network) {
    let cost: Worth
    if network.nodes[node].kind == .group {
      cost = isForward ? network.costOfLosing(node) : network.costOfGaining(node)
    } else {
      let count = network.nodes[node].count
      let gains = (network.nodes[node].kind == .supporter) == isForward
      guard gains ? count < network.nodes[node].capacity : count > network.nodes[node].quota else { return }
      let group = network.groupConcerned(node, count, gains ? count &+ 1 : count &- 1)
      cost = gains ? network.costOfGaining(node) : network.costOfLosing(node)
      if group >= 0 {
        let withGroup = max(.zero, gains ? cost - network.prices[group] : cost + network.prices[group])
        reach(group, at: distance + withGroup, from: node, via: -1, network)
        return
      }
    }
    let whole = distance + max(.zero, cost) + toll
    if whole < length {
      length = whole
      end = Int32(truncatingIfNeeded: node)
    }
  }

  private mutating func put(_ node: Int, at distance: Worth, from: Int, via: Int) {
    let label = Label(
      distance: distance, node: Int32(truncatingIfNeeded: node), from: Int32(truncatingIfNeeded: from),
      via: Int32(truncatingIfNeeded: via))
    if slots[node] < 0 {
      slots[node] = Int32(truncatingIfNeeded: labels.count)
      labels.append(label)
    } else {
      labels[Int(slots[node])] = label
    }
  }

  mutating func addNode() { slots.append(-1) }

  /// How far a node is, if it was reached nearer than the limit.
  func distance(_ node: Int) -> Worth? { slots[node] < 0 ? nil : labels[Int(slots[node])].distance }

  /// A pair that is made or undone on the way that was found.
  struct Turn {
    /// The nodes before and behind it.
    let from: Int
    let to: Int
    let seeker: Int
    let supporter: Int
    let isMade: Bool
  }

  /// The way that was found, from where it starts. Groups must not count.
  func way(in network: Network) -> [Turn] {
    var turns: [Turn] = []
    var node = Int(end)
    while node >= 0, label(node).from != node {
      let from = Int(label(node).from)
      let isFromSeeker = network.nodes[from].kind == .seeker
      let (here, there) = (Int(network.nodes[from].number), Int(network.nodes[node].number))
      turns.append(
        Turn(
          from: from, to: node, seeker: isFromSeeker ? here : there, supporter: isFromSeeker ? there : here,
          isMade: isFromSeeker == isForward))
      node = from
    }
    return turns.reversed()
  }

  /// The label of a node that was reached.
  func label(_ node: Int) -> Label { labels[Int(slots[node])] }

  mutating func forget() {
    for label in labels { slots[Int(label.node)] = -1 }
    labels.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    far.removeAll()
    glimpses.removeAll()
  }
}

extension Worth {
  /// Each number by eight, and none below 0.
  fileprivate var eighth: Worth {
    Worth(
      max(0, first / 8), max(0, second / 8), max(0, third / 8), max(0, fourth / 8), max(0, fifth / 8),
      tieBreak: max(0, tieBreak / 8))
  }
}

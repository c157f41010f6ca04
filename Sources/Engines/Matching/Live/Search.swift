/// A search for the shortest way to give away what somebody has too much, or to get what somebody has too little.
///
/// Who has one pair too few makes an open one, at its slack; who has one too many undoes a made one, at its surplus. The
/// way ends with somebody who can stay with one more or one fewer, at the cost of that. Costs are never below zero (what is
/// still to be mended costs nothing), so the search is Dijkstra's, and goes no farther than the best end found.
struct Search: Sendable {
  struct Label {
    var distance = Worth.zero
    /// The node it was reached from, or -1 where it was not reached.
    var from: Int32 = -1
    /// The pair on the way, in the row of that node; -1 where the way leads over a group.
    var via: Int32 = -1
  }

  /// Of two that are as far, the heap gives either, but always the same.
  struct Front: Comparable {
    let distance: Worth
    let node: Int32
    static func < (a: Front, b: Front) -> Bool { a.distance < b.distance }
  }

  /// What a person on the way lacks or has: one pair fewer than before, or one more.
  enum Burden { case tooFew, tooMany }

  /// A length that nothing has.
  static let endless = Worth(.max)
  /// In place of a node: nothing but prices needs to change.
  static let stays: Int32 = -1

  /// By node.
  var labels: [Label] = []
  var reached: [Int32] = []
  /// Those reached at the distance of the one being looked at, and those farther away.
  private var near: [Int32] = []
  private var far = Heap<Front>()
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

  /// - Parameters:
  ///   - limit: the length of doing nothing.
  ///   - mayEndThere: whether the node itself may stay as it is.
  mutating func look(
    in network: Network, from start: Int, _ burden: Burden, limit: Worth, mayEndThere: Bool, target: Int,
    toll: Worth
  ) {
    isForward = (network.nodes[start].kind == .supporter) == (burden == .tooMany)
    self.target = Int32(truncatingIfNeeded: target)
    self.toll = toll
    end = Self.stays
    length = limit
    here = .zero
    labels[start] = Label(distance: .zero, from: Int32(truncatingIfNeeded: start), via: -1)
    reached.append(Int32(truncatingIfNeeded: start))
    if mayEndThere { considerEnd(start, at: .zero, network) }
    var next: Int? = start
    while let node = next, here < length {
      spread(from: node, network)
      next = nextNode()
    }
  }

  /// The next node to look at, while it may lead to something nearer than the end found so far.
  private mutating func nextNode() -> Int? {
    if here < length, let node = near.popLast() { return Int(node) }
    near.removeAll(keepingCapacity: true)
    while let front = far.popMin(), front.distance < length {
      if labels[Int(front.node)].distance == front.distance {
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
        let distance = base + network.worth(of: entry) - network.prices[Int(entry.other)]
        reach(Int(entry.other), at: distance, from: node, via: place, network)
      }
    }
  }

  private mutating func spreadOverOpen(_ node: Int, _ network: Network) {
    let base = here + network.prices[node]
    let score = network.units.score
    for place in network.range(node, .open) {
      let entry = network.entries[place]
      let other = Int(entry.other)
      // Most are too far already by the first two ranks, for which the gist of the price will do.
      let gist = network.prices.gists[other]
      if gist.first > .min {
        let first = base.first &+ Int64(gist.first) &- Int64(entry.score) &* score.first
        if first > length.first { continue }
        if first == length.first, gist.second > .min {
          let second = base.second &+ Int64(gist.second) &- Int64(entry.score) &* score.second
          if second > length.second { continue }
        }
      }
      let distance = base + network.prices[other] - network.worth(of: entry)
      reach(other, at: distance, from: node, via: place, network)
    }
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
    guard distance < length, labels[node].from < 0 || distance < labels[node].distance else { return }
    arrive(node, at: distance, from: from, via: via, mayEnd: mayEnd, network)
  }

  private mutating func arrive(
    _ node: Int, at distance: Worth, from: Int, via: Int, mayEnd: Bool, _ network: Network
  ) {
    if network.nodes[node].kind != .group, network.nodes[node].capacity == 0 { return }
    if labels[node].from < 0 { reached.append(Int32(truncatingIfNeeded: node)) }
    labels[node] = Label(
      distance: distance, from: Int32(truncatingIfNeeded: from), via: Int32(truncatingIfNeeded: via))
    if node == target {
      length = distance
      end = Int32(truncatingIfNeeded: node)
      return
    }
    if mayEnd { considerEnd(node, at: distance, network) }
    guard distance < length else { return }
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

  mutating func forget() {
    for node in reached { labels[Int(node)].from = -1 }
    reached.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    far.removeAll()
  }
}

extension Network {
  /// Looks for the shortest way from a node (see `Search`).
  mutating func look(
    from start: Int, _ burden: Search.Burden, limit: Worth, mayEndThere: Bool = false, target: Int = -1,
    toll: Worth = .zero
  ) {
    var search = Search()
    swap(&search, &self.search)
    search.look(
      in: self, from: start, burden, limit: limit, mayEndThere: mayEndThere, target: target, toll: toll)
    swap(&search, &self.search)
  }

  /// Brings the prices up to date after a search, so that everything on the shortest way costs nothing more.
  mutating func reprice() {
    let length = search.length
    for node in search.reached {
      let node = Int(node)
      let distance = search.labels[node].distance
      guard distance < length else { continue }
      if (nodes[node].kind == .seeker) == search.isForward {
        prices[node] = prices[node] - (length - distance)
      } else {
        prices[node] = prices[node] + (length - distance)
      }
    }
  }

  /// Makes and undoes the pairs on the way that was found.
  mutating func follow() {
    var node = Int(search.end)
    // From the end on, since exchanging pairs in a row moves only those whose turn has been.
    while node >= 0, search.labels[node].from != node {
      let (from, via) = (Int(search.labels[node].from), Int(search.labels[node].via))
      if via >= 0 {
        if (nodes[from].kind == .seeker) == search.isForward {
          make(via, at: from)
        } else {
          undo(via, at: from)
        }
      }
      node = from
    }
  }

  mutating func forget() { search.forget() }
}

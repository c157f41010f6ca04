/// What one search for a shortest path knows.
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
  var near: [Int32] = []
  var far = Heap<Front>()
  /// Where the shortest way found so far ends, and how long it is.
  var end = stays
  var length = Worth.zero
  /// True where seekers on the way have one pair too few, and supporters one too many.
  var isForward = true
  /// A node that ends the way when it is reached, or -1.
  var target: Int32 = -1
  /// What every other end costs more.
  var toll = Worth.zero
}

extension Network {
  /// Looks for the shortest way to give away what a node has too much, or to get what it has too little.
  ///
  /// Who has one pair too few makes an open one, at its slack; who has one too many undoes a made one, at its surplus. The
  /// way ends with somebody who can stay with one more or one fewer, at the cost of that. Costs are never below zero (what
  /// is still to be mended costs nothing), so the search is Dijkstra's, and goes no farther than the best end found.
  ///
  /// - Parameters:
  ///   - limit: the length of doing nothing.
  ///   - mayEndThere: whether the node itself may stay as it is.
  mutating func look(
    from start: Int, _ burden: Search.Burden, limit: Worth, mayEndThere: Bool = false, target: Int = -1,
    toll: Worth = .zero
  ) {
    search.isForward = (nodes[start].kind == .supporter) == (burden == .tooMany)
    search.target = Int32(truncatingIfNeeded: target)
    search.toll = toll
    search.end = Search.stays
    search.length = limit
    search.labels[start] = .init(distance: .zero, from: Int32(truncatingIfNeeded: start), via: -1)
    search.reached.append(Int32(truncatingIfNeeded: start))
    if mayEndThere { considerEnd(start, at: .zero, .zero) }
    if .zero < search.length { spread(from: start, at: .zero) }
    while let node = nextNode() {
      spread(from: node, at: search.labels[node].distance)
      if search.labels[node].distance == search.length { break }
    }
  }

  /// The next node to look at, while it may lead to something nearer than the end found so far.
  private mutating func nextNode() -> Int? {
    while let node = search.near.popLast() {
      if search.labels[Int(node)].distance < search.length { return Int(node) }
    }
    while let front = search.far.popMin(), front.distance < search.length {
      if search.labels[Int(front.node)].distance == front.distance { return Int(front.node) }
    }
    return nil
  }

  private mutating func spread(from node: Int, at here: Worth) {
    switch nodes[node].kind {
    case .group: spread(fromGroup: node, at: here)
    case .seeker where search.isForward, .supporter where !search.isForward:
      spreadOverOpen(node, at: here)
    case .seeker, .supporter:
      let base = here - prices[node]
      for place in range(node, .made) {
        let entry = entries[place]
        let other = Int(entry.other)
        reach(other, at: base + worth(of: entry) - prices[other], from: node, via: place, here)
      }
    }
  }

  private mutating func spreadOverOpen(_ node: Int, at here: Worth) {
    let base = here + prices[node]
    for place in range(node, .open) {
      let entry = entries[place]
      let other = Int(entry.other)
      reach(other, at: base + prices[other] - worth(of: entry), from: node, via: place, here)
    }
  }

  /// Somebody else of a group takes the first place that one gives up, or the other way round.
  private mutating func spread(fromGroup node: Int, at here: Worth) {
    for member in groups[Int(nodes[node].number)].members {
      let member = Int(member)
      guard nodes[member].capacity > 0, nodes[member].count == (search.isForward ? 0 : 1) else { continue }
      let cost = search.isForward ? costOfGaining(member) - prices[node] : costOfLosing(member) + prices[node]
      reach(member, at: here + max(.zero, cost), from: node, via: -1, here, mayEnd: false)
    }
  }

  @inline(__always)
  private mutating func reach(
    _ node: Int, at distance: Worth, from: Int, via: Int, _ here: Worth, mayEnd: Bool = true
  ) {
    guard distance < search.length else { return }
    let label = search.labels[node]
    if label.from >= 0, distance >= label.distance { return }
    arrive(node, at: distance, from: from, via: via, here, mayEnd: mayEnd)
  }

  private mutating func arrive(
    _ node: Int, at distance: Worth, from: Int, via: Int, _ here: Worth, mayEnd: Bool
  ) {
    if nodes[node].kind != .group, nodes[node].capacity == 0 { return }
    if search.labels[node].from < 0 { search.reached.append(Int32(truncatingIfNeeded: node)) }
    search.labels[node] = .init(
      distance: distance, from: Int32(truncatingIfNeeded: from), via: Int32(truncatingIfNeeded: via))
    if node == search.target {
      search.length = distance
      search.end = Int32(truncatingIfNeeded: node)
      return
    }
    if mayEnd { considerEnd(node, at: distance, here) }
    guard distance < search.length else { return }
    if distance == here {
      search.near.append(Int32(truncatingIfNeeded: node))
    } else {
      search.far.insert(.init(distance: distance, node: Int32(truncatingIfNeeded: node)))
    }
  }

  /// Whether a node can stay with one pair more or fewer, and what that costs.
  private mutating func considerEnd(_ node: Int, at distance: Worth, _ here: Worth) {
    let isForward = search.isForward
    let cost: Worth
    if nodes[node].kind == .group {
      cost = isForward ? costOfLosing(node) : costOfGaining(node)
    } else {
      let count = nodes[node].count
      let gains = (nodes[node].kind == .supporter) == isForward
      guard gains ? count < nodes[node].capacity : count > nodes[node].quota else { return }
      let group = groupConcerned(node, count, gains ? count &+ 1 : count &- 1)
      cost = gains ? costOfGaining(node) : costOfLosing(node)
      if group >= 0 {
        let withGroup = max(.zero, gains ? cost - prices[group] : cost + prices[group])
        reach(group, at: distance + withGroup, from: node, via: -1, here)
        return
      }
    }
    let length = distance + max(.zero, cost) + search.toll
    if length < search.length {
      search.length = length
      search.end = Int32(truncatingIfNeeded: node)
    }
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

  mutating func forget() {
    for node in search.reached { search.labels[Int(node)].from = -1 }
    search.reached.removeAll(keepingCapacity: true)
    search.near.removeAll(keepingCapacity: true)
    search.far.removeAll()
  }
}

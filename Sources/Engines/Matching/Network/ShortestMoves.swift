/// The cheapest chains of changes from one node of a network, or into one: Dijkstra's search along the residual arcs,
/// which all cost at least nothing.
///
/// Of chains that cost the same it finds always the same, whatever the order of the lists: those who are as far are
/// looked at in the order of their identifiers.
///
/// - Complexity: O(arcs · log nodes) for a search at worst; memory 74 bytes a node.
struct ShortestMoves {
  private struct Front: Comparable {
    let distance: Worth
    let rank: Int32
    let node: Int32
    static func < (a: Front, b: Front) -> Bool {
      a.distance != b.distance ? a.distance < b.distance : a.rank < b.rank
    }
  }

  /// One arc of a chain; no edge where it begins or ends outside.
  struct Arc {
    let from: Int
    let to: Int
    let edge: Int?
  }

  private var distances: [Worth]
  /// The node before on a chain from the start, or behind on a chain into the end; and the edge between.
  private var neighbours: [Int32]
  private var edgesBetween: [Int]
  private var isReached: [Bool]
  private var isSettled: [Bool]
  private(set) var reached: [Int] = []
  private var queue = Heap<Front>()
  private var isBackward = false
  private var target = -1
  private var bound: Worth?
  /// Nodes that are still to be settled before the search may end; it goes on to all it can reach if there were none.
  private var wanted: Set<Int> = []

  init(_ network: MeetingNetwork) {
    let count = network.outside + 1
    distances = Array(repeating: .zero, count: count)
    neighbours = Array(repeating: -1, count: count)
    edgesBetween = Array(repeating: -1, count: count)
    isReached = Array(repeating: false, count: count)
    isSettled = Array(repeating: false, count: count)
  }

  /// How far a node is, if it was reached: exact for those nearer than where the search ended.
  func distance(_ node: Int) -> Worth? { isReached[node] ? distances[node] : nil }

  /// Searches from a node to another, or to all that are wanted, or to all if none is.
  ///
  /// - Parameters:
  ///   - wanted: when all of these have been found, the search ends.
  ///   - limit: only chains that cost less count.
  ///   - isOpen: whether meetings may be given up and others begun on the way; a free place can be taken in any case.
  /// - Returns: what the cheapest chain to the target costs, if there is one.
  mutating func search(
    _ network: borrowing MeetingNetwork, from starts: some Sequence<Int>, to target: Int? = nil,
    within limit: Worth? = nil, throughOutside isOpen: Bool = true, wanted: Set<Int> = []
  ) -> Worth? {
    self.wanted = wanted
    begin(network, starts, target, limit, isBackward: false)
    while let node = next() {
      if node < network.seekerCount {
        for number in network.starts[node]..<network.starts[node + 1] where !network.isMade[number] {
          let edge = network.edges[number]
          relax(network, network.seekerCount + Int(edge.supporter), network.slack(edge), number, from: node)
        }
        if isOpen, network.meetings[node] > 0 {
          relax(
            network, network.outside, network.step(node, network.meetings[node]) + network.seekerPrices[node],
            -1, from: node)
        }
      } else if node < network.outside {
        let supporter = node - network.seekerCount
        for number in network.madeAt[supporter] where !network.isLocked[number] {
          let edge = network.edges[number]
          relax(network, Int(edge.seeker), .zero - network.slack(edge), number, from: node)
        }
        if network.hasFreePlace(supporter) { relax(network, network.outside, .zero, -1, from: node) }
      } else if isOpen {
        for seeker in 0..<network.seekerCount where network.meetings[seeker] < network.limits[seeker] {
          let next = network.step(seeker, network.meetings[seeker] + 1)
          relax(network, seeker, .zero - next - network.seekerPrices[seeker], -1, from: node)
        }
        for supporter in 0..<network.supporterCount where !network.madeAt[supporter].isEmpty {
          relax(
            network, network.seekerCount + supporter, network.supporterPrices[supporter], -1, from: node)
        }
      }
    }
    return self.target >= 0 && isReached[self.target] ? distances[self.target] : nil
  }

  /// Searches against the direction of the arcs: from all nodes, or one, into a node.
  mutating func search(
    _ network: borrowing MeetingNetwork, into end: Int, from target: Int? = nil, within limit: Worth? = nil,
    throughOutside isOpen: Bool = true, wanted: Set<Int> = []
  ) -> Worth? {
    self.wanted = wanted
    begin(network, CollectionOfOne(end), target, limit, isBackward: true)
    while let node = next() {
      if node < network.seekerCount {
        for number in network.starts[node]..<network.starts[node + 1]
        where network.isMade[number] && !network.isLocked[number] {
          let edge = network.edges[number]
          relax(
            network, network.seekerCount + Int(edge.supporter), .zero - network.slack(edge), number,
            from: node)
        }
        if network.meetings[node] < network.limits[node] {
          let next = network.step(node, network.meetings[node] + 1)
          relax(network, network.outside, .zero - next - network.seekerPrices[node], -1, from: node)
        }
      } else if node < network.outside {
        let supporter = node - network.seekerCount
        for place in network.reversedStarts[supporter]..<network.reversedStarts[supporter + 1] {
          let number = network.reversed[place]
          if network.isMade[number] { continue }
          let edge = network.edges[number]
          relax(network, Int(edge.seeker), network.slack(edge), number, from: node)
        }
        if !network.madeAt[supporter].isEmpty {
          relax(network, network.outside, network.supporterPrices[supporter], -1, from: node)
        }
      } else if isOpen {
        for seeker in 0..<network.seekerCount where network.meetings[seeker] > 0 {
          let last = network.step(seeker, network.meetings[seeker])
          relax(network, seeker, last + network.seekerPrices[seeker], -1, from: node)
        }
        for supporter in 0..<network.supporterCount where network.hasFreePlace(supporter) {
          relax(network, network.seekerCount + supporter, .zero, -1, from: node)
        }
      }
    }
    return self.target >= 0 && isReached[self.target] ? distances[self.target] : nil
  }

  /// The chain from the start of the search to a node, or from a node into its end, in the direction of the arcs.
  func chain(_ node: Int) -> [Arc] {
    var arcs: [Arc] = []
    var here = node
    while isReached[here], neighbours[here] >= 0 {
      let there = Int(neighbours[here])
      let edge = edgesBetween[here] >= 0 ? edgesBetween[here] : nil
      arcs.append(
        isBackward ? Arc(from: here, to: there, edge: edge) : Arc(from: there, to: here, edge: edge))
      here = there
    }
    return isBackward ? arcs : arcs.reversed()
  }

  private mutating func begin(
    _ network: borrowing MeetingNetwork, _ starts: some Sequence<Int>, _ target: Int?, _ limit: Worth?,
    isBackward: Bool
  ) {
    for node in reached { (isReached[node], isSettled[node]) = (false, false) }
    reached.removeAll(keepingCapacity: true)
    queue.removeAll()
    self.isBackward = isBackward
    self.target = target ?? -1
    bound = limit
    for start in starts {
      isReached[start] = true
      distances[start] = .zero
      neighbours[start] = -1
      edgesBetween[start] = -1
      reached.append(start)
      queue.insert(
        Front(distance: .zero, rank: network.ranks[start], node: Int32(truncatingIfNeeded: start)))
    }
  }

  private mutating func next() -> Int? {
    while let front = queue.popMin() {
      if let bound, front.distance >= bound { return nil }
      let node = Int(front.node)
      if isSettled[node] { continue }
      isSettled[node] = true
      if wanted.remove(node) != nil, wanted.isEmpty { return nil }
      return node == target ? nil : node
    }
    return nil
  }

  @inline(__always)
  private mutating func relax(
    _ network: borrowing MeetingNetwork, _ node: Int, _ cost: Worth, _ edge: Int, from: Int
  ) {
    assert(cost >= .zero, "an arc that costs less than nothing")
    let distance = distances[from] + cost
    if let bound, distance >= bound { return }
    if isReached[node] {
      guard distance < distances[node], !isSettled[node] else { return }
    } else {
      isReached[node] = true
      reached.append(node)
    }
    distances[node] = distance
    neighbours[node] = Int32(truncatingIfNeeded: from)
    edgesBetween[node] = edge
    if node == target { bound = distance }
    queue.insert(
      Front(distance: distance, rank: network.ranks[node], node: Int32(truncatingIfNeeded: node)))
  }
}

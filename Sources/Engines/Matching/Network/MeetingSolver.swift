/// Makes the best meetings of a network, one cheapest chain after the other, with the prices that prove them.
///
/// From a seeker who would gain by one more meeting, the cheapest chain leads to a free place, or to a meeting that
/// is given up for it; into a free place that has a price, it leads from somebody who would come. Prices move by what
/// the chain is longer than the way to each node (Edmonds & Karp 1972; Ahuja, Magnanti & Orlin 1993, section 9.7), so
/// no arc comes to cost less than nothing and the chain costs nothing more.
///
/// - Complexity: one search for each meeting.
struct MeetingSolver {
  private(set) var network: MeetingNetwork
  private var moves: ShortestMoves

  init(_ network: MeetingNetwork) {
    self.network = network
    moves = ShortestMoves(network)
  }

  /// Serves every seeker in the order of their identifiers, then fills every place that has a price.
  mutating func solve() {
    for node in (0..<network.seekerCount).sorted(by: { network.ranks[$0] < network.ranks[$1] }) {
      serve(node)
    }
    for supporter in 0..<network.supporterCount { fill(supporter) }
    assert(network.isProven, "meetings without a proof")
  }

  /// Gives a seeker meetings for as long as they gain by one more.
  mutating func serve(_ seeker: Int) {
    while network.meetings[seeker] < network.limits[seeker] {
      let gain = network.step(seeker, network.meetings[seeker] + 1) + network.seekerPrices[seeker]
      guard gain > .zero else { return }
      let length = moves.search(network, from: CollectionOfOne(seeker), to: network.outside, within: gain)
      reprice(length ?? gain, direction: 1)
      guard length != nil else { return }
      apply(moves.chain(network.outside))
    }
  }

  /// Brings seekers to a supporter with a free place for as long as the place has a price, and says what that gained.
  @discardableResult
  mutating func fill(_ supporter: Int) -> Worth {
    var gained = Worth.zero
    while network.hasFreePlace(supporter), network.supporterPrices[supporter] > .zero {
      let price = network.supporterPrices[supporter]
      let length = moves.search(
        network, into: network.node(ofSupporter: supporter), from: network.outside, within: price)
      reprice(length ?? price, direction: -1)
      guard let length else { break }
      gained = gained + price - length
      apply(moves.chain(network.outside))
    }
    return gained
  }

  /// One more place with a supporter, and what it gains.
  mutating func addPlace(_ supporter: Int) -> Worth {
    network.addPlace(supporter)
    return fill(supporter)
  }

  /// What one more pair lost, beyond what the pair before it did.
  struct Extension {
    let length: Worth
    let moved: [Int]
    /// Nodes are seekers, then supporters.
    let changes: [(node: Int32, change: Worth)]
  }

  /// Makes one more pair at the least loss: along the cheapest chain from anybody who meets nobody to a free place.
  ///
  /// Here the price of everybody who meets nobody is the same, what the last pair lost below nothing, and nobody's is
  /// lower. Nil if no more can be made.
  mutating func extend() -> Extension? {
    let unmet = (0..<network.seekerCount).filter { network.meetings[$0] == 0 }
    guard let length = moves.search(network, from: unmet, to: network.outside, throughOutside: false) else {
      return nil
    }
    let changes = moves.reached.compactMap { node -> (node: Int32, change: Worth)? in
      guard let distance = moves.distance(node), distance < length, node != network.outside else {
        return nil
      }
      let change = node < network.seekerCount ? distance - length : length - distance
      return (Int32(truncatingIfNeeded: node), change)
    }
    reprice(length, direction: 1)
    let chain = moves.chain(network.outside)
    apply(chain)
    let moved = chain.filter { $0.edge != nil && $0.from < network.seekerCount }.map(\.from)
    return Extension(length: length, moved: moved, changes: changes)
  }

  private mutating func reprice(_ length: Worth, direction: Int) {
    for node in moves.reached {
      guard let distance = moves.distance(node), distance < length, node != network.outside else { continue }
      let missing = direction > 0 ? length - distance : distance - length
      if node < network.seekerCount {
        network.seekerPrices[node] = network.seekerPrices[node] - missing
      } else {
        let supporter = node - network.seekerCount
        network.supporterPrices[supporter] = network.supporterPrices[supporter] + missing
      }
    }
  }

  private mutating func apply(_ chain: [ShortestMoves.Arc]) {
    for arc in chain {
      guard let number = arc.edge else { continue }
      if arc.from < network.seekerCount { network.make(number) } else { network.part(number) }
    }
  }
}

/// The shortest ways around the network through one person and others, with who moves on them.
///
/// Two people who both have a pair too many, or too few, are freed from it either straight from one to the other, or each
/// by a way to an end of their own. The last looks first, and prices follow, so that the others need not look as far as
/// both ways together. Groups must not count.
struct Ways {
  /// With prices of its own.
  private var network: Network
  private let last: Int
  private let burden: Search.Burden
  /// The way from the last to an end of their own, if there is one.
  private let own: [Search.Turn]?

  init(_ network: Network, to last: Int, _ burden: Search.Burden) {
    (self.last, self.burden) = (last, burden)
    var network = network
    network.look(from: last, burden, limit: Search.endless, mayEndThere: true)
    if network.search.length < Search.endless {
      own = network.search.way(in: network)
      network.reprice()
    } else {
      own = nil
    }
    network.forget()
    self.network = network
  }

  /// What frees the two, nil if nothing does. Its length is what is left beside the prices of the two as they are here.
  mutating func shortest(from first: Int) -> (length: Worth, prices: Worth, turns: [Search.Turn])? {
    // If the last has no end, every other end must be out of reach.
    network.look(
      from: first, burden, limit: Search.endless, mayEndThere: true, target: last,
      toll: own == nil ? Network.outOfReach : .zero)
    defer { network.forget() }
    let length = network.search.length
    guard length < Network.outOfReach else { return nil }
    let prices = network.prices[first] + network.prices[last]
    let turns = network.search.way(in: network)
    guard Int(network.search.end) != last, let own else { return (length, prices, turns) }
    // Where the two ways have somebody in common, the straight way by them is as short.
    let common = Set(own.flatMap { [$0.from, $0.to] } + [last])
    let onWay = [first] + turns.map(\.to)
    guard let meeting = onWay.firstIndex(where: common.contains) else { return (length, prices, turns + own) }
    let rest = own.firstIndex { $0.from == onWay[meeting] } ?? own.count
    return (length, prices, Array(turns.prefix(meeting)) + own.prefix(rest))
  }
}

/// What follows from a search: prices that move, and pairs that are made and undone.
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

  /// Looks for the shortest way from any of several seekers.
  mutating func look(fromAnyOf seekers: [Int]) {
    var search = Search()
    swap(&search, &self.search)
    search.look(in: self, fromAnyOf: seekers)
    swap(&search, &self.search)
  }

  /// Brings the prices up to date after a search, so that everything on the shortest way costs nothing more.
  mutating func reprice() {
    let length = search.length
    for label in search.labels {
      let (node, distance) = (Int(label.node), label.distance)
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
    while node >= 0, search.label(node).from != node {
      let label = search.label(node)
      let (from, via) = (Int(label.from), Int(label.via))
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

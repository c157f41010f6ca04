extension Network {
  /// Mends everything that may be wrong, until pairs and prices prove each other.
  ///
  /// What may be wrong is only that somebody has too many or too few pairs at their price: a free place at a price at which
  /// it should be taken, a place taken at a price at which it should be given up, a quota not met, more pairs than places.
  /// Each such place is an arc of the flow whose cost is below zero. The shortest way round it is found at prices at which
  /// all other costs are not; either the arc is used and everybody on the way moves, or the way is longer than it is worth
  /// and only prices move (Fulkerson 1961, with the paths of Edmonds & Karp 1972).
  ///
  /// - Parameter watch: asked now and then, with how many have been looked at; what it throws ends the work, after which
  ///   nothing is in order.
  /// - Returns: a node whose quota or locks cannot be kept to, after which nothing is in order; nil if all is mended.
  /// - Complexity: O(log n · the candidates of those whom the searches reach) for each place that was wrong.
  mutating func settle<E>(_ watch: (Int) throws(E) -> Void) throws(E) -> Int? {
    var next = 0
    while next < queue.count {
      if next & 0xF == 0 { try watch(next) }
      let node = Int(queue[next])
      next += 1
      nodes[node].isQueued = false
      let isMended = nodes[node].kind == .group ? mendGroup(node) : mendPerson(node)
      if !isMended {
        for rest in queue[next...] { nodes[Int(rest)].isQueued = false }
        queue.removeAll(keepingCapacity: true)
        return node
      }
    }
    queue.removeAll(keepingCapacity: true)
    return nil
  }

  /// Likewise, for what is soon mended.
  mutating func settle() -> Int? { settle { _ in } }

  private mutating func mendPerson(_ node: Int) -> Bool {
    while nodes[node].capacity > 0 {
      let count = nodes[node].count
      let isShort = count < nodes[node].quota
      if count < nodes[node].capacity {
        let group = groupConcerned(node, count, count + 1)
        let cost = costOfGaining(node) - (group >= 0 ? prices[group] : .zero)
        if isShort || cost < .zero {
          let limit = isShort ? Search.endless : .zero - cost
          guard let isChanged = take(from: node, .tooFew, limit: limit, target: group) else { return false }
          if isChanged { continue }
        }
      }
      if count > nodes[node].capacity {
        guard take(from: node, .tooMany, limit: Search.endless, target: -1) != nil else { return false }
        continue
      }
      guard count > nodes[node].quota else { return true }
      let group = groupConcerned(node, count, count - 1)
      let cost = costOfLosing(node) + (group >= 0 ? prices[group] : .zero)
      guard cost < .zero else { return true }
      guard let isChanged = take(from: node, .tooMany, limit: .zero - cost, target: group) else {
        return false
      }
      if !isChanged { return true }
    }
    return true
  }

  private mutating func mendGroup(_ node: Int) -> Bool {
    let number = Int(nodes[node].number)
    while true {
      let (met, floor) = (groups[number].met, groups[number].floor)
      let isShort = met < floor && costOfGaining(node) < .zero
      guard isShort || met > floor && costOfLosing(node) < .zero else { return true }
      let limit = .zero - (isShort ? costOfGaining(node) : costOfLosing(node))
      guard let isChanged = take(from: node, isShort ? .tooFew : .tooMany, limit: limit, target: -1) else {
        return false
      }
      if !isChanged { return true }
    }
  }

  /// One search, and what follows from it.
  ///
  /// - Returns: whether pairs have changed; nil if there is no way at all.
  private mutating func take(from node: Int, _ burden: Search.Burden, limit: Worth, target: Int) -> Bool? {
    look(from: node, burden, limit: limit, target: target)
    defer { forget() }
    if search.length == Search.endless { return nil }
    reprice()
    follow()
    return search.end >= 0
  }

  // MARK: Beginning

  /// The least price at which nobody would rather have one of somebody's open pairs, as they are priced; at least as
  /// much as leaves a free first place free.
  func openingPrice(_ node: Int) -> Worth {
    var price = Worth.zero
    if nodes[node].kind == .seeker {
      price = .zero - marginal(node, 1)
      if nodes[node].group >= 0 { price = price - prices[Int(nodes[node].group)] }
    }
    for place in range(node, .open) {
      let other = Int(entries[place].other)
      if nodes[other].capacity == 0 { continue }
      price = max(price, worth(of: entries[place], at: node) - prices[other])
    }
    return price
  }

  /// Makes a seeker dearer, undoes the pairs that no longer pay, and lets everybody concerned be mended.
  mutating func raise(_ seeker: Int, to price: Worth) {
    setPrice(seeker, price)
    enqueue(seeker)
  }

  /// Sets the price of a seeker, undoes the pairs that do not pay at it, and lets their supporters be mended.
  mutating func setPrice(_ seeker: Int, _ price: Worth) {
    prices[seeker] = price
    var place = range(seeker, .made).lowerBound
    while place < range(seeker, .made).upperBound {
      let supporter = Int(entries[place].other)
      if worth(of: entries[place], at: seeker) < price + prices[supporter] {
        undo(place, at: seeker)
        enqueue(supporter)
      } else {
        place += 1
      }
    }
  }

  /// Undoes all pairs of somebody, and takes their places away.
  mutating func leave(_ node: Int) {
    for place in range(node, .locked).reversed() { move(place, at: node, from: .locked, to: .made) }
    for place in range(node, .made).reversed() {
      let other = Int(entries[place].other)
      undo(place, at: node)
      enqueue(other)
    }
    nodes[node].capacity = 0
    prices[node] = Self.outOfReach
  }

  /// Somebody who was away, or is new, has places.
  mutating func arrive(_ node: Int, capacity: Int) {
    prices[node] = openingPrice(node)
    nodes[node].capacity = Int32(truncatingIfNeeded: capacity)
    enqueue(node)
  }
}

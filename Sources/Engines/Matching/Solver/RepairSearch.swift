/// One search along shortest paths for `Repair`: from a newcomer to where they can go, or from a free place to who can
/// come there.
///
/// The arrays are the caller's: while a search lasts it holds the memory of those that it changes, and asks nobody
/// else for each of the few numbers that a step takes.
struct RepairSearch {
  /// What a step asks of every supporter it looks at, together and alone: what one step looks at lies far from what the
  /// next one does.
  struct Stand {
    var price: Int64
    /// From where the search began.
    var distance: Int64 = .max
  }

  /// The places of a supporter.
  struct Places {
    let start: Int32
    /// How many seekers hold a place, their names in `slots` from `start` on.
    var taken: Int32 = 0
    let capacity: Int32

    var isFull: Bool { taken == capacity }
    var slots: Range<Int> { Int(start)..<Int(start &+ taken) }
  }

  /// What a seeker holds; -1 for nothing.
  struct Seat {
    var supporter: Int32 = -1
    var slot: Int32 = -1
    var weight: Int32 = 0
  }

  /// One edge of a path: the seeker could go along it.
  struct Step {
    var seeker: Int32
    var weight: Int32
    /// Where the seeker goes when places are filled from the side of the supporters.
    var supporter: Int32
  }

  /// Where the shortest path ends.
  enum End {
    /// All stays as it is, but for prices.
    case stays
    case freePlace(Int)
    case leftOut(Int)
    case newcomer(Step)
  }

  var end = End.stays
  /// How far away the end found so far is.
  var length = Int64.max
  /// How many edges all searches looked at.
  private(set) var work = 0
  private var reached: [Int32] = []
  /// Those reached at the distance of the one being looked at, and those farther away.
  private var near: [Int32] = []
  private var far = Heap<Front>()

  /// Of two that are as far, the queue gives either, but always the same.
  private struct Front: Comparable {
    let distance: Int64
    let supporter: Int32
    static func < (a: Front, b: Front) -> Bool { a.distance < b.distance }
  }

  @inline(__always)
  private mutating func come(
    to supporter: Int32, at reach: Int64, from start: Int64, _ stands: inout MutableSpan<Stand>
  ) {
    let isNew = stands[Int(supporter)].distance == .max
    stands[Int(supporter)].distance = reach
    enqueue(supporter, at: reach, from: start, isNew: isNew)
  }

  /// Few edges lead here, and whoever looks at all of them has no room for this in between.
  @inline(never)
  private mutating func enqueue(_ supporter: Int32, at reach: Int64, from start: Int64, isNew: Bool) {
    if isNew { reached.append(supporter) }
    if reach == start {
      near.append(supporter)
    } else {
      far.insert(Front(distance: reach, supporter: supporter))
    }
  }

  /// The next supporter to look at, while it may lead to something nearer than the end found so far.
  @inline(__always)
  private mutating func nearest(_ stands: borrowing MutableSpan<Stand>) -> (supporter: Int, distance: Int64)?
  {
    if let supporter = near.popLast() { return (Int(supporter), stands[Int(supporter)].distance) }
    while let front = far.popMin(), front.distance < length {
      if stands[Int(front.supporter)].distance == front.distance {
        return (Int(front.supporter), front.distance)
      }
    }
    return nil
  }

  private mutating func forget(_ stands: inout MutableSpan<Stand>) {
    for supporter in reached { stands[Int(supporter)].distance = .max }
    reached.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    far.removeAll()
  }

  /// Searches along the shortest path, and makes those passed on the way dearer.
  mutating func findPlace(
    for newcomer: Int, price: Int64, _ problem: ScalarProblem, _ seats: [Seat], _ slots: [Int32],
    _ heldStands: inout [Stand], _ places: [Places], _ heldSteps: inout [Step], leastPrice: Int64
  ) {
    let (starts, edges, mustMeet) = (problem.starts.span, problem.edges.span, problem.mustMeet.span)
    let (seats, slots, places) = (seats.span, slots.span, places.span)
    var stands = heldStands.mutableSpan
    var steps = heldSteps.mutableSpan
    relax(
      from: newcomer, edges.extracting(problem.row(newcomer)), price: price, at: 0, places, &stands, &steps,
      leastPrice)
    look: while let (supporter, here) = nearest(stands) {
      let asked = stands[supporter].price
      // Whom those hold who have to give way lies anywhere, and is needed at once.
      for slot in places[supporter].slots.dropFirst() {
        let start = Int(starts[Int(slots[slot])])
        edges.bringRowNear(start)
      }
      for slot in places[supporter].slots {
        let holder = Int(slots[slot])
        let price = Int64(seats[holder].weight) - asked
        if !mustMeet[holder], here + price < length {
          end = .leftOut(holder)
          length = here + price
        }
        if length == here { break look }
        let row = edges.extracting(Int(starts[holder])..<Int(starts[holder &+ 1]))
        relax(from: holder, row, price: price, at: here, places, &stands, &steps, leastPrice)
        if length == here { break look }
      }
    }
    for supporter in reached where stands[Int(supporter)].distance < length {
      stands[Int(supporter)].price += length - stands[Int(supporter)].distance
    }
    forget(&stands)
  }

  /// Looks at whom a seeker could go to, who is `start` away and is left so much where they are.
  @inline(__always)
  private mutating func relax(
    from seeker: Int, _ row: Span<ScalarProblem.Edge>, price: Int64, at start: Int64, _ places: Span<Places>,
    _ stands: inout MutableSpan<Stand>, _ steps: inout MutableSpan<Step>, _ leastPrice: Int64
  ) {
    let base = start &+ price
    var nearest = length
    // What weighs no more leads to nothing nearer, as no price is lower.
    var lightest = nearest == .max ? .min : base &+ leastPrice &- nearest
    var looked = row.count
    for next in row.indices {
      let edge = row[next]
      if Int64(edge.weight) <= lightest {
        looked = next
        break
      }
      let supporter = Int(edge.supporter)
      let reach = base &- Int64(edge.weight) &+ stands[supporter].price
      guard reach < nearest, reach < stands[supporter].distance else { continue }
      steps[supporter] = Step(
        seeker: Int32(truncatingIfNeeded: seeker), weight: edge.weight, supporter: edge.supporter)
      if places[supporter].isFull {
        come(to: edge.supporter, at: reach, from: start, &stands)
      } else {
        end = .freePlace(supporter)
        nearest = reach
        lightest = base &+ leastPrice &- nearest
        if reach == start { break }
      }
    }
    length = nearest
    work &+= looked
  }

  /// Searches along the shortest path, and makes those passed on the way cheaper.
  ///
  /// - Parameters:
  ///   - openings: prices from which falls are reckoned; none if nobody asks.
  ///   - deepest: comes to the deepest of these falls.
  mutating func findNewcomer(
    for first: Int, _ reversed: ScalarProblem.Reversed, _ mustFill: [Bool], _ seats: [Seat],
    _ heldStands: inout [Stand], _ heldSteps: inout [Step], leastPrice: inout Int64, _ openings: [Int64],
    deepest: inout Int64
  ) {
    let (edges, seats, mustFill) = (reversed.edges.span, seats.span, mustFill.span)
    var stands = heldStands.mutableSpan
    var steps = heldSteps.mutableSpan
    come(to: Int32(truncatingIfNeeded: first), at: 0, from: 0, &stands)
    while let (supporter, here) = nearest(stands) {
      let price = stands[supporter].price
      if !mustFill[supporter], here + price < length {
        end = .freePlace(supporter)
        length = here + price
      }
      if length == here { break }
      let row = edges.extracting(reversed.row(supporter))
      work &+= row.count
      for next in row.indices {
        let edge = row[next]
        let seat = seats[Int(edge.seeker)]
        let own = Int(seat.supporter)
        if own == supporter { continue }
        let left = own < 0 ? 0 : Int64(seat.weight) - stands[own].price
        let reach = here + price + left - Int64(edge.weight)
        guard reach < length else { continue }
        let step = Step(
          seeker: edge.seeker, weight: edge.weight, supporter: Int32(truncatingIfNeeded: supporter))
        if own < 0 {
          end = .newcomer(step)
          length = reach
        } else if reach < stands[own].distance {
          steps[own] = step
          come(to: seat.supporter, at: reach, from: here, &stands)
        }
      }
    }
    if length < .max {
      for supporter in reached where stands[Int(supporter)].distance < length {
        stands[Int(supporter)].price -= length - stands[Int(supporter)].distance
        leastPrice = min(leastPrice, stands[Int(supporter)].price)
        if !openings.isEmpty {
          deepest = max(deepest, openings[Int(supporter)] - stands[Int(supporter)].price)
        }
      }
    }
    forget(&stands)
  }
}

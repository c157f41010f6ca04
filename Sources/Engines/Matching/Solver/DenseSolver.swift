/// Solves a table of costs on the few pairs of it that could matter, and then sees that the others do not.
///
/// A row will almost always get one of its cheapest columns. So a *core* of the table is solved exactly by the solver for
/// lists; one pass over the table finds the pairs that are cheaper than the prices allow; they join the core, and the
/// answer is repaired from where it stands, until a pass finds none. Then the prices prove the answer for the whole table
/// (Volgenant 1996, "Linear and semi-assignment problems: a core oriented approach").
///
/// In the core a pair weighs `ceiling` − cost, and a row may go without, which is worth 0. If a row does without when a
/// pass finds nothing, then some column is free at price 0, so every cost in that row is at least the ceiling: with a
/// ceiling above all costs everybody is served. It begins lower, since what a price can climb to costs time.
///
/// Costs are counted from the lowest of the table, which is 0 here.
///
/// Overflow: costs are at most 2²⁴, and so is the ceiling but for 1. A price of a column is at most what the row that has
/// it would give, so between 0 and the ceiling; the sum of two of these and a cost stays below 2²⁷.
struct DenseSolver {
  private let problem: DenseProblem
  private var ceiling: Int32 = 0
  private var starts: [Int32]
  /// By row, the cheapest first.
  private var edges: [ScalarProblem.Edge] = []
  private var state: ScalarProblem.State
  /// What each row would pay and each column asked when the table was last looked through for missing pairs.
  private var seenLimits: [Int32]
  private var seenPrices: [Int32] = []
  /// The most pairs that a row may add to the core after a pass.
  private var most = 12

  /// How many pairs a row has in the core at first, and twice as many at most.
  private static let width = 16

  /// - Parameter problem: with no more rows than columns.
  init(_ problem: DenseProblem) {
    self.problem = problem
    starts = [0]
    seenLimits = Array(repeating: .min, count: problem.rows)
    state = .init(
      supporterOfSeeker: Array(repeating: -1, count: problem.rows),
      supporterPrices: Array(repeating: 0, count: problem.columns))
  }

  mutating func solved(_ watch: Watch) throws(Stopped) -> DenseAssignment {
    guard problem.rows > 0 else { return answer }
    let core = DenseCore(problem, width: Self.width)
    let full = problem.highest &- problem.lowest &+ 1
    ceiling = min(full, core.highest &+ 1)
    starts = core.starts
    edges = core.edges
    let first = ceiling
    weigh { first &- $0 }
    try solveCore(step: core.step, watch)
    while true {
      let missing = missingPairs()
      let isShort = ceiling < full && state.supporterOfSeeker.contains(-1)
      if missing.isEmpty, !isShort { return answer }
      if !missing.isEmpty {
        add(missing)
        most *= 2
      }
      if isShort {
        let raised = min(full, 3 &* ceiling)
        let rise = raised &- ceiling
        weigh { $0 &+ rise }
        self.ceiling = raised
      }
      try repair(patience: 20 * edges.count, step: core.step, watch)
    }
  }

  private mutating func weigh(_ weight: (Int32) -> Int32) {
    for next in edges.indices {
      edges[next] = .init(supporter: edges[next].supporter, score: weight(edges[next].weight))
    }
  }

  /// The core as the solver for lists knows it.
  private var scalar: ScalarProblem {
    ScalarProblem(
      starts: starts, edges: edges, capacities: Array(repeating: 1, count: problem.columns),
      mustMeet: Array(repeating: false, count: problem.rows),
      mustFill: Array(repeating: false, count: problem.columns), heaviest: ceiling)
  }

  private mutating func solveCore(step: Int32, _ watch: Watch) throws(Stopped) {
    let scalar = scalar
    var auction = Auction(scalar, from: state)
    auction.settle(step: step)
    try auction.outbid(step: step, watch)
    try auction.invite(step: step, watch)
    auction.settle(step: 0)
    try auction.outbidExactly(bids: problem.rows, watch)
    var repair = Repair(scalar, from: auction.state)
    _ = try repair.finished(within: .max, watch)
    state = repair.state
  }

  /// From the prices as they are; if that takes long, by an auction first.
  private mutating func repair(patience: Int, step: Int32, _ watch: Watch) throws(Stopped) {
    var repair = Repair(scalar, from: state)
    let isFinished = try repair.finished(within: patience, watch)
    state = repair.state
    if !isFinished { try solveCore(step: step, watch) }
  }

  /// What a row is left with: at least 0.
  private func profit(ofRow row: Int) -> Int32 {
    let column = state.supporterOfSeeker[row]
    guard column >= 0 else { return 0 }
    let cost = problem.costs[row * problem.columns + Int(column)] &- problem.lowest
    return ceiling &- cost &- Int32(truncatingIfNeeded: state.supporterPrices[Int(column)])
  }

  private struct Missing {
    var row: Int32
    var column: Int32
    var weight: Int32
  }

  /// Pairs that cost less than their prices allow, by row, in each row at most `most` of those that are off by most.
  ///
  /// One pass over the table the first time; then over what may have changed since: rows that would pay more now, and
  /// columns that ask for less.
  private mutating func missingPairs() -> [Missing] {
    let (problem, seenPrices) = (problem, seenPrices)
    let columns = problem.columns
    let lowest = problem.lowest
    let prices = state.supporterPrices.map { Int32(truncatingIfNeeded: $0) }
    // So that costs can be compared as they are: cost + price − lowest is right, whatever wraps around between.
    let addends = prices.map { $0 &- lowest }
    let cheaper = seenPrices.isEmpty ? [] : prices.indices.filter { prices[$0] < seenPrices[$0] }
    let isCheapMostly = seenPrices.isEmpty || cheaper.count > columns / 16
    let costs = problem.costs.span
    var missing: [Missing] = []
    var found: [UInt64] = []
    for row in 0..<problem.rows {
      let limit = ceiling &- profit(ofRow: row)
      let line = costs.extracting(row &* columns..<row &* columns &+ columns)
      found.removeAll(keepingCapacity: true)
      func keep(_ column: Int, _ sum: Int32) {
        found.append(UInt64(UInt32(bitPattern: sum)) << 32 | Self.turned(column, by: row, of: columns))
      }
      if isCheapMostly || limit > seenLimits[row] {
        DenseScan.each(line, plus: addends.span, below: limit, keep)
      } else {
        for column in cheaper {
          let sum = line[column] &+ addends[column]
          if sum < limit { keep(column, sum) }
        }
      }
      // Who has more than may be told is looked at anew next time.
      seenLimits[row] = found.count > most ? .min : limit
      if found.isEmpty { continue }
      found.sort()
      for key in found.prefix(most) {
        let column = Self.turnedBack(key, by: row, of: columns)
        missing.append(
          Missing(
            row: Int32(truncatingIfNeeded: row), column: Int32(truncatingIfNeeded: column),
            weight: ceiling &- (line[column] &- lowest)))
      }
    }
    self.seenPrices = prices
    return missing
  }

  private mutating func add(_ missing: [Missing]) {
    var widened: [ScalarProblem.Edge] = []
    widened.reserveCapacity(edges.count + missing.count)
    var next = 0
    for row in 0..<problem.rows {
      let start = widened.count
      widened += edges[Int(starts[row])..<Int(starts[row + 1])]
      starts[row] = Int32(truncatingIfNeeded: start)
      while next < missing.count, missing[next].row == row {
        let edge = ScalarProblem.Edge(supporter: missing[next].column, score: missing[next].weight)
        widened.append(edge)
        var place = widened.count - 1
        while place > start, widened[place - 1].weight < edge.weight {
          widened[place] = widened[place - 1]
          place -= 1
        }
        widened[place] = edge
        next += 1
      }
    }
    starts[problem.rows] = Int32(truncatingIfNeeded: widened.count)
    edges = widened
  }

  var answer: DenseAssignment {
    var columnOfRow: [Int?] = []
    var rowPrices: [Int64] = []
    for row in 0..<problem.rows {
      let column = state.supporterOfSeeker[row]
      columnOfRow.append(column < 0 ? nil : Int(column))
      rowPrices.append(Int64(ceiling) - Int64(profit(ofRow: row)) + Int64(problem.lowest))
    }
    return DenseAssignment(
      columnOfRow: columnOfRow, rowPrices: rowPrices, columnPrices: state.supporterPrices.map { -$0 })
  }

  /// A column counted from the one that stands where the row does, around the table: which of equals comes first is not
  /// the same for every row, so that they do not all ask for the same columns.
  static func turned(_ column: Int, by row: Int, of columns: Int) -> UInt64 {
    UInt64(column >= row ? column &- row : column &- row &+ columns)
  }

  static func turnedBack(_ key: UInt64, by row: Int, of columns: Int) -> Int {
    let column = Int(key & 0xFFFF_FFFF) &+ row
    return column >= columns ? column &- columns : column
  }
}

/// A table of costs, one for every pair of a row and a column. Everybody of the shorter side is to get one of the other
/// side, so that the costs add up to as little as possible (the linear assignment problem, square or not).
///
///     let problem = try DenseProblem(rows: 2, columns: 3, costs: [4, 1, 3, 2, 0, 5])
///     problem.solved().columnOfRow  // [1, 0]: 1 and 2 are 3, and no other choice is cheaper.
///
/// For scores, which are to be as high as possible, pass them negated.
public struct DenseProblem: Sendable {
  /// How many rows and columns there are: each fewer than 2²⁴.
  public let rows: Int
  /// See `rows`.
  public let columns: Int
  /// Row by row. The highest is at most `widest` above the lowest; they may all lie anywhere within 32 bits.
  public let costs: [Int32]

  /// How far apart the lowest and the highest cost may be: 2²⁴, so that prices fit into 32 bits.
  public static let widest = 1 << 24

  let lowest: Int32
  let highest: Int32

  /// A problem, checked: whatever comes out of here can be solved.
  ///
  /// - Throws: `DenseError`.
  /// - Complexity: O(rows · columns), without a copy.
  public init(rows: Int, columns: Int, costs: [Int32]) throws(DenseError) {
    let sides = 0..<(1 << 24)
    guard sides.contains(rows), sides.contains(columns) else { throw .sideOutOfRange }
    // Below 2⁴⁸.
    guard costs.count == rows &* columns else { throw .differentCounts(costs: costs.count) }
    var lowest = Int32.max
    var highest = Int32.min
    for cost in costs {
      lowest = min(lowest, cost)
      highest = max(highest, cost)
    }
    if costs.isEmpty { (lowest, highest) = (0, 0) }
    guard Int(highest) - Int(lowest) <= Self.widest else { throw .costsTooFarApart(lowest, highest) }
    (self.rows, self.columns, self.costs) = (rows, columns, costs)
    (self.lowest, self.highest) = (lowest, highest)
  }

  private init(rows: Int, columns: Int, costs: [Int32], lowest: Int32, highest: Int32) {
    (self.rows, self.columns, self.costs) = (rows, columns, costs)
    (self.lowest, self.highest) = (lowest, highest)
  }

  /// The best assignment there is, with the prices that prove it.
  ///
  /// - Complexity: O(rows · columns) a few times over in practice, and at worst what shortest paths on the whole table
  ///   take, O(rows² · columns). Memory beside the table is about 500 bytes for each row and column in practice; where
  ///   there are more rows than columns, another table.
  /// - Parameter watch: called now and then; what it throws ends the work.
  public func solved<E>(watch: () throws(E) -> Void) throws(E) -> DenseAssignment {
    if rows > columns { return try transposed().solved(watch: watch).transposed() }
    var solver = DenseSolver(self)
    var refusal: E?
    do {
      return try solver.solved { () throws(Stopped) in
        do throws(E) {
          try watch()
        } catch {
          refusal = error
          throw Stopped()
        }
      }
    } catch {
      if let refusal { throw refusal }
      // Nothing stops a solver but its watch.
      return solver.answer
    }
  }

  /// The best assignment there is, for those who can wait.
  public func solved() -> DenseAssignment { solved {} }

  private func transposed() -> DenseProblem {
    var turned = [Int32](repeating: 0, count: costs.count)
    // In blocks, so that both tables are read and written by lines of the cache.
    let side = 32
    for top in stride(from: 0, to: rows, by: side) {
      for left in stride(from: 0, to: columns, by: side) {
        for row in top..<min(top + side, rows) {
          for column in left..<min(left + side, columns) {
            turned[column * rows + row] = costs[row * columns + column]
          }
        }
      }
    }
    return DenseProblem(rows: columns, columns: rows, costs: turned, lowest: lowest, highest: highest)
  }
}

/// Why a table of costs makes no sense.
public enum DenseError: Error, Sendable, Equatable {
  /// A side is negative, or has 2²⁴ or more.
  case sideOutOfRange
  /// There must be one cost for each row and column; there are so many.
  case differentCounts(costs: Int)
  /// The lowest and the highest cost are more than `DenseProblem.widest` apart.
  case costsTooFarApart(Int32, Int32)
}

/// An answer to a table of costs: who gets whom, and the prices that prove no answer is cheaper.
public struct DenseAssignment: Sendable, Equatable {
  /// For each row its column; nil only where there are more rows than columns.
  public let columnOfRow: [Int?]
  /// With `columnPrices`: no cost is less than the prices of its row and its column together. Where rows may be left
  /// over, no price of a row is above 0.
  public let rowPrices: [Int64]
  /// Where columns may be left over, none is above 0.
  public let columnPrices: [Int64]

  /// An answer, to be checked by a `DenseCertificate`.
  public init(columnOfRow: [Int?], rowPrices: [Int64], columnPrices: [Int64]) {
    self.columnOfRow = columnOfRow
    self.rowPrices = rowPrices
    self.columnPrices = columnPrices
  }

  func transposed() -> DenseAssignment {
    var turned = [Int?](repeating: nil, count: columnPrices.count)
    for (row, column) in columnOfRow.enumerated() {
      if let column { turned[column] = row }
    }
    return DenseAssignment(columnOfRow: turned, rowPrices: columnPrices, columnPrices: rowPrices)
  }
}

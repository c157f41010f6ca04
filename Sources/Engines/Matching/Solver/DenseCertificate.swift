/// The proof that a dense assignment is the cheapest there is, checked in one pass over the table without the solver.
///
/// Call uᵢ the price of row i and vⱼ that of column j. If uᵢ + vⱼ ≤ every cost, and no price is positive on a side of
/// which some may be left over, then nothing can cost less than Σ uᵢ + Σ vⱼ, because each of the shorter side is in
/// exactly one pair and each of the longer side in at most one. An assignment that reaches that sum is therefore the
/// cheapest (weak duality of the assignment problem).
public struct DenseCertificate: Sendable {
  /// The problem that is claimed to be solved.
  public let problem: DenseProblem
  /// The answer, with its prices.
  public let assignment: DenseAssignment

  /// A claim, not yet checked.
  public init(problem: DenseProblem, assignment: DenseAssignment) {
    self.problem = problem
    self.assignment = assignment
  }

  /// What the assignment costs, if the proof holds.
  ///
  /// - Throws: the first `Flaw` found.
  /// - Complexity: O(rows · columns).
  public func check() throws(Flaw) -> Int64 {
    let (rows, columns) = (problem.rows, problem.columns)
    guard assignment.columnOfRow.count == rows, assignment.rowPrices.count == rows,
      assignment.columnPrices.count == columns
    else { throw .incomplete }
    // No sum of fewer than 2²⁵ such prices overflows, nor that of two and a cost.
    let sensible = Int64(-1 << 37)...Int64(1 << 37)
    for prices in [assignment.rowPrices, assignment.columnPrices] {
      guard prices.allSatisfy(sensible.contains) else { throw .overflow }
    }
    if rows > columns, let row = assignment.rowPrices.firstIndex(where: { $0 > 0 }) {
      throw .positivePrice(row: row)
    }
    if columns > rows, let column = assignment.columnPrices.firstIndex(where: { $0 > 0 }) {
      throw .positivePrice(column: column)
    }

    var isTaken = [Bool](repeating: false, count: columns)
    var cost: Int64 = 0
    var pairs = 0
    for (row, chosen) in assignment.columnOfRow.enumerated() {
      guard let column = chosen else { continue }
      guard isTaken.indices.contains(column), !isTaken[column] else { throw .notOneEach(row: row) }
      isTaken[column] = true
      cost += Int64(problem.costs[row * columns + column])
      pairs += 1
    }
    guard pairs == min(rows, columns) else { throw .incomplete }

    var bound: Int64 = 0
    let (costs, prices) = (problem.costs.span, assignment.columnPrices.span)
    for row in 0..<rows {
      let price = assignment.rowPrices[row]
      bound += price
      for column in 0..<columns where price + prices[column] > Int64(costs[row * columns + column]) {
        throw .cheaperPair(row: row, column: column)
      }
    }
    for column in 0..<columns { bound += prices[column] }
    guard bound == cost else { throw .gap }
    return cost
  }

  /// Why a certificate proves nothing.
  public enum Flaw: Error, Sendable, Equatable {
    /// A row or a column has no price, or somebody of the shorter side has nobody.
    case incomplete
    /// One of a side that may be left over has a price above nothing.
    case positivePrice(row: Int? = nil, column: Int? = nil)
    /// A row has a column that does not exist or is another's.
    case notOneEach(row: Int)
    /// A pair costs less than its prices: a cheaper assignment may exist.
    case cheaperPair(row: Int, column: Int)
    /// The assignment costs more than the prices say: a cheaper one may exist.
    case gap
    /// The numbers are too large to be those of an assignment.
    case overflow
  }
}

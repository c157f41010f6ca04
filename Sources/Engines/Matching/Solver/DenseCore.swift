/// The pairs of a table of costs that are likely to matter: for each row, the cheapest.
///
/// Where there are as many rows as columns, what is cheap is told by what a pair costs above the cheapest of its column,
/// so that rows that find the same columns cheap do not all ask for those alone (the column reduction of Jonker &
/// Volgenant 1987), and every column has somebody.
///
/// - Complexity: two passes over the table; 8 bytes a pair.
struct DenseCore {
  private(set) var starts: [Int32] = [0]
  /// By row, the cheapest first; a weight is a cost here, counted from the lowest of the table.
  private(set) var edges: [ScalarProblem.Edge] = []
  /// The highest cost among them.
  private(set) var highest: Int32 = 0
  /// By how much the best is better than the second, in the mean, and at least 1: a step for an auction.
  private(set) var step: Int32 = 0

  init(_ problem: DenseProblem, width: Int) {
    let (rows, columns) = (problem.rows, problem.columns)
    let costs = problem.costs.span
    // What is added to a cost: less the lowest of the column, or of the table.
    let addendArray =
      rows == columns
      ? Self.lowestOfColumns(problem).map { 0 &- $0 }
      : Array(repeating: 0 &- problem.lowest, count: columns)
    let addends = addendArray.span
    starts.reserveCapacity(rows + 1)
    edges.reserveCapacity(rows * min(columns, 2 * width))
    var keys: [UInt64] = []
    var gaps: Int64 = 0
    var limit: Int32 = 0
    for row in 0..<rows {
      let line = costs.extracting(row &* columns..<row &* columns &+ columns)
      keys.removeAll(keepingCapacity: true)
      // Mostly what was the limit for the row before does here too.
      var isSampled = false
      while true {
        DenseScan.each(line, plus: addends, below: limit) { column, sum in
          keys.append(
            UInt64(UInt32(bitPattern: sum)) << 32 | DenseSolver.turned(column, by: row, of: columns))
        }
        let isEnough = keys.count >= min(columns, width)
        if isEnough, isSampled || keys.count <= 3 * width { break }
        keys.removeAll(keepingCapacity: true)
        limit = isSampled ? limit &+ max(1, limit / 2) : Self.limit(line, addends, width: 3 * width / 2)
        isSampled = true
      }
      if keys.count > 2 * width {
        keys.sort()
        keys.removeLast(keys.count - 2 * width)
      }
      append(keys, of: row, line, lowest: problem.lowest)
      let start = Int(starts[row])
      if edges.count > start + 1 { gaps += Int64(edges[start + 1].weight) - Int64(edges[start].weight) }
    }
    step = Int32(truncatingIfNeeded: max(1, gaps / Int64(rows)))
  }

  private mutating func append(_ keys: [UInt64], of row: Int, _ line: Span<Int32>, lowest: Int32) {
    let start = edges.count
    for key in keys {
      let column = DenseSolver.turnedBack(key, by: row, of: line.count)
      let edge = ScalarProblem.Edge(
        supporter: Int32(truncatingIfNeeded: column), score: line[column] &- lowest)
      edges.append(edge)
      var place = edges.count - 1
      while place > start, edges[place - 1].weight > edge.weight {
        edges[place] = edges[place - 1]
        place -= 1
      }
      edges[place] = edge
    }
    if let last = edges.last { highest = max(highest, last.weight) }
    starts.append(Int32(truncatingIfNeeded: edges.count))
  }

  private static func lowestOfColumns(_ problem: DenseProblem) -> [Int32] {
    let columns = problem.columns
    var lowest = Array(problem.costs.prefix(columns))
    var lows = lowest.mutableSpan
    let costs = problem.costs.span
    for row in 1..<max(1, problem.rows) {
      let line = costs.extracting(row &* columns..<row &* columns &+ columns)
      DenseScan.lower(&lows, to: line)
    }
    return lowest
  }

  /// A number below which lie about `width` of a line, by a sample of it.
  private static func limit(_ line: Span<Int32>, _ addends: Span<Int32>, width: Int) -> Int32 {
    // Sixteen in a row at a time, which lie in the memory together.
    let runs = min(16, line.count / 16)
    let count = runs > 0 ? 16 * runs : line.count
    let length = runs > 0 ? 16 : line.count
    let rank = min(count, (width * count + line.count - 1) / line.count)
    // The smallest `rank` of the sample, in order.
    var smallest: [Int32] = []
    smallest.reserveCapacity(rank + 1)
    for sampled in 0..<count {
      let place = sampled / length * (line.count / max(1, runs)) + sampled % length
      let number = line[place] &+ addends[place]
      if smallest.count == rank, number >= smallest[rank - 1] { continue }
      if smallest.count == rank { smallest.removeLast() }
      smallest.append(number)
      var next = smallest.count - 1
      while next > 0, smallest[next - 1] > number {
        smallest[next] = smallest[next - 1]
        next -= 1
      }
      smallest[next] = number
    }
    return smallest[smallest.count - 1] &+ 1
  }
}

import Matching
import TestSupport
import Testing

@Suite("A table of costs")
struct DenseTests {
  @Test("everybody gets one of the other side, for as little as possible together")
  func example() throws {
    let problem = try DenseProblem(rows: 2, columns: 3, costs: [4, 1, 3, 2, 0, 5])
    #expect(problem.solved().columnOfRow == [1, 0])
    #expect(try provenCost(problem) == 3)
  }

  @Test("where there are more rows than columns, who costs most is left over")
  func leftOver() throws {
    let problem = try DenseProblem(rows: 3, columns: 1, costs: [7, 5, 6])
    #expect(problem.solved().columnOfRow == [nil, 0, nil])
    #expect(try provenCost(problem) == 5)
  }

  @Test("a table without rows or columns costs nothing", arguments: [(0, 0), (0, 4), (4, 0)])
  func empty(rows: Int, columns: Int) throws {
    let problem = try DenseProblem(rows: rows, columns: columns, costs: [])
    #expect(problem.solved().columnOfRow == Array(repeating: nil, count: rows))
    #expect(try provenCost(problem) == 0)
  }

  @Test("no other choice is cheaper, in every small table", arguments: 1...5)
  func bruteForce(rows: Int) throws {
    for columns in 1...5 {
      for seed: UInt64 in 0..<60 {
        let range: ClosedRange<Int32> = [-1...1, -9...9, -1_000_000...1_000_000][Int(seed % 3)]
        var random = SeededNumbers(seed: seed << 8 | UInt64(rows << 4 | columns))
        let costs = (0..<rows * columns).map { _ in Int32.random(in: range, using: &random) }
        let problem = try DenseProblem(rows: rows, columns: columns, costs: costs)
        #expect(try provenCost(problem) == cheapest(problem), "\(rows) × \(columns): \(costs)")
      }
    }
  }

  @Test("costs what a plain Hungarian method finds, in tables of every kind", arguments: DenseShape.allCases)
  func hungarian(shape: DenseShape) throws {
    for seed: UInt64 in 0..<(longTests ? 300 : 6) {
      let problem = try shape.problem(seed: seed, most: longTests ? 200 : 50)
      #expect(
        try provenCost(problem) == costByPlainHungarian(problem),
        "seed \(seed), \(problem.rows) × \(problem.columns)")
    }
  }

  @Test("proves itself in tables so large that most of it is only looked at", arguments: DenseShape.allCases)
  func larger(shape: DenseShape) throws {
    for seed: UInt64 in 0..<(longTests ? 20 : 1) {
      _ = try provenCost(shape.problem(seed: seed, least: 120, most: longTests ? 1_500 : 160))
    }
  }

  @Test("does not care where in 32 bits the costs lie")
  func offsets() throws {
    let costs: [Int32] = [4, 1, 3, 2, 0, 5, 9, 9, 0]
    for offset in [Int32.min, -5, 0, Int32.max - 9] {
      let moved = try DenseProblem(rows: 3, columns: 3, costs: costs.map { $0 + offset })
      #expect(try provenCost(moved) == 3 + 3 * Int64(offset))
    }
    let widest = Int32(DenseProblem.widest)
    let problem = try DenseProblem(rows: 2, columns: 2, costs: [0, widest, widest, widest])
    #expect(try provenCost(problem) == Int64(widest))
  }

  @Test("costs too far apart, and tables that are not tables, are refused")
  func refusals() {
    #expect(throws: DenseError.costsTooFarApart(.min, .max)) {
      try DenseProblem(rows: 1, columns: 2, costs: [.min, .max])
    }
    #expect(throws: DenseError.costsTooFarApart(0, 1 << 24 + 1)) {
      try DenseProblem(rows: 1, columns: 2, costs: [0, 1 << 24 + 1])
    }
    #expect(throws: DenseError.differentCounts(costs: 3)) {
      try DenseProblem(rows: 2, columns: 2, costs: [1, 2, 3])
    }
    #expect(throws: DenseError.sideOutOfRange) { try DenseProblem(rows: -1, columns: -1, costs: [1]) }
    #expect(throws: DenseError.sideOutOfRange) { try DenseProblem(rows: 1 << 24, columns: 0, costs: []) }
  }

  @Test("the same table has the same answer every time")
  func deterministic() throws {
    let problem = try DenseShape.geometric.problem(seed: 3, least: 150, most: 150)
    #expect(problem.solved() == problem.solved())
  }

  private func provenCost(_ problem: DenseProblem) throws -> Int64 {
    try DenseCertificate(problem: problem, assignment: problem.solved()).check()
  }
}

/// Kinds of tables that are hard in different ways.
enum DenseShape: String, CaseIterable {
  case uniform, geometric, allEqual, fewValues, sums, products, negative, sameRows, wide, tall

  func problem(seed: UInt64, least: Int = 1, most: Int) throws -> DenseProblem {
    var random = SeededNumbers(seed: seed)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var (rows, columns) = (number(least...most), number(least...most))
    switch self {
    case .wide: (rows, columns) = (min(rows, columns) / 3 + 1, max(rows, columns))
    case .tall: (rows, columns) = (max(rows, columns), min(rows, columns) / 3 + 1)
    default: if seed % 3 != 0 { columns = rows }
    }
    let points = (0..<rows + columns).map { _ in (x: number(0...10_000), y: number(0...10_000)) }
    let costs = (0..<rows * columns).map { cell -> Int in
      let (row, column) = (points[cell / columns], points[rows + cell % columns])
      switch self {
      case .geometric: return abs(row.x - column.x) + abs(row.y - column.y)
      case .allEqual: return 7
      case .fewValues: return number(0...2)
      case .sums: return row.x + column.y
      case .products: return (row.x / 10) * (column.y / 10)
      case .negative: return number(-1_000_000...(-1))
      case .sameRows: return column.x
      default: return number(0...1_000_000)
      }
    }
    return try DenseProblem(rows: rows, columns: columns, costs: costs.map { Int32($0) })
  }
}

/// Tries every choice.
private func cheapest(_ problem: DenseProblem) -> Int64 {
  let isTall = problem.rows > problem.columns
  let (few, many) = (min(problem.rows, problem.columns), max(problem.rows, problem.columns))
  func best(_ next: Int, _ taken: Set<Int>) -> Int64 {
    if next == few { return 0 }
    return (0..<many).filter { !taken.contains($0) }.map { other in
      let cell = isTall ? other * problem.columns + next : next * problem.columns + other
      return Int64(problem.costs[cell]) + best(next + 1, taken.union([other]))
    }.min() ?? 0
  }
  return best(0, [])
}

/// The Hungarian method with potentials, row by row, as textbooks have it: O(rows² · columns), and nothing in common
/// with the solver.
private func costByPlainHungarian(_ problem: DenseProblem) -> Int64 {
  let isTall = problem.rows > problem.columns
  let (rows, columns) = (min(problem.rows, problem.columns), max(problem.rows, problem.columns))
  func cost(_ row: Int, _ column: Int) -> Int64 {
    Int64(problem.costs[isTall ? column * problem.columns + row : row * problem.columns + column])
  }
  var rowPotential = [Int64](repeating: 0, count: rows + 1)
  var columnPotential = [Int64](repeating: 0, count: columns + 1)
  var rowOfColumn = [Int](repeating: 0, count: columns + 1)
  var cameFrom = [Int](repeating: 0, count: columns + 1)
  for row in stride(from: 1, through: rows, by: 1) {
    rowOfColumn[0] = row
    var column = 0
    var least = [Int64](repeating: .max, count: columns + 1)
    var isUsed = [Bool](repeating: false, count: columns + 1)
    repeat {
      isUsed[column] = true
      let current = rowOfColumn[column]
      var (delta, next) = (Int64.max, 0)
      for other in 1...columns where !isUsed[other] {
        let reduced = cost(current - 1, other - 1) - rowPotential[current] - columnPotential[other]
        if reduced < least[other] { (least[other], cameFrom[other]) = (reduced, column) }
        if least[other] < delta { (delta, next) = (least[other], other) }
      }
      for other in 0...columns {
        if isUsed[other] {
          rowPotential[rowOfColumn[other]] += delta
          columnPotential[other] -= delta
        } else if least[other] < .max {
          least[other] -= delta
        }
      }
      column = next
    } while rowOfColumn[column] != 0
    while column != 0 {
      rowOfColumn[column] = rowOfColumn[cameFrom[column]]
      column = cameFrom[column]
    }
  }
  return (1...max(1, columns)).reduce(0) {
    rowOfColumn[$1] == 0 ? $0 : $0 + cost(rowOfColumn[$1] - 1, $1 - 1)
  }
}

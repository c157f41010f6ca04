/// Worths in columns, a number each, of which those that are nothing but zeros take no memory.
struct WorthColumns: Sendable {
  private let first: [Int64]
  private let second: [Int64]
  private let third: [Int64]
  private let fourth: [Int64]
  private let fifth: [Int64]
  private let tieBreak: [Int64]

  /// - Parameter columns: six, the tie-break last; an empty one stands for zeros.
  init(_ columns: [[Int64]]) {
    (first, second, third) = (columns[0], columns[1], columns[2])
    (fourth, fifth, tieBreak) = (columns[3], columns[4], columns[5])
  }

  init(_ worths: [Worth]) {
    self.init(
      (0...Worth.ranks).map { rank in
        worths.contains { $0.number(at: rank) != 0 } ? worths.map { $0.number(at: rank) } : []
      })
  }

  @inline(__always)
  subscript(place: Int) -> Worth {
    Worth(
      Self.number(first, place), Self.number(second, place), Self.number(third, place),
      Self.number(fourth, place), Self.number(fifth, place), tieBreak: Self.number(tieBreak, place))
  }

  @inline(__always)
  private static func number(_ column: [Int64], _ place: Int) -> Int64 {
    place < column.count ? column[place] : 0
  }
}

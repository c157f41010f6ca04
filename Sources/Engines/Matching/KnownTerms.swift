/// Lists of terms, each kept once, one behind the other, and a table in which they are found again.
struct KnownTerms {
  private(set) var starts = [0]
  private(set) var ids: [Int32] = []
  /// Numbers of lists, or -1: each as near behind the place that its hash says as there was room. At least half is free.
  private var table = [Int32](repeating: -1, count: 16)
  private var scratch: [Int32] = []

  private var count: Int { starts.count - 1 }

  /// The number of a list, which is a new one if these terms were in none before: fewer than there are people.
  mutating func number(of list: [Int32]) -> Int32 {
    scratch.removeAll(keepingCapacity: true)
    scratch += list
    if !zip(scratch, scratch.dropFirst()).allSatisfy(<) { scratch = Set(scratch).sorted() }
    var place = hash(scratch[...]) & (table.count - 1)
    while table[place] >= 0 {
      let known = Int(table[place])
      if ids[starts[known]..<starts[known + 1]].elementsEqual(scratch) { return table[place] }
      place = (place + 1) & (table.count - 1)
    }
    let number = Int32(truncatingIfNeeded: count)
    table[place] = number
    ids += scratch
    starts.append(ids.count)
    if 2 * count > table.count { grow() }
    return number
  }

  private mutating func grow() {
    table = Array(repeating: -1, count: 4 * table.count)
    for number in 0..<count {
      var place = hash(ids[starts[number]..<starts[number + 1]]) & (table.count - 1)
      while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
      table[place] = Int32(truncatingIfNeeded: number)
    }
  }

  /// Depends on all bits of all terms, and is not negative.
  private func hash(_ terms: ArraySlice<Int32>) -> Int {
    var hash: UInt64 = 0
    for term in terms {
      hash = (hash ^ UInt64(UInt32(bitPattern: term))) &* 0xbf58_476d_1ce4_e5b9
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 1)
  }
}

/// For each of many keys a moment, in a fixed number of places, so that nobody makes it grow by inventing keys.
///
/// A key has eight places where it can stand, chosen by a hash that is seeded anew in each process, so that nobody outside
/// knows which keys meet. When all eight are taken, the key with the earliest moment gives way: the one that has used the
/// least. Whoever floods the places with new keys drives out others that asked once or twice, and never the one that has
/// nearly used up its limit; that one is only driven out by keys that have asked as much themselves.
///
/// Keys are kept as 64 bits of their hash alone: an address or a name does not stay in memory. That two of 16,384 keys are
/// taken for one has a chance of 2⁻³⁷.
struct RateTallies {
  private struct Place {
    var key: UInt64
    var moment: Int64
  }

  private static let ways = 8
  private static let nobody = Place(key: 0, moment: .min)
  private var places: [Place]
  private let sets: UInt64

  /// - Parameter places: rounded up to a multiple of eight.
  init(places: Int) {
    let sets = max(1, (places + Self.ways - 1) / Self.ways)
    self.sets = UInt64(sets)
    self.places = Array(repeating: Self.nobody, count: sets * Self.ways)
  }

  var placeCount: Int { places.count }

  /// The moment of a key; nil when it is not remembered. Setting nil forgets it.
  ///
  /// - Complexity: O(1).
  subscript(_ key: some Hashable) -> Int64? {
    get {
      let (hash, range) = find(key)
      let found = places[range].first { $0.key == hash && $0.moment != .min }
      return found?.moment
    }
    set {
      let (hash, range) = find(key)
      var chosen = range.lowerBound
      for index in range {
        if places[index].key == hash, places[index].moment != .min {
          chosen = index
          break
        }
        if places[index].moment < places[chosen].moment { chosen = index }
      }
      if let newValue {
        places[chosen] = Place(key: hash, moment: newValue)
      } else if places[chosen].key == hash {
        places[chosen] = Self.nobody
      }
    }
  }

  private func find(_ key: some Hashable) -> (hash: UInt64, range: Range<Int>) {
    var hasher = Hasher()
    hasher.combine(key)
    let hash = UInt64(bitPattern: Int64(hasher.finalize()))
    // Less than the number of sets, which is an Int.
    let first = Int(hash % sets) * Self.ways
    return (hash, first..<first + Self.ways)
  }
}

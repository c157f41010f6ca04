/// Which terms (goals, languages, cities…) each person of one side has, as numbers.
///
/// Somebody who is not among the people has no terms. Many people have the same terms, which are kept once. Memory: 4 bytes
/// a person, and for each list of terms that differs from the others 16 bytes and 4 bytes a term.
public struct Terms: Sendable {
  /// In one piece, since a comparison hands it around for every pair.
  private let lists: Lists

  private final class Lists: Sendable {
    /// For each person which list is theirs.
    let numbers: [Int32]
    let starts: [Int]
    let ids: [Int32]
    /// One bit for each term modulo 64: two lists without a common bit have no common term.
    let signatures: [UInt64]

    init(_ known: KnownTerms, numbers: [Int32]) {
      self.numbers = numbers
      (starts, ids) = (known.starts, known.ids)
      signatures = known.starts.indices.dropLast().map { list in
        known.ids[known.starts[list]..<known.starts[list + 1]].reduce(0) {
          $0 | 1 << UInt64(truncatingIfNeeded: Int64($1) & 63)
        }
      }
    }

    /// The list of a person; nil for somebody who is not there.
    @inline(__always)
    func number(of person: Int) -> Int? { numbers.indices.contains(person) ? Int(numbers[person]) : nil }
  }

  /// - Parameter lists: for each person their terms, in any order, each a number that means the same on both sides. People
  ///   beyond 2³¹, whom no problem has, are not taken.
  public init(_ lists: [[Int32]]) {
    var known = KnownTerms()
    let numbers = lists.prefix(1 << 31).map { known.number(of: $0) }
    self.lists = Lists(known, numbers: numbers)
  }

  /// How many people there are.
  public var count: Int { lists.numbers.count }

  /// True if these are the very same terms of the same people, kept once.
  func isSame(as other: Terms) -> Bool { lists === other.lists }

  /// How many terms a person has.
  func termCount(of person: Int) -> Int {
    lists.number(of: person).map { lists.starts[$0 + 1] - lists.starts[$0] } ?? 0
  }

  func terms(of person: Int) -> ArraySlice<Int32> {
    lists.number(of: person).map { lists.ids[lists.starts[$0]..<lists.starts[$0 + 1]] } ?? []
  }

  func isEmpty(_ person: Int) -> Bool { lists.number(of: person).map { lists.signatures[$0] == 0 } ?? true }

  /// The terms that a person has in common with a person of the other side.
  ///
  /// - Complexity: O(terms of both); O(1) for most who share nothing.
  func common(_ person: Int, with other: Terms, _ otherPerson: Int) -> Int {
    let (mine, theirs) = (lists, other.lists)
    guard let own = mine.number(of: person), let others = theirs.number(of: otherPerson),
      mine.signatures[own] & theirs.signatures[others] != 0
    else { return 0 }
    var common = 0
    var i = mine.starts[own]
    var j = theirs.starts[others]
    while i < mine.starts[own + 1], j < theirs.starts[others + 1] {
      if mine.ids[i] == theirs.ids[j] {
        common += 1
        i += 1
        j += 1
      } else if mine.ids[i] < theirs.ids[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return common
  }
}

/// How near each seeker is to each supporter, for likenesses that are costly to find out pair by pair.
public protocol Nearness: Sendable {
  /// The measures of one seeker against all supporters, in order. Supporters left out, and everybody for a seeker
  /// who is not there, are unknown.
  func measures(ofSeeker seeker: Int) -> [Measure]
}

/// How far something holds for a pair: from not at all to wholly, or not known.
public struct Measure: Sendable, Hashable {
  /// Ten-thousandths, 0 to 10,000; -1 where it is not known.
  public let tenThousandths: Int32

  /// A share, brought into 0 to 10,000.
  public init(_ tenThousandths: Int) {
    self.tenThousandths = Int32(truncatingIfNeeded: min(10_000, max(0, tenThousandths)))
  }

  private init(unchecked: Int32) { tenThousandths = unchecked }

  /// It cannot be said, because one of the two did not state it.
  public static let unknown = Measure(unchecked: -1)
  /// It holds wholly.
  public static let whole = Measure(10_000)
  /// It does not hold at all.
  public static let none = Measure(0)

  /// False for `unknown`.
  public var isKnown: Bool { tenThousandths >= 0 }
}

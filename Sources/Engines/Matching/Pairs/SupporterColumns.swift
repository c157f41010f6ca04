/// What a policy compares, as columns of 16-bit numbers, one number a supporter.
///
/// How a column is read is the form of what is compared:
///
/// | form | a number in the column is |
/// |---|---|
/// | `sets` | 16 of the terms a supporter has, a bit each; one bit more says that they have none |
/// | `codes` | the only term a supporter has, or `silent`; for each seeker the numbers of theirs |
/// | `numbers` | a number as it is, or `silent` |
/// | `kinds` | a kind of supporter, of whom all give the same; the seeker's table says what |
/// | `people` | nothing: the seeker's table has an entry for each supporter |
/// | `key` | nothing: supporters are sorted by it |
struct SupporterColumns: Sendable {
  enum Form: Sendable {
    case sets(Sets)
    case codes(Codes)
    case numbers(column: Int, line: PointLine, isAnySilent: Bool)
    case kinds(column: Int, representatives: [Int])
    case people
    case key
  }

  /// Terms as bits, 16 in a column.
  final class Sets: Sendable {
    let column: Int
    let silence: Silence?
    /// For each seeker the bits of theirs that a supporter has, and how many terms they have.
    let masks: [UInt64]
    let counts: [UInt16]

    init(column: Int, silence: Silence?, masks: [UInt64], counts: [UInt16]) {
      (self.column, self.silence, self.masks, self.counts) = (column, silence, masks, counts)
    }
  }

  /// The only term that a supporter has, as a number.
  final class Codes: Sendable {
    let column: Int
    let silent: UInt16
    let isAnySilent: Bool
    /// For each seeker the number of theirs; `silent` if no supporter has any, and `several` if there are more.
    private let first: [UInt16]
    private let several: [Int: [UInt16]]
    let counts: [UInt16]

    init(column: Int, silent: UInt16, isAnySilent: Bool, numbers: [[UInt16]], counts: [UInt16]) {
      (self.column, self.silent, self.isAnySilent, self.counts) = (column, silent, isAnySilent, counts)
      first = numbers.map { $0.count > 1 ? 0xFFFF : $0.first ?? silent }
      several = Dictionary(
        uniqueKeysWithValues: numbers.enumerated().lazy.filter { $1.count > 1 }.map { ($0, $1) })
    }

    @inline(__always)
    func forEach(ofSeeker seeker: Int, _ body: (UInt16) -> Void) {
      let number = first[seeker]
      if number == 0xFFFF { several[seeker]?.forEach(body) } else if number != silent { body(number) }
    }
  }

  /// The bit that says that a supporter has no terms.
  struct Silence: Sendable {
    let column: Int
    let bit: UInt16
  }

  /// Far enough from all numbers of a column that nothing is given for it.
  static let silentNumber: Int16 = -12_000
  /// Numbers of a column, and steps of fading, are at most this.
  static let largestNumber = 4_000
  /// Terms that fit into the words of a set, beside silence.
  static let mostTerms = 63

  /// By supporter, numbered as in `order`.
  private(set) var columns: [[UInt16]] = []
  /// The place of each supporter in the policy.
  private let order: [Int]
  private let seekers: Int
  /// Sets that stand in columns already, as requirements and criteria often compare the same.
  private var known: [(Terms, Terms, Form)] = []

  init(seekers: Int, supporters order: [Int]) {
    (self.seekers, self.order) = (seekers, order)
  }

  /// Adds a column that is none of a comparison.
  mutating func add(_ column: [UInt16]) -> Int {
    columns.append(column)
    return columns.count - 1
  }

  /// Makes the columns a comparison needs.
  ///
  /// - Parameter points: what a measure gives; nil for a requirement, which has no use for lines.
  mutating func form(
    of comparison: Comparison, isKey: Bool = false, points: ((Measure) -> Int16)? = nil
  ) -> Form {
    if let terms = comparison.terms { return termsForm(terms.seekers, terms.supporters) }
    switch comparison {
    case .ahead(_, let theirs, _, _, let fade):
      return numbersForm(theirs, fade: fade, points: points)
    case .nested(_, let theirs, _):
      return isKey ? .key : kinds(order.map { theirs.code(of: $0) })
    default: return .people
    }
  }

  private mutating func termsForm(_ asked: Terms, _ offered: Terms) -> Form {
    for (a, b, form) in known where a.isSame(as: asked) && b.isSame(as: offered) { return form }
    var counts: [Int32: Int] = [:]
    var isSingle = true
    for supporter in order {
      let terms = offered.terms(of: supporter)
      if terms.count > 1 { isSingle = false }
      for term in terms { counts[term, default: 0] += 1 }
    }
    let form: Form
    if isSingle, counts.count < 0xFFFE {
      form = codes(asked, offered, counts.keys.sorted())
    } else if counts.count <= Self.mostTerms {
      // What many have comes first, so that a seeker's terms are mostly in the first word.
      form = sets(
        asked, offered, counts.keys.sorted { (-counts[$0, default: 0], $0) < (-counts[$1, default: 0], $1) })
    } else {
      form = kinds(order.map { Array(offered.terms(of: $0)) })
    }
    known.append((asked, offered, form))
    return form
  }

  private mutating func codes(_ asked: Terms, _ offered: Terms, _ terms: [Int32]) -> Form {
    var numbers: [Int32: UInt16] = [:]
    for (number, term) in terms.enumerated() { numbers[term] = UInt16(truncatingIfNeeded: number) }
    let silent = UInt16(truncatingIfNeeded: terms.count)
    let column = order.map { supporter in offered.terms(of: supporter).first.flatMap { numbers[$0] } ?? silent
    }
    columns.append(column)
    return .codes(
      Codes(
        column: columns.count - 1, silent: silent, isAnySilent: column.contains(silent),
        numbers: (0..<seekers).map { asked.terms(of: $0).compactMap { numbers[$0] } }, counts: counts(asked)))
  }

  /// How many terms each seeker has, as far as 16 bits count.
  private func counts(_ asked: Terms) -> [UInt16] {
    (0..<seekers).map { UInt16(clamping: asked.termCount(of: $0)) }
  }

  private mutating func sets(_ asked: Terms, _ offered: Terms, _ terms: [Int32]) -> Form {
    var bits: [Int32: UInt64] = [:]
    for (number, term) in terms.enumerated() { bits[term] = 1 << UInt64(number) }
    let silent: UInt64 = 1 << UInt64(terms.count)
    let masks = order.map { supporter in
      let terms = offered.terms(of: supporter)
      return terms.isEmpty ? silent : terms.reduce(0) { $0 | bits[$1, default: 0] }
    }
    let isAnySilent = masks.contains(silent)
    let words = max(1, (terms.count + (isAnySilent ? 1 : 0) + 15) / 16)
    let first = columns.count
    for word in 0..<words {
      columns.append(masks.map { UInt16(truncatingIfNeeded: $0 >> UInt64(16 * word)) })
    }
    let silence = Silence(column: first + terms.count / 16, bit: 1 << UInt16(terms.count % 16))
    return .sets(
      Sets(
        column: first, silence: isAnySilent ? silence : nil,
        masks: (0..<seekers).map { asked.terms(of: $0).reduce(0) { $0 | bits[$1, default: 0] } },
        counts: counts(asked)))
  }

  private mutating func numbersForm(_ theirs: [Int32?], fade: Int, points: ((Measure) -> Int16)?) -> Form {
    let numbers = order.map { theirs.indices.contains($0) ? theirs[$0] : nil }
    guard let points else { return kinds(numbers) }
    let steps = min(max(0, fade), Self.largestNumber) + 1
    let line = PointLine(through: (0...steps).map { points(Measure(10_000 * $0 / steps)) })
    let isSmall = numbers.allSatisfy { abs(Int($0 ?? 0)) <= Self.largestNumber }
    guard let line, isSmall, fade < Self.largestNumber else { return kinds(numbers) }
    columns.append(numbers.map { UInt16(bitPattern: $0.map { Int16(clamping: $0) } ?? Self.silentNumber) })
    return .numbers(column: columns.count - 1, line: line, isAnySilent: numbers.contains(nil))
  }

  private mutating func kinds<Value: Hashable>(_ values: [Value]) -> Form {
    var numbers: [Value: UInt16] = [:]
    var representatives: [Int] = []
    var column: [UInt16] = []
    column.reserveCapacity(values.count)
    for (supporter, value) in zip(order, values) {
      if let number = numbers[value] {
        column.append(number)
        continue
      }
      guard representatives.count < 0xFFFF else { return .people }
      let number = UInt16(truncatingIfNeeded: representatives.count)
      numbers[value] = number
      representatives.append(supporter)
      column.append(number)
    }
    columns.append(column)
    return .kinds(column: columns.count - 1, representatives: representatives)
  }
}

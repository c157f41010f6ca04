/// What has to be done to score all supporters for one seeker. It is made anew for each seeker, in the same memory.
struct SeekerPlan {
  /// What everybody gets.
  private(set) var constant = 0
  /// What is added at most, beside what `bounds` add.
  private(set) var most = 0
  private(set) var operations: [LaneOperation] = []
  /// What the others are added at most in each group of slots, by the columns of groups.
  private(set) var bounds: [LaneOperation] = []
  /// What of `most` nobody gets who was not seen before, in blocks of later ways to meet a requirement.
  private(set) var seen: [(way: PolicyColumns.KeyWay, rise: Int)] = []
  private(set) var tables: [Int16] = []
  /// Nobody will do, whoever they are.
  private(set) var isHopeless = false
  /// The seeker's code among those by which supporters are sorted, 0 if it is not known or nothing is sorted.
  private(set) var code: UInt64 = 0
  /// The number of the seeker's branch of codes, if any supporter is in it.
  private(set) var branch: UInt16?
  /// What so many characters in common give.
  private(set) var nearness: [Int16] = Array(repeating: 0, count: NestedCodes.depth + 1)
  /// What supporters without a code get.
  private(set) var silentNearness: Int16 = 0
  /// What was found before of counting terms: by criterion, then by terms and the most that can be in common.
  private var countings: [[Counting?]] = []

  /// What so many terms in common give by a criterion.
  private struct Counting {
    enum Way {
      case nothing, any, byTable
      case byLine(PointLine)
    }
    let way: Way
    let none: Int
    let one: Int
    /// The most that is given beyond `none`.
    let rise: Int
  }

  /// Countings are kept for people with up to so many terms.
  private static let keptTerms = 64

  mutating func prepare(_ policy: PolicyColumns, seeker: Int) {
    (constant, most, code, branch, silentNearness, isHopeless) = (0, 0, 0, nil, 0, false)
    operations.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    seen.removeAll(keepingCapacity: true)
    tables.removeAll(keepingCapacity: true)
    for place in nearness.indices { nearness[place] = 0 }
    for need in policy.needs { add(need, policy, seeker: seeker) }
    if countings.isEmpty { countings = policy.rules.map { _ in [] } }
    for (place, rule) in policy.rules.enumerated() { add(rule, place, policy, seeker: seeker) }
  }

  // MARK: Requirements

  private mutating func add(_ need: PolicyColumns.Need, _ policy: PolicyColumns, seeker: Int) {
    let passes = need.requirement.passesIfUnknown
    if let terms = need.comparison.terms, terms.seekers.isEmpty(seeker) {
      if !passes { isHopeless = true }
      return
    }
    let isDifferent = if case .different = need.comparison { true } else { false }
    switch need.form {
    case .sets(let sets):
      var words = words(sets.column, sets.masks[seeker])
      if let silence = sets.silence, passes != isDifferent { words.include(silence) }
      if isDifferent {
        if words.count > 0 { operations.append(.needNone(words)) }
      } else if words.count > 0 {
        operations.append(.needAny(words))
      } else {
        isHopeless = true
      }
    case .codes(let codes):
      let (column, silent) = (codes.column, codes.silent)
      if isDifferent {
        codes.forEach(ofSeeker: seeker) { operations.append(.needOther(column: column, $0)) }
        if codes.isAnySilent, !passes { operations.append(.needOther(column: column, silent)) }
      } else {
        let start = tables.count
        tables += Array(repeating: -1, count: Int(silent) + 1)
        codes.forEach(ofSeeker: seeker) { tables[start + Int($0)] = 0 }
        if passes { tables[start + Int(silent)] = 0 }
        operations.append(.needTable(column: column, start: start))
      }
    case .kinds(let column, let representatives):
      let row = Requirement.Row(need.requirement, seeker: seeker)
      operations.append(.needTable(column: column, start: tables.count))
      for supporter in representatives { tables.append(row.holds(supporter) ? 0 : -1) }
    case .numbers, .people, .key:
      assertionFailure("a form that requirements do not have")
      isHopeless = true
    }
  }

  // MARK: Criteria

  private mutating func add(
    _ rule: PolicyColumns.Rule, _ place: Int, _ policy: PolicyColumns, seeker: Int
  ) {
    let unknown = rule.unknown
    func points(_ measure: Measure) -> Int { Int(rule.criterion.points(measure, of: policy.weights)) }
    switch rule.form {
    case .sets(let sets):
      let terms = rule.terms(sets.counts[seeker], of: seeker)
      if terms == 0 {
        constant += unknown
        return
      }
      let mask = sets.masks[seeker]
      let counting = counting(rule, place, policy, terms: terms, most: mask.nonzeroBitCount)
      var rise = counting.rise
      constant += counting.none
      switch counting.way {
      case .nothing: break
      case .any:
        operations.append(.any(words(sets.column, mask), Int16(clamping: counting.one - counting.none)))
      case .byLine(let line): operations.append(.count(words(sets.column, mask), line))
      case .byTable:
        operations.append(.countByTable(words(sets.column, mask), start: tables.count))
        for common in 0...mask.nonzeroBitCount {
          tables.append(
            Int16(clamping: rule.points(common: common, of: terms, weights: policy.weights) - counting.none))
        }
      }
      if let silence = sets.silence, unknown != counting.none {
        var words = LaneOperation.Words()
        words.include(silence)
        operations.append(.any(words, Int16(clamping: unknown - counting.none)))
        rise = max(rise, unknown - counting.none)
      }
      most += rise
    case .codes(let codes):
      let terms = rule.terms(codes.counts[seeker], of: seeker)
      if terms == 0 {
        constant += unknown
        return
      }
      let counting = counting(rule, place, policy, terms: terms, most: 1)
      var rise = counting.rise
      constant += counting.none
      let first = operations.count
      if counting.one != counting.none {
        codes.forEach(ofSeeker: seeker) {
          operations.append(
            .equal(column: codes.column, $0, Int16(clamping: counting.one - counting.none)))
        }
      }
      if codes.isAnySilent, unknown != counting.none {
        operations.append(
          .equal(column: codes.column, codes.silent, Int16(clamping: unknown - counting.none)))
        rise = max(rise, unknown - counting.none)
      }
      if let way = rule.way { seen.append((way, counting.rise)) }
      if rule.way == nil, let column = policy.groups.place(of: codes.column) {
        for case .equal(_, let value, let points) in operations[first...] {
          bounds.append(.equal(column: column, value, points))
        }
        bounds.append(.equal(column: column, GroupColumns.mixed, Int16(clamping: max(0, rise))))
      } else {
        most += max(0, rise)
      }
    case .numbers(let column, let line, let isAnySilent):
      guard case .ahead(let own, _, let from, let to, let fade) = rule.criterion.comparison,
        own.indices.contains(seeker), let number = own[seeker]
      else {
        constant += unknown
        return
      }
      let (none, steps) = (Int(line.start), Int(fade > 0 ? fade : 0) + 1)
      let low = Self.limited(min(from, to), number, -steps)
      let high = Self.limited(max(from, to), number, steps)
      operations.append(.ramp(column: column, low: low, high: high, line))
      constant += none
      // A line that falls is highest anywhere.
      if line.whole >= 0, let place = policy.groups.place(of: column) {
        bounds.append(.rampWithin(column: place, low: low, high: high, line))
      } else {
        most += Int(max(line.rise(line.cap), 0))
      }
      if isAnySilent, unknown != none {
        let silent = UInt16(bitPattern: SupporterColumns.silentNumber)
        operations.append(.equal(column: column, silent, Int16(clamping: unknown - none)))
        most += max(0, unknown - none)
      }
    case .kinds(let column, let representatives):
      let row = Comparison.Row(rule.criterion.comparison, seeker: seeker)
      let start = tables.count
      for supporter in representatives { tables.append(Int16(clamping: points(row.measure(supporter)))) }
      operations.append(.table(column: column, start: start))
      most += Int(tables[start...].max() ?? 0)
    case .people:
      let row = Comparison.Row(rule.criterion.comparison, seeker: seeker)
      let start = tables.count
      for supporter in policy.order { tables.append(Int16(clamping: points(row.measure(supporter)))) }
      operations.append(.people(start: start))
      most += Int(tables[start...].max() ?? 0)
    case .key:
      guard case .nested(let own, _, let measures) = rule.criterion.comparison, let last = measures.last,
        let mine = own.code(of: seeker)
      else {
        constant += unknown
        return
      }
      code = mine
      branch = policy.branches[NestedKey.branch(mine, policy.nearDepth)]
      silentNearness = Int16(clamping: unknown)
      for common in nearness.indices {
        nearness[common] = Int16(clamping: points(common < measures.count ? measures[common] : last))
      }
    }
  }

  /// Limits so far away that nobody reaches them say the same as others as far: see `SupporterColumns`.
  private static func limited(_ limit: Int, _ own: Int32, _ more: Int) -> Int16 {
    let far = -Int(SupporterColumns.silentNumber)
    return Int16(clamping: max(-far, min(far, max(-1 << 40, min(1 << 40, limit)) + Int(own) + more)))
  }

  private mutating func counting(
    _ rule: PolicyColumns.Rule, _ place: Int, _ policy: PolicyColumns, terms: Int, most: Int
  ) -> Counting {
    guard terms <= Self.keptTerms else { return Self.counting(rule, policy.weights, terms, most) }
    if countings[place].isEmpty {
      countings[place] = Array(repeating: nil, count: (Self.keptTerms + 1) * (Self.keptTerms + 1))
    }
    let number = terms * (Self.keptTerms + 1) + most
    if let counting = countings[place][number] { return counting }
    let counting = Self.counting(rule, policy.weights, terms, most)
    countings[place][number] = counting
    return counting
  }

  private static func counting(
    _ rule: PolicyColumns.Rule, _ weights: Int64, _ terms: Int, _ most: Int
  ) -> Counting {
    let points = (0...max(1, most)).map { rule.points(common: $0, of: terms, weights: weights) }
    let (none, one) = (points[0], points[1])
    let rise = most == 0 ? 0 : (points.max() ?? none) - none
    let way: Counting.Way =
      if most == 0 || points.allSatisfy({ $0 == none }) {
        .nothing
      } else if points.dropFirst().allSatisfy({ $0 == one }) {
        .any
      } else if let line = PointLine(through: points.map { Int16(clamping: $0) }) {
        .byLine(line)
      } else {
        .byTable
      }
    return Counting(way: way, none: none, one: one, rise: rise)
  }

  private func words(_ column: Int, _ mask: UInt64) -> LaneOperation.Words {
    var words = LaneOperation.Words()
    for word in 0..<4 {
      let part = UInt16(truncatingIfNeeded: mask >> UInt64(16 * word))
      if part != 0 { words.append(column: column + word, mask: part) }
    }
    return words
  }
}

extension LaneOperation.Words {
  mutating func include(_ silence: SupporterColumns.Silence) {
    for word in 0..<count where Int(columns[word]) == silence.column {
      masks[word] |= silence.bit
      return
    }
    append(column: silence.column, mask: silence.bit)
  }
}

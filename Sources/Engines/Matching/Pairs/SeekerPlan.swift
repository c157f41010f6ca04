/// What has to be done to score all supporters for one seeker. It is made anew for each seeker, in the same memory.
struct SeekerPlan {
  /// What everybody gets.
  private(set) var constant = 0
  /// What is added at most.
  private(set) var most = 0
  private(set) var operations: [LaneOperation] = []
  private(set) var tables: [Int16] = []
  /// Nobody will do, whoever they are.
  private(set) var isHopeless = false
  /// The seeker's code among those by which supporters are sorted, 0 if it is not known or nothing is sorted.
  private(set) var code: UInt64 = 0
  /// What so many characters in common give.
  private(set) var nearness: [Int16] = Array(repeating: 0, count: NestedCodes.depth + 1)
  /// What supporters without a code get.
  private(set) var silentNearness: Int16 = 0
  /// Lines that were found before, by criterion, terms and the most that can be in common.
  private var lines: [LineKey: PointLine?] = [:]

  private struct LineKey: Hashable {
    let rule: Int
    let terms: Int
    let most: Int
  }

  mutating func prepare(_ policy: PolicyColumns, seeker: Int) {
    (constant, most, code, silentNearness, isHopeless) = (0, 0, 0, 0, false)
    operations.removeAll(keepingCapacity: true)
    tables.removeAll(keepingCapacity: true)
    for place in nearness.indices { nearness[place] = 0 }
    for need in policy.needs { add(need, policy, seeker: seeker) }
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
    case .sets(let column, _, let silence, let masks):
      var words = words(column, masks[seeker])
      if let silence, passes != isDifferent { words.include(silence) }
      if isDifferent {
        if words.count > 0 { operations.append(.needNone(words)) }
      } else if words.count > 0 {
        operations.append(.needAny(words))
      } else {
        isHopeless = true
      }
    case .codes(let column, let numbers, let silent, let isAnySilent):
      let own = need.comparison.terms?.seekers.terms(of: seeker).compactMap { numbers[$0] } ?? []
      if isDifferent {
        for number in own { operations.append(.needOther(column: column, number)) }
        if isAnySilent, !passes { operations.append(.needOther(column: column, silent)) }
      } else {
        let start = tables.count
        tables += Array(repeating: -1, count: Int(silent) + 1)
        for number in own { tables[start + Int(number)] = 0 }
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
    let (criterion, weights) = (rule.criterion, policy.weights)
    func points(_ measure: Measure) -> Int { Int(criterion.points(measure, of: weights)) }
    let unknown = points(.unknown)
    let terms = criterion.comparison.terms?.seekers.terms(of: seeker)
    if let terms, terms.isEmpty {
      constant += unknown
      return
    }
    func counted(_ common: Int) -> Int {
      points(criterion.comparison.measure(common: common, of: terms?.count ?? 0))
    }
    switch rule.form {
    case .sets(let column, _, let silence, let masks):
      let mask = masks[seeker]
      let none = counted(0)
      var rise = 0
      constant += none
      if mask != 0 {
        let words = words(column, mask)
        let many = mask.nonzeroBitCount
        let (one, all) = (counted(1), counted(many))
        rise = max(0, one - none, all - none)
        // Points never go up and down again as more is in common, so these two say how it is between them.
        if one == all {
          if one != none { operations.append(.any(words, Int16(clamping: one - none))) }
        } else if let line = line(LineKey(rule: place, terms: terms?.count ?? 0, most: many), counted) {
          operations.append(.count(words, line))
        } else {
          operations.append(.countByTable(words, start: tables.count))
          tables += (0...many).map { Int16(clamping: counted($0) - none) }
          rise = (0...many).reduce(0) { max($0, counted($1) - none) }
        }
      }
      if let silence, unknown != none {
        var words = LaneOperation.Words()
        words.include(silence)
        operations.append(.any(words, Int16(clamping: unknown - none)))
        rise = max(rise, unknown - none)
      }
      most += rise
    case .codes(let column, let numbers, let silent, let isAnySilent):
      let (none, one) = (counted(0), counted(1))
      var rise = 0
      constant += none
      for number in (terms ?? []).compactMap({ numbers[$0] }) where one != none {
        operations.append(.equal(column: column, number, Int16(clamping: one - none)))
        rise = max(rise, one - none)
      }
      if isAnySilent, unknown != none {
        operations.append(.equal(column: column, silent, Int16(clamping: unknown - none)))
        rise = max(rise, unknown - none)
      }
      most += rise
    case .numbers(let column, let line, let isAnySilent):
      guard case .ahead(let own, _, let from, let to, let fade) = criterion.comparison,
        own.indices.contains(seeker), let number = own[seeker]
      else {
        constant += unknown
        return
      }
      let (none, steps) = (Int(line.start), Int(fade > 0 ? fade : 0) + 1)
      operations.append(
        .ramp(
          column: column, low: Self.limited(min(from, to), number, -steps),
          high: Self.limited(max(from, to), number, steps), line))
      constant += none
      most += Int(max(line.rise(line.cap), 0))
      if isAnySilent, unknown != none {
        let silent = UInt16(bitPattern: SupporterColumns.silentNumber)
        operations.append(.equal(column: column, silent, Int16(clamping: unknown - none)))
        most += max(0, unknown - none)
      }
    case .kinds(let column, let representatives):
      let row = Comparison.Row(criterion.comparison, seeker: seeker)
      let start = tables.count
      for supporter in representatives { tables.append(Int16(clamping: points(row.measure(supporter)))) }
      operations.append(.table(column: column, start: start))
      most += Int(tables[start...].max() ?? 0)
    case .people:
      let row = Comparison.Row(criterion.comparison, seeker: seeker)
      let start = tables.count
      for supporter in policy.order { tables.append(Int16(clamping: points(row.measure(supporter)))) }
      operations.append(.people(start: start))
      most += Int(tables[start...].max() ?? 0)
    case .key:
      guard case .nested(let own, _, let measures) = criterion.comparison, let last = measures.last,
        let mine = own.code(of: seeker)
      else {
        constant += unknown
        return
      }
      code = mine
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

  private mutating func line(_ key: LineKey, _ counted: (Int) -> Int) -> PointLine? {
    if let known = lines[key] { return known }
    let line = PointLine(through: (0...key.most).map { Int16(clamping: counted($0)) })
    lines[key] = line
    return line
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

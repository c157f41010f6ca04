/// How near people's occupations are, by what their titles mean.
///
/// Each different title is coded; two titles are as near as the unit groups they may mean are, each pair of candidates
/// counting as much as it is likely. Titles that are written alike are one occupation. Where a title is not understood,
/// the words of the two titles decide (`TitleNearness`) if they say more: "zorbing coach" meets "zorbing instructor".
///
///     let near = FieldNearness(seekers: ["ingeniero civil"], supporters: ["civil engineer", "nurse"])
///     near.measures(ofSeeker: 0)  // [10000, 0]
///
/// Memory: proportional to the different titles and the pairs of different unit groups.
public struct FieldNearness: Sendable {
  /// What one title is understood as.
  private struct Meaning {
    /// Of three candidates at most, as shares of 10,000.
    var candidates: [(unit: Int, share: Int)] = []
    var isSure = false
  }

  private let seekers: [Int]
  private let supporters: [Int]
  private let titles: [String]
  private let meanings: [Meaning]
  private let codings: [Coding]
  /// For each two of the different unit groups, how near they are, in hundredths.
  private let nearness: [UInt8]
  private let unitCount: Int
  private let words: TitleNearness

  /// - Parameters:
  ///   - seekers: job titles; empty where not known. Titles that differ only in capitals are best given in one form.
  ///   - supporters: the same of the other side.
  ///   - coded: the titles as they are understood, where they were read before.
  /// - Complexity: O(different titles · unit groups + pairs of different unit groups), and the comparison of words.
  public init(seekers: [String], supporters: [String], coded: CodedTitles = CodedTitles([])) {
    var numbers: [String: Int] = [:]
    var titles: [String] = []
    func numbered(_ title: String) -> Int {
      if title.isEmpty { return -1 }
      if let number = numbers[title] { return number }
      numbers[title] = titles.count
      titles.append(title)
      return titles.count - 1
    }
    self.seekers = seekers.map(numbered)
    self.supporters = supporters.map(numbered)
    self.titles = titles
    codings = titles.map { coded[$0] }

    var placeOfUnit: [UnitCode: Int] = [:]
    var units: [UnitCode] = []
    meanings = codings.map { coding in
      var meaning = Meaning(isSure: coding.isSure)
      let likely = coding.candidates.prefix(3)
      let sum = likely.reduce(0) { $0 + $1.probability }
      for candidate in likely where candidate.probability > 0 {
        let place = placeOfUnit[candidate.unit] ?? units.count
        if place == units.count {
          placeOfUnit[candidate.unit] = place
          units.append(candidate.unit)
        }
        // What is less than one in a hundred decides nothing and costs time.
        let share = Int((10_000 * candidate.probability / (coding.isSure ? sum : 1)).rounded())
        if share >= 100 { meaning.candidates.append((place, share)) }
      }
      return meaning
    }
    unitCount = units.count
    var nearness = [UInt8](repeating: 100, count: units.count * units.count)
    let fields = units.map { FieldsOfWork.carried.number(of: $0) }
    for a in units.indices {
      for b in 0..<a {
        let distance = OccupationDistance(units[a], units[b], fieldOfA: fields[a], fieldOfB: fields[b])
        nearness[a * units.count + b] = UInt8(clamping: 100 - distance.hundredths)
        nearness[b * units.count + a] = nearness[a * units.count + b]
      }
    }
    self.nearness = nearness
    words = TitleNearness(seekers: seekers, supporters: supporters)
  }

  /// How near one seeker's occupation is to those of all supporters: 0 to 10,000, or nil where either title is missing,
  /// and for a seeker who is not there.
  ///
  /// - Complexity: O(supporters), and that of `TitleNearness.measures(ofSeeker:)`.
  public func measures(ofSeeker seeker: Int) -> [Int?] {
    let title = seekers.indices.contains(seeker) ? seekers[seeker] : -1
    guard title >= 0 else { return Array(repeating: nil, count: supporters.count) }
    let own = meanings[title]
    var byTitle = [Int](repeating: -1, count: titles.count)
    let byWords = words.measures(ofSeeker: seeker)
    return supporters.indices.map { supporter in
      let other = supporters[supporter]
      guard other >= 0 else { return nil }
      if byTitle[other] < 0 {
        let meant = other == title ? 10_000 : nearness(own, meanings[other])
        // Two titles that are both understood are what they mean, however alike their words are.
        let isUnderstood = own.isSure && meanings[other].isSure
        byTitle[other] = isUnderstood ? meant : max(meant, byWords[supporter] ?? 0)
      }
      return byTitle[other]
    }
  }

  private func nearness(_ a: Meaning, _ b: Meaning) -> Int {
    var sum = 0
    for (unit, share) in a.candidates {
      for (other, otherShare) in b.candidates {
        sum += share * otherShare / 100 * Int(nearness[unit * unitCount + other])
      }
    }
    return min(10_000, sum / 10_000)
  }

  /// The unit groups that a seeker's and a supporter's titles mean; nil unless both are understood.
  public func understood(seeker: Int, supporter: Int) -> (seeker: UnitCode, supporter: UnitCode)? {
    guard let own = coding(seekers, seeker), let other = coding(supporters, supporter), own.isSure,
      other.isSure,
      let first = own.best, let second = other.best
    else { return nil }
    return (first.unit, second.unit)
  }

  private func coding(_ people: [Int], _ person: Int) -> Coding? {
    guard people.indices.contains(person), people[person] >= 0 else { return nil }
    return codings[people[person]]
  }
}

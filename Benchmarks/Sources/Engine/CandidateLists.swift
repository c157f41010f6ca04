/// What a pair of invented people is worth, 0 to 10,000: what `Population.policy` says, written out as the peers compute
/// it. Each of eight criteria gives a whole number.
enum PairScore {
  static let occupation: [Int32] = [0, 300, 900, 1_590, 2_400, 3_000]
  /// What everything but the occupation can give at most.
  static let rest: Int32 = 7_000

  static func mayMeet(_ seeker: Person, _ supporter: Person) -> Bool {
    seeker.programmes & supporter.programmes != 0 && seeker.languages & supporter.languages != 0
      && (seeker.city == supporter.city || seeker.isOnline & supporter.isOnline != 0)
      && (seeker.employer == 0 || seeker.employer != supporter.employer)
  }

  /// How many digits of the occupations agree, from the left.
  static func digits(_ a: UInt32, _ b: UInt32) -> Int {
    a == b ? 5 : ((a ^ b).leadingZeroBitCount - 12) / 4
  }

  static func of(_ seeker: Person, _ supporter: Person) -> Int32 {
    /// What a number gives that should be from `low` to `high` above, and fades over so many steps.
    func ahead(_ difference: Int32, _ low: Int32, _ high: Int32, steps: Int32, weight: Int32) -> Int32 {
      let beyond = max(low - difference, difference - high, 0)
      return 10_000 * max(0, steps - beyond) / steps * weight / 100
    }
    var score = occupation[digits(seeker.occupation, supporter.occupation)]
    if seeker.industry == supporter.industry { score += 1_000 }
    score += ahead(Int32(supporter.seniority) - Int32(seeker.seniority), 1, 2, steps: 4, weight: 10)
    score += ahead(Int32(supporter.years) - Int32(seeker.years), 3, 12, steps: 21, weight: 8)
    score += 350 * min(2, Int32((seeker.languages & supporter.languages).nonzeroBitCount))
    if seeker.city == supporter.city { score += 700 }
    let times = Int32((seeker.times & supporter.times).nonzeroBitCount)
    // Not known of one who has stated none, which counts half.
    score += seeker.times == 0 || supporter.times == 0 ? 500 : 200 * min(5, times)
    let goals = Int32((seeker.goals & supporter.goals).nonzeroBitCount)
    return score + 10_000 * goals / Int32(seeker.goals.nonzeroBitCount) * 18 / 100
  }

  /// Decides between equals without favouring those at the head of the list.
  static func tie(_ seeker: Int, _ supporter: Int) -> UInt64 {
    var hash = UInt32(truncatingIfNeeded: seeker) &* 0x9e37_79b1
    hash ^= UInt32(truncatingIfNeeded: supporter) &* 0x85eb_ca77 &+ 0x1656_67b1
    hash = (hash ^ (hash >> 15)) &* 0x2c1b_3c6d
    hash = (hash ^ (hash >> 12)) &* 0x297a_2d39
    return UInt64(hash ^ (hash >> 15))
  }
}

/// For each seeker the best supporters of a population, or all there are.
///
/// Supporters are looked up by programme and city, nearest occupations first, and no further than where the best that
/// could still come would not be among them.
struct CandidateLists {
  private let population: Population
  /// By programme and city, and by programme for those who meet online; sorted by occupation.
  private var byCity: [[(number: Int, person: Person)]]
  private var online: [[(number: Int, person: Person)]]

  init(_ population: Population) {
    self.population = population
    byCity = Array(repeating: [], count: 12 * 256)
    online = Array(repeating: [], count: 12)
    let supporters = population.supporters
    let order = supporters.indices.sorted {
      (supporters[$0].occupation, $0) < (supporters[$1].occupation, $1)
    }
    for number in order {
      let person = supporters[number]
      for programme in 0..<12 where person.programmes >> UInt16(programme) & 1 != 0 {
        byCity[programme * 256 + Int(person.city)].append((number, person))
        if person.isOnline != 0 { online[programme].append((number, person)) }
      }
    }
  }

  /// The best first; the best `count` of them, or all if it is nil.
  func candidates(ofSeeker number: Int, count: Int?) -> [(supporter: Int32, score: Int32)] {
    let seeker = population.seekers[number]
    var keys: [UInt64] = []
    var threshold: UInt64 = 0
    func keep(_ range: Range<Int>, of list: [(number: Int, person: Person)], elsewhereOnly: Bool) {
      for place in range {
        let supporter = list[place]
        if elsewhereOnly, supporter.person.city == seeker.city { continue }
        guard PairScore.mayMeet(seeker, supporter.person) else { continue }
        let score = UInt64(PairScore.of(seeker, supporter.person))
        let key =
          score << 44 | (PairScore.tie(number, supporter.number) >> 8) << 20 | UInt64(supporter.number)
        if key < threshold { continue }
        keys.append(key)
        if let count, keys.count >= 2 * count + 32 {
          keys.sort(by: >)
          keys.removeLast(keys.count - count)
          threshold = keys[count - 1]
        }
      }
    }
    func look(through list: [(number: Int, person: Person)], elsewhereOnly: Bool) {
      var seen = 0..<0
      for digits in stride(from: 5, through: 0, by: -1) {
        let most = PairScore.occupation[digits] + PairScore.rest - (elsewhereOnly ? 700 : 0)
        if UInt64(most + 1) << 44 <= threshold { break }
        let tail = digits == 5 ? 0 : UInt32(0xF_FFFF) >> UInt32(4 * digits)
        let first = seeker.occupation & ~tail
        let range =
          list.firstPlace {
            $0.person.occupation >= first
          }..<list.firstPlace {
            $0.person.occupation > first | tail
          }
        if digits == 5 {
          keep(range, of: list, elsewhereOnly: elsewhereOnly)
        } else {
          keep(range.lowerBound..<seen.lowerBound, of: list, elsewhereOnly: elsewhereOnly)
          keep(seen.upperBound..<range.upperBound, of: list, elsewhereOnly: elsewhereOnly)
        }
        seen = range
      }
    }
    look(through: byCity[seeker.programme * 256 + Int(seeker.city)], elsewhereOnly: false)
    if seeker.isOnline != 0 { look(through: online[seeker.programme], elsewhereOnly: true) }
    keys.sort(by: >)
    return keys.prefix(count ?? keys.count).map { (Int32($0 & 0xF_FFFF), Int32($0 >> 44)) }
  }
}

extension Array {
  /// The first place from which on a condition holds.
  fileprivate func firstPlace(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

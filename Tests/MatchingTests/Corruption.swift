import Matching
import TestSupport

/// A small or a gross change to an answer, with what it is called.
func corruption(
  of answer: Assignment, random: inout SeededNumbers
) -> (name: String, Assignment) {
  var partners = answer.supporterOfSeeker
  var seekerPrices = answer.seekerPrices
  var supporterPrices = answer.supporterPrices
  var groupPrices = answer.groupPrices
  var further = answer.furtherPairs
  let seeker = Int.random(in: partners.indices, using: &random)
  let other = Int.random(in: partners.indices, using: &random)
  let supporter = Int.random(in: supporterPrices.indices, using: &random)
  let step = Int64.random(in: 0...1, using: &random) * 2 - 1
  let steps = [Worth(step), Worth(0, step), Worth(0, 0, step), Worth(0, 0, 0, tieBreak: step)]
  let change = steps[Int.random(in: 0..<4, using: &random)]
  let extremes: [Int64] = [.max, .min, .max - 1, .min + 1, 1 << 62, -1 << 62]
  func extreme() -> Int64 { extremes[Int.random(in: extremes.indices, using: &random)] }

  let name: String
  switch Int.random(in: 0..<(groupPrices.isEmpty && further.isEmpty ? 10 : 14), using: &random) {
  case 0:
    name = "two exchange their partners"
    partners.swapAt(seeker, other)
  case 1:
    name = "a newcomer's price is changed"
    seekerPrices[seeker] = seekerPrices[seeker] + change
  case 2:
    name = "a professional's price is changed"
    supporterPrices[supporter] = supporterPrices[supporter] + change
  case 3:
    name = "somebody meets somebody else"
    partners[seeker] = supporter
  case 4:
    name = "several crowd upon one professional"
    for crowd in partners.indices where crowd % 2 == seeker % 2 { partners[crowd] = supporter }
  case 5:
    name = "a pair is left out"
    partners[seeker] = nil
  case 6:
    name = "a price is dropped"
    if step > 0 { seekerPrices.remove(at: seeker) } else { supporterPrices.remove(at: supporter) }
  case 7:
    name = "a newcomer's price is extreme"
    seekerPrices[seeker] = Worth(extreme(), extreme(), extreme(), tieBreak: extreme())
  case 8:
    name = "a professional's price is extreme"
    supporterPrices[supporter] = Worth(extreme(), extreme(), extreme(), tieBreak: extreme())
  case 10, 11:
    name = "a group's price is changed"
    if let group = groupPrices.indices.randomElement(using: &random) {
      groupPrices[group] = groupPrices[group] + change
    }
  case 12:
    name = "a further pair is left out"
    if let pair = further.indices.randomElement(using: &random) { further.remove(at: pair) }
  case 13:
    name = "a further pair comes from nowhere"
    further.append(.init(seeker: Int.random(in: -1...partners.count, using: &random), supporter: supporter))
  default:
    name = "both sides' prices are shifted against each other"
    seekerPrices = seekerPrices.map { $0 + change }
    supporterPrices = supporterPrices.map { $0 - change }
  }
  return (
    name,
    Assignment(
      supporterOfSeeker: partners, furtherPairs: further, seekerPrices: seekerPrices,
      supporterPrices: supporterPrices, groupPrices: groupPrices)
  )
}

/// Decides independently of the checker, in numbers that cannot overflow, by what is called complementary slackness in
/// place of the two sums: the pairs are allowed, and at the prices nobody would rather have another number of pairs, and
/// no pair would rather be made that is not, or not be made that is.
func isTrueProof(_ answer: Assignment, of problem: MatchingProblem) -> Bool {
  guard answer.supporterOfSeeker.count == problem.seekers.count,
    answer.seekerPrices.count == problem.seekers.count,
    answer.supporterPrices.count == problem.supporters.count,
    answer.groupPrices.count == problem.groups.count
  else { return false }
  let pairs = answer.pairs
  guard Set(pairs).count == pairs.count,
    pairs.allSatisfy({ problem.seekers.indices.contains($0.seeker) }),
    Set(problem.locks).isSubset(of: pairs)
  else { return false }

  let made = Set(pairs)
  var found = 0
  for seeker in problem.seekers.indices {
    for candidate in problem.candidates(ofSeeker: seeker) {
      let pair = MatchingProblem.Pair(seeker: seeker, supporter: Int(candidate.supporter))
      if made.contains(pair) { found += 1 }
      if problem.locks.contains(pair) { continue }
      let surplus =
        Wide(problem.worth(ofSeeker: seeker, with: candidate)) - Wide(answer.seekerPrices[seeker])
        - Wide(answer.supporterPrices[pair.supporter])
      if made.contains(pair) ? surplus < .zero : surplus > .zero { return false }
    }
  }
  guard found == pairs.count else { return false }

  func unit(_ objective: Objective) -> Wide {
    Wide(
      numbers: problem.order.map { $0 == objective ? 1 : 0 }
        + Array(repeating: 0, count: 6 - problem.order.count))
  }
  func isBest(_ chosen: Int, in range: ClosedRange<Int>, _ value: (Int) -> Wide) -> Bool {
    range.contains(chosen) && range.allSatisfy { value($0) <= value(chosen) }
  }
  for (number, seeker) in problem.seekers.enumerated() {
    let price = Wide(answer.seekerPrices[number])
    let first = price + (seeker.group.map { Wide(answer.groupPrices[$0]) } ?? .zero)
    let own = unit(.coverage) + unit(.waiting).times(seeker.daysWaiting)
    let count = pairs.count { $0.seeker == number }
    guard
      isBest(count, in: 0...seeker.capacity, { $0 == 0 ? .zero : first + (price - own).times($0 - 1) })
    else { return false }
  }
  for (number, supporter) in problem.supporters.enumerated() {
    let price = Wide(answer.supporterPrices[number])
    let count = pairs.count { $0.supporter == number }
    guard
      isBest(
        count, in: supporter.quota...supporter.capacity,
        {
          price.times($0) - unit(.evenLoad).times($0 * $0)
        })
    else { return false }
  }
  for (number, group) in problem.groups.enumerated() {
    let price = Wide(answer.groupPrices[number])
    let members = problem.seekers.indices.filter { problem.seekers[$0].group == number }
    let met = members.count { member in pairs.contains { $0.seeker == member } }
    let most = members.count { problem.seekers[$0].capacity > 0 }
    guard isBest(met, in: 0...most, { unit(.floors).times(min($0, group.floor)) - price.times($0) }) else {
      return false
    }
  }
  return true
}

/// A worth in numbers of twice the size.
private struct Wide: Comparable {
  var numbers: [Int128]

  init(numbers: [Int128]) { self.numbers = numbers }
  init(_ worth: Worth) { numbers = worth.numbers.map { Int128($0) } }

  static let zero = Wide(.zero)
  static func + (a: Wide, b: Wide) -> Wide { Wide(numbers: zip(a.numbers, b.numbers).map { $0 + $1 }) }
  static func - (a: Wide, b: Wide) -> Wide { Wide(numbers: zip(a.numbers, b.numbers).map { $0 - $1 }) }
  static func < (a: Wide, b: Wide) -> Bool { a.numbers.lexicographicallyPrecedes(b.numbers) }
  func times(_ count: Int) -> Wide { Wide(numbers: numbers.map { $0 * Int128(count) }) }
}

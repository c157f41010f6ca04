import Basics
import Matching
import People

/// Why each pair, why nobody, and who would have come next.
struct Explanation {
  let pairs: [Round.Pair]
  let waiting: [Round.WaitingNewcomer]
  let free: [Round.FreeProfessional]

  init(
    people: ComparedPeople, candidates: [[MatchingProblem.Candidate]], capacities: [Int],
    forbidden: Set<MatchingProblem.Pair>, locks: [Int: Int],
    assignment: Assignment, today: LocalDate, score: (Int, Int) -> Score
  ) {
    let partner = people.newcomers.indices.map { locks[$0] ?? assignment.supporterOfSeeker[$0] }
    var loads = [Int](repeating: 0, count: people.professionals.count)
    for professional in partner.compactMap({ $0 }) { loads[professional] += 1 }

    var pairs: [Round.Pair] = []
    var waiting: [Round.WaitingNewcomer] = []
    for newcomer in people.newcomers.indices {
      if let professional = partner[newcomer] {
        let runnerUp = candidates[newcomer]
          .filter { $0.supporter != professional && capacities[Int($0.supporter)] > 0 }
          .max { ($0.score, -$0.supporter) < ($1.score, -$1.supporter) }
        pairs.append(
          Round.Pair(
            newcomer: newcomer, professional: professional,
            score: score(newcomer, professional),
            isLocked: locks[newcomer] != nil,
            runnerUp: runnerUp.map {
              Round.RunnerUp(
                professional: Int($0.supporter), score: Int($0.score),
                isTaken: loads[Int($0.supporter)] >= capacities[Int($0.supporter)])
            }))
      } else {
        let reason = Self.reason(
          newcomer: newcomer, people: people, candidates: candidates[newcomer], capacities: capacities,
          loads: loads, forbidden: forbidden)
        waiting.append(Round.WaitingNewcomer(newcomer: newcomer, reason: reason))
      }
    }
    self.pairs = pairs
    self.waiting = waiting.sorted { a, b in
      let days = { (person: Round.WaitingNewcomer) in
        people.newcomers[person.newcomer].daysWaiting(on: today) ?? -1
      }
      return (-days(a), a.newcomer) < (-days(b), b.newcomer)
    }

    var wishes = [Int](repeating: 0, count: people.professionals.count)
    for row in candidates { for candidate in row { wishes[Int(candidate.supporter)] += 1 } }
    free = people.professionals.indices.filter { loads[$0] == 0 }.map { professional in
      let reason: Round.FreeProfessional.Reason =
        capacities[professional] == 0
        ? .noCapacity
        : wishes[professional] == 0 ? .nobodyFits : .othersChosen(newcomers: wishes[professional])
      return Round.FreeProfessional(professional: professional, reason: reason)
    }
  }

  /// Why a newcomer meets nobody, where `candidates` could be met.
  static func reason(
    newcomer: Int, people: ComparedPeople, candidates: [MatchingProblem.Candidate], capacities: [Int],
    loads: [Int],
    forbidden: Set<MatchingProblem.Pair>
  ) -> Round.WaitingNewcomer.Reason {
    let open = people.professionals.indices.filter { capacities[$0] > 0 }
    guard !open.isEmpty else { return .noPlaces }
    let possible = candidates.filter { capacities[Int($0.supporter)] > 0 }
    if !possible.isEmpty {
      let hasPlace = possible.contains { loads[Int($0.supporter)] < capacities[Int($0.supporter)] }
      return hasPlace ? .notWorthwhile : .placesTaken(professionals: possible.count)
    }
    let row = people.scoring.row(ofSeeker: newcomer)
    var freedBy = [Int](repeating: 0, count: people.policy.requirements.count)
    var isExcludedOnly = false
    var canAnybodyBeAsked = false
    for professional in open {
      let failures = row.failures(professional)
      if forbidden.contains(.init(seeker: newcomer, supporter: professional)) {
        if failures.isEmpty { isExcludedOnly = true }
        continue
      }
      canAnybodyBeAsked = true
      if failures.count == 1 { freedBy[failures[0]] += 1 }
    }
    // The requirement that stands alone in the way of most; the earlier one where two are equal. The occupation comes last:
    // somebody of the field in another city is more help than many of other fields.
    let others = freedBy.indices.filter {
      freedBy[$0] > 0 && !people.policy.requirements[$0].isAboutOccupation
    }
    let named = others.isEmpty ? freedBy.indices.filter { freedBy[$0] > 0 } : others
    if let most = named.max(by: { (freedBy[$0], $1) < (freedBy[$1], $0) }) {
      return .requirement(most, professionals: freedBy[most])
    }
    return isExcludedOnly || !canAnybodyBeAsked ? .excluded : .severalRequirements
  }
}

import Basics
import Occupations
import People

/// An occupation in which newcomers are left waiting: where a council should look for professionals next.
package struct Shortage: Sendable, Equatable {
  /// The title that most of them use, or the first in the alphabet.
  package let occupation: String
  /// Newcomers of this occupation or a near one who meet nobody.
  package let waiting: Int
  /// The longest any of them has waited, in days; nil where no list says.
  package let longestWait: Int?
  /// Places of all professionals of this occupation or a near one, taken or not.
  package let places: Int

  /// How near titles must be to count as one occupation, in ten-thousandths: within a minor group, or in
  /// one field of work and a step of training apart (0.7, less a little doubt).
  private static let sameOccupation = 6_800

  /// Groups those who wait by what their titles mean: the most frequent title first, each with those near to it.
  static func all(
    waiting: [Round.WaitingNewcomer], newcomers: [Profile], professionals: [Profile], capacities: [Int],
    today: LocalDate
  ) -> [Shortage] {
    let people = waiting.map { newcomers[$0.newcomer] }.filter { !$0.occupation.isEmpty }
    let groups = Dictionary(grouping: people) { folded($0.occupation) }
    let titles = groups.keys.sorted { (-(groups[$0]?.count ?? 0), $0) < (-(groups[$1]?.count ?? 0), $1) }
    let nearness = FieldNearness(seekers: titles, supporters: titles)
    let supply = FieldNearness(seekers: titles, supporters: professionals.map { folded($0.occupation) })
    var isGrouped = Array(repeating: false, count: titles.count)
    var shortages: [Shortage] = []
    for leader in titles.indices where !isGrouped[leader] {
      let near = nearness.measures(ofSeeker: leader)
      let members = titles.indices.filter {
        !isGrouped[$0] && ($0 == leader || near[$0] ?? 0 >= sameOccupation)
      }
      for member in members { isGrouped[member] = true }
      let group = members.flatMap { groups[titles[$0]] ?? [] }
      let places = zip(supply.measures(ofSeeker: leader), capacities).reduce(0) {
        $0 + ($1.0 ?? 0 >= sameOccupation ? $1.1 : 0)
      }
      shortages.append(
        Shortage(
          occupation: groups[titles[leader]]?.map(\.occupation).min() ?? titles[leader], waiting: group.count,
          longestWait: group.compactMap { $0.daysWaiting(on: today) }.max(), places: places))
    }
    return shortages.sorted {
      (-$0.waiting, -($0.longestWait ?? 0), $0.occupation) < (
        -$1.waiting, -($1.longestWait ?? 0), $1.occupation
      )
    }
  }
}

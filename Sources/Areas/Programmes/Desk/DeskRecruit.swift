import Basics
import Matching
import People

/// A professional whom a council should look for, by occupation, and what one with one place would add to the round.
struct DeskRecruit: Sendable {
  let occupation: Bilingual
  /// How many of the occupation are left waiting in the round.
  let waiting: Int
  /// What this one adds to those before.
  let gain: Worth

  /// Occupations that are looked at, and how long the list becomes.
  private static let mostKinds = 60
  private static let mostRecruits = 10

  /// Whom to look for, one after the other: the best list of its length. A professional of whom nothing but the occupation is
  /// known counts as the policy counts what is not stated.
  static func all(for deskRound: DeskRound) -> [DeskRecruit] {
    let round = deskRound.round
    let groups = Dictionary(
      grouping: deskRound.waiting.map(\.newcomer).filter { !round.newcomers[$0].occupation.isEmpty }
    ) { folded(round.newcomers[$0].comparedOccupation) }
    let titles = groups.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.prefix(mostKinds)
    guard !titles.isEmpty else { return [] }
    let offers = titles.enumerated().map { place, group in
      var profile = Profile(id: "recruit \(place)", row: 0)
      let one = group.value.first.map { round.newcomers[$0] }
      profile.occupation = one?.occupation ?? group.key
      profile.occupationCode = one?.occupationCode
      return profile
    }
    let people = ComparedPeople(
      policy: round.policy, newcomers: round.newcomers, professionals: offers, reader: round.people.reader)
    var rows = [[(seeker: Int, score: Int32)]](repeating: [], count: offers.count)
    for newcomer in deskRound.terms.takesPart.indices
    where deskRound.terms.takesPart[newcomer] && deskRound.terms.locks[newcomer] == nil {
      let row = people.scoring.row(ofSeeker: newcomer)
      for kind in offers.indices where row.isFeasible(kind) {
        rows[kind].append((seeker: newcomer, score: row.total(kind)))
      }
    }
    let list = RecruitingList(
      rows.map { RecruitingList.Kind($0) }, for: deskRound.proven, count: mostRecruits)
    return list.recruits.map { recruit in
      let group = titles[titles.startIndex + recruit.kind]
      return DeskRecruit(
        occupation: offers[recruit.kind].occupationTitle, waiting: group.value.count, gain: recruit.gain)
    }
  }
}

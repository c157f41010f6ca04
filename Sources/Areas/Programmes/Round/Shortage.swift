import Basics
import Occupations
import People

/// An occupation in which newcomers are left waiting: where a council should look for professionals next.
package struct Shortage: Sendable, Equatable {
  /// The unit group that most of them are understood as, or else the title that most of them use.
  package let occupation: Bilingual
  /// Their titles as written, each once, the most frequent first.
  package let titles: [String]
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
    waiting: [Round.WaitingNewcomer], newcomers: [Profile], professionals: [Profile],
    titles coded: CodedTitles,
    capacities: [Int], today: LocalDate
  ) -> [Shortage] {
    let people = waiting.map { newcomers[$0.newcomer] }.filter { !$0.occupation.isEmpty }
    // Titles understood as one unit group are one occupation from the start; others are what they say.
    let groups = Dictionary(grouping: people) { unit(of: $0, coded) ?? folded($0.comparedOccupation) }
    let order = groups.sorted { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) }.map(\.value)
    let titles = order.map { mostFrequent($0.map { folded($0.comparedOccupation) }).first ?? "" }
    let nearness = FieldNearness(seekers: titles, supporters: titles, coded: coded)
    let supply = FieldNearness(
      seekers: titles, supporters: professionals.map { folded($0.comparedOccupation) }, coded: coded)
    var isGrouped = Array(repeating: false, count: titles.count)
    var shortages: [Shortage] = []
    for leader in titles.indices where !isGrouped[leader] {
      let near = nearness.measures(ofSeeker: leader)
      let members = titles.indices.filter {
        !isGrouped[$0] && ($0 == leader || near[$0] ?? 0 >= sameOccupation)
      }
      for member in members { isGrouped[member] = true }
      let group = members.flatMap { order[$0] }
      let places = zip(supply.measures(ofSeeker: leader), capacities).reduce(0) {
        $0 + ($1.0 ?? 0 >= sameOccupation ? $1.1 : 0)
      }
      let byTitle = Dictionary(grouping: group) { folded($0.occupation) }
      let written = mostFrequent(group.map { folded($0.occupation) }).compactMap {
        byTitle[$0]?.map(\.occupation).min()
      }
      shortages.append(
        Shortage(
          occupation: name(of: group, coded) ?? Bilingual(same: written.first.map(legible) ?? ""),
          titles: written, waiting: group.count,
          longestWait: group.compactMap { $0.daysWaiting(on: today) }.max(), places: places))
    }
    return shortages.sorted {
      (-$0.waiting, -($0.longestWait ?? 0), $0.occupation.en) < (
        -$1.waiting, -($1.longestWait ?? 0), $1.occupation.en
      )
    }
  }

  /// The unit group that a person's title surely means.
  private static func unit(of person: Profile, _ titles: CodedTitles) -> String? {
    let coding = titles[folded(person.comparedOccupation)]
    return coding.isSure ? coding.best?.unit.description : nil
  }

  /// The official title of the unit group that most of the people are surely understood as; nil if none is.
  private static func name(of people: [Profile], _ titles: CodedTitles) -> Bilingual? {
    mostFrequent(people.compactMap { unit(of: $0, titles) }).first.flatMap(Classification.noc2021.group).map {
      Bilingual(en: $0.english, fr: $0.french)
    }
  }

  /// Each different text once, the most frequent first, then by the alphabet.
  private static func mostFrequent(_ texts: [String]) -> [String] {
    Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
      .sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map(\.key)
  }

  /// A title in capitals throughout, as some lists have them, in small letters; abbreviations are short.
  private static func legible(_ title: String) -> String {
    guard title.count > 5, title.contains(where: \.isUppercase), !title.contains(where: \.isLowercase) else {
      return title
    }
    return title.prefix(1) + title.dropFirst().lowercased()
  }
}

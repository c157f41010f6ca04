import Basics
import People

/// What of the desk somebody wants to see: the fields of its address.
struct DeskQuery: Sendable, Equatable {
  var find = ""
  var agency: ID<Keeper>?
  var stage: Application.Stage?
  var clock: WaitClock?

  init(_ field: (String) -> String?) {
    find = String((field("find") ?? "").prefix(100))
    agency = field("agency").flatMap(ID<Keeper>.init)
    stage = field("stage").flatMap(Application.Stage.init(rawValue:))
    clock = field("clock").flatMap(WaitClock.init(rawValue:))
  }
}

/// A newcomer in the list of those who wait.
struct DeskRow: Sendable {
  let entry: DeskEntry
  let days: Int
  let occupation: Bilingual
  let proposal: Proposal?

  var clock: WaitClock { WaitClock(days: days) }
}

extension Desk {
  /// Who waits, the longest first, of those who are asked for.
  func rows(_ query: DeskQuery) -> [DeskRow] {
    let words = folded(query.find).split(separator: " ")
    let rows = roster.newcomers.compactMap { entry -> DeskRow? in
      let id = entry.person.id
      if let agency = query.agency, entry.application.keeper != agency { return nil }
      if let stage = query.stage, entry.application.stage != stage { return nil }
      guard let profile = profile(of: id) else { return nil }
      let row = DeskRow(
        entry: entry, days: profile.daysWaiting(on: today) ?? 0, occupation: profile.occupationTitle,
        proposal: roster.proposals[id])
      if let clock = query.clock, row.clock != clock { return nil }
      guard !words.isEmpty else { return row }
      let text = folded(
        [entry.person.name, row.occupation.en, row.occupation.fr, entry.person.city].joined(separator: " "))
      return words.allSatisfy { text.contains($0) } ? row : nil
    }
    return rows.sorted { (-$0.days, $0.entry.application.id) < (-$1.days, $1.entry.application.id) }
  }
}

extension Profile {
  /// In the person's own words; where somebody chose its code, as the classification calls it.
  var occupationTitle: Bilingual {
    occupationCode.flatMap(OccupationCoding.title) ?? Bilingual(same: occupation)
  }
}

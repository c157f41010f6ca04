import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Nobody is asked too often")
struct FatigueTests {
  private static func draft(_ story: PartnershipStory, _ care: ModelCare, at now: Moment) -> ProposalDraft {
    var draft = story.desk.draft(story.desk.amina, story.desk.elaine, at: now)
    draft.care = care
    return draft
  }

  @Test(
    "whoever was asked as often as the programme says is not asked again within a year",
    arguments: EngineName.allCases)
  func mostAYear(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let care = ModelCare(mostAYear: 2, restDays: 0)
      for weeks in 0..<2 {
        let access = story.town.karim.later(.seconds(weeks * 14 * 86_400))
        _ = try await story.desk.propose(Self.draft(story, care, at: access.now), by: access).get()
      }
      let month = story.town.karim.later(.seconds(30 * 86_400))
      let third = try await story.desk.propose(Self.draft(story, care, at: month.now), by: month)
      #expect(third.failed == ProposalWords.wasAsked(2))
      let year = story.town.karim.later(.seconds(381 * 86_400))
      // A consent lasts a year: Elaine gives it anew.
      try await story.town.ask(story.town.imani) { [elaine = story.desk.elaine] connection, _ in
        try connection.run("UPDATE consents SET expires = expires * 2 WHERE person = \(elaine)")
      }
      _ = try await story.desk.propose(Self.draft(story, care, at: year.now), by: year).get()
    }
  }

  @Test("whoever accompanied somebody rests, and is told of by the day", arguments: EngineName.allCases)
  func rest(engine: EngineName) async throws {
    try await PartnershipStory.tell(engine) { story in
      let care = ModelCare(mostAYear: 9, restDays: 30)
      let id = try await story.introduced()
      _ = try await story.take(.closure, id, .init(closing: .noTime)).get()
      let week = story.town.karim.later(.seconds(7 * 86_400))
      let early = try await story.desk.propose(Self.draft(story, care, at: week.now), by: week)
      #expect(early.failed?.sentence.en.contains("rests until December\u{A0}22") == true)
      let rested = story.town.karim.later(.seconds(31 * 86_400))
      _ = try await story.desk.propose(Self.draft(story, care, at: rested.now), by: rested).get()
    }
  }
}

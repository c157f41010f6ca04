import Basics
import PeopleTesting
import Storage
import TestDatabases
import Testing

@testable import People
@testable import Programmes

@Suite("Proposals")
struct ProposalTests {
  @Test(
    "a proposal holds the professional, is told in both records, and is kept with its reason",
    arguments: EngineName.allCases)
  func proposing(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let id = try await story.propose(story.draft(story.amina, story.elaine), by: town.karim).get()
      let desk = try await story.desk(town.karim)
      let proposal = try #require(desk.roster.proposals[story.amina])
      #expect(proposal.id == id && proposal.professional == story.elaine)
      #expect(proposal.reason == "They know the same bridges")
      #expect(desk.places(of: story.elaine) == (1, 0))
      #expect(desk.roster.asked[story.elaine]?.times == 1)
      for (person, keeper) in [(story.amina, town.karim), (story.elaine, town.imani)] {
        let kinds = try await town.ask(keeper) {
          try TimelineStore($0, $1).happenings(of: person, atMost: 1, kinds: HappeningKind.all).map(\.kind)
        }
        #expect(kinds == [.proposed])
      }
      // Others are told until when she is held, and nothing of whom for.
      let lena = try await story.desk(town.lena)
      #expect(lena.places(of: story.elaine).free == 0 && lena.roster.proposals.isEmpty)
    }
  }

  @Test(
    "of two who propose the same professional in the same second one is told", arguments: EngineName.allCases)
  func sameSecond(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let chidi = try await DeskStory.add(
        "Chidi", to: story.programme, as: .newcomers, by: town.lena, town, [.occupation: "Civil engineer"])
      async let first = story.propose(story.draft(story.amina, story.elaine), by: town.karim)
      async let second = story.propose(story.draft(chidi, story.elaine), by: town.lena)
      let refusals = try await [first, second].compactMap(\.failed)
      #expect(refusals.count == 1)
      #expect(refusals.first?.sentence.en.contains("Somebody was quicker") == true)
      let open = try await town.database.behind(.open).read {
        try $0.value("SELECT COUNT(*) FROM holds WHERE ended IS NULL", as: Int64.self)
      }
      #expect(open == 1)
      // Nothing is left of the one that was not kept.
      let kept = try await town.database.behind(.open).read {
        try $0.value("SELECT COUNT(*) FROM proposals", as: Int64.self)
      }
      #expect(kept == 1)
    }
  }

  @Test("who has two places is held twice, and not a third time", arguments: EngineName.allCases)
  func capacity(engine: EngineName) async throws {
    try await DeskStory.tell(engine, places: 2) { story in
      let town = story.town
      var newcomers = [story.amina]
      for name in ["Bao", "Chidi"] {
        newcomers.append(
          try await DeskStory.add(
            name, to: story.programme, as: .newcomers, by: town.karim, town, [.occupation: "Civil engineer"]))
      }
      var results: [Result<ID<Proposal>, Refusal>] = []
      for newcomer in newcomers {
        results.append(
          try await story.propose(story.draft(newcomer, story.elaine, places: 2), by: town.karim))
      }
      #expect(results.map { $0.failed == nil } == [true, true, false])
    }
  }

  @Test("nobody is proposed to two professionals of a programme at a time", arguments: EngineName.allCases)
  func oneAtATime(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      _ = try await story.propose(story.draft(story.amina, story.elaine), by: story.town.karim).get()
      let second = try await story.propose(
        story.draft(story.amina, story.francois, places: 2), by: story.town.karim)
      #expect(second.failed?.sentence.en.contains("has proposed this newcomer") == true)
      // The place that the second would have taken is free again with it.
      #expect(try await story.desk(story.town.karim).places(of: story.francois) == (2, 2))
    }
  }

  @Test(
    "a consent taken back in the middle of a proposal refuses it, in a sentence",
    arguments: EngineName.allCases)
  func consentGone(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let (elaine, amina, programme, consent) = (
        story.elaine, story.amina, story.programme, story.consent
      )
      _ = try await story.decide(town.karim) {
        try ProposalStore($0, $1).hold(elaine, for: amina, in: programme, places: 1)
      }.get()
      try await town.ask(town.imani) { _ = try ConsentStore($0, $1).withdraw(consent, by: $1.person) }
      var draft = story.draft(amina, elaine)
      draft.wasHeld = true
      let refusal = try await story.propose(draft, by: town.karim).failed
      #expect(refusal?.kind == .conflict)
      #expect(refusal?.sentence.en.contains("consent") == true)
    }
  }

  @Test(
    "a hold that lapsed while somebody wrote is told, and what is over holds nobody",
    arguments: EngineName.allCases)
  func lapse(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let (elaine, amina, programme) = (story.elaine, story.amina, story.programme)
      let until = try await story.decide(town.karim) {
        try ProposalStore($0, $1).hold(elaine, for: amina, in: programme, places: 1)
      }.get()
      #expect(until == town.now + .seconds(30 * 60))
      let late = town.karim.later(.seconds(31 * 60))
      var draft = story.draft(amina, elaine, at: late.now)
      draft.wasHeld = true
      let kept = draft
      await #expect(throws: HoldLapsed.self) { try await story.propose(kept, by: late) }
      // Five days on the place is free though nobody ended anything, and ten days on so is the newcomer.
      draft.wasHeld = false
      _ = try await story.propose(draft, by: late).get()
      let week = town.karim.later(.seconds(6 * 86_400))
      #expect(try await story.desk(week).places(of: elaine) == (1, 1))
      #expect(try await story.desk(week).roster.proposals[amina] != nil)
      let fortnight = town.karim.later(.seconds(11 * 86_400))
      #expect(try await story.desk(fortnight).roster.proposals.isEmpty)
      _ = try await story.propose(story.draft(amina, elaine, at: fortnight.now), by: fortnight).get()
    }
  }

  @Test(
    "a proposal is taken back once, by whoever decided, with a reason that stays",
    arguments: EngineName.allCases)
  func takingBack(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let id = try await story.propose(story.draft(story.amina, story.elaine), by: town.karim).get()
      let stranger = try await story.decide(town.lena) {
        try ProposalStore($0, $1).takeBack(id, because: "No")
      }
      #expect(stranger.failed?.kind == .missing)
      let later = town.karim.later(.seconds(60))
      _ = try await story.decide(later) { try ProposalStore($0, $1).takeBack(id, because: "She found work") }
        .get()
      let again = try await story.decide(later) { try ProposalStore($0, $1).takeBack(id, because: "Again") }
      #expect(again.failed?.kind == .conflict)
      #expect(try await story.desk(later).places(of: story.elaine) == (1, 1))
      let programme = story.programme
      let over = try await town.ask(later) { try ProposalStore($0, $1).over(in: programme) }
      #expect(over.map(\.endReason) == ["She found work"] && over.map(\.ending) == [.takenBack])
    }
  }

  @Test("a pair that was excluded is not proposed, and a lock stands once", arguments: EngineName.allCases)
  func decisions(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let (elaine, francois, amina, programme) = (
        story.elaine, story.francois, story.amina, story.programme
      )
      _ = try await story.decide(town.karim) {
        try PairDecisionStore($0, $1).decide(
          .exclusion, amina, elaine, in: programme, because: "They were colleagues")
      }.get()
      let refused = try await story.propose(story.draft(amina, elaine), by: town.karim)
      #expect(refused.failed?.sentence.en.contains("excluded") == true)
      #expect(try await story.desk(town.karim).couldHelp(amina) == 1)
      _ = try await story.decide(town.karim) {
        try PairDecisionStore($0, $1).decide(.lock, amina, francois, in: programme, because: "Her wish")
      }.get()
      let twice = try await story.decide(town.karim) {
        try PairDecisionStore($0, $1).decide(.lock, amina, francois, in: programme, because: "Again")
      }
      #expect(twice.failed?.kind == .conflict)
      // Lena may not lift what another agency decided.
      let decisions = try await story.desk(town.karim).roster.decisions
      #expect(decisions.map(\.kind) == [.exclusion, .lock])
      let exclusion = try #require(decisions.first)
      let stranger = try await story.decide(town.lena) {
        try PairDecisionStore($0, $1).lift(exclusion.id, of: amina)
      }
      #expect(try stranger.get() == false)
      let lifted = try await story.decide(town.karim) {
        try PairDecisionStore($0, $1).lift(exclusion.id, of: amina)
      }
      #expect(try lifted.get())
      #expect(try await story.desk(town.karim).couldHelp(amina) == 2)
    }
  }

  @Test("whoever is erased takes their proposals and holds along", arguments: EngineName.allCases)
  func erasure(engine: EngineName) async throws {
    try await DeskStory.tell(engine) { story in
      let town = story.town
      let id = try await story.propose(story.draft(story.amina, story.elaine), by: town.karim).get()
      let elaine = story.elaine
      try await town.database.behind(.open).write { connection in
        for table: SQL in ["happenings", "profile_values", "consents", "applications", "holds"] {
          try connection.run("DELETE FROM \(table) WHERE person = \(elaine)")
        }
      }
      let proposal = try await town.ask(town.karim) { try ProposalStore($0, $1).proposal(id) }
      #expect(proposal?.professional == nil && proposal?.newcomer == story.amina)
    }
  }
}

import Basics
import Matching
import People
import PeopleTesting
import TestDatabases
import Testing

@testable import Programmes

@Suite("A round at the desk")
struct DeskRoundTests {
  @Test("the round is that of the command, of those who are ready and of the places that are free")
  func sameAsCommand() async throws {
    try await DeskStory.tell(.sqlite) { story in
      let town = story.town
      for (name, occupation) in [
        ("Bao", "Accountant"), ("Chidi", "Civil engineer"), ("Daniela", "Architect"),
      ] {
        try await DeskStory.add(
          name, to: story.programme, as: .newcomers, by: town.karim, town,
          [.occupation: occupation, .registered: "2026-11-0\(name.count)"])
      }
      let desk = try await story.desk(town.karim)
      let round = try DeskRound(of: desk)
      let same = try Round(
        policy: desk.policy, newcomers: desk.pool.people.newcomers,
        professionals: desk.pool.people.professionals, today: desk.today)
      #expect(round.round.pairs.map(\.newcomer) == same.pairs.map(\.newcomer))
      #expect(round.round.pairs.map(\.professional) == same.pairs.map(\.professional))
      #expect(round.round.worth == same.worth && !round.pairs.isEmpty)
      #expect(round.waiting.map(\.newcomer) == same.waiting.map(\.newcomer))
    }
  }

  @Test(
    "a round mended after a lock or an exclusion is the one that would be found from nothing",
    arguments: 1...10)
  func mended(seed: UInt64) throws {
    let lists = RandomLists(seed: seed)
    let first = try Cast.round(newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV)
    let people = first.people
    let directory = Directory(newcomers: first.newcomers, professionals: first.professionals)
    let forbidden = directory.forbiddenPairs(policy: first.policy).pairs
    let rows = people.scoring.candidates(
      seekers: first.newcomers.count, supporters: first.professionals.count,
      isForbidden: { forbidden.contains($0) })
    for newcomer in first.newcomers.indices {
      guard let pair = first.pairs.first(where: { $0.newcomer == newcomer }) else { continue }
      // One newcomer is locked to their second choice, or may not meet the one they would.
      let other = rows[newcomer].first {
        Int($0.supporter) != pair.professional && first.capacities[Int($0.supporter)] > 0
      }
      for isLock in [true, false] {
        let locks = isLock ? other.map { [newcomer: Int($0.supporter)] } ?? [:] : [:]
        var open = rows
        if !isLock { open[newcomer].removeAll { Int($0.supporter) == pair.professional } }
        func round(after before: Assignment?) throws -> Round {
          try Round(
            people, candidates: open, capacities: first.capacities, forbidden: forbidden, locks: locks,
            after: before,
            today: first.today)
        }
        let (mended, new) = (try round(after: first.certificate.assignment), try round(after: nil))
        #expect(mended.worth == new.worth)
        #expect(mended.pairs.map(\.professional) == new.pairs.map(\.professional))
      }
    }
  }

  @Test(
    "a lock is kept, an exclusion too, whoever is proposed is left out, and a lock that cannot be is told")
  func terms() async throws {
    try await DeskStory.tell(.sqlite) { story in
      let town = story.town
      let (amina, elaine, francois, programme) = (
        story.amina, story.elaine, story.francois, story.programme
      )
      let bao = try await DeskStory.add(
        "Bao", to: programme, as: .newcomers, by: town.karim, town, [.occupation: "Civil engineer"])
      let desk = try await story.desk(town.karim)
      let free = try DeskRound(of: desk)
      let pairs = { (round: DeskRound, desk: Desk) in
        Dictionary(
          uniqueKeysWithValues: round.round.pairs.map {
            (
              desk.roster.newcomers[$0.newcomer].person.id,
              desk.roster.professionals[$0.professional].person.id
            )
          })
      }
      #expect(pairs(free, desk)[amina] == elaine)
      try await story.decide(town.karim) {
        try PairDecisionStore($0, $1).decide(.lock, amina, francois, in: programme, because: "Her wish")
      }.get()
      try await story.decide(town.karim) {
        try PairDecisionStore($0, $1).decide(.exclusion, bao, elaine, in: programme, because: "No")
      }.get()
      let decided = try await story.desk(town.karim)
      let bound = try DeskRound(of: decided)
      #expect(pairs(bound, decided) == [amina: francois, bao: francois])
      #expect(bound.round.pairs.first { $0.newcomer == decided.pool.newcomerPlaces[amina] }?.isLocked == true)
      // Elaine is worth nothing to the round now: whoever is locked has no price.
      #expect(bound.pairs.allSatisfy { $0.isLocked == (bound.worth(of: $0) == nil) })
      _ = try await story.propose(story.draft(bao, francois, places: 1), by: town.karim).get()
      _ = try await story.decide(town.karim) { connection, access in
        try ProposalStore(connection, access).hold(francois, for: amina, in: programme, places: 2)
      }.get()
      let held = try await story.desk(town.karim)
      let broken = try DeskRound(of: held)
      #expect(broken.brokenLocks.map(\.newcomer) == [amina])
      #expect(pairs(broken, held)[bao] == nil)
    }
  }

  @Test("what another choice costs is what the round would lose if it were locked")
  func prices() async throws {
    try await DeskStory.tell(.sqlite) { story in
      let town = story.town
      let programme = story.programme
      for name in ["Bao", "Chidi", "Daniela"] {
        try await DeskStory.add(
          name, to: programme, as: .newcomers, by: town.karim, town,
          [.occupation: "Civil engineer", .registered: "2026-11-0\(name.count)"])
      }
      let desk = try await story.desk(town.karim)
      let round = try DeskRound(of: desk)
      for place in desk.pool.newcomerPlaces.values {
        for other in round.alternatives(of: place) {
          let (newcomer, professional) = (
            desk.roster.newcomers[place].person.id, desk.roster.professionals[other.professional].person.id
          )
          try await story.decide(town.karim) {
            try PairDecisionStore($0, $1).decide(
              .lock, newcomer, professional, in: programme, because: "Test")
          }.get()
          let locked = try DeskRound(of: try await story.desk(town.karim))
          let score = desk.pool.people.scoring.row(ofSeeker: place).total(other.professional)
          // A locked pair is taken out of the problem, so its own worth is added again.
          let own = round.round.certificate.problem.worth(
            ofSeeker: place,
            with: .init(supporter: Int32(other.professional), score: score))
          let loss = round.round.worth - (locked.round.worth + own)
          #expect(loss.numbers.prefix(3) == other.change.cost.numbers.prefix(3))
          let decision = try #require(try await story.desk(town.karim).roster.decisions.first)
          _ = try await story.decide(town.karim) {
            try PairDecisionStore($0, $1).lift(decision.id, of: newcomer)
          }.get()
        }
      }
    }
  }

  @Test("whom to recruit is who adds most, and nobody is asked for where nobody waits")
  func recruits() async throws {
    try await DeskStory.tell(.sqlite) { story in
      let town = story.town
      #expect(DeskRecruit.all(for: try DeskRound(of: try await story.desk(town.karim))).isEmpty)
      for (name, occupation) in [("Bao", "Nurse"), ("Chidi", "Nurse"), ("Daniela", "Accountant")] {
        try await DeskStory.add(
          name, to: story.programme, as: .newcomers, by: town.karim, town, [.occupation: occupation])
      }
      let desk = try await story.desk(town.karim)
      let recruits = DeskRecruit.all(for: try DeskRound(of: desk))
      #expect(recruits.map(\.occupation.en).sorted() == ["Accountant", "Nurse", "Nurse"])
      // Each lets one more person meet somebody, which comes first in this policy.
      #expect(recruits.allSatisfy { $0.gain.first == 1 })
      #expect(DeskWords.price(recruits[0].gain, desk.policy.order)?.en.contains("person’s meeting") == true)
    }
  }
}

import Basics
import Matching
import Testing

@testable import People
@testable import Programmes

/// Why somebody waits: each reason is reachable, has its words, and is true.
@Suite("Explanations")
struct ExplanationTests {
  private let rules = """
    policy: ours
    requirements:
      - { compare: occupation, by: near, least: 30 }
      - { compare: city, by: same }
    criteria:
      - { compare: city, by: same, weight: 1 }

    """

  private func amina(_ professionals: String, exclusions: String = "", policy: String? = nil) throws -> (
    Round, Round.WaitingNewcomer
  ) {
    let newcomers =
      "ID,Name,Occupation,City,Do not match with\nN1,Amina,Civil engineer,Halifax,\(exclusions)\n"
    let round = try Cast.round(
      policy ?? rules, newcomers: newcomers,
      professionals: "ID,Name,Occupation,City,Capacity\n" + professionals)
    return (round, try #require(round.waiting.first))
  }

  @Test("a requirement that stands alone in the way is named, with how many it keeps away")
  func requirement() throws {
    let (round, waiting) = try amina(
      "P1,Elaine,Civil engineer,Sydney,1\nP2,François,Civil engineer,Truro,2\nP3,Gurpreet,Civil engineer,Truro,0\n"
    )
    #expect(waiting.reason == .requirement(1, professionals: 2))
    #expect(round.why(waiting.reason).en == "2 professionals would do, but for one requirement: city")
    #expect(round.help(waiting).en == "find a professional: Civil engineer, or relax the requirement “city”")
  }

  @Test("the occupation is named only if nothing else stands alone in the way: it is the last thing to bend")
  func occupation() throws {
    let others = "P1,Elaine,Welder,Halifax,1\nP2,François,Nurse,Halifax,2\nP4,Hélène,Civil engineer,Truro,0\n"
    let (round, waiting) = try amina(others)
    #expect(waiting.reason == .requirement(0, professionals: 2))
    #expect(
      round.why(waiting.reason).en
        == "no professional in this occupation or a near one would do; 2 in other occupations would")
    #expect(round.help(waiting).en == "find a professional: Civil engineer")
    #expect(
      try amina(others + "P3,Gurpreet,Civil engineer,Sydney,1\n").1.reason
        == .requirement(1, professionals: 1))
  }

  @Test("of two requirements that keep as many away, the earlier is named")
  func earlierRequirement() throws {
    let yaml =
      "policy: ours\nrequirements:\n  - { compare: languages, by: same }\n  - { compare: city, by: same }\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n"
    let round = try Cast.round(
      yaml, newcomers: "Name,City,Languages\nAmina,Halifax,French\n",
      professionals: "Name,City,Languages,E-mail\nElaine,Sydney,French,\nFrançois,Halifax,English,\n")
    #expect(round.reason("Amina") == .requirement(0, professionals: 1))
    #expect(
      round.why(.requirement(0, professionals: 1)).en
        == "one professional would do, but for one requirement: languages")
  }

  @Test("where every professional fails on two requirements, none is named")
  func severalRequirements() throws {
    let (round, waiting) = try amina("P4,Hélène,Nurse,Sydney,1\n")
    #expect(waiting.reason == .severalRequirements)
    #expect(round.help(waiting).en == "find a professional: Civil engineer")
  }

  @Test("those who would do may be excluded by name, or everybody who has a place may be")
  func excluded() throws {
    #expect(
      try amina("P1,Elaine,Civil engineer,Halifax,1\nP4,Hélène,Nurse,Sydney,1\n", exclusions: "P1").1.reason
        == .excluded)
    #expect(try amina("P4,Hélène,Nurse,Halifax,1\n", exclusions: "P4").1.reason == .excluded)
    #expect(
      try amina("P1,Elaine,Civil engineer,Halifax,1\nP4,Hélène,Nurse,Halifax,1\n", exclusions: "P1").1.reason
        == .requirement(0, professionals: 1))
  }

  @Test("nobody may have a place at all")
  func noPlaces() throws {
    let (round, waiting) = try amina("P1,Elaine,Civil engineer,Halifax,0\n")
    #expect(waiting.reason == .noPlaces)
    #expect(round.free.map(\.reason) == [.noCapacity])
  }

  @Test("others may have the places of those who would do")
  func placesTaken() throws {
    let newcomers =
      "ID,Name,Occupation,City\nN1,Amina,Civil engineer,Halifax\nN2,Bao,Civil engineer,Halifax\nN3,Chidi,Civil engineer,Halifax\n"
    let professionals =
      "ID,Name,Occupation,City,Capacity\nP1,Elaine,Civil engineer,Halifax,1\nP2,François,Civil engineer,Halifax,1\n"
    let round = try Cast.round(rules, newcomers: newcomers, professionals: professionals)
    let waiting = try #require(round.waiting.first)
    #expect(waiting.reason == .placesTaken(professionals: 2))
    #expect(
      round.help(waiting).en
        == "find a professional: Civil engineer, or ask one who would do for another place")
  }

  @Test("a policy that does not ask for coverage may find no worth in a pair")
  func notWorthwhile() throws {
    // These two identifiers are among the few whose tie-break is nought: all else is worth nothing here either.
    let round = try Cast.round(
      "policy: ours\nfirst: [quality]\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n",
      newcomers: "ID,Name,City\nN6660112,Amina,Halifax\n",
      professionals: "ID,Name,City\nP1,Elaine,Sydney\n")
    let waiting = try #require(round.waiting.first)
    #expect(waiting.reason == .notWorthwhile)
    #expect(
      round.why(waiting.reason).en
        == "the policy does not ask for coverage, and no pair would add to what it asks for")
    #expect(round.help(waiting).en == "add coverage to “first” in the policy")
  }

  @Test("every reason has its words in both languages")
  func words() throws {
    let round = try Cast.round()
    let reasons: [Round.WaitingNewcomer.Reason] = [
      .placesTaken(professionals: 1), .placesTaken(professionals: 2), .requirement(0, professionals: 1),
      .requirement(0, professionals: 2), .severalRequirements,
      .excluded, .noPlaces, .notWorthwhile,
    ]
    let free: [Round.FreeProfessional.Reason] = [
      .noCapacity, .nobodyFits, .othersChosen(newcomers: 1), .othersChosen(newcomers: 2),
    ]
    let texts =
      reasons.map(round.why) + free.map(round.why)
      + reasons.map { round.help(.init(newcomer: 0, reason: $0)) }
    #expect(texts.allSatisfy { !$0.en.isEmpty && $0.en != $0.fr })
    #expect(Set((reasons.map(round.why) + free.map(round.why)).map(\.fr)).count == reasons.count + free.count)
  }

  // MARK: On random lists

  @Test(
    "on random lists, relaxing the requirement that is named makes as many professionals possible as it says",
    arguments: 1...8, ["mentoring", "connector"])
  func relaxingIsTrue(seed: UInt64, name: String) throws {
    let lists = RandomLists(seed: seed)
    let policy = try RoundPolicy.named(name)
    let record = try Cast.record(
      try RoundPolicy.document(named: name).yaml, newcomers: lists.newcomersCSV,
      professionals: lists.professionalsCSV)
    let round = record.round
    let (forbidden, _) = Directory(newcomers: round.newcomers, professionals: round.professionals)
      .forbiddenPairs(policy: policy)
    func possible(_ newcomer: Int, without requirement: Int?) -> [Int] {
      var relaxed = policy
      if let requirement { relaxed.requirements.remove(at: requirement) }
      let row = ComparedPeople(
        policy: relaxed, newcomers: round.newcomers, professionals: round.professionals
      ).scoring.row(ofSeeker: newcomer)
      return round.professionals.indices.filter {
        round.capacities[$0] > 0 && !forbidden.contains(.init(seeker: newcomer, supporter: $0))
          && row.isFeasible($0)
      }
    }
    for waiting in round.waiting {
      let now = possible(waiting.newcomer, without: nil)
      let freed = policy.requirements.indices.map { possible(waiting.newcomer, without: $0).count }
      switch waiting.reason {
      case .requirement(let index, let count):
        #expect(now.isEmpty && freed[index] == count && count > 0)
        let rivals =
          freed.indices.filter { !policy.requirements[$0].isAboutOccupation }.map { freed[$0] }.max() ?? 0
        #expect(policy.requirements[index].isAboutOccupation ? rivals == 0 : rivals == count)
      case .placesTaken(let count):
        #expect(now.count == count && now.allSatisfy { round.loads[$0] == round.capacities[$0] })
      case .severalRequirements:
        #expect(now.isEmpty && freed.allSatisfy { $0 == 0 })
      case .excluded:
        #expect(now.isEmpty)
      case .noPlaces, .notWorthwhile:
        Issue.record("\(waiting.reason) cannot be here")
      }
    }
    for free in round.free where free.reason == .nobodyFits {
      #expect(round.newcomers.indices.allSatisfy { !possible($0, without: nil).contains(free.professional) })
    }
  }

  @Test(
    "on random lists, the runner-up is the best of the others, and it is said whether they have a place left",
    arguments: 1...12)
  func runnerUp(seed: UInt64) throws {
    let lists = RandomLists(seed: seed)
    let round = try Cast.round(newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV)
    let (forbidden, _) = Directory(newcomers: round.newcomers, professionals: round.professionals)
      .forbiddenPairs(policy: round.policy)
    for pair in round.pairs {
      let row = round.people.scoring.row(ofSeeker: pair.newcomer)
      let others = round.professionals.indices.filter {
        $0 != pair.professional && round.capacities[$0] > 0 && row.isFeasible($0)
          && !forbidden.contains(.init(seeker: pair.newcomer, supporter: $0))
      }
      #expect(pair.runnerUp?.score == others.map { Int(row.total($0)) }.max())
      if let runnerUp = pair.runnerUp {
        #expect(
          others.contains(runnerUp.professional) && Int(row.total(runnerUp.professional)) == runnerUp.score)
        #expect(
          runnerUp.isTaken == (round.loads[runnerUp.professional] >= round.capacities[runnerUp.professional]))
      }
    }
  }

  // MARK: Shortages

  @Test("occupations that lack professionals are told, most needed first, near titles together")
  func shortages() throws {
    let newcomers = """
      ID,Name,Occupation,Registered
      N1,Amina,Pharmacist,2026-11-02
      N2,Bao,Pharmacists,2026-11-12
      N3,Chidi,PHARMACIST,2026-11-01
      N4,Daniela,Welder,2026-01-01
      N5,Efua,,2026-01-01

      """.changing("N5,Efua,,2026-01-01\n", "")
    let yaml =
      "policy: ours\nrequirements:\n  - { compare: occupation, by: near, least: 30 }\ncriteria:\n  - { compare: occupation, by: near, weight: 1 }\n"
    let round = try Cast.round(
      yaml, newcomers: newcomers,
      professionals:
        "ID,Name,Occupation,Capacity\nP1,Elaine,Nurse,1\nP2,François,Senior welder,0\nP3,Joan,Pharmacist,0\n")
    #expect(
      round.shortages == [
        Shortage(
          occupation: Bilingual(en: "Pharmacists", fr: "Pharmaciens/pharmaciennes"),
          titles: ["PHARMACIST", "Pharmacists"], waiting: 3, longestWait: 21, places: 0),
        Shortage(
          occupation: Bilingual(
            en: "Welders and related machine operators",
            fr: "Soudeurs/soudeuses et opérateurs/opératrices de machines à souder et à braser"),
          titles: ["Welder"], waiting: 1, longestWait: 325, places: 0),
      ])
  }

  @Test("places of near titles are counted beside those who wait")
  func shortagePlaces() throws {
    let newcomers = "ID,Name,Occupation\nN1,Amina,Pharmacist\nN2,Bao,Pharmacist\nN3,Chidi,Pharmacist\n"
    let round = try Cast.round(
      newcomers: newcomers, professionals: "ID,Name,Occupation,Capacity\nP1,Elaine,Senior pharmacist,2\n")
    #expect(round.shortages.map(\.titles) == [["Pharmacist"]])
    #expect(round.shortages.map(\.places) == [2])
    #expect(round.shortages.map(\.longestWait) == [nil])
  }

  @Test("an occupation that nobody understands is named as it was written")
  func unknownShortage() throws {
    let round = try Cast.round(
      newcomers: "ID,Name,Occupation\nN1,Amina,Qzxv\nN2,Bao,QZXV\n",
      professionals: "ID,Name,Occupation,Capacity\nP1,Elaine,Senior pharmacist,2\n")
    #expect(round.shortages.map(\.occupation) == [Bilingual(same: "QZXV")])
    #expect(round.shortages.map(\.waiting) == [2])
  }

  @Test("on random lists, everybody who waits is counted in one shortage", arguments: 1...6)
  func allCounted(seed: UInt64) throws {
    let lists = RandomLists(seed: seed)
    let round = try Cast.round(newcomers: lists.newcomersCSV, professionals: lists.professionalsCSV)
    #expect(round.shortages.reduce(0) { $0 + $1.waiting } == round.waiting.count)
  }
}

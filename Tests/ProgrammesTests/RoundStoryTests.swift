import Basics
import Matching
import Testing

@testable import People
@testable import Programmes

/// The cast in small stories: who meets whom, and why.
@Suite("A round of the cast")
struct RoundStoryTests {
  @Test("everybody meets somebody of their field")
  func everybody() throws {
    #expect(
      try Cast.round().drawn == """
        Amina – Elaine
        Bao – François
        Chidi – Hélène
        Daniela – Gurpreet
        """)
  }

  @Test("a good pair is given up so that one more person meets somebody")
  func coverage() throws {
    // Chidi, who could meet either nurse, leaves Hélène to Efua, who can meet only her.
    let newcomers = Cast.newcomers + "N5,Efua,efua@example.org,Nurse,2026-08-01,Sydney,in person,culture,3\n"
    let professionals =
      Cast.professionals.changing("Harbourside,Halifax,either", "Harbourside,Sydney,either")
      + "P5,Joan,joan@example.org,Nurse manager,Harbourside,Halifax,in person,culture,9,1\n"
    #expect(
      try Cast.round(newcomers: newcomers, professionals: professionals).drawn == """
        Amina – Elaine
        Bao – François
        Chidi – Joan
        Daniela – Gurpreet
        Efua – Hélène
        """)
  }

  private static let rival =
    Cast.newcomers
    + "N5,Efua,efua@example.org,Civil engineer,2026-10-01,Halifax,in person,\"licence, network\",3\n"

  @Test("of two whom a professional would suit equally, the one who has waited longer is served")
  func waiting() throws {
    let round = try Cast.round(newcomers: Self.rival)
    #expect(round.pair("Amina") != nil)
    #expect(round.reason("Efua") == .placesTaken(professionals: 1))
  }

  @Test(
    "the order of the policy decides whether the better pair or the longer wait comes first",
    arguments: [("quality, waiting", "Efua"), ("waiting, quality", "Amina")])
  func order(objectives: String, served: String) throws {
    let newcomers = Self.rival.changing("in person,\"licence, network\",9", "in person,culture,9")
    let round = try Cast.round(
      Cast.policy.changing("coverage, quality, waiting", "coverage, \(objectives)"), newcomers: newcomers)
    #expect(round.pair(served)?.professional == 0)
  }

  @Test("a professional meets as many as the list says, but not more than the policy allows")
  func capacity() throws {
    let professionals = Cast.professionals.changing("18,1", "18,3")
    #expect(try Cast.round(newcomers: Self.rival, professionals: professionals).reason("Efua") == nil)
    let capped = try Cast.round(
      Cast.policy + "capacity: { most: 1 }\n", newcomers: Self.rival, professionals: professionals)
    #expect(capped.reason("Efua") == .placesTaken(professionals: 1))
    #expect(capped.places == 4)
  }

  @Test("a capacity that the list does not state is the policy’s")
  func unstated() throws {
    let professionals = Cast.professionals.changing("18,1", "18,")
    #expect(
      try Cast.round(
        Cast.policy + "capacity: { unstated: 2 }\n", newcomers: Self.rival, professionals: professionals
      ).reason("Efua") == nil)
    #expect(
      try Cast.round(Cast.policy + "capacity: { unstated: 0 }\n", professionals: professionals).reason(
        "Amina") != nil)
  }

  @Test("the reasons of a pair are told in both languages, the weightiest first")
  func reasons() throws {
    let round = try Cast.round()
    let reasons = round.reasons(try #require(round.pair("Amina")))
    #expect(
      reasons.map(\.en) == [
        "the same occupation (Civil engineer – Civil engineer; both 21300 Civil engineers)",
        "can help with: licence to practise, network",
      ])
    #expect(
      reasons.map(\.fr) == [
        "la même profession (Civil engineer – Civil engineer\u{202F}; 21300 Ingénieurs civils/ingénieures civiles dans les deux cas)",
        "peut aider pour\u{A0}: permis d’exercice, réseau",
      ])
  }

  @Test(
    "each thing compared has its own words when it holds, and when it does not",
    arguments: [
      ("compare: languages, by: same", "Languages", "French", "français", "both speak French"),
      ("compare: languages, by: same", "Languages", "French", "English", "no language in common"),
      ("compare: availability, by: same", "Availability", "evenings", "soirs", "both free: weekday evenings"),
      ("compare: city, by: same", "City", "Halifax", "HALIFAX", "both in Halifax"),
      ("compare: employer, by: different", "Employer", "Northgate", "Citadel", "employer: not the same"),
      ("compare: employer, by: different", "Employer", "Northgate", "northgate", "employer: the same"),
      (
        "compare: years, by: ahead, from: 1, to: 9", "Years", "0", "1",
        "1 year in the field, to the newcomer’s 0"
      ),
      (
        "compare: years, by: ahead, from: 1, to: 9", "Years", "2", "9",
        "9 years in the field, to the newcomer’s 2"
      ),
      (
        "compare: years, by: ahead, from: 1, to: 9", "Years", "9", "2",
        "years of experience: not as far apart as asked"
      ),
      (
        "compare: licence, by: ahead, from: 1, to: 9", "Licence status", "Pending", "P.Eng.",
        "licence to practise: licensed, to the newcomer’s “under way”"
      ),
      (
        "compare: licence, by: ahead, from: 1, to: 9", "Licence status", "exam", "credential assessment",
        "licence to practise: not as far apart as asked"
      ),
      ("compare: occupation, by: near", "Occupation", "Nurse", "Welder", "another occupation"),
      ("compare: goals, by: shared", "Goals", "licence", "", "goals: not stated"),
      ("compare: clb, by: ahead, from: 0, to: 5", "CLB", "7", "9", "language level: 9, to the newcomer’s 7"),
    ])
  func words(criterion: String, heading: String, left: String, right: String, words: String) throws {
    let round = try Cast.round(
      "policy: ours\nrequirements: []\ncriteria:\n  - { \(criterion), weight: 1 }\n",
      newcomers: "Name\tID\t\(heading)\nAmina\tN1\t\(left)\n",
      professionals: "Name\tID\t\(heading)\nElaine\tP1\t\(right)\n".changing(
        "Occupation\nElaine\tP1\t\n", "Occupation\nElaine\tP1\tWelder\n"))
    let pair = try #require(round.pairs.first)
    let told = round.reasons(pair) + round.missing(pair)
    #expect(told.map(\.en) == [words])
    #expect(told.allSatisfy { $0.fr != $0.en })
  }

  @Test("the parts of a score add up to it")
  func score() throws {
    let round = try Cast.round()
    for pair in round.pairs {
      #expect(pair.score.parts.reduce(0) { $0 + $1.points } == pair.score.total)
      #expect(pair.score.total <= 10_000)
    }
    #expect(round.averageScore == 100)
  }

  @Test("a round without any possible pair has everybody waiting, and says why")
  func nobodyFits() throws {
    let welders = "ID,Name,Occupation,City,Mode,Goals\nP1,Wade,Welder,Halifax,either,culture\n"
    let round = try Cast.round(professionals: welders)
    #expect(round.pairs.isEmpty && round.averageScore == nil)
    #expect(round.waiting.count == 4)
    #expect(round.free.map(\.reason) == [.nobodyFits])
    #expect(round.reason("Bao") == .requirement(0, professionals: 1))
  }
}

extension String {
  /// The text with the first place where a piece stands changed.
  func changing(_ piece: String, _ other: String) -> String {
    guard let range = firstRange(of: piece) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    self[..<range.lowerBound] + other + self[range.upperBound...]
  }
}

import Basics
import Matching
import Testing

@testable import People
@testable import Programmes

/// Each way of comparing, between one newcomer and one professional.
@Suite("Comparing people")
struct ComparedPeopleTests {
  /// What a criterion finds between the two: hundredths, or nil where it cannot be told.
  private func measure(_ criterion: String, newcomer: String, professional: String, fields: String = "")
    throws -> Int?
  {
    let record = try Cast.record(
      "policy: ours\n\(fields)criteria:\n  - { \(criterion), weight: 1 }\n", newcomers: newcomer,
      professionals: professional)
    let part = try #require(record.round.people.scoring.row(ofSeeker: 0).score(0).parts.first)
    return part.measure.isKnown ? Int(part.measure.tenThousandths) / 100 : nil
  }

  @Test(
    "values in common count whole, none not at all, and unstated ones are not known",
    arguments: [
      ("French, English", "English", 100), ("French", "English", 0), ("anglais", "English", 100),
      ("", "English", nil), ("French", "", nil),
    ] as [(String, String, Int?)])
  func same(left: String, right: String, found: Int?) throws {
    #expect(
      try measure(
        "compare: languages, by: same", newcomer: "Name\tLanguages\nAmina\t\(left)\n",
        professional: "Name\tLanguages\nElaine\t\(right)\n") == found)
  }

  @Test(
    "different is the other way round",
    arguments: [("Northgate", "NORTHGATE", 0), ("Northgate", "Citadel", 100), ("", "Citadel", nil)]
      as [(String, String, Int?)])
  func different(left: String, right: String, found: Int?) throws {
    #expect(
      try measure(
        "compare: employer, by: different", newcomer: "Name\tEmployer\nAmina\t\(left)\n",
        professional: "Name\tEmployer\nElaine\t\(right)\n") == found)
  }

  @Test(
    "shared is the part of the newcomer’s values that the professional has",
    arguments: [
      ("licence, network", "licence", 50), ("licence", "licence, network", 100),
      ("licence, network, first job", "culture", 0),
    ])
  func shared(left: String, right: String, found: Int) throws {
    #expect(
      try measure(
        "compare: goals, by: shared", newcomer: "Name\tGoals\nAmina\t\(left)\n",
        professional: "Name\tGoals\nElaine\t\(right)\n") == found)
  }

  @Test(
    "ahead counts whole within its steps and fades beyond them",
    arguments: [
      ("5", "7", 100), ("5", "20", 100), ("5", "21", 75), ("5", "24", 0), ("5", "6", 75), ("5", "3", 0),
      ("", "9", nil),
    ] as [(String, String, Int?)])
  func ahead(left: String, right: String, found: Int?) throws {
    #expect(
      try measure(
        "compare: years, by: ahead, from: 2, to: 15, fade: 3", newcomer: "Name\tYears\nAmina\t\(left)\n",
        professional: "Name\tYears\nElaine\t\(right)\n") == found)
  }

  @Test("levels of education and language are compared by their steps; of four skills the weakest counts")
  func scales() throws {
    let education = "compare: education, by: ahead, from: 1, to: 1"
    #expect(
      try measure(
        education, newcomer: "Name,Education\nAmina,Bachelor\n",
        professional: "Name,Education\nElaine,maîtrise\n") == 100)
    #expect(
      try measure(
        education, newcomer: "Name,Education\nAmina,Bachelor\n", professional: "Name,Education\nElaine,PhD\n")
        == 0)
    let level = "compare: clb, by: ahead, from: 0, to: 2"
    #expect(
      try measure(level, newcomer: "Name,CLB\nAmina,7/9/9/9\n", professional: "Name,CLB\nElaine,9\n") == 100)
  }

  @Test(
    "a field of the policy's own with a scale is compared by its steps, in capitals or not",
    arguments: [("low", "HIGH", 100), ("High", "low", 0), ("odd", "high", nil)] as [(String, String, Int?)])
  func ownScale(left: String, right: String, found: Int?) throws {
    let fields = "fields:\n  - { name: grade, scale: [low, middle, high] }\n"
    #expect(
      try measure(
        "compare: grade, by: ahead, from: 1, to: 2", newcomer: "Name\tGrade\nAmina\t\(left)\n",
        professional: "Name\tGrade\nElaine\t\(right)\n", fields: fields) == found)
  }

  @Test("occupations are compared by what they mean")
  func near() throws {
    let alike = try measure(
      "compare: occupation, by: near", newcomer: "Name,Occupation\nAmina,Civil engineer\n",
      professional: "Name,Occupation\nElaine,Senior civil engineer\n")
    let other = try measure(
      "compare: occupation, by: near", newcomer: "Name,Occupation\nAmina,Civil engineer\n",
      professional: "Name,Occupation\nElaine,Nurse\n")
    #expect(try #require(alike) > 80)
    #expect(other == 0)
  }

  @Test("one field may be held against another", arguments: [("Northgate; Citadel", 100), ("Tidewater", 0)])
  func with(left: String, found: Int) throws {
    #expect(
      try measure(
        "compare: target_employers, with: employer, by: same",
        newcomer: "Name\tTarget employers\nAmina\t\(left)\n",
        professional: "Name\tEmployer\nElaine\tCitadel\n") == found)
  }

  @Test(
    "two people can meet online, or in person in the same city; an unknown city is not held against them",
    arguments: [
      ("online", "Halifax", "online", "Sydney", 100), ("in person", "Halifax", "in person", "Halifax", 100),
      ("in person", "Halifax", "either", "Sydney", 0),
      ("in person", "Halifax", "online", "Halifax", 0), ("either", "Halifax", "in person", "HALIFAX", 100),
      ("in person", "", "in person", "Halifax", nil),
      ("", "Halifax", "online", "Halifax", nil),
    ] as [(String, String, String, String, Int?)])
  func meeting(mode: String, city: String, other: String, place: String, found: Int?) throws {
    #expect(
      try measure(
        "compare: meeting, by: same", newcomer: "Name\tMode\tCity\nAmina\t\(mode)\t\(city)\n",
        professional: "Name\tMode\tCity\nElaine\t\(other)\t\(place)\n") == found)
  }

  @Test(
    "a condition asks only newcomers of whom it holds, in the words of either language",
    arguments: [
      ("languages: French", "français", 100), ("languages: french", "English", nil),
      ("languages: fr", "French, English", 100), ("meeting: online", "French", 100),
      ("meeting: en personne", "French", 100), ("goals: first_job", "French", 100),
      ("goals: licence", "French", nil), ("city: halifax", "French", 100),
    ] as [(String, String, Int?)])
  func conditions(condition: String, languages: String, found: Int?) throws {
    #expect(
      try measure(
        "compare: city, by: same, if: { \(condition) }",
        newcomer:
          "Name\tCity\tLanguages\tMode\tGoals\nAmina\tHalifax\t\(languages)\teither\tpremier emploi\n",
        professional: "Name\tCity\tLanguages\tMode\tGoals\nElaine\tHalifax\tEnglish\tonline\tnetwork\n")
        == found)
  }

  @Test(
    "a requirement that cannot be told passes, unless the policy says that it fails",
    arguments: [("passes", 1), ("fails", 0)])
  func unknownRequirement(word: String, pairs: Int) throws {
    let yaml =
      "policy: ours\nrequirements:\n  - { compare: city, by: same, unknown: \(word) }\ncriteria:\n  - { compare: city, by: same, weight: 1 }\n"
    let round = try Cast.round(
      yaml, newcomers: "Name,City\nAmina,\n", professionals: "Name,City\nElaine,Halifax\n")
    #expect(round.pairs.count == pairs)
  }
}

/// What was confided for matching only.
@Suite("Confidential fields")
struct ConfidentialFieldTests {
  static let policy = """
    policy: ours
    fields:
      - { name: wish, headings: [wishes likeness] }
      - { name: identity, confidential: yes }
    criteria:
      - { compare: identity, by: same, if: { wish: yes }, weight: 60 }
      - { compare: city, by: same, weight: 40 }

    """
  static let newcomers =
    "ID,Name,City,Wishes likeness,Identity\nN1,Amina,Halifax,yes,SECRETWORD\nN2,Bao,Halifax,no,SECRETWORD\n"
  static let professionals =
    "ID,Name,City,Identity,Capacity\nP1,Elaine,Halifax,SECRETWORD,1\nP2,François,Halifax,OTHERSECRET,1\n"

  @Test("they decide who meets whom")
  func decides() throws {
    #expect(
      try Cast.round(Self.policy, newcomers: Self.newcomers, professionals: Self.professionals).drawn
        == "Amina – Elaine\nBao – François")
  }

  @Test("they are in no file of the results, in no reason and in no JSON", arguments: Language.allCases)
  func nowhere(language: Language) throws {
    let record = try Cast.record(
      Self.policy, newcomers: Self.newcomers, professionals: Self.professionals, language: language)
    for (name, bytes) in try record.files() + [("json", try record.json())] {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("SECRET"), "\(name)")
    }
    let pair = try #require(record.round.pair("Amina"))
    #expect(record.round.reasons(pair).map(\.en).contains("a wish that was confided is met"))
    #expect(!record.round.missing(pair).map(\.en).contains { $0.contains("identity") })
  }
}

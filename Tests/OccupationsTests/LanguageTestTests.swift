import Testing

@testable import Occupations

@Suite("Levels of language from scores")
struct LanguageTestTests {
  @Test(
    "a score means a level, skill by skill",
    arguments: [
      ("IELTS General Training", LanguageTest.Skill.listening, 8.0, 9),
      ("IELTS General Training", .reading, 8.0, 10), ("IELTS General Training", .reading, 9.0, 10),
      ("IELTS General Training", .writing, 6.0, 7), ("CELPIP-General", .speaking, 7, 7),
      ("CELPIP-General", .speaking, 12, 10), ("TCF Canada", .reading, 453, 7),
      ("TCF Canada", .reading, 452, 6), ("TCF Canada", .listening, 523, 9),
      ("PTE Core", .writing, 90, 10), ("PTE Core", .listening, 60, 7), ("PTE Core", .reading, 59, 6),
      ("TEF Canada", .speaking, 456, 7), ("TEF Canada", .writing, 428, 7),
    ])
  func levels(name: String, skill: LanguageTest.Skill, score: Double, level: Int) throws {
    let test = try #require(LanguageTest.named(name))
    #expect(test.level(of: skill, score: score) == level)
  }

  @Test("the same score means another level on each of the three scales of TEF Canada")
  func scales() throws {
    let scores = ["2019-09-30", "2019-10-01", "2023-12-10", "2023-12-11"].map { day in
      LanguageTest.named("TEF Canada", on: day)?.level(of: .speaking, score: 310)
    }
    #expect(scores == [7, 4, 4, nil])
    #expect(LanguageTest.named("TEF Canada")?.firstDay == "2023-12-11")
    for day in ["1990-01-01", "2019-10-01", "2023-12-10", "2030-01-01"] {
      #expect(LanguageTest.all.count { $0.name == "TEF Canada" && $0.isInUse(on: day) } == 1)
    }
  }

  @Test(
    "every chart falls from level to level in every skill, and the least score of a level means that level")
  func charts() {
    #expect(LanguageTest.all.count == 7)
    for test in LanguageTest.all {
      for skill in LanguageTest.Skill.allCases {
        let least = LanguageTest.chartedLevels.map { test.leastScore(of: skill, level: $0) ?? -1 }
        #expect(least == Set(least).sorted() && least.count == 7, "\(test.name)")
        for (level, score) in zip(LanguageTest.chartedLevels, least) {
          #expect(test.level(of: skill, score: score) == level)
          #expect(test.level(of: skill, score: score - test.step(of: skill)) != level)
          #expect(test.canGive(score, in: skill))
        }
      }
    }
  }

  @Test("a score below the chart, or none at all, means no level, and what a test cannot give is known")
  func noLevel() throws {
    let test = try #require(LanguageTest.named("IELTS General Training"))
    for score in [-1, 0, 3.0, .nan, .infinity] { #expect(test.level(of: .reading, score: score) == nil) }
    for score in [-0.5, 7.3, 9.5, .nan, -.infinity, 1e300] { #expect(!test.canGive(score, in: .reading)) }
    for score in [0, 7.5, 9] { #expect(test.canGive(score, in: .reading)) }
    #expect(test.leastScore(of: .reading, level: 3) == nil && test.leastScore(of: .reading, level: 11) == nil)
    #expect(LanguageTest.named("TOEFL") == nil)
  }

  @Test("the charts that were read from copies only say so")
  func sources() {
    let copies = LanguageTest.all.filter { $0.source == .copies }.map(\.name)
    #expect(copies == ["PTE Core", "TEF Canada", "TEF Canada"])
  }

  @Test("a damaged chart is left out rather than read wrong")
  func damaged() {
    #expect(LanguageTest.read("A | en | - | - | 9 9 9 | 1 1 1 1 | chart\n7 | 1 2 3 4").isEmpty)
    #expect(LanguageTest.read("A | en | - | - | 9 9 9 9 | 0 1 1 1 | chart").isEmpty)
    #expect(LanguageTest.read("A | en | - | - | 9 9 9 9 | 1 1 1 1 | memory").isEmpty)
    let half = LanguageTest.read("A | en | - | - | 9 9 9 9 | 1 1 1 1 | chart\n7 | 1 2 x 4\nseven | 1 2 3 4")
    #expect(half.first?.level(of: .reading, score: 9) == nil)
  }
}

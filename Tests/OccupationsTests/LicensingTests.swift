import Occupations
import Testing

@Suite("Licensing and language levels")
struct LicensingTests {
  private let regulation = Regulation.carried

  @Test("sixteen professions are known in every province and territory, each with its unit groups")
  func professions() {
    let units = Set(Classification.noc2021.units)
    #expect(regulation.professions.count == 16)
    for profession in regulation.professions {
      #expect(!profession.units.isEmpty && profession.units.allSatisfy(units.contains))
      #expect(profession.stages.last == .registration)
      for province in Regulation.Province.allCases {
        switch profession.status(in: province) {
        case .required(let body): #expect(!body.name.isEmpty && body.page.hasPrefix("https://"))
        case .notCompulsory(let body?): #expect(!body.name.isEmpty && body.page.hasPrefix("https://"))
        case .notCompulsory(nil): break
        case .unknown: Issue.record("\(profession.english) in \(province) is not known")
        }
      }
    }
  }

  @Test("a nurse needs the licence of her province; of a barista nothing is known")
  func nurse() throws {
    let nurses = try #require(UnitCode("31301"))
    let baristas = try #require(UnitCode("65200"))
    let nurse = try #require(regulation.professions(of: nurses).first)
    guard case .required(let body) = nurse.status(in: .ON) else {
      Issue.record("a licence is required in Ontario")
      return
    }
    #expect(body.name == "College of Nurses of Ontario")
    #expect(nurse.basis == .licence && nurse.stages.first == .assessment)
    #expect(regulation.professions(of: baristas).isEmpty)
  }

  @Test(
    "a test score means a level, skill by skill",
    arguments: [
      ("IELTS General Training", LanguageTest.Skill.listening, 8.0, 9),
      ("IELTS General Training", .reading, 8.0, 10),
      ("IELTS General Training", .writing, 6.0, 7), ("CELPIP-General", .speaking, 7, 7),
      ("TCF Canada", .reading, 453, 7),
      ("TCF Canada", .reading, 452, 6), ("IELTS General Training", .reading, 9.0, 10),
      ("TEF Canada, taken before 2023-12-11", .listening, 249, 7),
    ])
  func levels(name: String, skill: LanguageTest.Skill, score: Double, level: Int) throws {
    let test = try #require(LanguageTest.all.first { $0.name == name })
    #expect(test.level(of: skill, score: score) == level)
  }

  @Test("a score below the table, or none at all, means no level")
  func noLevel() throws {
    let test = try #require(LanguageTest.all.first)
    for score in [-1, 0, 3.0, .nan, .infinity] { #expect(test.level(of: .reading, score: score) == nil) }
  }
}

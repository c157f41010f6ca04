import Testing

@testable import Employers

@Suite("Skills to bring and to learn")
struct SkillSortingTests {
  @Test(
    "what the law asks for is brought, what is learned in weeks is learned here, what is rare and long is an asset"
  )
  func places() {
    for need in SkillSorting.Need.allCases {
      #expect(SkillSorting.place(need, .law) == .bring)
      #expect(SkillSorting.place(need, .weeks) == .learn)
    }
    #expect(SkillSorting.place(.firstWeek, .years) == .bring && SkillSorting.place(.later, .years) == .asset)
    #expect(
      SkillSorting.place(.firstWeek, .months) == .bring && SkillSorting.place(.later, .months) == .learn)
  }

  @Test("a list is read line by line, each skill once")
  func list() {
    #expect(SkillSorting.skills(in: "- Soups\n\n•  Menus \nSOUPS\n—\n") == ["Soups", "Menus"])
    #expect(SkillSorting.skills(in: (0..<50).map(String.init).joined(separator: "\n")).count == 20)
  }
}

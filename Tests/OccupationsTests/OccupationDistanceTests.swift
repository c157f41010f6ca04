import Testing

@testable import Occupations

@Suite("How far occupations are from each other")
struct OccupationDistanceTests {
  private func distance(_ a: String, _ b: String) throws -> OccupationDistance {
    OccupationDistance(try #require(UnitCode(a)), try #require(UnitCode(b)))
  }

  @Test(
    "the nearest thing that two share decides",
    arguments: [
      ("21300", "21300", 0, OccupationDistance.Reason.sameUnit),
      ("21231", "21232", 15, .minorGroup("2123")),
      ("31301", "32101", 30, .field("nursing", steps: 1)),
      ("31301", "33102", 40, .field("nursing", steps: 2)),
      ("21300", "21301", 35, .minorGroup("2130")),
      ("21300", "22300", 30, .field("civil engineering", steps: 1)),
      ("21300", "21320", 75, .subMajorGroup("213")),
      ("31100", "31120", 75, .subMajorGroup("311")), ("72010", "72999", 80, .majorGroup("72")),
      ("00010", "95109", 100, .unrelated),
    ])
  func pairs(a: String, b: String, hundredths: Int, reason: OccupationDistance.Reason) throws {
    let there = try distance(a, b)
    #expect(there.hundredths == hundredths && there.reason == reason)
    #expect(try distance(b, a) == there)
  }

  @Test("distances are alike both ways, 0 only to oneself, and never above 100")
  func every() {
    let units = Classification.noc2021.units
    for a in units {
      for b in units {
        let there = OccupationDistance(a, b)
        #expect((there.hundredths == 0) == (a == b) && there.hundredths <= 100)
        if a < b { #expect(OccupationDistance(b, a) == there) }
      }
    }
  }

  @Test("the nearest are other occupations, the nearest first, and unrelated ones are not offered")
  func nearest() throws {
    let nurses = try #require(UnitCode("31301"))
    let near = OccupationDistance.nearest(to: nurses, atMost: 6)
    #expect(near.count == 6)
    #expect(near.map(\.distance.hundredths) == near.map(\.distance.hundredths).sorted())
    #expect(near.contains { $0.unit.description == "32101" })
    #expect(!near.contains { $0.unit.description == "31301" })
    #expect(OccupationDistance.nearest(to: nurses, atMost: -1).isEmpty)
  }

  @Test(
    "every unit group of a field is in the classification, stands in it once, and almost all are in a field")
  func fields() {
    let units = Set(Classification.noc2021.units)
    var seen: Set<UnitCode> = []
    for line in FieldsOfWork.carriedLines {
      let codes = (line.split(separator: ":").last ?? "").split(separator: " ").filter { $0 != ">" }
      // A field of one keeps a unit group apart from those beside it in the classification, as translators from writers.
      #expect(Set(codes).count == codes.count && !codes.isEmpty, "\(line)")
      for code in codes {
        let unit = UnitCode(code)
        #expect(unit.map(units.contains) == true, "\(code)")
        if let unit { seen.insert(unit) }
      }
    }
    #expect(seen.count > 400)
  }

  @Test("two sides of a field are near one another, and neither to its own")
  func sides() throws {
    let fields = FieldsOfWork(
      text: "# remark\nmanagement: 20010 20011 > 21300 21101\nengineering: 21300 22300\nbroken\n")
    func places(_ code: String) throws -> FieldsOfWork.Places { fields.of(try #require(UnitCode(code))) }
    let (managers, scientists) = (try places("20010"), try places("20011"))
    let (engineers, chemists) = (try places("21300"), try places("21101"))
    #expect(managers.field(facing: engineers) == 0 && engineers.field(facing: managers) == 0)
    #expect(managers.field(facing: scientists) == nil && engineers.field(facing: chemists) == nil)
    let technologists = try places("22300")
    #expect(engineers.field(sharedWith: technologists) == 1 && managers.field(facing: technologists) == nil)
    #expect(
      managers.field(sharedWith: engineers) == nil && fields.name(1) == "engineering" && fields.name(9) == "")
  }

  @Test(
    "pairs whose nearness a person who knows the work would expect",
    arguments: [
      // Near: one could talk shop with the other, or become it.
      ("31301", "32101", 30), ("31301", "33102", 40), ("32101", "33102", 30), ("31102", "31303", 20),
      ("31302", "31102", 30), ("31120", "32124", 30), ("31202", "32109", 30), ("32120", "22110", 30),
      ("21300", "22300", 30), ("21300", "70010", 40), ("22300", "70010", 50), ("72310", "70010", 50),
      ("21310", "22310", 30), ("22310", "72200", 30), ("21301", "21321", 30), ("20010", "21300", 40),
      ("11100", "12200", 30), ("11100", "10010", 30), ("12200", "14200", 40), ("41401", "11101", 30),
      ("21231", "21234", 15), ("21231", "21211", 30), ("21211", "21223", 20), ("21311", "21231", 30),
      ("41221", "42202", 40), ("41221", "43100", 40), ("21120", "22232", 40), ("52120", "21233", 40),
      // Not near: they share an employer, a building or a word, and no work.
      ("21300", "72310", 100), ("21310", "72200", 100), ("41401", "20011", 100), ("13200", "75101", 100),
      ("72200", "92100", 100), ("32102", "42101", 100), ("31301", "31110", 80), ("63200", "65200", 90),
      ("62200", "62201", 35),
    ])
  func expected(a: String, b: String, hundredths: Int) throws {
    let there = try distance(a, b)
    #expect(there.hundredths == hundredths, "\(there.reason)")
  }

  @Test("a code is five digits, and the classification is whole")
  func classification() {
    #expect(UnitCode("00010")?.description == "00010")
    for wrong in ["", "2130", "213000", "2130a", "２１３００", "-2130"] { #expect(UnitCode(wrong) == nil) }
    let counts = (1...5).map { level in Classification.noc2021.groups.count { $0.level == level } }
    #expect(counts == [10, 45, 89, 162, 516])
  }
}

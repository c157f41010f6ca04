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
      ("21300", "21399", 75, .subMajorGroup("213")),
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

  @Test("every unit group of a field is in the classification, and in one field only")
  func fields() {
    let units = Set(Classification.noc2021.units)
    var seen: Set<UnitCode> = []
    for line in FieldsOfWork.carriedLines {
      for code in line.split(separator: ":").last?.split(separator: " ") ?? [] {
        let unit = UnitCode(code)
        #expect(unit.map(units.contains) == true, "\(code)")
        if let unit { #expect(seen.insert(unit).inserted, "\(code)") }
      }
    }
    #expect(seen.count > 400)
  }

  @Test("a code is five digits, and the classification is whole")
  func classification() {
    #expect(UnitCode("00010")?.description == "00010")
    for wrong in ["", "2130", "213000", "2130a", "２１３００", "-2130"] { #expect(UnitCode(wrong) == nil) }
    let counts = (1...5).map { level in Classification.noc2021.groups.count { $0.level == level } }
    #expect(counts == [10, 45, 89, 162, 516])
  }
}

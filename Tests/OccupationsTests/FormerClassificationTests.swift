import Testing

@testable import Occupations

@Suite("Codes of NOC 2016 and what they became")
struct FormerClassificationTests {
  private let former = FormerClassification.noc2016

  @Test("NOC 2016 has 500 unit groups of four digits, each with both titles, in order")
  func whole() {
    #expect(former.units.count == 500)
    #expect(former.units.map(\.code) == Set(former.units.map(\.code)).sorted())
    for unit in former.units {
      #expect(unit.code.utf8.count == 4 && unit.code.utf8.allSatisfy { (0x30...0x39).contains($0) })
      #expect(!unit.english.isEmpty && !unit.french.isEmpty && !unit.successors.isEmpty, "\(unit.code)")
    }
    #expect(Set(former.units.map(\.english)).count == 500 && Set(former.units.map(\.french)).count == 500)
  }

  @Test("every unit group of 2021 was something before, and every successor is a unit group of 2021")
  func reached() {
    let units = Set(Classification.noc2021.units)
    let successors = former.units.flatMap(\.successors).map(\.unit)
    #expect(Set(successors) == units)
    for unit in units {
      for predecessor in former.predecessors(of: unit) {
        #expect(predecessor.successors.contains { $0.unit == unit })
      }
    }
  }

  @Test("successors are in order and named once")
  func order() {
    for unit in former.units {
      let codes = unit.successors.map(\.unit)
      #expect(codes == Set(codes).sorted(), "\(unit.code)")
    }
  }

  @Test("the pairs are those of the published table, and three that could not be confirmed say so")
  func confirmed() {
    let pairs = former.units.flatMap { unit in unit.successors.map { (unit.code, $0) } }
    // The published table has 585; it gives 21211 to one of 2161 and 2171, and both are offered here.
    #expect(pairs.count == 586)
    let open = pairs.filter { !$0.1.isConfirmed }.map { "\($0.0) \($0.1.unit)" }
    #expect(open == ["2161 21211", "2171 21211", "7522 74204"])
  }

  @Test(
    "most groups stay in their broad category and near their level of training; those that moved are these")
  func levels() {
    var moved: [String] = []
    var otherLevel: [String] = []
    for unit in former.units {
      for successor in unit.successors.map(\.unit) {
        // Managers had the first digit 0 in 2016, whatever they manage.
        if unit.code.first != successor.description.first, !unit.code.hasPrefix("0") {
          moved.append("\(unit.code) \(successor)")
        }
        if !teers(of: unit.code).contains(successor.teer) { otherLevel.append("\(unit.code) \(successor)") }
      }
    }
    #expect(moved == Self.moved)
    #expect(otherLevel == Self.otherLevel)
  }

  /// The TEER of 2021 that go with the level of skill of 2016: managers 0, A 1, B 2 and 3, C 3 and 4, D 4 and 5.
  private func teers(of code: String) -> Set<Int> {
    switch code.utf8.dropFirst().first {
    case _ where code.hasPrefix("0"): [0]
    case 0x30, 0x31: [1]
    case 0x32, 0x33: [2, 3]
    case 0x34, 0x35: [3, 4]
    default: [4, 5]
    }
  }

  /// Pairs across broad categories, read one by one: transport left applied sciences and business, mail left business.
  private static let moved = [
    "1123 64409", "1214 72025", "1215 74202", "1227 42200", "1228 43203", "1511 64401", "1511 74100",
    "1512 74101", "1513 74102", "1513 75201", "2271 72600", "2272 72601", "2273 72602", "2274 72603",
    "2275 72604", "3111 41310", "3144 41301", "4151 31200", "4153 31303", "4163 11202", "4165 21110",
    "4412 65310", "5243 62010", "5243 64100", "6221 70012", "6221 75101", "6541 45100", "6733 73201",
    "7445 22311", "8252 72600",
  ]

  /// Pairs whose TEER is not the one that goes with the former level, read one by one.
  private static let otherLevel = [
    "0112 11200", "0112 13110", "0112 22232", "0431 41310", "1123 10022", "1123 64409", "1215 74202",
    "1227 10019", "1227 14103", "1513 75201", "2263 21120", "3124 32103", "3142 32109", "3212 31303",
    "3414 32109", "4155 42201", "4311 41310", "4313 44200", "4412 65310", "4413 45100", "5134 53120",
    "5135 53121", "5136 53122", "5232 55109", "5243 64100", "5254 54100", "6221 70012", "6221 75101",
    "6316 65211", "6331 65202", "6342 64200", "6411 62100", "6513 65200", "6541 45100", "6541 65329",
    "6563 65220", "6564 65229", "6733 73201", "7371 75110", "7445 22311", "7451 75100", "7452 75101",
    "7513 75200", "7514 75201", "7533 75210", "8252 84120", "8252 85100", "8431 85100", "8431 85101",
    "8432 85103", "8442 85104", "9421 95102", "9441 95105", "9445 95105",
  ]

  @Test(
    "what a group became, one or several",
    arguments: [
      ("2131", ["21300"]), ("2174", ["21230", "21232", "21234"]), ("0124", ["10022"]),
      ("3012", ["31301"]), ("3111", ["31100", "31101", "41310"]),
      ("4313", ["42100", "42102", "43204", "44200"]),
      ("9534", ["94210"]), ("0016", ["00015"]), ("1432", ["13102"]),
    ])
  func successors(code: String, became: [String]) throws {
    let unit = try #require(former.unit(code))
    #expect(unit.successors.map(\.unit.description) == became)
  }

  @Test("a group of 2021 knows what it was made from")
  func predecessors() throws {
    let dataScientists = try #require(UnitCode("21211"))
    #expect(former.predecessors(of: dataScientists).map(\.code) == ["2161", "2171", "2172", "2173"])
    #expect(former.predecessors(of: try #require(UnitCode("99999"))).isEmpty)
    #expect(former.unit("2130") == nil && former.unit("") == nil && former.unit("21300") == nil)
  }
}

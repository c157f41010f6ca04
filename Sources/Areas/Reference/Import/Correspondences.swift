import Basics
import Occupations
import Tables

/// Which unit groups correspond to an occupation of O*NET, and which occupations of O*NET to one of ESCO.
struct Correspondences {
  /// A unit group, and how much of the occupation belongs there, of a thousand; all alike where the table does not say.
  struct Part: Hashable {
    let unit: UnitCode
    let share: Int
  }

  /// By the O*NET-SOC code with its two decimals.
  private(set) var units: [String: [Part]] = [:]
  /// By the address of the ESCO occupation.
  private(set) var onet: [String: [String]] = [:]

  mutating func readUnits(_ source: RecognisedSheet, _ report: inout FileReport) {
    var correspondences = self
    source.rows(&report) { row, report throws(RowProblem) in
      let unit = try KnownUnits.noc2021.unit(in: source.cell(.code, of: row))
      let code = try Self.onetCode(source.text(.onet, of: row))
      let share = try Self.share(source.text(.weight, of: row))
      if correspondences.units[code]?.contains(where: { $0.unit == unit }) != true {
        correspondences.units[code, default: []].append(Part(unit: unit, share: share))
        report.facts += 1
      }
      return .taken
    }
    self = correspondences
  }

  mutating func readONET(_ source: RecognisedSheet, _ report: inout FileReport) {
    var correspondences = self
    source.rows(&report) { row, report throws(RowProblem) in
      let concept = source.text(.concept, of: row)
      // Some rows name a group of ISCO instead: too wide to say which unit group.
      guard concept.contains("/occupation/") else { return .unused("groups of ISCO") }
      let code = try Self.onetCode(source.text(.onet, of: row))
      if correspondences.onet[concept]?.contains(code) != true {
        correspondences.onet[concept, default: []].append(code)
        report.facts += 1
      }
      return .taken
    }
    self = correspondences
  }

  /// From a weight between 0 and 1.
  private static func share(_ text: String) throws(RowProblem) -> Int {
    if text.isEmpty { return 1_000 }
    guard let weight = Double(text), weight > 0, weight <= 1 else {
      throw .notANumber(String(text.prefix(60)))
    }
    return max(1, Int((weight * 1_000).rounded()))
  }

  /// "15-1252" and "15-1252.00" are one occupation.
  static func onetCode(_ text: String) throws(RowProblem) -> String {
    let digits = text.utf8
    guard (digits.count == 7 || digits.count == 10), digits.first.map({ (0x30...0x39).contains($0) }) == true,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E })
    else { throw .notACode(String(text.prefix(60))) }
    return digits.count == 7 ? text + ".00" : text
  }

  /// The unit groups of an occupation; of a finer one those of the occupation it belongs to, where it has none of its own.
  func units(ofONET code: String) throws(RowProblem) -> [Part] {
    let code = try Self.onetCode(code)
    if let units = units[code] ?? units[String(code.prefix(7)) + ".00"] { return units }
    throw .noCorrespondence(code)
  }

  /// For an occupation of ESCO, the unit groups of all occupations of O*NET that correspond to it.
  func units(ofConcept concept: String) -> Set<UnitCode> {
    var found: Set<UnitCode> = []
    for code in onet[concept] ?? [] { found.formUnion(((try? units(ofONET: code)) ?? []).map(\.unit)) }
    return found
  }
}

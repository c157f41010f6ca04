import COccupations

/// The unit groups of the National Occupational Classification 2016, four digits each, and what they became in 2021.
///
/// Old records hold them: who was registered before the end of 2022 has "2131", which is civil engineers, now 21300. A group
/// that was divided has several successors, and nothing here chooses among them: that takes what the person did.
///
///     FormerClassification.noc2016.unit("2174")?.successors.map(\.unit)  // 21230, 21232, 21234
///
/// NOC 2011 has the same 500 codes, and so have the versions 1.0 to 1.3 of NOC 2016: 2021 was the first change of structure
/// after 2011.
///
/// Codes and titles: Statistics Canada, National Occupational Classification 2016 Version 1.3, Statistics Canada Open Licence.
public struct FormerClassification: Sendable {
  /// A unit group of 2021 that a unit group of 2016 became, wholly or in part.
  public struct Successor: Sendable, Hashable {
    /// The unit group of 2021.
    public let unit: UnitCode
    /// False if it could not be confirmed against the published correspondence: ask before relying on it.
    public let isConfirmed: Bool
  }

  /// A unit group of 2016.
  public struct Unit: Sendable, Hashable {
    /// Four digits.
    public let code: String
    /// The official title.
    public let english: String
    /// The official title.
    public let french: String
    /// What it became, by code; one at least.
    public let successors: [Successor]
  }

  /// By code.
  public let units: [Unit]
  private let places: [String: Int]
  private let predecessors: [UnitCode: [Int]]

  /// NOC 2016, and NOC 2011.
  public static let noc2016 = FormerClassification(
    text: carriedText(allies_occupation_former_classification()))

  /// - Parameter text: a line for each unit group: code, English title, French title, unit groups of 2021, separated by tabs, a
  ///   "?" behind what is not confirmed; lines that begin with "#" are remarks.
  init(text: String) {
    units = text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t")
      guard cells.count == 4, !line.hasPrefix("#") else { return nil }
      let successors = cells[3].split(separator: " ").compactMap { code in
        UnitCode(code.prefix(5)).map { Successor(unit: $0, isConfirmed: !code.hasSuffix("?")) }
      }
      return Unit(
        code: String(cells[0]), english: String(cells[1]), french: String(cells[2]), successors: successors)
    }
    places = Dictionary(units.enumerated().map { ($1.code, $0) }) { first, _ in first }
    var predecessors: [UnitCode: [Int]] = [:]
    for (place, unit) in units.enumerated() {
      for successor in unit.successors { predecessors[successor.unit, default: []].append(place) }
    }
    self.predecessors = predecessors
  }

  /// The unit group with a code of four digits; nil if there was none.
  public func unit(_ code: some StringProtocol) -> Unit? { places[String(code)].map { units[$0] } }

  /// The unit groups of 2016 that a unit group of 2021 was made from, by code.
  public func predecessors(of unit: UnitCode) -> [Unit] { (predecessors[unit] ?? []).map { units[$0] } }
}

import COccupations

/// The National Occupational Classification of Canada, 2021, version 1.0: 10 broad categories, 45 major groups, 89
/// sub-major groups, 162 minor groups and 516 unit groups, with their official titles.
///
/// Codes and titles: Statistics Canada, National Occupational Classification 2021 Version 1.0, Statistics Canada Open
/// Licence.
public struct Classification: Sendable {
  /// A group of any level.
  public struct Group: Sendable, Hashable {
    /// One digit for a broad category, then one more for each level.
    public let code: String
    /// The official title.
    public let english: String
    /// The official title.
    public let french: String

    /// 1 for a broad category to 5 for a unit group.
    public var level: Int { code.utf8.count }
  }

  /// All groups, each before those within it.
  public let groups: [Group]
  private let places: [String: Int]

  /// NOC 2021.
  public static let noc2021 = Classification(text: carriedText(allies_occupation_classification()))

  /// - Parameter text: a line for each group: code, English and French title, separated by tabs; lines that begin with
  ///   "#" are remarks.
  init(text: String) {
    groups = text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t")
      guard cells.count == 3, !line.hasPrefix("#") else { return nil }
      return Group(code: String(cells[0]), english: String(cells[1]), french: String(cells[2]))
    }
    places = Dictionary(groups.enumerated().map { ($1.code, $0) }) { first, _ in first }
  }

  /// The group with a code, of any level; nil if there is none.
  public func group(_ code: String) -> Group? { places[code].map { groups[$0] } }

  /// The unit groups, in order.
  public var units: [UnitCode] { groups.compactMap { UnitCode($0.code) } }

  /// The unit group, then the groups that hold it, up to the broad category.
  public func lineage(of unit: UnitCode) -> [Group] {
    let digits = unit.description
    return (1...5).reversed().compactMap { group(String(digits.prefix($0))) }
  }
}

func carriedText(_ text: allies_occupation_text) -> String {
  String(decoding: carriedBytes(text), as: UTF8.self)
}

func carriedBytes(_ text: allies_occupation_text) -> [UInt8] {
  Array(UnsafeBufferPointer(start: text.bytes, count: text.count))
}

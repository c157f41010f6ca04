import COccupations

/// Which unit groups do one another's neighbouring work at other levels of training.
///
/// A field is a set of unit groups that are near one another, or two sides, of which each is near to the other and not to
/// itself: engineering managers, and engineers of all kinds. A unit group may be in several fields.
struct FieldsOfWork: Sendable {
  /// The fields a unit group is in, by number.
  struct Places: Sendable, Hashable {
    /// Of those whose unit groups are all near one another.
    fileprivate(set) var among: [Int] = []
    /// Of those with two sides: on the first, and on the second.
    fileprivate(set) var first: [Int] = []
    fileprivate(set) var second: [Int] = []

    /// The first field that both are among; nil if there is none.
    ///
    /// - Complexity: O(fields of one · fields of the other), which are a handful; so is the next.
    func field(sharedWith other: Places) -> Int? {
      among.first { other.among.contains($0) }
    }

    /// The first field of two sides on which they face one another; nil if there is none.
    func field(facing other: Places) -> Int? {
      first.first { other.second.contains($0) } ?? second.first { other.first.contains($0) }
    }
  }

  private let names: [String]
  private let places: [UnitCode: Places]

  static let carried = FieldsOfWork(text: carriedText(allies_occupation_fields()))
  /// The lines of the carried text that hold a field.
  static var carriedLines: [Substring] {
    carriedText(allies_occupation_fields()).split(separator: "\n").filter { !$0.hasPrefix("#") }
  }

  /// - Parameter text: a line for each field: its name, a colon, its unit groups, perhaps with a ">" between two sides; lines that
  ///   begin with "#" are remarks.
  init(text: String) {
    var names: [String] = []
    var places: [UnitCode: Places] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let sides = parts[1].split(separator: ">", maxSplits: 1).map { side in
        side.split(separator: " ").compactMap { UnitCode($0) }
      }
      for unit in sides.first ?? [] {
        if sides.count == 1 {
          places[unit, default: Places()].among.append(names.count)
        } else {
          places[unit, default: Places()].first.append(names.count)
        }
      }
      for unit in sides.dropFirst().first ?? [] {
        places[unit, default: Places()].second.append(names.count)
      }
      names.append(String(parts[0]))
    }
    self.names = names
    self.places = places
  }

  func of(_ unit: UnitCode) -> Places { places[unit] ?? Places() }
  func name(_ field: Int) -> String { names.indices.contains(field) ? names[field] : "" }
}

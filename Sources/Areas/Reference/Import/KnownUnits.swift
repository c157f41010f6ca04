import Occupations

/// The unit groups by their number, for files with a hundred thousand codes.
struct KnownUnits: Sendable {
  private let places: [Int16]
  let units: [UnitCode]

  static let noc2021 = KnownUnits(Classification.noc2021.units)

  private init(_ units: [UnitCode]) {
    var places = [Int16](repeating: -1, count: 100_000)
    for (place, unit) in units.enumerated() {
      places[Int(unit.number)] = Int16(truncatingIfNeeded: place)
    }
    self.places = places
    self.units = units
  }

  func unit(_ number: Int) -> UnitCode? {
    guard places.indices.contains(number), places[number] >= 0 else { return nil }
    return units[Int(places[number])]
  }

  /// The unit group with such a code, or what is wrong with it.
  ///
  /// Spreadsheet programs take codes for numbers: "10" stands for 00010 then, and "21300.0" for 21300. Four digits are a
  /// code of another year, though: "0011" of 2016 is not 00011.
  func unit(in cell: ArraySlice<UInt8>) throws(RowProblem) -> UnitCode {
    var digits = cell
    if digits.suffix(2).elementsEqual(".0".utf8) { digits = digits.dropLast(2) }
    guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .notACode(String(decoding: cell.prefix(60), as: UTF8.self))
    }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    if let unit = unit(number), digits.count == 5 || digits.count <= 2 { return unit }
    throw digits.count == 4 ? .olderCode(text(digits)) : .unknownCode(text(digits))
  }

  private func text(_ digits: ArraySlice<UInt8>) -> String { String(decoding: digits, as: UTF8.self) }
}

extension RowProblem: Error {}

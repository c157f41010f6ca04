import Basics

/// What stands in one cell of a file that is written.
package enum WrittenCell: Sendable, Hashable {
  /// Nothing is known.
  case empty
  case text(String)
  case number(Int)
  /// Exact: so many units of the last of `places` decimals. 1,234.50 is `.decimal(123_450, places: 2)`.
  case decimal(Int, places: Int)
  case day(LocalDate)
  /// What the clock on a wall showed.
  case moment(Zone.Reading)
}

/// Rows on their way into a file. What is packed is taken away piece by piece, so that a list of any length needs no more
/// memory than a short one.
protocol RowWriter {
  mutating func append(_ row: [WrittenCell]) throws(Refusal)
  /// After the last row.
  mutating func finish() throws(Refusal)
  /// Bytes of the file that were not taken yet.
  mutating func take() -> [UInt8]
}

/// `1234.50` for 123,450 units of the second decimal.
func decimalText(_ units: Int, places: Int, mark: Character) -> String {
  guard places > 0 else { return String(units) }
  let digits = String(units.magnitude)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
  return (units < 0 ? "-" : "") + padded.dropLast(places) + String(mark) + padded.suffix(places)
}

extension Zone.Reading {
  /// `2026-11-22 14:30:05`
  var written: String {
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    let time = [secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60].map(two)
    return day.description + " " + time.joined(separator: ":")
  }
}

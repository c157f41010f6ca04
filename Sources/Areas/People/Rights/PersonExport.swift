import Basics

/// Everything that is kept of one person, to be handed to them.
struct PersonExport: Sendable {
  /// What stands in one place.
  enum Value: Sendable, Hashable {
    case nothing
    case number(Int64)
    case text(String)
  }

  struct Table: Sendable {
    let name: String
    let columns: [String]
    let rows: [[Value]]
  }

  let person: ID<Person>
  let made: Moment
  let tables: [Table]

  /// A number as somebody reads it: a moment as its time in Greenwich, anything else as its digits.
  static func words(_ number: Int64) -> String {
    // Microseconds of the years 2001 to 2099. Identifiers are longer, days and counts shorter.
    guard (978_000_000_000_000..<4_102_444_800_000_000).contains(number) else { return String(number) }
    let day = LocalDate(of: Moment(microsecondsSince1970: number))
    let seconds = Int(number / 1_000_000 % 86_400)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
  }
}

/// The five digits of a unit group of the National Occupational Classification, 2021: "21300" is civil engineers.
///
/// The first digit is the broad category, the second the TEER (training, education, experience and responsibilities),
/// and each further one a finer group.
public struct UnitCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// 0 to 99,999.
  public let number: Int32

  /// A code from its five digits; nil for anything else.
  public init?(_ digits: some StringProtocol) {
    guard digits.utf8.count == 5, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    number = digits.utf8.reduce(0) { $0 * 10 + Int32($1 - 0x30) }
  }

  /// A code from its number; nil for what has more than five digits.
  init?(number: Int32) {
    guard (0...99_999).contains(number) else { return nil }
    self.number = number
  }

  /// The five digits.
  public var description: String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
  }

  /// The broad category, 0 to 9.
  public var broadCategory: Int { Int(number / 10_000) }
  /// The TEER, 0 (management) to 5 (short work demonstration).
  public var teer: Int { Int(number / 1_000 % 10) }

  /// The first digits, which are the code of a group that holds this one.
  func prefix(_ digits: Int) -> String { String(description.prefix(digits)) }

  /// By number.
  public static func < (a: UnitCode, b: UnitCode) -> Bool { a.number < b.number }
}

/// Codes that say more with every character, as those of occupations do: 2 is a branch, 21 a group in it, 21231 one
/// occupation. Two are the nearer the more of their first characters agree.
///
/// Somebody who is not among the people, or whose code is empty, is unknown. Memory: 8 bytes a person.
public struct NestedCodes: Sendable {
  /// Characters that are compared.
  public static let depth = 8

  /// The first character in the highest byte; 0 where there is no code.
  let packed: [UInt64]

  /// - Parameter codes: for each person their code. Its bytes in UTF-8 are its characters; those after the eighth are
  ///   not compared.
  public init(_ codes: [String?]) {
    packed = codes.map { code in
      guard let code else { return 0 }
      var packed: UInt64 = 0
      for (place, byte) in code.utf8.prefix(Self.depth).enumerated() {
        packed |= UInt64(byte) << UInt64(56 - 8 * place)
      }
      return packed
    }
  }

  /// - Parameter packed: for each person their code, the first character in the highest byte, 0 for none.
  public init(packed: [UInt64]) {
    self.packed = packed
  }

  /// How many people there are.
  public var count: Int { packed.count }

  /// The code of a person, or nil if it is not known.
  @inline(__always)
  func code(of person: Int) -> UInt64? {
    packed.indices.contains(person) && packed[person] != 0 ? packed[person] : nil
  }

  /// How many of their first characters agree: `depth` for the same code.
  @inline(__always)
  static func common(_ a: UInt64, _ b: UInt64) -> Int { (a ^ b).leadingZeroBitCount / 8 }
}

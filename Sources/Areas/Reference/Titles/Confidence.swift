/// How far it is to be trusted that a title belongs to its unit group.
package enum Confidence: UInt8, Sendable, CaseIterable {
  /// The publisher says so.
  case published = 0
  /// Three ways of finding the unit group agree.
  case three = 1
  /// Two of them do.
  case two = 2
  /// One way only, or they differ: about 83 of 100 are right.
  case weak = 3

  /// As the lists write it: A3, A2, B; nothing where the publisher says so.
  package init?(written: some StringProtocol) {
    switch written {
    case "": self = .published
    case "A3": self = .three
    case "A2": self = .two
    case "B": self = .weak
    default: return nil
    }
  }
}

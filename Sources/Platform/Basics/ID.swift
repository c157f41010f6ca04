import Synchronization

/// What one thing of its kind is known by, everywhere and for ever: in the database, in addresses, in exports.
///
/// 42 bits of the time at which it was made, in milliseconds since 2020, and 21 by chance. New ones come at the end of an
/// index, and tell nobody how many there are.
package struct ID<Thing>: RawRepresentable, Sendable, Hashable {
  package let rawValue: Int64

  package init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  /// A new one; within a process, later than all before it.
  package init(at now: Moment = .now()) {
    rawValue = lastID.next(at: now, chance: UInt32.random(in: 0..<1 << 21))
  }

  /// The same number, of what else is known by it.
  package func `as`<Other>(_ other: Other.Type) -> ID<Other> { ID<Other>(rawValue: rawValue) }
}

extension ID: Comparable {
  package static func < (a: ID, b: ID) -> Bool { a.rawValue < b.rawValue }
}

/// As it stands in an address: thirteen letters and digits, none of which is taken for another.
extension ID: LosslessStringConvertible {
  package var description: String {
    var letters: [UInt8] = []
    for shift in stride(from: 60, through: 0, by: -5) {
      letters.append(idLetters[Int(UInt64(bitPattern: rawValue) >> UInt64(shift) & 31)])
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// Nil for everything but what `description` gives.
  package init?(_ text: String) {
    guard text.utf8.count == 13 else { return nil }
    var number: UInt64 = 0
    for letter in text.utf8 {
      guard let value = idLetters.firstIndex(of: letter) else { return nil }
      number = number << 5 | UInt64(value)
    }
    // Sixty-five bits stand in thirteen letters, and the first two are none of a number's.
    guard number <= UInt64(Int64.max),
      text.utf8.first.flatMap(idLetters.firstIndex(of:)).map({ $0 < 8 }) == true
    else { return nil }
    rawValue = Int64(number)
  }
}

/// Without i, l, o and u.
private let idLetters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

/// The last number that was given out, so that no two are the same, however many are made in a millisecond.
private let lastID = LastID()

private final class LastID: Sendable {
  private let last = Atomic<Int64>(0)

  /// 2020-01-01 in milliseconds since 1970.
  private static let beginning: Int64 = 1_577_836_800_000

  func next(at now: Moment, chance: UInt32) -> Int64 {
    let milliseconds = max(0, min(now.microsecondsSince1970 / 1_000 - Self.beginning, (1 << 42) - 1))
    let wanted = milliseconds << 21 | Int64(chance)
    var before = last.load(ordering: .relaxed)
    while true {
      // A clock set back must not give a number twice.
      let number = max(wanted, before &+ 1)
      let (exchanged, original) = last.compareExchange(
        expected: before, desired: number, ordering: .relaxed)
      if exchanged { return number }
      before = original
    }
  }
}

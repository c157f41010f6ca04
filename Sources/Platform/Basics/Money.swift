/// An amount of Canadian dollars, to the cent, which is how it is added up: never a fraction that is rounded twice.
package struct Money: Sendable, Hashable, Comparable {
  package let cents: Int64

  package init(cents: Int64) {
    self.cents = cents
  }

  /// Reads `1234.56`, `1 234,56 $`, `$1,234.56`, `1234`: in either language's way, and nothing that could be meant as another
  /// amount. Nil for anything else, and for more than ten thousand million dollars.
  package init?(written text: String) {
    var letters = text.filter { !Self.spaces.contains($0) && $0 != "$" }
    let isNegative = letters.hasPrefix("-") || letters.hasPrefix("−")
    if isNegative { letters.removeFirst() }
    let parts = letters.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    // The last mark is the decimal one if one digit or two follow it; the others part thousands.
    let hasCents = parts.count > 1 && (1...2).contains(parts.last?.count ?? 0)
    let whole = hasCents ? parts.dropLast() : parts[...]
    guard parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let first = whole.first, !first.isEmpty, whole.count == 1 || first.count <= 3,
      whole.dropFirst().allSatisfy({ $0.count == 3 }),
      let dollars = Int64(whole.joined()), dollars <= 10_000_000_000,
      let rest = Int64(hasCents ? (parts.last ?? "") : "0")
    else { return nil }
    let isTenths = hasCents && parts.last?.count == 1
    cents = (dollars * 100 + rest * (isTenths ? 10 : 1)) * (isNegative ? -1 : 1)
  }

  private static let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}"]

  package static func < (a: Money, b: Money) -> Bool { a.cents < b.cents }
}

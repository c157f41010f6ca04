import Basics

/// Amounts, fractions and the order of names.
extension Voice {
  /// "$1,234.56", « 1 234,56 $ »; whole dollars without cents where `cents` says so.
  package func money(_ money: Money, cents: Bool = true) -> String {
    let magnitude = money.cents.magnitude
    let sign = money.cents < 0 ? "−" : ""
    let dollars = number(Int(clamping: cents ? magnitude / 100 : (magnitude + 50) / 100))
    let rest = magnitude % 100
    let fraction = cents ? (language == .english ? "." : ",") + (rest < 10 ? "0\(rest)" : "\(rest)") : ""
    return self(en: "\(sign)$\(dollars)\(fraction)", fr: "\(sign)\(dollars)\(fraction)\u{A0}$")
  }

  /// A number with one digit behind the mark, from tenths: "2.5", « 2,5 »
  package func tenths(_ tenths: Int) -> String {
    let whole = number(Int(clamping: tenths.magnitude / 10))
    return (tenths < 0 ? "−" : "") + whole + (language == .english ? "." : ",") + "\(tenths.magnitude % 10)"
  }

  /// A size of a file as people know it: "3 kB", « 1,2 Mo »
  package func size(bytes: Int) -> String {
    switch bytes {
    case ..<1_000: count(max(0, bytes), en: ("byte", "bytes"), fr: ("octet", "octets"))
    case ..<1_000_000: number((bytes + 500) / 1_000) + self(en: "\u{A0}kB", fr: "\u{A0}ko")
    default:
      (bytes / 100_000 % 10 == 0 ? number(bytes / 1_000_000) : tenths(bytes / 100_000))
        + self(en: "\u{A0}MB", fr: "\u{A0}Mo")
    }
  }

  /// In the order of a dictionary of the language: letters first, then accents (in French from the last letter to the
  /// first, as Canadian French sorts), then small before capital. Ties keep their order.
  package func sorted<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
    let keys = elements.map { OrderKey(name($0), in: language) }
    let places = elements.indices.sorted { a, b in
      keys[a] == keys[b] ? a < b : keys[a] < keys[b]
    }
    return places.map { elements[$0] }
  }
}

/// Where a text stands in a dictionary.
package struct OrderKey: Sendable, Hashable, Comparable {
  private let letters: String
  private let accents: [Unicode.Scalar]
  private let text: String

  package init(_ text: String, in language: Language) {
    letters = folded(text)
    let written = text.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic }
    accents = language == .french ? written.reversed() : Array(written)
    self.text = text
  }

  package static func < (a: OrderKey, b: OrderKey) -> Bool {
    if a.letters != b.letters { return a.letters.utf8.lexicographicallyPrecedes(b.letters.utf8) }
    if a.accents != b.accents { return a.accents.lexicographicallyPrecedes(b.accents) }
    // A small letter has the larger number, and comes first.
    return b.text.unicodeScalars.lexicographicallyPrecedes(a.text.unicodeScalars)
  }
}

import Basics

/// Where a link or a form leads: a page of this site, a place on a page, or somewhere else by https, mail or telephone.
///
///     "/people/\(id)"                          // what is put in is percent-encoded, and cannot become anything else
///     address.with("sort", "days")             // the same page, otherwise sorted
///     Address(elsewhere: typedByAPerson)       // nil unless it is safe to follow
///
/// Nothing else can stand in an `href`, so that no `javascript:` ever does.
package struct Address: Sendable, Hashable {
  /// In the letters of an address, all others percent-encoded.
  package let text: String

  private init(text: String) {
    self.text = text
  }

  /// An address on this site that came from outside, such as the page to go back to. Nil unless it begins with one stroke:
  /// with two, or with a stroke backwards, browsers go to another site.
  package init?(local text: String) {
    let letters = text.utf8
    guard letters.first == UInt8(ascii: "/"), letters.count <= Self.longest,
      letters.dropFirst().first != UInt8(ascii: "/"), letters.allSatisfy(isAllowed)
    else { return nil }
    self.init(text: text)
  }

  /// An address elsewhere that somebody typed; nil unless it begins with `https:`, `http:`, `mailto:` or `tel:`.
  package init?(elsewhere text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    let encoded = Address.encoded(text, leaving: isAllowed)
    let scheme = encoded.prefix { $0 != ":" }.lowercased()
    guard encoded.utf8.count > scheme.utf8.count + 1, ["https", "http", "mailto", "tel"].contains(scheme),
      !scheme.hasPrefix("http") || encoded.dropFirst(scheme.count).hasPrefix("://")
    else { return nil }
    self.init(text: encoded)
  }

  /// Browsers and proxies take about so many bytes.
  private static let longest = 8_000

  /// The part before `?` and `#`.
  package var path: String { String(text.prefix { $0 != "?" && $0 != "#" }) }

  /// The same address with one field of its query given another value, at the end; without it for nil.
  package func with(_ name: String, _ value: String?) -> Address {
    let letters = text.utf8
    let beforeFragment = letters.prefix { $0 != UInt8(ascii: "#") }
    let path = beforeFragment.prefix { $0 != UInt8(ascii: "?") }
    var pairs = beforeFragment[path.endIndex...].dropFirst().split(separator: UInt8(ascii: "&")).filter {
      pair in
      PercentCoding.decoded(pair.prefix { $0 != UInt8(ascii: "=") }) != Array(name.utf8)
    }.map { String(Substring($0)) }
    if let value { pairs.append(PercentCoding.encoded(name) + "=" + PercentCoding.encoded(value)) }
    let query = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    return Address(text: String(Substring(path)) + query + Substring(letters[beforeFragment.endIndex...]))
  }

  /// The same page at the element of that id.
  package func at(_ id: String) -> Address {
    Address(text: text.prefix { $0 != "#" } + "#" + PercentCoding.encoded(id))
  }

  private static func encoded(_ text: String, leaving isLeft: (UInt8) -> Bool) -> String {
    PercentCoding.encoded(text.utf8, leaving: isLeft)
  }
}

extension Address: ExpressibleByStringInterpolation {
  package init(stringLiteral words: StaticString) {
    self.init(text: words.description)
  }

  package init(stringInterpolation: StringInterpolation) {
    self.init(text: stringInterpolation.text)
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 12)
    }

    package mutating func appendLiteral(_ words: StaticString) {
      text += words.description
    }

    package mutating func appendInterpolation(_ value: String) {
      text += PercentCoding.encoded(value)
    }

    package mutating func appendInterpolation(_ value: some BinaryInteger) {
      text += String(value)
    }

    package mutating func appendInterpolation<Thing>(_ id: ID<Thing>) {
      text += id.description
    }

    /// What most numbers are, compiled for their type.
    package mutating func appendInterpolation(_ value: Int) {
      text += String(value)
    }
  }
}

/// The letters that may stand in an address as they are (RFC 3986), the percent sign with them; no stroke backwards.
private func isAllowed(_ letter: UInt8) -> Bool {
  switch letter {
  case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"),
    UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), 0...0x20, 0x7F...:
    false
  default: true
  }
}

/// A piece of a page. Literals are markup; every value put into them is text and is escaped.
///
///     let name = "<Amina>"
///     let greeting: HTML = "<p>Good morning, \(name)</p>"          // <p>Good morning, &lt;Amina&gt;</p>
///     let link: HTML = "<a\(href: "/people/\(id)")>\(name)</a>"     // only an Address can stand there
///
/// Pieces nest as they are. Attribute values stand in double quotation marks. An attribute that holds an address is made by
/// `\(href:)`, `\(action:)` or `\(source:)`, and by nothing else: a test reads the sources for it. Nothing from outside
/// belongs inside a `<script>` or `<style>` element.
///
/// It is the bytes that are sent: putting pieces together copies them, and nothing is encoded twice.
package struct HTML: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The page as it is sent or saved, in UTF-8.
  package private(set) var bytes: [UInt8]

  package init(stringLiteral markup: StaticString) {
    bytes = []
    bytes.append(markup)
  }

  package init(stringInterpolation: StringInterpolation) {
    bytes = stringInterpolation.bytes
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package static let empty = HTML(bytes: [])

  package var isEmpty: Bool { bytes.isEmpty }

  /// Markup that this program carries within itself, such as a style sheet: never anything that came from outside.
  package static func trusted(_ markup: String) -> HTML {
    HTML(bytes: Array(markup.utf8))
  }

  package static func + (a: HTML, b: HTML) -> HTML {
    HTML(bytes: a.bytes + b.bytes)
  }

  package static func += (a: inout HTML, b: HTML) {
    a.bytes += b.bytes
  }

  /// As `\(elements) { … }`, where nothing stands around the pieces.
  package static func each<Elements: Sequence>(
    _ elements: Elements, _ piece: (Elements.Element) -> HTML
  ) -> HTML {
    "\(elements, piece)"
  }

  package struct StringInterpolation: StringInterpolationProtocol {
    var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ markup: StaticString) {
      bytes.append(markup)
    }

    package mutating func appendInterpolation(_ value: String) {
      bytes.append(escaping: value)
    }

    package mutating func appendInterpolation(_ value: some BinaryInteger) {
      bytes.append(contentsOf: String(value).utf8)
    }

    /// What most numbers are: the one above is not compiled for their type when another module calls it.
    package mutating func appendInterpolation(_ value: Int) {
      bytes.append(contentsOf: String(value).utf8)
    }

    package mutating func appendInterpolation(_ piece: HTML) {
      bytes += piece.bytes
    }

    /// The piece, or nothing.
    package mutating func appendInterpolation(_ piece: HTML?) {
      if let piece { bytes += piece.bytes }
    }

    /// A piece for each element, one after the other.
    package mutating func appendInterpolation<Elements: Sequence>(
      _ elements: Elements, _ piece: (Elements.Element) -> HTML
    ) {
      for element in elements { bytes += piece(element).bytes }
    }

    /// The piece, if the condition holds.
    package mutating func appendInterpolation(if condition: Bool, _ piece: @autoclosure () -> HTML) {
      if condition { bytes += piece().bytes }
    }

    /// Attributes, each with a space before it.
    package mutating func appendInterpolation(_ attributes: Attributes) {
      bytes += attributes.bytes
    }

    /// ` href="…"`, with the space before it.
    package mutating func appendInterpolation(href address: Address) {
      append(" href=\"", address)
    }

    /// ` action="…"`, where a form goes.
    package mutating func appendInterpolation(action address: Address) {
      append(" action=\"", address)
    }

    /// ` src="…"`, what is fetched.
    package mutating func appendInterpolation(source address: Address) {
      append(" src=\"", address)
    }

    private mutating func append(_ name: StaticString, _ address: Address) {
      bytes.append(name)
      bytes.append(escaping: address.text)
      bytes.append(UInt8(ascii: "\""))
    }
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ markup: StaticString) {
    markup.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Adds text so that it stays text, in an element as in an attribute. What no page may hold (a NUL, a bell) becomes the
  /// sign for what cannot be shown.
  ///
  /// - Complexity: O(n); text without signs of markup is copied in one piece.
  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { letters in
      var kept = 0
      for place in letters.indices {
        guard let replacement = replacement(of: letters[place]) else { continue }
        append(contentsOf: letters[kept..<place])
        append(replacement)
        kept = place + 1
      }
      append(contentsOf: letters[kept...])
    }
  }
}

@inline(__always)
private func replacement(of letter: UInt8) -> StaticString? {
  // Most letters are past the signs, and leave by the first comparison.
  if letter > 0x3E { return letter == 0x7F ? "\u{FFFD}" : nil }
  switch letter {
  case UInt8(ascii: "&"): return "&amp;"
  case UInt8(ascii: "<"): return "&lt;"
  case UInt8(ascii: ">"): return "&gt;"
  case UInt8(ascii: "\""): return "&quot;"
  case UInt8(ascii: "'"): return "&#39;"
  case 0x09, 0x0A, 0x0D: return nil
  case 0..<0x20: return "\u{FFFD}"
  default: return nil
  }
}

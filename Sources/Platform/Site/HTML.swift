/// A piece of a page. Literals are markup; every value put into them is text and is escaped.
///
///     let name = "<Amina>"
///     let greeting: HTML = "<p>Good morning, \(name)</p>"   // <p>Good morning, &lt;Amina&gt;</p>
///
/// Pieces nest as they are. Attribute values must stand in double quotation marks. Nothing from outside belongs inside a
/// `<script>` or `<style>` element, or into an attribute that holds an address.
package struct HTML: Sendable, ExpressibleByStringInterpolation {
  private(set) var text: String

  package init(stringLiteral markup: StaticString) {
    text = markup.description
  }

  package init(stringInterpolation: StringInterpolation) {
    text = stringInterpolation.text
  }

  private init(markup: String) {
    text = markup
  }

  package static let empty: HTML = ""

  /// Markup that this program carries within itself, such as a style sheet: never anything that came from outside.
  package static func trusted(_ markup: String) -> HTML {
    HTML(markup: markup)
  }

  package static func + (a: HTML, b: HTML) -> HTML {
    HTML(markup: a.text + b.text)
  }

  package static func += (a: inout HTML, b: HTML) {
    a.text += b.text
  }

  /// The page as it is sent or saved, in UTF-8.
  package var bytes: [UInt8] { Array(text.utf8) }

  package struct StringInterpolation: StringInterpolationProtocol {
    var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    package mutating func appendLiteral(_ markup: StaticString) {
      text += markup.description
    }

    package mutating func appendInterpolation(_ value: String) {
      text += escaped(value)
    }

    package mutating func appendInterpolation(_ value: some BinaryInteger) {
      text += String(value)
    }

    package mutating func appendInterpolation(_ piece: HTML) {
      text += piece.text
    }

    /// A piece for each element, one after the other.
    package mutating func appendInterpolation<Elements: Sequence>(
      _ elements: Elements, _ piece: (Elements.Element) -> HTML
    ) {
      for element in elements { text += piece(element).text }
    }

    /// The piece, if the condition holds.
    package mutating func appendInterpolation(if condition: Bool, _ piece: @autoclosure () -> HTML) {
      if condition { text += piece().text }
    }
  }
}

private func escaped(_ value: String) -> String {
  guard value.utf8.contains(where: { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 })
  else { return value }
  var text = ""
  text.reserveCapacity(value.utf8.count + 16)
  for scalar in value.unicodeScalars {
    switch scalar {
    case "&": text += "&amp;"
    case "<": text += "&lt;"
    case ">": text += "&gt;"
    case "\"": text += "&quot;"
    case "'": text += "&#39;"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}

/// Leaves only the code in a Swift text: comments and the words of string literals become blanks, so that
/// what is left can be searched line by line. What is interpolated in a string is code, and stays.
struct SwiftCode {
  static func only(in text: String) -> String {
    var scanner = SwiftCode(input: Array(text.utf8))
    while scanner.position < scanner.input.count {
      scanner.readCode(inParentheses: false)
    }
    return String(decoding: scanner.output, as: UTF8.self)
  }

  private let input: [UInt8]
  private var position = 0
  private var output: [UInt8] = []

  private init(input: [UInt8]) {
    self.input = input
    output.reserveCapacity(input.count)
  }

  /// Reads code to its end, or to the parenthesis that closes an interpolation.
  private mutating func readCode(inParentheses: Bool) {
    var depth = 0
    while position < input.count {
      if isAt("//") {
        while position < input.count, input[position] != UInt8(ascii: "\n") { blank() }
      } else if isAt("/*") {
        readBlockComment()
      } else if isAt("#/") {
        while position < input.count, !isAt("/#") { blank() }
      } else if let hashes = hashesBeforeQuote {
        readString(hashes: hashes)
      } else if inParentheses, isAt("(") {
        depth += 1
        keep()
      } else if inParentheses, isAt(")") {
        keep()
        if depth == 0 { return }
        depth -= 1
      } else {
        keep()
      }
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if isAt("/*") {
        depth += 1
        blank(2)
      } else if isAt("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < input.count
  }

  private mutating func readString(hashes: Int) {
    let fence = String(repeating: "#", count: hashes)
    keep(hashes)
    let quotes = isAt("\"\"\"") ? "\"\"\"" : "\""
    keep(quotes.utf8.count)
    while position < input.count {
      if isAt(quotes + fence) {
        keep(quotes.utf8.count + hashes)
        return
      } else if isAt("\\" + fence + "(") {
        blank(1 + hashes)
        keep()
        readCode(inParentheses: true)
      } else if isAt("\\" + fence) {
        blank(2 + hashes)
      } else if quotes.utf8.count == 1, isAt("\n") {
        return  // A quotation mark inside a regular expression: the line ends what looked like a string.
      } else {
        blank()
      }
    }
  }

  /// How many `#` stand before a quotation mark here; nil when no string begins here.
  private var hashesBeforeQuote: Int? {
    var end = position
    while end < input.count, input[end] == UInt8(ascii: "#") { end += 1 }
    return end < input.count && input[end] == UInt8(ascii: "\"") ? end - position : nil
  }

  private func isAt(_ text: String) -> Bool {
    input[position...].starts(with: text.utf8)
  }

  private mutating func keep(_ count: Int = 1) {
    for byte in input[position...].prefix(count) { output.append(byte) }
    position += count
  }

  private mutating func blank(_ count: Int = 1) {
    for byte in input[position...].prefix(count) {
      output.append(byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
    }
    position += count
  }
}

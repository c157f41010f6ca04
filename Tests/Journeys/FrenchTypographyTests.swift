import Foundation
import Testing

/// French sentences are spaced as French is: a narrow no-break space before ; ! ?, a no-break space before : and
/// inside guillemets, and curved apostrophes.
@Suite("French typography")
struct FrenchTypographyTests {
  @Test("every French sentence of the areas and the command is spaced as French is")
  func sources() throws {
    var count = 0
    for folder in ["Sources/Areas", "Sources/App"] {
      let root = Allies.checkout.appending(path: folder)
      let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
      for path in paths.sorted() where path.hasSuffix(".swift") {
        let text = String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
        for sentence in FrenchLiterals(in: text).found {
          count += 1
          if let objection = Self.objection(to: sentence) {
            Issue.record("\(folder)/\(path): \(objection) in: \(sentence)")
          }
        }
      }
    }
    #expect(count > 200, "the scan found \(count) French literals only")
  }

  @Test(
    "the scan sees a wrong space wherever it stands",
    arguments: [
      ("f(en: \"a: b\", fr: \"a : b\")", "a plain space before :"),
      ("fr: \"a ; b\"", "a plain space before ;"), ("fr: \"« a »\"", "a plain space inside guillemets"),
      ("fr: \"a\\(x.map { \"b ? \\($0)\" } ?? \"\")\"", "a plain space before ?"),
      ("fr: n < 2 ? \"un\" : \"deux !\"", "a plain space before !"),
      ("fr: \"«\\(x)»\"", "no space inside guillemets"), ("fr: \"l'hiver\"", "a straight apostrophe"),
      ("fr: \"a\u{202F}: b\"", "a narrow space before :"),
      ("fr: \"a\u{A0}; b\"", "a wide space before ;"),
    ])
  func scan(code: String, objection: String) {
    #expect(FrenchLiterals(in: code).found.compactMap(Self.objection).contains(objection))
  }

  @Test(
    "the scan leaves code, English and what is right alone",
    arguments: [
      "en: \"a ? b\", x", "fr: n < 2 ? \"un\" : \"deux\"",
      "fr: \"a\u{A0}: «\u{A0}b\u{A0}»\u{202F}; c\u{202F}?\"", "// fr: \"a : b\"",
      "fr: \"--map \\\"En-tête=champ\\\"\"",
    ])
  func alone(code: String) {
    #expect(FrenchLiterals(in: code).found.compactMap(Self.objection).isEmpty)
  }

  private static func objection(to sentence: String) -> String? {
    let letters = Array(sentence)
    for (index, letter) in letters.enumerated() {
      let before = index > 0 ? letters[index - 1] : "x"
      let after = index + 1 < letters.count ? letters[index + 1] : "x"
      switch letter {
      case ";", "!", "?":
        if before == " " { return "a plain space before \(letter)" }
        if before == "\u{A0}" { return "a wide space before \(letter)" }
      case ":":
        if before == " " { return "a plain space before :" }
        if before == "\u{202F}" { return "a narrow space before :" }
      case "«":
        if after != "\u{A0}" {
          return after == " " ? "a plain space inside guillemets" : "no space inside guillemets"
        }
      case "»":
        if before != "\u{A0}" {
          return before == " " ? "a plain space inside guillemets" : "no space inside guillemets"
        }
      case "'": if before.isLetter, after.isLetter { return "a straight apostrophe" }
      default: break
      }
    }
    return nil
  }
}

/// The string literals of the arguments labelled `fr:`; what is interpolated counts as a letter, and literals inside it too.
struct FrenchLiterals {
  private(set) var found: [String] = []
  private let text: [Character]
  private var position = 0

  init(in source: String) {
    text = Array(source)
    while position < text.count {
      if isAt("//") {
        while position < text.count, !text[position].isNewline { position += 1 }
      } else if text[position] == "\"" {
        readLiteral(isFrench: false)
      } else if isAt("fr: "), position == 0 || !(text[position - 1].isLetter || text[position - 1] == "_") {
        position += 4
        readArgument()
      } else {
        position += 1
      }
    }
  }

  /// Up to the comma or the parenthesis that ends the argument.
  private mutating func readArgument() {
    var depth = 0
    while position < text.count {
      switch text[position] {
      case "\"":
        readLiteral(isFrench: true)
        continue
      case "(", "[", "{": depth += 1
      case ")", "]", "}":
        if depth == 0 { return }
        depth -= 1
      case "," where depth == 0: return
      default: break
      }
      position += 1
    }
  }

  private mutating func readLiteral(isFrench: Bool) {
    let quotes = isAt("\"\"\"") ? "\"\"\"" : "\""
    position += quotes.count
    var literal = ""
    while position < text.count, !isAt(quotes) {
      if isAt("\\(") {
        position += 2
        literal.append("x")
        readInterpolation(isFrench: isFrench)
      } else if text[position] == "\\" {
        position += 2
      } else {
        literal.append(text[position])
        position += 1
      }
    }
    position += quotes.count
    if isFrench, !literal.isEmpty { found.append(literal) }
  }

  private mutating func readInterpolation(isFrench: Bool) {
    var depth = 1
    while position < text.count, depth > 0 {
      if text[position] == "\"" {
        readLiteral(isFrench: isFrench)
        continue
      }
      if text[position] == "(" { depth += 1 }
      if text[position] == ")" { depth -= 1 }
      position += 1
    }
  }

  private func isAt(_ piece: String) -> Bool {
    text[position...].starts(with: piece)
  }
}

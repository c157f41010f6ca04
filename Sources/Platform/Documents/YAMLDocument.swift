import Basics
import Yams

/// A YAML document read strictly: every key must be known, every problem names its line, and all are told at once.
package struct YAMLDocument: Sendable {
  package let file: String
  package private(set) var problems: [Problem] = []

  package struct Problem: Sendable, Equatable {
    package let line: Int
    package let sentence: Bilingual

    package init(line: Int, sentence: Bilingual) {
      self.line = line
      self.sentence = sentence
    }
  }

  package init(file: String) {
    self.file = file
  }

  package mutating func note(_ node: Node?, en: String, fr: String) {
    note(Problem(line: node?.mark?.line ?? 1, sentence: Bilingual(en: en, fr: fr)))
  }

  /// What is wrong in a part of the file that is no YAML.
  package mutating func note(_ problem: Problem) { problems.append(problem) }

  /// The refusal that tells all problems, one a line, or nil if there are none.
  package var refusal: Refusal? {
    guard !problems.isEmpty else { return nil }
    let sorted = problems.sorted { $0.line < $1.line }
    return Refusal(
      .request,
      en: sorted.map { "\(file), line \($0.line): \($0.sentence.en)" }.joined(separator: "\n"),
      fr: sorted.map { "\(file), ligne \($0.line) : \($0.sentence.fr)" }.joined(separator: "\n"))
  }

  /// The document's mapping.
  ///
  /// - Parameter none: what is said where the document is something else than a mapping.
  package static func mapping(
    of text: String, file: String, ifNone none: Refusal
  ) throws(Refusal) -> Node.Mapping {
    guard countAliases(in: text) <= mostAliases else {
      throw Refusal(
        .request,
        en:
          "\(file) repeats itself with more than \(mostAliases) aliases (*name). Write out what they stand for.",
        fr:
          "\(file) se répète au moyen de plus de \(mostAliases) alias (*nom). Écrivez en entier ce qu’ils remplacent."
      )
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw unreadable(error, text: text, file: file)
    }
    guard case .mapping(let mapping) = node else { throw none }
    return mapping
  }

  /// So few cannot multiply to more than some thousand values, however they are nested.
  private static let mostAliases = 30

  private static func countAliases(in text: String) -> Int {
    var count = 0
    var last: UInt8 = 0x0A
    var isMark = false
    for byte in text.utf8 {
      if isMark, byte > 0x20 { count += 1 }
      isMark = byte == UInt8(ascii: "*") && (last <= 0x20 || "[{,:-?".utf8.contains(last))
      last = byte
    }
    return count
  }

  private static func unreadable(_ error: any Error, text: String, file: String) -> Refusal {
    let (line, problem): (Int?, Bilingual) =
      switch error as? YamlError {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        (mark.line, Bilingual(same: problem))
      case .duplicatedKeysInMapping(let keys, let context):
        (
          line(ofSecond: keys.first ?? "", in: text, from: context.mark.line),
          Bilingual(
            en: "the key \(keys.joined(separator: ", ")) stands twice",
            fr: "la clé \(keys.joined(separator: ", ")) figure deux fois")
        )
      default: (nil, Bilingual(en: "the text is not YAML", fr: "le texte n’est pas du YAML"))
      }
    return Refusal(
      .request,
      en:
        "\(file)\(line.map { ", line \($0)" } ?? ""): this is not well-formed YAML (\(problem.en)). Check the indentation and the colons there.",
      fr:
        "\(file)\(line.map { ", ligne \($0)" } ?? "") : ce n’est pas du YAML bien formé (\(problem.fr)). Vérifiez l’indentation et les deux-points à cet endroit."
    )
  }

  /// Where a key of a mapping that begins in that line stands for the second time.
  private static func line(ofSecond key: String, in text: String, from start: Int) -> Int {
    var indentation: Int?
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated() where index + 1 >= start
    {
      let lead = line.prefix { $0 == " " || $0 == "-" }.count
      guard line.dropFirst(lead).hasPrefix(key + ":") else { continue }
      if indentation == lead { return index + 1 }
      indentation = indentation ?? lead
    }
    return start
  }

  /// Notes every key that is not among the known ones, with the nearest known one.
  package mutating func checkKeys(of mapping: Node.Mapping, known: [String]) {
    for (key, _) in mapping {
      guard let name = key.string, known.contains(name) else {
        let name = key.string ?? "?"
        let hint = nearest(to: name, among: known)
        note(
          key,
          en:
            "“\(name)” is not a key that is known here. \(hint.map { "Did you mean “\($0)”?" } ?? "Known are: \(known.joined(separator: ", ")).")",
          fr:
            "« \(name) » n’est pas une clé connue ici. \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "Les clés connues sont : \(known.joined(separator: ", ")).")"
        )
        continue
      }
    }
  }

  package mutating func text(_ node: Node?, key: String) -> String? {
    guard let node else { return nil }
    guard let text = node.scalar?.string, !text.isEmpty else {
      note(node, en: "“\(key)” should be a text.", fr: "« \(key) » devrait être un texte.")
      return nil
    }
    return text
  }

  package mutating func number(_ node: Node?, key: String, in range: ClosedRange<Int>) -> Int? {
    guard let node else { return nil }
    guard let text = node.scalar?.string, let number = Int(text), range.contains(number) else {
      note(
        node, en: "“\(key)” should be a whole number from \(range.lowerBound) to \(range.upperBound).",
        fr: "« \(key) » devrait être un nombre entier de \(range.lowerBound) à \(range.upperBound).")
      return nil
    }
    return number
  }

  package mutating func yesOrNo(_ node: Node?, key: String) -> Bool? {
    guard let node else { return nil }
    switch node.scalar?.string.lowercased() {
    case "yes", "true", "oui": return true
    case "no", "false", "non": return false
    default:
      note(node, en: "“\(key)” should be yes or no.", fr: "« \(key) » devrait être yes (oui) ou no (non).")
      return nil
    }
  }

  /// A text in both languages, `{ en: …, fr: … }`, or one for both.
  package mutating func bilingual(_ node: Node?, key: String) -> Bilingual? {
    guard let node else { return nil }
    if let text = node.scalar?.string, !text.isEmpty { return Bilingual(same: text) }
    if let mapping = node.mapping {
      checkKeys(of: mapping, known: ["en", "fr"])
      if let en = mapping["en"]?.scalar?.string, let fr = mapping["fr"]?.scalar?.string, !en.isEmpty,
        !fr.isEmpty
      {
        return Bilingual(en: en, fr: fr)
      }
    }
    note(
      node, en: "“\(key)” should be given in both languages: { en: Goals, fr: Objectifs }.",
      fr: "« \(key) » devrait être donné dans les deux langues : { en: Goals, fr: Objectifs }.")
    return nil
  }

  /// A text that must be there in both languages: neither stands in for the other.
  package mutating func bothLanguages(_ node: Node?, key: String, most: Int) -> Bilingual? {
    guard let node else { return nil }
    guard let mapping = node.mapping else {
      note(
        node,
        en: "“\(key)” is needed in English and in French: write it under “en” and “fr”.",
        fr: "« \(key) » est nécessaire en anglais et en français : écrivez-le sous « en » et « fr ».")
      return nil
    }
    checkKeys(of: mapping, known: ["en", "fr"])
    let (en, fr) = (languageText(mapping["en"], most), languageText(mapping["fr"], most))
    if en == nil {
      note(
        mapping["en"] ?? node,
        en: "the English of “\(key)” is missing or too long (at most \(most) letters).",
        fr: "le texte anglais de « \(key) » manque ou est trop long (au plus \(most) caractères).")
    }
    if fr == nil {
      note(
        mapping["fr"] ?? node, en: "the French of “\(key)” is missing or too long (at most \(most) letters).",
        fr: "le texte français de « \(key) » manque ou est trop long (au plus \(most) caractères).")
    }
    guard let en, let fr else { return nil }
    return Bilingual(en: en, fr: fr)
  }

  private func languageText(_ node: Node?, _ most: Int) -> String? {
    guard let text = node?.scalar?.string, text.utf16.count <= most,
      !text.allSatisfy(\.isWhitespace)
    else { return nil }
    return text
  }

  package mutating func list(_ node: Node?, key: String) -> [Node] {
    guard let node else { return [] }
    guard let sequence = node.sequence else {
      note(
        node, en: "“\(key)” should be a list: begin each of its entries with a dash.",
        fr: "« \(key) » devrait être une liste : commencez chaque élément par un tiret.")
      return []
    }
    return Array(sequence)
  }

  package mutating func texts(_ node: Node?, key: String) -> [String] {
    list(node, key: key).compactMap { text($0, key: key) }
  }
}

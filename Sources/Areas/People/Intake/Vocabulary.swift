import Basics

/// The words people use for one kind of answer, and the terms they stand for.
///
/// A word may stand for several terms: "either" is both in person and online. A word that is not here stays
/// a term of its own, compared as written.
package struct Vocabulary: Sendable {
  package let terms: [Term]
  /// What each word stands for, folded.
  let meanings: [String: [Term]]

  /// Reads a table of lines `code | English | French | other words, in either language, separated by ;`,
  /// and lines `= words separated by ; = codes separated by spaces` for words that stand for several.
  package init(_ table: String) {
    var terms: [Term] = []
    var byCode: [String: Term] = [:]
    var meanings: [String: [Term]] = [:]
    for line in table.split(separator: "\n") {
      let several = line.split(separator: "=").map(Self.trim)
      if several.count == 2 {
        let meant = several[1].split(separator: " ").compactMap { byCode[String($0)] }
        for word in several[0].split(separator: ";") { meanings[folded(String(word))] = meant }
        continue
      }
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(Self.trim)
      guard parts.count >= 3 else { continue }
      let term = Term(key: parts[0], label: Bilingual(en: parts[1], fr: parts[2]))
      terms.append(term)
      byCode[term.key] = term
      let others = parts.count > 3 ? parts[3].split(separator: ";").map(String.init) : []
      for word in [parts[0], parts[1], parts[2]] + others { meanings[folded(word)] = [term] }
    }
    self.terms = terms
    self.meanings = meanings
  }

  /// A vocabulary of nothing: every word is compared as written.
  package static let open = Vocabulary("")

  package var isOpen: Bool { terms.isEmpty }

  /// What a word stands for; nil if it is not known.
  package func meaning(of word: String) -> [Term]? {
    meanings[folded(word)]
  }

  private static func trim(_ text: Substring) -> String {
    String(decoding: trimmedBytes(text), as: UTF8.self)
  }

  private static func trimmedBytes(_ text: Substring) -> ArraySlice<UInt8> {
    var bytes = Array(text.utf8)[...]
    while bytes.first == 0x20 { bytes = bytes.dropFirst() }
    while bytes.last == 0x20 { bytes = bytes.dropLast() }
    return bytes
  }
}

import Basics

/// One value of a list such as languages or goals: an entry of a vocabulary, or as the person wrote it.
///
/// Two terms are the same if their keys are, whatever language or spelling they were written in.
package struct Term: Sendable, Hashable {
  package let key: String
  package let label: Bilingual

  package init(key: String, label: Bilingual) {
    self.key = key
    self.label = label
  }

  /// A term that no vocabulary knows: compared by its folded text, shown as written.
  package init(asWritten text: String) {
    self.init(key: folded(text), label: Bilingual(same: text))
  }

  package static func == (a: Term, b: Term) -> Bool { a.key == b.key }
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// The two languages in which everything a person sees is written.
package enum Language: String, Sendable, CaseIterable, Codable {
  case english = "en"
  case french = "fr"

  package var other: Language { self == .english ? .french : .english }

  /// What its speakers call it.
  package var ownName: String { self == .english ? "English" : "Français" }
}

/// A text in both languages, written beside the place that shows it.
///
/// Neither language falls back on the other: leaving one out does not compile.
package struct Bilingual: Sendable, Hashable {
  package let en: String
  package let fr: String

  package init(en: String, fr: String) {
    self.en = en
    self.fr = fr
  }

  /// A proper name or a code, which reads the same in both languages.
  package init(same text: String) {
    self.init(en: text, fr: text)
  }

  package subscript(_ language: Language) -> String {
    switch language {
    case .english: en
    case .french: fr
    }
  }
}

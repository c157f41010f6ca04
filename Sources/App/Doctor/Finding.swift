import Basics

/// One thing that `allies doctor` looked at.
struct Finding: Sendable {
  enum Verdict: Sendable {
    case good
    /// It works, but somebody may be surprised later.
    case doubtful
    case bad
  }

  let verdict: Verdict
  /// What was found.
  let sentence: Bilingual
  /// How to mend it; nil for what is good.
  let remedy: Bilingual?

  static func good(en: String, fr: String) -> Finding {
    Finding(verdict: .good, sentence: Bilingual(en: en, fr: fr), remedy: nil)
  }

  static func doubtful(_ sentence: Bilingual, remedy: Bilingual) -> Finding {
    Finding(verdict: .doubtful, sentence: sentence, remedy: remedy)
  }

  static func bad(_ sentence: Bilingual, remedy: Bilingual) -> Finding {
    Finding(verdict: .bad, sentence: sentence, remedy: remedy)
  }
}

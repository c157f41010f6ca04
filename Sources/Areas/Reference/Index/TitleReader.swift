import Basics
import Occupations

/// Understands titles: with what was imported, or by the product's own lexicon.
package struct TitleReader: Sendable {
  package let index: OccupationIndex?

  /// By what the product carries, and nothing else.
  package static let ownLexicon = TitleReader(index: nil)

  package init(index: OccupationIndex?) { self.index = index }

  /// What publishers say of which occupations are near.
  package var relatedness: Relatedness { index?.relatedness ?? .none }

  package var coder: TitleCoder { index?.coder ?? .carried }

  /// What it knows, said in a sentence after "by".
  package var words: Bilingual {
    guard let manifest = index?.manifest else {
      return Bilingual(en: "the product’s own lexicon", fr: "le seul lexique du produit")
    }
    let names = manifest.publishers.map(\.name)
    return Bilingual(
      en:
        "the product’s own lexicon and the index \(manifest.shortFingerprint): \(names.map(\.en).joined(separator: "; "))",
      fr:
        "le lexique du produit et l’index \(manifest.shortFingerprint)\u{A0}: \(names.map(\.fr).joined(separator: "\u{202F}; "))"
    )
  }
}

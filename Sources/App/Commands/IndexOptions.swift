import ArgumentParser
import Basics
import Occupations
import Reference

/// What titles are understood with: the options that every command that codes titles shares.
struct IndexOptions: ParsableArguments {
  @Option(
    help:
      "The index that `allies occupations import` made, or its folder; without it, the one in the usual folder, if any.",
    completion: .file())
  var index: String?

  @Flag(help: "Understand titles by the product’s own lexicon alone, whatever was imported.")
  var withoutImport = false

  func open() throws(Refusal) -> TitleReader {
    if let index {
      guard !withoutImport else {
        throw Refusal(
          .request, en: "--index and --without-import contradict each other. Keep one of them.",
          fr: "--index et --without-import se contredisent. Gardez-en un seul.")
      }
      return TitleReader(index: try OccupationIndex(opening: index))
    }
    guard !withoutImport, let usual = DataFolder.usual, try IndexFolder(usual).hasIndex else {
      return TitleReader(index: nil)
    }
    return TitleReader(index: try OccupationIndex(opening: usual))
  }
}

/// Understands titles: with what was imported, or by the product's own lexicon.
struct TitleReader {
  let index: OccupationIndex?

  /// Which coder understands a title. One that has everything knows more than one that suits.
  func coder(for title: String) -> TitleCoder { index?.coder ?? .carried(for: title) }

  /// For a whole list.
  var coder: TitleCoder { index?.coder ?? .carried }

  /// What it knows, said in a sentence after "by".
  var words: Bilingual {
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

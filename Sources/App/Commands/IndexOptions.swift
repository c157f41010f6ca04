import ArgumentParser
import Basics
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
      return .ownLexicon
    }
    return TitleReader(index: try OccupationIndex(opening: usual))
  }
}

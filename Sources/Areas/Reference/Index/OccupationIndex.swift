import Basics
import Occupations
import Tables

/// What was imported, compiled and opened for use: the coder, and what is known of which occupations are near.
package struct OccupationIndex: Sendable {
  package let manifest: IndexManifest
  package let coder: TitleCoder
  package let relatedness: Relatedness

  /// The name of the file in the folder where the product keeps its data.
  package static let fileName = "occupations.index"

  /// Opens an index for use.
  ///
  /// - Parameter path: the file, or the folder that holds it.
  /// - Throws: a refusal that says what to do if the file is no index, is damaged, or was made by another version.
  /// - Complexity: the coder is checked in one pass, and what is small is read; titles stay where they are.
  package init(opening path: String) throws(Refusal) {
    let path = try Self.file(at: path)
    let file = try MappedFile(path)
    do {
      let table = try IndexFile.Table(file)
      guard let manifest = IndexManifest(try table.checked(.manifest)) else {
        throw IndexFile.Problem.damaged
      }
      self.manifest = manifest
      let (bytes, owner) = table.mapped(.coder)
      coder = try TitleCoder(mapped: bytes, owner: owner)
      guard coder.isOfCarriedLexicon else { throw Self.refusal(path, .otherLexicon) }
      let relations = try IndexSections.relations(from: try table.checked(.relations))
      let skills = try IndexSections.skills(from: try table.checked(.skills))
      relatedness = Relatedness(
        related: relations.pairs.map { ($0, $1, Int($2)) }, skills: skills.components)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Self.refusal(path, Self.trouble(error))
    }
  }

  /// The index file itself, whether it or its folder was named.
  package static func file(at path: String) throws(Refusal) -> String {
    try filesInFolder(path) == nil ? path : path + "/" + fileName
  }

  /// What an index says of itself, without opening the coder.
  package static func manifest(of path: String) throws(Refusal) -> IndexManifest {
    let path = try file(at: path)
    let file = try MappedFile(path)
    do throws(IndexFile.Problem) {
      let table = try IndexFile.Table(file)
      guard let manifest = IndexManifest(try table.checked(.manifest)) else { throw .damaged }
      return manifest
    } catch {
      throw refusal(path, trouble(error))
    }
  }

  /// All that was imported, to add to it or take from it; the coder of an older lexicon is no hindrance.
  package static func content(of path: String) throws(Refusal) -> IndexContent {
    let path = try file(at: path)
    let file = try MappedFile(path)
    do throws(IndexFile.Problem) {
      let table = try IndexFile.Table(file)
      guard let manifest = IndexManifest(try table.checked(.manifest)) else { throw .damaged }
      var content = IndexContent()
      content.files = manifest.files
      content.titles = try IndexSections.titles(
        text: try table.checked(.titleText), entries: try table.checked(.titleEntries))
      content.relations = try IndexSections.relations(from: try table.checked(.relations))
      content.skills = try IndexSections.skills(from: try table.checked(.skills))
      return content
    } catch {
      throw refusal(path, trouble(error))
    }
  }

  /// The file of an index, in pieces: the same for the same content, whatever the order it was imported in.
  ///
  /// - Complexity: that of building the coder: O(titles · log titles).
  package static func pieces(of content: IndexContent) -> [[UInt8]] {
    let titles = content.titles.sorted()
    var content = content
    content.titles = titles
    let entries = IndexSections.entries(titles)
    let relations = IndexSections.relations(content.relations)
    let skills = IndexSections.skills(content.skills)
    let parts = [titles.text, entries, relations, skills].map { Fingerprint(of: $0).text }
    let fingerprint = Fingerprint(of: Array(parts.joined().utf8)).text
    return IndexFile.pieces([
      (.manifest, IndexSections.manifest(content, fingerprint: fingerprint)),
      (.relations, relations),
      (.skills, skills),
      (.coder, TitleCoder(content.lexicon()).encoded()),
      (.titleText, titles.text),
      (.titleEntries, entries),
    ])
  }
}

extension OccupationIndex {
  private enum Trouble {
    case notAnIndex
    case damaged
    case otherVersion
    case otherLexicon
  }

  private static func trouble(_ error: any Error) -> Trouble {
    switch error {
    case IndexFile.Problem.notAnIndex, IndexProblem.notAnIndex: .notAnIndex
    case IndexFile.Problem.otherVersion, IndexProblem.otherVersion: .otherVersion
    default: .damaged
    }
  }

  private static func refusal(_ path: String, _ trouble: Trouble) -> Refusal {
    switch trouble {
    case .notAnIndex:
      Refusal(
        .content,
        en: "\(path) is no index of occupations. Name the one that `allies occupations import` wrote.",
        fr:
          "\(path) n’est pas un index des professions. Indiquez celui qu’a écrit `allies occupations import`."
      )
    case .damaged:
      Refusal(
        .content,
        en:
          "\(path) is damaged. Remove it and import the files again; until then, --without-import answers without it.",
        fr:
          "\(path) est endommagé. Supprimez-le et importez de nouveau les fichiers ; d’ici là, --without-import répond sans lui."
      )
    case .otherVersion:
      Refusal(
        .content,
        en:
          "\(path) was written by another version of Allies. Remove it and import the files again; until then, --without-import answers without it.",
        fr:
          "\(path) a été écrit par une autre version d’Allies. Supprimez-le et importez de nouveau les fichiers ; d’ici là, --without-import répond sans lui."
      )
    case .otherLexicon:
      Refusal(
        .content,
        en:
          "\(path) was made with the lexicon of another version of Allies. Run `allies occupations import` without files to make it anew from what it holds; until then, --without-import answers without it.",
        fr:
          "\(path) a été produit avec le lexique d’une autre version d’Allies. Lancez `allies occupations import` sans fichier pour le refaire à partir de son contenu ; d’ici là, --without-import répond sans lui."
      )
    }
  }
}

import Basics
import Tables

/// The folder that holds the index, changed by one process at a time; those who read find the old index or the new one.
package struct IndexFolder {
  package let path: String

  package init(_ path: String) { self.path = path }

  /// Where its index is, whether there is one or not.
  package var file: String { path + "/" + OccupationIndex.fileName }

  /// True if something was imported into it.
  package var hasIndex: Bool {
    get throws(Refusal) { try filesInFolder(path)?.contains(OccupationIndex.fileName) == true }
  }

  /// Reads what is there, lets it be changed, and writes it anew; others wait meanwhile.
  ///
  /// - Parameters:
  ///   - option: the option by which a person names another folder.
  ///   - change: gives what is to be there afterwards; nil leaves all as it is.
  /// - Returns: what `change` gave besides.
  package func update<Result>(
    option: String, _ change: (IndexContent) throws(Refusal) -> (content: IndexContent?, result: Result)
  ) throws(Refusal) -> Result {
    let folder = try LockedFolder(path, option: option)
    let before = try hasIndex ? OccupationIndex.content(of: file) : IndexContent()
    let (content, result) = try change(before)
    if let content {
      if content.isEmpty {
        try folder.remove(OccupationIndex.fileName)
      } else {
        try folder.write(OccupationIndex.pieces(of: content), as: OccupationIndex.fileName)
      }
    }
    return result
  }
}

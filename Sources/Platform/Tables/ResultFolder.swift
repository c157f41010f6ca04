import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of results, written so that nobody ever reads half of one.
///
/// Each file appears whole or not at all; the last one is the sign that all are there. Two programs cannot write to
/// the same folder at once, and results that are there are replaced only if the person says so.
package struct ResultFolder {
  package let path: String
  private static let option = "--output"

  package init(_ path: String) {
    self.path = path
  }

  /// - Parameters:
  ///   - files: names and contents; the last one is written last.
  ///   - replacing: whether files of these names may be overwritten.
  package func write(_ files: [(name: String, bytes: [UInt8])], replacing: Bool) throws(Refusal) {
    try createFolder(path, option: Self.option)
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw cannotWrite(path, errno, option: Self.option) }
    defer { close(folder) }
    guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
      throw Refusal(
        .output,
        en:
          "Another matching is being written to \(path) right now. Wait for it, or name another folder with --output.",
        fr:
          "Un autre jumelage s’écrit en ce moment dans \(path). Attendez qu’il finisse, ou indiquez un autre dossier avec --output."
      )
    }
    if !replacing, let there = files.first(where: { access(path + "/" + $0.name, F_OK) == 0 }) {
      throw Refusal(
        .output,
        en:
          "\(path) holds a \(there.name) already. Add --replace to overwrite it, or name another folder with --output.",
        fr:
          "\(path) contient déjà un fichier \(there.name). Ajoutez --replace pour le remplacer, ou indiquez un autre dossier avec --output."
      )
    }
    // Without its last file the old result no longer passes for a whole one.
    if let last = files.last { unlink(path + "/" + last.name) }
    for file in files {
      try WholeFile.write([file.bytes], to: path + "/" + file.name, option: Self.option)
    }
    fsync(folder)
  }
}

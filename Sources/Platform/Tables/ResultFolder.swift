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

  package init(_ path: String) {
    self.path = path
  }

  /// - Parameters:
  ///   - files: names and contents; the last one is written last.
  ///   - replacing: whether files of these names may be overwritten.
  package func write(_ files: [(name: String, bytes: [UInt8])], replacing: Bool) throws(Refusal) {
    try create()
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw cannotWrite(path, errno) }
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
    for file in files { try write(file.bytes, as: file.name) }
    fsync(folder)
  }

  private func create() throws(Refusal) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += (made.isEmpty || made == "/" ? "" : "/") + part
      if mkdir(made, 0o777) != 0, errno != EEXIST { throw cannotWrite(made, errno) }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw cannotWrite(path, ENOTDIR)
    }
  }

  private func write(_ bytes: [UInt8], as name: String) throws(Refusal) {
    let final = path + "/" + name
    let unfinished = final + ".unfinished"
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw cannotWrite(final, errno) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let code = errno
        close(descriptor)
        unlink(unfinished)
        throw cannotWrite(final, code)
      }
      written += count
    }
    let isSafe = fsync(descriptor) == 0 && close(descriptor) == 0 && rename(unfinished, final) == 0
    guard isSafe else { throw cannotWrite(final, errno) }
  }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

private func cannotWrite(_ path: String, _ code: Int32) -> Refusal {
  let cause = String(cString: strerror(code))
  return code == ENOSPC
    ? Refusal(
      .output,
      en: "The disk is full: \(path) could not be written. Free some space and run the same command again.",
      fr:
        "Le disque est plein : \(path) n’a pas pu être écrit. Libérez de l’espace et relancez la même commande."
    )
    : Refusal(
      .output, en: "\(path) cannot be written (\(cause)). Name a folder of yours with --output.",
      fr: "\(path) ne peut pas être écrit (\(cause)). Indiquez un de vos dossiers avec --output.")
}

import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes files that nobody ever reads half of: under another name first, onto the disk, then in place of what was there.
///
/// Who has the old file open goes on reading the old one.
package enum WholeFile {
  /// - Parameters:
  ///   - pieces: what the file will hold, one after the other.
  ///   - option: the option by which a person names another folder, for the sentence of a refusal.
  package static func write(_ pieces: [[UInt8]], to path: String, option: String) throws(Refusal) {
    let unfinished = path + ".unfinished"
    let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw cannotWrite(path, errno, option: option) }
    for bytes in pieces {
      var written = 0
      while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes { systemWrite(descriptor, $0) }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else {
          let code = errno
          close(descriptor)
          unlink(unfinished)
          throw cannotWrite(path, code, option: option)
        }
        written += count
      }
    }
    let isSafe = fsync(descriptor) == 0 && close(descriptor) == 0 && rename(unfinished, path) == 0
    guard isSafe else { throw cannotWrite(path, errno, option: option) }
  }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

func cannotWrite(_ path: String, _ code: Int32, option: String) -> Refusal {
  let cause = String(cString: strerror(code))
  return code == ENOSPC
    ? Refusal(
      .output,
      en: "The disk is full: \(path) could not be written. Free some space and run the same command again.",
      fr:
        "Le disque est plein : \(path) n’a pas pu être écrit. Libérez de l’espace et relancez la même commande."
    )
    : Refusal(
      .output, en: "\(path) cannot be written (\(cause)). Name a folder of yours with \(option).",
      fr: "\(path) ne peut pas être écrit (\(cause)). Indiquez un de vos dossiers avec \(option).")
}

/// Makes a folder and those above it, as far as they are not there.
func createFolder(_ path: String, option: String) throws(Refusal) {
  var made = path.hasPrefix("/") ? "/" : ""
  for part in path.split(separator: "/") {
    made += (made.isEmpty || made == "/" ? "" : "/") + part
    if mkdir(made, 0o777) != 0, errno != EEXIST { throw cannotWrite(made, errno, option: option) }
  }
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
    throw cannotWrite(path, ENOTDIR, option: option)
  }
}

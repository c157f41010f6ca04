import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of which one process at a time changes the files.
///
/// Others wait until it is done; the system lets go of the lock when a process ends, however it ends. Readers need no
/// lock: they find each file as it was or as it is, never half of it.
package struct LockedFolder: ~Copyable {
  package let path: String
  private let option: String
  private let descriptor: Int32

  /// Makes the folder if it is not there, and waits until nobody else changes it.
  ///
  /// - Parameter option: the option by which a person names another folder.
  package init(_ path: String, option: String) throws(Refusal) {
    try createFolder(path, option: option)
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotWrite(path, errno, option: option) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno == EINTR { continue }
      let code = errno
      close(descriptor)
      throw cannotWrite(path, code, option: option)
    }
    self.path = path
    self.option = option
    self.descriptor = descriptor
  }

  /// Puts a file in place of what was there under its name.
  package func write(_ pieces: [[UInt8]], as name: String) throws(Refusal) {
    try WholeFile.write(pieces, to: path + "/" + name, option: option)
    fsync(descriptor)
  }

  /// Removes a file; nothing happens if there is none.
  package func remove(_ name: String) throws(Refusal) {
    let file = path + "/" + name
    if unlink(file) != 0, errno != ENOENT { throw cannotWrite(file, errno, option: option) }
    fsync(descriptor)
  }

  deinit { close(descriptor) }
}

import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of bytes, read or written from its beginning, closed when it is let go.
final class BinaryFile: Sendable {
  let path: String
  private let descriptor: Int32

  /// One that is there.
  init(reading path: String) throws(Refusal) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .isMissing(path) }
  }

  /// A new one, which nobody else may read.
  init(creating path: String) throws(Refusal) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw errno == EEXIST ? .isThere(path) : .cannotWrite(path) }
  }

  deinit { close(descriptor) }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func remove(_ path: String) { unlink(path) }

  /// Whether it is a file, and only its owner may read it.
  var isPrivate: Bool {
    var state = stat()
    return fstat(descriptor, &state) == 0 && state.st_mode & S_IFMT == S_IFREG && state.st_mode & 0o077 == 0
  }

  /// So many bytes, fewer at the end.
  func read(_ count: Int) throws(Refusal) -> [UInt8] {
    var (bytes, filled) = ([UInt8](repeating: 0, count: count), 0)
    while filled < count {
      // The room that is left begins at what was filled, which is below the count.
      let more = bytes.withUnsafeMutableBytes { systemRead(descriptor, .init(rebasing: $0[filled...])) }
      if more < 0, errno == EINTR { continue }
      if more < 0 { throw .isMissing(path) }
      if more == 0 { break }
      filled += more
    }
    return filled == count ? bytes : Array(bytes.prefix(filled))
  }

  func write(_ bytes: [UInt8]) throws(Refusal) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .cannotWrite(path) }
      rest = rest.dropFirst(count)
    }
  }

  /// Begins anew.
  func empty() throws(Refusal) {
    guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else { throw .cannotWrite(path) }
  }

  /// The disk has all of it when this returns.
  func synchronise() throws(Refusal) {
    guard fsync(descriptor) == 0 else { throw .cannotWrite(path) }
  }

  /// Gives it the name by which it is looked for, unless something has that name, and has the folder on the disk too.
  func publish(as name: String) throws(Refusal) {
    if link(path, name) == 0 {
      unlink(path)
    } else if errno == EEXIST {
      throw .isThere(name)
    } else {
      // A disk that cannot give a file two names.
      guard access(name, F_OK) != 0 else { throw .isThere(name) }
      guard rename(path, name) == 0 else { throw .cannotWrite(name) }
    }
    let folder = name.lastIndex(of: "/").map { $0 == name.startIndex ? "/" : String(name[..<$0]) } ?? "."
    let held = open(folder, O_RDONLY | O_CLOEXEC)
    guard held >= 0 else { throw .cannotWrite(name) }
    defer { close(held) }
    guard fsync(held) == 0 else { throw .cannotWrite(name) }
  }
}

private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, bytes.baseAddress, bytes.count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is read where it lies: the system brings in the pages that are looked at, and processes share them.
///
/// The file must be replaced whole, under another name first (`WholeFile`), and never be changed in place: who has it mapped
/// goes on reading the old one then.
package final class MappedFile: Sendable {
  /// Readable and unchanged as long as this object lives: only for one who keeps it too. Others use `read`.
  package var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
  }

  /// Looks at the content.
  package func read<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(bytes)
  }

  private let address: UInt
  package let count: Int

  /// - Throws: a refusal if the file is not there, is empty or cannot be read.
  package init(_ path: String) throws(Refusal) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotOpen(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw cannotOpen(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw cannotOpen(path, EISDIR) }
    count = Int(status.st_size)
    guard count > 0 else {
      address = 0
      return
    }
    let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let start, start != MAP_FAILED else { throw cannotOpen(path, errno) }
    address = UInt(bitPattern: start)
  }

  deinit {
    if count > 0 { munmap(UnsafeMutableRawPointer(bitPattern: address), count) }
  }
}

import Basics
import Crypto

/// An encrypted file: 16 letters, 32 bytes of salt, then chunks of 64 KiB, each by itself under AES-256-GCM.
///
/// The key is made of the salt, and so is this file's alone. The nonce of a chunk is its number and whether it is the last,
/// so that chunks cannot be left out, moved, repeated or cut off.
enum SealedStream {
  static let magic = Array("ALLIES-BACKUP-1\n".utf8)
  static let saltCount = 32
  static let chunkCount = 65_536
  static let tagCount = 16

  static func nonce(_ number: UInt64, isLast: Bool) throws -> AES.GCM.Nonce {
    var bytes: [UInt8] = [isLast ? 1 : 0, 0, 0, 0]
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
    return try AES.GCM.Nonce(data: bytes)
  }
}

/// Encrypts what is appended, and writes it.
final class SealedWriter {
  private let file: BinaryFile
  private let key: SymmetricKey
  private var chunk: [UInt8] = []
  private var number: UInt64 = 0

  init(_ file: BinaryFile, key: BackupKey) throws {
    self.file = file
    let salt = (0..<SealedStream.saltCount).map { _ in UInt8.random(in: 0...255) }
    self.key = key.key(salt: salt)
    chunk.reserveCapacity(SealedStream.chunkCount)
    try file.empty()
    try file.write(SealedStream.magic + salt)
  }

  func append(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      // A full chunk is written when more follows: the last one is known by its nonce.
      if chunk.count == SealedStream.chunkCount { try seal(isLast: false) }
      let more = rest.prefix(SealedStream.chunkCount - chunk.count)
      chunk += more
      rest = rest.dropFirst(more.count)
    }
  }

  /// Writes what is left. Nothing follows.
  func finish() throws {
    try seal(isLast: true)
    try file.synchronise()
  }

  private func seal(isLast: Bool) throws {
    let sealed = try AES.GCM.seal(chunk, using: key, nonce: try SealedStream.nonce(number, isLast: isLast))
    try file.write(Array(sealed.ciphertext) + Array(sealed.tag))
    number += 1
    chunk.removeAll(keepingCapacity: true)
  }
}

/// Reads and opens a file that `SealedWriter` wrote. What it gives was in it, in this order, up to here.
final class SealedReader {
  private let file: BinaryFile
  private let key: SymmetricKey
  private var number: UInt64 = 0
  private var next: [UInt8]
  private var open: [UInt8] = []
  private var place = 0
  private(set) var isOver = false

  /// - Throws: a refusal when it is no backup.
  init(_ file: BinaryFile, key: BackupKey) throws(Refusal) {
    self.file = file
    guard try file.read(SealedStream.magic.count) == SealedStream.magic else { throw .isNoBackup(file.path) }
    let salt = try file.read(SealedStream.saltCount)
    guard salt.count == SealedStream.saltCount else { throw .isNoBackup(file.path) }
    self.key = key.key(salt: salt)
    next = try file.read(SealedStream.chunkCount + SealedStream.tagCount)
  }

  /// So many bytes.
  ///
  /// - Throws: a refusal when the key does not open them, or when there are fewer.
  func read(_ count: Int) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(count, SealedStream.chunkCount))
    while bytes.count < count {
      if place == open.count {
        if isOver { throw .doesNotOpen(file.path) }
        try openNext()
      }
      let more = min(count - bytes.count, open.count - place)
      bytes += open[place..<place + more]
      place += more
    }
    return bytes
  }

  /// - Throws: as `read` does.
  func byte() throws(Refusal) -> UInt8 {
    while place == open.count {
      if isOver { throw .doesNotOpen(file.path) }
      try openNext()
    }
    defer { place += 1 }
    return open[place]
  }

  /// Whether all was read, and the file ends here.
  func isAtEnd() throws(Refusal) -> Bool {
    while place == open.count, !isOver { try openNext() }
    return place == open.count
  }

  private func openNext() throws(Refusal) {
    let chunk = next
    next = try file.read(SealedStream.chunkCount + SealedStream.tagCount)
    isOver = next.isEmpty
    guard chunk.count >= SealedStream.tagCount,
      let nonce = try? SealedStream.nonce(number, isLast: isOver),
      let box = try? AES.GCM.SealedBox(
        nonce: nonce, ciphertext: chunk.dropLast(SealedStream.tagCount),
        tag: chunk.suffix(SealedStream.tagCount)),
      let bytes = try? AES.GCM.open(box, using: key)
    else { throw .doesNotOpen(file.path) }
    open = Array(bytes)
    place = 0
    number += 1
  }
}

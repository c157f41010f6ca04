import Basics
import CZlib

/// Packs a zip archive piece by piece, so that none of it need be kept.
///
/// The same parts give the same bytes: every part is dated to the first day that the format knows. How large a part is
/// becomes known at its end, and stands behind it ("data descriptor", APPNOTE 4.3.9) and in the list at the end.
final class ZipWriter {
  private struct Part {
    let name: [UInt8]
    let offset: UInt32
    var checksum: UInt32 = 0
    var packed: UInt32 = 0
    var unpacked: UInt32 = 0
  }

  /// Larger archives have another format, which not every spreadsheet program reads.
  private static let mostBytes = Int(UInt32.max) - (1 << 20)
  private static let pieceSize = 1 << 16

  /// The state inside points back to the stream, which must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: pieceSize)
  private var packed: [UInt8] = []
  /// Bytes that were taken away.
  private var taken = 0
  private var parts: [Part] = []
  private var open: Part?
  private var unpackedCount = 0

  init() throws(Refusal) {
    stream.initialize(to: z_stream())
    // Negative window bits: no header, the archive has its own.
    let size = Int32(MemoryLayout<z_stream>.size)
    let code = deflateInit2_(
      stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    // Only where there is no memory for it.
    guard code == Z_OK else { throw tooLargeForWorkbook }
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    piece.deallocate()
  }

  /// Begins a part; what is written from now on belongs to it.
  func begin(_ name: String) throws(Refusal) {
    try end()
    let part = Part(name: Array(name.utf8), offset: try size(taken + packed.count))
    number(0x0403_4B50, bytes: 4)
    number(Self.version, bytes: 2)
    number(Self.sizesFollow, bytes: 2)
    number(Self.deflated, bytes: 2)
    number(Self.firstDay, bytes: 4)
    // The checksum and both sizes, which follow.
    packed += [UInt8](repeating: 0, count: 12)
    number(UInt32(part.name.count), bytes: 2)
    number(0, bytes: 2)
    packed += part.name
    open = part
    unpackedCount = 0
    deflateReset(stream)
  }

  /// Adds to the part that was begun.
  func write(_ bytes: borrowing [UInt8]) throws(Refusal) {
    guard !bytes.isEmpty else { return }
    unpackedCount += bytes.count
    open?.unpacked = try size(unpackedCount)
    let before = open?.checksum ?? 0
    open?.checksum = bytes.withUnsafeBufferPointer { bytes in
      // zlib promises not to write there. `size` has seen to it that the count fits.
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      stream.pointee.avail_in = UInt32(truncatingIfNeeded: bytes.count)
      deflate(Z_NO_FLUSH)
      return UInt32(
        truncatingIfNeeded: crc32(UInt(before), bytes.baseAddress, UInt32(truncatingIfNeeded: bytes.count)))
    }
  }

  /// Ends the archive: the list of its parts.
  func finish() throws(Refusal) {
    try end()
    let start = try size(taken + packed.count)
    for part in parts {
      number(0x0201_4B50, bytes: 4)
      number(Self.version, bytes: 2)
      number(Self.version, bytes: 2)
      number(Self.sizesFollow, bytes: 2)
      number(Self.deflated, bytes: 2)
      number(Self.firstDay, bytes: 4)
      sizes(of: part)
      number(UInt32(part.name.count), bytes: 2)
      // No extra field, no comment, the first disk, no attributes.
      packed += [UInt8](repeating: 0, count: 12)
      number(part.offset, bytes: 4)
      packed += part.name
    }
    let end = try size(taken + packed.count)
    number(0x0605_4B50, bytes: 4)
    number(0, bytes: 4)
    number(UInt32(parts.count), bytes: 2)
    number(UInt32(parts.count), bytes: 2)
    number(end - start, bytes: 4)
    number(start, bytes: 4)
    number(0, bytes: 2)
  }

  /// What is packed so far and was not taken yet.
  func take() -> [UInt8] {
    defer { packed = [] }
    taken += packed.count
    return packed
  }

  private func end() throws(Refusal) {
    guard var part = open else { return }
    open = nil
    stream.pointee.avail_in = 0
    deflate(Z_FINISH)
    part.packed = try size(Int(clamping: stream.pointee.total_out))
    number(0x0807_4B50, bytes: 4)
    sizes(of: part)
    parts.append(part)
  }

  /// Packs what the stream was given. It ends with room left in the piece, or, when it is to finish, at the end.
  private func deflate(_ flush: Int32) {
    repeat {
      stream.pointee.next_out = piece.baseAddress
      stream.pointee.avail_out = UInt32(Self.pieceSize)
      CZlib.deflate(stream, flush)
      packed.append(contentsOf: piece.dropLast(Int(stream.pointee.avail_out)))
    } while stream.pointee.avail_out == 0
  }

  private func size(_ count: Int) throws(Refusal) -> UInt32 {
    guard count <= Self.mostBytes, let size = UInt32(exactly: count) else { throw tooLargeForWorkbook }
    return size
  }

  private func sizes(of part: Part) {
    number(part.checksum, bytes: 4)
    number(part.packed, bytes: 4)
    number(part.unpacked, bytes: 4)
  }

  /// The lowest byte first.
  private func number(_ number: UInt32, bytes: UInt32) {
    for place in 0..<bytes { packed.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }

  private static let version: UInt32 = 20
  private static let sizesFollow: UInt32 = 1 << 3
  private static let deflated: UInt32 = 8
  /// Midnight, and behind it January 1, 1980.
  private static let firstDay: UInt32 = 0x0021_0000
}

/// What no workbook holds.
var tooLargeForWorkbook: Refusal {
  Refusal(
    .output,
    en: "This list is too large for a workbook. Export it as CSV, or fewer rows of it.",
    fr: "Cette liste est trop grande pour un classeur. Exportez-la en CSV, ou exportez-en moins de lignes.")
}

import Basics
import CZlib

/// The content of a gzip file, which may have several members, bounded against those that unpack to anything.
///
/// - Complexity: O(n) in the unpacked size, at most `limit`.
func gunzipped(_ packed: [UInt8], file: String, limit: Int = Limits.bytes) throws(Refusal) -> [UInt8] {
  // The state inside points back to the stream, which must not move.
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  // 15 window bits, +16: gzip only.
  let size = Int32(MemoryLayout<z_stream>.size)
  guard inflateInit2_(stream, 15 + 16, ZLIB_VERSION, size) == Z_OK else { throw damagedGzip(file) }
  defer { inflateEnd(stream) }

  return try packed.withUnsafeBufferPointer { (source) throws(Refusal) -> [UInt8] in
    guard let count = UInt32(exactly: source.count) else {
      throw tooLarge(file, bytes: source.count, limit: limit)
    }
    // zlib promises not to write there.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.pointee.avail_in = count
    return try inflated(stream, file: file, limit: limit)
  }
}

private func inflated(
  _ stream: UnsafeMutablePointer<z_stream>, file: String, limit: Int
) throws(Refusal) -> [UInt8] {
  var output: [UInt8] = []
  let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
  defer { piece.deallocate() }
  while true {
    stream.pointee.next_out = piece.baseAddress
    stream.pointee.avail_out = UInt32(piece.count)
    let status = inflate(stream, Z_NO_FLUSH)
    output.append(contentsOf: piece.dropLast(Int(stream.pointee.avail_out)))
    guard output.count <= limit else { throw tooLarge(file, bytes: output.count, limit: limit) }
    switch status {
    case Z_OK: continue
    case Z_STREAM_END:
      guard stream.pointee.avail_in > 0 else { return output }
      guard inflateReset(stream) == Z_OK else { throw damagedGzip(file) }
    // Also where the file ends too early.
    default: throw damagedGzip(file)
    }
  }
}

private func damagedGzip(_ file: String) -> Refusal {
  Refusal(
    .content,
    en: "\(file) is a damaged gzip file. Compress it again, or give the list itself.",
    fr: "\(file) est un fichier gzip endommagé. Compressez-le de nouveau ou donnez la liste elle-même.")
}

/// CRC-32 of some bytes, to notice that they were changed by accident or by hand.
package func checksum(_ bytes: [UInt8]) -> UInt32 {
  bytes.withUnsafeBufferPointer {
    UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32(truncatingIfNeeded: $0.count)))
  }
}

/// Looks for any of three bytes, eight places at a time.
///
/// A word with one of the bytes XORed away has a zero where that byte stood, and a zero byte is found by the borrow
/// it causes (Mycroft 1987). Bytes above the lowest zero may be marked wrongly; only the lowest is looked at.
struct ByteSearch {
  private let bytes: (UInt8, UInt8, UInt8)
  private let patterns: (UInt64, UInt64, UInt64)

  init(_ a: UInt8, _ b: UInt8, _ c: UInt8) {
    let everywhere: UInt64 = 0x0101_0101_0101_0101
    bytes = (a, b, c)
    patterns = (everywhere * UInt64(a), everywhere * UInt64(b), everywhere * UInt64(c))
  }

  /// The place of the first of them at `start` or behind, or the end of the text.
  @inline(__always)
  func first(in text: RawSpan, from start: Int) -> Int {
    var i = start
    while i + 8 <= text.byteCount {
      let word = UInt64(littleEndian: text.unsafeLoadUnaligned(fromByteOffset: i, as: UInt64.self))
      let found = zeroBytes(word ^ patterns.0) | zeroBytes(word ^ patterns.1) | zeroBytes(word ^ patterns.2)
      if found != 0 { return i + found.trailingZeroBitCount / 8 }
      i += 8
    }
    while i < text.byteCount {
      let byte = text.unsafeLoad(fromByteOffset: i, as: UInt8.self)
      if byte == bytes.0 || byte == bytes.1 || byte == bytes.2 { return i }
      i += 1
    }
    return text.byteCount
  }

  /// The high bit of every byte that is zero.
  @inline(__always)
  private func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}

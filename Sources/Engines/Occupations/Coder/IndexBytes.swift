/// Bytes that stay where they are and do not change: a file that is mapped, or a buffer of our own.
struct IndexBytes: @unchecked Sendable {
  // Read only. `@unchecked`, since a pointer is not Sendable; `owner` keeps what is behind it.
  private let bytes: UnsafeRawBufferPointer
  private let owner: any AnyObject & Sendable

  /// - Parameter owner: the bytes must stay readable and unchanged while it lives.
  init(_ bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) {
    self.bytes = bytes
    self.owner = owner
  }

  /// A copy.
  init(copying bytes: [UInt8]) {
    let buffer = OwnBuffer(count: bytes.count)
    buffer.bytes.copyBytes(from: bytes)
    self.init(UnsafeRawBufferPointer(buffer.bytes), owner: buffer)
  }

  var count: Int { bytes.count }
  /// Whether numbers of 8 bytes can be read in place.
  var isAligned: Bool { bytes.baseAddress.map { UInt(bitPattern: $0) % 8 == 0 } ?? true }
  var all: [UInt8] { Array(bytes) }

  /// The elements in a part of the bytes; nil if they do not lie in it whole and aligned.
  func column<Element: BitwiseCopyable>(_ part: Range<Int>, of: Element.Type) -> IndexColumn<Element>? {
    guard part.lowerBound >= 0, part.upperBound <= bytes.count, isAligned,
      part.lowerBound % MemoryLayout<Element>.alignment == 0, part.count % MemoryLayout<Element>.stride == 0
    else { return nil }
    let elements = UnsafeRawBufferPointer(rebasing: bytes[part]).bindMemory(to: Element.self)
    return IndexColumn(elements: elements, owner: owner)
  }

  /// A checksum of a part: four multiplications in step over 32 bytes each time, for a file is read whole when it is
  /// opened. Any change of one byte changes it; it is no proof against forgery.
  func checksum(_ part: Range<Int>) -> UInt64? {
    guard let words = column(part, of: UInt64.self)?.elements else { return nil }
    let span = words.span
    var a: UInt64 = 1
    var b: UInt64 = 2
    var c: UInt64 = 3
    var d: UInt64 = 4
    let prime: UInt64 = 0x9e37_79b9_7f4a_7c15
    var place = 0
    while place + 4 <= span.count {
      a = (a ^ span[place]) &* prime
      b = (b ^ span[place + 1]) &* prime
      c = (c ^ span[place + 2]) &* prime
      d = (d ^ span[place + 3]) &* prime
      a ^= a >> 29
      b ^= b >> 29
      c ^= c >> 29
      d ^= d >> 29
      place += 4
    }
    while place < span.count {
      a = (a ^ span[place]) &* prime
      a ^= a >> 29
      place += 1
    }
    return [b, c, d, UInt64(span.count)].reduce(a) { TitleFeatures.mixed($0, $1) }
  }
}

/// Memory of our own, 16-byte aligned; whoever makes it writes all of it.
final class OwnBuffer: @unchecked Sendable {
  // Written before it is shared, only read afterwards.
  let bytes: UnsafeMutableRawBufferPointer

  init(count: Int) {
    bytes = .allocate(byteCount: count, alignment: 16)
  }

  deinit { bytes.deallocate() }
}

/// Elements of one kind in the bytes of an index.
struct IndexColumn<Element: BitwiseCopyable>: @unchecked Sendable {
  /// Read only, through `elements.span`, whose accesses are checked; whoever reads holds the column, which keeps the
  /// owner.
  let elements: UnsafeBufferPointer<Element>
  private let owner: any AnyObject & Sendable

  fileprivate init(elements: UnsafeBufferPointer<Element>, owner: any AnyObject & Sendable) {
    self.elements = elements
    self.owner = owner
  }

  static var empty: IndexColumn {
    IndexColumn(elements: UnsafeBufferPointer(start: nil, count: 0), owner: OwnBuffer(count: 0))
  }

  var count: Int { elements.count }
  var all: [Element] { withExtendedLifetime(owner) { Array(elements) } }

  /// The element at a place; nil outside.
  @inline(__always)
  func at(_ place: Int) -> Element? {
    let span = elements.span
    return place >= 0 && place < span.count ? span[place] : nil
  }
}

import Basics
import CExpat

/// Is told what stands in an XML document, in the order of the text.
///
/// Names come without their prefix: two editions of a format that differ only in namespaces read alike.
protocol XMLListener: AnyObject {
  func opened(_ element: String, _ attributes: XMLAttributes) throws(Refusal)
  /// A piece of text; one text may come in several.
  func text(_ piece: UnsafeBufferPointer<UInt8>)
  func closed(_ element: String) throws(Refusal)
}

/// The attributes of an element, valid only while its listener is being told of it.
struct XMLAttributes {
  fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

  subscript(name: String) -> String? {
    guard let pairs else { return nil }
    var i = 0
    while let key = pairs[i], let value = pairs[i + 1] {
      if localName(key) == name { return String(cString: value) }
      i += 2
    }
    return nil
  }
}

/// Reads an XML document piece by piece, without building a tree.
///
/// A document type declaration is refused: no list has one, and entities are how small files grow without end.
final class XMLReader {
  /// No workbook nests more than a dozen elements.
  private static let deepest = 100
  /// Bytes of a single tag. A longer one would be looked through again with every piece that arrives.
  private static let longestTag = 1 << 20

  private let parser: XML_Parser
  private let listener: any XMLListener
  private let file: String
  private var refusal: Refusal?
  private var depth = 0
  private var taken = 0

  init(telling listener: any XMLListener, file: String) throws(Refusal) {
    guard let parser = XML_ParserCreate(nil) else { throw damagedWorkbook(file) }
    self.parser = parser
    self.listener = listener
    self.file = file
    // The parser lives no longer than this object, so it need not keep it alive.
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { reader, name, attributes in
        guard let name else { return }
        XMLReader.step(reader) { (reader) throws(Refusal) in
          reader.depth += 1
          guard reader.depth <= XMLReader.deepest else { throw damagedWorkbook(reader.file) }
          try reader.listener.opened(localName(name), XMLAttributes(pairs: attributes))
        }
      },
      { reader, name in
        guard let name else { return }
        XMLReader.step(reader) { (reader) throws(Refusal) in
          reader.depth -= 1
          try reader.listener.closed(localName(name))
        }
      })
    XML_SetCharacterDataHandler(parser) { reader, piece, count in
      guard let piece, count > 0 else { return }
      XMLReader.step(reader) { (reader) throws(Refusal) in
        piece.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
          reader.listener.text(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { reader, _, _, _, _ in
      XMLReader.step(reader) { (reader) throws(Refusal) in throw damagedWorkbook(reader.file) }
    }
  }

  deinit { XML_ParserFree(parser) }

  func take(_ piece: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    try parse(piece, isLast: false)
    taken += piece.count
    guard taken - Int(XML_GetCurrentByteIndex(parser)) <= Self.longestTag else { throw damagedWorkbook(file) }
  }

  func finish() throws(Refusal) {
    try parse(UnsafeBufferPointer(start: nil, count: 0), isLast: true)
  }

  private func parse(_ piece: UnsafeBufferPointer<UInt8>, isLast: Bool) throws(Refusal) {
    let status = piece.withMemoryRebound(to: XML_Char.self) {
      XML_Parse(parser, $0.baseAddress, Int32(truncatingIfNeeded: $0.count), isLast ? 1 : 0)
    }
    if let refusal { throw refusal }
    guard status == XML_STATUS_OK else { throw damagedWorkbook(file) }
  }

  /// Carries a refusal across the C of the parser, which cannot throw. The first one stops the reading.
  private static func step(
    _ reader: UnsafeMutableRawPointer?, _ tell: (XMLReader) throws(Refusal) -> Void
  ) {
    guard let reader else { return }
    let me = Unmanaged<XMLReader>.fromOpaque(reader).takeUnretainedValue()
    guard me.refusal == nil else { return }
    do {
      try tell(me)
    } catch {
      me.refusal = error
      XML_StopParser(me.parser, XML_Bool(XML_FALSE))
    }
  }
}

extension ZipArchive {
  /// Reads an XML part from beginning to end.
  mutating func read(_ part: String, telling listener: any XMLListener, file: String) throws(Refusal) {
    let reader = try XMLReader(telling: listener, file: file)
    try unpack(part) { (piece) throws(Refusal) in try reader.take(piece) }
    try reader.finish()
  }
}

/// The name behind the prefix: `x:row` and `row` are both `row`.
private func localName(_ name: UnsafePointer<XML_Char>) -> String {
  var start = name
  var next = name
  while next.pointee != 0 {
    if next.pointee == 0x3A { start = next + 1 }
    next += 1
  }
  return String(cString: start)
}

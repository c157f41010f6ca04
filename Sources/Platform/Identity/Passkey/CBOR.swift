/// As much of CBOR (RFC 8949) as passkeys are written in: whole numbers, bytes, text, lists, maps with keys of numbers or
/// text, true, false and null, all of a length that is said before them.
enum CBOR: Equatable {
  enum Key: Hashable {
    case number(Int64)
    case text(String)
  }

  case number(Int64)
  case bytes([UInt8])
  case text(String)
  case list([CBOR])
  case map([Key: CBOR])
  case bool(Bool)
  case null

  /// Reads one value, and leaves what follows it.
  ///
  /// - Throws: for anything else than the above, for keys that come twice, for what is nested deeper than `deepest`, and
  ///   for a length that goes beyond the bytes there are, before anything of that length is made.
  /// - Complexity: O(n) in the bytes.
  static func first(of bytes: inout ArraySlice<UInt8>) throws(PasskeyFault) -> CBOR {
    var reader = CBORReader(rest: bytes)
    let value = try reader.value(depth: 0)
    bytes = reader.rest
    return value
  }

  /// Reads all of the bytes as one value.
  static func only(in bytes: [UInt8]) throws(PasskeyFault) -> CBOR {
    var rest = bytes[...]
    let value = try first(of: &rest)
    guard rest.isEmpty else { throw .unreadable }
    return value
  }

  subscript(_ number: Int64) -> CBOR? { self[.number(number)] }
  subscript(_ text: String) -> CBOR? { self[.text(text)] }

  private subscript(_ key: Key) -> CBOR? {
    guard case .map(let map) = self else { return nil }
    return map[key]
  }

  var asNumber: Int64? { if case .number(let number) = self { number } else { nil } }
  var asBytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
  var asText: String? { if case .text(let text) = self { text } else { nil } }
}

private struct CBORReader {
  /// CTAP's own messages are nested four deep.
  static let deepest = 8

  var rest: ArraySlice<UInt8>

  mutating func value(depth: Int) throws(PasskeyFault) -> CBOR {
    guard depth < Self.deepest, let head = rest.popFirst() else { throw .unreadable }
    let argument = try argument(head & 31)
    switch head >> 5 {
    case 0:
      return .number(try small(argument))
    case 1:
      // -1 - n, which cannot overflow for n in 0...Int64.max.
      return .number(-1 - (try small(argument)))
    case 2:
      return .bytes(Array(try take(argument)))
    case 3:
      guard let text = String(validating: try take(argument), as: UTF8.self) else { throw .unreadable }
      return .text(text)
    case 4:
      var list: [CBOR] = []
      for _ in 0..<(try count(argument, bytesEach: 1)) { list.append(try value(depth: depth + 1)) }
      return .list(list)
    case 5:
      var map: [CBOR.Key: CBOR] = [:]
      for _ in 0..<(try count(argument, bytesEach: 2)) {
        let key: CBOR.Key
        switch try value(depth: depth + 1) {
        case .number(let number): key = .number(number)
        case .text(let text): key = .text(text)
        default: throw .unreadable
        }
        guard map.updateValue(try value(depth: depth + 1), forKey: key) == nil else { throw .unreadable }
      }
      return .map(map)
    case 7 where head & 31 == 20: return .bool(false)
    case 7 where head & 31 == 21: return .bool(true)
    case 7 where head & 31 == 22: return .null
    default: throw .unreadable
    }
  }

  /// The number after a head: in its own five bits, or in the next one, two, four or eight bytes.
  private mutating func argument(_ short: UInt8) throws(PasskeyFault) -> UInt64 {
    switch short {
    case 0..<24: UInt64(short)
    case 24: try number(of: 1)
    case 25: try number(of: 2)
    case 26: try number(of: 4)
    case 27: try number(of: 8)
    default: throw .unreadable
    }
  }

  private mutating func number(of bytes: UInt64) throws(PasskeyFault) -> UInt64 {
    try take(bytes).reduce(0) { $0 << 8 | UInt64($1) }
  }

  private mutating func take(_ length: UInt64) throws(PasskeyFault) -> ArraySlice<UInt8> {
    guard let length = Int(exactly: length), length <= rest.count else { throw .unreadable }
    let taken = rest.prefix(length)
    rest = rest.dropFirst(length)
    return taken
  }

  private func small(_ argument: UInt64) throws(PasskeyFault) -> Int64 {
    guard let number = Int64(exactly: argument) else { throw .unreadable }
    return number
  }

  private func count(_ argument: UInt64, bytesEach: Int) throws(PasskeyFault) -> Int {
    guard let count = Int(exactly: argument), count <= rest.count / bytesEach else { throw .unreadable }
    return count
  }
}

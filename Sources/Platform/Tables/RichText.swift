/// Gathers the text of one string of a workbook, which may come in differently formatted runs.
///
/// The runs are joined; what only tells how the text is pronounced (`rPh`, in Japanese lists) is left out.
/// White space at the ends of a run counts only where the run says so, as in the programs that show it.
struct RichText {
  private(set) var bytes: [UInt8] = []
  private var runStart: Int?
  private var keepsSpace = false
  private var isPronunciation = false

  /// Forgets the string before.
  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    runStart = nil
    isPronunciation = false
  }

  mutating func opened(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "rPh": isPronunciation = true
    case "t" where !isPronunciation:
      runStart = bytes.count
      keepsSpace = attributes["space"] == "preserve"
    default: break
    }
  }

  mutating func text(_ piece: UnsafeBufferPointer<UInt8>) {
    if runStart != nil { bytes.append(contentsOf: piece) }
  }

  mutating func closed(_ element: String) {
    switch element {
    case "rPh": isPronunciation = false
    case "t":
      guard let start = runStart else { return }
      runStart = nil
      let run = bytes[start...]
      let kept = keepsSpace ? run : withoutSpaceAround(run)
      guard kept.count < run.count || kept.contains(underscore) else { return }
      bytes.replaceSubrange(start..., with: unescaped(kept))
    default: break
    }
  }
}

/// Text in which `_x000D_` and its like are the letters they stand for (ECMA-376, part 1, 22.9.2.19).
///
/// Workbooks write so what XML cannot hold. `_x005F_` is an underscore that begins no such escape. A zero stays
/// as it is written: no text has one, and what comes after may not bear it.
func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
  guard text.contains(underscore) else { return Array(text) }
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var rest = text
  while let byte = rest.first {
    var units: [UInt16] = []
    while let unit = escapedUnit(rest) {
      units.append(unit)
      rest = rest.dropFirst(escapeLength)
    }
    if units.isEmpty {
      result.append(byte)
      rest = rest.dropFirst()
    } else {
      result.append(contentsOf: String(decoding: units, as: UTF16.self).utf8)
    }
  }
  return result
}

/// `_xHHHH_`
private let escapeLength = 7

private func escapedUnit(_ text: ArraySlice<UInt8>) -> UInt16? {
  guard text.first == underscore else { return nil }
  let escape = text.prefix(escapeLength)
  guard escape.count == escapeLength, escape.starts(with: [underscore, 0x78]), escape.last == underscore
  else { return nil }
  let digits = escape.dropFirst(2).dropLast()
  guard digits.first != 0x2B, digits.first != 0x2D,
    let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16), unit != 0
  else { return nil }
  return unit
}

private func withoutSpaceAround(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var slice = text.drop { $0 <= 0x20 }
  while let last = slice.last, last <= 0x20 { slice = slice.dropLast() }
  return slice
}

private let underscore: UInt8 = 0x5F

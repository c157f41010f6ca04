import CQRCode

/// A square of dark and light dots that a telephone reads (ISO/IEC 18004), by libqrencode.
package struct QRCode: Sendable {
  /// How many dots a side has.
  package let width: Int
  /// Row by row.
  package let isDark: [Bool]

  /// Nil when the text is too long, or when the machine has no libqrencode: what it says stands beside it in letters.
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard (1...2_000).contains(bytes.count), let count = Int32(exactly: bytes.count) else { return nil }
    // Up to 15 percent of it may be dirty.
    guard let code = QRcode_encodeData(count, bytes, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    // A side has 21 to 177 dots.
    let width = Int(code.pointee.width)
    guard (21...177).contains(width), let dots = code.pointee.data else { return nil }
    self.width = width
    isDark = UnsafeBufferPointer(start: dots, count: width * width).map { $0 & 1 == 1 }
  }

  /// The drawing: dark on a light ground with the margin of four dots that readers need, in dark pages too. The names that
  /// people hear in place of it are given by the page around it.
  package var svg: String {
    let side = width + 8
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" shape-rendering="crispEdges" \
      aria-hidden="true"><path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path d="\(path)"/></svg>
      """
  }

  /// One stroke for each row of dark dots in a line.
  private var path: String {
    var path = ""
    for row in 0..<width {
      var column = 0
      while column < width {
        let length = isDark[(row * width + column)..<(row + 1) * width].prefix { $0 }.count
        if length > 0 { path += "M\(column + 4) \(row + 4)h\(length)v1h-\(length)z" }
        column += max(1, length)
      }
    }
    return path
  }
}

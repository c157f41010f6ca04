import Basics
import TestSupport
import Testing

@testable import Tables

/// Damages files at random, always in the same way.
private struct Damager {
  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(bound, 1)))
  }

  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    let telling: [UInt8] = [
      0x22, 0x2C, 0x3B, 0x0A, 0x0D, 0x00, 0xFF, 0xFE, 0x3C, 0x3E, 0x26, 0x39, 0x45, 0x2D,
    ]
    var result = bytes
    for _ in 0...below(4) {
      guard !result.isEmpty else { return result }
      let place = below(result.count)
      switch below(6) {
      case 0: result[place] = UInt8(below(256))
      case 1: result[place] = telling[below(telling.count)]
      case 2: result[place] ^= 1 << UInt8(below(8))
      case 3: result.insert(telling[below(telling.count)], at: place)
      case 4: result.removeSubrange(place..<min(place + 1 + below(8), result.count))
      default: result.insert(contentsOf: result[place..<min(place + 1 + below(16), result.count)], at: place)
      }
    }
    if below(8) == 0 { result.removeLast(below(result.count + 1)) }
    return result
  }
}

@Suite("Damaged files")
struct MutationTests {
  private static let list =
    "\u{FEFF}Prénom,\"Ville, province\",Depuis\r\nAmina,\"Halifax, \"\"NS\"\"\",2026-01-05\r\nHélène,Montréal,\n"

  private static let workbook: Workbook = {
    var workbook = Workbook(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Since_x000D_</t></is></c></row>\
      <row r="3"><c r="A3" t="str"><f>A1</f><v>Amina</v></c><c r="C3" s="1"><v>46348.5</v></c><c t="b"><v>1</v></c></row>
      """)
    workbook.strings = "<si><r><t>Na</t></r><r><t>me</t></r></si>"
    workbook.styles =
      "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
    return workbook
  }()

  /// Looks at every cell, so that a span out of place shows.
  private func look(_ bytes: [UInt8]) {
    guard let sheet = try? Sheet.read(bytes, file: "list") else { return }
    for row in 0..<sheet.rowCount {
      let row = sheet[row]
      #expect(row.number > 0)
      for column in 0..<min(row.cellCount, 64) { _ = row.text(column).count }
      _ = row.isBlank
    }
  }

  @Test("a damaged text file is read or refused, and nothing else happens")
  func text() {
    var damager = Damager(seed: 1)
    for _ in 0..<1_500 {
      look(damager.damaged(Array(Self.list.utf8)))
      look(damager.damaged(utf16(Self.list)))
    }
  }

  @Test("a damaged gzip file is read or refused, and nothing else happens")
  func gzip() {
    var damager = Damager(seed: 2)
    let packed = gzipped(Array(Self.list.utf8))
    for _ in 0..<1_500 { look(damager.damaged(packed)) }
  }

  @Test("a damaged workbook is read or refused, and nothing else happens")
  func archive() {
    var damager = Damager(seed: 3)
    let packed = Self.workbook.bytes
    for _ in 0..<1_500 { look(damager.damaged(packed)) }
  }

  @Test("a workbook with damaged parts is read or refused, and nothing else happens")
  func parts() {
    var damager = Damager(seed: 4)
    for _ in 0..<500 {
      var workbook = Self.workbook
      let rows = damager.damaged(Array(workbook.tabs[0].rows.utf8))
      workbook.tabs[0].rows = String(decoding: rows, as: UTF8.self)
      workbook.strings = String(decoding: damager.damaged(Array(workbook.strings.utf8)), as: UTF8.self)
      workbook.styles = String(decoding: damager.damaged(Array(workbook.styles.utf8)), as: UTF8.self)
      look(workbook.bytes)
    }
  }
}

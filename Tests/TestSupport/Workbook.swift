import CZip
import Testing

/// A workbook made for a test, from XML written by hand.
package struct Workbook {
  package struct Tab {
    package var name: String
    package var state = "visible"
    /// What stands in `<sheetData>`.
    package var rows: String

    package init(name: String, state: String = "visible", rows: String) {
      self.name = name
      self.state = state
      self.rows = rows
    }
  }

  package var tabs: [Tab] = []
  /// What stands in `<sst>`.
  package var strings = ""
  /// What stands in `<styleSheet>`.
  package var styles = ""
  package var properties = ""
  /// Parts to be added, replaced, or left out where nil.
  package var parts: [(name: String, content: [UInt8]?)] = []

  /// A workbook of one sheet.
  package init(_ rows: String) { tabs = [Tab(name: "People", rows: rows)] }

  package init(tabs: [Tab]) { self.tabs = tabs }

  /// A workbook of one sheet that holds these texts.
  package init(texts: [[String]]) {
    let rows = texts.map { row in
      "<row>"
        + row.map { "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(Self.escaped($0))</t></is></c>" }
        .joined() + "</row>"
    }
    self.init(rows.joined())
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  package mutating func set(_ part: String, _ content: String?) {
    parts.append((part, content.map { Array($0.utf8) }))
  }

  package var bytes: [UInt8] {
    var all: [(name: String, content: [UInt8]?)] = [
      ("_rels/.rels", Array(rootRelationships.utf8)), ("xl/workbook.xml", Array(main.utf8)),
      ("xl/_rels/workbook.xml.rels", Array(relationships.utf8)),
      ("xl/sharedStrings.xml", Array("<sst \(Workbook.namespace)>\(strings)</sst>".utf8)),
      ("xl/styles.xml", Array("<styleSheet \(Workbook.namespace)>\(styles)</styleSheet>".utf8)),
    ]
    for (index, tab) in tabs.enumerated() {
      let sheet = "<worksheet \(Workbook.namespace)><sheetData>\(tab.rows)</sheetData></worksheet>"
      all.append(("xl/worksheets/sheet\(index + 1).xml", Array(sheet.utf8)))
    }
    for part in parts {
      all.removeAll { $0.name == part.name }
      all.append(part)
    }
    return zipped(all.compactMap { part in part.content.map { (part.name, $0) } })
  }

  private static let namespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private var rootRelationships: String {
    "<Relationships><Relationship Id=\"rId1\" Type=\"\(Workbook.office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
  }

  private var main: String {
    let sheets = tabs.enumerated().map { index, tab in
      "<sheet name=\"\(tab.name)\" sheetId=\"\(index + 1)\" state=\"\(tab.state)\" r:id=\"rId\(index + 1)\"/>"
    }
    return
      "<workbook \(Workbook.namespace) xmlns:r=\"\(Workbook.office)\">\(properties)<sheets>\(sheets.joined())</sheets></workbook>"
  }

  private var relationships: String {
    let sheets = tabs.indices.map { index in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(Workbook.office)/worksheet\" Target=\"worksheets/sheet\(index + 1).xml\"/>"
    }
    return """
      <Relationships>\(sheets.joined())\
      <Relationship Id="rId98" Type="\(Workbook.office)/styles" Target="/xl/styles.xml"/>\
      <Relationship Id="rId99" Type="\(Workbook.office)/sharedStrings" Target="sharedStrings.xml"/></Relationships>
      """
  }
}

/// A zip archive of these parts, made in memory.
package func zipped(_ parts: [(name: String, content: [UInt8])], password: String? = nil) -> [UInt8] {
  guard let target = zip_source_buffer_create(nil, 0, 0, nil),
    let archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nil)
  else { return [] }
  zip_source_keep(target)
  defer { zip_source_free(target) }
  var lent: [UnsafeMutableBufferPointer<UInt8>] = []
  defer { lent.forEach { $0.deallocate() } }
  for part in parts {
    // The archive reads it only when it is closed.
    let content = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(part.content.count, 1))
    _ = content.initialize(from: part.content)
    lent.append(content)
    let source = zip_source_buffer(archive, content.baseAddress, UInt64(part.content.count), 0)
    let index = zip_file_add(archive, part.name, source, 0)
    #expect(index >= 0)
    if let password, index >= 0 {
      zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password)
    }
  }
  #expect(zip_close(archive) == 0)
  var about = zip_stat_t()
  zip_source_stat(target, &about)
  var bytes = [UInt8](repeating: 0, count: Int(about.size))
  zip_source_open(target)
  defer { zip_source_close(target) }
  let got = zip_source_read(target, &bytes, UInt64(bytes.count))
  #expect(got == bytes.count)
  return bytes
}

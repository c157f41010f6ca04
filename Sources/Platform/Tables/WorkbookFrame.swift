/// What stands around the rows of a workbook that we write.
enum WorkbookFrame {
  static let sheetPart = "xl/worksheets/sheet1.xml"

  /// How a cell is shown: a place in the list of formats in `styles`.
  struct Style: RawRepresentable {
    let rawValue: Int

    static let plain = Style(rawValue: 0)
    static let heading = Style(rawValue: 1)
    /// Text that begins as a formula does.
    static let guarded = Style(rawValue: 2)
    static let day = Style(rawValue: 3)
    static let moment = Style(rawValue: 4)

    /// More decimals than six are shown as the program likes.
    static func number(places: Int) -> Style {
      (1...6).contains(places) ? Style(rawValue: moment.rawValue + places) : .plain
    }
  }

  /// The parts before the sheet, in the order in which programs look for them.
  static func parts(sheet name: String) -> [(name: String, content: String)] {
    [
      (
        "[Content_Types].xml",
        """
        \(declaration)<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(main).sheet.main+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(main).styles+xml"/>\
        <Override PartName="/\(sheetPart)" ContentType="\(main).worksheet+xml"/></Types>
        """
      ),
      ("_rels/.rels", relationships([("officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        """
        \(declaration)<workbook \(namespace) xmlns:r="\(office)"><bookViews><workbookView/></bookViews>\
        <sheets><sheet name="\(tabName(name))" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
      ),
      (
        "xl/_rels/workbook.xml.rels",
        relationships([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])
      ),
      ("xl/styles.xml", styles),
    ]
  }

  /// The first row stays when the others are scrolled.
  static func sheetStart(widths: [Int]) -> String {
    let columns = widths.enumerated().map { index, width in
      "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
    }
    return """
      \(declaration)<worksheet \(namespace)><sheetViews><sheetView workbookViewId="0">\
      <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
      \(columns.isEmpty ? "" : "<cols>\(columns.joined())</cols>")<sheetData>
      """
  }

  static let sheetEnd = "</sheetData></worksheet>"

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
  private static let namespace = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let main = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static func relationships(_ targets: [(kind: String, target: String)]) -> String {
    let all = targets.enumerated().map { index, target in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(target.kind)\" Target=\"\(target.target)\"/>"
    }
    return declaration
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + all.joined() + "</Relationships>"
  }

  /// The formats in the order of `Style`. Two fills, since programs keep the first two for themselves.
  private static let styles: String = {
    let decimals = (1...6).map { String(repeating: "0", count: $0) }
    let codes = ["yyyy\\-mm\\-dd", "yyyy\\-mm\\-dd\\ hh:mm:ss"] + decimals.map { "0." + $0 }
    let formats = codes.enumerated().map { index, code in
      "<numFmt numFmtId=\"\(164 + index)\" formatCode=\"\(code)\"/>"
    }
    let shown = codes.indices.map { index in
      "<xf numFmtId=\"\(164 + index)\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
    }
    return """
      \(declaration)<styleSheet \(namespace)>\
      <numFmts count="\(formats.count)">\(formats.joined())</numFmts>\
      <fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
      <font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(3 + shown.count)"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyFont="1"/>\
      <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>\(shown.joined())</cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """
  }()

  /// At most 31 letters, none of those that tell a sheet from a cell, no apostrophe at an end, and never nothing.
  private static func tabName(_ name: String) -> String {
    let parted = name.map { "[]:*?/\\'".contains($0) ? " " : $0 }
    var letters: [UInt8] = []
    var units = 0
    let kept = String(parted).prefix { letter in
      units += letter.utf16.count
      return units <= 31
    }
    letters.append(workbookText: kept.isEmpty ? "1" : String(kept))
    return String(decoding: letters, as: UTF8.self)
  }
}

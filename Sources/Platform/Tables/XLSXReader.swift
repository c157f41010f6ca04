import Basics

/// Reads one sheet of a workbook (ECMA-376, in the transitional and the strict edition): the named one, or the
/// first that is visible.
///
/// - Complexity: O(n) in the unpacked size, which is at most `limit`.
func readXLSX(
  _ bytes: [UInt8], file: String, sheetName: String?, compressed: Bool, limit: Int = Limits.bytes
) throws(Refusal) -> Sheet {
  try withZipArchive(bytes, file: file, limit: limit) { (archive) throws(Refusal) -> Sheet in
    let (workbook, parts) = try workbook(in: &archive, file: file)
    let visible = workbook.tabs.filter { tab in
      // Charts and dialogs have tabs too.
      tab.isVisible && parts[tab.relationshipID]?.kind ?? "worksheet" == "worksheet"
    }
    let chosen = try tab(sheetName, among: visible, file: file)
    guard let part = parts[chosen.relationshipID]?.part else { throw damagedWorkbook(file) }

    let strings = SharedStringsPart(file: file)
    if let part = parts.first("sharedStrings"), archive.contains(part) {
      try archive.read(part, telling: strings, file: file)
    }
    let styles = StylesPart()
    if let part = parts.first("styles"), archive.contains(part) {
      try archive.read(part, telling: styles, file: file)
    }
    let sheet = WorksheetPart(
      file: file, strings: strings, formats: styles.formats, firstDay: workbook.firstDay)
    try archive.read(part, telling: sheet, file: file)

    let others = visible.map(\.name).filter { $0 != chosen.name }
    guard !sheet.layout.rows.isEmpty else { throw emptySheet(chosen.name, others: others, file: file) }
    let format = Sheet.Origin.Format.workbook(sheet: chosen.name, others: others)
    return Sheet(
      origin: Sheet.Origin(file: file, format: format, compressed: compressed),
      text: sheet.text, layout: sheet.layout, width: sheet.width)
  }
}

/// The main part of a workbook, and the names it has for the others.
private func workbook(
  in archive: inout ZipArchive, file: String
) throws(Refusal) -> (WorkbookPart, RelationshipsPart) {
  let roots = RelationshipsPart(seenFrom: [])
  if archive.contains("_rels/.rels") { try archive.read("_rels/.rels", telling: roots, file: file) }
  // Nearly always the same; some programs number it.
  let main = roots.first("officeDocument") ?? "xl/workbook.xml"
  guard archive.contains(main), main.hasSuffix(".xml") else { throw notAWorkbook(archive, file: file) }
  let workbook = WorkbookPart()
  try archive.read(main, telling: workbook, file: file)
  guard workbook.isWorkbook else { throw notAWorkbook(archive, file: file) }

  let path = main.split(separator: "/")
  let parts = RelationshipsPart(seenFrom: path.dropLast())
  let names = (path.dropLast() + ["_rels", (path.last ?? "") + ".rels"]).joined(separator: "/")
  try archive.read(names, telling: parts, file: file)
  return (workbook, parts)
}

private func tab(
  _ name: String?, among tabs: [WorkbookPart.Tab], file: String
) throws(Refusal) -> WorkbookPart.Tab {
  guard let first = tabs.first else { throw nothingVisible(file) }
  guard let name else { return first }
  if let exact = tabs.first(where: { $0.name == name }) { return exact }
  let asked = folded(name)
  if !asked.isEmpty, let alike = tabs.first(where: { folded($0.name) == asked }) { return alike }
  throw noSuchSheet(name, among: tabs.map(\.name), file: file)
}

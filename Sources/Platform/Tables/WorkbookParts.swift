import Basics

/// Which part of a workbook stands for which name in another (`xl/_rels/workbook.xml.rels`).
final class RelationshipsPart: XMLListener {
  struct Relationship {
    /// The last word of its type, the same in all editions of the format: `worksheet`, `styles`, …
    let kind: Substring
    /// The full name of the part meant.
    let part: String
  }

  private let folder: [Substring]
  private var byID: [String: Relationship] = [:]
  private(set) var all: [Relationship] = []

  /// Targets are named as seen from `folder`.
  init(seenFrom folder: [Substring]) {
    self.folder = folder
  }

  subscript(id: String) -> Relationship? { byID[id] }

  func first(_ kind: String) -> String? { all.first { $0.kind == kind }?.part }

  func opened(_ element: String, _ attributes: XMLAttributes) {
    guard element == "Relationship", let id = attributes["Id"], let type = attributes["Type"],
      let target = attributes["Target"]
    else { return }
    let relationship = Relationship(kind: type.split(separator: "/").last ?? "", part: fullName(target))
    byID[id] = relationship
    all.append(relationship)
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
  func closed(_ element: String) {}

  private func fullName(_ target: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = path.popLast()
      default: path.append(step)
      }
    }
    return path.joined(separator: "/")
  }
}

/// The sheets of a workbook in the order of their tabs, and the day it counts from (`xl/workbook.xml`).
final class WorkbookPart: XMLListener {
  struct Tab {
    let name: String
    let relationshipID: String
    let isVisible: Bool
  }

  /// False if it is the main part of something else, such as a letter.
  private(set) var isWorkbook = false
  private(set) var tabs: [Tab] = []
  private(set) var firstDay = FirstDay.of1900
  private var isInSheets = false

  func opened(_ element: String, _ attributes: XMLAttributes) {
    switch element {
    case "workbook": isWorkbook = true
    case "workbookPr": if isTrue(attributes["date1904"]) { firstDay = .of1904 }
    case "sheets": isInSheets = true
    case "sheet" where isInSheets:
      guard let name = attributes["name"], let id = attributes["id"] else { return }
      let state = attributes["state"]
      tabs.append(Tab(name: name, relationshipID: id, isVisible: state != "hidden" && state != "veryHidden"))
    default: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {}

  func closed(_ element: String) {
    if element == "sheets" { isInSheets = false }
  }
}

/// The strings that cells share, in the order of their numbers (`xl/sharedStrings.xml`).
final class SharedStringsPart: XMLListener {
  private let file: String
  private(set) var text: [UInt8] = []
  private(set) var spans: [SheetLayout.Span] = []
  private var current = RichText()

  init(file: String) {
    self.file = file
  }

  func opened(_ element: String, _ attributes: XMLAttributes) throws(Refusal) {
    if element == "si" {
      guard spans.count < Limits.cells else { throw tooManyCells(file) }
      current.begin()
    } else {
      current.opened(element, attributes)
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) { current.text(piece) }

  func closed(_ element: String) {
    current.closed(element)
    guard element == "si" else { return }
    spans.append(SheetLayout.Span(start: text.count, count: current.bytes.count))
    text.append(contentsOf: current.bytes)
  }
}

/// What the numbers of each style stand for (`xl/styles.xml`).
final class StylesPart: XMLListener {
  private var ownFormats: [Int: NumberFormat] = [:]
  private var formatIDs: [Int] = []
  /// `xf` and `numFmt` also stand in lists that have nothing to do with cells.
  private var list = ""

  /// In the order of the numbers by which cells name their style.
  var formats: [NumberFormat] {
    formatIDs.map { ownFormats[$0] ?? NumberFormat(builtIn: $0) }
  }

  func opened(_ element: String, _ attributes: XMLAttributes) {
    switch (list, element) {
    case (_, "numFmts"), (_, "cellXfs"): list = element
    case ("numFmts", "numFmt"):
      guard let id = attributes["numFmtId"].flatMap(Int.init), let code = attributes["formatCode"] else {
        return
      }
      ownFormats[id] = NumberFormat(code: code)
    case ("cellXfs", "xf"):
      formatIDs.append(attributes["numFmtId"].flatMap(Int.init) ?? 0)
    default: break
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) {}

  func closed(_ element: String) {
    if element == list { list = "" }
  }
}

private func isTrue(_ value: String?) -> Bool {
  value == "1" || value == "true" || value == "on"
}

/// What must hold for every page, whatever it shows: closed tags, one `h1`, headings in order, addresses that lead
/// somewhere, and nothing that runs or is fetched.
struct PageCheck {
  /// What is wrong, each in words that say where.
  private(set) var faults: [String] = []
  /// The names of the elements in their order: the same in both languages of a page.
  private(set) var skeleton: [String] = []
  /// What a person reads, piece by piece.
  private(set) var texts: [String] = []
  private var open: [String] = []
  private var ids: Set<String> = []
  private var links: [String] = []
  private var headings: [Int] = []

  private static let void: Set<String> = ["meta", "br", "hr", "img", "input", "link", "col", "wbr"]
  private static let drawing: Set<String> = ["path", "rect", "circle", "line"]

  init(_ page: String) {
    var rest = page[...]
    if !rest.hasPrefix("<!DOCTYPE html>") { faults.append("the page does not begin with its doctype") }
    rest = rest.dropFirst("<!DOCTYPE html>".count)
    while let start = rest.firstIndex(of: "<") {
      addText(rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag has no end: \(rest[start...].prefix(40))")
        return
      }
      addTag(String(rest[rest.index(after: start)..<end]))
      rest = rest[rest.index(after: end)...]
    }
    addText(rest)
    faults += open.map { "<\($0)> is never closed" }
    faults += links.filter { !ids.contains($0) }.map { "#\($0) leads nowhere" }
    if headings.count(where: { $0 == 1 }) != 1 { faults.append("there is not exactly one h1") }
    for (before, after) in zip(headings, headings.dropFirst()) where after > before + 1 {
      faults.append("an h\(after) follows an h\(before)")
    }
  }

  private mutating func addText(_ text: Substring) {
    guard open.last != "style" else { return }
    let words = text.trimmingPrefix { $0.isWhitespace }
    if !words.isEmpty { texts.append(String(words)) }
  }

  private mutating func addTag(_ tag: String) {
    if tag.hasPrefix("/") {
      let name = String(tag.dropFirst())
      if open.popLast() != name { faults.append("</\(name)> closes nothing, near “\(texts.last ?? "")”") }
      return
    }
    let name = String(tag.prefix { $0.isLetter || $0.isNumber })
    skeleton.append(name)
    addAttributes(tag, of: name)
    if name == "script" || name == "iframe" || name == "link" { faults.append("there is a <\(name)>") }
    if let level = name.wholeMatch(of: /h([1-6])/) { headings.append(Int(level.1) ?? 0) }
    if Self.drawing.contains(name), tag.hasSuffix("/") { return }
    if !Self.void.contains(name) { open.append(name) }
  }

  private mutating func addAttributes(_ tag: String, of name: String) {
    let attribute = /([A-Za-z-]+)="([^"]*)"/
    let attributes = tag.matches(of: attribute).map { (name: String($0.1), value: String($0.2)) }
    let leftover = tag.dropFirst(name.count).replacing(attribute, with: "")
    if leftover.contains(where: { !$0.isWhitespace && $0 != "/" }) {
      faults.append("<\(tag)> is not well written")
    }
    for (attribute, value) in attributes {
      if attribute.hasPrefix("on") { faults.append("<\(tag)> runs something") }
      if attribute == "src" { faults.append("<\(tag)> fetches something") }
      if attribute == "id", !ids.insert(value).inserted { faults.append("two elements are called \(value)") }
      if attribute == "href" {
        if value.hasPrefix("#") {
          links.append(String(value.dropFirst()))
        } else {
          faults.append("\(value) leads away")
        }
      }
    }
    if name == "html", !attributes.contains(where: { $0.name == "lang" }) {
      faults.append("no language is declared")
    }
    if name == "th", !attributes.contains(where: { $0.name == "scope" }) {
      faults.append("a <th> heads nothing")
    }
  }

  /// Pieces of text in which a line can break where French must not break one.
  var looseFrenchSigns: [String] {
    let loose = [" :", " ;", " !", " ?", " »", " %", "« "]
    return texts.filter { text in loose.contains { text.contains($0) } }
  }
}

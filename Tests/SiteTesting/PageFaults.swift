/// What must hold for every page of the site, in words that say where it does not: closed tags, one `h1`, headings in order,
/// ids that stand once, labels for whatever is filled in, a token in whatever is posted, and nothing that a strict
/// Content-Security-Policy would stop.
///
/// Areas check every page of every test with it: `PageFaults(of: page).faults` is empty, and the `skeleton` of a page is
/// the same in both languages.
package struct PageFaults {
  package private(set) var faults: [String] = []
  /// The elements in their order, each with its class.
  package private(set) var skeleton: [String] = []
  /// What a person reads, piece by piece.
  package private(set) var texts: [String] = []

  private var open: [(name: String, attributes: [String: String])] = []
  private var ids: Set<String> = []
  private var references: [(id: String, by: String)] = []
  private var fragments: [String] = []
  private var labels: Set<String> = []
  private var inputs: [(id: String, text: String)] = []
  private var headings: [Int] = []
  private var isPosting = false
  private var hasToken = false

  private static let void: Set<String> = ["meta", "br", "hr", "img", "input", "link", "col", "wbr"]
  private static let drawing: Set<String> = ["path", "rect", "circle", "line", "use"]

  package init(of page: String) {
    var rest = page[...]
    if !rest.hasPrefix("<!DOCTYPE html>") { faults.append("the page does not begin with its doctype") }
    rest = rest.dropFirst("<!DOCTYPE html>".count)
    while let start = rest.firstIndex(of: "<") {
      add(text: rest[..<start])
      guard let end = rest[start...].firstIndex(of: ">") else {
        faults.append("a tag has no end: \(rest[start...].prefix(40))")
        return
      }
      add(tag: String(rest[rest.index(after: start)..<end]))
      rest = rest[rest.index(after: end)...]
    }
    add(text: rest)
    finish()
  }

  private mutating func finish() {
    faults += open.map { "<\($0.name)> is never closed" }
    faults += references.filter { !ids.contains($0.id) }.map {
      "\($0.by) names #\($0.id), which is not there"
    }
    faults += fragments.filter { !ids.contains($0) }.map { "#\($0) leads nowhere" }
    faults += inputs.filter { !labels.contains($0.id) }.map { "<\($0.text)> has no label" }
    if headings.count(where: { $0 == 1 }) != 1 { faults.append("there is not exactly one h1") }
    for (before, after) in zip(headings, headings.dropFirst()) where after > before + 1 {
      faults.append("an h\(after) follows an h\(before)")
    }
  }

  private mutating func add(text: Substring) {
    let words = text.trimmingPrefix { $0.isWhitespace }
    if !words.isEmpty { texts.append(String(words)) }
  }

  private mutating func add(tag: String) {
    if tag.hasPrefix("/") {
      close(String(tag.dropFirst()))
      return
    }
    let name = String(tag.prefix { $0.isLetter || $0.isNumber })
    let attributes = attributes(of: tag, named: name)
    skeleton.append(name + (attributes["class"].map { ".\($0)" } ?? ""))
    check(name, attributes, tag)
    if Self.drawing.contains(name), tag.hasSuffix("/") { return }
    if !Self.void.contains(name) { open.append((name, attributes)) }
  }

  private mutating func close(_ name: String) {
    let last = open.popLast()
    if last?.name != name { faults.append("</\(name)> closes nothing, near “\(texts.last ?? "")”") }
    if name == "form" {
      if isPosting, !hasToken {
        faults.append("a form is posted without \(last?.attributes["action"] ?? "")’s token")
      }
      isPosting = false
    }
  }

  private mutating func attributes(of tag: String, named name: String) -> [String: String] {
    let attribute = /([A-Za-z][A-Za-z0-9-]*)(?:="([^"]*)")?/
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count)
    while let space = rest.first, space.isWhitespace {
      rest = rest.drop { $0.isWhitespace }
      guard let match = rest.prefixMatch(of: attribute) else { break }
      if attributes.updateValue(String(match.2 ?? ""), forKey: String(match.1)) != nil {
        faults.append("<\(tag)> says \(match.1) twice")
      }
      rest = rest[match.range.upperBound...]
    }
    if !rest.isEmpty, rest != "/" { faults.append("<\(tag)> is not well written") }
    return attributes
  }

  private mutating func check(_ name: String, _ attributes: [String: String], _ tag: String) {
    if let level = name.wholeMatch(of: /h([1-6])/) { headings.append(Int(level.1) ?? 0) }
    if let id = attributes["id"], !ids.insert(id).inserted { faults.append("two elements are called \(id)") }
    for attribute in ["aria-labelledby", "aria-describedby", "form"] {
      references += (attributes[attribute] ?? "").split(separator: " ").map { (String($0), "<\(tag)>") }
    }
    if name == "html", attributes["lang"] == nil { faults.append("no language is declared") }
    if name == "th", attributes["scope"] == nil { faults.append("<\(tag)> heads nothing") }
    if name == "label" { labels.insert(attributes["for"] ?? "") }
    if name == "style" || name == "iframe" { faults.append("there is a <\(name)>") }
    if name == "script", attributes["src"]?.hasPrefix("/assets/") != true {
      faults.append("<\(tag)> is not ours")
    }
    if attributes["style"] != nil { faults.append("<\(tag)> carries its own style") }
    faults += attributes.keys.filter { $0.hasPrefix("on") }.map { "<\(tag)> runs something on \($0)" }
    checkAddresses(attributes, tag)
    checkForm(name, attributes, tag)
  }

  private mutating func checkAddresses(_ attributes: [String: String], _ tag: String) {
    for attribute in ["href", "src", "action", "formaction"] {
      guard let address = attributes[attribute] else { continue }
      if address.hasPrefix("#") { fragments.append(String(address.dropFirst())) }
      let isSafe = ["/", "#", "https://", "http://", "mailto:", "tel:"].contains { address.hasPrefix($0) }
      if !isSafe || address.hasPrefix("//") { faults.append("<\(tag)> leads to “\(address)”") }
    }
  }

  private mutating func checkForm(_ name: String, _ attributes: [String: String], _ tag: String) {
    if name == "form" {
      isPosting = attributes["method"] == "post"
      hasToken = false
    }
    if name == "input", attributes["type"] == "hidden" {
      if attributes["name"] == "_token" { hasToken = true }
      return
    }
    guard ["input", "select", "textarea"].contains(name) else { return }
    if attributes["aria-label"] == nil { inputs.append((attributes["id"] ?? "", tag)) }
    if attributes["name"] == nil { faults.append("<\(tag)> has no name") }
  }

  /// Pieces of text in which a line can break where French must not break one.
  package var looseFrenchSigns: [String] {
    let loose = [" :", " ;", " !", " ?", " »", " %", "« "]
    return texts.filter { text in loose.contains { text.contains($0) } }
  }
}

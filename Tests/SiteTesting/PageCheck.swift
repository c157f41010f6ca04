/// What must hold of every page: it is well formed, says its language and its title, has one first heading, a label for
/// every field, no id twice, and nothing that the policy for its content would keep from working.
package struct PageCheck: Sendable {
  package private(set) var objections: [String] = []
  /// The elements in their order, without their texts: the same in both languages.
  package private(set) var structure: [String] = []

  private struct Element {
    let name: String
    let attributes: [String: String]
  }

  private static let empty: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    // Of drawings.
    "circle", "path", "rect", "line", "polyline", "polygon", "use", "ellipse",
  ]

  package init(_ page: String) {
    if !page.hasPrefix("<!DOCTYPE html>") { objections.append("no doctype") }
    var open: [String] = []
    var ids: Set<String> = []
    var labelled: Set<String> = []
    var fields: [Element] = []
    var headings = 0
    var rest = page[...].dropFirst("<!DOCTYPE html>".count)
    while let start = rest.firstIndex(of: "<") {
      rest = rest[rest.index(after: start)...]
      if rest.hasPrefix("!--") {
        guard let end = rest.firstRange(of: "-->") else {
          objections.append("a remark without an end")
          break
        }
        rest = rest[end.upperBound...]
        continue
      }
      guard let end = rest.firstIndex(of: ">") else {
        objections.append("a tag without an end")
        break
      }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.last == name {
          open.removeLast()
        } else {
          objections.append("</\(name)> closes \(open.last ?? "nothing")")
        }
        continue
      }
      let element = Self.element(tag)
      structure.append(element.name)
      if element.name == "h1" { headings += 1 }
      if let id = element.attributes["id"], !ids.insert(id).inserted {
        objections.append("the id \(id) twice")
      }
      if let target = element.attributes["for"] { labelled.insert(target) }
      let isField = ["input", "select", "textarea"].contains(element.name)
      if isField, !open.contains("label") { fields.append(element) }
      if element.name == "html", element.attributes["lang"] == nil { objections.append("no language") }
      if element.attributes["style"] != nil { objections.append("a style in <\(element.name)>") }
      if let event = element.attributes.keys.first(where: { $0.hasPrefix("on") }) {
        objections.append("a script in \(event)")
      }
      if element.name == "img", element.attributes["alt"] == nil {
        objections.append("a picture without words")
      }
      if !Self.empty.contains(element.name), !tag.hasSuffix("/") { open.append(element.name) }
    }
    if !open.isEmpty { objections.append("not closed: \(open.joined(separator: ", "))") }
    if headings != 1 { objections.append("\(headings) first headings") }
    for field in fields where !Self.isNamed(field, labelled) {
      objections.append("the field \(field.attributes["name"] ?? "?") has no label")
    }
    if page.firstRange(of: "<title></title>") != nil || page.firstRange(of: "<title>") == nil {
      objections.append("no title")
    }
  }

  private static func isNamed(_ field: Element, _ labelled: Set<String>) -> Bool {
    ["hidden", "submit"].contains(field.attributes["type"]) || field.attributes["aria-label"] != nil
      || field.attributes["aria-labelledby"] != nil || field.attributes["id"].map(labelled.contains) ?? false
  }

  private static func element(_ tag: Substring) -> Element {
    let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
    var attributes: [String: String] = [:]
    let attribute: Regex = /([^\s="\/]+)(?:="([^"]*)")?/
    for match in tag.dropFirst(name.count).matches(of: attribute) {
      attributes[String(match.1)] = match.2.map(String.init) ?? ""
    }
    return Element(name: name.lowercased(), attributes: attributes)
  }
}

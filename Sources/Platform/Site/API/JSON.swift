/// JSON that is being written, byte by byte into one buffer, like a page.
///
///     var json = JSON()
///     json.object { $0.member("title") { $0.text("…") } }
package struct JSON: Sendable {
  package private(set) var bytes: [UInt8] = []
  /// Whether the next member or element comes first where it stands.
  private var isFirst = true

  package init() {}

  package init(_ write: (inout JSON) -> Void) {
    write(&self)
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func text(_ text: String) {
    add(JSONText.quoted(text))
  }

  package mutating func number(_ number: Int) { add(String(number)) }

  package mutating func flag(_ isSo: Bool) { add(isSo ? "true" : "false") }

  package mutating func null() { add("null") }

  package mutating func object(_ members: (inout JSON) -> Void) { enclose("{", "}", members) }

  package mutating func list(_ elements: (inout JSON) -> Void) { enclose("[", "]", elements) }

  /// A list of values of one kind.
  package mutating func list<Elements: Sequence>(
    _ elements: Elements, _ write: (Elements.Element, inout JSON) -> Void
  ) {
    list { json in
      for element in elements { json.element { write(element, &$0) } }
    }
  }

  /// A member of the object that is being written.
  package mutating func member(_ name: String, _ value: (inout JSON) -> Void) {
    part {
      $0.text(name)
      $0.add(":")
      value(&$0)
    }
  }

  package mutating func member(_ name: String, _ text: String) { member(name) { $0.text(text) } }

  /// An element of the list that is being written.
  package mutating func element(_ value: (inout JSON) -> Void) { part(value) }

  private mutating func part(_ write: (inout JSON) -> Void) {
    if !isFirst { add(",") }
    write(&self)
    isFirst = false
  }

  private mutating func enclose(_ opening: String, _ closing: String, _ inside: (inout JSON) -> Void) {
    add(opening)
    isFirst = true
    inside(&self)
    add(closing)
    isFirst = false
  }

  private mutating func add(_ letters: String) { bytes += letters.utf8 }
}

/// Attributes of an element that depend on what it shows, each written with a space before it.
///
///     "<input\(Attributes(.id("name"), .flag("required", if: isRequired), .value("value", typed)))>"
///
/// Names stand in the source; values are escaped. None of them holds an address: that is what `\(href:)` is for.
package struct Attributes: Sendable, Hashable {
  private(set) var bytes: [UInt8] = []

  package init(_ attributes: Attribute?...) {
    for attribute in attributes { add(attribute) }
  }

  package static let none = Attributes()

  package mutating func add(_ attribute: Attribute?) {
    guard let attribute else { return }
    bytes.append(UInt8(ascii: " "))
    attribute.name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    guard let value = attribute.value else { return }
    bytes.append(contentsOf: [UInt8(ascii: "="), UInt8(ascii: "\"")])
    bytes.append(escaping: value)
    bytes.append(UInt8(ascii: "\""))
  }

  package static func + (a: Attributes, b: Attributes) -> Attributes {
    var both = a
    both.bytes += b.bytes
    return both
  }
}

/// One attribute: a name that stands in the source, and a value, or none for one that only is there or not.
package struct Attribute: Sendable {
  let name: StaticString
  let value: String?

  package static func value(_ name: StaticString, _ value: String) -> Attribute {
    Attribute(name: name, value: value)
  }

  /// Nothing at all when the value is absent.
  package static func value(_ name: StaticString, _ value: String?) -> Attribute? {
    value.map { Attribute(name: name, value: $0) }
  }

  /// `required`, `checked`: there, or not there.
  package static func flag(_ name: StaticString, if condition: Bool = true) -> Attribute? {
    condition ? Attribute(name: name, value: nil) : nil
  }

  package static func id(_ id: String) -> Attribute { .value("id", id) }
  package static func name(_ name: String) -> Attribute { .value("name", name) }
  package static func style(_ name: String) -> Attribute { .value("class", name) }
}

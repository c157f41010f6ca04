/// The header fields of a request or a response, in order; names are compared without regard to capitals.
package struct Headers: Sendable, Equatable, ExpressibleByDictionaryLiteral {
  package struct Field: Sendable, Equatable {
    /// In small letters.
    package let name: String
    package let value: String
  }

  package private(set) var fields: [Field] = []

  package init() {}

  package init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { add(name, value) }
  }

  /// The value of a field, nil when it is absent. Setting it takes the place of all of that name.
  ///
  /// - Complexity: O(fields).
  package subscript(name: String) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      fields.removeAll { $0.name == name }
      if let newValue { add(name, newValue) }
    }
  }

  /// Puts all of these in place of those of the same names.
  mutating func replace(_ others: Headers) {
    fields.removeAll { field in others.fields.contains { $0.name == field.name } }
    fields += others.fields
  }

  package func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// Adds a field beside others of its name. A line break or another control character would begin a field of its own,
  /// whoever put it there: a space takes its place.
  package mutating func add(_ name: String, _ value: String) {
    let isClean = value.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    let clean =
      isClean
      ? value
      : String(decoding: value.utf8.map { $0 >= 0x20 && $0 != 0x7F ? $0 : 0x20 }, as: UTF8.self)
    let isLow = !name.utf8.contains { (0x41...0x5A).contains($0) }
    fields.append(Field(name: isLow ? name : name.lowercased(), value: clean))
  }
}

import Basics

/// How a value is written as JSON, declared once: it writes the answer and describes it, so that nothing can stand in the one and
/// not in the other.
///
///     static let tag = JSONShape<Tag>(
///       "Tag", Bilingual(en: "A tag", fr: "Une étiquette"),
///       JSONPart("id", .id()) { $0.id },
///       JSONPart("name", .text) { $0.name })
package struct JSONShape<Value>: Sendable {
  package let schema: JSONSchema
  package let write: @Sendable (Value, inout JSON) -> Void

  package init(_ schema: JSONSchema, write: @escaping @Sendable (Value, inout JSON) -> Void) {
    self.schema = schema
    self.write = write
  }

  /// An object with a name, by which the description of all answers refers to it.
  package init(_ name: StaticString, _ words: Bilingual, _ parts: JSONPart<Value>...) {
    self.init(.object(.init(name: name.description, words: words, members: parts.map(\.member)))) {
      value, json in
      json.object { json in
        for part in parts { json.member(part.member.name) { part.write(value, &$0) } }
      }
    }
  }

  /// The same, or null.
  package var optional: JSONShape<Value?> {
    JSONShape<Value?>(.nullable(schema)) { [write] value, json in
      if let value { write(value, &json) } else { json.null() }
    }
  }

  /// As many of them as there are.
  package var list: JSONShape<[Value]> {
    JSONShape<[Value]>(.list(schema, atLeast: 0)) { [write] values, json in json.list(values, write) }
  }

  /// The same for what is named by its kind alone: `.optional(.text)`.
  package static func optional<Wrapped>(_ shape: JSONShape<Wrapped>) -> JSONShape where Value == Wrapped? {
    shape.optional
  }

  package static func list<Element>(_ shape: JSONShape<Element>) -> JSONShape where Value == [Element] {
    shape.list
  }

  package func json(_ value: Value) -> String { JSON { write(value, &$0) }.text + "\n" }
}

/// A member of an object, and where its value is from.
package struct JSONPart<Whole>: Sendable {
  let member: JSONSchema.Member
  let write: @Sendable (Whole, inout JSON) -> Void

  /// - Parameter words: what it means, where its name does not say so.
  package init<Part>(
    _ name: StaticString, _ shape: JSONShape<Part>, _ words: Bilingual? = nil,
    _ part: @escaping @Sendable (Whole) -> Part
  ) {
    member = JSONSchema.Member(name: name.description, schema: shape.schema, words: words)
    write = { [write = shape.write] whole, json in write(part(whole), &json) }
  }
}

// MARK: What objects are made of

extension JSONShape where Value == String {
  package static let text = JSONShape(.anyText) { $1.text($0) }
}

extension JSONShape where Value == Int {
  package static let number = JSONShape(.number(nil)) { $1.number($0) }
  /// How many there are.
  package static let count = JSONShape(.number(0...Int(Int32.max))) { $1.number($0) }
}

extension JSONShape where Value == Bool {
  package static let flag = JSONShape(.flag) { $1.flag($0) }
}

extension JSONShape where Value == LocalDate {
  package static let day = JSONShape(.text(.init(format: "date"))) { $1.text($0.description) }
}

extension JSONShape where Value == Moment {
  /// In Greenwich, to the second (RFC 3339).
  package static let moment = JSONShape(.text(.init(format: "date-time"))) { moment, json in
    let seconds = max(0, moment.microsecondsSince1970 / 1_000_000)
    let (day, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    let parts = [rest / 3_600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    json.text("\(LocalDate(daysSince1970: Int32(clamping: day)))T\(parts.joined(separator: ":"))Z")
  }
}

extension JSONShape where Value == Bilingual {
  /// The same in both languages: whoever reads it shows either.
  package static let bilingual = JSONShape(
    "Bilingual", Bilingual(en: "The same in both languages", fr: "La même chose dans les deux langues"),
    JSONPart("en", .text) { $0.en }, JSONPart("fr", .text) { $0.fr })
}

extension JSONShape where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of the words of a list.
  package static var word: JSONShape {
    JSONShape(.choice(Value.allCases.map(\.rawValue))) { $1.text($0.rawValue) }
  }
}

extension JSONShape {
  /// What something is known by, as it stands in addresses.
  package static func id<Thing>() -> JSONShape where Value == ID<Thing> {
    JSONShape(.text(JSONSchema.id)) { $1.text($0.description) }
  }
}

extension JSONSchema {
  static let id = Text(pattern: "^[0-7][0-9a-hjkmnp-tv-z]{12}$")
}

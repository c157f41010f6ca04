import Basics

/// What may stand in a place of JSON: as much of JSON Schema (2020-12) as our answers and forms need.
package indirect enum JSONSchema: Sendable {
  case text(Text)
  case number(ClosedRange<Int>?)
  case flag
  case choice([String])
  case list(JSONSchema, atLeast: Int)
  case object(Object)
  case nullable(JSONSchema)

  package struct Text: Sendable {
    /// `date`, `date-time`, `email`: words of JSON Schema.
    var format: StaticString?
    var pattern: StaticString?
    var most: Int?
  }

  package struct Object: Sendable {
    /// As the list of all kinds of answers names it; nil where it stands alone.
    package let name: String?
    package let words: Bilingual?
    package let members: [Member]
  }

  package struct Member: Sendable {
    package let name: String
    package let schema: JSONSchema
    package var words: Bilingual?
    package var isRequired = true
  }

  package static let anyText = JSONSchema.text(Text())

  /// All objects with a name in it, itself among them.
  package var named: [Object] {
    switch self {
    case .text, .number, .flag, .choice: []
    case .list(let element, _): element.named
    case .nullable(let schema): schema.named
    case .object(let object): (object.name == nil ? [] : [object]) + object.members.flatMap(\.schema.named)
    }
  }
}

// MARK: Written as JSON

extension JSONSchema {
  /// - Parameter language: of what is said about each member.
  package func write(_ json: inout JSON, _ language: Language, about words: Bilingual? = nil) {
    json.object { json in
      if let words { json.member("description", words[language]) }
      writeMembers(&json, language)
    }
  }

  private func writeMembers(_ json: inout JSON, _ language: Language) {
    switch self {
    case .text(let text): text.write(&json)
    case .number(let range):
      json.member("type", "integer")
      if let range {
        json.member("minimum") { $0.number(range.lowerBound) }
        json.member("maximum") { $0.number(range.upperBound) }
      }
    case .flag: json.member("type", "boolean")
    case .choice(let values):
      json.member("type", "string")
      json.member("enum") { $0.list(values) { $1.text($0) } }
    case .list(let element, let least):
      json.member("type", "array")
      json.member("items") { element.write(&$0, language) }
      if least > 0 { json.member("minItems") { $0.number(least) } }
    case .nullable(let schema):
      json.member("anyOf") { json in
        json.list { json in
          json.element { schema.write(&$0, language) }
          json.element { $0.object { $0.member("type", "null") } }
        }
      }
    case .object(let object):
      if let name = object.name {
        json.member("$ref", "#/components/schemas/\(name)")
      } else {
        object.writeMembers(&json, language)
      }
    }
  }
}

extension JSONSchema.Text {
  fileprivate func write(_ json: inout JSON) {
    json.member("type", "string")
    if let format { json.member("format", format.description) }
    if let pattern { json.member("pattern", pattern.description) }
    if let most { json.member("maxLength") { $0.number(most) } }
  }
}

extension JSONSchema.Object {
  /// The object itself, where it is named.
  package func write(_ json: inout JSON, _ language: Language) {
    json.object { writeMembers(&$0, language) }
  }

  fileprivate func writeMembers(_ json: inout JSON, _ language: Language) {
    json.member("type", "object")
    if let words { json.member("description", words[language]) }
    json.member("properties") { json in
      json.object { json in
        for member in members {
          json.member(member.name) { member.schema.write(&$0, language, about: member.words) }
        }
      }
    }
    let required = members.filter(\.isRequired).map(\.name)
    if !required.isEmpty { json.member("required") { $0.list(required) { $1.text($0) } } }
    json.member("additionalProperties") { $0.flag(false) }
  }
}

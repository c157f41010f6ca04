import Basics

/// The rules of a question, as programs read them.
extension FieldFace {
  package var member: JSONSchema.Member {
    JSONSchema.Member(name: name, schema: schema, words: words, isRequired: isRequired)
  }

  private var schema: JSONSchema {
    switch control {
    case .line(let line): isRequired ? line.schema : .nullable(line.schemaOfOptional)
    case .text(let limit, _), .document(let limit):
      isRequired ? .text(.init(pattern: #"\S"#, most: limit)) : .nullable(.text(.init(most: limit)))
    // What can be chosen may depend on who asks; then its page says so.
    case .choice(let choices):
      orNull(choices.isEmpty ? .text(.init(pattern: #"\S"#)) : .choice(choices.map(\.value)))
    case .choices(let choices): .list(.choice(choices.map(\.value)), atLeast: isRequired ? 1 : 0)
    case .tick: .flag
    case .file: .anyText
    }
  }

  /// Whether any words will do, and none.
  var takesAnything: Bool {
    guard case .line(let line) = control else { return false }
    return line.kind == .text && line.range == nil && !line.isID
  }

  private func orNull(_ schema: JSONSchema) -> JSONSchema { isRequired ? schema : .nullable(schema) }

  private var words: Bilingual {
    guard let hint else { return label }
    return Bilingual(en: "\(label.en) \(hint.en)", fr: "\(label.fr) \(hint.fr)")
  }
}

extension FieldControl.Line {
  /// Nothing but spaces is an answer that was not given.
  fileprivate var schemaOfOptional: JSONSchema {
    if case .text(let text) = schema, text.format == nil, !isID { return .text(.init(most: limit)) }
    return schema
  }

  fileprivate var schema: JSONSchema {
    if let range { return .number(range) }
    if isID { return .text(JSONSchema.id) }
    return switch kind {
    case .date: .text(.init(format: "date"))
    case .email: .text(.init(format: "email", most: limit))
    case .text, .password: .text(.init(pattern: #"\S"#, most: limit))
    }
  }
}

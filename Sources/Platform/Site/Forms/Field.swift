import Basics

/// One question of a form, declared once: how it is asked in both languages, what may be answered, and which value an answer
/// is. Makers are in `Fields.swift`.
///
///     static let years = Field.number("years", Bilingual(en: "Years in the field", fr: "Années dans le domaine"), 0...60)
///     static let city = Field.text("city", Bilingual(en: "City", fr: "Ville"), limit: 80).optional
package struct Field<Value: Sendable>: Sendable {
  package var face: FieldFace
  /// The value that was meant, or what to correct.
  let read: @Sendable (FieldAnswer) -> Result<Value, FieldProblem>
  /// A value as the form shows it.
  let write: @Sendable (Value) -> [String]

  package var name: String { face.name }

  /// The fields that show this value, for a form that changes what is there.
  package func filled(with value: Value) -> [PostedFields.Field] {
    write(value).map { PostedFields.Field(name, $0) }
  }

  /// The same question, which need not be answered.
  package var optional: Field<Value?> {
    var face = face
    face.isRequired = false
    let isBlank = face.control.isBlank
    return Field<Value?>(
      face: face,
      read: { [read] answer in
        isBlank(answer) ? .success(nil) : read(answer).map { $0 }
      },
      write: { [write] value in value.map(write) ?? [] })
  }

  /// The same question under another name: one of several of its kind on a form.
  package func named(_ name: String) -> Field {
    var field = self
    field.face.name = name
    return field
  }

  /// The same question, its answer as the text it is shown with: so that questions of several kinds stand in one list.
  package var written: Field<String> {
    Field<String>(
      face: face,
      read: { [read, write] answer in read(answer).map { write($0).first ?? "" } }, write: { [$0] })
  }

  /// The same question, its answer as a form sends it: so that questions of all kinds stand in one list, ticks among them.
  package var asSent: Field<[String]> {
    Field<[String]>(
      face: face, read: { [read, write] answer in read(answer).map(write) }, write: { $0 })
  }

  /// What is wrong with the answer that was sent, if anything is.
  func objection(to posted: PostedFields) -> Bilingual? {
    switch read(FieldAnswer(to: name, in: posted)) {
    case .success: nil
    case .failure(.missing): FieldWords.missing(face)
    case .failure(.wrong(let words)): words
    }
  }

  /// A sentence below the question.
  package func hint(_ hint: Bilingual) -> Field {
    var field = self
    field.face.hint = hint
    return field
  }

  /// What to say when it is not answered, in place of the usual.
  package func ifMissing(_ words: Bilingual) -> Field {
    var field = self
    field.face.missing = words
    return field
  }

  /// Questions that follow each other under the same heading stand together.
  package func under(_ heading: Bilingual) -> Field {
    var field = self
    field.face.group = heading
    return field
  }
}

/// How a question looks, whatever its value is.
package struct FieldFace: Sendable {
  package internal(set) var name: String
  package let label: Bilingual
  let control: FieldControl
  var hint: Bilingual?
  var group: Bilingual?
  var missing: Bilingual?
  var isRequired = true

  /// The id of what is filled in; of the first one where there are several.
  func id(in form: String) -> String { "\(form)-\(name)" }
}

/// What was sent for one question.
package struct FieldAnswer: Sendable {
  /// With the spaces around them taken away, and lines ended by LF.
  let values: [String]
  /// The first one exactly as it was sent: a password is its bytes, spaces and all.
  let untouched: String
  let file: PostedFile?

  init(to name: String, in posted: PostedFields) {
    untouched = posted[name] ?? ""
    values = posted.all(name).map {
      Self.trimmed($0.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    }
    file = posted.file(name)
  }

  var text: String { values.first ?? "" }

  private static func trimmed(_ text: String) -> String {
    var letters = Substring(text)
    while letters.first?.isWhitespace == true { letters.removeFirst() }
    while letters.last?.isWhitespace == true { letters.removeLast() }
    return String(letters)
  }
}

/// Why an answer is no value.
package enum FieldProblem: Error, Sendable {
  case missing
  case wrong(Bilingual)
}

/// What to correct in a form, question by question.
package struct FormMessages: Error, Sendable, Hashable {
  package struct Entry: Sendable, Hashable {
    /// The name of the field.
    package let field: String
    package let words: Bilingual

    package init(_ field: String, _ words: Bilingual) {
      self.field = field
      self.words = words
    }
  }

  package private(set) var entries: [Entry]

  package init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  package init<Value>(_ field: Field<Value>, en: String, fr: String) {
    self.init([Entry(field.name, Bilingual(en: en, fr: fr))])
  }

  package subscript(_ field: String) -> Bilingual? { entries.first { $0.field == field }?.words }

  mutating func add(_ entry: Entry) { entries.append(entry) }
}

extension Bilingual {
  /// A sentence with figures in it, which each language writes in its own way.
  package static func inBoth(_ words: (Voice) -> String) -> Bilingual {
    Bilingual(en: words(Voice(.english)), fr: words(Voice(.french)))
  }
}

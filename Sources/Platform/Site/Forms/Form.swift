import Basics

/// A form, declared once: its questions, and the value that the answers make together.
///
///     static let form = Form("people/intake", name, city, years) { Intake(name: $0, city: $1, years: $2) }
///
///     try form.read(posted)                                      // an Intake, or FormMessages in both languages
///     form.html(frame, to: "/people", filled: fill, send: send)  // the form, blank or as it was filled in
package struct Form<Answer>: Sendable {
  package let name: String
  package let faces: [FieldFace]
  private let reading: @Sendable (PostedFields) throws(FormMessages) -> Answer

  /// - Parameters:
  ///   - name: the area, a stroke, and what the form is; drafts are kept by it.
  ///   - make: puts the values together, and objects where they do not go together.
  package init<each Value>(
    _ name: StaticString, _ fields: repeat Field<each Value>,
    make: @escaping @Sendable (repeat each Value) throws(FormMessages) -> Answer
  ) {
    self.name = name.description
    var faces: [FieldFace] = []
    repeat faces.append((each fields).face)
    self.faces = faces
    reading = { (posted) throws(FormMessages) -> Answer in
      var messages = FormMessages()
      // Every question is read before any is objected to, so that all is told at once.
      let answers = (repeat Self.read(each fields, from: posted, &messages))
      let blank = messages
      func value<Each>(_ answer: Each?) throws(FormMessages) -> Each {
        guard let answer else { throw blank }
        return answer
      }
      return try make(repeat try value(each answers))
    }
  }

  /// A form whose questions are as many as somebody wrote down; the answers come in their order.
  package init<Value>(
    _ name: StaticString, each fields: [Field<Value>],
    make: @escaping @Sendable ([Value]) throws(FormMessages) -> Answer
  ) {
    self.name = name.description
    faces = fields.map(\.face)
    reading = { (posted) throws(FormMessages) -> Answer in
      var messages = FormMessages()
      let answers = fields.compactMap { Self.read($0, from: posted, &messages) }
      guard answers.count == fields.count else { throw messages }
      return try make(answers)
    }
  }

  private static func read<Value>(
    _ field: Field<Value>, from posted: PostedFields, _ messages: inout FormMessages
  ) -> Value? {
    switch field.read(FieldAnswer(to: field.name, in: posted)) {
    case .success(let value): return value
    case .failure(.missing): messages.add(.init(field.name, FieldWords.missing(field.face)))
    case .failure(.wrong(let words)): messages.add(.init(field.name, words))
    }
    return nil
  }

  /// The value that was sent.
  ///
  /// - Throws: what to correct, all of it.
  package func read(_ posted: PostedFields) throws(FormMessages) -> Answer {
    try reading(posted)
  }

  /// The element's id; also what `Frame.draftForm` names.
  package var id: String { name.replacing("/", with: "-") }

  /// The frame of a page with this form on it: its language link keeps what was typed.
  package func framed(_ frame: Frame) -> Frame {
    var frame = frame
    frame.draftForm = id
    return frame
  }
}

/// What a form is shown with.
package struct FormFill: Sendable {
  package var fields: PostedFields
  package var messages: FormMessages
  /// The draft that the fields are from, or that they are kept in.
  package var draft: FormDraft.Token?

  package init(
    _ fields: PostedFields = PostedFields(), messages: FormMessages = FormMessages(),
    draft: FormDraft.Token? = nil
  ) {
    self.fields = fields
    self.messages = messages
    self.draft = draft
  }

  package static let blank = FormFill()
}

/// What whoever sent a form wants done with it.
package enum FormRequest: Sendable, Hashable {
  /// To be read and acted on.
  case send
  /// To be kept as a draft, and shown again.
  case keep
  /// The same, in the other language.
  case turn(Language)

  package init(_ posted: PostedFields) {
    if let language = posted[FormField.language].flatMap(Language.init(rawValue:)) {
      self = .turn(language)
    } else {
      self = posted[FormField.action] == "keep" ? .keep : .send
    }
  }
}

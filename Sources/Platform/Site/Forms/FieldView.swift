import Basics

/// One question as it stands on the page: its words, what was filled in, and what to correct.
struct FieldView {
  let face: FieldFace
  /// Of the form: two forms on a page may ask the same.
  let form: String
  let fill: FormFill
  let voice: Voice

  var html: HTML {
    let inside: HTML =
      face.control.isGroup
      ? "<fieldset\(description)><legend>\(label)</legend>\(hint)\(objection)\(control)</fieldset>"
      : isTick
        ? "<p class=\"label\">\(label)</p>\(hint)\(objection)\(control)"
        : "<label for=\"\(id)\">\(label)</label>\(hint)\(objection)\(control)"
    return "<div class=\"field\(if: message != nil, " wrong")\">\(inside)</div>\n"
  }

  private var id: String { face.id(in: form) }
  private var message: Bilingual? { fill.messages[face.name] }
  private var values: [String] { fill.fields.all(face.name) }
  private var isTick: Bool { if case .tick = face.control { true } else { false } }

  private var label: HTML {
    let isAsked = face.isRequired || isTick
    return
      "\(voice(face.label))\(if: !isAsked, " <span class=\"optional\">(\(voice(FieldWords.optional)))</span>")"
  }

  private var hint: HTML? {
    face.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\(voice($0))</p>" }
  }

  private var objection: HTML? {
    message.map {
      """
      <p class="objection" id="\(id)-wrong">\(Icon.problem.html)<span>\(voice($0))</span></p>
      """
    }
  }

  /// What else is read out with the question.
  private var description: Attributes {
    let ids = [face.hint.map { _ in "\(id)-hint" }, message.map { _ in "\(id)-wrong" }].compactMap { $0 }
    return Attributes(
      ids.isEmpty ? nil : .value("aria-describedby", ids.joined(separator: " ")))
  }

  private var state: Attributes {
    Attributes(
      .name(face.name), .flag("required", if: face.isRequired),
      message.map { _ in .value("aria-invalid", "true") })
  }

  private var control: HTML {
    switch face.control {
    case .line(let line): return self.line(line)
    case .text(let limit, let rows):
      let area = Attributes(
        .id(id), .value("rows", String(rows)), .value("maxlength", String(limit)))
      // The first line end after the tag is not part of the text.
      return "<textarea\(area)\(state)\(description)>\n\(values.first ?? "")</textarea>"
    case .document(let limit): return document(limit)
    case .choice(let choices) where face.control.isGroup: return list(choices, type: "radio")
    case .choice(let choices): return menu(choices)
    case .choices(let choices): return list(choices, type: "checkbox")
    case .tick(let statement):
      return tick(type: "checkbox", value: "yes", statement, id: id, description: description)
    case .file(let kinds, let limit): return file(kinds, limit)
    }
  }

  /// As high as its lines, so that the numbers beside it stay beside them without a script; those for lines that are still to be
  /// written are there already, and show as the field grows.
  private func document(_ limit: Int) -> HTML {
    let text = values.first ?? ""
    let lines = text.utf8.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let area = Attributes(
      .id(id), .value("rows", String(lines)), .value("maxlength", String(limit)),
      .value("spellcheck", "false"), .value("autocapitalize", "off"))
    let numbers = (1...lines + 100).map { String($0) }.joined(separator: "\n")
    return """
      <div class="document"><pre aria-hidden="true">\(numbers)</pre>\
      <textarea\(area)\(state)\(description)>\n\(text)</textarea></div>
      """
  }

  private func line(_ line: FieldControl.Line) -> HTML {
    let typed = values.first ?? ""
    // A browser shows nothing of a day that does not exist, and the page would not be valid with it.
    let isShown =
      switch line.kind {
      case .date: LocalDate(iso: typed) != nil
      case .password: false
      case .text, .email: true
      }
    let attributes = Attributes(
      .id(id), .value("type", line.kind.rawValue), .style(line.width.rawValue),
      .value("inputmode", line.keyboard?.description), .value("autocomplete", line.autocomplete?.description),
      line.kind == .date ? nil : .value("maxlength", String(line.limit)),
      line.kind == .password ? nil : .value("value", isShown ? typed : ""))
    let input: HTML = "<input\(attributes)\(state)\(description)>"
    return line.unit.map { "<span class=\"measured\">\(input) <span>\(voice($0))</span></span>" } ?? input
  }

  private func menu(_ choices: [FieldControl.Choice]) -> HTML {
    let chosen = values.first ?? ""
    let options: HTML = "\(choices, { option($0.value, voice($0.label), isChosen: $0.value == chosen) })"
    return """
      <select\(Attributes(.id(id)))\(state)\(description)>\
      \(option("", voice(FieldWords.chooseOne), isChosen: chosen.isEmpty))\(options)</select>
      """
  }

  private func option(_ value: String, _ words: String, isChosen: Bool) -> HTML {
    "<option\(Attributes(.value("value", value), .flag("selected", if: isChosen)))>\(words)</option>"
  }

  private func list(_ choices: [FieldControl.Choice], type: StaticString) -> HTML {
    .each(choices.enumerated()) { place, choice in
      tick(
        type: type, value: choice.value, choice.label, id: place == 0 ? id : "\(id)-\(place + 1)",
        description: .none)
    }
  }

  private func tick(
    type: StaticString, value: String, _ words: Bilingual, id: String, description: Attributes
  ) -> HTML {
    // A checkbox that is required by itself is one statement; of several no single one is.
    let isRequired = face.isRequired && (type.description == "radio" || isTick)
    let attributes = Attributes(
      .id(id), .value("type", type.description), .name(face.name), .value("value", value),
      .flag("checked", if: values.contains(value)), .flag("required", if: isRequired),
      message != nil && type.description != "radio" ? .value("aria-invalid", "true") : nil)
    return """
      <div class="tick"><input\(attributes)\(description)><label for="\(id)">\(voice(words))</label></div>
      """
  }

  private func file(_ kinds: [FileKind], _ limit: Int) -> HTML {
    let attributes = Attributes(
      .id(id), .value("type", "file"),
      .value("accept", kinds.flatMap(\.endings).joined(separator: ",")))
    let names = voice.list(kinds.map { $0.rawValue.uppercased() })
    let bounds = voice(
      en: "\(names), at most \(voice.size(bytes: limit))", fr: "\(names), au plus \(voice.size(bytes: limit))"
    )
    return "<input\(attributes)\(state)\(description)><p class=\"bounds\">\(bounds)</p>"
  }
}

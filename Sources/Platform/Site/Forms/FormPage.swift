import Basics

/// How a form is shown.
extension Form {
  /// - Parameters:
  ///   - action: where it is sent.
  ///   - send: what the button says: what will happen, not “Submit”.
  ///   - isGrave: whether sending it does what cannot be undone.
  ///   - keepsDrafts: whether it may be kept unfinished; a form of one question need not.
  ///   - carried: what is sent along without being asked.
  package func html(
    _ frame: Frame, to action: Address, filled fill: FormFill = .blank, send: Bilingual,
    isGrave: Bool = false, keepsDrafts: Bool = true, carrying carried: [PostedFields.Field] = []
  ) -> HTML {
    let hasFile = faces.contains { if case .file = $0.control { true } else { false } }
    let attributes = Attributes(
      .id(id), hasFile ? .value("enctype", "multipart/form-data") : nil, .flag("data-draft", if: keepsDrafts))
    let keep = Action.button(FieldWords.keep, .plain, icon: .save, name: "_action", value: "keep")
    let draft: HTML? = fill.draft.map {
      "<input type=\"hidden\" name=\"\(FormField.draft)\" value=\"\($0.text)\">"
    }
    return """
      \(summary(fill.messages, frame.voice))\
      <form class="form" method="post" novalidate\(action: action)\(attributes)>
      \(Layout.token(frame))\(draft)\(carried, { Layout.hidden($0) })
      \(fields(frame, filled: fill))\
      <div class="actions">\(Action.button(send, isGrave ? .grave : .main).html(frame.voice))\
      \(if: keepsDrafts, keep.html(frame.voice))</div>
      </form>

      """
  }

  /// The questions alone, for a form that a script sends.
  package func fields(_ frame: Frame, filled fill: FormFill = .blank) -> HTML {
    "\(groups, { group($0, fill, frame.voice) })"
  }

  /// Above everything; a script puts the focus here: how many answers to correct, and a link to each.
  private func summary(_ messages: FormMessages, _ voice: Voice) -> HTML {
    let entries = faces.compactMap { face in messages[face.name].map { (face: face, words: $0) } }
    guard !entries.isEmpty else { return .empty }
    return """
      <div class="notice problem summary" role="alert" tabindex="-1">\(Icon.problem.html)<div>\
      <h2>\(FieldWords.summary(entries.count, voice))</h2>
      <ul>\(entries, { entry($0.face, $0.words, voice) })</ul></div></div>

      """
  }

  private func entry(_ face: FieldFace, _ words: Bilingual, _ voice: Voice) -> HTML {
    let label = voice(face.label)
    let colon = label.hasSuffix("?") ? "" : voice(Bilingual(en: ":", fr: "\u{A0}:"))
    return "<li><a href=\"#\(face.id(in: id))\">\(label)</a>\(colon) \(voice(words))</li>\n"
  }

  private var groups: [(heading: Bilingual?, faces: [FieldFace])] {
    var groups: [(heading: Bilingual?, faces: [FieldFace])] = []
    for face in faces {
      if let last = groups.indices.last, groups[last].heading == face.group {
        groups[last].faces.append(face)
      } else {
        groups.append((face.group, [face]))
      }
    }
    return groups
  }

  private func group(
    _ group: (heading: Bilingual?, faces: [FieldFace]), _ fill: FormFill, _ voice: Voice
  ) -> HTML {
    let fields: HTML = "\(group.faces, { FieldView(face: $0, form: id, fill: fill, voice: voice).html })"
    guard let heading = group.heading else { return fields }
    return "<fieldset class=\"group\"><legend><h2>\(voice(heading))</h2></legend>\n\(fields)</fieldset>\n"
  }
}

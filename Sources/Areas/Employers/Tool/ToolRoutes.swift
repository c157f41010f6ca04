import Basics
import People
import Site

extension Routes {
  /// A tool: a form for anybody whose answer is a page. Nothing of what is typed is kept; the other language is asked for by sending
  /// the form, so that it is not lost either.
  ///
  /// - Parameter answer: from what was asked to what stands on the page.
  mutating func tool<Answer: Sendable>(
    _ tool: Topic.Tool, at address: StaticString, _ form: Form<Answer>, send: Bilingual,
    answer: @escaping @Sendable (Answer, Visit, Frame) throws -> HTML
  ) {
    self.tool(at: address, form) { frame, fill in
      ToolPage.page(frame, tool, form, fill, send: send)
    } take: { visit, asked in
      let frame = visit.toolFrame(for: form)
      let shown = try answer(asked, visit, frame)
      return visit.answering(
        ToolPage.page(frame, tool, form, FormFill(visit.posted), send: send, answer: shown))
    }
  }

  /// The same for a tool whose answer may be a file, or another form.
  mutating func tool<Answer: Sendable>(
    at address: StaticString, _ form: Form<Answer>, page: @escaping @Sendable (Frame, FormFill) -> HTML,
    take: @escaping @Sendable (Visit, Answer) throws -> Response
  ) {
    self.form(form, at: address, sentTo: address, for: .everybody, keepsDrafts: false) { visit, fill in
      page(visit.toolFrame(for: form), fill)
    } take: { visit, asked in
      try take(visit, asked)
    }
  }
}

extension Visit {
  /// The frame of a tool: once something was typed, its language link sends the form.
  func toolFrame<Answer>(for form: Form<Answer>) -> Frame {
    var frame = frame(hasForm: true)
    if let turned { frame.language = turned }
    return posted.fields.isEmpty ? frame : form.framed(frame)
  }

  /// A page that was sent for in a language.
  func answering(_ page: HTML) -> Response {
    var response = Response.page(page)
    if let turned {
      response.headers["content-language"] = turned.rawValue
      response.headers.add("set-cookie", Cookie.language.setting(turned.rawValue))
    }
    return response
  }

  private var turned: Language? {
    if case .turn(let language) = FormRequest(posted) { language } else { nil }
  }
}

import Basics
import Site

/// A tool: what it is for, its answer if there is one, and its form with all that was typed.
enum ToolPage {
  static func page<Answer>(
    _ frame: Frame, _ tool: Topic.Tool, _ form: Form<Answer>, _ fill: FormFill, send: Bilingual,
    answer: HTML? = nil
  ) -> HTML {
    let entry = ToolWords.entry(tool)
    let ask: HTML = form.html(frame, to: entry.address, filled: fill, send: send, keepsDrafts: false)
    return page(frame, entry, form: ask, isAnswered: answer != nil, answer: answer)
  }

  /// The same with a form of another kind, or several.
  static func page(_ frame: Frame, _ entry: ToolWords.Entry, form: HTML, isAnswered: Bool, answer: HTML?)
    -> HTML
  {
    var frame = frame.titled(entry.title)
    frame.breadcrumbs = [NavigationEntry(RoadmapPage.title, "/employers")]
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(entry.title))</h1>
        \(answer ?? "<p class=\"lead\">\(voice(entry.about))</p>\n")\
        <section class="unprinted">
        \(if: isAnswered, "<h2>\(voice(en: "What you wrote", fr: "Ce que vous avez écrit"))</h2>\n")\
        \(form)\
        <p><small>\(voice(ToolWords.keepsNothing))</small></p>
        </section>

        """)
  }
}

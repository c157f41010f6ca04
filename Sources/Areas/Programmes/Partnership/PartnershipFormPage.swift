import Basics
import People
import Site

/// Pages on which somebody of the staff decides or writes down something about a partnership.
enum PartnershipFormPage {
  /// A form about two people, both named above it.
  static func html<Answer>(
    _ frame: Frame, _ title: Bilingual, _ entry: String, _ form: Form<Answer>, to address: Address,
    back: NavigationEntry, send: Bilingual, _ fill: FormFill
  ) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [back]
    let voice = frame.voice
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(title))</h1>
        <p><bdi>\(entry)</bdi></p>
        \(form.html(frame, to: address, filled: fill, send: send, keepsDrafts: false))
        """)
  }

  /// Letters as they would be written, and the button that sends them.
  static func letters(
    _ frame: Frame, _ title: Bilingual, _ words: Bilingual,
    _ letters: [(to: Bilingual, subject: Bilingual, body: Bilingual)], to address: Address,
    back: NavigationEntry, send: Bilingual
  ) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [back]
    let voice = frame.voice
    let shown: HTML = .each(letters) { letter in
      let lines: HTML = .each(voice(letter.body).split(separator: "\n").map(String.init)) { "<p>\($0)</p>\n" }
      return """
        <article class="card"><header><h3>\(voice(letter.to))</h3></header>
        <p><strong>\(voice(letter.subject))</strong></p>
        \(lines)</article>

        """
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(title))</h1>
        <p>\(voice(words))</p>
        <h2>\(voice(en: "What is written", fr: "Ce qui est écrit"))</h2>
        <div class="cards">\(shown)</div>
        \(Action.button(send, .main, icon: .letter).form(frame, to: address))
        """)
  }
}

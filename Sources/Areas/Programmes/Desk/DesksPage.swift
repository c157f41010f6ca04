import Basics
import People
import Site

/// The desks of a council, where it runs several programmes.
enum DesksPage {
  static func html(_ frame: Frame, _ programmes: [Programme]) -> HTML {
    let frame = frame.titled(DeskWords.title)
    let voice = frame.voice
    let empty = EmptyState(
      .alone, title: Bilingual(en: "No programme runs yet", fr: "Aucun programme en cours"),
      words: Bilingual(
        en: "Once a programme is opened, those who wait in it stand here.",
        fr: "Une fois un programme ouvert, les personnes en attente apparaissent ici."))
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(programmes.isEmpty ? empty.html(voice) : list(programmes, voice))
        """)
  }

  private static func list(_ programmes: [Programme], _ voice: Voice) -> HTML {
    "<ul>\(programmes, { "<li><a\(href: DeskPage.address(of: $0.id))>\(voice($0.name))</a></li>\n" })</ul>\n"
  }
}

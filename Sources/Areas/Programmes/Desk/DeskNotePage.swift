import Basics
import People
import Site

/// Writing a note without leaving the desk.
enum DeskNotePage {
  static func html(_ frame: Frame, _ desk: Desk, _ entry: DeskEntry, _ fill: FormFill) -> HTML {
    var frame = frame.titled(
      en: "A note about \(entry.person.name)", fr: "Une note sur \(entry.person.name)")
    let here = DeskPage.address(of: entry.person.id, in: desk.roster.programme.id)
    frame.breadcrumbs = [
      DeskPersonPage.list(desk), NavigationEntry(Bilingual(same: entry.person.name), here),
    ]
    return Layout.page(
      ProposalForm.note.framed(frame),
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(ProposalForm.note.html(
          frame, to: here.below("notes"), filled: fill,
          send: Bilingual(en: "Write this note", fr: "Ajouter cette note")))
        """)
  }
}

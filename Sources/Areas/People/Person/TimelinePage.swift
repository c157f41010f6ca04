import Basics
import Site

/// What happened with a person, page by page.
enum TimelinePage {
  static func html(
    _ frame: Frame, _ person: Person, _ happenings: [Happening], names: [ID<Person>: String],
    hasEarlier: Bool,
    _ clock: DayClock
  ) -> HTML {
    var frame = frame.titled(
      en: "What happened with \(person.name)", fr: "Ce qui s’est passé avec \(person.name)")
    let record: Address = "/people/\(person.id.description)"
    frame.breadcrumbs = [PersonPage.directory, NavigationEntry(Bilingual(same: person.name), record)]
    let voice = frame.voice
    let events = happenings.map { PersonPage.event($0, names, clock, voice) }
    let earlier = happenings.last.map {
      Address("/people/\(person.id.description)/timeline").with("before", $0.id.description)
    }
    let empty = EmptyState(
      .open, title: Bilingual(en: "Nothing before this", fr: "Rien avant cela"),
      words: Bilingual(
        en: "What happens with this person is told here, the latest first.",
        fr: "Ce qui arrive avec cette personne s’inscrit ici, le plus récent en premier."),
      next: .link(Bilingual(en: "Back to the record", fr: "Retour au dossier"), record))
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(events.isEmpty ? empty.html(voice) : Timeline(events).html(voice))\
        \(if: hasEarlier, "<p><a\(href: earlier ?? record)>\(voice(PersonPage.earlier))</a></p>\n")
        """)
  }
}

import Basics

/// Something that waits for whoever opens the site: how much of it, the first of it, and where all of it is.
package struct WorkList: Sendable {
  package struct Entry: Sendable {
    package let title: Bilingual
    package let address: Address
    /// What is to be known before it is opened.
    package let note: Bilingual?
    package let badge: Badge?

    package init(_ title: Bilingual, at address: Address, note: Bilingual? = nil, badge: Badge? = nil) {
      self.title = title
      self.address = address
      self.note = note
      self.badge = badge
    }
  }

  package let title: Bilingual
  package let count: Int
  /// The first of them: what is most pressing.
  package let entries: [Entry]
  /// Where all of them are; nil where the entries lead to all there is.
  package let all: Address?

  package init(_ title: Bilingual, count: Int, _ entries: [Entry], all: Address? = nil) {
    self.title = title
    self.count = count
    self.entries = entries
    self.all = all
  }

  /// So many entries are shown; the rest is behind the link to all.
  package static let shown = 5

  /// Lists in which something waits, as cards beside each other; those in which nothing does in one sentence below.
  package static func html(_ lists: [WorkList], _ voice: Voice) -> HTML {
    guard !lists.isEmpty else { return .empty }
    let waiting = lists.filter { $0.count > 0 }
    let cards = waiting.map { list in
      Card(
        list.title, at: list.all,
        badge: Badge(.inBoth { $0.number(list.count) }, .warm),
        content: list.content(voice))
    }
    let empty = lists.filter { $0.count == 0 }.map { voice($0.title) }
    let nothing =
      waiting.isEmpty
      ? voice(en: "Nothing waits for you.", fr: "Rien ne vous attend.")
      : voice(en: "Nothing waits in:", fr: "Rien n’attend dans\u{A0}:") + " " + voice.list(empty) + "."
    return """
      \(if: !cards.isEmpty, Card.grid(cards, voice))\
      \(if: !empty.isEmpty, "<p><small>\(nothing)</small></p>\n")
      """
  }

  private func content(_ voice: Voice) -> HTML {
    """
    <ul class="work">\(entries.prefix(Self.shown), { entry in
      """
      <li><a\(href: entry.address)><bdi>\(voice(entry.title))</bdi></a>\
      \(entry.note.map { "<br><small>\(voice($0))</small>" as HTML })\
      \(entry.badge.map { " \($0.html(voice))" as HTML })</li>

      """
    })</ul>
    \(all.map { all in
      "\(if: count > entries.count, "<p><a\(href: all)>\(voice(en: "See all \(voice.number(count))", fr: "Voir les \(voice.number(count))"))</a></p>\n")" as HTML
    })
    """
  }
}

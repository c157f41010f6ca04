import Basics

/// Parts of one thing, each a page of its own: links that stand like tabs.
package struct Tabs: Sendable {
  package let label: Bilingual
  package let entries: [(entry: NavigationEntry, count: Int?)]

  package init(_ label: Bilingual, _ entries: [(entry: NavigationEntry, count: Int?)]) {
    self.label = label
    self.entries = entries
  }

  package func html(_ frame: Frame) -> HTML {
    "<nav class=\"tabs\" aria-label=\"\(frame.voice(label))\"><ul>\(entries, { tab($0, in: frame) })</ul></nav>\n"
  }

  private func tab(_ tab: (entry: NavigationEntry, count: Int?), in frame: Frame) -> HTML {
    let isHere = tab.entry.address.path == frame.address.path
    let count: HTML? = tab.count.map { " <span class=\"count\">\(frame.voice.number($0))</span>" }
    return """
      <li><a\(href: tab.entry.address)\(Attributes(isHere ? .value("aria-current", "page") : nil))>\
      \(frame.voice(tab.entry.title))\(count)</a></li>

      """
  }
}

/// The way from one page of a long list to the next. Shown only where there is more than one.
package struct Pagination: Sendable {
  /// The first page is 1.
  package let page: Int
  package let pageCount: Int
  /// The list, with whatever it is sorted and filtered by.
  package let address: Address
  /// The field of the query that holds the page.
  package let field: String

  package init(page: Int, of pageCount: Int, at address: Address, field: String = "page") {
    self.pageCount = max(1, pageCount)
    self.page = min(max(1, page), self.pageCount)
    self.address = address
    self.field = field
  }

  package func html(_ voice: Voice) -> HTML {
    guard pageCount > 1 else { return .empty }
    return """
      <nav class="pages" aria-label="\(voice(en: "Pages", fr: "Pages"))"><ul>\
      \(step(to: page - 1, .left, voice(en: "Previous", fr: "Précédente"), "prev"))\
      \(shown, { link($0, voice) })\
      \(step(to: page + 1, .right, voice(en: "Next", fr: "Suivante"), "next"))</ul></nav>

      """
  }

  /// The first, the last, and those around this one; nil where some are left out.
  private var shown: [Int?] {
    let near = Set([1, page - 1, page, page + 1, pageCount]).filter { (1...pageCount).contains($0) }.sorted()
    var shown: [Int?] = []
    for number in near {
      if let last = shown.last ?? nil, number > last + 1 { shown.append(number == last + 2 ? last + 1 : nil) }
      shown.append(number)
    }
    return shown
  }

  private func link(_ number: Int?, _ voice: Voice) -> HTML {
    guard let number else { return "<li aria-hidden=\"true\">…</li>" }
    let label = voice(en: "Page \(voice.number(number))", fr: "Page \(voice.number(number))")
    return """
      <li><a\(href: address(of: number)) aria-label="\(label)"\
      \(Attributes(number == page ? .value("aria-current", "page") : nil))>\(voice.number(number))</a></li>
      """
  }

  private func step(to number: Int, _ icon: Icon, _ word: String, _ relation: String) -> HTML {
    guard (1...pageCount).contains(number) else { return .empty }
    let content: HTML = icon == .left ? "\(icon.html)\(word)" : "\(word)\(icon.html)"
    return "<li class=\"step\"><a\(href: address(of: number)) rel=\"\(relation)\">\(content)</a></li>"
  }

  private func address(of number: Int) -> Address { address.with(field, number == 1 ? nil : String(number)) }
}

/// What happened to something, the latest last: each moment a dot on a line.
package struct Timeline: Sendable {
  package struct Event: Sendable {
    let when: String
    let words: Bilingual
    let isAhead: Bool

    /// - Parameter when: as the page's voice wrote it.
    package init(_ when: String, _ words: Bilingual, isAhead: Bool = false) {
      self.when = when
      self.words = words
      self.isAhead = isAhead
    }
  }

  package let events: [Event]

  package init(_ events: [Event]) {
    self.events = events
  }

  package func html(_ voice: Voice) -> HTML {
    """
    <ol class="timeline">\(events, {
      "<li\(Attributes($0.isAhead ? .style("ahead") : nil))><small>\($0.when)</small> \(voice($0.words))</li>\n"
    })</ol>

    """
  }
}

/// What is on a long page: links to its parts, which stay in sight beside them where there is room.
package struct Contents: Sendable {
  package let parts: [(id: String, title: Bilingual)]

  package init(_ parts: [(id: String, title: Bilingual)]) {
    self.parts = parts
  }

  package func html(_ voice: Voice, beside content: HTML) -> HTML {
    """
    <div class="beside"><nav class="contents" aria-label="\(voice(en: "On this page", fr: "Sur cette page"))"><ul>\
    \(parts, { "<li><a href=\"#\($0.id)\">\(voice($0.title))</a></li>" })</ul></nav>
    <div>\(content)</div></div>

    """
  }
}

import Basics

/// What is known, each with its name: a definition list in two columns, where there is room.
package struct Facts: Sendable {
  package struct Fact: Sendable {
    let term: Bilingual
    let value: @Sendable (Voice) -> HTML

    /// A text as somebody wrote it, or nil where nothing is known.
    package static func text(_ term: Bilingual, _ text: String?) -> Fact {
      Fact(term: term) { voice in
        text.map { "<bdi>\($0)</bdi>" }
          ?? "<span class=\"unknown\">\(voice(en: "not known", fr: "inconnu"))</span>"
      }
    }

    package static func html(_ term: Bilingual, _ value: @escaping @Sendable (Voice) -> HTML) -> Fact {
      Fact(term: term, value: value)
    }
  }

  package let facts: [Fact]

  package init(_ facts: [Fact]) {
    self.facts = facts
  }

  package func html(_ voice: Voice) -> HTML {
    """
    <dl class="facts">\(facts, { "<div><dt>\(voice($0.term))</dt><dd>\($0.value(voice))</dd></div>\n" })</dl>

    """
  }
}

/// Figures that sum a page up: each a number, what it counts, and of how many or since when.
package struct Figures: Sendable {
  package struct Figure: Sendable {
    let title: Bilingual
    let number: String
    let note: Bilingual?

    /// - Parameter number: as the page's voice wrote it.
    package init(_ title: Bilingual, _ number: String, note: Bilingual? = nil) {
      self.title = title
      self.number = number
      self.note = note
    }
  }

  package let figures: [Figure]

  package init(_ figures: [Figure]) {
    self.figures = figures
  }

  package func html(_ voice: Voice) -> HTML {
    "<dl class=\"figures\">\(figures, { figure($0, voice) })</dl>\n"
  }

  private func figure(_ figure: Figure, _ voice: Voice) -> HTML {
    """
    <div><dt>\(voice(figure.title))</dt><dd><strong>\(figure.number)</strong>\
    \(figure.note.map { " <small>\(voice($0))</small>" })</dd></div>

    """
  }
}

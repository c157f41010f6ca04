import Basics

extension Notice {
  /// The sentence with its sign, and where to go from here. What is wrong is read out at once, the rest when there is time.
  package func html(_ voice: Voice) -> HTML {
    """
    <div class="notice \(kind.rawValue)" role="\(kind == .problem ? "alert" : "status")">\(icon.html)\
    <p><span class="hidden">\(voice(kind.word)) </span>\(voice(words))\
    \(next.map { " <a\(href: $0.address)>\(voice($0.title))</a>" })</p></div>

    """
  }

  private var icon: Icon {
    switch kind {
    case .done: .done
    case .note: .note
    case .warning: .warning
    case .problem: .problem
    }
  }
}

extension Notice.Kind {
  /// What the colour says, for those who do not see it.
  fileprivate var word: Bilingual {
    switch self {
    case .done: Bilingual(en: "Done:", fr: "Fait :")
    case .note: Bilingual(en: "Note:", fr: "À noter :")
    case .warning: Bilingual(en: "Careful:", fr: "Attention :")
    case .problem: Bilingual(en: "Problem:", fr: "Problème :")
    }
  }
}

/// What stands where there is nothing yet: what would stand here, and the one thing to do next.
package struct EmptyState: Sendable {
  package let tie: Tie
  package let title: Bilingual
  package let words: Bilingual
  package let next: Action?

  package init(_ tie: Tie, title: Bilingual, words: Bilingual, next: Action? = nil) {
    self.tie = tie
    self.title = title
    self.words = words
    self.next = next
  }

  package func html(_ voice: Voice) -> HTML {
    """
    <div class="empty">\(tie.html)<div><p class="title">\(voice(title))</p><p>\(voice(words))</p>\
    \(next.map { "<p class=\"actions\">\($0.html(voice))</p>" })</div></div>

    """
  }
}

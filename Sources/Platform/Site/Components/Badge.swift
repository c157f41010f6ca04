import Basics

/// The state of somebody or something, in one or two words, with a sign of its own: never by colour alone.
package struct Badge: Sendable {
  package enum Tone: String, Sendable, CaseIterable {
    /// Nothing to do.
    case quiet
    /// Waits for somebody.
    case warm
    /// Goes as it should.
    case cool
    /// Done, and well.
    case good
    /// Somebody should look at it.
    case alarm
  }

  package let words: Bilingual
  package let tone: Tone
  private let sign: HTML

  package init(_ words: Bilingual, _ tone: Tone, tie: Tie) {
    self.words = words
    self.tone = tone
    sign = tie.html
  }

  package init(_ words: Bilingual, _ tone: Tone = .quiet, icon: Icon? = nil) {
    self.words = words
    self.tone = tone
    sign = icon?.html ?? .empty
  }

  package func html(_ voice: Voice) -> HTML {
    "<span class=\"badge \(tone.rawValue)\">\(sign)\(voice(words))</span>"
  }
}

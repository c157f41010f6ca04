import Basics

/// What is written to one person, in both languages, theirs first.
package struct Letter: Sendable {
  package let to: MailAddress
  /// The language of who gets it.
  package let language: Language
  package let subject: Subject
  /// Plain words; lines may be as long as they like.
  package let text: Bilingual
  /// The same as HTML, without what surrounds a page. Whoever writes it escapes what came from outside.
  package let html: Bilingual

  package init(to: MailAddress, language: Language, subject: Subject, text: Bilingual, html: Bilingual) {
    self.to = to
    self.language = language
    self.subject = subject
    self.text = text
    self.html = html
  }

  /// What stands in lists of mail and on locked telephones, for everybody to see. It is written in the source and nothing
  /// can be put into it, so that it tells nothing of anybody.
  package struct Subject: Sendable, Hashable {
    package let words: Bilingual

    package init(en: StaticString, fr: StaticString) {
      words = Bilingual(en: headerText(en.description), fr: headerText(fr.description))
    }

    /// One that a programme's own text gives, which can hold the names of the programme and the council and a day, and nothing
    /// of anybody. Whoever fills it in sees to that.
    package init(impersonal words: Bilingual) {
      self.words = Bilingual(en: headerText(words.en), fr: headerText(words.fr))
    }

    /// One that was written in the source when the letter was asked for.
    init(stored words: Bilingual) { self.words = words }
  }
}

/// Without the signs that could begin another header, or none at all.
func headerText(_ text: String) -> String {
  String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
}

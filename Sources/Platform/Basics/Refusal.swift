/// The domain says no: a sentence for the person, and what kind of no it is.
///
/// One of the three kinds of "no" (docs/architecture.md). A `Message` is the second; anything else that
/// is thrown is a failure of ours.
package struct Refusal: Error, Sendable, Equatable {
  package enum Kind: Sendable {
    /// The request itself makes no sense: an unknown policy, an option that contradicts another.
    case request
    /// What was given cannot be used as it is: not a table, two columns with one meaning.
    case content
    /// Something that was named is not there.
    case missing
    /// It does not fit what is there now: somebody else took the last place.
    case conflict
    /// The answer cannot be put where it was asked for.
    case output
  }

  package let kind: Kind
  package let sentence: Bilingual

  package init(_ kind: Kind, en: String, fr: String) {
    self.kind = kind
    sentence = Bilingual(en: en, fr: fr)
  }
}

/// One thing a person should correct: where it stands, what is wrong, and what to do.
package struct Message: Sendable, Hashable {
  /// A place in a spreadsheet, named the way the spreadsheet program names it.
  package struct Place: Sendable, Hashable {
    package let file: String
    /// 1 is the first line of the file, headings included; nil when the whole file is meant.
    package let row: Int?
    /// The heading, as it is written in the file.
    package let column: String?

    package init(file: String, row: Int? = nil, column: String? = nil) {
      self.file = file
      self.row = row
      self.column = column
    }

    package var words: Bilingual {
      let row = row.map { Bilingual(en: ", row \($0)", fr: ", ligne \($0)") } ?? Bilingual(same: "")
      let column =
        column.map { Bilingual(en: ", column “\($0)”", fr: ", colonne « \($0) »") } ?? Bilingual(same: "")
      return Bilingual(en: file + row.en + column.en, fr: file + row.fr + column.fr)
    }
  }

  /// The whole of it in one line: where, what is wrong, what to do.
  package var sentence: Bilingual {
    Bilingual(
      en: "\(place.words.en): \(wrong.en). \(remedy.en)",
      fr: "\(place.words.fr)\u{A0}: \(wrong.fr). \(remedy.fr)")
  }

  package let place: Place
  package let wrong: Bilingual
  package let remedy: Bilingual

  package init(at place: Place, wrong: Bilingual, remedy: Bilingual) {
    self.place = place
    self.wrong = wrong
    self.remedy = remedy
  }
}

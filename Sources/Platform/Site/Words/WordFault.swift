import Basics

/// What is wrong with words of the program, for whoever writes or translates them.
package enum WordFault: Sendable, Hashable {
  case missing(Language)
  case empty(Language)
  /// Both languages say the same, and nobody said that they should.
  case equal(String)
  case typography(Language, objection: Bilingual, text: String)
  /// A sentence ends with a sign in one language and not in the other.
  case ending(String)

  package var words: Bilingual {
    switch self {
    case .missing(.english): Bilingual(en: "the English is missing", fr: "l’anglais manque")
    case .missing(.french): Bilingual(en: "the French is missing", fr: "le français manque")
    case .empty(.english): Bilingual(en: "the English is empty", fr: "l’anglais est vide")
    case .empty(.french): Bilingual(en: "the French is empty", fr: "le français est vide")
    case .equal(let text):
      Bilingual(
        en: "both languages say “\(text)”; if they spell it alike, enter it in WordFault.alike",
        fr:
          "les deux langues disent «\u{A0}\(text)\u{A0}»\u{202F}; si elles l’écrivent pareil, inscrivez-le dans WordFault.alike"
      )
    case .typography(_, let objection, let text):
      Bilingual(en: "\(objection.en) in “\(text)”", fr: "\(objection.fr) dans «\u{A0}\(text)\u{A0}»")
    case .ending(let text):
      Bilingual(
        en: "“\(text)” ends otherwise in French", fr: "«\u{A0}\(text)\u{A0}» finit autrement en français")
    }
  }

  /// All that is wrong with one entry.
  package static func faults(of entry: WordScan.Entry) -> [WordFault] {
    guard let english = entry.english else { return [.missing(.english)] }
    guard let french = entry.french else { return [.missing(.french)] }
    guard entry.hasWords else { return [] }
    var faults: [WordFault] = []
    let said = (english.joined(), french.joined())
    if said.0.isEmpty, !said.1.isEmpty { faults.append(.empty(.english)) }
    if said.1.isEmpty, !said.0.isEmpty { faults.append(.empty(.french)) }
    if english == french, !english.allSatisfy({ alike.contains(ownWords(of: $0)) }) {
      faults.append(.equal(english.joined(separator: " | ")))
    }
    for text in french + entry.frenchInside {
      if let objection = Typography.objection(toFrench: ownText(of: text, puttingIn: "x")) {
        faults.append(.typography(.french, objection: objection, text: text))
      }
    }
    for text in english + entry.englishInside {
      if let objection = Typography.objection(toEnglish: ownText(of: text, puttingIn: "x")) {
        faults.append(.typography(.english, objection: objection, text: text))
      }
    }
    if english.count == 1, french.count == 1, ending(of: english[0]) != ending(of: french[0]) {
      faults.append(.ending(english[0]))
    }
    return faults
  }

  /// Words that both languages spell alike. Names are `Bilingual(same:)` instead.
  private static let alike: Set<String> = [
    "", "code", "Contacts", "Dates", "Documents", "minute", "minutes", "note", "Note", "Notes",
    "organisation",
    "Organisations", "organisations", "Page", "Pages", "pause", "Pause", "Places", "Professions",
    "Programmes", "Province",
    "Source",
    "table", "tables", "Tagalog", "Version",
  ]

  /// A text without what is put into it.
  private static func ownText(of text: String, puttingIn placeholder: String) -> String {
    var depth = 0
    var own = ""
    for letter in text {
      if letter == "{" {
        if depth == 0 { own += placeholder }
        depth += 1
      } else if letter == "}" {
        depth -= 1
      } else if depth == 0 {
        own.append(letter)
      }
    }
    return own
  }

  private static func ownWords(of text: String) -> String {
    ownText(of: text, puttingIn: " ").split { !$0.isLetter }.joined(separator: " ")
  }

  /// The sign that closes a sentence; a closing quotation mark or parenthesis is looked past.
  private static func ending(of text: String) -> Character? {
    let last = text.last { !$0.isWhitespace && !["”", "»", "\""].contains($0) }
    return last.flatMap { [".", "!", "?", ":", "…"].contains($0) ? $0 : nil }
  }
}

/// How both languages are set. What is put into a text counts as a letter.
package enum Typography {
  /// French: a narrow no-break space before ; ! ?, a no-break space before : and inside « », curved apostrophes.
  package static func objection(toFrench text: String) -> Bilingual? {
    let letters = Array(text)
    for (index, letter) in letters.enumerated() {
      let before = index > 0 ? letters[index - 1] : "x"
      let after = index + 1 < letters.count ? letters[index + 1] : "x"
      switch letter {
      case ";", "!", "?":
        if before == " " {
          return Bilingual(en: "a plain space before \(letter)", fr: "espace simple devant \(letter)")
        }
        if before == "\u{A0}" {
          return Bilingual(en: "a wide space before \(letter)", fr: "espace large devant \(letter)")
        }
      case ":":
        if before == " " {
          return Bilingual(en: "a plain space before the colon", fr: "espace simple devant le deux-points")
        }
        if before == "\u{202F}" {
          return Bilingual(en: "a narrow space before the colon", fr: "espace fine devant le deux-points")
        }
      case "«" where after == " ", "»" where before == " ":
        return Bilingual(en: "a plain space inside guillemets", fr: "espace simple dans les guillemets")
      case "«" where after != "\u{A0}", "»" where before != "\u{A0}":
        return Bilingual(en: "no space inside guillemets", fr: "pas d’espace dans les guillemets")
      case "'" where before.isLetter && after.isLetter:
        return Bilingual(en: "a straight apostrophe", fr: "apostrophe droite")
      default: break
      }
    }
    return nil
  }

  package static func objection(toEnglish text: String) -> Bilingual? {
    let letters = Array(text)
    let isStraight = letters.indices.dropFirst().dropLast().contains { index in
      letters[index] == "'" && letters[index - 1].isLetter && letters[index + 1].isLetter
    }
    return isStraight ? Bilingual(en: "a straight apostrophe", fr: "apostrophe droite") : nil
  }
}

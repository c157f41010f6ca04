import Basics
import Occupations
import People
import Reference
import Tables

/// A title with what it may mean, as `allies code` shows it.
struct CodedTitle {
  struct Candidate {
    let group: Classification.Group
    let percent: Int
    let reasons: CodingReasons?
  }

  let title: String
  let isSure: Bool
  let candidates: [Candidate]

  init(_ title: String, context: String, explains: Bool, reader: TitleReader) {
    let coder = reader.coder
    let known = Coding(code: title)
    let coding = known ?? coder.code(title, context: context)
    self.title = title
    isSure = coding.isSure
    candidates = coding.candidates.compactMap { candidate in
      guard let group = Classification.noc2021.group(candidate.unit.description) else { return nil }
      return Candidate(
        group: group, percent: Int((candidate.probability * 100).rounded()),
        reasons: explains && known == nil ? coder.explain(title, as: candidate.unit) : nil)
    }
  }

  func say(in language: Language) {
    Terminal.say(printable(title))
    guard let best = candidates.first else {
      let sentence = Bilingual(
        en: "  No word of it is known. Write what the person does, or choose a code.",
        fr: "  Aucun mot n’en est connu. Écrivez ce que fait la personne, ou choisissez un code.")
      return Terminal.say(sentence[language])
    }
    if !isSure {
      let sentence = Bilingual(
        en: "  Not clear; it may be one of these:", fr: "  Ce n’est pas clair ; ce peut être :")
      Terminal.say(sentence[language])
    }
    for candidate in isSure ? [best] : candidates {
      Terminal.say(
        "  \(candidate.group.code)  \(candidate.group.title[language]) (\(percent(candidate, language)))")
      if let reasons = candidate.reasons {
        Terminal.say("         \(printable(OccupationCoding.words(reasons)[language]))")
      }
    }
  }

  private func percent(_ candidate: Candidate, _ language: Language) -> String {
    Bilingual(en: "\(candidate.percent)%", fr: "\(candidate.percent) %")[language]
  }

  /// A row for each title: the likeliest, how likely, and the others that it may be.
  static func table(of titles: [CodedTitle], in language: Language) -> [UInt8] {
    let explains = titles.contains { $0.candidates.contains { $0.reasons != nil } }
    var headings = [
      Bilingual(en: "title", fr: "titre"), Bilingual(en: "code", fr: "code"),
      Bilingual(en: "occupation", fr: "profession"), Bilingual(en: "percent", fr: "pour cent"),
      Bilingual(en: "sure", fr: "certain"), Bilingual(en: "others", fr: "autres"),
    ]
    if explains { headings.append(Bilingual(en: "why", fr: "pourquoi")) }
    var writer = CSVWriter(
      delimiter: language == .french ? .semicolon : .comma, headings: headings.map { $0[language] })
    for title in titles {
      let best = title.candidates.first
      let sure = title.isSure ? Bilingual(en: "yes", fr: "oui") : Bilingual(en: "no", fr: "non")
      let others = title.isSure ? [] : title.candidates.dropFirst().map(\.group.code)
      var row: [WrittenCell] = [
        .text(title.title), .text(best?.group.code ?? ""), .text(best?.group.title[language] ?? ""),
        best.map { .number($0.percent) } ?? .text(""), .text(sure[language]),
        .text(others.joined(separator: " ")),
      ]
      if explains {
        row.append(.text(best?.reasons.map { printable(OccupationCoding.words($0)[language]) } ?? ""))
      }
      writer.append(row)
    }
    return writer.bytes
  }
}

/// A text without the signs that would move the cursor or turn the line around.
func printable(_ text: String) -> String {
  String(
    String.UnicodeScalarView(
      text.unicodeScalars.map { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
        default: scalar
        }
      }))
}

import Basics
import Documents
import Site

enum LocalForm {
  static let english = Field.longText(
    "body_en", Bilingual(en: "The text in English", fr: "Le texte en anglais"), limit: LocalText.mostLetters,
    rows: 18
  )
  .hint(
    Bilingual(
      en:
        "Headings with ##, lists with “- ” or “1. ”, **strong**, *emphasis*, [links](https://…). The headings stay as they are.",
      fr:
        "Intertitres avec ##, listes avec « - » ou « 1. », **gras**, *italique*, [liens](https://…). Les intertitres restent tels quels."
    ))
  static let french = Field.longText(
    "body_fr", Bilingual(en: "The text in French", fr: "Le texte en français"), limit: LocalText.mostLetters,
    rows: 18
  )
  .hint(
    Bilingual(
      en: "The same sections, and in each as many paragraphs and entries.",
      fr: "Les mêmes sections et, dans chacune, autant de paragraphes et d’éléments."))

  static let text = Form("employers/topic-text", english, french) { en, fr throws(FormMessages) in
    let bodies = Bilingual(en: en, fr: fr)
    do throws(LocalText.Objections) {
      _ = try LocalText.read(bodies)
    } catch {
      let entries = [(english.name, error.english), (french.name, error.french)].filter { !$0.1.isEmpty }
      throw FormMessages(entries.map { FormMessages.Entry($0.0, told($0.1)) })
    }
    return bodies
  }

  /// All that is wrong with one text, each with its line.
  private static func told(_ problems: [YAMLDocument.Problem]) -> Bilingual {
    let sorted = problems.sorted { $0.line < $1.line }.prefix(12)
    return Bilingual(
      en: sorted.map { "Line \($0.line): \($0.sentence.en)" }.joined(separator: " "),
      fr: sorted.map { "Ligne \($0.line) : \($0.sentence.fr)" }.joined(separator: " "))
  }

  /// The number of the version that the form was made from.
  static let after = "after"

  static let kind = Field<LocalAddition.Kind>.choice(
    "kind", Bilingual(en: "What it is", fr: "De quoi il s’agit"),
    LocalAddition.Kind.allCases.map { ($0, LocalPage.kind($0)) })
  static let titleEnglish = Field.text(
    "title_en", Bilingual(en: "Its name in English", fr: "Son nom en anglais"), limit: 120)
  static let titleFrench = Field.text(
    "title_fr", Bilingual(en: "Its name in French", fr: "Son nom en français"), limit: 120)
  static let wordsEnglish = Field.longText(
    "words_en", Bilingual(en: "In a sentence, in English", fr: "En une phrase, en anglais"), limit: 500,
    rows: 2)
  static let wordsFrench = Field.longText(
    "words_fr", Bilingual(en: "In a sentence, in French", fr: "En une phrase, en français"), limit: 500,
    rows: 2)
  static let address = Field.text("address", Bilingual(en: "Where it leads", fr: "Où il mène"), limit: 500)
    .optional.hint(
      Bilingual(
        en: "An address that begins with https://, or mailto: and tel: for a contact.",
        fr: "Une adresse qui commence par https://, ou mailto: et tel: pour un contact."))
  static let day = Field.date(
    "day", Bilingual(en: "On which day, for an event", fr: "Quel jour, pour une activité"),
    LocalDate(daysSince1970: 18_262)...LocalDate(daysSince1970: 47_481)
  ).optional

  static let addition = Form(
    "employers/topic-addition", kind, titleEnglish, titleFrench, wordsEnglish, wordsFrench, address, day
  ) { kind, titleEnglish, titleFrench, wordsEnglish, wordsFrench, address, day throws(FormMessages) in
    if let address, Address(elsewhere: address) == nil {
      throw FormMessages(
        LocalForm.address, en: "Begin with https://, mailto: or tel:",
        fr: "Commencez par https://, mailto: ou tel:")
    }
    guard (kind == .event) == (day != nil) else {
      throw FormMessages(
        LocalForm.day, en: "An event has a day, and nothing else has one",
        fr: "Une activité a un jour, et rien d’autre n’en a")
    }
    return LocalAddition(
      kind: kind, title: Bilingual(en: titleEnglish, fr: titleFrench),
      words: Bilingual(en: wordsEnglish, fr: wordsFrench),
      address: address, day: day)
  }
}

import Basics

/// What can be wrong with a row of a reference file, each with what to do about it.
package enum RowProblem: Sendable, Hashable {
  case damaged
  case tooFewCells(Int, of: Int)
  case noTitle
  case titleTooLong(Int)
  case notACode(String)
  /// Five digits that are no unit group.
  case unknownCode(String)
  /// Four digits, as NOC 2016 had.
  case olderCode(String)
  case notALanguage(String)
  case notAConfidence(String)
  case notANumber(String)
  case noCorrespondence(String)
  case noUnitGroupFound(String)
  case noSuchGroup(String)
  case otherTitle(String, carried: String)

  /// True for codes that the classification does not have.
  package var isUnknownCode: Bool {
    switch self {
    case .unknownCode, .olderCode, .noSuchGroup: true
    default: false
    }
  }

  package var words: (wrong: Bilingual, remedy: Bilingual) {
    switch self {
    case .damaged:
      (
        Bilingual(en: "the row is damaged", fr: "la ligne est endommagée"),
        Bilingual(
          en: "Fetch the file again from its publisher.", fr: "Téléchargez de nouveau le fichier.")
      )
    case .tooFewCells(let count, let width):
      (
        Bilingual(
          en: "the row has \(count) cells, the headings are \(width)",
          fr: "la ligne compte \(count) cellules pour \(width) en-têtes"),
        Bilingual(
          en: "Fetch the file again if it ends here.",
          fr: "Téléchargez de nouveau le fichier s’il s’arrête ici.")
      )
    case .noTitle:
      (
        Bilingual(en: "there is no title", fr: "il n’y a pas de titre"),
        Bilingual(en: "Write one, or remove the row.", fr: "Inscrivez-en un, ou supprimez la ligne.")
      )
    case .titleTooLong(let count):
      (
        Bilingual(
          en: "the title is \(count) bytes long, more than any title",
          fr: "le titre compte \(count) octets, plus qu’aucun titre"),
        Bilingual(
          en: "Check that a quotation mark was not left open, and shorten it.",
          fr: "Vérifiez qu’un guillemet n’est pas resté ouvert, et raccourcissez-le.")
      )
    case .notACode(let text):
      (
        text.isEmpty
          ? Bilingual(en: "there is no code", fr: "il n’y a pas de code")
          : Bilingual(en: "“\(text)” is no code", fr: "« \(text) » n’est pas un code"),
        Bilingual(
          en: "Write the five digits of a unit group.", fr: "Inscrivez les cinq chiffres d’un groupe de base."
        )
      )
    case .unknownCode(let code):
      (
        Bilingual(
          en: "NOC 2021 has no unit group \(code)", fr: "la CNP 2021 n’a pas de groupe de base \(code)"),
        Bilingual(
          en: "Correct the code; `allies occupation` shows those there are.",
          fr: "Corrigez le code ; `allies occupation` montre ceux qui existent.")
      )
    case .olderCode(let code):
      (
        Bilingual(
          en: "\(code) has four digits, as the classification of 2016 had",
          fr: "\(code) a quatre chiffres, comme dans la classification de 2016"),
        Bilingual(
          en: "Give a file with codes of NOC 2021.", fr: "Donnez un fichier avec les codes de la CNP 2021.")
      )
    case .notALanguage(let text):
      (
        Bilingual(en: "“\(text)” is no language", fr: "« \(text) » n’est pas une langue"),
        Bilingual(en: "Write two letters, such as en or fr.", fr: "Inscrivez deux lettres, comme en ou fr.")
      )
    case .notAConfidence(let text):
      (
        Bilingual(en: "“\(text)” is no confidence", fr: "« \(text) » n’est pas un degré de confiance"),
        Bilingual(en: "Write A3, A2 or B, or nothing.", fr: "Inscrivez A3, A2 ou B, ou rien.")
      )
    case .notANumber(let text):
      (
        Bilingual(
          en: "“\(text)” is no number that can be used", fr: "« \(text) » n’est pas un nombre utilisable"),
        Bilingual(
          en: "Correct it, or fetch the file again.", fr: "Corrigez-le, ou téléchargez de nouveau le fichier."
        )
      )
    case .noCorrespondence(let code):
      (
        Bilingual(
          en: "no unit group corresponds to \(code) in the tables given",
          fr: "aucun groupe de base ne correspond à \(code) dans les tables données"),
        Bilingual(
          en: "Give a table of correspondence that has it, or leave it.",
          fr: "Donnez une table de correspondance qui le contient, ou laissez-le de côté.")
      )
    case .noUnitGroupFound(let title):
      (
        Bilingual(
          en: "no unit group was found for “\(title)”",
          fr: "aucun groupe de base n’a été trouvé pour « \(title) »"),
        Bilingual(
          en: "Give the English or French file of ESCO with it, or its correspondence with O*NET.",
          fr: "Donnez aussi le fichier anglais ou français d’ESCO, ou sa correspondance avec O*NET.")
      )
    case .noSuchGroup(let code):
      (
        Bilingual(en: "NOC 2021 has no group \(code)", fr: "la CNP 2021 n’a pas de groupe \(code)"),
        Bilingual(
          en: "Give the structure of version 1.0 of NOC 2021.",
          fr: "Donnez la structure de la version 1.0 de la CNP 2021.")
      )
    case .otherTitle(let title, let carried):
      (
        Bilingual(
          en: "the title is “\(title)”, that of version 1.0 is “\(carried)”",
          fr: "le titre est « \(title) », celui de la version 1.0 est « \(carried) »"),
        Bilingual(
          en: "Give the structure of version 1.0 of NOC 2021.",
          fr: "Donnez la structure de la version 1.0 de la CNP 2021.")
      )
    }
  }

  func message(file: String, row: Int, column: String? = nil) -> Message {
    let (wrong, remedy) = words
    return Message(at: .init(file: file, row: row, column: column), wrong: wrong, remedy: remedy)
  }
}

import Basics

/// What can be wrong with a cell or a row, each with what to do about it.
enum CellProblem {
  case strayQuotationMark
  case unreadableLetter
  case tooFewCells(Int, of: Int)
  case strayCell(String, width: Int)
  case noName
  case noOccupation
  case sameIdentifier(String, asRow: Int)
  case formula(String)
  case notAnAddress(String)
  case negative(String)
  case notANumber(String)
  case notOneNumber(String)
  case tooLarge(String, most: Int)
  case notABenchmark(String)
  case noSuchDay(String)
  case notADate(String)
  case inTheFuture(String, today: LocalDate)
  case unlikelyYear(String)
  case unknownMode(String)

  var words: (wrong: Bilingual, remedy: Bilingual) {
    switch self {
    case .strayQuotationMark:
      (
        Bilingual(en: "text stands after a closing quotation mark", fr: "du texte suit un guillemet fermant"),
        Bilingual(
          en:
            "Double the quotation marks that belong to the text, or save the list anew from the spreadsheet program.",
          fr:
            "Doublez les guillemets qui font partie du texte, ou enregistrez de nouveau la liste depuis le tableur."
        )
      )
    case .unreadableLetter:
      (
        Bilingual(en: "a letter of this row cannot be read", fr: "une lettre de cette ligne est illisible"),
        Bilingual(
          en: "Write the damaged word again and save the list as “CSV UTF-8”.",
          fr: "Récrivez le mot abîmé et enregistrez la liste au format « CSV UTF-8 ».")
      )
    case .tooFewCells(let count, let width):
      (
        Bilingual(
          en: "the row has \(count) cells, the headings are \(width)",
          fr: "la ligne compte \(count) cellules pour \(width) en-têtes"),
        Bilingual(
          en: "Complete the row; leave unknown cells empty, but keep their separators.",
          fr: "Complétez la ligne ; laissez vides les cellules inconnues, mais gardez leurs séparateurs.")
      )
    case .strayCell(let text, let width):
      (
        Bilingual(
          en: "“\(short(text))” stands beyond the last of the \(width) headings",
          fr: "« \(short(text)) » se trouve au-delà du dernier des \(width) en-têtes"),
        Bilingual(
          en: "Remove it, or move the cells of this row back under their headings.",
          fr: "Supprimez-le, ou replacez les cellules de cette ligne sous leurs en-têtes.")
      )
    case .noName:
      (
        Bilingual(en: "the person has no name", fr: "la personne n’a pas de nom"),
        Bilingual(en: "Write the first or the last name.", fr: "Inscrivez le prénom ou le nom.")
      )
    case .noOccupation:
      (
        Bilingual(en: "the occupation is missing", fr: "la profession manque"),
        Bilingual(
          en: "Write it in the person’s own words: “civil engineer”.",
          fr: "Inscrivez-la dans les mots de la personne : « ingénieure civile ».")
      )
    case .sameIdentifier(let id, let row):
      (
        Bilingual(
          en: "“\(short(id))” is the identifier of row \(row) already",
          fr: "« \(short(id)) » est déjà l’identifiant de la ligne \(row)"),
        Bilingual(
          en:
            "If it is the same person, remove one of the rows; if not, give this one an identifier of its own.",
          fr:
            "S’il s’agit de la même personne, supprimez l’une des lignes ; sinon, donnez à celle-ci son propre identifiant."
        )
      )
    case .formula(let text):
      (
        Bilingual(
          en: "“\(short(text))” begins like a spreadsheet formula",
          fr: "« \(short(text)) » commence comme une formule de tableur"),
        Bilingual(
          en: "Replace it by the plain text it should show.",
          fr: "Remplacez-la par le texte qu’elle devrait afficher.")
      )
    case .notAnAddress(let text):
      (
        Bilingual(
          en: "“\(short(text))” is not an e-mail address",
          fr: "« \(short(text)) » n’est pas une adresse de courriel"),
        Bilingual(
          en: "Write one address with an @ and a domain, or leave the cell empty.",
          fr: "Inscrivez une seule adresse, avec un @ et un domaine, ou laissez la cellule vide.")
      )
    case .negative(let text):
      (
        Bilingual(en: "“\(short(text))” is less than nothing", fr: "« \(short(text)) » est inférieur à zéro"),
        Bilingual(en: "Write 0 or more.", fr: "Inscrivez 0 ou plus.")
      )
    case .notANumber(let text):
      (
        Bilingual(en: "“\(short(text))” is not a number", fr: "« \(short(text)) » n’est pas un nombre"),
        Bilingual(en: "Write a number in figures: 2.", fr: "Inscrivez un nombre en chiffres : 2.")
      )
    case .notOneNumber(let text):
      (
        Bilingual(
          en: "“\(short(text))” is not one number", fr: "« \(short(text)) » n’est pas un nombre précis"),
        Bilingual(
          en: "Write how many people at most: 2.", fr: "Inscrivez le nombre maximal de personnes : 2.")
      )
    case .tooLarge(let text, let most):
      (
        Bilingual(en: "“\(short(text))” is more than \(most)", fr: "« \(short(text)) » dépasse \(most)"),
        Bilingual(en: "Check the figure.", fr: "Vérifiez le chiffre.")
      )
    case .notABenchmark(let text):
      (
        Bilingual(
          en: "“\(short(text))” is not a language benchmark",
          fr: "« \(short(text)) » n’est pas un niveau de compétence linguistique"),
        Bilingual(
          en: "Write a level from 1 to 12, or four for listening, speaking, reading and writing: 7/7/6/7.",
          fr: "Inscrivez un niveau de 1 à 12, ou quatre pour écouter, parler, lire et écrire : 7/7/6/7.")
      )
    case .noSuchDay(let text):
      (
        Bilingual(en: "there is no day “\(short(text))”", fr: "le jour « \(short(text)) » n’existe pas"),
        Bilingual(
          en: "Correct the date, and write it as year, month, day.",
          fr: "Corrigez la date et inscrivez-la dans l’ordre année, mois, jour.")
      )
    case .notADate(let text):
      (
        Bilingual(en: "“\(short(text))” is not a date", fr: "« \(short(text)) » n’est pas une date"),
        Bilingual(
          en: "Write it as year, month, day: 2026-10-06.",
          fr: "Inscrivez-la dans l’ordre année, mois, jour : 2026-10-06.")
      )
    case .inTheFuture(let text, let today):
      (
        Bilingual(
          en: "“\(short(text))” is after today, \(today.words.en)",
          fr: "« \(short(text)) » est postérieur à aujourd’hui, le \(today.words.fr)"),
        Bilingual(
          en: "Correct the date; nobody can have registered yet on a day to come.",
          fr: "Corrigez la date ; personne ne peut s’être inscrit un jour à venir.")
      )
    case .unlikelyYear(let text):
      (
        Bilingual(
          en: "“\(short(text))” is too far from today", fr: "« \(short(text)) » est trop loin d’aujourd’hui"),
        Bilingual(en: "Check the year.", fr: "Vérifiez l’année.")
      )
    case .unknownMode(let text):
      (
        Bilingual(
          en: "“\(short(text))” is no known way to meet",
          fr: "« \(short(text)) » n’est pas une façon connue de se rencontrer"),
        Bilingual(
          en: "Write “in person”, “online” or “either”.",
          fr: "Inscrivez « en personne », « en ligne » ou « au choix ».")
      )
    }
  }

  private func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(59) + "…" : text
  }
}

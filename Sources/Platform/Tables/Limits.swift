import Basics

/// What is too large to be a list of people.
package enum Limits {
  /// Bytes of a file, and of what it unpacks to. A list of a million people is about 200 MB.
  package static let bytes = 512 << 20
  /// The columns of the largest sheet a spreadsheet program makes.
  package static let columns = 16_384
  /// The rows of the largest sheet a spreadsheet program makes; text files may have more.
  package static let rows = 1_048_576
  /// Cells of a sheet, 8 bytes each at most. The largest sheet that is possible would have 17 billion.
  package static let cells = 50_000_000
}

func tooLarge(_ file: String, bytes: Int, limit: Int) -> Refusal {
  let mega = { (n: Int) in String(n / (1 << 20)) }
  return Refusal(
    .content,
    en:
      "\(file) holds \(mega(bytes)) MB or more; lists of up to \(mega(limit)) MB are read. Check that it is the list you meant, or split it.",
    fr:
      "\(file) contient \(mega(bytes)) Mo ou davantage ; les listes sont lues jusqu’à \(mega(limit)) Mo. Vérifiez qu’il s’agit de la bonne liste, ou divisez-la."
  )
}

func tooManyColumns(file: String, row: Int) -> Refusal {
  Refusal(
    .content,
    en:
      "\(file), row \(row) has more than \(Limits.columns) columns, more than any spreadsheet holds. Check that this is the list you meant.",
    fr:
      "\(file), ligne \(row), compte plus de \(Limits.columns) colonnes, plus que n’en contient aucun tableur. Vérifiez qu’il s’agit bien de la bonne liste."
  )
}

func tooManyRows(_ file: String) -> Refusal {
  Refusal(
    .content,
    en:
      "\(file) has more than \(Limits.rows) rows, more than any spreadsheet holds. Save it again from the program it comes from.",
    fr:
      "\(file) compte plus de \(Limits.rows) lignes, plus que n’en contient aucun tableur. Enregistrez-le de nouveau dans son logiciel d’origine."
  )
}

func tooManyCells(_ file: String) -> Refusal {
  let millions = Limits.cells / 1_000_000
  return Refusal(
    .content,
    en:
      "\(file) has more than \(millions) million cells. Check that it is the list you meant, remove what is not needed, or split it.",
    fr:
      "\(file) compte plus de \(millions) millions de cellules. Vérifiez qu’il s’agit de la bonne liste, retirez-en le superflu ou divisez-la."
  )
}

import Basics

/// What else a zip archive may be, and what to do with it.
func notAWorkbook(_ archive: borrowing ZipArchive, file: String) -> Refusal {
  if archive.contains("xl/workbook.bin") {
    return Refusal(
      .content,
      en: "\(file) is a binary Excel workbook (.xlsb). Open it in Excel and save it as .xlsx.",
      fr: "\(file) est un classeur Excel binaire (.xlsb). Ouvrez-le dans Excel et enregistrez-le en .xlsx.")
  }
  if archive.contains("word/document.xml") || archive.contains("ppt/presentation.xml") {
    return Refusal(
      .content,
      en:
        "\(file) is a Word or PowerPoint document. Copy its table into a spreadsheet and save that as .xlsx.",
      fr:
        "\(file) est un document Word ou PowerPoint. Copiez son tableau dans un tableur et enregistrez celui-ci en .xlsx."
    )
  }
  if archive.contains("content.xml"), archive.contains("mimetype") {
    return Refusal(
      .content,
      en: "\(file) is an OpenDocument file (.ods). Open it in LibreOffice and save it as .xlsx.",
      fr: "\(file) est au format OpenDocument (.ods). Ouvrez-le dans LibreOffice et enregistrez-le en .xlsx.")
  }
  if archive.contains("Index/Document.iwa") || archive.contains("Index.zip") {
    return Refusal(
      .content,
      en: "\(file) is a Numbers document. Open it in Numbers and export it as Excel (.xlsx).",
      fr: "\(file) est un document Numbers. Ouvrez-le dans Numbers et exportez-le en Excel (.xlsx).")
  }
  if archive.isLocked { return lockedArchive(file) }
  return Refusal(
    .content,
    en: "\(file) is a zip archive, not a workbook. Unpack it and give the list that is inside.",
    fr: "\(file) est une archive zip, pas un classeur. Décompressez-la et donnez la liste qui s’y trouve.")
}

func nothingVisible(_ file: String) -> Refusal {
  Refusal(
    .content,
    en: "\(file) has no visible sheet with cells. Open it, show the sheet with the list, and save it.",
    fr:
      "\(file) ne contient aucune feuille de calcul visible. Ouvrez-le, affichez la feuille de la liste et enregistrez-le."
  )
}

func noSuchSheet(_ name: String, among names: [String], file: String) -> Refusal {
  Refusal(
    .request,
    en: "\(file) has no visible sheet “\(name)”. It has \(english(names)).",
    fr: "\(file) n’a pas de feuille visible « \(name) ». On y trouve \(french(names)).")
}

func emptySheet(_ name: String, others: [String], file: String) -> Refusal {
  guard !others.isEmpty else {
    return Refusal(
      .content,
      en:
        "The sheet “\(name)” of \(file) is empty. Give a list with headings in its first row and one person in each row below.",
      fr:
        "La feuille « \(name) » de \(file) est vide. Donnez une liste avec des en-têtes en première ligne et une personne par ligne ensuite."
    )
  }
  return Refusal(
    .content,
    en: "The sheet “\(name)” of \(file) is empty. Name the sheet to be read: \(english(others)).",
    fr: "La feuille « \(name) » de \(file) est vide. Indiquez la feuille à lire : \(french(others)).")
}

private func english(_ names: [String]) -> String {
  names.map { "“\($0)”" }.joined(separator: ", ")
}

private func french(_ names: [String]) -> String {
  names.map { "« \($0) »" }.joined(separator: ", ")
}

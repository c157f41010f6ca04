import Basics

extension Sheet {
  /// Reads a CSV, TSV or XLSX file, compressed with gzip or not. What it is, its content tells, not its name.
  ///
  /// - Parameter sheetName: which sheet of a workbook; the first visible one if nil.
  package static func read(file path: String, sheetName: String? = nil) throws(Refusal) -> Sheet {
    try read(try fileBytes(path), file: fileName(path), sheetName: sheetName)
  }

  package static func read(
    _ content: consuming [UInt8], file: String, sheetName: String? = nil
  ) throws(Refusal) -> Sheet {
    var bytes = content
    var compressed = false
    if bytes.starts(with: [0x1F, 0x8B]) {
      bytes = try gunzipped(bytes, file: file)
      compressed = true
    }
    guard !bytes.allSatisfy({ $0 <= 0x20 }) else { throw emptyFile(file) }
    // The second is an archive with nothing in it.
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return try readXLSX(bytes, file: file, sheetName: sheetName, compressed: compressed)
    }
    if let sheetName {
      throw Refusal(
        .request,
        en:
          "\(file) is a text file and has no sheets, so there is no sheet “\(sheetName)”. Leave the sheet name out.",
        fr:
          "\(file) est un fichier texte sans feuilles ; il n’y a donc pas de feuille « \(sheetName) ». Retirez le nom de la feuille."
      )
    }
    if let refusal = otherKindOfFile(bytes, file: file) { throw refusal }
    let encoding = try decode(&bytes, file: file)
    guard !trimmed(bytes[...]).isEmpty else { throw emptyFile(file) }
    guard !holds(0, in: bytes), !isMarkup(bytes) else { throw notATable(file) }
    return try readCSV(consume bytes, file: file, encoding: encoding, compressed: compressed)
  }
}

private func emptyFile(_ file: String) -> Refusal {
  Refusal(
    .content,
    en: "\(file) is empty. Give a list with headings in its first row and one person in each row below.",
    fr:
      "\(file) est vide. Donnez une liste avec des en-têtes en première ligne et une personne par ligne ensuite."
  )
}

/// Files that people give by mistake, each with what to do.
private func otherKindOfFile(_ bytes: [UInt8], file: String) -> Refusal? {
  if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
    return Refusal(
      .content,
      en:
        "\(file) is an old Excel file (.xls) or one locked with a password. Open it in Excel and save it, without a password, as .xlsx or “CSV UTF-8”.",
      fr:
        "\(file) est un ancien fichier Excel (.xls) ou un fichier protégé par mot de passe. Ouvrez-le dans Excel et enregistrez-le, sans mot de passe, en .xlsx ou en « CSV UTF-8 »."
    )
  }
  let start = trimmed(bytes.prefix(512))
  let portableDocument = Array("%PDF-".utf8)
  let photographs: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF]]
  let isOther = ([portableDocument] + photographs).contains { start.starts(with: $0) }
  return isOther ? notATable(file) : nil
}

/// True for a web page, for JSON and for rich text, however they are laid out.
private func isMarkup(_ text: [UInt8]) -> Bool {
  let start = String(decoding: trimmed(text.prefix(512)), as: UTF8.self)
    .lowercased().filter { !$0.isWhitespace }
  let markers = [
    "<!doctype", "<!--", "<html", "<head", "<meta", "<body", "<table", "<?xml",
    "{\"", "{}", "[{", "[\"", "[[", "{\\rtf",
  ]
  return markers.contains { start.hasPrefix($0) }
}

import Basics
import Tables

/// The job titles that a command was given: its arguments, a file with one a line, or a column of a table.
struct TitleList {
  let titles: [String]

  init(arguments: [String], column: String?) throws(Refusal) {
    guard arguments.count == 1, let path = arguments.first else {
      if column != nil { throw Self.columnWithoutFile }
      titles = arguments
      return
    }
    if let column {
      titles = try Self.titles(in: column, of: path)
      return
    }
    do {
      let text = String(decoding: try fileBytes(path), as: UTF8.self)
      titles = text.split(whereSeparator: \.isNewline).map(String.init)
    } catch {
      // What is no file is a title, unless it is called like one.
      guard error.kind == .missing, !Self.isNamedLikeAFile(path) else { throw error }
      titles = [path]
    }
  }

  private static func isNamedLikeAFile(_ name: String) -> Bool {
    [".csv", ".tsv", ".txt", ".xlsx", ".gz"].contains { name.lowercased().hasSuffix($0) }
  }

  private static func titles(in heading: String, of path: String) throws(Refusal) -> [String] {
    let sheet = try Sheet.read(file: path)
    guard sheet.rowCount > 0 else { return [] }
    let headings = sheet[0].texts.map(trimmedText)
    guard let column = headings.firstIndex(where: { folded($0) == folded(heading) }) else {
      let hint = nearest(to: heading, among: headings.filter { !$0.isEmpty })
      throw Refusal(
        .request,
        en:
          "No column is headed “\(heading)”. \(hint.map { "Did you mean “\($0)”?" } ?? "Write the heading as it stands in the list.")",
        fr:
          "Aucune colonne ne s’intitule « \(heading) ». \(hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "Écrivez l’en-tête comme dans la liste.")"
      )
    }
    return (1..<max(1, sheet.rowCount)).filter { !sheet[$0].isBlank }.map {
      trimmedText(sheet[$0].text(column))
    }
  }

  private static let columnWithoutFile = Refusal(
    .request, en: "--column names a column of one file. Give the file, and nothing else.",
    fr: "--column désigne une colonne d’un fichier. Donnez le fichier, et rien d’autre.")
}

func trimmedText(_ text: String) -> String {
  String(decoding: trimmed(Array(text.utf8)[...]), as: UTF8.self)
}

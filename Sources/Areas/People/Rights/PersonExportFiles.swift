import Basics
import Site
import Tables

/// The files somebody gets of what is kept of them: one for programs, one for a spreadsheet.
extension PersonExport {
  /// Every table with its rows, each row by the names of its columns.
  var json: String {
    let parts = tables.map { table in
      let rows = table.rows.map { row in
        "{" + zip(table.columns, row).map { JSONText.quoted($0) + ":" + Self.json($1) }.joined(separator: ",")
          + "}"
      }
      return JSONText.quoted(table.name) + ":[" + rows.joined(separator: ",\n") + "]"
    }
    return
      "{\"person\":\(JSONText.quoted(person.description)),\"made\":\(JSONText.quoted(Self.words(made.microsecondsSince1970))),"
      + "\"tables\":{\n" + parts.joined(separator: ",\n") + "\n}}\n"
  }

  private static func json(_ value: Value) -> String {
    switch value {
    case .nothing: "null"
    case .text(let text): JSONText.quoted(text)
    case .number(let number):
      // Programs that read numbers as fractions lose digits past these.
      abs(number.clamped) < 9_007_199_254_740_992 && words(number) == String(number)
        ? String(number) : JSONText.quoted(words(number))
    }
  }

  /// One line for each thing that is known, so that any spreadsheet program shows all of it in three columns.
  func csv(in language: Language) -> [UInt8] {
    let voice = Voice(language)
    var writer = CSVWriter(
      delimiter: .comma,
      headings: [
        voice(en: "Kept in", fr: "Conservé dans"), voice(en: "Number", fr: "Numéro"),
        voice(en: "What", fr: "Quoi"),
        voice(en: "Content", fr: "Contenu"),
      ])
    for table in tables {
      for (number, row) in table.rows.enumerated() {
        for (column, value) in zip(table.columns, row) where value != .nothing {
          writer.append([.text(table.name), .number(number + 1), .text(column), .text(Self.text(value))])
        }
      }
    }
    return writer.bytes
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .nothing: ""
    case .number(let number): words(number)
    case .text(let text): text
    }
  }
}

extension Int64 {
  /// Without the one number whose magnitude is no number.
  fileprivate var clamped: Int64 { Swift.max(self, -Int64.max) }
}

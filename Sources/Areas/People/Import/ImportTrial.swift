import Basics
import Tables

/// What would become of a list, before anything is kept: what is to become of every row, and how the list was understood.
package struct ImportTrial: Sendable {
  package let list: IntakeList
  package let people: [ListedPerson]
  /// Rows of people who are here already, and by what they were known.
  package var known: [Int: ListedMatch] = [:]

  /// - Throws: a `Refusal` when it is no list of people, or longer than one import.
  package init(
    _ content: [UInt8], _ listImport: ListImport, _ access: Access, language: Language, today: LocalDate
  ) throws(Refusal) {
    let sheet = try Sheet.read(content, file: listImport.file)
    guard sheet.rowCount <= ListImport.mostRows + 10 else {
      throw Refusal(
        .content, en: "The list has more than 10,000 rows. Divide it, and take up one part after the other.",
        fr: "La liste compte plus de 10\u{202F}000 lignes. Divisez-la, et reprenez une partie après l’autre.")
    }
    var settings = IntakeSettings(today: today)
    settings.dateOrder = listImport.dateOrder
    list = try IntakeList(sheet, side: listImport.side, settings: settings)
    people = ListedPerson.all(in: list, sheet, access, language: language)
  }

  /// What is wrong with each row that cannot be taken up.
  package var refused: [(row: Int, words: Bilingual)] {
    list.refused.map { row in
      (
        row.number,
        Bilingual(
          en: row.messages.map { "\($0.wrong.en). \($0.remedy.en)" }.joined(separator: " "),
          fr: row.messages.map { "\($0.wrong.fr). \($0.remedy.fr)" }.joined(separator: " "))
      )
    }
  }

  /// What is to become of each row, in the order of the list: whoever is known is left out.
  package var plan: [PlannedRow] {
    let read = people.map { listed in
      PlannedRow(
        listed.row, known[listed.row].map { .leave(.known, nil, $0.words) } ?? .takeUp(listed))
    }
    return Self.ordered(read, refused)
  }

  /// A plan for those who were read, with those rows that cannot be taken up.
  package static func ordered(
    _ read: [PlannedRow], _ refused: [(row: Int, words: Bilingual)]
  ) -> [PlannedRow] {
    let others = refused.map { PlannedRow($0.row, .leave(.refused, nil, $0.words)) }
    return (read + others).sorted { $0.number < $1.number }
  }
}

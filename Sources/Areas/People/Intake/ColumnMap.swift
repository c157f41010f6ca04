import Basics
import Tables

/// What each column of a list means, and who said so. It is shown before anything is done with the list.
package struct ColumnMap: Sendable {
  package enum Meaning: Sendable, Hashable {
    case field(IntakeField)
    /// One of the policy's own fields, by its place there.
    case own(Int)
    case unused
  }

  package struct Column: Sendable {
    package let index: Int
    package let heading: String
    package fileprivate(set) var meaning: Meaning
    /// True if the person said what it means, rather than the table of headings.
    package let isMapped: Bool
  }

  package let columns: [Column]
  /// The row of the headings, as the spreadsheet program numbers it.
  package let headingsRow: Int
  /// Its place among the rows of the sheet.
  let rowIndex: Int
  package let language: Language

  /// The cells a full row has: up to the last column with a heading.
  var width: Int { columns.count }

  package func column(of meaning: Meaning) -> Column? {
    columns.first { $0.meaning == meaning }
  }

  package func has(_ field: IntakeField) -> Bool {
    column(of: .field(field)) != nil
  }
}

extension ColumnMap {
  /// Finds the headings in one of the first rows, and what they mean.
  init(of sheet: Sheet, side: Side, mappings: [ColumnMapping], own: [OwnField]) throws(Refusal) {
    let relevant = mappings.filter { $0.side == nil || $0.side == side }
    guard let found = Self.headingsRow(of: sheet, side: side, mappings: relevant, own: own) else {
      throw noHeadings(in: sheet, side: side)
    }
    var columns: [Column] = []
    for (index, heading) in found.headings.enumerated() {
      if let mapping = relevant.last(where: { Headings.key($0.heading) == Headings.key(heading) }),
        !heading.isEmpty
      {
        columns.append(
          Column(index: index, heading: heading, meaning: Self.meaning(of: mapping, own: own), isMapped: true)
        )
      } else {
        let meaning = try Self.meaning(ofHeading: heading, side: side, own: own, file: sheet.origin.file)
        columns.append(Column(index: index, heading: heading, meaning: meaning, isMapped: false))
      }
    }
    try Self.settleSharedMeanings(&columns, file: sheet.origin.file)
    self.columns = columns
    rowIndex = found.index
    headingsRow = sheet[found.index].number
    language = Headings.language(of: found.headings)
  }

  private static func meaning(of mapping: ColumnMapping, own: [OwnField]) -> Meaning {
    guard let name = mapping.field else { return .unused }
    if let index = own.firstIndex(where: { $0.name == name }) { return .own(index) }
    return IntakeField(rawValue: name).map(Meaning.field) ?? .unused
  }

  private static func meaning(ofHeading heading: String, side: Side, own: [OwnField], file: String)
    throws(Refusal) -> Meaning
  {
    if heading.isEmpty { return .unused }
    if let index = own.firstIndex(where: { $0.isMeant(by: heading) }) { return .own(index) }
    let meanings = Headings.meanings(of: heading, in: side)
    guard meanings.count > 1 else { return meanings.first.map(Meaning.field) ?? .unused }
    let choices = meanings.map(\.rawValue)
    throw Refusal(
      .content,
      en:
        "\(file): the heading “\(heading)” can mean \(choices.joined(separator: " or ")). Say which: --map \"\(heading)=\(choices[0])\".",
      fr:
        "\(file) : l’en-tête « \(heading) » peut vouloir dire \(choices.joined(separator: " ou ")). Précisez : --map \"\(heading)=\(choices[0])\"."
    )
  }

  /// Two columns with one meaning: the one the person mapped counts; if that does not settle it, they are asked.
  private static func settleSharedMeanings(_ columns: inout [Column], file: String) throws(Refusal) {
    var questions: [Bilingual] = []
    let groups = Dictionary(grouping: columns.filter { $0.meaning != .unused }, by: \.meaning)
    for group in groups.values.sorted(by: { $0[0].index < $1[0].index }) where group.count > 1 {
      let mapped = group.filter(\.isMapped)
      if mapped.count == 1 {
        for column in group where !column.isMapped { columns[column.index].meaning = .unused }
        continue
      }
      let names = group.map { ($0.heading, columnLetters($0.index)) }
      guard let last = names.last, case .field(let field) = group[0].meaning else {
        questions.append(
          Bilingual(
            en:
              "\(file): columns \(names.map(\.1).joined(separator: ", ")) carry the same heading. Keep one, or rename the others.",
            fr:
              "\(file) : les colonnes \(names.map(\.1).joined(separator: ", ")) portent le même en-tête. Gardez-en une ou renommez les autres."
          ))
        continue
      }
      if Set(names.map { Headings.key($0.0) }).count == 1 {
        questions.append(
          Bilingual(
            en:
              "\(file): columns \(names.map(\.1).joined(separator: " and ")) are both headed “\(last.0)” (\(field.title.en)). Rename or remove one of them.",
            fr:
              "\(file) : les colonnes \(names.map(\.1).joined(separator: " et ")) s’intitulent toutes « \(last.0) » (\(field.title.fr)). Renommez ou supprimez l’une d’elles."
          ))
        continue
      }
      let list = Bilingual(
        en: names.map { "“\($0.0)” (\($0.1))" }.joined(separator: " and "),
        fr: names.map { "« \($0.0) » (\($0.1))" }.joined(separator: " et "))
      questions.append(
        Bilingual(
          en:
            "\(file): the columns \(list.en) both mean \(field.title.en). Say which one to use, for instance: --map \"\(last.0)=ignore\".",
          fr:
            "\(file) : les colonnes \(list.fr) veulent toutes dire « \(field.title.fr) ». Indiquez laquelle utiliser, par exemple : --map \"\(last.0)=ignore\"."
        ))
    }
    guard !questions.isEmpty else { return }
    throw Refusal(
      .content, en: questions.map(\.en).joined(separator: "\n"),
      fr: questions.map(\.fr).joined(separator: "\n"))
  }

  /// Of the first ten rows that are not blank, the one with most headings that mean something; lists often
  /// begin with a title and a date.
  private static func headingsRow(
    of sheet: Sheet, side: Side, mappings: [ColumnMapping], own: [OwnField]
  ) -> (index: Int, headings: [String])? {
    var best: (index: Int, headings: [String], known: Int)?
    var looked = 0
    var index = 0
    while index < sheet.rowCount, looked < 10 {
      defer { index += 1 }
      let row = sheet[index]
      if row.isBlank { continue }
      looked += 1
      var headings = (0..<row.cellCount).map { oneLine(row[$0]) }
      while headings.last == "" { headings.removeLast() }
      let known = headings.count { heading in
        !heading.isEmpty
          && (mappings.contains { Headings.key($0.heading) == Headings.key(heading) }
            || own.contains { $0.isMeant(by: heading) } || !Headings.meanings(of: heading, in: side).isEmpty)
      }
      if known > best?.known ?? 0 { best = (index, headings, known) }
    }
    return best.map { ($0.index, $0.headings) }
  }
}

private func noHeadings(in sheet: Sheet, side: Side) -> Refusal {
  let file = sheet.origin.file
  let first = (0..<sheet.rowCount).lazy.map { sheet[$0] }.first { !$0.isBlank }
  let shown = first.map { $0.texts.prefix(6).map { String($0.prefix(40)) }.joined(separator: " | ") } ?? ""
  return Refusal(
    .content,
    en:
      "\(file): none of the first rows holds a heading that is known here (the first one reads: \(shown)). Put headings such as “First name”, “E-mail”, “Occupation” above the columns, see them all with `allies columns`, or say what yours mean with --map.",
    fr:
      "\(file) : aucune des premières lignes ne contient d’en-tête connu (la première se lit : \(shown)). Mettez des en-têtes comme « Prénom », « Courriel », « Profession » au-dessus des colonnes, consultez-les tous avec `allies columns`, ou dites ce que signifient les vôtres avec --map."
  )
}

/// The text of a cell on one line: trimmed, with line breaks and runs of white space made single spaces.
func oneLine(_ cell: ArraySlice<UInt8>) -> String {
  let slice = trimmed(cell)
  var isPlain = true
  var last: UInt8 = 0
  for byte in slice {
    if byte < 0x20 || byte == 0x7F || (byte == 0x20 && last == 0x20) {
      isPlain = false
      break
    }
    last = byte
  }
  if isPlain { return String(decoding: slice, as: UTF8.self) }
  var bytes: [UInt8] = []
  for byte in slice {
    let isSpace = byte <= 0x20 || byte == 0x7F
    if !isSpace { bytes.append(byte) } else if bytes.last != 0x20 { bytes.append(0x20) }
  }
  return String(decoding: bytes, as: UTF8.self)
}

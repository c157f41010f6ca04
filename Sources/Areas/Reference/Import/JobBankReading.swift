import Basics
import Occupations
import Tables

/// Job Bank postings: the title an employer wrote and the one the Job Bank made of it, with the unit group.
///
/// A title is in thousands of postings; it is taken once for each unit group, with how often. Among many postings some
/// have a wrong code, so that a unit group is left out which fewer than one in five postings of a title name.
enum JobBankReading {
  private static let leastShare = 5
  /// Below so many postings nothing can be said of shares.
  private static let fewest = 5
  private static let nothing: Set<String> = ["", "na", "n a", "no data", "aucune donnee", "s o"]

  static func postings(
    _ source: RecognisedSheet, into titles: inout ImportedTitles, _ report: inout FileReport
  ) {
    guard let language = languageLetters(source.recognised.language.rawValue.utf8) else { return }
    var counted = ImportedTitles()
    source.rows(&report) { row, _ throws(RowProblem) in
      let cell = source.cell(.code, of: row)
      if nothing.contains(folded(String(decoding: cell.prefix(20), as: UTF8.self))) {
        return .unused("postings without a code")
      }
      let unit = try KnownUnits.noc2021.unit(in: cell)
      var hasTitle = false
      for column in [Layout.Column.title, .otherTitle] {
        let title = source.cell(column, of: row)
        if title.count <= 20, nothing.contains(folded(String(decoding: title, as: UTF8.self))) { continue }
        guard title.count <= ImportedTitles.longest else { throw .titleTooLong(title.count) }
        _ = title.withSpan { bytes in
          counted.add(
            bytes, unit: unit, language: language, publisher: .jobBank, confidence: .published)
        }
        hasTitle = true
      }
      guard hasTitle else { throw .noTitle }
      return .taken
    }
    keep(counted, into: &titles, &report)
  }

  private static func keep(
    _ counted: ImportedTitles, into titles: inout ImportedTitles, _ report: inout FileReport
  ) {
    var leftOut = 0
    for places in counted.together() {
      let postings = places.reduce(0) { $0 + Int(counted.entries[$1].share) }
      for place in places {
        let entry = counted.entries[place]
        if postings >= fewest, Int(entry.share) * leastShare < postings {
          leftOut += 1
          continue
        }
        guard let unit = KnownUnits.noc2021.unit(Int(entry.unit)) else { continue }
        let range = Int(entry.start)..<Int(entry.start) + Int(entry.count)
        let outcome = titles.add(
          counted.text.span.extracting(range), unit: unit, language: entry.language, publisher: .jobBank,
          confidence: .published, share: Int(entry.share))
        report.count(outcome, language: languageCode(entry.language)) { counted.title(entry) }
      }
    }
    guard leftOut > 0 else { return }
    report.notes.append(
      Bilingual(
        en:
          "\(leftOut) \(leftOut == 1 ? "code was" : "codes were") left out, since fewer than one in five postings of the title have it",
        fr:
          "\(leftOut) \(leftOut < 2 ? "code a été écarté" : "codes ont été écartés"), car moins d’une offre sur cinq portant ce titre l’indique"
      ))
  }
}

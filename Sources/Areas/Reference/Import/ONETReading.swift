import Basics
import Occupations
import Tables

/// O*NET's files, whose occupations become unit groups by a table of correspondence.
enum ONETReading {
  static func titles(
    _ source: RecognisedSheet, by correspondences: Correspondences, into titles: inout ImportedTitles,
    _ report: inout FileReport
  ) {
    guard let english = languageLetters("en".utf8) else { return }
    source.rows(&report) { row, report throws(RowProblem) in
      let title = try source.title(.title, of: row)
      var forms = [title]
      let short = source.cell(.otherTitle, of: row)
      if !short.isEmpty, !short.elementsEqual("n/a".utf8), short.count <= ImportedTitles.longest {
        forms.append(short)
      }
      for part in try correspondences.units(ofONET: source.text(.onet, of: row)) {
        for form in forms {
          let outcome = form.withSpan { bytes in
            titles.add(
              bytes, unit: part.unit, language: english, publisher: .onet, confidence: .published,
              share: part.share)
          }
          report.count(outcome, language: "en") { String(decoding: form, as: UTF8.self) }
        }
      }
      return .taken
    }
  }

  static func related(
    _ source: RecognisedSheet, by correspondences: Correspondences, into relations: inout Relations,
    _ report: inout FileReport
  ) {
    source.rows(&report) { row, report throws(RowProblem) in
      let tier = try tier(of: row, source)
      let these = try correspondences.units(ofONET: source.text(.onet, of: row))
      let others = try correspondences.units(ofONET: source.text(.otherCode, of: row))
      for part in these {
        for other in others where relations.add(part.unit, other.unit, tier: tier) { report.facts += 1 }
      }
      return .taken
    }
  }

  /// O*NET names three tiers since 2021; before, it ranked ten occupations.
  private static func tier(of row: Sheet.Row, _ source: RecognisedSheet) throws(RowProblem) -> UInt8 {
    switch source.text(.tier, of: row) {
    case "Primary-Short": return 1
    case "Primary-Long": return 2
    case "Supplemental": return 3
    case "": break
    case let other: throw .notANumber(other)
    }
    let rank = source.text(.rank, of: row)
    guard let place = Int(rank), place > 0 else { throw .notANumber(rank) }
    return place <= 5 ? 1 : place <= 10 ? 2 : 3
  }
}

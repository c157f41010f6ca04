import Basics
import Occupations
import Tables

/// Lists that say it all in a row: the language of a title, the title, its unit group and, of ESCO's, how sure that is.
enum TitleListReading {
  static func titles(
    _ source: RecognisedSheet, publisher: Publisher, into titles: inout ImportedTitles,
    _ report: inout FileReport
  ) {
    titles.reserve(titles: source.sheet.rowCount, bytes: source.sheet.rowCount * 24)
    var units: Set<UnitCode> = []
    let publishedByUnit = publisher == .statisticsCanada
    var counted = LanguageCounts()
    source.rows(&report) { row, report throws(RowProblem) in
      let code = source.cell(.language, of: row)
      guard let language = languageLetters(code) else {
        throw .notALanguage(String(decoding: code.prefix(60), as: UTF8.self))
      }
      let unit = try KnownUnits.noc2021.unit(in: source.cell(.code, of: row))
      let written = source.cell(.confidence, of: row)
      guard written.isEmpty || written.count < 4,
        let confidence = Confidence(written: String(decoding: written, as: UTF8.self))
      else { throw .notAConfidence(source.short(.confidence, of: row)) }
      let title = try source.title(.title, of: row)
      if publishedByUnit { units.insert(unit) }
      let outcome = title.withSpan { bytes in
        titles.add(bytes, unit: unit, language: language, publisher: publisher, confidence: confidence)
      }
      counted.count(outcome, language: language)
      if case .contradictory = outcome, report.contradictions.count < 5 {
        report.contradictions.append(String(decoding: title, as: UTF8.self))
      }
      return .taken
    }
    report.titles = counted.byLanguage
    if publishedByUnit { StatisticsCanadaReading.noteMissingUnits(units.count, in: &report) }
  }
}

/// Counts by language without making a text of each.
private struct LanguageCounts {
  private var counts: [UInt16: FileReport.Titles] = [:]

  mutating func count(_ outcome: ImportedTitles.Outcome, language: UInt16) {
    switch outcome {
    case .added: counts[language, default: .init()].taken += 1
    case .known: counts[language, default: .init()].repeated += 1
    case .contradictory:
      counts[language, default: .init()].taken += 1
      counts[language, default: .init()].contradictory += 1
    }
  }

  var byLanguage: [String: FileReport.Titles] {
    Dictionary(counts.map { (languageCode($0.key), $0.value) }) { first, _ in first }
  }
}

extension ArraySlice<UInt8> {
  func withSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(span) }
}

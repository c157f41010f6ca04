import Basics
import Occupations
import Tables

/// Statistics Canada's files: the structure of the classification, which is checked against the one the product carries, and
/// its elements, of which the example titles are taken.
enum StatisticsCanadaReading {
  /// How many groups each level of NOC 2021 has, from broad categories to unit groups.
  static let groupsOfLevel = [10, 45, 89, 162, 516]

  static func structure(
    _ source: RecognisedSheet, into titles: inout ImportedTitles, _ report: inout FileReport
  ) {
    let isBoth = report.layout == .classification
    var seen = [Set<String>](repeating: [], count: 5)
    source.rows(&report) { row, report throws(RowProblem) in
      let level = source.text(.level, of: row)
      guard let depth = Int(level), (1...5).contains(depth) else { throw .notANumber(level) }
      // Spreadsheet programs drop the zeros before a number.
      let digits = source.text(.code, of: row)
      let code = String(repeating: "0", count: max(0, depth - digits.utf8.count)) + digits
      guard code.utf8.count == depth, let group = Classification.noc2021.group(code) else {
        throw .noSuchGroup(digits)
      }
      var official = [
        (isBoth || source.recognised.language == .english, Layout.Column.title, "en", group.english)
      ]
      official.append(
        (isBoth || source.recognised.language == .french, isBoth ? .otherTitle : .title, "fr", group.french))
      for (isGiven, column, _, carried) in official where isGiven {
        let title = source.text(column, of: row)
        guard !title.isEmpty else { throw .noTitle }
        guard folded(title) == folded(carried) else { throw .otherTitle(title, carried: carried) }
      }
      seen[depth - 1].insert(code)
      guard depth == 5, let unit = UnitCode(code) else { return .unused("groups") }
      for (isGiven, column, language, _) in official where isGiven {
        add(source.text(column, of: row), unit: unit, language: language, to: &titles, &report)
      }
      return .taken
    }
    let counts = seen.map(\.count)
    if counts != groupsOfLevel {
      let (found, whole) = (counts.reduce(0, +), groupsOfLevel.reduce(0, +))
      report.notes.append(
        Bilingual(
          en: "\(found) of the \(whole) groups of NOC 2021 are there. Check that the file is whole.",
          fr:
            "\(found) des \(whole) groupes de la CNP 2021 s’y trouvent. Vérifiez que le fichier est complet.")
      )
    }
  }

  private static let examples: Set<String> = [
    "illustrative example s", "all examples", "exemple s illustratif s", "tous les exemples",
  ]

  static func elements(
    _ source: RecognisedSheet, into titles: inout ImportedTitles, _ report: inout FileReport
  ) {
    let language = source.recognised.language.rawValue
    var units: Set<UnitCode> = []
    // A few kinds stand on tens of thousands of rows.
    var isExample: [String: Bool] = [:]
    source.rows(&report) { row, report throws(RowProblem) in
      let kind = source.text(.kind, of: row)
      let isTitle = isExample[kind] ?? examples.contains(folded(kind))
      isExample[kind] = isTitle
      guard isTitle else { return .unused(kind) }
      let unit = try KnownUnits.noc2021.unit(in: source.cell(.code, of: row))
      let title = String(decoding: try source.title(.title, of: row), as: UTF8.self)
      units.insert(unit)
      add(title, unit: unit, language: language, to: &titles, &report)
      return .taken
    }
    noteMissingUnits(units.count, in: &report)
  }

  /// The publications list titles for every unit group; one that does not is likely cut short.
  static func noteMissingUnits(_ count: Int, in report: inout FileReport) {
    let all = KnownUnits.noc2021.units.count
    guard count < all else { return }
    report.notes.append(
      Bilingual(
        en: "\(count) of the \(all) unit groups have titles in it. Check that the file is whole.",
        fr: "\(count) des \(all) groupes de base y ont des titres. Vérifiez que le fichier est complet."))
  }

  private static func add(
    _ title: String, unit: UnitCode, language: String, to titles: inout ImportedTitles,
    _ report: inout FileReport
  ) {
    guard let letters = languageLetters(language.utf8) else { return }
    for form in GenderForms.written(title) {
      let outcome = titles.add(
        Array(form.utf8).span, unit: unit, language: letters, publisher: .statisticsCanada,
        confidence: .published)
      report.count(outcome, language: language) { form }
    }
  }
}

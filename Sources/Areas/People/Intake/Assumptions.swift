import Basics

/// A reading that was not certain, though usable. It is never made in silence.
enum Assumption: Int, CaseIterable {
  case lowerEnd
  case firstDay
  case dayFirst
  case monthFirst
  case asWritten
  case someSkills
}

/// What was assumed in a list, by column, with an example of each.
struct Assumptions {
  private struct Tally {
    var count = 0
    var examples: [String] = []
  }

  private let headings: [String]
  /// By column, then by assumption: some lists have a hundred thousand dates that need one.
  private var tallies: [Tally]

  /// - Parameter headings: those of all columns, in order.
  init(headings: [String]) {
    self.headings = headings
    tallies = Array(repeating: Tally(), count: headings.count * Assumption.allCases.count)
  }

  mutating func note(_ assumption: Assumption, column: Int, example: @autoclosure () -> String) {
    let place = column * Assumption.allCases.count + assumption.rawValue
    tallies[place].count += 1
    if tallies[place].examples.count < 3 {
      let text = example()
      if !tallies[place].examples.contains(text) { tallies[place].examples.append(text) }
    }
  }

  var notices: [Bilingual] {
    headings.indices.flatMap { column in
      Assumption.allCases.compactMap { assumption in
        let tally = tallies[column * Assumption.allCases.count + assumption.rawValue]
        return tally.count == 0 ? nil : notice(of: tally, assumption, heading: headings[column])
      }
    }
  }

  private func notice(of tally: Tally, _ assumption: Assumption, heading: String) -> Bilingual {
    let examples = Bilingual(
      en: tally.examples.map { "“\($0)”" }.joined(separator: ", "),
      fr: tally.examples.map { "« \($0) »" }.joined(separator: ", "))
    let cells = Bilingual(
      en: tally.count == 1 ? "1 cell" : "\(tally.count) cells",
      fr: tally.count < 2 ? "\(tally.count) cellule" : "\(tally.count) cellules")
    let how =
      switch assumption {
      case .lowerEnd: Bilingual(en: "read as the lower figure", fr: "le plus petit chiffre est retenu")
      case .firstDay:
        Bilingual(en: "without a day; read as the first one", fr: "sans jour ; le premier est retenu")
      case .dayFirst: Bilingual(en: "read with the day first", fr: "lecture avec le jour en premier")
      case .monthFirst: Bilingual(en: "read with the month first", fr: "lecture avec le mois en premier")
      case .someSkills:
        Bilingual(
          en: "without all four skills; the others count as equal to the first given",
          fr: "sans les quatre compétences ; les autres comptent comme la première indiquée")
      case .asWritten:
        Bilingual(
          en: "not in the vocabulary; compared as written",
          fr: "hors vocabulaire ; comparaison telle quelle")
      }
    return Bilingual(
      en: "“\(heading)”: \(cells.en) \(how.en) (\(examples.en))",
      fr: "« \(heading) » : \(cells.fr), \(how.fr) (\(examples.fr))")
  }
}

import Basics

/// A reading that was not certain, though usable. It is never made in silence.
enum Assumption: Hashable, CaseIterable {
  case lowerEnd
  case firstDay
  case dayFirst
  case monthFirst
  case asWritten
  case someSkills
}

/// What was assumed in a list, by column, with an example of each.
struct Assumptions {
  private struct Key: Hashable {
    let column: Int
    let assumption: Assumption
  }

  private struct Tally {
    let heading: String
    var count = 0
    var examples: [String] = []
  }

  private var tallies: [Key: Tally] = [:]

  mutating func note(_ assumption: Assumption, column: ColumnMap.Column, example: @autoclosure () -> String) {
    let key = Key(column: column.index, assumption: assumption)
    var tally = tallies[key] ?? Tally(heading: column.heading)
    tally.count += 1
    if tally.examples.count < 3 {
      let text = example()
      if !tally.examples.contains(text) { tally.examples.append(text) }
    }
    tallies[key] = tally
  }

  var notices: [Bilingual] {
    let order = Assumption.allCases
    let sorted = tallies.sorted { a, b in
      (a.key.column, order.firstIndex(of: a.key.assumption) ?? 0) < (
        b.key.column, order.firstIndex(of: b.key.assumption) ?? 0
      )
    }
    return sorted.map { key, tally in
      let examples = Bilingual(
        en: tally.examples.map { "“\($0)”" }.joined(separator: ", "),
        fr: tally.examples.map { "« \($0) »" }.joined(separator: ", "))
      let cells = Bilingual(
        en: tally.count == 1 ? "1 cell" : "\(tally.count) cells",
        fr: tally.count < 2 ? "\(tally.count) cellule" : "\(tally.count) cellules")
      let how =
        switch key.assumption {
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
        en: "“\(tally.heading)”: \(cells.en) \(how.en) (\(examples.en))",
        fr: "« \(tally.heading) » : \(cells.fr), \(how.fr) (\(examples.fr))")
    }
  }
}

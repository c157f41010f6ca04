import Basics
import Occupations
import Tables

/// Tables of unit groups: which are related, and where each stands among skills.
enum RelationReading {
  static func related(_ source: RecognisedSheet, into relations: inout Relations, _ report: inout FileReport)
  {
    source.rows(&report) { row, report throws(RowProblem) in
      let unit = try KnownUnits.noc2021.unit(in: source.cell(.code, of: row))
      let other = try KnownUnits.noc2021.unit(in: source.cell(.otherCode, of: row))
      let written = source.text(.tier, of: row)
      guard let tier = UInt8(written), (1...3).contains(tier) else { throw .notANumber(written) }
      // Most pairs stand there twice, once each way round.
      if relations.add(unit, other, tier: tier) { report.facts += 1 }
      return .taken
    }
  }

  static func skills(
    _ source: RecognisedSheet, into skills: inout SkillComponents, _ report: inout FileReport
  ) {
    guard let first = source.recognised.place(.firstComponent) else { return }
    let width = min(source.recognised.width - first, SkillComponents.most)
    source.rows(&report) { row, report throws(RowProblem) in
      let unit = try KnownUnits.noc2021.unit(in: source.cell(.code, of: row))
      var values: [Float] = []
      for column in first..<first + width {
        let written = String(decoding: trimmed(row[column]).prefix(60), as: UTF8.self)
        guard let value = Float(written), value.isFinite, abs(value) < 1_000_000 else {
          throw .notANumber(written)
        }
        values.append(value)
      }
      skills.set(values, of: unit)
      report.facts += 1
      return .taken
    }
  }
}

import Basics
import Occupations
import Tables

/// ESCO's occupations, one file for each language, put into unit groups.
///
/// ESCO knows the groups of ISCO-08, and nobody publishes which unit groups of the NOC these are. Three ways lead there, each
/// with its own mistakes:
///
/// 1. the published correspondence of ESCO with O\*NET, and that of O\*NET with the NOC;
/// 2. what the labels mean, those in English and French where there are any;
/// 3. where the other occupations of the same ISCO group go, by the first two.
///
/// The unit group that most of them name is taken. Where all three agree the confidence is A3, where two do A2, else B.
struct ESCOReading {
  private struct Label {
    let concept: Int
    let file: Int
    let language: UInt16
    let isPreferred: Bool
    let text: ArraySlice<UInt8>
  }

  private struct Row {
    let file: Int
    let number: Int
    let concept: Int
    let label: String
  }

  private struct Concept {
    let address: String
    let group: String
  }

  private var numbers: [String: Int] = [:]
  private var concepts: [Concept] = []
  private var labels: [Label] = []
  private var rows: [Row] = []

  var isEmpty: Bool { concepts.isEmpty }

  /// Takes up the labels of one file.
  ///
  /// - Parameter file: the place of its report among those that `assign` will be given.
  mutating func read(_ source: RecognisedSheet, language: UInt16, file: Int, _ report: inout FileReport) {
    var reading = self
    source.rows(&report) { row, report throws(RowProblem) in
      if source.cell(.status, of: row).elementsEqual("obsolete".utf8) { return .unused("obsolete") }
      let address = source.text(.concept, of: row)
      guard !address.isEmpty else { throw .notACode("") }
      let preferred = try source.title(.title, of: row)
      let concept = reading.number(of: address, group: source.text(.isco, of: row))
      let label = String(decoding: preferred, as: UTF8.self)
      reading.rows.append(Row(file: file, number: row.number, concept: concept, label: label))
      func add(_ text: ArraySlice<UInt8>, isPreferred: Bool) {
        reading.labels.append(
          Label(
            concept: concept, file: file, language: language, isPreferred: isPreferred, text: Array(text)[...]
          ))
      }
      add(preferred, isPreferred: true)
      for column in [Layout.Column.otherTitle, .hiddenTitle] {
        for line in source.cell(column, of: row).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
          let text = trimmed(line)
          if !text.isEmpty, text.count <= ImportedTitles.longest { add(text, isPreferred: false) }
        }
      }
      return .taken
    }
    self = reading
  }

  private mutating func number(of address: String, group: String) -> Int {
    if let number = numbers[address] { return number }
    numbers[address] = concepts.count
    concepts.append(Concept(address: address, group: group))
    return concepts.count - 1
  }

  /// Puts every occupation into its unit group and adds its labels; rows for which there is none are refused.
  func assign(
    by correspondences: Correspondences, coder: (String) -> Coding, into titles: inout ImportedTitles,
    _ reports: inout [FileReport]
  ) {
    let assigned = assignments(by: correspondences, coder: coder)
    for row in rows where assigned[row.concept] == nil {
      reports[row.file].rowsTaken -= 1
      reports[row.file].refuse(row: row.number, cells: [row.label], .noUnitGroupFound(row.label))
    }
    for label in labels {
      guard let (unit, confidence) = assigned[label.concept] else { continue }
      let outcome = label.text.withSpan { bytes in
        titles.add(bytes, unit: unit, language: label.language, publisher: .esco, confidence: confidence)
      }
      reports[label.file].count(outcome, language: languageCode(label.language)) {
        String(decoding: label.text, as: UTF8.self)
      }
    }
  }

  private func assignments(
    by correspondences: Correspondences, coder: (String) -> Coding
  ) -> [(unit: UnitCode, confidence: Confidence)?] {
    let byTable = concepts.map { correspondences.units(ofConcept: $0.address) }
    let byLabels = sharesByLabels(coder)
    var sharesOfGroup: [String: [UnitCode: Float]] = [:]
    let own = concepts.indices.map { concept in
      Self.together(byTable[concept], byLabels[concept])
    }
    for concept in concepts.indices where !concepts[concept].group.isEmpty {
      sharesOfGroup[concepts[concept].group, default: [:]].merge(own[concept]) { $0 + $1 }
    }
    return concepts.indices.map { concept in
      // What the others of the group say, without the occupation itself.
      var others = sharesOfGroup[concepts[concept].group] ?? [:]
      for (unit, share) in own[concept] { others[unit, default: 0] -= share }
      let meant = Self.likeliest(byLabels[concept])
      let usual = Self.likeliest(others.filter { $0.value > 0.01 })
      var votes: [UnitCode: Int] = [:]
      for unit in byTable[concept] { votes[unit, default: 0] += 1 }
      if let meant { votes[meant, default: 0] += 1 }
      if let usual { votes[usual, default: 0] += 1 }
      let best = votes.max { a, b in
        let (left, right) = (own[concept][a.key] ?? 0, own[concept][b.key] ?? 0)
        return (a.value, left, b.key) < (b.value, right, a.key)
      }
      guard let best else { return nil }
      return (best.key, best.value >= 3 ? .three : best.value == 2 ? .two : .weak)
    }
  }

  /// For each occupation, the unit groups that its labels may mean, with shares that add up to 1 or are not there.
  private func sharesByLabels(_ coder: (String) -> Coding) -> [[UnitCode: Float]] {
    let official: Set<UInt16> = Set(["en", "fr"].compactMap { languageLetters($0.utf8) })
    let speaks = Set(labels.filter { official.contains($0.language) }.map(\.concept))
    var shares = [[UnitCode: Float]](repeating: [:], count: concepts.count)
    var read = [Int](repeating: 0, count: concepts.count)
    for label in labels where official.contains(label.language) || !speaks.contains(label.concept) {
      // A dozen labels say what an occupation is; some have a hundred.
      if !label.isPreferred, read[label.concept] >= 12 { continue }
      read[label.concept] += 1
      // One preferred label says as much as three others.
      let weight: Float = label.isPreferred ? 3 : 1
      let coding = coder(String(decoding: label.text, as: UTF8.self))
      for candidate in coding.candidates where candidate.probability >= 0.1 {
        shares[label.concept][candidate.unit, default: 0] += weight * candidate.probability
      }
    }
    return shares.map { share in
      let sum = share.values.sorted().reduce(0, +)
      return sum > 0 ? share.mapValues { $0 / sum } : [:]
    }
  }

  private static func together(_ table: Set<UnitCode>, _ labels: [UnitCode: Float]) -> [UnitCode: Float] {
    var shares = labels
    for unit in table { shares[unit, default: 0] += 1 / Float(table.count) }
    return shares
  }

  private static func likeliest(_ shares: [UnitCode: Float]) -> UnitCode? {
    shares.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}

/// What a coder knows of titles, read in place from the bytes of an index: nothing is built when it is opened.
final class TitleIndex: Sendable {
  let layout: IndexLayout
  let units: [UnitCode]
  let words: FeatureTable
  let fours: FeatureTable
  let titles: FeatureTable
  let stems: KnownStems
  let titleCounts: [(source: TitleSource, titles: Int)]
  private let fingerprint: UInt64
  private let texts: IndexColumn<UInt8>
  private let textEnds: IndexColumn<UInt32>
  private let textsOfUnit: IndexColumn<UInt32>

  init(_ layout: IndexLayout) throws(IndexProblem) {
    self.layout = layout
    let facts = try layout.column(.facts, of: UInt64.self)
    fingerprint = facts.at(0) ?? 0
    titleCounts = TitleSource.allCases.map { source in
      (source, Int(truncatingIfNeeded: facts.at(1 + Int(source.rawValue)) ?? 0))
    }
    let numbers = try layout.column(.units, of: Int32.self).all
    units = numbers.compactMap { UnitCode(number: $0) }
    guard units.count == numbers.count, zip(units, units.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw .damaged
    }
    words = try FeatureTable(layout, .words, unitCount: units.count)
    fours = try FeatureTable(layout, .fours, unitCount: units.count)
    titles = try FeatureTable(layout, .titles, unitCount: units.count)
    stems = try KnownStems(layout)
    texts = try layout.column(.texts, of: UInt8.self)
    textEnds = try layout.column(.textEnds, of: UInt32.self)
    textsOfUnit = try layout.column(.textsOfUnit, of: UInt32.self)
  }

  /// Knows nothing.
  static let empty = TitleIndex()

  private init() {
    layout = .empty
    units = []
    (words, fours, titles) = (.empty, .empty, .empty)
    stems = .none
    titleCounts = []
    fingerprint = 0
    (texts, textEnds, textsOfUnit) = (.empty, .empty, .empty)
  }

  /// What was just built has no fingerprint yet.
  var isOfCarriedLexicon: Bool { fingerprint == 0 || fingerprint == IndexBuilder.carriedFingerprint }

  var note: [UInt8] {
    (try? layout.column(.note, of: UInt8.self))?.all ?? []
  }

  /// The titles of a unit as they are written.
  func forEachTitle(of unit: Int, _ body: (Span<UInt8>) -> Void) {
    guard let first = textsOfUnit.at(unit), let last = textsOfUnit.at(unit + 1), first < last else { return }
    for title in Int(first)..<Int(last) {
      let start = title == 0 ? 0 : Int(textEnds.at(title - 1) ?? 0)
      guard let end = textEnds.at(title), start <= Int(end), Int(end) <= texts.count else { return }
      let text = texts.elements
      body(text.span.extracting(start..<Int(end)))
    }
  }
}

/// Job titles with what each is understood as, so that a title that many people give is read once. A code that stands where a
/// title should is read as a code: old lists hold "2131", civil engineers since 2016.
///
/// Memory: proportional to the different titles.
public struct CodedTitles: Sendable {
  private let coder: TitleCoder
  private let codings: [String: Coding]

  /// - Parameters:
  ///   - titles: those that will be asked for; others are read when they are.
  ///   - coder: who understands the titles.
  /// - Complexity: O(different titles · unit groups).
  public init(_ titles: some Sequence<String>, coder: TitleCoder = .carried) {
    self.coder = coder
    var codings: [String: Coding] = [:]
    for title in titles where !title.isEmpty && codings[title] == nil {
      codings[title] = Self.coding(of: title, by: coder)
    }
    self.codings = codings
  }

  /// What a title may mean.
  public subscript(title: String) -> Coding {
    codings[title] ?? Self.coding(of: title, by: coder)
  }

  private static func coding(of title: String, by coder: TitleCoder) -> Coding {
    Coding(code: title) ?? coder.code(title)
  }
}

extension Coding {
  /// What a code of the National Occupational Classification means, as `CodeReading` reads it: a unit group for certain, or
  /// each of several alike; nil for a text that is no code of unit groups.
  ///
  /// - Complexity: O(length of the text).
  public init?(code text: String) {
    // Most titles have no digit, and need not be read twice.
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
    let units = CodeReading(text).units
    guard !units.isEmpty else { return nil }
    self.init(ranking: units.map { _ in 0 }, units: units, temperature: 1, known: [:], believed: 0)
  }
}

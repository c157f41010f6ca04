/// Job titles with what each is understood as, so that a title that many people give is read once.
///
/// Memory: proportional to the different titles.
public struct CodedTitles: Sendable {
  private let coder: TitleCoder?
  private let codings: [String: Coding]

  /// - Parameters:
  ///   - titles: those that will be asked for; others are read when they are.
  ///   - coder: who understands the titles; if nil, for each the carried one that suits it.
  /// - Complexity: O(different titles · unit groups).
  public init(_ titles: some Sequence<String>, coder: TitleCoder? = nil) {
    self.coder = coder
    var codings: [String: Coding] = [:]
    for title in titles where !title.isEmpty && codings[title] == nil {
      codings[title] = (coder ?? .carried(for: title)).code(title)
    }
    self.codings = codings
  }

  /// What a title may mean.
  public subscript(title: String) -> Coding {
    codings[title] ?? (coder ?? .carried(for: title)).code(title)
  }
}

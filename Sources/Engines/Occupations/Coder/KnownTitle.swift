/// A title whose unit groups are known, to be learned from.
public struct KnownTitle: Sendable {
  /// A unit group the title may mean, and how large a part of those who carry the title it is.
  public typealias Unit = (unit: UnitCode, share: Float)

  let text: String
  let language: String?
  let units: [Unit]
  let source: TitleSource

  /// - Parameter language: two letters (ISO 639-1), if known.
  /// - Parameter units: one for most titles; shares count against each other and need not add up to 1.
  public init(_ text: String, language: String? = nil, units: [Unit], source: TitleSource) {
    self.text = text
    self.language = language
    self.units = units
    self.source = source
  }

  /// A title of one unit group.
  ///
  /// - Parameter language: two letters (ISO 639-1), if known.
  public init(_ text: String, language: String? = nil, unit: UnitCode, source: TitleSource) {
    self.init(text, language: language, units: [(unit, 1)], source: source)
  }
}

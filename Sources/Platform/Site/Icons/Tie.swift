/// How two people stand to each other, drawn: who came (a full dot), who opens a door (a ring), and what joins them. The mark
/// of the site is one of these; the others stand beside states of a partnership.
package enum Tie: String, Sendable, CaseIterable {
  /// Somebody waits.
  case alone
  /// A professional who is free.
  case open
  /// A pair that was put to both.
  case proposed
  /// Two who meet.
  case joined
  /// Two who have met all they agreed to.
  case complete
  /// It came to nothing.
  case apart

  /// Small, since a table has one in every row: the drawing itself stands once on the page, in `definitions`.
  package var html: HTML {
    "<svg class=\"tie\(if: isOne, " one")\" aria-hidden=\"true\"><use href=\"#tie-\(rawValue)\"/></svg>"
  }

  private var isOne: Bool { self == .alone || self == .open }

  /// All ties, to be drawn wherever a page asks; `Layout` puts them on every page.
  static let definitions: HTML = {
    let symbols: HTML = .each(allCases) { tie in
      """
      <symbol id="tie-\(tie.rawValue)" class="tie" viewBox="0 0 \(tie.isOne ? 14 : 30) 14">\(tie.drawn)</symbol>
      """
    }
    return "<svg class=\"hidden\" aria-hidden=\"true\">\(symbols)</svg>\n"
  }()

  private var drawn: HTML {
    switch self {
    case .alone: "<circle cx=\"7\" cy=\"7\" r=\"5\"/>"
    case .open: "<circle class=\"ring\" cx=\"7\" cy=\"7\" r=\"5\"/>"
    case .proposed:
      """
      <circle cx="7" cy="7" r="5"/><circle class="ring dashed" cx="23" cy="7" r="5"/>
      """
    case .joined:
      "<path d=\"M7 7h11\"/><circle cx=\"7\" cy=\"7\" r=\"5\"/><circle class=\"ring\" cx=\"23\" cy=\"7\" r=\"5\"/>"
    case .complete:
      """
      <path d="M7 7h16"/><circle cx="7" cy="7" r="5"/><circle class="full" cx="23" cy="7" r="5"/>
      """
    case .apart:
      """
      <path class="cut" d="m12.5 10 5-6"/><circle cx="7" cy="7" r="5"/><circle class="ring" cx="23" cy="7" r="5"/>
      """
    }
  }
}

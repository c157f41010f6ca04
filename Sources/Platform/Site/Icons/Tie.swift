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

  package var html: HTML {
    switch self {
    case .alone, .open: "<svg class=\"tie one\" viewBox=\"0 0 14 14\" aria-hidden=\"true\">\(drawn)</svg>"
    default: "<svg class=\"tie\" viewBox=\"0 0 30 14\" aria-hidden=\"true\">\(drawn)</svg>"
    }
  }

  private var drawn: HTML {
    switch self {
    case .alone: "<circle cx=\"7\" cy=\"7\" r=\"5\"/>"
    case .open: "<circle class=\"ring\" cx=\"7\" cy=\"7\" r=\"5\"/>"
    case .proposed:
      """
      <path class="dashed" d="M12 7h6"/><circle cx="7" cy="7" r="5"/><circle class="ring" cx="23" cy="7" r="5"/>
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

import Basics
import People

/// Which council’s additions a visitor sees, and which others there are.
struct LocalView: Sendable {
  let council: Keeper?
  /// All that publish here; a visitor chooses where there are several.
  let choices: [Keeper]
  /// Whether the address names it, so that links go on naming it.
  let isChosen: Bool

  static let none = LocalView(council: nil, choices: [], isChosen: false)

  var hasChoice: Bool { choices.count > 1 }

  static let field = "council"
}

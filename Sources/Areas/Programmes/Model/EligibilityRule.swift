import Basics
import People

/// Who may take part: one thing that must hold of somebody, and what shows it.
package struct EligibilityRule: Sendable, Equatable {
  /// What can be looked up in a record.
  package enum Test: Sendable, Equatable {
    /// A number, or the weakest of four language skills, is at least so much.
    case atLeast(ProfileField, Int)
    case atMost(ProfileField, Int)
    /// An answer on a ladder of terms stands at least so high: an education, a licence.
    case step(ProfileField, Int)
    /// A day is no longer ago than so much.
    case within(ProfileField, ModelSpan)
    /// At least one of these terms is among the answers.
    case oneOf(ProfileField, [String])
    /// Anything is said at all.
    case stated(ProfileField)

    package var field: ProfileField {
      switch self {
      case .atLeast(let field, _), .atMost(let field, _), .step(let field, _), .within(let field, _),
        .oneOf(let field, _), .stated(let field):
        field
      }
    }
  }

  /// How it becomes known.
  package enum Ways: Sendable, Equatable {
    /// One of these holds in the record.
    case record([Test])
    /// Somebody of the staff says so, having seen what shows it.
    case confirmation
  }

  package let name: String
  package let title: Bilingual
  package let ways: Ways
  /// What shows it: a card, a test, a conversation.
  package let evidence: Bilingual?
  /// Whether somebody of the staff must have seen that; else the person's word is enough.
  package let mustBeSeen: Bool
  /// Whether a coordinator may let somebody take part all the same, with a reason.
  package let canBeWaived: Bool

  package init(
    name: String, title: Bilingual, ways: Ways, evidence: Bilingual? = nil, mustBeSeen: Bool = false,
    canBeWaived: Bool = true
  ) {
    self.name = name
    self.title = title
    self.ways = ways
    self.evidence = evidence
    self.mustBeSeen = mustBeSeen
    self.canBeWaived = canBeWaived
  }
}

import Basics
import People

/// Questions put to those who took part. That somebody does not answer ends nothing and holds nothing up.
package struct ModelSurvey: Sendable, Equatable {
  package let name: String
  package let title: Bilingual
  package let to: ModelStage.Those
  package let after: ModelEvent
  /// How long after it; nil for at once.
  package let delay: ModelSpan?
  package let questions: [ModelQuestion]
}

package struct ModelQuestion: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    /// From 1 to 5.
    case scale
    case yesno, number, choice, choices, text
  }

  /// Which way is good: of "How many jobs do you think you are ready for?" fewer are better.
  package enum Better: String, Sendable, CaseIterable {
    case higher, lower
  }

  package let name: String
  package let kind: Kind
  package let ask: Bilingual
  package let options: [Bilingual]
  package let better: Better?
  package let isOptional: Bool
}

/// What a programme is for, and when it asks whether it came of it.
package struct ModelOutcomes: Sendable, Equatable {
  /// When people are asked, from `after`.
  package let followUps: [ModelSpan]
  package let after: ModelEvent
  package let definitions: [ModelOutcome]
}

package struct ModelOutcome: Sendable, Equatable {
  /// What is counted. Employment comes from the record that a follow-up leaves, not from somebody's word that all went well.
  package enum Measure: String, Sendable, CaseIterable {
    case met, completed, hours, referrals, appointed
    /// Any job; one in the field: the same occupation or a related one; one at the level of the person's training.
    case job
    case jobInField = "job-in-field"
    case jobAtLevel = "job-at-level"
    /// What was answered to a question of a survey.
    case answer
  }

  package let name: String
  package let title: Bilingual
  /// What exactly counts, of whom.
  package let meaning: Bilingual
  package let measure: Measure
  /// The survey and its question, for `answer`.
  package let question: String?
}

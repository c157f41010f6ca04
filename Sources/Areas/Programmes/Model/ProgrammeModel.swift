import Basics
import People

/// How a kind of programme works: who takes part, what is asked of them, in which steps, by when, and in which words.
///
/// It is read from a document. Code runs models, and does not know their names.
package struct ProgrammeModel: Sendable {
  package let name: String
  /// From 1; a new one for every change of the model.
  package let version: Int
  package let title: Bilingual
  /// In a few sentences, for whoever chooses among models.
  package let summary: Bilingual
  /// Where it takes place; empty where nobody has said so yet.
  package let places: [String]
  package let newcomers: ModelRole
  package let professionals: ModelRole
  package let meeting: ModelMeeting
  /// In an order in which they can be gone through.
  package let stages: [ModelStage]
  package let clocks: [ModelClock]
  package let obligations: [ModelObligation]
  package let matching: RoundPolicy
  package let agreement: ModelAgreement?
  package let messages: [ModelMessage]
  package let surveys: [ModelSurvey]
  package let outcomes: ModelOutcomes
  package let funders: [ModelFunder]

  package func role(_ side: Side) -> ModelRole {
    switch side {
    case .newcomers: newcomers
    case .professionals: professionals
    }
  }

  package func message(named name: String) -> ModelMessage? { messages.first { $0.name == name } }

  /// The clock that runs between two events: how long a proposal holds somebody, say.
  package func clock(from start: ModelEvent, to end: ModelEvent) -> ModelClock? {
    clocks.first { $0.start == start && $0.end == end }
  }
}

/// One of the two sides of a programme: what those who take part are called, what they are asked, and who may.
package struct ModelRole: Sendable, Equatable {
  package let side: Side
  package let one: Bilingual
  package let many: Bilingual
  /// What it takes of somebody, in a sentence.
  package let gives: Bilingual
  package let eligibility: [EligibilityRule]
  /// How often somebody may be asked; nil where the model sets no limit.
  package let care: ModelCare?
}

/// So that nobody is asked too often.
package struct ModelCare: Sendable, Equatable {
  /// Proposals in twelve months.
  package let mostAYear: Int
  /// From the end of one to the next.
  package let restDays: Int
}

/// How people come together.
package struct ModelMeeting: Sendable, Equatable {
  package enum Form: String, Sendable, CaseIterable {
    /// Two people.
    case pair
    /// One professional with several newcomers.
    case group
    /// An evening at tables, in short rounds.
    case rounds
    /// An organisation hears those on its short list.
    case panel
  }

  /// A least and a most.
  package struct Span: Sendable, Equatable {
    package let least: Int
    package let most: Int

    package init(_ least: Int, _ most: Int) {
      self.least = least
      self.most = most
    }
  }

  package let form: Form
  /// Of one meeting, or of one round at a table.
  package let minutes: Int
  /// How many meetings, where that is settled.
  package let count: Span?
  /// Hours of all meetings together.
  package let hours: Span?
  package let months: Span?
  /// How many newcomers at once, in a group.
  package let group: Span?
  /// Whether the first one is in person.
  package let isFirstInPerson: Bool
}

/// Money comes with a condition: who may be counted under it.
package struct ModelFunder: Sendable, Equatable {
  package let name: String
  package let title: Bilingual
  /// Whom it counts, for whoever fills in its report.
  package let counts: Bilingual
}

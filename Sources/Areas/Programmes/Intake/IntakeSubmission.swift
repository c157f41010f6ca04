import Basics
import People

/// An application as it is sent: everything was asked, read and agreed to or not.
struct IntakeSubmission: Sendable {
  let person: Person
  let keeper: Keeper
  let entries: [ProfileEntry]
  /// What the person chose for their occupation; nil where it is not asked.
  let code: CodeChoice?
  /// Until which day they agree that the council and its agencies read their record to find a match; nil where they do not.
  let agreedUntil: LocalDate?

  struct CodeChoice: Sendable, Equatable {
    /// Of a unit group; nil says that none fits.
    let unit: String?
  }
}

/// Not everything that is asked now was answered: the page to go to.
struct IncompleteIntake: Error, Sendable {
  let step: IntakeStep
}

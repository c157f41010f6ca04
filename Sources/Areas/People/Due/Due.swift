import Basics

/// What is due with the people whom a council or an agency looks after: what a day begins with.
struct Due: Sendable {
  /// How many there are, and the first of them.
  struct Found<Value: Sendable>: Sendable {
    let count: Int
    let first: [Value]
  }

  /// Sent by others, and not answered yet.
  let toAnswer: [Referral]
  /// Sent to others, who have let the day pass by which to answer.
  let unheard: [Referral]
  /// Who sent them, and to whom.
  let names: [ID<Keeper>: Bilingual]
  let corrections: Found<(Correction, Person)>
  let consentsEnding: Found<(Consent.Purpose, Moment, Person)>
  let questions: Found<(Moment, Person)>
  let blank: Found<(Moment, Person)>

  /// Consents that run out within so many days are to be asked for anew.
  static let consentDays = 30
  /// A question without an answer for so many days is to be put once more.
  static let questionDays = 7
}

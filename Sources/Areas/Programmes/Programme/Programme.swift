import Basics
import People

/// A programme that a council or an agency runs: a model that was adopted, and what was made of it here.
package struct Programme: Sendable, Hashable {
  package let id: ID<Programme>
  /// Who runs it.
  package let keeper: ID<Keeper>
  package let council: ID<Keeper>
  package var name: Bilingual
  /// The model it was adopted from, by the model's name, and that model's version then.
  package let model: String
  package let modelVersion: Int
  package let opened: Moment
  package var closed: Moment?

  /// How the programme works since some moment, as a document. What began under one keeps it.
  package struct Version: Sendable, Hashable {
    package let id: ID<Version>
    package let programme: ID<Programme>
    /// From 1.
    package let number: Int
    package let document: String
    package let begun: Moment
  }
}

import Basics

/// Who did what to what, and when; for what is sensitive, also who read it.
///
/// It is made of words in the source and of numbers, so that no name and no address can get into a log that is never
/// altered.
package struct AuditEntry: Sendable, Hashable {
  /// Who did it.
  package enum Actor: Sendable, Hashable {
    /// Somebody who signed in.
    case person(Int64)
    /// A program of theirs, by the token that it showed.
    case token(Int64, of: Int64)
    /// Somebody who followed a link in a letter.
    case link(Int64)
    /// A part of this program by itself.
    case program(AuditWord)

    var written: String {
      switch self {
      case .person(let number), .token(_, of: let number): "person \(number)"
      case .link(let number): "link \(number)"
      case .program(let name): "program \(name.text)"
      }
    }

    var token: Int64? { if case .token(let number, _) = self { number } else { nil } }
  }

  package enum Act: String, Storable, CaseIterable {
    case change, read
  }

  let actor: String
  /// The token by which a program of the actor's did it.
  let token: Int64?
  let act: Act
  let action: String
  let subject: String
  let subjectNumber: Int64
  let council: Int64?

  /// Something was changed: `AuditEntry(by: .person(7), changed: "partnership", 4711, how: "closed")`.
  package init(
    by actor: Actor, changed subject: AuditWord, _ number: Int64, how action: AuditWord, council: Int64? = nil
  ) {
    self.init(actor, .change, action, subject, number, council)
  }

  /// Something sensitive is about to be shown: `AuditEntry(by: .person(7), read: "profile", 12)`.
  package init(
    by actor: Actor, read subject: AuditWord, _ number: Int64, how action: AuditWord = "shown",
    council: Int64? = nil
  ) {
    self.init(actor, .read, action, subject, number, council)
  }

  private init(
    _ actor: Actor, _ act: Act, _ action: AuditWord, _ subject: AuditWord, _ number: Int64, _ council: Int64?
  ) {
    self.actor = actor.written
    token = actor.token
    self.act = act
    self.action = action.text
    self.subject = subject.text
    subjectNumber = number
    self.council = council
  }
}

/// A word of the log: small letters, digits and hyphens, written in the source.
package struct AuditWord: Sendable, Hashable, ExpressibleByStringLiteral {
  let text: String

  package init(stringLiteral text: StaticString) {
    // What is left out the table would refuse; a word is a literal, so that whoever writes it sees it.
    self.text = String(
      text.description.filter { "abcdefghijklmnopqrstuvwxyz0123456789-".contains($0) }.prefix(40))
  }
}

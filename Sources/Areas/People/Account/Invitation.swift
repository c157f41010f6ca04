import Basics
import Mail

/// Somebody who is to work here: who they are, and as what.
package struct Invitation: Sendable {
  package var givenName: String
  package var familyName: String
  package let email: MailAddress
  package let language: Language
  package let role: Role
  package let keeper: Keeper

  /// - Throws: a refusal for a role that nobody has there.
  package init(
    givenName: String, familyName: String, email: MailAddress, language: Language, role: Role, keeper: Keeper
  ) throws(Refusal) {
    guard role.isStaff, role.keepers.contains(keeper.kind) else { throw Self.noSuchRole(role, keeper.kind) }
    self.givenName = givenName
    self.familyName = familyName
    self.email = email
    self.language = language
    self.role = role
    self.keeper = keeper
  }

  private static func noSuchRole(_ role: Role, _ kind: Keeper.Kind) -> Refusal {
    func titles(_ language: Language) -> String {
      Role.allCases.filter { $0.isStaff && $0.keepers.contains(kind) }.map { $0.title[language] }.joined(
        separator: ", ")
    }
    return kind == .council
      ? Refusal(
        .content,
        en: "Nobody works at a council as \(role.title.en). They work there as: \(titles(.english)).",
        fr:
          "Personne ne travaille dans un conseil à ce titre\u{A0}: \(role.title.fr). On y travaille à titre de\u{A0}: \(titles(.french))."
      )
      : Refusal(
        .content,
        en: "Nobody works at an agency as \(role.title.en). They work there as: \(titles(.english)).",
        fr:
          "Personne ne travaille dans un organisme à ce titre\u{A0}: \(role.title.fr). On y travaille à titre de\u{A0}: \(titles(.french))."
      )
  }
}

/// What came of it.
package enum Invited: Sendable, Equatable {
  /// An account waits for them behind a link that works once.
  case byLink(String)
  /// They have an account already, and one more role from now on.
  case withAccount
}

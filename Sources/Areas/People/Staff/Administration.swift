import Basics

/// What an administrator may do to those who work here. They look after their own agency, or after their council and all of its
/// agencies; nobody looks after themselves, so that nobody gives themselves more than they have.
struct Administration: Sendable {
  let access: Access

  /// Roles that pages give. National staff see more than one council, and are made by whoever runs the installation.
  static let given: [Role] = [.coordinator, .coach, .auditor, .administrator]

  func covers(_ keeper: Keeper) -> Bool {
    guard access.role == .administrator else { return false }
    return access.isOfCouncil ? keeper.council == access.council : keeper.id == access.keeper
  }

  func mayGive(_ role: Role, at keeper: Keeper, to person: ID<Person>?) -> Bool {
    covers(keeper) && Self.given.contains(role) && role.keepers.contains(keeper.kind)
      && person != access.person
  }

  func mayEnd(_ role: HeldRole, of person: ID<Person>) -> Bool {
    covers(role.keeper) && Self.given.contains(role.role) && person != access.person
  }

  /// Whether they may let somebody begin anew, or close their account: only if there is nothing that it opens beyond what they look
  /// after themselves. Otherwise whoever has an agency would have the council, by a coordinator's new invitation.
  func looksAfter(_ person: ID<Person>, holding held: [HeldRole]) -> Bool {
    person != access.person && held.allSatisfy { covers($0.keeper) && Self.given.contains($0.role) }
  }

  /// Of a council, not of an agency.
  var mayAddAgencies: Bool { access.role == .administrator && access.isOfCouncil }

  static let notYours = Refusal(
    .conflict, en: "This is for an administrator of their council, and for nobody to do to themselves.",
    fr: "Cela revient à l’administration de leur conseil, et personne ne peut le faire pour soi-même.")
}

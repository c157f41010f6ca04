import Basics

/// Who asks, in which role, for whom, and when: what every store of this area is made from, so that a question without a scope
/// cannot be written by forgetting one.
package struct Access: Sendable, Hashable {
  package let person: ID<Person>
  package let role: Role
  /// The council or the agency that they work for now. Records that it keeps are theirs to read; all others need a consent.
  package let keeper: ID<Keeper>
  package let council: ID<Keeper>
  package let now: Moment
  /// The token by which a program of theirs asks; nil where they ask themselves.
  package let token: ID<AccessToken>?
  /// Whether the conditions of statements are in place. Tests alone take them away, to see that the second wall holds.
  let isScoped: Bool

  package init(
    person: ID<Person>, role: Role, keeper: ID<Keeper>, council: ID<Keeper>, now: Moment,
    by token: ID<AccessToken>? = nil, isScoped: Bool = true
  ) {
    self.person = person
    self.role = role
    self.keeper = keeper
    self.council = council
    self.now = now
    self.token = token
    self.isScoped = isScoped
  }

  /// Whether they work for the council itself rather than for one of its agencies.
  package var isOfCouncil: Bool { keeper == council }
}

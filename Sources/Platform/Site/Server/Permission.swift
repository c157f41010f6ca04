/// Who may use a route. It is decided before the body is read and before the handler runs, so that no handler can forget it.
package struct Permission: Sendable {
  package enum Verdict: Sendable, Equatable {
    case allowed
    /// Nobody is signed in; somebody might.
    case signInFirst
    /// Something else must be done before anything: a second factor to be set up.
    case goFirst(Address)
    case forbidden
    /// What a program showed opens nothing, or nothing any more.
    case unknownToken
    /// Its token does not hold what this takes.
    case narrowToken(String)
  }

  /// How the list of routes names it.
  package let name: String
  /// What a program's token must hold to come here; nil where none is taken.
  package let scope: Scope?
  /// Whether anybody may come, so that nothing is asked of a token either.
  package let isOpen: Bool
  let decide: @Sendable (inout Visit) async throws -> Verdict

  /// - Parameter decide: what it finds out about whoever asks, it leaves in the visit (`granted`, `audience`, `signedIn`) for
  ///   the handler, and it puts the database behind the wall that fits them.
  package init(
    _ name: String, scope: Scope? = nil, isOpen: Bool = false,
    _ decide: @escaping @Sendable (inout Visit) async throws -> Verdict
  ) {
    self.name = name
    self.scope = scope
    self.isOpen = isOpen
    self.decide = decide
  }

  /// The same for programs whose tokens hold another part of what one may do.
  package func under(_ scope: Scope) -> Permission {
    Permission(name, scope: scope, isOpen: isOpen, decide)
  }

  package static let anyone = Permission("anyone", isOpen: true) { _ in .allowed }
  package static let signedIn = Permission("signed in") { $0.session == nil ? .signInFirst : .allowed }
}

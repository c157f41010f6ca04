/// Who may use a route. It is decided before the body is read and before the handler runs, so that no handler can forget it.
package struct Permission: Sendable {
  package enum Verdict: Sendable, Equatable {
    case allowed
    /// Nobody is signed in; somebody might.
    case signInFirst
    /// Something else must be done before anything: a second factor to be set up.
    case goFirst(Address)
    case forbidden
  }

  /// How the list of routes names it.
  package let name: String
  let decide: @Sendable (inout Visit) async throws -> Verdict

  /// - Parameter decide: what it finds out about whoever asks, it leaves in the visit (`granted`, `audience`, `signedIn`) for
  ///   the handler, and it puts the database behind the wall that fits them.
  package init(_ name: String, _ decide: @escaping @Sendable (inout Visit) async throws -> Verdict) {
    self.name = name
    self.decide = decide
  }

  package static let anyone = Permission("anyone") { _ in .allowed }
  package static let signedIn = Permission("signed in") { $0.session == nil ? .signInFirst : .allowed }
}

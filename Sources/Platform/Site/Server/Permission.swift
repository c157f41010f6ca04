/// Who may use a route. It is decided before the body is read and before the handler runs, so that no handler can forget it.
package struct Permission: Sendable {
  package enum Verdict: Sendable {
    case allowed
    /// Nobody is signed in; somebody might.
    case signInFirst
    case forbidden
  }

  /// How the list of routes names it.
  package let name: String
  let decide: @Sendable (Visit) async throws -> Verdict

  package init(_ name: StaticString, _ decide: @escaping @Sendable (Visit) async throws -> Verdict) {
    self.name = name.description
    self.decide = decide
  }

  package static let anyone = Permission("anyone") { _ in .allowed }
  package static let signedIn = Permission("signed in") { $0.session == nil ? .signInFirst : .allowed }
}

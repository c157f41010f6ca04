/// A cookie of ours. The prefix `__Host-` makes browsers keep it only when it comes from this very host, over a connection
/// that nobody reads along, and for all of its addresses. They hold loopback to be such a connection.
package struct Cookie: Sendable {
  package let name: String
  /// Days that a browser keeps it; nil for as long as the browser runs.
  let days: Int?

  package static let session = Cookie(name: "__Host-allies-session", days: nil)
  /// Somebody has shown one thing by which they are known, and has to show another: not a session.
  package static let secondStep = Cookie(name: "__Host-allies-second-step", days: nil)
  /// Somebody is on the way to another site that says who they are, and back: what shows that they began here.
  package static let elsewhere = Cookie(name: "__Host-allies-elsewhere", days: nil)
  /// What the tokens of forms are made from, whether or not anybody is signed in.
  package static let visitor = Cookie(name: "__Host-allies-visitor", days: nil)
  package static let language = Cookie(name: "__Host-allies-language", days: 365)

  /// The field that sets it.
  ///
  /// `Lax`: a link in an e-mail finds its reader signed in; what another site's page sends does not.
  package func setting(_ value: String) -> String {
    let age = days.map { "; Max-Age=\($0 * 86_400)" } ?? ""
    return "\(name)=\(value)\(age); Path=/; Secure; HttpOnly; SameSite=Lax"
  }

  /// The field that takes it back.
  package var removal: String { "\(name)=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax" }
}

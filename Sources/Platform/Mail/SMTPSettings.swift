import Basics

/// Which server letters are handed to, and how.
package struct SMTPSettings: Sendable {
  package enum Security: Sendable, Hashable {
    /// Encrypted from the first byte (port 465).
    case encrypted
    /// Encrypted after the greeting (port 587, 25); without that nothing is said.
    case upgraded
    /// Not at all: only to a server on the same machine.
    case none
  }

  package let host: String
  package let port: Int
  package internal(set) var security: Security
  package let user: String?
  package let password: String?
  /// Certificates to trust instead of the system's: a file in PEM form.
  package var certificates: String?
  package var connectWithin: Duration = .seconds(10)
  /// For all of a letter, however slow the server.
  package var deadline: Duration = .seconds(60)

  /// An address such as `smtps://mail.example.org` or `smtp://mail.example.org:587`. With `smtp` the connection is upgraded,
  /// and letters stay here if it cannot be; only a server on this machine is spoken to in the open.
  ///
  /// - Throws: a refusal that says what is wrong.
  package init(address: String, user: String? = nil, password: String? = nil) throws(Refusal) {
    let parts = address.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, ["smtp:", "smtps:"].contains(parts[0]) else {
      throw Self.isNoAddress(address)
    }
    let isEncrypted = parts[0] == "smtps:"
    let place = parts[2].last == "/" ? parts[2].dropLast() : parts[2]
    let (host, port) = Self.hostAndPort(place)
    guard let host, let number = port.map({ Int($0) }) ?? (isEncrypted ? 465 : 587),
      (1...65_535).contains(number)
    else { throw Self.isNoAddress(address) }
    for word in [user, password].compactMap({ $0 }) where headerText(word) != word {
      throw Refusal(
        .request, en: "The user or the password for mail holds a sign that cannot be sent. Write it anew.",
        fr:
          "L’utilisateur ou le mot de passe du courriel contient un signe impossible à transmettre. Écrivez-le de nouveau."
      )
    }
    self.host = host
    self.port = number
    self.user = user
    self.password = password
    security = isEncrypted ? .encrypted : Self.isThisMachine(host) ? .none : .upgraded
  }

  private static func hostAndPort(_ place: Substring) -> (host: String?, port: Substring?) {
    var (host, port) = (place, Substring?.none)
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return (nil, nil) }
      let rest = host[host.index(after: end)...]
      guard rest.isEmpty || rest.first == ":" else { return (nil, nil) }
      port = rest.isEmpty ? nil : rest.dropFirst()
      host = host[...end]
      let inside = host.dropFirst().dropLast()
      guard !inside.isEmpty, inside.utf8.allSatisfy({ "0123456789abcdefABCDEF:.".utf8.contains($0) }) else {
        return (nil, nil)
      }
      return (String(host), port)
    }
    if let colon = host.firstIndex(of: ":") {
      port = host[host.index(after: colon)...]
      host = host[..<colon]
    }
    let isMachine = host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    guard
      host == "localhost" || MailAddress.isDomain(host)
        || (isMachine && host.split(separator: ".").count == 4)
    else { return (nil, nil) }
    return (String(host), port)
  }

  /// By its number or as `localhost`, and not by what a server of names says.
  static func isThisMachine(_ host: String) -> Bool {
    host == "localhost" || host == "[::1]"
      || (host.hasPrefix("127.")
        && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") })
  }

  private static func isNoAddress(_ address: String) -> Refusal {
    // What stands before an @ could be a password.
    let shown = address.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
    return Refusal(
      .request,
      en:
        "“\(shown)” is no address of a mail server. Write smtps://host or smtp://host:port; user and password are given apart.",
      fr: "«\u{A0}\(shown)\u{A0}» n’est pas l’adresse d’un serveur de courriel. "
        + "Écrivez smtps://hôte ou smtp://hôte:port\u{202F}; l’utilisateur et le mot de passe se donnent à part."
    )
  }
}

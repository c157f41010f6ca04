import Basics

/// The head of a request, as it was sent; the body is asked for when somebody may have it read.
package struct Request: Sendable {
  /// What the log line, the answer and an error page name it by. It says nothing of who asked.
  package let id: String
  package let method: Method
  package let target: Target
  package let headers: Headers
  /// The host and, if there is one, the port that the request was meant for.
  package let host: String
  package let peer: Peer

  package init(
    id: String, method: Method, target: Target, headers: Headers, host: String, peer: Peer = .unknown
  ) {
    self.id = id
    self.method = method
    self.target = target
    self.headers = headers
    self.host = host.lowercased()
    self.peer = peer
  }

  /// The language that the address begins with: `/fr/…`.
  package var languageOfAddress: Language? {
    target.segments.first.flatMap(Language.init(rawValue:))
  }

  /// The language to answer in: that of the address, or the one that was last chosen here, or else the one that the
  /// reader's program likes better.
  package var language: Language {
    languageOfAddress ?? headers.language
  }

  /// The parts of the address without its language.
  package var page: ArraySlice<String> { target.segments.dropFirst(languageOfAddress == nil ? 0 : 1) }

  /// The path as it was sent, without its language.
  package var pagePath: String {
    guard let language = languageOfAddress else { return target.path }
    let rest = target.path.dropFirst(language.rawValue.count + 1)
    return rest.isEmpty ? "/" : String(rest)
  }

  /// The value of a cookie, nil when there is none of this name or more than one.
  package func cookie(_ name: String) -> String? { headers.cookie(name) }

  /// Whether whoever asks is a program that wants JSON rather than a page; one that shows a token always is.
  package var wantsJSON: Bool { headers.wantsJSON }

  package var accepted: Acceptance { headers.accepted }

  /// What a program shows in place of a session.
  package var bearer: Bearer? { Bearer(headers) }

  /// The kind of the body, without its parameters, in small letters.
  package var contentType: String? {
    headers["content-type"].map { type in
      type.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }
  }
}

extension Headers {
  fileprivate func cookie(_ name: String) -> String? {
    var found: String?
    for field in all("cookie") {
      for pair in field.split(separator: ";") {
        let pair = pair.drop { $0 == " " }
        guard pair.hasPrefix(name), pair.dropFirst(name.count).hasPrefix("=") else { continue }
        guard found == nil else { return nil }
        found = String(pair.dropFirst(name.count + 1))
      }
    }
    return found
  }

  var wantsJSON: Bool { Bearer(self) != nil || accepted.prefersJSON }

  fileprivate var accepted: Acceptance {
    let fields = all("accept")
    return Acceptance(fields.isEmpty ? nil : fields.joined(separator: ","))
  }

  /// The language that was last chosen here, or else the one that the reader's program likes better.
  var language: Language {
    cookie(Cookie.language.name).flatMap(Language.init(rawValue:))
      ?? preferredLanguage(self["accept-language"])
  }
}

/// What an area answers at which address, and who may ask.
///
///     routes.get("rounds/:round", for: .signedIn) { visit in … }
///     routes.post("rounds/:round/closure", for: .signedIn) { visit in … }
///
/// An address stands for two pages, `/en/rounds/4` and `/fr/rounds/4`. Whoever asks without a language is led to the one that
/// their program likes better. A part that begins with a colon is a parameter.
package struct Routes: Sendable {
  package typealias Handler = @Sendable (Visit) async throws -> Response

  package private(set) var all: [Route] = []

  package init() {}

  package mutating func get(
    _ pattern: StaticString, for permission: Permission, limit: RateLimit = .usual,
    use: RouteUse? = nil, showsForm: Bool = false, _ handler: @escaping Handler
  ) {
    all.append(
      Route(.get, pattern, permission, limit: limit, use: use, showsForm: showsForm, handler: handler))
  }

  /// Takes what a form sends, once its token has shown that the form was ours.
  ///
  /// - Parameters:
  ///   - keep: keeps what was sent by somebody whose session ended meanwhile.
  ///   - use: what it is to programs, which send the same fields as JSON.
  package mutating func post(
    _ pattern: StaticString, for permission: Permission, limit: RateLimit = .usual,
    mostBytes: Int = Route.usualBytes, use: RouteUse? = nil, keep: Route.Keeping? = nil,
    _ handler: @escaping Handler
  ) {
    all.append(
      Route(
        .post, pattern, permission, limit: limit, mostBytes: mostBytes, use: use, keep: keep,
        handler: handler))
  }

  /// An address that is the same in both languages, for programs: without a session, and without pages for errors.
  package mutating func machine(_ pattern: StaticString, _ handler: @escaping Handler) {
    all.append(Route(.get, pattern, .anyone, isBilingual: false, handler: handler))
  }
}

/// One address and what is done there.
package struct Route: Sendable {
  package let method: Method
  /// As it was written, `rounds/:round`; a log line and a figure name the route by it, so that no parameter is told.
  package let pattern: String
  package let permission: Permission
  /// How often it may be asked for.
  package let limit: RateLimit
  /// Whether it stands in both languages, after `/en` and `/fr`.
  package let isBilingual: Bool
  /// A longer body is refused before the handler runs.
  package let mostBytes: Int
  /// What it is to programs; nil for what is a page and nothing else.
  package let use: RouteUse?
  /// Whether it only shows what is to be filled in: a program sends it without.
  package let showsForm: Bool
  let keep: Keeping?
  let handler: Routes.Handler

  /// 256 KiB: a long form with long answers, and no more.
  package static let usualBytes = 262_144

  /// Keeps what was sent, and says where it is found again.
  package typealias Keeping = @Sendable (Visit) async throws -> Address

  fileprivate init(
    _ method: Method, _ pattern: StaticString, _ permission: Permission, limit: RateLimit = .usual,
    isBilingual: Bool = true, mostBytes: Int = Route.usualBytes, use: RouteUse? = nil,
    showsForm: Bool = false, keep: Keeping? = nil,
    handler: @escaping Routes.Handler
  ) {
    self.method = method
    self.pattern = pattern.description
    self.permission = permission
    self.limit = limit
    self.isBilingual = isBilingual
    self.mostBytes = mostBytes
    self.use = use
    self.showsForm = showsForm
    self.keep = keep
    self.handler = handler
  }

  package var segments: [Substring] { pattern.split(separator: "/") }
}

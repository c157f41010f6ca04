import Basics
import Identity
import Logging
import Storage

/// From a request to its answer, whatever brought the request: a socket, or a test.
///
/// In this order, and nothing of what follows when one says no: the name of the site, how often it was asked, the route, where a request that changes
/// something comes from, who asks and whether they may, the body within its limit, the token of the form, the handler.
package struct Responder: Sendable {
  private let table: RouteTable
  private let machines: RouteTable
  private let assets: [String: SiteAsset]
  private let navigation: [NavigationEntry]
  private let database: Database
  private let sessions: SessionStore
  private let name: SiteName
  private let now: @Sendable () -> Moment
  private let logger: Logger
  private let metrics: Metrics
  private let proxies: NamedProxies
  private let limiter = RateLimiter()

  /// - Parameter proxies: who may say for whom they ask.
  /// - Throws: when two routes would answer the same.
  package init(
    _ areas: [Area], database: Database, name: SiteName, logger: Logger, metrics: Metrics = Metrics(),
    sessionLimits: SessionLimits = SessionLimits(), proxies: NamedProxies = .none,
    now: @escaping @Sendable () -> Moment = Moment.now
  ) throws {
    let routes = (areas + [Health.area]).flatMap(\.routes.all)
    table = try RouteTable(routes.filter(\.isBilingual))
    machines = try RouteTable(routes.filter { !$0.isBilingual })
    assets = Dictionary(SiteAsset.all.map { ($0.address.path, $0) }) { first, _ in first }
    navigation = areas.flatMap(\.navigation)
    // Requests are answered on threads that may wait for the disk (`RequestThreads`).
    self.database = database.readingInPlace
    self.name = name
    self.logger = logger
    self.metrics = metrics
    self.now = now
    self.proxies = proxies
    sessions = SessionStore(in: self.database, limits: sessionLimits)
  }

  /// Answers a request, whatever happens: what goes wrong becomes an answer too.
  package func answer(_ request: Request, readBody: ReadBody) async -> Response {
    let begun = ContinuousClock.now
    var pattern = "-"
    var response: Response
    do {
      response = try await handle(request, readBody, &pattern)
    } catch {
      response = self.response(to: Problem(error), for: request)
    }
    response.headers["x-request-id"] = request.id
    SafetyHeaders.add(to: &response, isSecure: name.isSecure)
    tell(request.id, request.method.rawValue, pattern, response, since: begun)
    return response
  }

  /// Answers what is no request of ours: in the language of whoever sent it, or in both when its head could not be read. A head
  /// can be too long for what a browser remembers of this site; then somebody sees this.
  func refuse(_ status: Status, id: String, head: Headers?) -> Response {
    let (language, problem) = (head?.language, Problem.of(status))
    var response =
      head?.wantsJSON == true
      ? problem.json(id: id, language ?? .english)
      : problem.page(in: Frame(language: language ?? .english), id: id, isForBoth: language == nil)
    response.headers["content-language"] = language?.rawValue ?? "en, fr"
    if status == .methodNotAllowed { response.headers["allow"] = "GET, HEAD, POST" }
    response.headers["x-request-id"] = id
    SafetyHeaders.add(to: &response, isSecure: name.isSecure)
    tell(id, "-", "-", response, since: .now)
    return response
  }

  private func handle(_ request: Request, _ readBody: ReadBody, _ pattern: inout String) async throws
    -> Response
  {
    if let asset = assets[request.target.path] {
      pattern = "assets"
      return try answer(request, with: asset)
    }
    if case .route(let route, let parameters) = machines.find(request.method, request.target.segments) {
      pattern = route.pattern
      return try await route.handler(visit(request, parameters, session: nil))
    }
    guard name.isOurs(request.host) else { throw Problem.of(.misdirected) }
    let finding = table.find(request.method, request.page)
    // What is not there is looked for as often as what is.
    let limit = if case .route(let route, _) = finding { route.limit } else { RateLimit.usual }
    try limiter.ask(limit, for: RateKey.keys(of: proxies.share(of: request)), at: now())
    if let moved = moved(request) { return moved }

    switch finding {
    case .nothing: throw Problem.of(.notFound)
    case .otherMethods(let methods):
      var problem = Problem.of(.methodNotAllowed)
      problem.headers["allow"] = methods.map(\.rawValue).joined(separator: ", ")
      throw problem
    case .route(let route, let parameters):
      pattern = route.pattern
      return try await carryOut(route, parameters, request, readBody)
    }
  }

  private func carryOut(
    _ route: Route, _ parameters: [String: String], _ request: Request, _ readBody: ReadBody
  ) async throws -> Response {
    let changes = !request.method.isSafe
    let isByToken = request.bearer != nil
    if isByToken { try Self.mayCome(request, to: route) }
    if changes {
      // No other site knows a token, and no browser sends one by itself.
      if !isByToken, CrossSite.isSuspicious(request, name) { throw ProblemWords.fromElsewhere }
      guard Self.takes(request.contentType, at: route, isByToken) else {
        throw Problem.of(.unsupportedContent)
      }
    }
    var visit = visit(request, parameters, session: isByToken ? nil : try await session(of: request))
    visit.neededScope = route.permission.scope?.needed(for: request.method)
    let verdict = try await route.permission.decide(&visit)
    switch verdict {
    case .forbidden: throw Problem.of(.forbidden)
    case .unknownToken: throw ProgramWords.unknownToken
    case .narrowToken(let needed): throw ProgramWords.narrowToken(needed)
    case .allowed, .signInFirst, .goFirst: break
    }
    // Whoever is nobody in particular gets a database that is shut, and has to say so where they need more.
    if visit.granted == nil { visit.database = database.behind(.shut) }
    if case .goFirst(let address) = verdict { return .see(address.text) }
    if verdict == .signInFirst, !changes || route.keep == nil {
      throw ProblemWords.signInFirst(kept: nil, asked: changes ? nil : visit.address)
    }
    var keyed: KeptAnswers.Asked?
    if changes {
      let body = try await readBody(route.mostBytes)
      if visit.program != nil, let key = request.headers["idempotency-key"] {
        keyed = try KeptAnswers.Asked(key, request, body)
      }
      visit.posted = try Self.read(body, of: request, at: route)
      guard isByToken || visit.visitor.accepts(visit.posted[FormField.token]) else {
        throw ProblemWords.expiredForm
      }
    }
    if visit.isForProgram { try route.use?.check(changes ? visit.posted : try visit.readQuery, request) }
    if verdict == .signInFirst { throw ProblemWords.signInFirst(kept: try await route.keep?(visit)) }
    var response = try await answer(visit, route, keyed)
    if let cookie = visit.visitor.news { response.headers.add("set-cookie", cookie) }
    if let language = request.languageOfAddress, request.cookie(Cookie.language.name) != language.rawValue {
      // Links of a page name no language; whoever came by an address that does goes on in it.
      response.headers.add("set-cookie", Cookie.language.setting(language.rawValue))
    }
    // A form may have been sent to be answered in the other language.
    if response.headers["content-language"] == nil {
      response.headers["content-language"] = visit.language.rawValue
    }
    response.headers["vary"] = "Accept, Accept-Language, Authorization, Cookie"
    return response
  }

  /// What the handler gives, as whoever asked wants it; what has a key is done once.
  private func answer(
    _ visit: Visit, _ route: Route, _ keyed: KeptAnswers.Asked?
  ) async throws -> Response {
    let carryOut = {
      let response = try await route.handler(visit)
      return visit.isForProgram ? try Self.asked(response, route, visit.request.method) : response
    }
    guard let keyed, let program = visit.program else { return try await carryOut() }
    return try await KeptAnswers(database: database, program: program).once(keyed, at: visit.now, carryOut)
  }

  /// Whether a token can open a route at all, before anybody looks whose it is.
  private static func mayCome(_ request: Request, to route: Route) throws(Problem) {
    let isForAll = route.permission.isOpen && request.method.isSafe
    guard isForAll || (route.use != nil && route.permission.scope != nil) else {
      throw ProgramWords.notForTokens
    }
    guard request.accepted.takesJSON else { throw ProgramWords.noPage }
  }

  /// Forms are sent as browsers send them; a program may send their fields as JSON, and nothing where nothing is asked.
  private static func takes(_ kind: String?, at route: Route, _ isByToken: Bool) -> Bool {
    guard let kind else { return isByToken }
    return CrossSite.kinds.contains(kind) || (kind == "application/json" && route.use != nil)
  }

  private static func read(
    _ body: [UInt8], of request: Request, at route: Route
  ) throws -> PostedFields {
    switch request.contentType {
    case nil where body.isEmpty: PostedFields()
    case "application/json": try PostedJSON.read(body, as: route.use?.asks.map(\.member) ?? [])
    default: try PostedFields(body: body, contentType: request.headers["content-type"] ?? "")
    }
  }

  /// What a program gets of an answer that is a page for everybody else.
  private static func asked(_ response: Response, _ route: Route, _ method: Method) throws -> Response {
    if let use = route.use { return try response.forProgram(use, method) }
    let isPage = response.headers["content-type"]?.hasPrefix("text/html") == true
    if method.isSafe, isPage, !response.status.isError { throw ProgramWords.noJSON }
    return response
  }

  private func visit(_ request: Request, _ parameters: [String: String], session: Session?) -> Visit {
    Visit(
      request: request, language: request.language, session: session, now: now(), database: database,
      origin: name.origin(for: request.host), parameters: parameters, visitor: Visitor(request),
      navigation: navigation, limiter: limiter, network: proxies.share(of: request))
  }

  private func session(of request: Request) async throws -> Session? {
    guard let secret = request.cookie(Cookie.session.name).flatMap({ Secret($0) }) else { return nil }
    return try await sessions.session(of: secret, at: now())
  }

  /// The address that a page has moved to: without a stroke at the end, or in the language that a link chose.
  private func moved(_ request: Request) -> Response? {
    guard request.method.isSafe else { return nil }
    let query = request.target.query
    let sent = Address(local: request.pagePath + (query.isEmpty ? "" : "?" + query))
    if let sent, let fields = try? PostedFields(query: query),
      let chosen = fields[FormField.language].flatMap(Language.init(rawValue:))
    {
      let address = sent.with(FormField.language, nil)
      var response = Response.see(address.text)
      response.headers.add("set-cookie", Cookie.language.setting(chosen.rawValue))
      return response
    }
    let path = request.target.path.dropLast()
    // An address that begins with two strokes would lead to another site.
    guard request.target.endsInStroke, !path.hasSuffix("/"),
      let address = Address(local: path + (query.isEmpty ? "" : "?" + query))
    else { return nil }
    return Response(.movedForGood, headers: ["location": address.text])
  }

  /// The address of an asset changes with its content, so that it is kept for ever; it is never asked for in parts.
  private func answer(_ request: Request, with asset: SiteAsset) throws -> Response {
    guard request.method.isSafe else {
      var problem = Problem.of(.methodNotAllowed)
      problem.headers["allow"] = "GET, HEAD"
      throw problem
    }
    let tag = "\"" + asset.address.path + "\""
    let headers: Headers = [
      "content-type": asset.contentType, "etag": tag, "cache-control": "public, max-age=31536000, immutable",
    ]
    let known = request.headers.all("if-none-match").contains { $0.contains(tag) || $0 == "*" }
    return known
      ? Response(.notModified, headers: headers) : Response(.ok, headers: headers, body: .bytes(asset.bytes))
  }

  private func response(to problem: Problem, for request: Request) -> Response {
    if let cause = problem.cause {
      logger.error(
        "failure",
        metadata: ["request": "\(request.id)", "cause": "\(cause)", "status": "\(problem.status.code)"])
    }
    let language = request.language
    var frame = Frame(
      language: language, address: Address(local: request.pagePath) ?? "/")
    frame.navigation = navigation.filter(\.audience.isEmpty)
    var response =
      request.wantsJSON
      ? problem.json(id: request.id, language) : problem.page(in: frame, id: request.id)
    response.headers["content-language"] = language.rawValue
    return response
  }

  /// One line a request. The route is named by its pattern, and neither its parameters nor who asked are told.
  private func tell(
    _ id: String, _ method: String, _ pattern: String, _ response: Response,
    since begun: ContinuousClock.Instant
  ) {
    let (seconds, attoseconds) = (ContinuousClock.now - begun).components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    metrics.count(pattern, method, response.status, microseconds: microseconds)
    logger.info(
      "request",
      metadata: [
        "request": "\(id)", "method": "\(method)", "route": "\(pattern)", "status": "\(response.status.code)",
        "microseconds": "\(microseconds)", "bytes": "\(response.byteCount)",
      ])
  }
}

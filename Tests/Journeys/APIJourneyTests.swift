import Basics
import SiteTesting
import Testing

@testable import App
@testable import Site

/// Which addresses of the whole program programs can ask.
@Suite("What programs can ask")
struct APIJourneyTests {
  /// Addresses that are pages and nothing else, by how they begin, each with its reason.
  private static let pagesAlone: [(beginning: String, reason: String)] = [
    ("GET ", "the first page leads people on"),
    ("GET style-guide", "shows what pages are made of"),
    ("GET privacy", "a text for people"),
    ("GET api", "describes what programs can ask"),
    ("GET sign-in", "people sign in; programs have tokens"),
    ("POST sign-in", "people sign in; programs have tokens"),
    ("POST sign-out", "ends a session, which a program has not"),
    ("GET account", "one’s own account is nobody else’s, a program’s neither"),
    ("POST account", "one’s own account is nobody else’s, a program’s neither"),
    ("GET recovery", "asks who somebody is"), ("POST recovery", "asks who somebody is"),
    ("GET invitation", "asks who somebody is"), ("POST invitation", "asks who somebody is"),
    ("GET links", "opened by a link of the person’s own"),
    ("POST links", "opened by a link of the person’s own"),
    ("POST people/:person/links", "a link of the person’s own is sent by whoever speaks with them"),
    ("POST staff/invitations", "may show a link that opens an account"),
    ("POST staff/:person/invitations", "may show a link that opens an account"),
    ("POST staff/:person/roles", "may show a link that opens an account"),
    ("POST staff/:person/closing", "an administrator decides it with the person before their eyes"),
    ("POST staff/:person/opening", "an administrator decides it with the person before their eyes"),
    ("POST staff/agencies", "a new agency begins with an agreement between people"),
    ("GET people/export", "a file"), ("GET people/:person/export", "a file"),
    ("POST people/imports", "a list is a file, looked through by whoever takes it up"),
    ("POST people/:person/merges", "which answer is kept is decided by whoever compared the two"),
    ("POST people/filters", "a filter is a link on somebody’s own page"),
    ("POST people/:person/erasure", "what cannot be undone is decided by a person"),
    ("POST rights/retention", "what cannot be undone is decided by a person"),
    ("POST staff/webhooks", "systems of one’s own are set up by a person"),
    ("GET staff/provider", "how people sign in is set up by a person"),
    ("POST staff/provider", "how people sign in is set up by a person"),
    ("GET calendar", "a calendar has a form of its own"),
    ("GET programmes/:programme/closure/new", "a question before a button"),
    ("POST programmes", "how a programme works, and who meets whom, is decided by a person"),
    (
      "GET programmes/:programme/desk/admission", "looks through one’s own records, which GET people does"
    ),
    (
      "GET programmes/:programme/desk/people/:person/comparison",
      "two of the candidates that the newcomer’s address gives"
    ),
    ("GET apply", "people apply on pages"), ("POST apply", "people apply on pages"),
    ("GET my-application", "opened by a link of the person’s own"),
    ("POST my-application", "opened by a link of the person’s own"),
    ("GET applications", "an application is read and decided by a person"),
    ("POST applications", "an application is read and decided by a person"),
    ("POST proposals", "a proposal is a person’s decision"),
    ("GET evenings", "an evening is hosted by a person, on the spot"),
    ("POST evenings", "an evening is hosted by a person, on the spot"),
    ("GET programmes/:programme/evenings", "an evening is hosted by a person, on the spot"),
    ("GET programmes/:programme/imports", "a list is looked through by whoever takes it in"),
    ("GET employers", "read by people, without an account"),
    ("POST employers", "a tool answers with a page, and keeps nothing"),
    ("POST breaches", "an incident is described by whoever found it"),
  ]

  private static func routes() throws -> [Route] {
    let settings = try Settings(options: [.data: "none", .styleGuide: "yes"], environment: { _ in nil })
    return try Assembly.areas(Installation(settings)).flatMap(\.routes.all).filter(\.isBilingual)
  }

  @Test("every address is described to programs, shows a form, or is a page alone with a reason")
  func everyRoute() throws {
    let routes = try Self.routes()
    let strays = routes.filter { route in
      route.use == nil && !route.showsForm && Self.reason(route) == nil
    }
    #expect(strays.isEmpty, "\(strays.map { "\($0.method.rawValue) \($0.pattern)" })")
    let needless = Self.pagesAlone.map(\.beginning).filter { beginning in
      !routes.contains { $0.use == nil && Self.begins($0, beginning) }
    }
    #expect(needless.isEmpty, "\(needless)")
    let open = routes.filter { $0.use != nil && $0.permission.scope == nil }
    #expect(open.isEmpty, "no token could open \(open.map(\.pattern))")
  }

  private static func reason(_ route: Route) -> String? {
    pagesAlone.first { begins(route, $0.beginning) }?.reason
  }

  private static func begins(_ route: Route, _ beginning: String) -> Bool {
    let name = "\(route.method.rawValue) \(route.pattern)"
    return name == beginning || (!beginning.hasSuffix(" ") && name.hasPrefix(beginning + "/"))
  }

  @Test("the description names every such address once, in both languages")
  func described() throws {
    let routes = try Self.routes().filter { $0.use != nil }
    let names = Set(routes.map { "\($0.method.rawValue) \($0.path)" })
    #expect(names.count == routes.count && names.count >= 75)
    for language in Language.allCases {
      let text = OpenAPI(try Self.routes()).text(language, at: "https://allies.example.org")
      let document = try #require(APIFaults(text))
      #expect(Set(document.operations) == names)
    }
  }
}

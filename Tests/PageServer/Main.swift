import Basics
import Logging
import Site
import Storage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A site of one page, with three queries and fifty rows, for `bin/bench web` to measure: PageServer PORT DATABASE. All
/// that stands before a page in the product stands before it here.
@main
enum PageServer {
  static func main() async {
    let words = CommandLine.arguments
    guard words.count == 3, let address = ListenAddress("127.0.0.1:" + words[1]),
      let name = SiteName(address: nil, listening: address)
    else { return end("PageServer PORT DATABASE") }
    do {
      let database = try Database.sqlite(words[2])
      // What areas share: sessions are looked for at every request that has one.
      try await database.migrate(FormDrafts.migrations + SessionStore.migrations)
      var logger = Logger(label: "page")
      logger.logLevel = .warning
      let metrics = Metrics()
      let responder = try Responder(
        [WaitingPage.area], database: database, name: name, logger: logger, metrics: metrics)
      try await WebServer(responder, database: database, metrics: metrics, logger: logger).run(at: address)
    } catch {
      end("\(error)")
    }
  }

  private static func end(_ words: String) {
    print(words)
    exit(1)
  }
}

/// Who waits in a city, the longest first.
private enum WaitingPage {
  private struct Newcomer: Sendable {
    let id: Int
    let name: String
    let occupation: String
    let benchmark: Int
    let waitsSince: String
  }

  private struct Model: Sendable {
    let city: String
    let waiting: Int
    let people: [Newcomer]
  }

  static let area = Area(title: Bilingual(en: "Who waits", fr: "Qui attend")) { routes in
    routes.get("councils/:council", for: .anyone) { visit in
      let council = try visit.parameter("council", as: Int.self)
      let model = try await visit.database.read { (database: Connection) throws -> Model? in
        try Self.model(of: council, in: database)
      }
      guard let model else {
        throw Refusal(.missing, en: "There is no such council.", fr: "Ce conseil n’existe pas.")
      }
      return .page(page(model, visit.frame()))
    }
  }

  private static func model(of council: Int, in database: Connection) throws -> Model? {
    guard let city = try database.value("SELECT city FROM councils WHERE id = \(council)", as: String.self)
    else { return nil }
    let waiting = try database.value(
      "SELECT COUNT(*) FROM newcomers WHERE council = \(council) AND state = 'waiting'", as: Int.self)
    let people = try database.rows(
      """
      SELECT id, name, occupation, benchmark, waits_since FROM newcomers
      WHERE council = \(council) AND state = 'waiting' ORDER BY waits_since, id LIMIT 50
      """
    ).map {
      Newcomer(
        id: try $0.value(at: 0), name: try $0.value(at: 1), occupation: try $0.value(at: 2),
        benchmark: try $0.value(at: 3), waitsSince: try $0.value(at: 4))
    }
    return Model(city: city, waiting: waiting ?? 0, people: people)
  }

  private static func page(_ model: Model, _ frame: Frame) -> HTML {
    Layout.page(
      frame.titled(en: "Who waits in \(model.city)", fr: "Qui attend à \(model.city)"),
      body: """
        <h1>Who waits in \(model.city)</h1>
        <p>\(model.waiting) people wait. The longest wait comes first.</p>
        <table>
        <thead><tr><th scope="col">Name</th><th scope="col">Occupation</th><th scope="col">Level</th>\
        <th scope="col">Waits since</th></tr></thead>
        <tbody>
        \(model.people, row)</tbody>
        </table>
        """)
  }

  private static func row(_ person: Newcomer) -> HTML {
    """
    <tr id="newcomer-\(person.id)"><th scope="row"><a\(href: "/newcomers/\(person.id)")>\(person.name)</a></th>\
    <td>\(person.occupation)</td><td>\(person.benchmark)</td>\
    <td><time datetime="\(person.waitsSince)">\(person.waitsSince)</time></td></tr>

    """
  }
}

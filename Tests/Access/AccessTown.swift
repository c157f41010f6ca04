import Basics
import Foundation
import Identity
import Logging
import PeopleTesting
import SiteTesting
import Storage
import Tables
import TestDatabases

@testable import App
@testable import People
@testable import Programmes
@testable import Site

/// The whole program on a town where everything that anybody keeps is marked, and those who ask for it.
struct AccessTown: Sendable {
  let town: Town
  let database: Database
  let site: TestSite
  let routes: [String: Route]
  let password: String
  /// Of citadel, who is of the same council, and of plateau, of another: one for each agreement.
  let others: [Mark.Owner: [AccessTable.Agreement: Household]]
  /// Never changed by anybody, to ask for what is not there.
  let nowhere: Household

  static let typedPassword = "quatre chaises bleues dehors"
  static let readers = AccessTable.Role.allCases

  /// - Parameter others: areas besides those of the program.
  static func open(
    _ engine: EngineName, besides others: [Area] = [], _ body: (AccessTown) async throws -> Void
  ) async throws {
    try await withDatabase(engine) { database in
      try await Town.make(in: database) { town in try await body(try await make(town, besides: others)) }
    }
  }

  private static func make(_ town: Town, besides more: [Area]) async throws -> AccessTown {
    var installation = try Installation(
      Settings(
        options: [.data: "/nonexistent", .publicAddress: "https://allies.example.org"],
        environment: { _ in nil }))
    // A hash that costs what it should would take all the time there is.
    installation.hasher = Town.accounts.hasher
    try await town.database.migrate(Assembly.migrations)
    let areas = Assembly.areas(installation) + more
    let site = try await TestSite(Self.withAllTables(areas), database: town.database)
    let hash = try await Town.accounts.hasher.hash(Password(typed: typedPassword) ?? Self.unusable()).text
    let agencies = [Self.ropewalk, Self.unasked]
    let now = town.now
    try await town.database.write { connection in
      for keeper in agencies { try KeeperStore(connection).add(keeper, at: now) }
      try connection.run(
        """
        INSERT INTO programmes (id, keeper, council, name_en, name_fr, model, model_version, opened)
        VALUES (\(openProgramme), 1, 1, 'Mentoring', 'Mentorat', 'mentoring', 1, \(now))
        """)
      try connection.run(
        """
        INSERT INTO programmes (id, keeper, council, name_en, name_fr, model, model_version, opened)
        VALUES (\(unaskedProgramme), \(unasked.id), 1, 'Connector', 'Connecteur', 'connector', 1, \(now))
        """)
    }
    var others: [Mark.Owner: [AccessTable.Agreement: Household]] = [:]
    for owner in [Mark.Owner.citadel, .plateau] {
      for agreement in AccessTable.Agreement.allCases {
        let aspect = Mark.Aspect(rawValue: agreement.rawValue) ?? .none
        others[owner, default: [:]][agreement] = try await planted(
          Mark(owner: owner, aspect: aspect), in: town, by: Self.staff(of: owner, in: town), hash)
      }
    }
    for owner in [Mark.Owner.halifax, .harbour, .montreal] {
      _ = try await planted(
        Mark(owner: owner, aspect: .none), in: town, by: Self.staff(of: owner, in: town), hash)
    }
    let routes = Dictionary(
      areas.flatMap(\.routes.all).map { ("\($0.method.rawValue) \($0.pattern)", $0) }
    ) { first, _ in first }
    return AccessTown(
      town: town, database: town.database, site: site, routes: routes, password: hash, others: others,
      nowhere: Household(town.citadel, Mark(owner: .citadel, aspect: .none), by: ID(), password: hash))
  }

  /// The same pages, on the tables of the whole program, also those that belong to no area.
  private static func withAllTables(_ areas: [Area]) -> [Area] {
    let ofSite = Set(
      (FormDrafts.migrations + SessionStore.migrations + KeptAnswers.migrations + JobQueue.migrations
        + AuditLog.migrations
        + UploadStore.migrations).map(\.name))
    let pages = areas.map { area in
      Area(title: area.title, navigation: area.navigation, notes: area.notes) { $0 = area.routes }
    }
    let rest = Assembly.migrations.filter { !ofSite.contains($0.name) }
    return pages + [Area(title: Bilingual(same: "Tables"), migrations: rest)]
  }

  private static func unusable() throws -> Password { throw Unusable() }
  private struct Unusable: Error {}

  /// A programme of the council, which all its agencies may put people into.
  static let openProgramme = ID<Programme>(rawValue: 4_711)
  /// A programme of an agency to which somebody may be sent and was not.
  static let unaskedProgramme = ID<Programme>(rawValue: 4_712)
  /// An agency that works with the others, and sends people to them.
  static let ropewalk = Keeper(
    agency: ID(rawValue: 13), of: ID(rawValue: 1),
    name: Bilingual(en: "Ropewalk Rooms", fr: "Salles de la Corderie"),
    city: "Halifax")

  /// An agency to which somebody may be sent and was not.
  static let unasked = Keeper(
    agency: ID(rawValue: 14), of: ID(rawValue: 1), name: Bilingual(en: "Needham Hall", fr: "Salle Needham"),
    city: "Halifax")

  static func keeper(_ owner: Mark.Owner, in town: Town) -> Keeper {
    switch owner {
    case .harbour: town.harbour
    case .halifax: town.halifax
    case .citadel: town.citadel
    case .plateau: town.plateau
    case .montreal: town.montreal
    case .ropewalk: ropewalk
    }
  }

  private static func staff(of owner: Mark.Owner, in town: Town) -> ID<Person> {
    switch owner {
    case .citadel: town.lena.person
    case .montreal, .plateau: town.joelle.person
    case .halifax: town.imani.person
    case .harbour, .ropewalk: town.karim.person
    }
  }

  private static func planted(
    _ mark: Mark, in town: Town, by staff: ID<Person>, _ password: String
  ) async throws -> Household {
    let household = Household(keeper(mark.owner, in: town), mark, by: staff, password: password)
    let (now, halifax, ropewalk) = (town.now, town.halifax, ropewalk)
    try await town.database.write {
      try household.plant(in: $0, at: now, readers: halifax, addressee: ropewalk)
    }
    return household
  }

  /// A new one, of whoever keeps it.
  func household(_ owner: Mark.Owner, _ aspect: Mark.Aspect = .own, by staff: ID<Person>) async throws
    -> Household
  {
    try await Self.planted(Mark(owner: owner, aspect: aspect), in: town, by: staff, password)
  }

  // MARK: Asking

  private static let visitor = Secret()

  /// An answer, with whatever of others stands in it.
  struct Answered: Sendable {
    let status: Int
    let location: String
    /// Everything that came back: head, body, and what is packed in it.
    let text: String
    let marks: [(mark: Mark, found: String)]
  }

  /// - Parameter sent: what of the request an answer may say again.
  func ask(
    _ method: Site.Method, _ address: String, as session: String?, wantsJSON: Bool, body: Sent = Sent(),
    sent: [String]
  ) async throws -> Answered {
    guard let target = Target(address) else { throw Unaskable(address: address) }
    var headers: Headers = [
      "host": "allies.example.org", "accept-language": wantsJSON ? "fr" : "en",
      "accept": wantsJSON ? "application/json" : "text/html",
      "origin": "https://allies.example.org", "sec-fetch-site": "same-origin",
    ]
    let cookies =
      ["\(Cookie.visitor.name)=\(Self.visitor.text)"]
      + (session.map { ["\(Cookie.session.name)=\($0)"] } ?? [])
    headers["cookie"] = cookies.joined(separator: "; ")
    let bytes = body.bytes(token: Self.visitor.digest(for: "form token"))
    if method == .post { headers["content-type"] = body.contentType }
    let request = Request(
      id: "r", method: method, target: target, headers: headers, host: "allies.example.org")
    let response = await site.responder.answer(request) { most throws(BodyProblem) in
      if bytes.count > most { throw .tooLarge }
      return bytes
    }
    var text = response.headers.fields.map { "\($0.name): \($0.value)\n" }.joined()
    switch response.body {
    case .none: break
    case .text(let page): text += page
    case .bytes(let bytes): text += Self.unpacked(bytes)
    }
    return Answered(
      status: response.status.code, location: response.headers["location"] ?? "", text: text,
      marks: Mark.all(in: Array(text.utf8), besides: sent))
  }

  /// The same as a program: what came of it.
  func ask(
    _ method: Site.Method, _ address: String, by token: String, body: Sent
  ) async throws -> Int {
    guard let target = Target(address) else { throw Unaskable(address: address) }
    var headers: Headers = [
      "host": "allies.example.org", "accept": "application/json", "authorization": "Bearer \(token)",
    ]
    if method == .post { headers["content-type"] = body.contentType }
    let request = Request(
      id: "p", method: method, target: target, headers: headers, host: "allies.example.org")
    return await site.responder.answer(request) { _ throws(BodyProblem) in body.bytes(token: "") }.status.code
  }

  /// A workbook as the texts of its cells; all else as it is.
  private static func unpacked(_ bytes: [UInt8]) -> String {
    guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return String(decoding: bytes, as: UTF8.self) }
    guard let sheet = try? Sheet.read(bytes, file: "answer.xlsx") else {
      return "a workbook that cannot be read"
    }
    return (0..<sheet.rowCount).map { row in
      (0..<sheet[row].cellCount).map { sheet[row].text($0) }.joined(separator: "\t")
    }.joined(separator: "\n")
  }

  struct Unaskable: Error { let address: String }
}

/// What is posted.
struct Sent: Sendable {
  var fields: [(String, String)] = []
  /// The name of a field that is a file, and what is in it.
  var file: (name: String, content: String)?

  var contentType: String {
    file == nil ? "application/x-www-form-urlencoded" : "multipart/form-data; boundary=edge"
  }

  func bytes(token: String) -> [UInt8] {
    let all = fields + [(FormField.token, token)]
    guard let file else { return Array(PostedFields(all.map { PostedFields.Field($0.0, $0.1) }).query.utf8) }
    var text = all.map { "--edge\r\ncontent-disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
      .joined()
    text += "--edge\r\ncontent-disposition: form-data; name=\"\(file.name)\"; filename=\"list.csv\"\r\n"
    text += "content-type: text/csv\r\n\r\n\(file.content)\r\n--edge--\r\n"
    return Array(text.utf8)
  }
}

import Basics
import Identity
import Logging
import People
import Site
import Storage

/// The settings of an installation, understood.
struct Installation: Sendable {
  let data: String
  let database: String
  let listen: ListenAddress
  let name: SiteName
  let limits: WireLimits
  let proxies: NamedProxies
  let admin: ListenAddress
  let logLevel: Logger.Level
  let zone: Zone
  let hasStyleGuide: Bool
  /// How letters leave; nil where no server is said, and letters wait.
  let mail: MailService?
  /// Tests take one that costs less.
  var hasher = PasswordHasher()

  /// - Throws: a `Refusal` for the first setting that is none.
  init(_ settings: Settings) throws(Refusal) {
    guard let data = settings[.data]?.text else { throw Self.noFolder }
    database = try Self.database(of: settings)
    self.data = data
    listen = try Self.read(settings, .listen, like: "127.0.0.1:8080") { ListenAddress($0) }
    let listen = listen
    let address = settings[.publicAddress]?.text
    guard let name = SiteName(address: address, listening: listen) else {
      throw Self.isNone(address ?? "", .publicAddress, like: "https://allies.example.org")
    }
    self.name = name
    var limits = WireLimits()
    limits.connections = try Self.read(settings, .connections, like: "4096") {
      Int($0).flatMap { (1...100_000).contains($0) ? $0 : nil }
    }
    self.limits = limits
    // Nobody is believed unless they are named.
    proxies =
      try settings[.proxy] == nil
      ? .none : Self.read(settings, .proxy, like: "127.0.0.1, ::1") { NamedProxies($0) }
    admin = try Self.read(settings, .admin, like: "/run/allies/admin.sock") { ListenAddress("unix:" + $0) }
    logLevel = try Self.read(settings, .log, like: "info") { Logger.Level(rawValue: $0) }
    zone = try Zone(named: settings[.zone]?.text ?? "")
    hasStyleGuide = try Self.read(settings, .styleGuide, like: "yes") { ["yes": true, "no": false][$0] }
    mail = try MailService(settings)
  }

  /// - Throws: a `Refusal` where nothing says which it is, nor where it would be.
  static func database(of settings: Settings) throws(Refusal) -> String {
    guard let database = settings[.database]?.text else { throw noFolder }
    return database
  }

  private static let noFolder = Refusal(
    .request, en: "There is no usual folder for data here. Name one with --data, or in ALLIES_DATA.",
    fr:
      "Il n’y a pas ici de dossier habituel pour les données. Indiquez-en un avec --data, ou dans ALLIES_DATA."
  )

  /// How people sign in here. Links lead to the address that is set for the site, or else to where this machine listens.
  var accounts: AccountSetting {
    let local =
      switch listen {
      case .host: "http://\(listen)"
      case .socket: "http://localhost"
      }
    return AccountSetting(origin: name.origin ?? local, hasMail: mail != nil, hasher: hasher)
  }

  /// Whether the database is a file of this installation.
  var isEmbedded: Bool { !database.hasPrefix("postgres://") && !database.hasPrefix("postgresql://") }

  private static func read<Value>(
    _ settings: Settings, _ key: Settings.Key, like example: String, _ read: (String) -> Value?
  ) throws(Refusal) -> Value {
    let text = settings[key]?.text ?? ""
    guard let value = read(text) else { throw isNone(text, key, like: example) }
    return value
  }

  static func isNone(_ text: String, _ key: Settings.Key, like example: String) -> Refusal {
    Refusal(
      .request,
      en:
        "“\(text)” cannot be used for the setting \(key.rawValue). Write it like this: \(key.rawValue) = \(example)",
      fr:
        "« \(text) » ne convient pas au réglage \(key.rawValue). Écrivez-le ainsi : \(key.rawValue) = \(example)"
    )
  }
}

extension Installation {
  /// For commands that change what is kept, whether or not the site has run before.
  func withDatabase<Result>(_ body: (Database) async throws -> Result) async throws -> Result {
    let (opened, _) = try await openDatabase(Assembly.migrations)
    do {
      let result = try await DatabaseChoice.explaining(database) { try await body(opened) }
      await opened.close()
      return result
    } catch {
      await opened.close()
      throw error
    }
  }

  /// Opens the database, makes the folder for data first, and carries out what is pending.
  func openDatabase(_ migrations: [Migration]) async throws -> (database: Database, done: [String]) {
    try DataFolder.make(data)
    let opened: Database
    do {
      opened = try Database.open(database)
    } catch {
      throw DatabaseChoice.refusal(error, database)
    }
    do {
      return (opened, try await opened.migrate(migrations))
    } catch let error as StorageError {
      await opened.close()
      throw DatabaseChoice.refusal(error, database)
    } catch {
      await opened.close()
      throw error
    }
  }
}

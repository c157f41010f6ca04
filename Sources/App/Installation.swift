import Basics
import Logging
import Site
import Storage

/// The settings of an installation, understood.
struct Installation: Sendable {
  let data: String
  let database: String
  let listen: ListenAddress
  let name: SiteName
  let limits: WireLimits
  let admin: ListenAddress
  let logLevel: Logger.Level
  let zone: Zone
  let hasStyleGuide: Bool

  /// - Throws: a `Refusal` for the first setting that is none.
  init(_ settings: Settings) throws(Refusal) {
    guard let data = settings[.data]?.text, let database = settings[.database]?.text else {
      throw Refusal(
        .request, en: "There is no usual folder for data here. Name one with --data, or in ALLIES_DATA.",
        fr:
          "Il n’y a pas ici de dossier habituel pour les données. Indiquez-en un avec --data, ou dans ALLIES_DATA."
      )
    }
    self.data = data
    self.database = database
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
    admin = try Self.read(settings, .admin, like: "/run/allies/admin.sock") { ListenAddress("unix:" + $0) }
    logLevel = try Self.read(settings, .log, like: "info") { Logger.Level(rawValue: $0) }
    zone = try Zone(named: settings[.zone]?.text ?? "")
    hasStyleGuide = try Self.read(settings, .styleGuide, like: "yes") { ["yes": true, "no": false][$0] }
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

  private static func isNone(_ text: String, _ key: Settings.Key, like example: String) -> Refusal {
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
  /// Opens the database, makes the folder for data first, and carries out what is pending.
  func openDatabase(_ migrations: [Migration]) async throws -> (database: Database, done: [String]) {
    try DataFolder.make(data)
    let opened: Database
    do {
      opened = try Database.open(database)
    } catch {
      throw Self.refusal(error, database)
    }
    do {
      return (opened, try await opened.migrate(migrations))
    } catch let error as StorageError {
      await opened.close()
      throw Self.refusal(error, database)
    } catch {
      await opened.close()
      throw error
    }
  }

  /// What to say when the database cannot be had.
  static func refusal(_ error: StorageError, _ database: String) -> Refusal {
    let address = Terminal.withoutPassword(database)
    switch error {
    case .gone:
      return Refusal(
        .missing,
        en: "The database \(address) cannot be reached. Check that it runs, its address and its permissions.",
        fr:
          "La base de données \(address) est injoignable. Vérifiez qu’elle fonctionne, son adresse et ses droits d’accès."
      )
    case .damaged:
      return Refusal(
        .content, en: "\(address) is damaged, or is no database of Allies. Restore a backup.",
        fr: "\(address) est endommagée, ou n’est pas une base de données d’Allies. Restaurez une sauvegarde.")
    case .full:
      return Refusal(
        .output, en: "The disk that holds \(address) is full. Make room, and start again.",
        fr: "Le disque qui contient \(address) est plein. Libérez de la place, puis relancez.")
    case .busy:
      return Refusal(
        .conflict,
        en: "Another program holds the database \(address). End it, or wait until it has finished.",
        fr:
          "Un autre programme occupe la base de données \(address). Arrêtez-le, ou attendez qu’il ait terminé."
      )
    default:
      return Refusal(
        .content, en: "The database \(address) cannot be used: \(error).",
        fr: "La base de données \(address) ne peut pas être utilisée : \(error).")
    }
  }
}

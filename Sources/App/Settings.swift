import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How an installation is set up. Each setting is said in one of four places, and the first that says it counts: an option
/// of the command, an `ALLIES_…` variable, the file of settings, what is usual.
struct Settings: Sendable {
  enum Key: String, CaseIterable {
    case config, data, database, listen
    case publicAddress = "public"
    case connections, proxy, admin, log, zone
    case styleGuide = "style-guide"
    case mail
    case mailUser = "mail-user"
    case mailPassword = "mail-password"
    case mailPasswordFile = "mail-password-file"
    case mailFrom = "mail-from"
    case mailReturns = "mail-returns"

    /// Whether the file of settings may say it. A password is in a variable, or in a file of its own: the command line is
    /// seen by everybody on the machine, and a file of settings is shown around.
    var isForFile: Bool { self != .config && self != .mailPassword }

    var variable: String { "ALLIES_" + rawValue.uppercased().split(separator: "-").joined(separator: "_") }
  }

  enum Source: Sendable, Equatable {
    case option
    case environment(String)
    case file(String, line: Int)
    case usual
  }

  struct Value: Sendable {
    let text: String
    let source: Source
  }

  private var values: [Key: Value] = [:]

  /// What is said; nil for what is unsaid and has nothing usual.
  subscript(_ key: Key) -> Value? { values[key] }

  /// - Parameters:
  ///   - options: what the command line says.
  ///   - environment: looks up a variable.
  /// - Throws: a `Refusal` when the file of settings cannot be understood.
  init(
    options: [Key: String], environment: (String) -> String? = variable, usualData: String? = DataFolder.usual
  ) throws(Refusal) {
    for key in Key.allCases {
      if let said = options[key] {
        values[key] = Value(text: said, source: .option)
      } else if let said = environment(key.variable), !said.isEmpty {
        values[key] = Value(text: said, source: .environment(key.variable))
      }
    }
    try readFile(usualData)
    if values[.data] == nil, let usualData { values[.data] = Value(text: usualData, source: .usual) }
    let data = values[.data]?.text
    for (key, text) in [
      (.database, data.map { $0 + "/allies.sqlite" }), (.listen, "127.0.0.1:8080"), (.connections, "4096"),
      (.admin, data.map { $0 + "/admin.sock" }), (.log, Self.usualLog), (.zone, "America/Toronto"),
      (.styleGuide, "no"),
    ] as [(Key, String?)] where values[key] == nil {
      values[key] = text.map { Value(text: $0, source: .usual) }
    }
  }

  /// Whoever sits before a terminal wants to hear of trouble, not of each request.
  private static var usualLog: String { isatty(2) == 1 ? "warning" : "info" }

  /// The file that is named, which must be there, or the one in the folder for data, which may be.
  private mutating func readFile(_ usualData: String?) throws(Refusal) {
    let named = values[.config]
    guard let path = named?.text ?? (values[.data]?.text ?? usualData).map({ $0 + "/allies.conf" }) else {
      return
    }
    guard let file = try SettingsFile(path: path) else {
      guard named == nil else {
        throw Refusal(
          .missing, en: "There is no file of settings \(path).",
          fr: "Le fichier de configuration \(path) n’existe pas.")
      }
      return
    }
    if named == nil { values[.config] = Value(text: path, source: .usual) }
    for line in file.lines where values[line.key] == nil {
      values[line.key] = Value(text: line.value, source: .file(path, line: line.number))
    }
  }

  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}

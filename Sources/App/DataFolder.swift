import Basics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder where the product keeps what it is given to keep.
enum DataFolder {
  /// `ALLIES_DATA` if that is set, else the place the system has for the data of programs; nil where there is neither.
  static var usual: String? {
    if let said = value(of: "ALLIES_DATA") { return said }
    if let data = value(of: "XDG_DATA_HOME") { return data + "/allies" }
    return value(of: "HOME").map { $0 + "/.local/share/allies" }
  }

  /// - Parameters:
  ///   - said: the folder that was named, if one was.
  ///   - option: the option that names one.
  static func chosen(_ said: String?, option: String) throws(Refusal) -> String {
    if let said, !said.isEmpty { return said }
    if let usual { return usual }
    throw Refusal(
      .request, en: "There is no usual folder for data here. Name one with \(option), or in ALLIES_DATA.",
      fr:
        "Il n’y a pas ici de dossier habituel pour les données. Indiquez-en un avec \(option), ou dans ALLIES_DATA."
    )
  }

  /// Makes the folder, for nobody else on the machine to look into, unless it is there.
  static func make(_ path: String) throws(Refusal) {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += part + "/"
      if mkdir(made, 0o700) == 0 || errno == EEXIST || errno == EISDIR { continue }
      throw Refusal(
        .output,
        en: "The folder \(path) for data cannot be made. Name another with --data, or in ALLIES_DATA.",
        fr:
          "Le dossier de données \(path) ne peut pas être créé. Indiquez-en un autre avec --data, ou dans ALLIES_DATA."
      )
    }
  }

  private static func value(of name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }
}

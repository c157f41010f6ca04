import ArgumentParser
import Basics

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Prints every setting, its value, and where that comes from.",
    discussion: """
      Example:
        allies config --data /srv/allies

      It takes the options of `allies serve`. What is printed can be kept as a file of settings; passwords are left out.
      """)

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let spoken = options.spoken
    try Terminal.refusing(in: spoken) {
      let settings = try options.settings()
      // What cannot be used is refused here as it would be by `serve`.
      _ = try Installation(settings)
      let shown = Settings.Key.allCases.compactMap { key in
        settings[key].map { (line: Self.line(key, $0), source: Self.words(for: $0.source, key)) }
      }
      let width = min(60, shown.map(\.line.count).max() ?? 0)
      for (line, source) in shown {
        let space = String(repeating: " ", count: max(0, width - line.count))
        Terminal.say("\(line)\(space)  # \(source[spoken])")
      }
      for key in Settings.Key.allCases where settings[key] == nil {
        Terminal.say("# \(key.rawValue)" + Bilingual(en: " is not said", fr: " n’est pas indiqué")[spoken])
      }
    }
  }

  private static func line(_ key: Settings.Key, _ value: Settings.Value) -> String {
    let text =
      switch key {
      case .database: Terminal.withoutPassword(value.text)
      case .mailPassword: "…"
      default: value.text
      }
    return (key.isForFile ? "" : "# ") + "\(key.rawValue) = \(text)"
  }

  private static func words(for source: Settings.Source, _ key: Settings.Key) -> Bilingual {
    switch source {
    case .option: Bilingual(en: "--\(key.rawValue)", fr: "--\(key.rawValue)")
    case .environment(let name): Bilingual(same: name)
    case .file(let path, let line): Bilingual(en: "\(path), line \(line)", fr: "\(path), ligne \(line)")
    case .usual: Bilingual(en: "as usual", fr: "valeur habituelle")
    }
  }
}

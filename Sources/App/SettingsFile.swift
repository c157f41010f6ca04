import Basics

/// Lines like `listen = 127.0.0.1:8080`. What follows a # at the beginning or after a space is for people.
struct SettingsFile {
  struct Line {
    let number: Int
    let key: Settings.Key
    let value: String
  }

  private(set) var lines: [Line] = []

  /// Nil when there is no such file.
  init?(path: String) throws(Refusal) {
    guard let text = try TextFile.read(path) else { return nil }
    try self.init(text: text, path: path)
  }

  init(text: String, path: String) throws(Refusal) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = Self.trimmed(line[..<(line.firstRange(of: " #")?.lowerBound ?? line.endIndex)])
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      let name = Self.trimmed(line.prefix { $0 != "=" })
      guard line.contains("=") else {
        throw Refusal(
          .content, en: "\(path), line \(index + 1): write a setting as `name = value`.",
          fr: "\(path), ligne \(index + 1) : écrivez un réglage sous la forme `nom = valeur`.")
      }
      guard let key = Settings.Key(rawValue: name), key.isForFile else {
        throw Self.unknown(name, path: path, line: index + 1)
      }
      lines.append(
        Line(
          number: index + 1, key: key,
          value: Self.trimmed(line.dropFirst(line.prefix { $0 != "=" }.count + 1))))
    }
  }

  private static func unknown(_ name: String, path: String, line: Int) -> Refusal {
    let known = Settings.Key.allCases.filter(\.isForFile).map(\.rawValue)
    let hint = nearest(to: name, among: known)
    let list = known.joined(separator: ", ")
    return Refusal(
      .content,
      en: "\(path), line \(line): “\(name)” is no setting. "
        + (hint.map { "Did you mean “\($0)”?" } ?? "There are: \(list)."),
      fr: "\(path), ligne \(line) : « \(name) » n’est pas un réglage. "
        + (hint.map { "Vouliez-vous dire « \($0) » ?" } ?? "Il y a : \(list)."))
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest.drop { $0.isWhitespace })
  }
}

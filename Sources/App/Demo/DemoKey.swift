import Basics
import Identity

/// What everybody in the demonstration network signs in by: made by chance for each network, and kept in a file that nobody else
/// on the machine can read.
struct DemoKey: Sendable {
  let password: String
  let code: OneTimeCode

  init() {
    let letters = OneTimeCode().text.lowercased().prefix(16)
    var password = ""
    for (place, letter) in letters.enumerated() {
      password += (place > 0 && place % 4 == 0 ? "-" : "") + String(letter)
    }
    self.password = password
    code = OneTimeCode()
  }

  /// From what was kept; nil where it is none.
  init?(kept text: String) {
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count == 2, let code = OneTimeCode(lines[1]) else { return nil }
    password = lines[0]
    self.code = code
  }

  private var text: String { password + "\n" + code.text + "\n" }

  static func path(in data: String) -> String { data + "/demo-key" }

  /// - Returns: nil where there is none, or none that can be read.
  static func kept(in data: String) throws(Refusal) -> DemoKey? {
    try TextFile.read(path(in: data)).flatMap(DemoKey.init(kept:))
  }

  func keep(in data: String) throws(Refusal) {
    try TextFile.keep(text, at: Self.path(in: data))
  }
}

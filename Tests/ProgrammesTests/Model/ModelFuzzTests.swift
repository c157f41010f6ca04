import Basics
import TestSupport
import Testing

@testable import Programmes

/// Models that nobody would write, by the hundred: nothing stops the program, and each is read or refused in both languages.
@Suite("Strange models")
struct ModelFuzzTests {
  private static let pieces = [
    "", " ", "\n", "\n  ", "\n    - ", "- ", ": ", "{", "}", "[", "]", ",", "\"", "'", "|", ">", "|\n", "&a",
    "*a", "!!int ",
    "<<: *a", "?", "#", "%", "@", "`", "~", "null", "yes", "no", "-1", "0", "99999999999999999999", "1e9",
    "0x1F", ".inf",
    "en", "fr", "{name}", "{", "{{name}}", "\u{0}", "\u{FEFF}", "\u{FFFD}", "\t", "\r\n", "\u{2028}", "é",
    "中", "🇨🇦",
    "e\u{301}", "\u{200D}", "connector", "stages", "after", "3 working days", "met", "met: met",
  ]

  private func isSound(_ yaml: String, _ made: String) {
    do throws(Refusal) {
      let model = try ProgrammeModel(yaml: yaml, file: "strange.yaml")
      #expect(!model.name.isEmpty && !model.stages.isEmpty, "\(made)")
      for line in model.outline { #expect(!line.en.isEmpty && !line.fr.isEmpty) }
    } catch {
      #expect(!error.sentence.en.isEmpty && !error.sentence.fr.isEmpty, "\(made)")
    }
  }

  @Test(
    "a built-in model with strange words put in, taken out or moved is read or refused", arguments: [1, 2, 3])
  func changed(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let documents = ProgrammeModel.builtIn.map { Array($0.yaml.unicodeScalars) }
    for turn in 0..<60 {
      var text = documents.randomElement(using: &numbers) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<max(1, text.count), using: &numbers)
        let end = min(text.count, place + Int.random(in: 0...40, using: &numbers))
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0:
          text.insert(
            contentsOf: Array((Self.pieces.randomElement(using: &numbers) ?? "").unicodeScalars), at: place)
        case 1: text.removeSubrange(place..<end)
        case 2:
          let moved = Array(text[place..<end])
          text.removeSubrange(place..<end)
          text.insert(contentsOf: moved, at: Int.random(in: 0...text.count, using: &numbers))
        default: text = Array(text.prefix(place))
        }
      }
      var made = String.UnicodeScalarView()
      made.append(contentsOf: text)
      isSound(String(made), "seed \(seed), turn \(turn)")
    }
  }

  @Test("a short model with any of its values replaced by a strange one is read or refused")
  func replaced() {
    let lines = ModelDocumentTests.model().split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    for (place, line) in lines.enumerated() where line.contains(": ") {
      for piece in Self.pieces {
        var changed = lines
        changed[place] = (line.split(separator: ":").first.map(String.init) ?? "") + ": " + piece
        isSound(changed.joined(separator: "\n"), "line \(place + 1), “\(piece)”")
      }
    }
  }

  @Test("bytes by chance are read or refused")
  func chance() {
    var numbers = SeededNumbers(seed: 9)
    for turn in 0..<400 {
      let text = (0..<Int.random(in: 0...60, using: &numbers)).map { _ in
        Self.pieces.randomElement(using: &numbers) ?? ""
      }.joined()
      isSound(text, "turn \(turn)")
    }
  }
}

import Foundation

/// What stands behind the name of a program: options with their values, flags, and words.
package struct CommandWords {
  package private(set) var words: [String]

  package init() { words = Array(CommandLine.arguments.dropFirst()) }

  /// The value after an option's name, if it was given; both are taken away.
  package mutating func take(_ option: String) -> String? {
    guard let place = words.firstIndex(of: option), place + 1 < words.count else { return nil }
    defer { words.removeSubrange(place...place + 1) }
    return words[place + 1]
  }

  package mutating func takeFlag(_ flag: String) -> Bool {
    guard let place = words.firstIndex(of: flag) else { return false }
    words.remove(at: place)
    return true
  }

  package mutating func takeFirst() -> String? { words.isEmpty ? nil : words.removeFirst() }

  /// The rows whose names hold one of the words; all of them if there are no words.
  ///
  /// - Throws: which rows there are, when a word is in no name.
  package func rows<Row>(of all: [Row], besides extra: [String] = [], name: (Row) -> String) throws -> [Row] {
    for word in words where !(all.map(name) + extra).contains(where: { $0.contains(word) }) {
      throw CouldNotRun(
        description:
          "“\(word)” is in no row’s name. Rows: \((all.map(name) + extra).joined(separator: "; "))."
      )
    }
    return all.filter { row in words.isEmpty || words.contains { name(row).contains($0) } }
  }
}

/// Carries out a program of measurements; what goes wrong is said in one line.
package func measure(_ body: (inout CommandWords) throws -> Void) {
  var words = CommandWords()
  do {
    try body(&words)
  } catch {
    print("\(error)")
    exit(1)
  }
}

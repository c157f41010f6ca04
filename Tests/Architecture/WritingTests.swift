import Testing

/// How the code itself may be written.
@Suite("Writing")
struct WritingTests {
  static let longest = 400

  /// Files that may be longer than that, each with the one idea that keeps it together.
  static let longFiles: [String: String] = [:]

  @Test("nothing in Sources stops the program on the way")
  func traps() throws {
    // A `!` right after a name, a bracket or a quotation mark unwraps by force; `!=` compares.
    let unwrapping = /[\w\)\]>"?]!(?!=)/
    let calls = ["fatalError(", "preconditionFailure(", "try!", "as!"]
    let traps = try SourceTree.sources.get().flatMap { file in
      file.codeLines { line in
        calls.contains { line.contains($0) } || (line.contains("!") && line.contains(unwrapping))
      }.map {
        Finding(path: file.path, line: $0, objection: "stops the program: throw, or return an optional")
      }
    }
    expectNone(traps)
  }

  @Test("nothing is left to be done later")
  func leftovers() throws {
    let mark = /\b(?:TODO|FIXME|XXX)\b/
    let leftovers = try SourceTree.sources.get().flatMap { file in
      file.lines.enumerated().filter { $0.element.contains(mark) }.map {
        Finding(path: file.path, line: $0.offset + 1, objection: "do it now, or open an issue")
      }
    }
    expectNone(leftovers)
  }

  @Test("no file is longer than 400 lines, but for those with a reason")
  func lengths() throws {
    let files = try SourceTree.sources.get() + SourceTree.tests.get()
    let long = files.filter { $0.lines.count - 1 > Self.longest }
    let unexplained = long.filter { Self.longFiles[$0.path] == nil }.map {
      Finding(
        path: $0.path, line: $0.lines.count - 1, objection: "ask which second idea moved in after line 250")
    }
    let shortened = Self.longFiles.keys.filter { path in !long.contains { $0.path == path } }.map {
      Finding(path: $0, objection: "is short now: take it off WritingTests.longFiles")
    }
    expectNone(unexplained + shortened)
  }

  @Test("no type is named like its module")
  func typeNames() throws {
    let declaration = /\b(?:struct|class|enum|actor|protocol|typealias)\s+(\w+)/
    let namesakes = try SourceTree.sources.get().flatMap { file in
      file.codeLines { line in
        line.contains(" " + file.module) && line.matches(of: declaration).contains { $0.1 == file.module }
      }.map { Finding(path: file.path, line: $0, objection: "hides the module \(file.module)") }
    }
    expectNone(namesakes)
  }
}

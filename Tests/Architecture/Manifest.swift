/// Package.swift, read as text: the project's own helpers make each target one call with names in quotes.
struct Manifest {
  /// The names in quotes in a target's call, by the folder the target is made from.
  let namesOfTarget: [String: Set<String>]

  /// How a decision would name each dependency: `Yams` for a package, `zlib` for a system library.
  let dependencies: [(name: String, line: Int)]

  init() throws {
    let text = try SourceTree.text(of: "Package.swift")
    var names: [String: Set<String>] = [:]
    let start = /(?:\b(?:platform|engine|area|tests)\(\s*|\.\w*[tT]arget\(\s*name:\s*)"(\w+)"/
    for match in text.matches(of: start) {
      let call = Self.call(in: text[match.range.lowerBound...])
      let folder = call.firstMatch(of: /\bin:\s*"(\w+)"/)?.1 ?? match.1
      names[String(folder)] = Set(call.matches(of: /"([^"]+)"/).map { String($0.1) }.filter { $0 != match.1 })
    }
    namesOfTarget = names

    dependencies = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .flatMap { index, line in
        let packages = line.matches(of: /\.package\(.*url:\s*"[^"]*\/([^"\/]+?)(?:\.git)?"/).map {
          String($0.1)
        }
        let libraries = line.matches(of: /\bpkgConfig:\s*"([^"]+)"/).map { String($0.1) }
        return (packages + libraries).map { ($0, index + 1) }
      }
  }

  /// The text from here to the parenthesis that closes the first one.
  private static func call(in text: Substring) -> Substring {
    var depth = 0
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if text[index] == ")", depth == 0 { return text[...index] }
    }
    return text
  }
}

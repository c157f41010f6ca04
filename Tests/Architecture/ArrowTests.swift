import Testing

/// The arrows of docs/architecture.md. SwiftPM's own check of imports lets a module reach whatever its
/// dependencies depend on; these tests do not.
@Suite("Arrows")
struct ArrowTests {
  /// A module may use those in the lines below its own: never above, never beside.
  static let order = [
    ["App"],
    ["Funding"],
    ["Exchange"],
    ["Outcomes"],
    ["Programmes", "Employers"],
    ["People", "Reference"],
    ["Site", "Mail", "Outbound"],
    ["Storage", "Tables", "Documents", "Identity"],
    ["Basics"],
  ]

  /// Areas and App may use these; they use nothing of ours, and no system either.
  static let engines = ["Matching", "Occupations"]
  static let platform = ["Site", "Mail", "Outbound", "Storage", "Tables", "Documents", "Identity", "Basics"]
  /// Programs that the build runs: they use engines and nothing else of ours.
  static let tools = ["LexiconCompiler"]
  static let standardLibrary = ["Swift", "RegexBuilder", "Synchronization"]
  /// What an engine may use besides, with its reason.
  static let besides: [String: [(module: String, reason: String)]] = [
    "Matching": [
      ("CPrefetch", "one instruction that Swift has no word for: docs/decisions/0010-prefetch.md")
    ],
    "Occupations": [
      (
        "COccupations",
        "data too large for a Swift literal: docs/decisions/0011-occupations-by-naive-bayes.md"
      )
    ],
  ]

  /// What comes with the toolchain or the system, and needs no declaration.
  static let toolchain =
    standardLibrary + [
      "Dispatch", "Foundation", "FoundationEssentials", "FoundationNetworking", "Observation", "Testing",
      "Android", "Darwin", "Glibc", "Musl", "WinSDK",
    ]

  @Test("every module has its place among the arrows")
  func places() throws {
    let known = Set(Self.order.joined()).union(Self.engines).union(Self.tools)
    let strangers = try SourceTree.sources.get().filter { !known.contains($0.module) }
    expectNone(strangers.map { Finding(path: $0.path, objection: "\($0.module) is not in ArrowTests.order") })
  }

  @Test("imports follow the arrows, never left and never sideways")
  func arrows() throws {
    let ours = Set(Self.order.joined()).union(Self.engines)
    let wrong = try findings { file, module in
      ours.contains(module) && module != file.module && !Self.reach(of: file.module).contains(module)
    }
    expectNone(wrong)
  }

  @Test("an engine imports nothing but the standard library, and what has a reason")
  func engines() throws {
    let wrong = try findings { file, module in
      Self.engines.contains(file.module) && !Self.standardLibrary.contains(module)
        && !Self.besides[file.module, default: []].contains { $0.module == module }
    }
    expectNone(wrong)
  }

  @Test("a module imports only what its line in Package.swift declares")
  func declarations() throws {
    let declared = try Manifest().namesOfTarget
    let files = try SourceTree.sources.get() + SourceTree.tests.get()
    let wrong = try findings(in: files, "does not declare in Package.swift that it uses") { file, module in
      !Self.toolchain.contains(module) && declared[file.module]?.contains(module) != true
    }
    expectNone(wrong)
  }

  private static func reach(of module: String) -> Set<String> {
    if tools.contains(module) { return Set(engines) }
    guard let level = order.firstIndex(where: { $0.contains(module) }) else { return [] }
    let below = Set(order[(level + 1)...].joined())
    return platform.contains(module) ? below : below.union(engines)
  }

  private func findings(
    in files: [SwiftFile]? = nil, _ objection: String = "may not import",
    where isWrong: (SwiftFile, String) -> Bool
  ) throws -> [Finding] {
    try (files ?? SourceTree.sources.get()).flatMap { file in
      file.imports.filter { isWrong(file, $0.module) }.map {
        Finding(path: file.path, line: $0.line, objection: "\(file.module) \(objection) \($0.module)")
      }
    }
  }
}

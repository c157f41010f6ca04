import Testing

/// Which files may speak to the web, to storage, to C and to Foundation.
@Suite("Imports")
struct ImportTests {
  /// Imports that have a home, and may appear nowhere else.
  static let restrictions = [
    Restriction("Hummingbird and NIO are imported only in Site/Server", of: isServer) {
      $0.path.contains("Sources/Platform/Site/Server/")
    },
    Restriction(
      "GRDB and libpq are imported only in Storage", of: ["GRDB", "GRDBSQLite", "CPostgres"].contains
    ) {
      $0.module == "Storage"
    },
    Restriction(
      "zlib, libzip and expat are imported only in Tables", of: ["CZlib", "CZip", "CExpat"].contains
    ) {
      $0.module == "Tables"
    },
    Restriction("swift-crypto is imported only in Basics, Storage and Identity", of: { $0 == "Crypto" }) {
      ["Basics", "Storage", "Identity"].contains($0.module)
    },
    Restriction(
      "RSA, libargon2 and libqrencode are imported only in Identity",
      of: ["CryptoExtras", "_CryptoExtras", "CArgon2", "CQRCode"].contains
    ) {
      $0.module == "Identity"
    },
    Restriction("libcurl is imported only in Mail and Outbound", of: { $0 == "CCurl" }) {
      ["Mail", "Outbound"].contains($0.module)
    },
    Restriction("the lexicon is imported only in Occupations", of: { $0 == "COccupations" }) {
      $0.module == "Occupations"
    },
    Restriction("Yams is imported only in …Document.swift", of: { $0 == "Yams" }) {
      $0.name.hasSuffix("Document")
    },
    Restriction("ArgumentParser is imported only in App", of: { $0 == "ArgumentParser" }) {
      $0.module == "App"
    },
    Restriction("Foundation is imported only where ImportTests.foundation says why", of: isFoundation) {
      file in
      foundation.contains { (file.name + ".swift").hasSuffix($0.ending) }
    },
  ]

  /// Files that may import Foundation, by how their names end, each with its reason. It is slow to start
  /// and to build, and behaves differently on every system: the rest does without.
  static let foundation: [(ending: String, reason: String)] = [
    ("JSON.swift", "reads or writes JSON"),
    ("Certificate.swift", "reads or writes the proof of a matching as JSON"),
  ]

  /// What a file of an area does when it is not a rule file, as its name ends.
  static let roles = [
    "Area", "Document", "Files", "Form", "JSON", "Page", "Routes", "Store", "Tables", "Words",
  ]

  @Test("what has a home is imported nowhere else", arguments: restrictions)
  func homes(restriction: Restriction) throws {
    let strays = try SourceTree.sources.get().filter { !restriction.isHome($0) }.flatMap { file in
      file.imports.filter { restriction.covers($0.module) }.map {
        Finding(path: file.path, line: $0.line, objection: restriction.testDescription)
      }
    }
    expectNone(strays)
  }

  @Test("a rule file of an area knows neither web nor storage nor Foundation")
  func ruleFiles() throws {
    let ruleFiles = try SourceTree.sources.get().filter { file in
      file.isInArea && !Self.roles.contains { file.name.hasSuffix($0) }
    }
    let allowed = ruleFiles.flatMap { file in
      file.imports.filter { Self.isWebOrStorage($0.module) || Self.isFoundation($0.module) }.map {
        Finding(path: file.path, line: $0.line, objection: "a rule file may not import \($0.module)")
      }
    }
    expectNone(allowed)
  }

  @Test("a page does not ask storage")
  func pages() throws {
    let pages = try SourceTree.sources.get().filter { $0.isInArea && $0.name.hasSuffix("Page") }
    let askers = pages.flatMap { file in
      file.imports.filter { $0.module == "Storage" }.map {
        Finding(path: file.path, line: $0.line, objection: "a page shows values; its route asks Storage")
      }
    }
    expectNone(askers)
  }

  private static func isServer(_ module: String) -> Bool {
    module.hasPrefix("Hummingbird") || module.hasPrefix("NIO")
  }

  private static func isFoundation(_ module: String) -> Bool { module.hasPrefix("Foundation") }

  private static func isWebOrStorage(_ module: String) -> Bool {
    isServer(module) || ["Site", "Storage", "GRDB"].contains(module)
  }
}

/// One sentence about where modules may be imported.
struct Restriction: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let covers: @Sendable (String) -> Bool
  let isHome: @Sendable (SwiftFile) -> Bool

  init(
    _ sentence: String, of covers: @escaping @Sendable (String) -> Bool,
    isHome: @escaping @Sendable (SwiftFile) -> Bool
  ) {
    testDescription = sentence
    self.covers = covers
    self.isHome = isHome
  }
}

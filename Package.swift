// swift-tools-version: 6.3;(experimentalCGen)
import PackageDescription

// The manifest is the diagram: each line says what a module is and which modules it may use.
// docs/architecture.md draws it; Tests/Architecture holds it to its word.

let package = Package(
  name: "allies",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "allies", targets: ["App"]),
    .library(name: "Matching", targets: ["Matching"]),
    .library(name: "Occupations", targets: ["Occupations", "COccupationIndex"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Platform: small, slow to change, knows nothing of councils.
    platform("Basics", libraries: [.product(name: "Crypto", package: "swift-crypto")]),
    platform("Tables", uses: ["Basics", "CZlib", "CZip", "CExpat"]),
    platform("Documents", uses: ["Basics"], libraries: [.product(name: "Yams", package: "Yams")]),
    platform(
      "Storage", uses: ["Basics", "CPostgres"],
      libraries: [
        .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    platform(
      "Identity", uses: ["Basics", "CArgon2", "CQRCode"],
      libraries: [
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    platform("Mail", uses: ["Storage", "Basics", "CCurl"]),
    platform("Outbound", uses: ["CCurl"]),
    platform(
      "Site", uses: ["Storage", "Identity", "Basics", "CAssets"],
      libraries: [
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),

    // Engines: values in, values out; they use nothing of ours but data they carry and one instruction
    // that Swift has no word for.
    engine("Matching", uses: ["CPrefetch"]),
    engine("Occupations", uses: ["COccupations"]),

    // Areas: one part of the domain each, from rules to pages.
    area("Reference", uses: ["Tables", "Basics", "Occupations", "COccupationIndex"]),
    area(
      "People",
      uses: [
        "Site", "Identity", "Mail", "Outbound", "Storage", "Tables", "Basics", "Occupations", "CPrefetch",
      ]),
    area(
      "Programmes",
      uses: [
        "People", "Reference", "Site", "Identity", "Mail", "Storage", "Tables", "Documents", "Basics",
        "Matching", "Occupations",
      ],
      libraries: [.product(name: "Yams", package: "Yams")]),
    area(
      "Employers",
      uses: ["People", "Reference", "Site", "Storage", "Documents", "Basics", "Occupations"],
      libraries: [.product(name: "Yams", package: "Yams")]),

    // The only place where parts meet.
    .executableTarget(
      name: "App",
      dependencies: [
        "Programmes", "Employers", "People", "Reference", "Site", "Mail", "Storage", "Identity", "Tables",
        "Basics", "Occupations",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),

    // C: what the binary carries, and the system libraries it leans on.
    .target(name: "CAssets"),
    .target(name: "COccupations"),
    // The lexicon compiled, made by the build: the tool that makes it uses the engine without it.
    .target(name: "COccupationIndex", plugins: ["CompileLexicon"]),
    .plugin(name: "CompileLexicon", capability: .buildTool(), dependencies: ["LexiconCompiler"]),
    .executableTarget(name: "LexiconCompiler", dependencies: ["Occupations"], swiftSettings: strict),
    .target(name: "CPrefetch"),
    system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    system("CZip", pkgConfig: "libzip", apt: "libzip-dev", brew: "libzip"),
    .target(name: "CLater"),
    later("CPostgres", pkgConfig: "libpq", apt: "libpq-dev"),
    later("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
    later("CArgon2", pkgConfig: "libargon2", apt: "libargon2-dev"),
    later("CQRCode", pkgConfig: "libqrencode", apt: "libqrencode-dev"),
    system("CExpat", pkgConfig: "expat", apt: "libexpat1-dev", brew: "expat"),

    .target(name: "TestSupport", dependencies: ["CZip"], path: "Tests/TestSupport", swiftSettings: strict),
    // A site without a socket, a browser, and what must hold of every page.
    .target(
      name: "SiteTesting",
      dependencies: [
        "Site", "Storage", "Basics", "TestDatabases", .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/SiteTesting", swiftSettings: strict),
    tests("BasicsTests", of: ["Basics"]),
    tests("TablesTests", of: ["Tables", "Basics", "CZlib", "TestSupport"]),
    // A process that tests of Storage start, to kill it.
    .executableTarget(
      name: "StorageChild", dependencies: ["Storage", "Mail", "Basics"], path: "Tests/StorageChild",
      swiftSettings: strict),
    // A database of either engine for a test, and a PostgreSQL to make it in.
    .target(
      name: "TestDatabases", dependencies: ["Storage", "Basics"], path: "Tests/TestDatabases",
      swiftSettings: strict),
    tests("StorageTests", of: ["Storage", "Basics", "StorageChild", "TestDatabases", "TestSupport"]),
    tests(
      "IdentityTests",
      of: [
        "Identity", "Basics", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),
    tests("MailTests", of: ["Mail", "Storage", "Basics", "StorageChild", "TestDatabases", "TestSupport"]),
    tests("OutboundTests", of: ["Outbound", "TestSupport"]),
    tests(
      "SiteTests",
      of: [
        "Site", "Storage", "Identity", "Basics", "SiteTesting", "TestDatabases", "TestSupport",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    // A site of one page, measured beside those of others.
    .executableTarget(
      name: "PageServer",
      dependencies: ["Site", "Storage", "Basics", .product(name: "Logging", package: "swift-log")],
      path: "Tests/PageServer", swiftSettings: strict),
    tests("MatchingTests", of: ["Matching", "TestSupport"]),
    tests("OccupationsTests", of: ["Occupations", "TestSupport"]),
    tests(
      "ReferenceTests",
      of: ["Reference", "Tables", "Basics", "Occupations", "COccupationIndex", "TestSupport"]),
    // Two councils with their agencies and staff, and their pages.
    .target(
      name: "PeopleTesting",
      dependencies: [
        "People", "Site", "Mail", "Storage", "Identity", "Basics", "SiteTesting", "TestDatabases",
      ],
      path: "Tests/PeopleTesting", swiftSettings: strict),
    tests(
      "PeopleTests",
      of: [
        "PeopleTesting",
        "People", "Site", "Mail", "Outbound", "Storage", "Identity", "Tables", "Basics", "Occupations",
        "TestSupport", "SiteTesting", "TestDatabases", .product(name: "Crypto", package: "swift-crypto"),
      ]),
    tests(
      "ProgrammesTests",
      of: [
        "Programmes", "People", "Site", "Identity", "Mail", "Storage", "Tables", "Basics", "Matching",
        "PeopleTesting",
        "SiteTesting", "TestDatabases", "TestSupport",
      ]),
    tests("DocumentsTests", of: ["Documents", "Basics", "TestSupport"]),
    tests(
      "EmployersTests",
      of: [
        "Employers", "People", "Site", "Storage", "Documents", "Basics", "Occupations", "PeopleTesting",
        "SiteTesting", "TestDatabases", "TestSupport",
      ]),
    tests(
      "JourneyTests",
      of: [
        "App", "People", "Site", "Mail", "Storage", "Identity", "Tables", "Basics", "SiteTesting",
        "TestSupport", "TestDatabases",
      ],
      in: "Journeys"),
    tests(
      "AccessTests",
      of: [
        "App", "Programmes", "Employers", "People", "Site", "Mail", "Storage", "Identity", "Tables", "Basics",
        "PeopleTesting",
        "SiteTesting",
        "TestDatabases", "TestSupport", .product(name: "Logging", package: "swift-log"),
      ],
      in: "Access"),
    tests("ArchitectureTests", of: [], in: "Architecture"),
  ],
  swiftLanguageModes: [.v6]
)

/// Every module of ours is compiled alike: no warning passes, and a file imports what it uses.
nonisolated var strict: [SwiftSetting] {
  [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}

func platform(
  _ name: String, uses: [Target.Dependency] = [], libraries: [Target.Dependency] = []
) -> Target {
  .target(
    name: name, dependencies: uses + libraries, path: "Sources/Platform/\(name)",
    swiftSettings: strict)
}

func engine(_ name: String, uses: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: uses, path: "Sources/Engines/\(name)", swiftSettings: strict)
}

func area(
  _ name: String, uses: [Target.Dependency], libraries: [Target.Dependency] = []
) -> Target {
  .target(
    name: name, dependencies: uses + libraries, path: "Sources/Areas/\(name)",
    swiftSettings: strict)
}

func system(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/\(name)", pkgConfig: pkgConfig,
    providers: [.apt([apt]), .brew([brew])])
}

/// A system library that is loaded when it is first needed: headers when it is built, and functions that hand on.
/// `bin/lib.sh` reads what must be installed for it.
func later(_ name: String, pkgConfig: String, apt: String) -> Target {
  .target(name: name, dependencies: ["CLater"], path: "Sources/\(name)")
}

func tests(_ name: String, of uses: [Target.Dependency], in folder: String? = nil) -> Target {
  .testTarget(
    name: name, dependencies: uses, path: "Tests/\(folder ?? name)", swiftSettings: strict)
}

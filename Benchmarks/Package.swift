// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds the product builds its benchmarks too.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "allies", path: "..")],
  targets: [
    .executableTarget(name: "Benchmarks", dependencies: ["Measuring"], swiftSettings: strict),
    .executableTarget(
      name: "EngineBenchmarks",
      dependencies: ["Measuring", .product(name: "Matching", package: "allies")],
      path: "Sources/Engine", swiftSettings: strict),
    .executableTarget(
      name: "TitleBenchmarks",
      dependencies: ["Measuring", .product(name: "Occupations", package: "allies")],
      path: "Sources/Titles", swiftSettings: strict),
    .target(name: "Measuring", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

nonisolated var strict: [SwiftSetting] {
  [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")]
}

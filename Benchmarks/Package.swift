// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds the product builds its benchmarks too.
let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny")])
  ],
  swiftLanguageModes: [.v6]
)

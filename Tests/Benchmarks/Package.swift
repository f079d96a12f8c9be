// swift-tools-version: 6.1
import PackageDescription

// What `make bench` runs: a package of its own, so that a build of newsq does not build it. It measures the programs
// of .build/release from outside, as anybody would.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "newsq-benchmarks",
  targets: [
    .executableTarget(name: "Benchmarks", dependencies: ["CSQLite"], swiftSettings: strict),
    .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks"], swiftSettings: strict),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
  ],
  swiftLanguageModes: [.v6]
)

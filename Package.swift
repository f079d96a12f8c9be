// swift-tools-version: 6.1
import PackageDescription

// The rooms of newsq, each with what it may know. Data flows one way:
// inbox → bundle → reader → article → index → hit.

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Hot loops read memory that one thread has alone, and tests check it with all of Swift's own checks; in a release these would be
/// a fifth of a query, and a twentieth of reading a text.
let quick: [SwiftSetting] = [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// For `make fuzz`: the rooms tell libFuzzer where they go, and are watched for memory that is not theirs.
let isFuzzed = Context.environment["NEWSQ_FUZZ"] != nil
let watched: [SwiftSetting] = [.unsafeFlags(["-sanitize=fuzzer,address"])]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")

/// A room and its tests.
func room(
  _ name: String, knows: [Target.Dependency], tests: [Target.Dependency] = []
) -> [Target] {
  [
    .target(name: name, dependencies: knows, swiftSettings: strict + (isFuzzed ? watched : quick)),
    .testTarget(
      name: "\(name)Tests", dependencies: [.target(name: name)] + knows + tests, swiftSettings: strict),
  ]
}

let rooms =
  room("NewsModel", knows: [])
  + room("NewsFiles", knows: ["NewsModel", "CLinux"])
  + room("NewsJSON", knows: ["CJansson"])
  + room("NewsTOML", knows: ["CTOML"])
  + room("NewsText", knows: ["NewsModel", "CStemmer"])
  + room(
    "NewsReaders",
    knows: [
      "NewsModel", "NewsJSON", "NewsText", "CArchive", "CBrotli", "CCLD2", "CGMime", "CLibxml2", "CUchardet", "CZlib",
      "NewsTOML", "Yams",
    ])
  + room("NewsQuery", knows: ["NewsModel", "NewsText"])
  + room(
    "NewsIndex", knows: ["NewsModel", "NewsJSON", "NewsText", "NewsQuery", "CPrefetch", "CSQLite", "CXXHash"],
    // Another library than newsq's own calls looks into the file.
    tests: [grdb])
  + room("NewsService", knows: ["NewsModel", "NewsFiles", "NewsJSON"])
  + room("NewsWorkers", knows: ["NewsModel", "NewsFiles", "NewsReaders", "CConfine"], tests: ["CTrials", "newsqd"])
  + room(
    "NewsIngest",
    knows: [
      "NewsModel", "NewsFiles", "NewsReaders", "NewsWorkers", "NewsIndex", "NewsService", "CSpawn", logging,
    ])
  + room("NewsSettings", knows: ["NewsModel", "NewsTOML"])
  + room("NewsPrinter", knows: ["NewsModel", "NewsJSON"])
  + room("NewsCommand", knows: ["NewsModel", "NewsFiles", "NewsSettings", "NewsPrinter", arguments])

/// For a release with the Swift library inside: newsq, which runs for milliseconds, starts a seventh quicker when no loader
/// has to bring its libraries together. newsqd stays as it is: it runs for months, and has libraries that exist in no other form.
let isWhole = Context.environment["NEWSQ_WHOLE"] != nil
let whole: [LinkerSetting] = isWhole ? [.unsafeFlags(["-Xclang-linker", "-static-pie"])] : []

/// What fuzzers hold the readers and the queries to; the ordinary tests replay with it what fuzzers found worth keeping.
let fuzzing: [Target] =
  [
    .target(
      name: "Ordeals", dependencies: ["NewsModel", "NewsReaders", "NewsQuery", "NewsIndex"],
      path: "Tests/Fuzzing/Ordeals",
      swiftSettings: strict + (isFuzzed ? watched : [])),
    .testTarget(
      name: "ReplayTests", dependencies: ["NewsModel", "Ordeals"], path: "Tests/Fuzzing/Replay", swiftSettings: strict),
  ]
  + (isFuzzed
    ? [
      .executableTarget(
        name: "Fuzz", dependencies: ["Ordeals", "CFuzzer"], path: "Tests/Fuzzing/Fuzz", swiftSettings: strict + watched,
        linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])]),
      .systemLibrary(name: "CFuzzer", path: "Tests/Fuzzing/CFuzzer"),
    ] : [])

let package = Package(
  name: "newsq",
  products: [
    .executable(name: "newsq", targets: ["newsq"]),
    .executable(name: "newsqd", targets: ["newsqd"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: rooms + fuzzing + [
    .executableTarget(
      name: "newsq",
      dependencies: [
        "NewsModel", "NewsFiles", "NewsJSON", "NewsText", "NewsQuery", "NewsIndex", "NewsService", "NewsSettings",
        "NewsPrinter", "NewsCommand", "CLandlock", arguments,
      ], swiftSettings: strict, linkerSettings: whole),
    .executableTarget(
      name: "newsqd",
      dependencies: [
        "NewsModel", "NewsFiles", "NewsIndex", "NewsIngest", "NewsService", "NewsWorkers", "NewsSettings",
        "NewsPrinter",
        "NewsCommand", "CSystemd", arguments, logging, lifecycle, signals,
      ], swiftSettings: strict),
    .testTarget(name: "EndToEndTests", dependencies: ["newsq", "newsqd", "CTrials"], swiftSettings: strict),

    // Doors are closed, files passed on and signals taken in C.
    .target(name: "CConfine"),
    // What tests try behind closed doors, and kernels that lack something.
    .target(name: "CTrials", dependencies: ["CConfine"], path: "Tests/CTrials"),
    // Limits for a child process can only be set in C.
    .target(name: "CSpawn"),
    // The language detector is C++; this target gives it a C face.
    .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
    // toml++ is C++ too, and all of it stands in its headers.
    .target(name: "CTOML"),
    // C libraries of the system, found by pkg-config where they have a file for it.
    .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CLandlock"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CPrefetch"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CXXHash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

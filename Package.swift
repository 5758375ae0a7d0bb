// swift-tools-version: 6.2
import PackageDescription

// Warnings stop the build where ENTENTE_STRICT is set, as it is in continuous integration. A user
// with a newer compiler and newer warnings is not stopped.
let isStrict = Context.environment["ENTENTE_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["Tool"]))

// The modules, in order: each may import only modules above it.
let library: [(name: String, imports: [Target.Dependency])] = [
  ("EntenteGraph", []),
  ("EntenteData", []),
  ("EntenteNetwork", ["EntenteGraph", "EntenteData"]),
  ("EntenteAnalysis", ["EntenteGraph", "EntenteData", "EntenteNetwork"]),
  ("EntenteFormats", ["EntenteGraph", "EntenteData", "EntenteNetwork"]),
  ("EntenteDrawing", ["EntenteData", "EntenteNetwork", "EntenteFormats"]),
  ("EntenteGraphviz", ["EntenteDrawing", "EntenteFormats", "GraphvizShim"]),
]

let package = Package(
  name: "entente",
  platforms: [.macOS(.v15)],
  products: library.map { .library(name: $0.name, targets: [$0.name]) } + [
    .executable(name: "entente", targets: ["entente"])
  ],
  traits: [
    .trait(
      name: "Tool", description: "The command line. Off: only the libraries, and nothing fetched."),
    .default(enabledTraits: ["Tool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: library.map { .target(name: $0.name, dependencies: $0.imports, swiftSettings: settings) }
    + [
      .systemLibrary(
        name: "CGraphviz", pkgConfig: "libgvc",
        providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
      .target(name: "GraphvizShim", dependencies: ["CGraphviz"]),
      .target(
        name: "EntenteCommands",
        dependencies: library.map { .target(name: $0.name) } + [argumentParser],
        swiftSettings: settings),
      .executableTarget(
        name: "entente", dependencies: ["EntenteCommands", argumentParser], swiftSettings: settings),
      .target(
        name: "EntenteTestSupport", dependencies: ["EntenteGraph"],
        path: "Tests/EntenteTestSupport",
        swiftSettings: settings),
    ]
    + library.map {
      .testTarget(
        name: "\($0.name)Tests",
        dependencies: [.target(name: $0.name), "EntenteTestSupport"] + $0.imports,
        swiftSettings: settings)
    } + [
      .testTarget(
        name: "EntenteCommandsTests",
        dependencies: library.map { .target(name: $0.name) }
          + ["EntenteCommands", "EntenteTestSupport", "entente", argumentParser],
        swiftSettings: settings)
    ],
  swiftLanguageModes: [.v6]
)

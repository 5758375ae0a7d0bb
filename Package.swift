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

// The modules, in order: each may import only modules above it.
let modules: [(name: String, imports: [Target.Dependency])] = [
  ("EntenteGraph", []),
  ("EntenteData", []),
  ("EntenteNetwork", ["EntenteGraph", "EntenteData"]),
  ("EntenteAnalysis", ["EntenteGraph", "EntenteData", "EntenteNetwork"]),
  ("EntenteFormats", ["EntenteGraph", "EntenteData", "EntenteNetwork", "CZlib"]),
  ("EntenteDrawing", ["EntenteGraph", "EntenteData", "EntenteNetwork", "EntenteFormats"]),
  (
    "EntenteGraphviz",
    ["EntenteGraph", "EntenteData", "EntenteDrawing", "EntenteFormats", "GraphvizShim"]
  ),
]
let library = modules.map { Target.Dependency.target(name: $0.name) }

// Small programs that show the libraries at work; each is run by a test.
let examples: [(name: String, others: [String], imports: [Target.Dependency])] = [
  ("rank-a-dataset", ["README.md"], library),
  ("bring-own-tables", ["README.md", "organizations.csv", "grants.csv"], library),
  ("draw-own-network", ["README.md"], library),
  // Links against the graph core alone, so it fails to build if that needs more.
  ("measure-a-graph", ["README.md"], ["EntenteGraph"]),
]

let database = Target.Dependency.product(
  name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"]))
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["Tool"]))

func test(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies + ["EntenteTestSupport"],
    // Files that tests read, where they are.
    exclude: name == "EntenteFormats" ? ["Corpus"] : [],
    swiftSettings: settings)
}

let package = Package(
  name: "entente",
  platforms: [.macOS(.v15)],
  products: modules.map { .library(name: $0.name, targets: [$0.name]) } + [
    .library(name: "EntenteSQLite", targets: ["EntenteSQLite"]),
    .executable(name: "entente", targets: ["entente"]),
    .executable(name: "entente-bench", targets: ["EntenteBench"]),
    .executable(name: "entente-fuzz", targets: ["EntenteFuzz"]),
  ],
  traits: [
    .trait(
      name: "Tool", description: "The command line. Off: only the libraries; nothing is fetched.",
      enabledTraits: ["SQLite"]),
    .trait(name: "SQLite", description: "EntenteSQLite, which reads and writes SQLite files."),
    .default(enabledTraits: ["Tool"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ]
)

package.targets += modules.map {
  .target(
    name: $0.name, dependencies: $0.imports, swiftSettings: settings,
    // Square roots and rounding; Foundation would link it, but the graph core has none.
    linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))])
}
package.targets += [
  .systemLibrary(
    name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  .systemLibrary(
    name: "CGraphviz", pkgConfig: "libgvc",
    providers: [.apt(["libgraphviz-dev"]), .brew(["graphviz"])]),
  .target(name: "GraphvizShim", dependencies: ["CGraphviz"]),
  .target(
    name: "EntenteSQLite",
    dependencies: ["EntenteGraph", "EntenteData", "EntenteNetwork", "EntenteFormats", database],
    swiftSettings: settings),
  .target(
    name: "EntenteCommands", dependencies: library + ["EntenteSQLite", argumentParser],
    swiftSettings: settings),
  .executableTarget(
    name: "entente",
    dependencies: ["EntenteCommands", "EntenteFormats", "EntenteGraphviz", argumentParser],
    swiftSettings: settings),
  .executableTarget(
    name: "EntenteBench", dependencies: ["EntenteGraph", "EntenteFormats", argumentParser],
    swiftSettings: settings),
  .executableTarget(
    name: "EntenteFuzz",
    dependencies: [
      "EntenteGraph", "EntenteData", "EntenteNetwork", "EntenteFormats", "EntenteGraphviz",
      "EntenteSQLite", argumentParser,
    ],
    swiftSettings: settings),
]
package.targets += examples.map {
  .executableTarget(
    name: $0.name, dependencies: $0.imports, path: "examples/\($0.name)", exclude: $0.others,
    swiftSettings: settings)
}
package.targets += [
  .target(
    name: "EntenteTestSupport", dependencies: ["EntenteGraph"], path: "Tests/EntenteTestSupport",
    swiftSettings: settings)
]
package.targets += modules.map { module in
  // The round trips of formats are tried with the tools that some of them need.
  let tools: [Target.Dependency] =
    module.name == "EntenteFormats" ? ["EntenteGraphviz", "EntenteSQLite", "EntenteFuzz"] : []
  return test(module.name, [.target(name: module.name)] + module.imports + tools)
}
package.targets += [
  test("EntenteCommands", library + ["EntenteCommands", "entente", argumentParser]),
  test("EntenteBench", ["EntenteBench"]),
  test("Examples", examples.map { .target(name: $0.name) }),
]

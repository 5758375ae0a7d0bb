package import ArgumentParser

/// The command `entente`.
package struct Entente: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Draw, rank and export networks of agreements and funding, with the evidence.",
    discussion: """
      A dataset is a folder with a datapackage.json. For example:
        entente check graphs/japan-us-2025
        entente rank graphs/japan-us-2025 --top 10
        entente draw graphs/japan-us-2025 -o network.svg
      """,
    version: "0.1.0",
    subcommands: [
      Check.self, Info.self, Rank.self, Clusters.self, Draw.self, Export.self, Convert.self,
      Formats.self, Diff.self,
    ])

  package init() {}
}

import ArgumentParser

@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-bench", abstract: "Times the measures of EntenteGraph.",
    version: "entente 0.1.0",
    subcommands: [
      RunKernel.self, ListKernels.self, Generate.self, Growth.self, Compare.self,
    ])
}

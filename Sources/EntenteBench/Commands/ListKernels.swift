import ArgumentParser

/// Lists the kernels.
struct ListKernels: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernels", abstract: "List the kernels and the graphs that they are for.")

  func run() {
    for kernel in Kernel.all { print("\(kernel.name)\t\(kernel.needs.rawValue)") }
  }
}

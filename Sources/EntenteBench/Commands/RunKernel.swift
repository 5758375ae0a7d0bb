import ArgumentParser
import EntenteFormats
import EntenteGraph
import Foundation

/// Times one kernel on one graph.
struct RunKernel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Time a kernel on a graph, and print a JSON object.",
    discussion: """
      The graph is a text file with an edge in each line. The answer has a number in each line, in
      node order. Exit status 64 means that there is no such kernel.
      """)

  @Argument(help: "The kernel; “kernels” lists them.") var kernel: String
  @Option(help: "The edge list.") var graph: String
  @Option(help: "The number of nodes.") var nodes: Int?
  @Option(help: "The number of threads.") var threads = Execution.processorCount
  @Option(help: "How often the kernel is run.") var repeats = 3
  @Option(help: "The nodes from which searches start, parted by commas.") var sources = "0"
  @Option(help: "Where to write the answer.") var answer: String?
  @Option(help: "The same graph as GraphML.") var graphml: String?
  @Flag(help: "The edges are directed.") var directed = false
  @Flag(help: "The third column has weights.") var weighted = false

  func run() throws {
    guard let kernel = Kernel.all.first(where: { $0.name == kernel }) else {
      StandardError.say("There is no kernel \(self.kernel).")
      throw ExitCode(64)
    }
    let sources = try sources.split(separator: ",").map { word in
      guard let node = Int(word), node >= 0 else {
        throw ValidationError("--sources: “\(word)” is no number of a node.")
      }
      return node
    }
    let input = Input(
      path: graph, nodeCount: nodes, isDirected: directed, isWeighted: weighted, sources: sources,
      graphML: graphml)
    if let refusal = kernel.refusal(of: input) { throw ValidationError(refusal) }
    let report = Report()
    try StandardError.execution(threads: threads, kernel.name).run {
      let estimate = try input.reader().memoryEstimate(of: graph)
      let condition = nodes == nil ? ", if no node has a number above \(estimate.nodeCount)" : ""
      StandardError.say("Reading needs up to \(estimate.peak >> 20) MiB of memory\(condition).")
      let work = try kernel.prepare(input)
      for _ in 0..<max(1, repeats) {
        let (timing, answer) = try Timing.of(work)
        report.add(timing, answer)
      }
    }
    if let answer, let found = report.answer {
      try Data(found.text.utf8).write(to: URL(filePath: answer), options: .atomic)
    }
    print(report.json)
  }
}

/// What the runs of a kernel took.
private final class Report {
  private var timings: [Timing] = []
  private(set) var answer: Answer?

  func add(_ timing: Timing, _ answer: Answer) {
    timings.append(timing)
    self.answer = answer
  }

  var json: String {
    let walls = timings.map { rounded($0.wall) }.joined(separator: ", ")
    let processor = rounded(timings.map(\.processor).min() ?? 0)
    return "{\"ms\": [\(walls)], \"cpu_ms\": \(processor), "
      + "\"peak_mb\": \(rounded(Timing.peakMemory))}"
  }

  private func rounded(_ number: Double) -> String {
    "\((number * 1_000).rounded() / 1_000)"
  }
}

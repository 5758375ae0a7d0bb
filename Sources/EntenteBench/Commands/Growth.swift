import ArgumentParser
import EntenteFormats
import EntenteGraph
import Foundation

/// Times every kernel on graphs of four sizes.
struct Growth: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Time every kernel on R-MAT graphs of four sizes, and print a Markdown table.",
    discussion: """
      Growth is its exponent between the first and the last size: 1 where twice the edges take twice
      the time. The last column says how many times as long the last size takes on one thread.
      """)

  @Option(help: "The kernels, parted by commas; by default all.") var kernels: String?
  @Option(help: "The number of threads.") var threads = Execution.processorCount
  @Option(help: "How often each kernel is run; the median counts.") var repeats = 3
  @Option(
    help: "How many times smaller the graphs are than usual, as a power of two; 4 nodes at least.")
  var smaller = 0

  func run() throws {
    let names = kernels?.split(separator: ",").map(String.init)
    let chosen = Kernel.all.filter { names?.contains($0.name) ?? true }
    if let unknown = names?.first(where: { name in !chosen.contains { $0.name == name } }) {
      throw ValidationError("There is no kernel \(unknown).")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    print("| kernel | edges | ms | growth | one thread |\n| --- | --- | --- | --- | --- |")
    for kernel in chosen {
      let scales = kernel.scales.map { max(2, $0 - smaller) }
      let rows = try scales.map { try time(kernel, scale: $0, threads: threads, in: folder) }
      let single = try time(kernel, scale: scales[scales.count - 1], threads: 1, in: folder)
      print(line(kernel, rows, single: single.median))
    }
  }

  private func time(
    _ kernel: Kernel, scale: Int, threads: Int, in folder: URL
  ) throws -> (edges: Int, median: Double) {
    let isDirected = kernel.needs == .directed
    let name = "\(scale)\(isDirected ? "d" : "")"
    let file = folder.appending(path: "\(name).tsv")
    let input = Input(
      path: file.path, nodeCount: 1 << scale, isDirected: isDirected, isWeighted: true,
      sources: [0, 1, 2, 3], graphML: folder.appending(path: "\(name).graphml").path)
    if !FileManager.default.fileExists(atPath: file.path) {
      let text = try Generate.edgeList(
        scale: scale, edgeFactor: 16, isDirected: isDirected, seed: 1)
      try Data(text.utf8).write(to: file)
      if let path = input.graphML {
        try GraphML.write(GraphDocument(try input.graph(.strengths)), to: path)
      }
    }
    let execution = StandardError.execution(threads: threads, "\(kernel.name), scale \(scale)")
    return try execution.run {
      let edgeCount = try input.graph().edgeCount
      let work = try kernel.prepare(input)
      let times = try (0..<max(1, repeats)).map { _ in try Timing.of(work).0.wall }
      return (edgeCount, times.sorted()[times.count / 2])
    }
  }

  private func line(
    _ kernel: Kernel, _ rows: [(edges: Int, median: Double)], single: Double
  ) -> String {
    var exponent = "–"
    if let first = rows.first, let last = rows.last, first.edges < last.edges {
      let growth =
        log(last.median / first.median) / log(Double(last.edges) / Double(first.edges))
      exponent = growth.formatted(
        .number.precision(.fractionLength(2)).locale(.init(identifier: "en")))
    }
    let edges = rows.map { Figures.count($0.edges) }.joined(separator: "; ")
    let times = rows.map { Figures.milliseconds($0.median) }.joined(separator: "; ")
    let ratio = rows.last.map { Figures.ratio(single / $0.median) } ?? "–"
    return "| \(kernel.name) | \(edges) | \(times) | \(exponent) | \(ratio) |"
  }
}

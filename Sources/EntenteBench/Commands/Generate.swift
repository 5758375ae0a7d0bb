import ArgumentParser
import EntenteGraph
import Foundation

/// Writes a random graph to a file.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write an R-MAT graph as an edge list with weights from 1 to 255.")

  @Option(help: "The binary logarithm of the number of nodes.") var scale = 16
  @Option(help: "The number of edges drawn for each node.") var edgeFactor = 16
  @Option(help: "Where the random choices start.") var seed: UInt64 = 1
  @Flag(help: "The edges are directed.") var directed = false
  @Option(name: .shortAndLong, help: "The file.") var output: String

  func run() throws {
    let text = try Self.edgeList(
      scale: scale, edgeFactor: edgeFactor, isDirected: directed, seed: seed)
    try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
  }

  /// Returns an edge list with a line for each edge, in random order.
  static func edgeList(
    scale: Int, edgeFactor: Int, isDirected: Bool, seed: UInt64
  ) throws -> String {
    let graph = try Graph.recursiveMatrix(
      isDirected ? .directed : .undirected, scale: scale, edgeFactor: edgeFactor, seed: seed)
    var generator = SplitMix64(seed: seed)
    return graph.edges.shuffled(using: &generator).map { edge in
      "\(edge.source)\t\(edge.target)\t\(Int.random(in: 1...255, using: &generator))\n"
    }.joined()
  }
}

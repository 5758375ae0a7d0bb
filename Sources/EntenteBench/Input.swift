import ArgumentParser
import EntenteFormats
import EntenteGraph

/// The graph that a kernel works on, as the caller describes it.
struct Input: Sendable {
  let path: String
  let nodeCount: Int?
  let isDirected: Bool
  let isWeighted: Bool
  /// The nodes from which searches start.
  let sources: [Int]
  /// The same graph as GraphML.
  let graphML: String?

  /// How the file is read: weights are lengths, or strengths if asked for.
  func reader(_ third: NumberedEdgeList.ThirdColumn? = nil) -> NumberedEdgeList {
    NumberedEdgeList(
      isDirected ? .directed : .undirected, nodeCount: nodeCount,
      thirdColumn: isWeighted ? third ?? .lengths : .ignored)
  }

  /// Reads the graph; its weights are ignored unless asked for.
  func graph(_ third: NumberedEdgeList.ThirdColumn = .ignored) throws -> Graph {
    try reader(third).read(path)
  }

  /// Checks that searches start from nodes of the graph.
  func checkSources(in graph: Graph) throws {
    if let node = sources.first(where: { $0 >= graph.nodeCount }) {
      throw ValidationError(
        "--sources: there is no node \(node); the graph has \(graph.nodeCount) nodes, numbered from 0."
      )
    }
  }
}

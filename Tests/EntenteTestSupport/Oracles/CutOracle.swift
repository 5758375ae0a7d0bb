public import EntenteGraph

/// The cuts of a small graph, found by trying every set of nodes.
///
/// Sets are whole numbers in which a bit stands for each node.
public struct CutOracle {
  private let graph: Graph
  private let edges: [Graph.Edge]
  private let capacities: [Double]
  /// The nodes to which the edges of each node lead.
  private let reach: [Int]

  /// Prepares the search.
  ///
  /// - Parameters:
  ///   - graph: A graph of up to about 8 nodes.
  ///   - measure: What the capacity of an edge is.
  public init(_ graph: Graph, by measure: Graph.TieMeasure) {
    self.graph = graph
    edges = graph.edges
    capacities = edges.indices.map { measure == .strengths ? graph.strengths?[$0] ?? 1 : 1 }
    var reach = [Int](repeating: 0, count: graph.nodeCount)
    for edge in edges {
      reach[edge.source] |= 1 << edge.target
      if !graph.isDirected { reach[edge.target] |= 1 << edge.source }
    }
    self.reach = reach
  }

  /// Returns the edges that lead out of a set, or in an undirected graph into it.
  public func edges(outOf set: Int) -> [Int] {
    edges.indices.filter { edge in
      let (source, target) = (set >> edges[edge].source & 1, set >> edges[edge].target & 1)
      return graph.isDirected ? source > target : source != target
    }
  }

  /// Returns the capacity of the edges that lead out of a set.
  public func value(of set: Int) -> Double {
    edges(outOf: set).reduce(0) { $0 + capacities[$1] }
  }

  /// Returns the least capacity of a set with one node and without another, and the nodes that are
  /// in every set of that capacity.
  public func minimumCut(from source: Int, to target: Int) -> (value: Double, nodes: [Int]) {
    var best = (value: Double.infinity, nodes: 0)
    for set in 0..<1 << graph.nodeCount where set >> source & 1 == 1 && set >> target & 1 == 0 {
      let value = value(of: set)
      if value < best.value { best = (value, set) }
      if value == best.value { best.nodes &= set }
    }
    return (best.value, (0..<graph.nodeCount).filter { best.nodes >> $0 & 1 == 1 })
  }

  /// The least capacity of a set that is neither empty nor all nodes, infinite if there is none.
  public var minimum: Double {
    (0..<1 << graph.nodeCount).dropFirst().dropLast().reduce(.infinity) {
      min($0, value(of: $1))
    }
  }

  /// Returns the nodes that can be reached from a node when some are taken away.
  public func reached(from source: Int, without removed: Int) -> Int {
    var reached = 1 << source & ~removed
    var isGrowing = true
    while isGrowing {
      var larger = reached
      for node in reach.indices where reached >> node & 1 == 1 { larger |= reach[node] & ~removed }
      isGrowing = larger != reached
      reached = larger
    }
    return reached
  }

  /// Returns the least number of nodes without which one node cannot reach another, or `nil` if an
  /// edge leads there.
  public func nodeCutSize(from source: Int, to target: Int) -> Int? {
    (0..<1 << graph.nodeCount).filter { set in
      set >> source & 1 == 0 && set >> target & 1 == 0
        && reached(from: source, without: set) >> target & 1 == 0
    }.map(\.nonzeroBitCount).min()
  }

  /// The least number of nodes without which some node cannot reach some other; one fewer than
  /// there are nodes if there is no such set.
  public var nodeConnectivity: Int {
    let all = (1 << graph.nodeCount) - 1
    let sizes = (0...all).filter { set in
      let rest = all & ~set
      return (0..<graph.nodeCount).contains { node in
        rest >> node & 1 == 1 && reached(from: node, without: set) != rest
      }
    }.map(\.nonzeroBitCount)
    return sizes.min() ?? max(0, graph.nodeCount - 1)
  }
}

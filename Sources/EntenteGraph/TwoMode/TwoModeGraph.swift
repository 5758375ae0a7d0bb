/// A graph of two kinds of nodes, in which no two of one kind are tied: people and the meetings they
/// attend, say.
///
///     let graph = try Graph(.undirected, nodeCount: 4, edges: [.init(0, 2), .init(1, 2), .init(1, 3)])
///     let meetings = try TwoModeGraph(graph, modes: [.first, .first, .second, .second])
///     meetings.density  // 0.75
///
/// The direction of the edges is ignored, and parallel edges are one tie.
public struct TwoModeGraph: Sendable {
  /// The kinds of nodes.
  public enum Mode: Sendable, Hashable, CaseIterable {
    /// One kind.
    case first
    /// The other.
    case second

    /// The other kind.
    public var other: Mode { self == .first ? .second : .first }
  }

  /// The graph as it was given.
  public let graph: Graph
  /// The mode of each node, in node order.
  public let modes: [Mode]
  /// The distinct neighbors of each node.
  let rows: Rows

  /// Creates a graph of two modes.
  ///
  /// - Parameters:
  ///   - graph: A graph.
  ///   - modes: The mode of each node.
  /// - Throws: ``GraphError`` if an edge, or a loop, ties two nodes of one mode, or if the task was
  ///   canceled.
  /// - Precondition: There is a mode for each node.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public init(_ graph: Graph, modes: [Mode]) throws(GraphError) {
    precondition(modes.count == graph.nodeCount, "there must be a mode for each node")
    let (sources, targets) = graph.columns
    for edge in sources.indices where modes[Int(sources[edge])] == modes[Int(targets[edge])] {
      throw GraphError.notBipartite(edge: edge)
    }
    try self.init(graph, sound: modes)
  }

  /// Finds two modes such that no two nodes of one mode are tied.
  ///
  /// The node of the smallest number in each component is of the first mode; so is a node without
  /// ties. Where it is known of which mode each node is, it is better to say so.
  ///
  /// - Parameter graph: A graph.
  /// - Throws: ``GraphError`` if there are no such modes, as there is a cycle of odd length, or if
  ///   the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public init(_ graph: Graph) throws(GraphError) {
    guard let modes = try graph.bipartition() else {
      throw GraphError.oddCycle
    }
    try self.init(graph, sound: modes)
  }

  private init(_ graph: Graph, sound modes: [Mode]) throws(GraphError) {
    self.graph = graph
    self.modes = modes
    rows = try graph.simpleRows(.all)
  }

  /// Returns the nodes of a mode.
  ///
  /// - Parameter mode: A mode.
  /// - Returns: The nodes, in ascending order.
  public func nodes(_ mode: Mode) -> [Int] {
    modes.indices.filter { modes[$0] == mode }
  }

  /// The number of ties, as a share of the pairs of nodes of different modes; 0 if there are none.
  ///
  /// Source: S. P. Borgatti and M. G. Everett, "Network analysis of 2-mode data", *Social Networks*
  /// 19(3), 1997, pp. 243–269 (doi 10.1016/S0378-8733(96)00301-2).
  public var density: Double {
    let firstCount = modes.count { $0 == .first }
    let pairs = Double(firstCount) * Double(modes.count - firstCount)
    return pairs > 0 ? Double(rows.neighbors.count / 2) / pairs : 0
  }
}

extension Graph {
  /// Returns two modes such that no two nodes of one mode are tied, or `nil` if there are none.
  ///
  /// The direction is ignored. The node of the smallest number in each component is of the first
  /// mode.
  ///
  /// - Returns: The mode of each node, in node order, or `nil` if there is a cycle of odd length, such
  ///   as a loop.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  ///
  /// Source: D. Kőnig, *Theorie der endlichen und unendlichen Graphen*, Akademische
  /// Verlagsgesellschaft, 1936, p. 151.
  public func bipartition() throws(GraphError) -> [TwoModeGraph.Mode]? {
    let progress = Progress(nodeCount)
    let rows = try rows(.all)
    var doneCount = 0
    var modes = [TwoModeGraph.Mode?](repeating: nil, count: nodeCount)
    var open: [Int] = []
    for start in 0..<nodeCount where modes[start] == nil {
      modes[start] = .first
      open.append(start)
      while let node = open.popLast() {
        try progress.advance(past: doneCount)
        doneCount += 1
        for arc in rows.arcs(of: node) {
          let neighbor = Int(rows.neighbors[arc])
          if modes[neighbor] == nil {
            modes[neighbor] = modes[node]?.other
            open.append(neighbor)
          } else if modes[neighbor] == modes[node] {
            try progress.finish()
            return nil
          }
        }
      }
    }
    try progress.finish()
    return modes.map { $0 ?? .first }
  }

  /// Whether the nodes can be divided into two modes such that no two of one mode are tied.
  ///
  /// The direction is ignored. A graph without ties is bipartite.
  ///
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public var isBipartite: Bool { get throws(GraphError) { try bipartition() != nil } }
}

extension GraphError {
  fileprivate static func notBipartite(edge: Int) -> Self {
    Self(
      problem: .notBipartite, edge: edge,
      description:
        "Edge \(edge) ties two nodes of one mode; remove it or give one of them the other mode.")
  }

  fileprivate static let oddCycle = Self(
    problem: .notBipartite, edge: nil,
    description:
      "The graph has a cycle of odd length, so its nodes cannot be divided into two modes without"
      + " ties within; project it or remove the ties within.")
}

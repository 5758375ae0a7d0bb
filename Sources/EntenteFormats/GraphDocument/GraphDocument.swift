public import EntenteGraph

/// What a graph file says: nodes and edges by their ids, with attributes of any type.
///
/// Every format is read into this and written from it. Nodes and edges are in the order of the file;
/// the ends of an edge are places of nodes.
///
///     var document = GraphDocument(.undirected, nodeIDs: ["a", "b"], sources: [0], targets: [1])
///     document.edgeAttributes = [AttributeColumn("weight", .reals([2.5]))]
public struct GraphDocument: Sendable, Hashable {
  /// The id of the graph, if it has one.
  public var id: String?

  /// The direction of edges that do not say otherwise.
  public let direction: Graph.Direction

  /// The id of each node; no two are the same.
  public let nodeIDs: TextColumn

  /// The place of each edge's source.
  public let sources: [UInt32]

  /// The place of each edge's target.
  public let targets: [UInt32]

  /// The direction of each edge, where not all have that of the graph.
  public let edgeDirections: [Graph.Direction]?

  /// The id of each edge, empty if it has none; `nil` if no edge has one.
  public internal(set) var edgeIDs: TextColumn?

  /// Which nodes are of the second mode: what those of the first take part in; `nil` if there is one.
  ///
  /// A hyperedge, such as a relation of several parties, is a node of the second mode with an edge for
  /// each of its members.
  public var isSecondMode: [Bool]? {
    didSet {
      precondition(isSecondMode?.count ?? nodeCount == nodeCount, "each node must have a mode")
    }
  }

  /// What is said of the graph, in columns of one row.
  public var graphAttributes: [AttributeColumn] = [] {
    didSet { Self.check(graphAttributes, rowCount: 1) }
  }

  /// What is said of each node.
  public var nodeAttributes: [AttributeColumn] = [] {
    didSet { Self.check(nodeAttributes, rowCount: nodeIDs.count) }
  }

  /// What is said of each edge.
  public var edgeAttributes: [AttributeColumn] = [] {
    didSet { Self.check(edgeAttributes, rowCount: sources.count) }
  }

  /// Creates a document without attributes.
  ///
  /// - Parameters:
  ///   - direction: The direction of edges that do not say otherwise.
  ///   - nodeIDs: The id of each node.
  ///   - sources: The place of each edge's source.
  ///   - targets: The place of each edge's target.
  ///   - edgeDirections: The direction of each edge, where not all have the same.
  ///   - edgeIDs: The id of each edge, empty if it has none.
  /// - Precondition: The columns of edges are equally long, and each end is the place of a node.
  public init(
    _ direction: Graph.Direction, nodeIDs: TextColumn, sources: [UInt32], targets: [UInt32],
    edgeDirections: [Graph.Direction]? = nil, edgeIDs: TextColumn? = nil
  ) {
    precondition(
      sources.count == targets.count && edgeDirections?.count ?? sources.count == sources.count
        && edgeIDs?.count ?? sources.count == sources.count,
      "the columns of edges must be equally long")
    precondition(
      Graph.largestEnd(of: (sources, targets)) < nodeIDs.count || sources.isEmpty,
      "each end of an edge must be the place of a node")
    // If all edges are alike, the direction of the graph is theirs.
    let common = edgeDirections?.first ?? direction
    let isUniform = edgeDirections?.allSatisfy { $0 == common } ?? true
    (self.direction, self.nodeIDs) = (isUniform ? common : direction, nodeIDs)
    (self.sources, self.targets) = (sources, targets)
    self.edgeDirections = isUniform ? nil : edgeDirections
    self.edgeIDs = edgeIDs.flatMap { $0.ends.last ?? 0 > 0 ? $0 : nil }
  }

  /// The number of nodes.
  public var nodeCount: Int { nodeIDs.count }

  /// The number of edges.
  public var edgeCount: Int { sources.count }

  private static func check(_ columns: [AttributeColumn], rowCount: Int) {
    precondition(
      columns.allSatisfy { $0.count == rowCount }, "each column must have a value for each row")
  }
}

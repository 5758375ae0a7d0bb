public import EntenteGraph

/// What is said of the tables of a graph that they do not say themselves.
public struct GraphTables: Sendable, Hashable {
  /// The files of tables of nodes, beside that of edges.
  public var nodes: [String] = []
  /// The column of the source of an edge: its name or, in a table without header, its number from 1.
  public var sourceColumn: String?
  /// The column of the target of an edge.
  public var targetColumn: String?
  /// The column of the id of a node.
  public var idColumn: String?
  /// The direction of edges that do not say it.
  public var direction: Graph.Direction?

  /// Whether neither files nor columns are named.
  var namesNothing: Bool {
    nodes.isEmpty && sourceColumn == nil && targetColumn == nil && idColumn == nil
  }

  /// Creates what says nothing.
  public init() {}
}

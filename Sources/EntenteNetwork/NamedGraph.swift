public import EntenteData
public import EntenteGraph

/// A graph to analyze, whatever it comes from: its nodes have ids and names, and its edges know what
/// they stand for.
///
/// A ``Network`` is one, and so is what a graph file says.
public struct NamedGraph: Sendable {
  /// The relations that edges stand for.
  public struct Relations: Sendable {
    /// The ids of the relations.
    public let ids: [String]
    /// The undertaking that each relation is part of; `nil` if nothing is known of undertakings.
    public let episodes: [String]?
    /// The places of the relations that each node takes part in, ascending.
    public let ofNodes: [[Int]]
    /// The places of the relations that each edge stands for, ascending.
    public let ofEdges: [[Int]]

    /// Creates a list of relations.
    ///
    /// - Parameters:
    ///   - ids: The ids of the relations.
    ///   - episodes: The undertaking that each relation is part of.
    ///   - ofNodes: The places of the relations that each node takes part in, ascending.
    ///   - ofEdges: The places of the relations that each edge stands for, ascending.
    public init(ids: [String], episodes: [String]?, ofNodes: [[Int]], ofEdges: [[Int]]) {
      (self.ids, self.episodes, self.ofNodes, self.ofEdges) = (ids, episodes, ofNodes, ofEdges)
    }
  }

  /// What it is about.
  public let title: String
  /// How it was made, in English sentences of a few words each, for the head of a result.
  public let header: [String]
  /// The nodes and edges, with strengths, and with lengths where paths are measured by them.
  public let graph: Graph
  /// How long a path is.
  public let paths: Graph.PathMeasure
  /// The id of each node.
  public let ids: [String]
  /// The name of each node.
  public let labels: [String]
  /// The nodes that are ranked, ascending: neither places nor relations.
  public let actors: [Int]
  /// The relations that edges stand for; `nil` if nothing is known of relations.
  public let relations: Relations?
  /// What is cited for each edge, in sentences; `nil` if nothing is for any.
  public let evidence: [[String]]?

  /// Creates a graph of its parts.
  ///
  /// - Parameters:
  ///   - title: What it is about.
  ///   - header: How it was made.
  ///   - graph: The nodes and edges.
  ///   - paths: How long a path is.
  ///   - ids: The id of each node.
  ///   - labels: The name of each node.
  ///   - actors: The nodes that are ranked, ascending.
  ///   - relations: The relations that edges stand for.
  ///   - evidence: What is cited for each edge.
  /// - Precondition: Each node has an id and a name, and each edge its lists.
  public init(
    title: String, header: [String], graph: Graph, paths: Graph.PathMeasure, ids: [String],
    labels: [String], actors: [Int], relations: Relations?, evidence: [[String]]?
  ) {
    precondition(
      ids.count == graph.nodeCount && labels.count == graph.nodeCount,
      "each node must have an id and a name")
    precondition(
      relations?.ofEdges.count ?? graph.edgeCount == graph.edgeCount
        && relations?.ofNodes.count ?? graph.nodeCount == graph.nodeCount
        && evidence?.count ?? graph.edgeCount == graph.edgeCount,
      "each node and edge must have its lists")
    (self.title, self.header, self.graph, self.paths) = (title, header, graph, paths)
    (self.ids, self.labels, self.actors) = (ids, labels, actors)
    (self.relations, self.evidence) = (relations, evidence)
  }

  /// Creates the graph of a network.
  ///
  /// The relations are those of its dataset, in the same places.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - language: The language of names.
  /// - Complexity: O(*n* + *m* + *r*) for *n* nodes, *m* edges and *r* records.
  public init(_ network: Network, in language: Language = .english) {
    let dataset = network.dataset
    let nodes = network.nodes.indices
    let relations = Relations(
      ids: dataset.relations.map(\.id), episodes: dataset.relations.map(\.episodeID),
      ofNodes: network.relationsOfNodes(), ofEdges: network.edges.map(\.relations))
    self.init(
      title: dataset.title, header: network.header, graph: network.graph,
      paths: network.projection.length == .hops ? .hops : .lengths,
      ids: nodes.map(network.id), labels: nodes.map { network.label(of: $0, in: language) },
      actors: nodes.filter(network.isActor), relations: relations,
      evidence: network.edges.map { edge in
        edge.relations.flatMap { relation in
          dataset.evidence(of: relation).map {
            "\($0.claim) “\($0.excerpt)” (\($0.source) \($0.locator))"
          }
        }
      })
  }

  /// Returns the number of a node.
  ///
  /// - Parameter id: The id of the node, byte by byte.
  /// - Returns: Its number; `nil` if there is no such node.
  /// - Complexity: O(*n*) for *n* nodes.
  public func node(_ id: String) -> Int? {
    ids.firstIndex { ExactText($0) == ExactText(id) }
  }
}

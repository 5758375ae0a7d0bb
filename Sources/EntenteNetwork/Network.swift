public import EntenteData
public import EntenteGraph

/// A graph made of a dataset by a projection, whose edges know the records that they stand for.
public struct Network: Sendable {
  /// What a node stands for, by its position in the dataset.
  public enum Node: Sendable, Hashable {
    /// An entity.
    case entity(Int)
    /// A relation, in the projection ``Projection/Kind/incidence``.
    case relation(Int)
  }

  /// An edge and the records that it stands for.
  public struct Edge: Sendable, Hashable {
    /// The node at the start; of an undirected edge, the one with the smaller number.
    public let source: Int

    /// The node at the end.
    public let target: Int

    /// The positions of its relations in the dataset, ascending.
    public let relations: [Int]

    /// What each of its relations adds to the strength, in the same order.
    ///
    /// A relation adds 0 where another of the same episode, which counts once, came first.
    public let shares: [Double]

    /// The positions of its structural links in the dataset, ascending.
    public let links: [Int]

    /// As what the entity takes part, in the projection ``Projection/Kind/incidence``.
    public let role: Role?

    /// The money along it, by currency, in the projection ``Projection/Kind/flows``.
    public let money: [MoneyRange]

    /// How close it makes its ends: what its relations add, and 1 for each structural link.
    ///
    /// Where the network has a ``Network/currency`` it is an amount of money, and links add nothing.
    public let strength: Double
  }

  /// What was left out for one reason.
  public struct LeftOut: Sendable, Hashable {
    /// Why it was left out.
    public enum Reason: String, Sendable, CaseIterable, Hashable {
      /// Relations that are surely outside the period.
      case outsidePeriod = "relations outside the period"
      /// Relations that tie no two nodes, or give nobody anything.
      case tiesNobody = "relations that tie nobody"
      /// Places.
      case places = "places"
      /// Unnamed groups.
      case groups = "unnamed groups"
      /// Entities that take part in no relation that is left; in flows, who neither gives nor gets.
      case uninvolved = "entities without a relation"
      /// Flows of unknown sum, which have no strength.
      case unknownSum = "flows without strength because their sum is unknown"
    }

    /// Why.
    public let reason: Reason

    /// The ids of the records, in order.
    public let ids: [String]
  }

  /// The data.
  public let dataset: Dataset

  /// How the graph was made of them.
  public let projection: Projection

  /// The nodes, in the order of their ids.
  public let nodes: [Node]

  /// The edges, by source, target and role.
  public let edges: [Edge]

  /// The nodes and edges under the same numbers, with strengths, and with lengths where the
  /// projection names a conversion.
  public let graph: Graph

  /// The positions of the relations that are in the period, ascending.
  public let relations: [Int]

  /// The positions of the relations that have no date and so may be outside the period, ascending;
  /// none if there is no period.
  public let undated: [Int]

  /// What was left out.
  public let leftOut: [LeftOut]

  /// The currency that strengths are amounts of, in the projection ``Projection/Kind/flows`` with
  /// ``Projection/Split/equal`` parts and one currency only; `nil` where strengths are no money.
  public let currency: String?

  private let nodeNumbers: [String: Int]

  /// Makes the graph of a dataset by a projection.
  ///
  /// - Parameters:
  ///   - dataset: The data.
  ///   - projection: How to make a graph of them.
  /// - Throws: `GraphError` if the length of an edge without strength is asked for, or if the task was
  ///   canceled.
  /// - Complexity: O(*n* log *n* + *e*) for *n* records that make *e* pairs.
  public init(_ dataset: Dataset, _ projection: Projection = Projection()) throws(GraphError) {
    var builder = NetworkBuilder(dataset: dataset, projection: projection)
    builder.build()
    (self.dataset, self.projection) = (dataset, projection)
    (nodes, edges) = (builder.nodes, builder.edges)
    (relations, undated, leftOut) = (builder.relations, builder.undated, builder.leftOut)
    currency = builder.currency
    let strengths = builder.edges.map(\.strength)
    graph = try Graph(
      projection.kind == .flows ? .directed : .undirected, nodeCount: builder.nodes.count,
      edges: builder.edges.map { Graph.Edge($0.source, $0.target) }, strengths: strengths,
      lengths: projection.length == .inverse ? strengths.map { 1 / $0 } : nil)
    nodeNumbers = builder.nodeNumbers
  }

  /// Returns the number of a node.
  ///
  /// - Parameter id: The id of an entity or a relation.
  /// - Returns: The number of its node; `nil` if it has none.
  public func node(_ id: String) -> Int? { nodeNumbers[id] }

  /// Returns the id of a node's entity or relation.
  ///
  /// - Parameter node: The number of the node.
  /// - Returns: The id.
  public func id(of node: Int) -> String {
    switch nodes[node] {
    case .entity(let entity): dataset.entities[entity].id
    case .relation(let relation): dataset.relations[relation].id
    }
  }

  /// Returns the name of a node to show.
  ///
  /// - Parameters:
  ///   - node: The number of the node.
  ///   - language: The language.
  /// - Returns: The name of its entity in that language, or the title of its relation.
  public func label(of node: Int, in language: Language) -> String {
    switch nodes[node] {
    case .entity(let entity): dataset.label(of: entity, in: language)
    case .relation(let relation): dataset.relations[relation].title
    }
  }

  /// Whether a node is somebody who can be ranked: no place and no relation.
  ///
  /// - Parameter node: The number of the node.
  /// - Returns: Whether it is an actor.
  public func isActor(_ node: Int) -> Bool {
    switch nodes[node] {
    case .entity(let entity): dataset.entities[entity].isActor
    case .relation: false
    }
  }

  /// Returns the relations that each node takes part in, as other than a location.
  ///
  /// In a network of flows these are the relations in which it gives or gets.
  ///
  /// - Returns: For each node, in node order, the positions of relations in the period, ascending; of
  ///   a node that is a relation, itself.
  /// - Complexity: O(*n* + *p*) for *n* nodes and *p* parties.
  public func relationsOfNodes() -> [[Int]] {
    var found = [[Int]](repeating: [], count: nodes.count)
    for relation in relations {
      let flow = dataset.relations[relation].type.rule.flow
      for party in dataset.parties(of: relation) where party.role != .location {
        if projection.kind == .flows, party.role != flow?.first, party.role != flow?.second {
          continue
        }
        guard let node = nodeNumbers[party.entity], found[node].last != relation else { continue }
        found[node].append(relation)
      }
    }
    for (number, node) in nodes.enumerated() {
      if case .relation(let relation) = node { found[number] = [relation] }
    }
    return found
  }
}

public import EntenteData
public import EntenteNetwork

/// The relations and claims that make an actor's place in a network.
public struct Explanation: Sendable {
  /// What one relation gives to an actor.
  public struct Part: Sendable, Hashable {
    /// The position of the relation in the dataset.
    public let relation: Int

    /// As what the actor takes part in it.
    public let roles: [Role]

    /// The nodes that it ties the actor to, ascending.
    public let others: [Int]

    /// What it adds to the actor's strength.
    public let strength: Double
  }

  /// The number of the actor's node in the network.
  public let node: Int

  /// Its relations, those that add most first, then by id.
  public let parts: [Part]

  /// The positions of its structural links that are edges, ascending.
  public let links: [Int]

  /// Explains an actor's place.
  ///
  /// - Parameters:
  ///   - node: The number of its node.
  ///   - network: The network.
  /// - Complexity: O(*m* + *r* log *r*) for *m* edges and *r* relations of the actor.
  public init(of node: Int, in network: Network) {
    self.node = node
    var others: [Int: Set<Int>] = [:]
    var shares: [Int: Double] = [:]
    var links: Set<Int> = []
    for edge in network.edges where edge.source == node || edge.target == node {
      links.formUnion(edge.links)
      for (relation, share) in zip(edge.relations, edge.shares) {
        others[relation, default: []].insert(edge.source == node ? edge.target : edge.source)
        shares[relation, default: 0] += share
      }
    }
    self.links = links.sorted()
    let id = network.id(of: node)
    let involved = Set(network.relationsOfNodes()[node]).union(shares.keys)
    parts = involved.map { relation in
      Part(
        relation: relation,
        roles: network.dataset.parties(of: relation).filter { $0.entity == id }.map(\.role),
        others: others[relation, default: []].sorted(), strength: shares[relation, default: 0])
    }.sorted { ($1.strength, $0.relation) < ($0.strength, $1.relation) }
  }
}

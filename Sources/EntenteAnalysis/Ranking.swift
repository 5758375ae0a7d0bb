import EntenteGraph
public import EntenteNetwork

/// The actors of a network or a graph, the most important first, with several measures side by side.
public struct Ranking: Sendable {
  /// An actor's row.
  public struct Row: Sendable, Hashable {
    /// The number of its node in the graph.
    public let node: Int

    /// Its value in each measure, in the order of the measures; `nil` where it has none.
    public let values: [Double?]

    /// Its rank in each measure, from 1; tied actors share the best; `nil` where it has no value.
    public let ranks: [Int?]

    /// The places of the relations behind the row, in the dataset or the list of the graph, ascending.
    public let relations: [Int]
  }

  /// The measures, of which the first gives the order.
  public let measures: [Measure]

  /// The rows, by rank in the first measure, then by id.
  public let rows: [Row]

  /// Ranks the actors of a network.
  ///
  /// Measures are taken on the whole network, places and relations included where they are nodes;
  /// only actors have rows. Values that differ by less than one part in 10⁹ are tied.
  ///
  /// - Parameters:
  ///   - network: The network.
  ///   - measures: The measures; none asks for the usual ones.
  /// - Throws: ``MeasureError`` if a measure cannot be taken on the network.
  /// - Complexity: That of the slowest measure; O(*n* · *m*) with betweenness or closeness.
  public init(_ network: Network, by measures: [Measure] = []) throws(MeasureError) {
    try self.init(
      measures, isDirected: network.graph.isDirected,
      actors: network.nodes.indices.filter(network.isActor), relations: network.relationsOfNodes()
    ) { measure throws(MeasureError) in
      try network.scores(measure)
    }
  }

  /// Ranks the actors of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - measures: The measures; none asks for the usual ones, without relations if nothing is known
  ///     of them.
  /// - Throws: ``MeasureError`` if a measure cannot be taken on the graph.
  /// - Complexity: That of the slowest measure; O(*n* · *m*) with betweenness or closeness.
  public init(_ graph: NamedGraph, by measures: [Measure] = []) throws(MeasureError) {
    let usual = Measure.usual(isDirected: graph.graph.isDirected)
    let known = graph.relations == nil ? usual.filter { $0 != .relations } : usual
    try self.init(
      measures.isEmpty ? known : measures, isDirected: graph.graph.isDirected,
      actors: graph.actors,
      relations: graph.relations?.ofNodes ?? graph.ids.map { _ in [] }
    ) { measure throws(MeasureError) in
      try graph.scores(measure)
    }
  }

  private init(
    _ measures: [Measure], isDirected: Bool, actors: [Int], relations: [[Int]],
    scores: (Measure) throws(MeasureError) -> [Double?]
  ) throws(MeasureError) {
    let measures = measures.isEmpty ? Measure.usual(isDirected: isDirected) : measures
    self.measures = measures
    var values: [[Double?]] = []
    for measure in measures {
      let scores = try scores(measure)
      values.append(actors.map { scores[$0] })
    }
    let ranks = values.map(Ranking.ranks)
    // Nodes are in the order of their ids, which decides between those who are tied.
    let order = actors.indices.sorted { first, second in
      (ranks[0][first] ?? .max, first) < (ranks[0][second] ?? .max, second)
    }
    rows = order.map { actor in
      Row(
        node: actors[actor], values: values.map { $0[actor] }, ranks: ranks.map { $0[actor] },
        relations: relations[actors[actor]])
    }
  }

  /// The rank of each value, the largest first; those that are as good as equal share the best.
  static func ranks(_ values: [Double?]) -> [Int?] {
    let order = values.indices.filter { values[$0] != nil }
      .sorted { (values[$0] ?? 0, $1) > (values[$1] ?? 0, $0) }
    var ranks = [Int?](repeating: nil, count: values.count)
    var leader: (rank: Int, value: Double)?
    for (position, index) in order.enumerated() {
      let value = values[index] ?? 0
      if let leader, leader.value - value <= 1e-9 * max(abs(leader.value), abs(value)) {
        ranks[index] = leader.rank
      } else {
        leader = (position + 1, value)
        ranks[index] = position + 1
      }
    }
    return ranks
  }
}

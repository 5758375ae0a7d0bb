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

  /// The rows of a ranking.
  ///
  /// Each is made when it is asked for, as most rankings are looked at from the top only.
  public struct Rows: RandomAccessCollection, Equatable, Sendable {
    /// The places of the actors in the columns, in the order of the rows.
    private let order: [UInt32]
    private let actors: [Int]
    private let values: [[Double?]]
    private let ranks: [[Int?]]
    private let relations: [[Int]]?

    fileprivate init(
      _ actors: [Int], values: [[Double?]], ranks: [[Int?]], relations: [[Int]]?
    ) {
      // Nodes are in the order of their ids, which decides between those who are tied.
      order = KeySort.places(of: ranks[0].map { UInt64($0 ?? .max) })
      (self.actors, self.values, self.ranks, self.relations) = (actors, values, ranks, relations)
    }

    /// The place of the first row, 0.
    public var startIndex: Int { 0 }

    /// The number of rows.
    public var endIndex: Int { order.count }

    /// Makes the row at a place.
    ///
    /// - Complexity: O(*k*) for *k* measures.
    public subscript(position: Int) -> Row {
      let place = Int(order[position])
      return Row(
        node: actors[place], values: values.map { $0[place] }, ranks: ranks.map { $0[place] },
        relations: relations?[actors[place]] ?? [])
    }

    /// Whether all rows are the same.
    public static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }
  }

  /// The measures, of which the first gives the order.
  public let measures: [Measure]

  /// The rows, by rank in the first measure, then by id.
  public let rows: Rows

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
      relations: graph.relations?.ofNodes
    ) { measure throws(MeasureError) in
      try graph.scores(measure)
    }
  }

  private init(
    _ measures: [Measure], isDirected: Bool, actors: [Int], relations: [[Int]]?,
    scores: (Measure) throws(MeasureError) -> [Double?]
  ) throws(MeasureError) {
    let measures = measures.isEmpty ? Measure.usual(isDirected: isDirected) : measures
    self.measures = measures
    let values = try measures.values(of: actors, scores)
    rows = Rows(
      actors, values: values, ranks: values.map(Ranking.ranks), relations: relations)
  }

  /// The rank of each value, the largest first; those that are as good as equal share the best.
  static func ranks(_ values: [Double?]) -> [Int?] {
    // Those without a value come last.
    let order = KeySort.places(of: values.map { $0.map(descending) ?? .max })
    var ranks = [Int?](repeating: nil, count: values.count)
    var leader: (rank: Int, value: Double)?
    for (position, place) in order.enumerated() {
      let index = Int(place)
      guard let value = values[index] else { break }
      if let leader, isTied(leader.value, value) {
        ranks[index] = leader.rank
      } else {
        leader = (position + 1, value)
        ranks[index] = position + 1
      }
    }
    return ranks
  }

  /// Whether two values are as good as equal; nothing is but the same to an infinite one.
  private static func isTied(_ first: Double, _ second: Double) -> Bool {
    first == second
      || (first - second).isFinite && abs(first - second) <= 1e-9 * max(abs(first), abs(second))
  }

  /// A whole number that is the smaller the larger a value is.
  private static func descending(_ value: Double) -> UInt64 {
    // The bits of positive numbers ascend with them, those of negative ones descend; −0 is 0.
    let bits = (value + 0).bitPattern
    return value < 0 ? bits : ~(bits | 1 << 63)
  }
}

extension [Measure] {
  /// Returns the values of actors in each measure, one measure after the other.
  ///
  /// - Parameters:
  ///   - actors: The numbers of nodes.
  ///   - scores: Returns the score of each node in a measure.
  /// - Returns: The values in the order of the actors, measure by measure.
  /// - Throws: What `scores` throws.
  func values(
    of actors: [Int], _ scores: (Measure) throws(MeasureError) -> [Double?]
  ) throws(MeasureError) -> [[Double?]] {
    var values: [[Double?]] = []
    for (number, measure) in enumerated() {
      let scores = try Execution.part(number, of: count) { () throws(MeasureError) in
        try scores(measure)
      }
      values.append(actors.map { scores[$0] })
    }
    return values
  }
}

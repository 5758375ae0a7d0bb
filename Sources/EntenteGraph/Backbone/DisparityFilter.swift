/// How surprising the strength of each edge is for either of its ends.
public struct DisparityFilter: Sendable, Hashable {
  /// The p value of each edge at its source, in edge order.
  public let pValuesAtSource: [Double]
  /// The p value of each edge at its target, in edge order.
  public let pValuesAtTarget: [Double]

  /// The smaller p value of each edge, in edge order.
  public var pValues: [Double] {
    zip(pValuesAtSource, pValuesAtTarget).map { min($0, $1) }
  }

  /// Returns the edges of the backbone: those that are significant for at least one of their ends.
  ///
  /// - Parameter level: The p value below which an edge is kept.
  /// - Returns: The numbers of the edges, in ascending order.
  public func edges(below level: Double) -> [Int] {
    pValues.indices.filter { min(pValuesAtSource[$0], pValuesAtTarget[$0]) < level }
  }
}

extension Graph {
  /// Returns for each edge how likely it would be as strong as it is or stronger, if the strength of
  /// its end were divided at random between the ties of that end.
  ///
  /// At a node of *k* ties, one that has a share *p* of the strength gets (1 − *p*) to the power of
  /// *k* − 1; the only tie of a node gets 1. An undirected edge is tested at both ends; a directed one
  /// among the outgoing ties of its source and among the incoming ties of its target. Parallel edges
  /// are one tie, and each gets its p value. Loops and ties of strength 0 are left out, and get 1.
  ///
  /// - Parameter measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: The p values of each edge.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* log *p*) for *n* nodes and *m* edges, at most *p* of them parallel.
  ///
  /// Source: M. Á. Serrano, M. Boguñá and A. Vespignani, "Extracting the multiscale backbone of complex
  /// weighted networks", *Proceedings of the National Academy of Sciences* 106(16), 2009, pp. 6483–6488
  /// (doi 10.1073/pnas.0808904106).
  public func disparityFilter(by measure: TieMeasure = .strengths) throws(GraphError)
    -> DisparityFilter
  {
    let (sources, _) = columns
    let progress = Progress(isDirected ? 2 : 1)
    var atSource = [Double](repeating: 1, count: edgeCount)
    var atTarget = atSource
    let strengths = strengthsInRange(by: measure)
    try fillPValues(at: .outgoing, strengths) { node, edge, pValue in
      if isDirected || sources[edge] == node {
        atSource[edge] = pValue
      } else {
        atTarget[edge] = pValue
      }
    }
    if isDirected {
      try progress.advance()
      try fillPValues(at: .incoming, strengths) { _, edge, pValue in atTarget[edge] = pValue }
    }
    try progress.finish()
    return DisparityFilter(pValuesAtSource: atSource, pValuesAtTarget: atTarget)
  }

  /// Calls a closure with the p value at each node of each edge to another, unless it is 1.
  private func fillPValues(
    at ends: Ends, _ strengths: [Double]?, _ body: (_ node: Int, _ edge: Int, Double) -> Void
  ) throws(GraphError) {
    let incidence = try incidence(ends, .quiet)
    // The ties of the node at hand: the places of their arcs, and what they count for.
    var ties: [(arcs: Range<Int>, value: Double)] = []
    var current = 0
    func finishNode() {
      let sum = ties.reduce(0) { $0 + $1.value }
      for tie in ties where ties.count > 1 {
        let logarithm = (-tie.value / sum).logarithmOfOneMore
        let pValue = (Double(ties.count - 1) * logarithm).exponential
        for arc in tie.arcs { body(current, incidence.edges[arc], pValue) }
      }
      ties.removeAll(keepingCapacity: true)
    }
    incidence.forEachTie(strengths) { node, neighbor, arcs, value in
      if node != current { finishNode() }
      current = node
      if neighbor != node, value > 0 { ties.append((arcs, value)) }
    }
    finishNode()
  }
}

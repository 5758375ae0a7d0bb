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
  /// - Complexity: O(*n* + *m* log *p*) for *n* nodes and *m* edges, at most *p* of them parallel.
  ///
  /// Source: M. Á. Serrano, M. Boguñá and A. Vespignani, "Extracting the multiscale backbone of complex
  /// weighted networks", *Proceedings of the National Academy of Sciences* 106(16), 2009, pp. 6483–6488
  /// (doi 10.1073/pnas.0808904106).
  public func disparityFilter(by measure: TieMeasure = .strengths) -> DisparityFilter {
    let (sources, targets) = columns
    let leaving = pValues(at: .outgoing, by: measure)
    let leading = isDirected ? pValues(at: .incoming, by: measure) : leaving
    return DisparityFilter(
      pValuesAtSource: sources.indices.map { leaving(Int(sources[$0]), targets[$0]) },
      pValuesAtTarget: sources.indices.map { leading(Int(targets[$0]), sources[$0]) })
  }

  /// Returns a function from a node and a neighbor to the p value of their tie at the node.
  private func pValues(
    at ends: Ends, by measure: TieMeasure
  ) -> (_ node: Int, _ neighbor: UInt32) -> Double {
    let ties = tieRows(by: measure, ends)
    let rows = ties.rows
    var pValues = [Double](repeating: 1, count: ties.values.count)
    for node in 0..<nodeCount {
      let others = rows.arcs(of: node).filter { rows.neighbors[$0] != node && ties.values[$0] > 0 }
      guard others.count > 1 else { continue }
      let sum = others.reduce(0) { $0 + ties.values[$1] }
      for arc in others {
        let logarithm = (-ties.values[arc] / sum).logarithmOfOneMore
        pValues[arc] = (Double(others.count - 1) * logarithm).exponential
      }
    }
    return { node, neighbor in
      var (low, high) = (Int(rows.offsets[node]), Int(rows.offsets[node + 1]))
      while low < high {
        let middle = (low + high) / 2
        if rows.neighbors[middle] < neighbor { low = middle + 1 } else { high = middle }
      }
      return pValues[low]
    }
  }
}

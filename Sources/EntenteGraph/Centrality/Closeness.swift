extension Graph {
  /// What closeness makes of nodes that cannot be reached.
  public enum ClosenessForm: Sendable, Hashable, CaseIterable {
    /// The closeness among the nodes reached, times their share of all others, after Wasserman and
    /// Faust.
    case wassermanFaust
    /// The closeness among the nodes reached only.
    case component
  }

  /// Returns how close each node is to the others.
  ///
  /// A node that reaches *r* others at a mean distance of *d* scores *r* / (*n* − 1) / *d* in the form
  /// of Wasserman and Faust: nothing is said to be close for reaching only its near neighbors. Taken
  /// by component it scores 1 / *d*, which does not compare between components.
  /// ``harmonicCloseness(by:along:scale:)`` is the clearer measure where the graph falls into parts.
  ///
  /// Of parallel edges the shortest counts, and loops make no difference.
  ///
  /// By default the distances are those *from* the node, as in igraph, whose form is that by
  /// component; NetworkX measures the distances *to* it, which is `incoming` here.
  ///
  /// - Parameters:
  ///   - measure: How long a path is.
  ///   - ends: Which edges lead on from a node: `outgoing` takes the distances from it, `incoming`
  ///     those to it, and `all` ignores the direction.
  ///   - form: What is made of nodes that cannot be reached.
  /// - Returns: One score for each node, in node order: 0 for a node that reaches no other, at
  ///   most 1 by hops.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Complexity: O(*n* (*n* + *m*)) by hops and O(*n* (*n* + *m*) log *m*) by lengths, for *n*
  ///   nodes and *m* edges.
  ///
  /// Source: S. Wasserman and K. Faust, *Social Network Analysis*, Cambridge University Press,
  /// 1994, pp. 183–187 and 200–201.
  public func closeness(
    by measure: PathMeasure = .hops, along ends: Ends = .outgoing,
    form: ClosenessForm = .wassermanFaust
  ) throws(GraphError) -> [Double] {
    let possible = Double(nodeCount - 1)
    return try distanceSummaries(by: measure, along: ends).map { distances in
      guard distances.sum > 0 else { return 0 }
      let reached = Double(distances.reachedCount)
      let share = form == .wassermanFaust ? reached / possible : 1
      return share * (reached / distances.sum)
    }
  }

  /// Returns how close each node is to the others, as the sum of 1 / distance.
  ///
  /// A node that cannot be reached adds 0, so the measure needs no correction where the graph falls
  /// into parts. Of parallel edges the shortest counts, and loops make no difference.
  ///
  /// - Parameters:
  ///   - measure: How long a path is.
  ///   - ends: Which edges lead on from a node: `outgoing` takes the distances from it, as igraph
  ///     does by default, `incoming` those to it, as NetworkX does, and `all` ignores the
  ///     direction.
  ///   - scale: `pairs` for the sum, `share` for the sum divided by *n* − 1.
  /// - Returns: One score for each node, in node order: 0 for a node that reaches no other.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Complexity: O(*n* (*n* + *m*)) by hops and O(*n* (*n* + *m*) log *m*) by lengths, for *n*
  ///   nodes and *m* edges.
  ///
  /// Source: P. Boldi and S. Vigna, "Axioms for centrality", *Internet Mathematics* 10(3–4), 2014,
  /// pp. 222–262 (doi 10.1080/15427951.2013.865686).
  public func harmonicCloseness(
    by measure: PathMeasure = .hops, along ends: Ends = .outgoing, scale: PairScale = .pairs
  ) throws(GraphError) -> [Double] {
    let factor = scale.factor(pairCount: Double(nodeCount - 1))
    return try distanceSummaries(by: measure, along: ends).map { $0.sumOfInverses * factor }
  }
}

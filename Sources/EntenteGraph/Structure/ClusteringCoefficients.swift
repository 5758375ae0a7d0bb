extension Graph {
  /// What a pair of tied neighbors adds to the clustering coefficient of a node.
  public enum ClusteringMeasure: Sendable, Hashable, CaseIterable {
    /// 1 for each pair: the coefficient of Watts and Strogatz. Direction is ignored.
    case ties
    /// The mean strength of the node's ties to the two, in parts of its mean strength: the
    /// coefficient of Barrat and others. It is above that by ties if the strong ties of a node are
    /// to neighbors who are tied to each other. Direction is ignored.
    case barrat
    /// The geometric mean of the strengths of the three ties, in parts of the greatest strength in
    /// the graph: the coefficient of Onnela and others. It is at most that by ties. Direction is
    /// ignored.
    case onnela
    /// The number of directed triangles among those there could be, with edges that lead either way:
    /// the coefficient of Fagiolo. In an undirected graph it is that by ties.
    case fagiolo
  }

  /// Returns for each node how many of the pairs of its neighbors are tied to each other.
  ///
  /// Loops are left out. Parallel edges are one tie; their strengths add up, and if direction is
  /// ignored, so do those of the two directions.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3)])
  ///     try graph.clusteringCoefficients()  // [1, 1, 0.333…, 0]
  ///
  /// NetworkX takes `fagiolo` for directed graphs, `onnela` if it is given weights, and refuses
  /// multigraphs; igraph takes `barrat` if it is given weights.
  ///
  /// - Parameter measure: What a pair of tied neighbors adds. A graph without strengths has 1 for
  ///   each edge.
  /// - Returns: One coefficient for each node, in node order, from 0 to 1; 0 for nodes with fewer
  ///   than two neighbors, for which igraph gives not a number, and where all strengths are 0.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* √*m*) for *n* nodes and *m* edges.
  ///
  /// Source: D. J. Watts and S. H. Strogatz, "Collective dynamics of 'small-world' networks",
  /// *Nature* 393, 1998, pp. 440–442 (doi 10.1038/30918); A. Barrat, M. Barthélemy, R.
  /// Pastor-Satorras and A. Vespignani, "The architecture of complex weighted networks", *PNAS*
  /// 101(11), 2004, pp. 3747–3752 (doi 10.1073/pnas.0400087101); J.-P. Onnela, J. Saramäki, J.
  /// Kertész and K. Kaski, "Intensity and coherence of motifs in weighted complex networks",
  /// *Physical Review E* 71, 2005, 065103 (doi 10.1103/PhysRevE.71.065103); G. Fagiolo, "Clustering
  /// in complex directed networks", *Physical Review E* 76, 2007, 026107 (doi
  /// 10.1103/PhysRevE.76.026107).
  public func clusteringCoefficients(
    by measure: ClusteringMeasure = .ties
  ) throws(GraphError) -> [Double] {
    switch measure {
    case .ties: try clusteringByTies()
    case .barrat: try barratClustering()
    case .onnela: try onnelaClustering()
    case .fagiolo: isDirected ? try fagioloClustering() : try clusteringByTies()
    }
  }

  /// Returns the mean of the clustering coefficients of the nodes.
  ///
  /// Direction, loops and parallel edges count as in ``clusteringCoefficients(by:)``.
  ///
  /// - Parameters:
  ///   - measure: What a pair of tied neighbors adds to the coefficient of a node.
  ///   - least: The number of neighbors that a node must have to count: with 0 all nodes do, as in
  ///     NetworkX; with 2 only those do that may be part of a triangle, as in igraph.
  /// - Returns: The mean; 0 if no node counts.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* √*m*) for *n* nodes and *m* edges.
  ///
  /// Source: As for ``clusteringCoefficients(by:)``.
  public func averageClusteringCoefficient(
    by measure: ClusteringMeasure = .ties, neighborsAtLeast least: Int = 0
  ) throws(GraphError) -> Double {
    let coefficients = try clusteringCoefficients(by: measure)
    let rows = try simpleRows(.all)
    let neighborCounts = (0..<nodeCount).map { rows.arcs(of: $0).count }
    var sum = 0.0
    var count = 0
    for node in 0..<nodeCount where neighborCounts[node] >= least {
      sum += coefficients[node]
      count += 1
    }
    return count > 0 ? sum / Double(count) : 0
  }

  private func clusteringByTies() throws(GraphError) -> [Double] {
    let rows = try simpleRows(.all)
    let triangles = try TriangleCounter(RankedRows(rows)).counts()
    return (0..<nodeCount).map { node in
      let count = Double(rows.arcs(of: node).count)
      return count > 1 ? Double(triangles[node]) / (count * (count - 1) / 2) : 0
    }
  }

  private func barratClustering() throws(GraphError) -> [Double] {
    let ties = try tieRowsWithoutLoops(by: .strengths)
    let sums = try TriangleSums(ties).sums(of: .sumAtNode)
    return (0..<nodeCount).map { node in
      let row = ties.rows.arcs(of: node)
      let strength = ties.values[row].reduce(0, +)
      return row.count > 1 && strength > 0 ? sums[node] / (strength * Double(row.count - 1)) : 0
    }
  }

  private func onnelaClustering() throws(GraphError) -> [Double] {
    let ties = try tieRowsWithoutLoops(by: .strengths)
    let greatest = ties.values.max() ?? 0
    guard greatest > 0 else { return [Double](repeating: 0, count: nodeCount) }
    let roots = ValuedRows(
      rows: ties.rows, values: ties.values.map { cubeRoot($0 / greatest) })
    let sums = try TriangleSums(roots).sums(of: .product)
    return (0..<nodeCount).map { node in
      let count = Double(ties.rows.arcs(of: node).count)
      return count > 1 ? sums[node] / (count * (count - 1) / 2) : 0
    }
  }

  private func fagioloClustering() throws(GraphError) -> [Double] {
    // Of a simple graph the ties have 1 for each direction.
    let ties = try simplified(.quiet).tieRowsWithoutLoops(by: .edges)
    let sums = try TriangleSums(ties).sums(of: .product)
    return (0..<nodeCount).map { node in
      let row = ties.rows.arcs(of: node)
      let degree = ties.values[row].reduce(0, +)
      let mutual = degree - Double(row.count)
      let possible = degree * (degree - 1) - 2 * mutual
      return possible > 0 ? sums[node] / possible : 0
    }
  }

  /// Returns what the tie between each node and each other neighbor counts for, whatever the
  /// direction.
  private func tieRowsWithoutLoops(by measure: TieMeasure) throws(GraphError) -> ValuedRows {
    if isSimple, !isDirected {
      let incidence = try incidence(.all, .quiet)
      let strengths = strengthsInRange(by: measure)
      return ValuedRows(
        rows: incidence.rows, values: incidence.edges.map { strengths?[$0] ?? 1 })
    }
    let ties = try inRange(by: measure).graph.tieRows(by: measure, .all)
    var offsets = ArcNumbers(offsetsOf: nodeCount, upTo: ties.values.count)
    var neighbors: [UInt32] = []
    var values: [Double] = []
    for node in 0..<nodeCount {
      for arc in ties.rows.arcs(of: node) where ties.rows.neighbors[arc] != node {
        neighbors.append(ties.rows.neighbors[arc])
        values.append(ties.values[arc])
      }
      offsets.append(neighbors.count)
    }
    return ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: values)
  }
}

/// Returns the cube root of a number from 0 to 1 by Newton's method, in the same digits everywhere.
private func cubeRoot(_ number: Double) -> Double {
  guard number > 0 else { return 0 }
  // The number is 2 to the power of three times the exponent, times something from 1 to 8.
  let exponent = Int((Double(number.exponent) / 3).rounded(.down))
  let rest = Double(sign: .plus, exponent: -3 * exponent, significand: number)
  var root = 1 + (rest - 1) / 7
  for _ in 0..<6 { root -= (root - rest / (root * root)) / 3 }
  return Double(sign: .plus, exponent: exponent, significand: root)
}

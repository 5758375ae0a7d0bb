/// What the ties of a node's contacts with each other leave it to broker, in Burt's measures.
///
/// The contacts are the other nodes to which the node has a tie.
public struct StructuralHoles: Sendable, Hashable {
  /// The number of contacts, at least 1.
  public let contactCount: Int
  /// The number of contacts less what is redundant among them, because they are tied to each other.
  public let effectiveSize: Double
  /// The effective size divided by the number of contacts, at most 1.
  public let efficiency: Double
  /// How far the node's ties lead, directly or by a third, to the same few contacts.
  ///
  /// It may be more than 1 in small dense networks.
  public let constraint: Double
  /// How far the constraint is due to few contacts: 0 if each has the same share of it, nearly 1 if
  /// one has nearly all, and `nil` if there is but one contact.
  public let hierarchy: Double?
}

extension Graph {
  /// Returns how far the contacts of each node are redundant, or leave structural holes between them.
  ///
  /// What a tie between two nodes counts for is that of the edges between them in both directions
  /// together. Let p(i, j) be the share of the tie with *j* in all ties of *i*. The constraint of *i*
  /// is the sum over its contacts *j* of (p(i, j) + Σ p(i, q) p(q, j))². Its effective size is the
  /// sum over its contacts *j* of 1 − Σ p(i, q) m(j, q), where m(j, q) is the tie of *j* and *q* in
  /// parts of the strongest tie of *j*; where all ties are alike this is Borgatti's *n* − 2*t* / *n*
  /// for *n* contacts with *t* ties. The sums run over third nodes *q*, and the shares are taken in
  /// the whole network.
  ///
  /// Parallel edges add up. Loops and ties of strength 0 are ignored.
  ///
  ///     let graph = try Graph(
  ///       .undirected, nodeCount: 4, edges: [.init(0, 1), .init(1, 2), .init(2, 0), .init(2, 3)])
  ///     let broker = try graph.structuralHoles()[2]
  ///     broker?.constraint     // 0.611…
  ///     broker?.effectiveSize  // 2.333…
  ///
  /// NetworkX and igraph agree in the constraint, and NetworkX in the effective size if asked node by
  /// node; by strengths it differs from that if asked for all nodes at once. For an isolate, where
  /// there is `nil` here, both have a value that is not a number; loops count in NetworkX.
  ///
  /// - Parameter measure: Whether a tie counts for the number or the strengths of its edges.
  /// - Returns: One value for each node, in node order, and `nil` for a node without contacts, which
  ///   is neither free nor constrained.
  /// - Throws: ``GraphError`` if the task was canceled.
  /// - Complexity: O(*n* + *m* + Σ *d*²) time for *n* nodes of *d* contacts and *m* edges; O(*n* +
  ///   *m*) memory, and O(*n*) for each thread.
  ///
  /// Source: R. S. Burt, *Structural Holes: The Social Structure of Competition*, Harvard University
  /// Press, 1992, pp. 50–71; S. P. Borgatti, "Structural holes: unpacking Burt's redundancy
  /// measures", *Connections* 20(1), 1997, pp. 35–38.
  public func structuralHoles(by measure: TieMeasure = .edges) throws(GraphError)
    -> [StructuralHoles?]
  {
    let contacts = try ContactShares(self, by: measure)
    let rows = contacts.rows
    let steps = (0..<nodeCount).reduce(0) {
      let count = rows.arcs(of: $1).count
      return $0 + count * count
    }
    return try Parallel.map(
      nodeCount, cost: 20 + steps / max(1, nodeCount),
      scratch: { [SIMD2<Double>](repeating: .zero, count: nodeCount) }
    ) { sums, node in contacts.holes(of: node, &sums) }
  }
}

/// The contacts of each node, and what share of its ties each has.
private struct ContactShares: Sendable {
  let rows: Rows
  /// The share of each arc in the ties of the node that it leaves.
  private var shares: [Double]
  /// The strength of all ties of each node.
  private var totals: [Double]
  /// The strength of the strongest tie of each node.
  private var largest: [Double]

  init(_ graph: Graph, by measure: Graph.TieMeasure) throws(GraphError) {
    let count = graph.nodeCount
    totals = [Double](repeating: 0, count: count)
    largest = totals
    if graph.isSimple, !graph.isDirected, measure == .edges || graph.strengths == nil {
      rows = graph.rows
      shares = []
      shares.reserveCapacity(rows.neighbors.count)
      for node in 0..<count {
        let degree = rows.arcs(of: node).count
        totals[node] = Double(degree)
        largest[node] = 1
        shares += repeatElement(1 / Double(degree), count: degree)
      }
      return
    }
    let ties = try graph.inRange(by: measure).graph.tieRows(by: measure, .all)
    var offsets = ArcNumbers(offsetsOf: count, upTo: ties.values.count)
    var neighbors: [UInt32] = []
    shares = []
    for node in 0..<count {
      let start = shares.count
      for arc in ties.rows.arcs(of: node) {
        let value = ties.values[arc]
        if ties.rows.neighbors[arc] == node || value == 0 { continue }
        neighbors.append(ties.rows.neighbors[arc])
        shares.append(value)
        totals[node] += value
        largest[node] = max(largest[node], value)
      }
      for arc in start..<shares.count { shares[arc] /= totals[node] }
      offsets.append(neighbors.count)
    }
    rows = Rows(offsets: offsets, neighbors: neighbors)
  }

  /// Returns the measures of a node.
  ///
  /// - Parameters:
  ///   - node: A node.
  ///   - sums: For each node, what third nodes pass on to it: in shares of shares, and in shares of
  ///     strengths. Only the sums of contacts are set to 0 first and read, so what is left in
  ///     others does not matter.
  /// - Returns: The measures, or `nil` if there is no contact.
  func holes(of node: Int, _ sums: inout [SIMD2<Double>]) -> StructuralHoles? {
    let row = rows.arcs(of: node)
    if row.isEmpty { return nil }
    addThirds(row, &sums)

    let count = Double(row.count)
    var constraint = 0.0
    var effectiveSize = 0.0
    var parts: [Double] = []
    parts.reserveCapacity(row.count)
    for arc in row {
      let contact = Int(rows.neighbors[arc])
      let part = shares[arc] + sums[contact].x
      parts.append(part * part)
      constraint += part * part
      effectiveSize += 1 - sums[contact].y / largest[contact]
    }
    var disorder = 0.0
    for part in parts {
      let ratio = part / constraint * count
      if ratio > 0 { disorder += ratio * ratio.logarithm }
    }
    return StructuralHoles(
      contactCount: row.count, effectiveSize: effectiveSize, efficiency: effectiveSize / count,
      constraint: constraint,
      hierarchy: row.count > 1
        ? max(0, disorder / (count * count.logarithm)) : nil)
  }

  /// Lets each contact pass on to its own contacts, whether these are the node's or not: that is
  /// faster than to ask.
  private func addThirds(_ row: Range<Int>, _ sums: inout [SIMD2<Double>]) {
    let shares = shares.span
    let totals = totals.span
    rows.withUnsafePointers { offsets, neighbors in
      sums.withUnsafeMutableBufferPointer { sums in
        for arc in row { sums[Int(neighbors[arc])] = .zero }
        for arc in row {
          let third = Int(neighbors[arc])
          let factors = SIMD2(shares[arc], shares[arc] * totals[third])
          for next in offsets.arcs(of: third) {
            sums[Int(neighbors[next])] += factors * shares[next]
          }
        }
      }
    }
  }
}

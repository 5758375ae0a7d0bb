/// The eigenvector centrality of a graph, component by component.
public struct EigenvectorCentrality: Sendable, Hashable {
  /// The score of each node, in node order.
  ///
  /// In each component the squares add up to 1, or the scores are all 0 if its eigenvalue is. Scores
  /// of different components do not compare.
  public let scores: [Double]
  /// The (weak) components of the graph.
  public let components: Partition
  /// The largest eigenvalue of each component, in the order of the components.
  public let eigenvalues: [Double]

  /// The scores in the components with the largest eigenvalue, and 0 in all others.
  ///
  /// Where one component has the largest eigenvalue, this is the leading eigenvector of the whole
  /// graph. Eigenvalues are taken for equal if they differ by at most one part in 10⁹.
  public var leadingScores: [Double] {
    let limit = (eigenvalues.max() ?? 0) * (1 - 1e-9)
    return scores.indices.map { eigenvalues[components.communities[$0]] >= limit ? scores[$0] : 0 }
  }
}

extension Graph {
  /// Returns for each node a score in proportion to the sum of the scores of its neighbors.
  ///
  /// The scores are those of the leading eigenvector of the adjacency matrix, **for each component
  /// by itself**: of a graph in parts the leading eigenvector would be 0 but for one part. In a
  /// directed graph a node gains from the nodes whose edges lead to it. Parallel edges add up; an
  /// undirected loop counts twice, as in igraph, and not once, as in NetworkX.
  ///
  /// A node that no cycle of edges leads to scores 0: an isolate, or any node of a directed graph
  /// without cycles. In a component of a directed graph that has several strong components with
  /// the largest eigenvalue, the scores are those that grow from equal ones.
  ///
  ///     let path = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try path.eigenvectorCentrality().scores  // [0.5, 0.707…, 0.5], of eigenvalue 1.414…
  ///
  /// - Parameters:
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  ///   - tolerance: What may be left, at the end, of the difference between the sums of neighbors'
  ///     scores and the eigenvalue times the scores (its Euclidean norm), in parts of the
  ///     eigenvalue.
  ///   - maximumSteps: The number of steps in a component after which to give up.
  /// - Returns: The scores, the components and their eigenvalues.
  /// - Throws: ``GraphError`` if more than `tolerance` is left in a component. Long paths and
  ///   other graphs in which several eigenvalues are nearly the largest need many steps.
  /// - Complexity: O(*n* + *m*) time for each step, and O(*n* + *m*) memory, for *n* nodes and *m*
  ///   edges.
  ///
  /// Source: P. Bonacich, "Factoring and weighting approaches to status scores and clique
  /// identification", *Journal of Mathematical Sociology* 2(1), 1972, pp. 113–120 (doi
  /// 10.1080/0022250X.1972.9989806). Undirected components are searched by conjugate gradients.
  /// Directed ones go by the power method, where half the eigenvalue is added to the diagonal, so
  /// that bipartite graphs converge like others.
  public func eigenvectorCentrality(
    by measure: TieMeasure = .edges, tolerance: Double = 1e-12, maximumSteps: Int = 100_000
  ) throws(GraphError) -> EigenvectorCentrality {
    let (graph, unit) = inRange(by: measure)
    let ties = try graph.tieMatrix(by: measure, .incoming)
    let components = try components(.quiet)
    let outgoing = try isDirected ? graph.tieMatrix(by: measure, .outgoing) : ties
    var scores = behindCycles(ties, outgoing).map { $0 ? 1.0 : 0.0 }
    var eigenvalues: [Double] = []
    let progress = Progress(maximumSteps)
    var numbers = [UInt32](repeating: 0, count: nodeCount)
    for members in components.members() {
      guard members.contains(where: { scores[$0] > 0 }) else {
        eigenvalues.append(0)
        continue
      }
      let (part, places) = ties.part(members, &numbers)
      let scale = part.scale(of: places)
      let matrix = part.divided(by: scale)
      var start = [Double](repeating: 0, count: part.count)
      for (place, node) in zip(places, members) { start[place] = scores[node] }
      let found =
        isDirected
        ? try Self.iterate(
          matrix, from: start, tolerance: tolerance, maximumSteps: maximumSteps, progress)
        : try Self.searchSymmetric(
          matrix, from: start, tolerance: tolerance, maximumSteps: maximumSteps, progress)
      eigenvalues.append(found.eigenvalue * scale * unit)
      for (place, node) in zip(places, members) { scores[node] = found.scores[place] }
    }
    return EigenvectorCentrality(scores: scores, components: components, eigenvalues: eigenvalues)
  }

  /// Returns for each node whether it is on a cycle of ties above 0 or can be reached from one.
  private func behindCycles(_ incoming: TieMatrix, _ outgoing: TieMatrix) -> [Bool] {
    var remaining = (0..<nodeCount).map { node in
      let arcs = incoming.rows.arcs(of: node)
      return incoming.values.map { values in arcs.count { values[$0] > 0 } } ?? arcs.count
    }
    // An undirected tie is a cycle, there and back.
    if !isDirected { return remaining.map { $0 > 0 } }
    // A node that nothing leads to is taken away, and with it the ties that it has to others.
    var free = remaining.indices.filter { remaining[$0] == 0 }
    while let node = free.popLast() {
      for arc in outgoing.rows.arcs(of: node) where outgoing.values?[arc] ?? 1 > 0 {
        let neighbor = Int(outgoing.rows.neighbors[arc])
        remaining[neighbor] -= 1
        if remaining[neighbor] == 0 { free.append(neighbor) }
      }
    }
    return remaining.map { $0 > 0 }
  }

  private static func searchSymmetric(
    _ matrix: TieMatrix, from start: [Double], tolerance: Double, maximumSteps: Int,
    _ progress: Progress
  ) throws(GraphError) -> (scores: [Double], eigenvalue: Double) {
    let found = try LeadingVector(
      from: start, tolerance: tolerance, maximumSteps: maximumSteps, progress
    ) { vector, product in
      matrix.multiply(vector, into: product)
    }
    return (found.vector, found.eigenvalue)
  }

  /// Returns what the power method makes of some scores, and the eigenvalue.
  private static func iterate(
    _ matrix: TieMatrix, from start: [Double], tolerance: Double, maximumSteps: Int,
    _ progress: Progress
  ) throws(GraphError) -> (scores: [Double], eigenvalue: Double) {
    var scores = start
    let length = scores.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for place in scores.indices { scores[place] /= length }
    var sums = scores
    var change = Double.infinity
    for _ in 0..<maximumSteps {
      try progress.advance()
      let eigenvalue = matrix.multiply(scores, into: &sums)
      var squares = 0.0
      var shiftedSquares = 0.0
      for place in scores.indices {
        let rest = sums[place] - eigenvalue * scores[place]
        squares += rest * rest
        sums[place] += eigenvalue / 2 * scores[place]
        shiftedSquares += sums[place] * sums[place]
      }
      change = squares.squareRoot() / eigenvalue
      if change <= tolerance { return (scores, eigenvalue) }
      let scale = 1 / shiftedSquares.squareRoot()
      for place in scores.indices { scores[place] = sums[place] * scale }
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }
}

extension TieMatrix {
  /// Returns rows in which the members of a component have ties to one another only.
  ///
  /// - Parameters:
  ///   - members: The nodes of the component, in ascending order.
  ///   - numbers: Memory for a number of each node.
  /// - Returns: The rows of the component under new numbers, or all rows as they are where it has
  ///   most of them; and the place of each member there.
  fileprivate func part(
    _ members: [Int], _ numbers: inout [UInt32]
  ) -> (matrix: TieMatrix, places: [Int]) {
    if 2 * members.count > count { return (self, members) }
    for (place, node) in members.enumerated() {
      numbers[node] = UInt32(truncatingIfNeeded: place)
    }
    var part = Rows(
      offsets: ArcNumbers(offsetsOf: members.count, upTo: rows.neighbors.count), neighbors: [])
    var partValues: [Double]? = values == nil ? nil : []
    for node in members {
      for arc in rows.arcs(of: node) {
        part.neighbors.append(numbers[Int(rows.neighbors[arc])])
        if let value = values?[arc] { partValues?.append(value) }
      }
      part.offsets.append(part.neighbors.count)
    }
    return (TieMatrix(part, partValues), Array(members.indices))
  }

  /// Returns a power of 2 about as large as the largest value in some rows.
  fileprivate func scale(of members: [Int]) -> Double {
    guard let values else { return 1 }
    return members.map { values[rows.arcs(of: $0)].max() ?? 0 }.scale
  }
}

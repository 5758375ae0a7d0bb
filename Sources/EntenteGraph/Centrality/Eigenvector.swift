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
  /// the largest eigenvalue, the scores are those that grow from equal ones: only nodes to which
  /// most of these lead, one after the other, keep a score. Eigenvalues are taken for equal if they
  /// differ by at most one part in 10⁹.
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
  /// - Throws: ``GraphError`` if more than `tolerance` is left in a component, or if the task was
  ///   canceled. Long paths and other graphs in which several eigenvalues are nearly the largest
  ///   need many steps.
  /// - Complexity: O(*n* + *m*) time for each step, and O(*n* + *m*) memory, for *n* nodes and *m*
  ///   edges; where a strong component of up to 500 nodes is slow, O(*c*³) time for a step and
  ///   O(*c*²) memory for its *c* nodes.
  ///
  /// Source: P. Bonacich, "Factoring and weighting approaches to status scores and clique
  /// identification", *Journal of Mathematical Sociology* 2(1), 1972, pp. 113–120 (doi
  /// 10.1080/0022250X.1972.9989806). Undirected components are searched by conjugate gradients.
  /// Of directed ones the strong components are searched by the power method and put together as
  /// U. G. Rothblum, "Algebraic eigenspaces of nonnegative matrices", *Linear Algebra and its
  /// Applications* 12(3), 1975, pp. 281–292 (doi 10.1016/0024-3795(75)90050-6), found that powers
  /// of a matrix grow.
  public func eigenvectorCentrality(
    by measure: TieMeasure = .edges, tolerance: Double = 1e-12, maximumSteps: Int = 100_000
  ) throws(GraphError) -> EigenvectorCentrality {
    let (graph, unit) = inRange(by: measure)
    let ties = try graph.tieMatrix(by: measure, .incoming).withoutZeros
    let components = try components(.quiet)
    var scores = [Double](repeating: 0, count: nodeCount)
    var eigenvalues: [Double] = []
    let progress = Progress(maximumSteps)
    var numbers = [UInt32](repeating: .max, count: nodeCount)
    for members in components.members() {
      guard members.contains(where: { !ties.rows.arcs(of: $0).isEmpty }) else {
        eigenvalues.append(0)
        continue
      }
      // The search of a symmetric matrix stays among the nodes with which it starts, so that most of
      // a matrix need not be copied.
      let isMost = !isDirected && 2 * members.count > nodeCount
      let part = isMost ? ties : ties.part(members[...], &numbers)
      let places = isMost ? members : Array(members.indices)
      let scale = part.scale(of: places)
      let matrix = part.divided(by: scale)
      let found =
        isDirected
        ? try Self.followPowers(
          matrix, tolerance: tolerance, maximumSteps: maximumSteps, progress)
        : try Self.searchSymmetric(
          matrix, of: places, tolerance: tolerance, maximumSteps: maximumSteps, progress)
      eigenvalues.append(found.eigenvalue * scale * unit)
      for (place, node) in zip(places, members) { scores[node] = found.scores[place] }
    }
    return EigenvectorCentrality(scores: scores, components: components, eigenvalues: eigenvalues)
  }

  private static func followPowers(
    _ matrix: TieMatrix, tolerance: Double, maximumSteps: Int, _ progress: Progress
  ) throws(GraphError) -> (scores: [Double], eigenvalue: Double) {
    let limit = try PowerLimit(
      matrix, tolerance: tolerance, maximumSteps: maximumSteps, progress)
    return (limit.scores, limit.eigenvalue)
  }

  private static func searchSymmetric(
    _ matrix: TieMatrix, of places: [Int], tolerance: Double, maximumSteps: Int,
    _ progress: Progress
  ) throws(GraphError) -> (scores: [Double], eigenvalue: Double) {
    var start = [Double](repeating: 0, count: matrix.count)
    for place in places where !matrix.rows.arcs(of: place).isEmpty { start[place] = 1 }
    let found = try LeadingVector(
      from: start, tolerance: tolerance, maximumSteps: maximumSteps, progress
    ) { vector, product in
      matrix.multiply(vector, into: product)
    }
    return (found.vector, found.eigenvalue)
  }
}

extension TieMatrix {
  /// The matrix without values of 0, which lead nowhere.
  fileprivate var withoutZeros: TieMatrix {
    guard let values, values.contains(0) else { return self }
    var (kept, keptValues) = (
      Rows(offsets: ArcNumbers(offsetsOf: count, upTo: values.count), neighbors: []), [Double]()
    )
    for row in 0..<count {
      for arc in rows.arcs(of: row) where values[arc] > 0 {
        kept.neighbors.append(rows.neighbors[arc])
        keptValues.append(values[arc])
      }
      kept.offsets.append(kept.neighbors.count)
    }
    return TieMatrix(kept, keptValues)
  }

  /// The matrix with its rows for columns.
  var transposed: TieMatrix {
    guard let values else { return TieMatrix(ArcSort.turned(rows), nil) }
    let turned = ArcSort.turned(rows, values)
    return TieMatrix(turned.rows, turned.values)
  }

  /// Returns the rows and columns of some nodes.
  ///
  /// - Parameters:
  ///   - nodes: The nodes, each once.
  ///   - numbers: Memory for a number of each node, the largest where there is none.
  /// - Returns: The matrix of the nodes in their order; this one if they are all of it.
  func part(_ nodes: ArraySlice<Int>, _ numbers: inout [UInt32]) -> TieMatrix {
    if nodes.count == count, nodes.elementsEqual(0..<count) { return self }
    for (place, node) in nodes.enumerated() { numbers[node] = UInt32(truncatingIfNeeded: place) }
    defer { for node in nodes { numbers[node] = .max } }
    var part = Rows(
      offsets: ArcNumbers(offsetsOf: nodes.count, upTo: rows.neighbors.count), neighbors: [])
    var partValues: [Double]? = values == nil ? nil : []
    for node in nodes {
      for arc in rows.arcs(of: node) where numbers[Int(rows.neighbors[arc])] != .max {
        part.neighbors.append(numbers[Int(rows.neighbors[arc])])
        if let value = values?[arc] { partValues?.append(value) }
      }
      part.offsets.append(part.neighbors.count)
    }
    return TieMatrix(part, partValues)
  }

  /// Returns a power of 2 about as large as the largest value in some rows.
  fileprivate func scale(of rows: [Int]) -> Double {
    guard let values else { return 1 }
    return rows.map { values[self.rows.arcs(of: $0)].max() ?? 0 }.scale
  }
}

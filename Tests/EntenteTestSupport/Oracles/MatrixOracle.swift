public import EntenteGraph

/// The adjacency matrix of a small graph, and what follows from it by dense arithmetic.
public struct MatrixOracle {
  /// What the ties from a node (row) to a node (column) count for; undirected loops count twice.
  public private(set) var ties: [[Double]]

  /// Fills in the matrix.
  ///
  /// - Parameters:
  ///   - graph: A graph.
  ///   - measure: Whether a tie counts for the number or the strengths of its edges.
  public init(_ graph: Graph, by measure: Graph.TieMeasure) {
    ties = Array(repeating: Array(repeating: 0, count: graph.nodeCount), count: graph.nodeCount)
    for (number, edge) in graph.edges.enumerated() {
      let value = measure == .strengths ? graph.strengths?[number] ?? 1 : 1
      ties[edge.source][edge.target] += value
      if !graph.isDirected { ties[edge.target][edge.source] += value }
    }
  }

  /// Returns the shares of a random surfer by elimination.
  ///
  /// - Parameters:
  ///   - damping: The probability of following an edge.
  ///   - restart: How likely a jump leads to each node, but for a factor; by default all alike.
  /// - Returns: The solution of the equations of PageRank, in node order.
  public func pageRank(damping: Double, restart: [Double]? = nil) -> [Double] {
    let count = ties.count
    let restart = restart ?? [Double](repeating: 1, count: count)
    let restartSum = restart.reduce(0, +)
    var equations = (0..<count).map { node in
      (0..<count).map { other -> Double in
        let total = ties[other].reduce(0, +)
        let follow = total > 0 ? damping * ties[other][node] / total : 0
        let jump = (total > 0 ? 1 - damping : 1) * restart[node] / restartSum
        return (node == other ? 1 : 0) - follow - jump
      } + [0]
    }
    // The equations have one solution but for a factor; the last becomes: the sum is 1.
    if count > 0 { equations[count - 1] = [Double](repeating: 1, count: count + 1) }
    for column in 0..<count {
      let pivot = (column..<count).max {
        abs(equations[$0][column]) < abs(equations[$1][column])
      }
      equations.swapAt(column, pivot ?? column)
      for row in 0..<count where row != column {
        let factor = equations[row][column] / equations[column][column]
        for place in column...count { equations[row][place] -= factor * equations[column][place] }
      }
    }
    return (0..<count).map { equations[$0][count] / equations[$0][$0] }
  }

  /// Returns the leading eigenvector and eigenvalue by squaring a matrix again and again.
  ///
  /// - Parameters:
  ///   - members: The nodes of a component with a cycle.
  ///   - squarings: How often it is squared. Each time rounding errors double, so that parts with the
  ///     same eigenvalue drift apart if it is often.
  /// - Returns: A score for each member, of Euclidean norm 1, and the eigenvalue.
  public func eigenvector(
    of members: [Int], squarings: Int = 60
  ) -> (scores: [Double], eigenvalue: Double) {
    let range = members.indices
    let shift = 1.0
    var power = range.map { row in
      range.map { ties[members[$0]][members[row]] + ($0 == row ? shift : 0) }
    }
    for _ in 0..<squarings {
      power = range.map { row in
        range.map { column in range.reduce(0) { $0 + power[row][$1] * power[$1][column] } }
      }
      let largest = power.joined().max() ?? 1
      power = power.map { $0.map { $0 / largest } }
    }
    let sums = power.map { $0.reduce(0, +) }
    let norm = sums.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let scores = sums.map { $0 / norm }
    let next = range.map { row in
      range.reduce(0) { $0 + ties[members[$1]][members[row]] * scores[$1] }
    }
    return (scores, zip(next, scores).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Returns the modularity of a partition by its definition, pair by pair.
  ///
  /// - Parameters:
  ///   - communities: The community of each node.
  ///   - resolution: The factor of the expected share.
  /// - Returns: The modularity, or 0 if there are no ties.
  public func modularity(_ communities: [Int], resolution: Double) -> Double {
    let total = ties.joined().reduce(0, +)
    guard total > 0 else { return 0 }
    var sum = 0.0
    for row in ties.indices {
      for column in ties.indices where communities[row] == communities[column] {
        let incoming = ties.reduce(0) { $0 + $1[column] }
        sum += ties[row][column] - resolution * ties[row].reduce(0, +) * incoming / total
      }
    }
    return sum / total
  }
}

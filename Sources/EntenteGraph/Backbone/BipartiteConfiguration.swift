/// The most random model of a graph of two modes in which each node has, on average, the degree that
/// it has there: the bipartite configuration model.
///
/// All pairs of nodes of different modes are tied independently of each other, nodes of equal degrees
/// with equal probabilities.
public struct BipartiteConfiguration: Sendable {
  /// The class of each node among those of its mode, by descending degree.
  let classes: [Int]
  /// The probability of a tie, for each class of the first mode and each of the second.
  let probabilities: [[Double]]
  private let modes: [TwoModeGraph.Mode]

  /// Returns the probability of a tie between two nodes of different modes.
  ///
  /// - Parameters:
  ///   - node: A node.
  ///   - other: A node of the other mode.
  /// - Returns: A number from 0 to 1.
  /// - Precondition: The nodes are of different modes.
  public func probability(_ node: Int, _ other: Int) -> Double {
    precondition(modes[node] != modes[other], "the nodes must be of different modes")
    return modes[node] == .first
      ? probabilities[classes[node]][classes[other]] : probabilities[classes[other]][classes[node]]
  }

  init(_ graph: TwoModeGraph) throws(GraphError) {
    modes = graph.modes
    let degrees = modes.indices.map { graph.rows.arcs(of: $0).count }
    var classes = degrees
    var model = DegreeClasses()
    for mode in TwoModeGraph.Mode.allCases {
      var counts: [Int: Int] = [:]
      for node in modes.indices where modes[node] == mode { counts[degrees[node], default: 0] += 1 }
      let descending = counts.keys.sorted(by: >)
      var numbers: [Int: Int] = [:]
      for (number, degree) in descending.enumerated() { numbers[degree] = number }
      for node in modes.indices where modes[node] == mode {
        classes[node] = numbers[degrees[node]] ?? 0
      }
      let column = descending.map { DegreeClass(size: counts[$0] ?? 0, degree: $0) }
      if mode == .first { model.rows = column } else { model.columns = column }
    }
    self.classes = classes
    let progress = Progress(model.rows.count * model.columns.count * DegreeClasses.steps)
    probabilities = try model.probabilities(progress)
    try progress.finish()
  }
}

extension TwoModeGraph {
  /// Returns the most random model in which each node has, on average, the degree that it has here.
  ///
  /// Where the degrees leave no choice, as for a node tied to all others, the probabilities are 0 and
  /// 1; elsewhere they are found by repeated substitution, until each degree is met to 1 part in
  /// 10¹¹.
  ///
  /// The direction of the graph makes no difference, and parallel edges are one tie.
  ///
  /// - Returns: The probability of each tie.
  /// - Throws: ``GraphError`` if the probabilities have not settled after 100,000 steps, or if the
  ///   task was canceled.
  /// - Complexity: O(*n* + *m* + *s* *c* *d*) for *s* steps, and *c* and *d* different degrees in
  ///   the modes.
  ///
  /// Source: F. Saracco, M. J. Straka, R. Di Clemente, A. Gabrielli, G. Caldarelli and T. Squartini,
  /// "Inferring monopartite projections of bipartite networks: an entropy-based approach", *New Journal
  /// of Physics* 19, 2017, 053022 (doi 10.1088/1367-2630/aa6b38).
  public func bipartiteConfiguration() throws(GraphError) -> BipartiteConfiguration {
    try BipartiteConfiguration(self)
  }
}

/// Nodes of one mode and one degree.
private struct DegreeClass {
  var size: Int
  var degree: Int
}

/// The degrees of both modes, in descending order.
private struct DegreeClasses {
  var rows: [DegreeClass] = []
  var columns: [DegreeClass] = []
  /// What a degree may be off by, in parts of it.
  private static let tolerance = 1e-11
  /// The steps of progress that each probability is.
  static let steps = 100

  /// Returns the probability of a tie, for each class of rows and each of columns.
  ///
  /// By the theorem of Gale and Ryser, *k* rows have at most as many ties as the columns can give them:
  /// the lesser of *k* and its degree each. Where the *k* rows of the largest degrees have just as many,
  /// they are all tied to all columns of degree *k* or more, and no other row is to a column of degree
  /// *k* or less: two smaller problems are left.
  func probabilities(_ progress: Progress) throws(GraphError) -> [[Double]] {
    if rows.isEmpty || columns.isEmpty { return rows.map { _ in [] } }
    if let cut = cut() { return try probabilities(cut, progress) }
    let turned = DegreeClasses(rows: columns, columns: rows)
    if turned.cut() != nil {
      let solved = try turned.probabilities(progress)
      return rows.indices.map { row in columns.indices.map { solved[$0][row] } }
    }
    if rows.count == 1, columns.count == 1 {
      return [[Double(rows[0].degree) / Double(columns[0].size)]]
    }
    return try solved(progress)
  }

  /// Returns the number of row classes after which the degrees leave no choice, if there is one, with
  /// the number of their rows.
  private func cut() -> (classCount: Int, rowCount: Int)? {
    var (rowCount, ties) = (0, 0)
    for classCount in 1..<max(1, rows.count) {
      rowCount += rows[classCount - 1].size
      ties += rows[classCount - 1].size * rows[classCount - 1].degree
      let most = columns.reduce(0) { $0 + $1.size * min(rowCount, $1.degree) }
      if ties == most { return (classCount, rowCount) }
    }
    return nil
  }

  private func probabilities(
    _ cut: (classCount: Int, rowCount: Int), _ progress: Progress
  ) throws(GraphError) -> [[Double]] {
    let certain = columns.count { $0.degree >= cut.rowCount }
    let possible = columns.count { $0.degree > cut.rowCount }
    let certainSize = columns[..<certain].reduce(0) { $0 + $1.size }
    let upper = DegreeClasses(
      rows: rows[..<cut.classCount].map { .init(size: $0.size, degree: $0.degree - certainSize) },
      columns: Array(columns[certain...]))
    let lower = DegreeClasses(
      rows: Array(rows[cut.classCount...]),
      columns: columns[..<possible].map { .init(size: $0.size, degree: $0.degree - cut.rowCount) })
    let ones = [Double](repeating: 1, count: certain)
    let zeros = [Double](repeating: 0, count: columns.count - possible)
    return try upper.probabilities(progress).map { ones + $0 }
      + lower.probabilities(progress).map { $0 + zeros }
  }

  /// Finds probabilities x y / (1 + x y) by repeated substitution.
  private func solved(_ progress: Progress) throws(GraphError) -> [[Double]] {
    let total = rows.reduce(0.0) { $0 + Double($1.size * $1.degree) }
    var x = rows.map { Double($0.degree) / total.squareRoot() }
    var y = columns.map { Double($0.degree) / total.squareRoot() }
    let maximumSteps = 100_000
    var change = Double.infinity
    // The digits that are right by now are a share of those asked for.
    let all = rows.count * columns.count * Self.steps
    var told = 0
    for _ in 0..<maximumSteps {
      let share = change < 1 ? change.logarithm / Self.tolerance.logarithm : 0
      let done = min(all, max(told, Int(share * Double(all))))
      try progress.advance(by: done - told)
      told = done
      change = max(Self.improve(&x, rows, y, columns), Self.improve(&y, columns, x, rows))
      if change <= Self.tolerance {
        return x.map { x in y.map { x * $0 / (1 + x * $0) } }
      }
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }

  /// Substitutes the parameters of one mode, and returns by what share a degree was off at most.
  private static func improve(
    _ x: inout [Double], _ rows: [DegreeClass], _ y: [Double], _ columns: [DegreeClass]
  ) -> Double {
    var change = 0.0
    for row in x.indices {
      var sum = 0.0
      for column in y.indices {
        sum += Double(columns[column].size) * y[column] / (1 + x[row] * y[column])
      }
      let degree = Double(rows[row].degree)
      change = max(change, abs(x[row] * sum - degree) / degree)
      x[row] = degree / sum
    }
    return change
  }
}

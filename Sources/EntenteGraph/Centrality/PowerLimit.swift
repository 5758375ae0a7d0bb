/// The proportions to which the powers of a directed matrix bring equal scores.
///
/// The strong components whose eigenvalue is the largest grow by it in each step, and by one more
/// power of the number of steps for each one of them before. So of all nodes those have a score that
/// most of them lead to, one after the other: the vector of such a component, times what arrives
/// there, and behind it what follows from the equation. What has grown less is 0 in the end.
///
/// Source: U. G. Rothblum, "Algebraic eigenspaces of nonnegative matrices", *Linear Algebra and its
/// Applications* 12(3), 1975, pp. 281–292 (doi 10.1016/0024-3795(75)90050-6).
struct PowerLimit {
  /// The score of each node, of length 1, or 0 of all if the eigenvalue is.
  private(set) var scores: [Double]
  /// The largest eigenvalue.
  private(set) var eigenvalue = 0.0

  private let matrix: TieMatrix
  private let tolerance: Double
  private let maximumSteps: Int
  private let progress: Progress
  /// The number of the strong component of each node, those that lead to others before them.
  private let componentOf: [Int]
  /// The nodes by component, and where each component starts among them.
  private let nodes: [Int]
  private let starts: [Int]
  /// The vector of each strong component with the largest eigenvalue.
  private var leading: [Int: [Double]] = [:]
  /// How many components with the largest eigenvalue lead to each node, one after the other.
  private var levels: [Int]
  /// The score from which each node starts.
  private var unit = 1.0
  /// Memory for a number of each node.
  private var numbers: [UInt32]

  /// Follows the powers of a matrix.
  ///
  /// - Parameters:
  ///   - matrix: For each node the ties that lead to it, all above 0.
  ///   - tolerance: What may be left of an equation, in parts of the eigenvalue.
  ///   - maximumSteps: The number of steps in a component after which to give up.
  ///   - progress: Counts the steps.
  /// - Throws: ``GraphError`` if more is left, or if the task was canceled.
  init(
    _ matrix: TieMatrix, tolerance: Double, maximumSteps: Int, _ progress: Progress
  ) throws(GraphError) {
    self.matrix = matrix
    self.tolerance = tolerance
    self.maximumSteps = maximumSteps
    self.progress = progress
    let count = matrix.count
    // The rows lead back, so what nothing leads to is done first.
    let componentOf = try StrongComponentSearch.marks(matrix.rows, .quiet).map { count - Int($0) }
    var starts = [Int](repeating: 0, count: (componentOf.max() ?? -1) + 2)
    for component in componentOf { starts[component + 1] += 1 }
    for component in 1..<starts.count { starts[component] += starts[component - 1] }
    var (next, nodes) = (starts, componentOf)
    for (node, component) in componentOf.enumerated() {
      nodes[next[component]] = node
      next[component] += 1
    }
    (self.componentOf, self.nodes, self.starts) = (componentOf, nodes, starts)
    scores = [Double](repeating: 0, count: count)
    levels = [Int](repeating: 0, count: count)
    numbers = [UInt32](repeating: .max, count: count)
    try findLeading()
    guard !leading.isEmpty else { return }
    for component in 0..<starts.count - 1 { try settle(component) }
    normalize()
  }

  private func members(_ component: Int) -> ArraySlice<Int> {
    nodes[starts[component]..<starts[component + 1]]
  }

  private func value(_ arc: Int) -> Double { matrix.values?[arc] ?? 1 }

  /// Whether an eigenvalue is the largest, as far as can be told.
  private func isLargest(_ value: Double) -> Bool { value >= eigenvalue * (1 - 1e-9) }

  /// Finds the largest eigenvalue and the vectors of the components that have it.
  private mutating func findLeading() throws(GraphError) {
    // No eigenvalue is above the largest sum of a row.
    var bounds = [Double](repeating: 0, count: starts.count - 1)
    for (node, component) in componentOf.enumerated() {
      var sum = 0.0
      for arc in matrix.rows.arcs(of: node)
      where componentOf[Int(matrix.rows.neighbors[arc])] == component {
        sum += value(arc)
      }
      bounds[component] = max(bounds[component], sum)
    }
    var found: [(component: Int, vector: [Double], eigenvalue: Double)] = []
    let candidates = bounds.indices.filter { bounds[$0] > 0 }
    for component in candidates.sorted(by: { (bounds[$1], $0) < (bounds[$0], $1) })
    where isLargest(bounds[component]) {
      let part = matrix.part(members(component), &numbers)
      guard
        let perron = try PerronVector(
          part, atLeast: eigenvalue * (1 - 1e-9), tolerance: tolerance, maximumSteps: maximumSteps,
          progress)
      else { continue }
      found.append((component, perron.vector, perron.eigenvalue))
      eigenvalue = max(eigenvalue, perron.eigenvalue)
    }
    for one in found where isLargest(one.eigenvalue) { leading[one.component] = one.vector }
  }

  /// Finds the scores of a component from those before it.
  private mutating func settle(_ component: Int) throws(GraphError) {
    let members = members(component)
    // What has grown less does not count.
    var level = 0
    for node in members {
      for arc in matrix.rows.arcs(of: node) {
        let neighbor = Int(matrix.rows.neighbors[arc])
        if componentOf[neighbor] != component { level = max(level, levels[neighbor]) }
      }
    }
    // Where one component leads, it does not matter what arrives there.
    let isAlone = leading.count == 1
    var arriving = [Double](repeating: level == 0 && !isAlone ? unit : 0, count: members.count)
    for (place, node) in members.enumerated() {
      for arc in matrix.rows.arcs(of: node) {
        let neighbor = Int(matrix.rows.neighbors[arc])
        if componentOf[neighbor] != component, levels[neighbor] == level {
          arriving[place] += value(arc) * scores[neighbor]
        }
      }
    }
    if let vector = leading[component] {
      let total = isAlone ? 1 : try share(of: vector, in: members, arriving)
      for (node, score) in zip(members, vector) {
        scores[node] = total * score
        levels[node] = level + 1
      }
    } else if arriving.contains(where: { $0 > 0 }) {
      for (node, score) in zip(members, try solve(members, arriving)) {
        scores[node] = score
        levels[node] = level
      }
    }
    keepInRange(members)
  }

  /// Returns how much of a component's vector is in what arrives there.
  private mutating func share(
    of vector: [Double], in members: ArraySlice<Int>, _ arriving: [Double]
  ) throws(GraphError) -> Double {
    let turned = matrix.part(members, &numbers).transposed
    guard
      let left = try PerronVector(
        turned, atLeast: 0, tolerance: tolerance, maximumSteps: maximumSteps, progress)?.vector
    else { return 0 }
    let share = zip(left, arriving).reduce(0) { $0 + $1.0 * $1.1 }
    return share / zip(left, vector).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Returns the scores of a component that together with what arrives are the eigenvalue times as
  /// much.
  private mutating func solve(
    _ members: ArraySlice<Int>, _ arriving: [Double]
  ) throws(GraphError) -> [Double] {
    let part = matrix.part(members, &numbers)
    if part.count <= MMatrix.limit { return MMatrix(eigenvalue, minus: part).solve(arriving) }
    var scores = arriving.map { $0 / eigenvalue }
    var sums = scores
    var change = Double.infinity
    for _ in 0..<maximumSteps {
      try progress.advance()
      part.multiply(scores, into: &sums)
      var (squares, changedSquares) = (0.0, 0.0)
      for place in scores.indices {
        let score = (sums[place] + arriving[place]) / eigenvalue
        changedSquares += (score - scores[place]) * (score - scores[place])
        squares += score * score
        scores[place] = score
      }
      change = (changedSquares / squares).squareRoot()
      if change <= tolerance { return scores }
    }
    throw GraphError.notConverged(steps: maximumSteps, change: change)
  }

  /// Scales all scores if those of a component, behind a small eigenvalue, have become very large.
  private mutating func keepInRange(_ members: ArraySlice<Int>) {
    guard members.contains(where: { scores[$0] > 0x1p400 }) else { return }
    for node in scores.indices { scores[node] *= 0x1p-400 }
    unit *= 0x1p-400
  }

  private mutating func normalize() {
    let top = levels.max() ?? 0
    for node in scores.indices where levels[node] < top { scores[node] = 0 }
    let largest = scores.max() ?? 1
    for node in scores.indices { scores[node] /= largest }
    let length = scores.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for node in scores.indices { scores[node] /= length }
  }
}

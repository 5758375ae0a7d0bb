/// A number of paths that may be too large for a `Double`: 2,000 diamonds in a row have 2²⁰⁰⁰.
struct WidePathCount {
  /// The largest number of paths for which plain numbers are used.
  ///
  /// Above it, a quotient could lose digits, and then all of them.
  static let narrowLimit = 0x1p1000

  /// From 1 to less than 2, or 0.
  private var significand: Double
  private var exponent: Int

  private init(_ value: Double, exponent: Int) {
    significand = value == 0 ? 0 : value.significand
    self.exponent = value == 0 ? 0 : exponent + Int(value.exponent)
  }

  static func + (left: Self, right: Self) -> Self {
    if left.significand == 0 { return right }
    if right.significand == 0 { return left }
    let exponent = max(left.exponent, right.exponent)
    return Self(left.scaled(down: exponent) + right.scaled(down: exponent), exponent: exponent)
  }

  static func / (left: Self, right: Self) -> Double {
    Double(
      sign: .plus, exponent: left.exponent - right.exponent,
      significand: left.significand / right.significand)
  }

  private func scaled(down exponent: Int) -> Double {
    Double(sign: .plus, exponent: self.exponent - exponent, significand: significand)
  }

  /// Returns the number of shortest paths to each node.
  ///
  /// - Parameters:
  ///   - rows: The arcs.
  ///   - order: The nodes reached, by distance from the source, which is the first.
  ///   - isStep: Whether an arc from a node leads on along a shortest path.
  /// - Returns: The numbers, 0 for a node that is not reached.
  static func counts(
    _ rows: Rows, _ order: ArraySlice<UInt32>, isStep: (_ node: Int, _ arc: Int) -> Bool
  ) -> [Self] {
    var counts = [Self](repeating: Self(0, exponent: 0), count: rows.count)
    if let source = order.first { counts[Int(source)] = Self(1, exponent: 0) }
    for node in order.lazy.map({ Int($0) }) {
      for arc in rows.arcs(of: node) where isStep(node, arc) {
        let neighbor = Int(rows.neighbors[arc])
        counts[neighbor] = counts[neighbor] + counts[node]
      }
    }
    return counts
  }

  /// Adds the dependencies of a source to the scores, as the searches do, but in this arithmetic.
  ///
  /// - Parameters:
  ///   - rows: The arcs.
  ///   - order: The nodes reached, by distance from the source, which is the first.
  ///   - weights: How many nodes each node stands for.
  ///   - scores: The scores to add to.
  ///   - isStep: Whether an arc from a node leads on along a shortest path.
  ///   - pass: Told how much passes along each arc that does.
  static func accumulate(
    _ rows: Rows, _ order: ArraySlice<UInt32>, weights: [Double], _ scores: inout [Double],
    isStep: (_ node: Int, _ arc: Int) -> Bool,
    pass: (_ arc: Int, _ dependency: Double) -> Void = { _, _ in }
  ) {
    guard let source = order.first.map({ Int($0) }) else { return }
    let counts = counts(rows, order, isStep: isStep)
    var dependencies = [Double](repeating: 0, count: rows.count)
    for node in order.reversed().map({ Int($0) }) {
      for arc in rows.arcs(of: node) where isStep(node, arc) {
        let neighbor = Int(rows.neighbors[arc])
        let share = counts[node] / counts[neighbor]
        let dependency = share * (weights[neighbor] + dependencies[neighbor])
        dependencies[node] += dependency
        pass(arc, dependency)
      }
      // The source is at an end of all these paths and between none.
      if node != source { scores[node] += weights[source] * dependencies[node] }
    }
  }
}

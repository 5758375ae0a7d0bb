extension Graph {
  /// Returns the graph with strengths whose sums, squares and quotients are in range.
  ///
  /// If the strengths are not so already, they are divided by a power of 2, which changes no digit of
  /// their proportions. What is then still less than 2⁻⁹⁰⁰ counts for that.
  ///
  /// - Parameter measure: Nothing is done where each edge counts for 1.
  /// - Returns: The graph, and the power of 2.
  /// - Complexity: O(*m*) for *m* edges.
  func inRange(by measure: TieMeasure) -> (graph: Graph, scale: Double) {
    guard measure == .strengths, let strengths else { return (self, 1) }
    var (least, largest) = (Double.infinity, 0.0)
    for strength in strengths where strength > 0 {
      least = min(least, strength)
      largest = max(largest, strength)
    }
    if largest == 0 || (least > 0x1p-900 && largest > 0x1p-200 && largest < 0x1p200) {
      return (self, 1)
    }
    let scale = strengths.scale
    var graph = self
    graph.strengths = strengths.map { $0 > 0 ? max($0 / scale, 0x1p-900) : 0 }
    return (graph, scale)
  }
}

extension Graph {
  /// The strengths in range; `nil` if each edge counts for 1.
  func strengthsInRange(by measure: TieMeasure) -> [Double]? {
    measure == .strengths ? inRange(by: measure).graph.strengths : nil
  }
}

extension [Double] {
  /// The largest power of 2 that is at most the largest number, or 1 if no number is above 0.
  ///
  /// Divided by it, strengths of any size keep their digits, and their squares and inverses stay in
  /// range.
  var scale: Double {
    guard let largest = self.max(), largest > 0, largest.isFinite else { return 1 }
    return Double(sign: .plus, exponent: Int(largest.exponent), significand: 1)
  }
}

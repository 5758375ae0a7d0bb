/// Tells how far a search for communities is, of which nobody knows how many visits to nodes it will
/// take.
///
/// After so many visits as there are nodes, a third is told, after twice as many a half, and so on: the
/// share grows as long as the search goes on, and comes to its end only when that does.
struct SearchProgress {
  /// The steps of progress that a search is.
  static let steps = 1 << 16

  private let progress: Progress
  private let nodeCount: Int
  private var visitCount = 0
  private var stepCount = 0

  init(_ progress: Progress, nodeCount: Int) {
    self.progress = progress
    self.nodeCount = nodeCount
  }

  /// Counts visits, or work that takes as long.
  mutating func advance(by visits: Int) throws(GraphError) {
    visitCount += visits
    try advance(to: Self.steps * visitCount / max(1, visitCount + 2 * nodeCount))
  }

  /// Counts all steps that are not counted yet.
  mutating func finish() throws(GraphError) {
    try advance(to: Self.steps)
  }

  private mutating func advance(to count: Int) throws(GraphError) {
    try progress.advance(by: count - stepCount)
    stepCount = count
  }
}

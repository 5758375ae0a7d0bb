/// How surprising it is that two nodes share as many neighbors of the other mode as they do.
public struct SharedNeighbors: Sendable, Hashable {
  /// A node.
  public let first: Int
  /// A node of the same mode with a larger number.
  public let second: Int
  /// The number of neighbors that they share, at least 1.
  public let count: Int
  /// The probability of sharing as many or more, if only the degrees are given.
  public let pValue: Double
}

extension TwoModeGraph {
  /// Returns for each pair of nodes of a mode that share neighbors how likely they would share as many
  /// or more, if ties were placed at random and each node kept its degree on average: the
  /// stochastic degree sequence model.
  ///
  /// The probabilities of the ties are those of ``bipartiteConfiguration()``. The number of shared
  /// neighbors is then a sum of independent trials with different probabilities, whose distribution
  /// (Poisson's binomial) is summed up exactly, without an approximation. Pairs that share none are
  /// left out, and have a p value of 1. The direction makes no difference, and parallel edges are one
  /// tie.
  ///
  ///     let pairs = try meetings.sharedNeighbors(of: .first)
  ///     let people = meetings.nodes(.first).count
  ///     let pValues = MultipleTestingCorrection.holm
  ///       .adjusted(pairs.map(\.pValue), testCount: people * (people - 1) / 2)
  ///
  /// - Parameter mode: The mode of the nodes to compare.
  /// - Returns: The pairs that share a neighbor, in ascending order.
  /// - Throws: ``GraphError`` if the probabilities of the model have not settled, or if the task was
  ///   canceled.
  /// - Complexity: O(*u*² *k* *s*) and that of the projection and the model, for *u* different degrees
  ///   in the mode, *k* nodes in the other, and at most *s* shared neighbors.
  ///
  /// Source: Z. P. Neal, "The backbone of bipartite projections: inferring relationships from
  /// co-authorship, co-sponsorship, co-attendance and other co-behaviors", *Social Networks* 39, 2014,
  /// pp. 84–97 (doi 10.1016/j.socnet.2014.06.001); Z. P. Neal, R. Domagalski and B. Sagan, "Comparing
  /// alternatives to the fixed degree sequence model for extracting the backbone of bipartite
  /// projections", *Scientific Reports* 11, 2021, 23929 (doi 10.1038/s41598-021-03238-3) for the
  /// probabilities.
  public func sharedNeighbors(of mode: Mode) throws(GraphError) -> [SharedNeighbors] {
    let model = try Execution.part(0...0.3) { () throws(GraphError) in
      try bipartiteConfiguration()
    }
    var pairs: [(first: Int, second: Int, count: Int)] = []
    let rows =
      mode == .first
      ? model.probabilities
      : (0..<(model.probabilities.first?.count ?? 0)).map { row in
        model.probabilities.map { $0[row] }
      }
    let classCount = rows.count
    // The most that any pair of two classes shares.
    var most = [Int](repeating: 0, count: classCount * classCount)
    func cell(_ first: Int, _ second: Int) -> Int {
      let (low, high) = (
        min(model.classes[first], model.classes[second]),
        max(model.classes[first], model.classes[second])
      )
      return low * classCount + high
    }
    try Execution.part(0.3...0.6) { () throws(GraphError) in
      try forEachPair(of: mode, Progress(nodes(mode).count)) { first, second, count in
        pairs.append((first, second, count))
        most[cell(first, second)] = max(most[cell(first, second)], count)
      }
    }
    var sizes = [Int](repeating: 0, count: modes.count)
    for node in nodes(mode.other) { sizes[model.classes[node]] += 1 }
    let (limits, columnSizes) = (most, sizes)
    let tails = try Execution.part(0.6...1) { () throws(GraphError) in
      try Parallel.map(
        limits.count, cost: limits.reduce(1, max) * modes.count / 4, scratch: {}
      ) { _, cell in
        Self.tails(
          rows[cell / classCount], rows[cell % classCount], columnSizes, upTo: limits[cell])
      }
    }
    return pairs.map { pair in
      SharedNeighbors(
        first: pair.first, second: pair.second, count: pair.count,
        pValue: min(1, tails[cell(pair.first, pair.second)][pair.count]))
    }
  }

  /// Returns for each number from 0 the probability of at least so many successes in independent
  /// trials.
  ///
  /// - Parameters:
  ///   - first: The probability of the first of two things that make a success, for each class.
  ///   - second: That of the second.
  ///   - sizes: The number of trials of each class.
  ///   - limit: The largest number of successes asked for.
  /// - Returns: The probabilities; only that of 0 if the limit is 0.
  private static func tails(
    _ first: [Double], _ second: [Double], _ sizes: [Int], upTo limit: Int
  ) -> [Double] {
    // The last place is for as many or more. All terms are added, so that small ones are exact too.
    var chances = [Double](repeating: 0, count: limit + 1)
    chances[0] = 1
    if limit == 0 { return chances }
    for (index, success) in zip(first, second).map({ $0 * $1 }).enumerated() where success > 0 {
      let failure = 1 - success
      for _ in 0..<sizes[index] {
        chances[limit] += chances[limit - 1] * success
        for count in stride(from: limit - 1, to: 0, by: -1) {
          chances[count] = chances[count] * failure + chances[count - 1] * success
        }
        chances[0] *= failure
      }
    }
    for count in stride(from: limit - 1, through: 0, by: -1) {
      chances[count] += chances[count + 1]
    }
    return chances
  }
}

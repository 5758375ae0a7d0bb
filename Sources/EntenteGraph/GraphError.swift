import Synchronization

/// Why a graph could not be made, or a measure not be taken of it.
public struct GraphError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of problem.
  public enum Problem: Sendable, Hashable {
    /// The number of nodes is negative or more than 2³² − 1.
    case nodeCount
    /// A random graph would have more than 2³² − 1 edges, or a measure that numbers ties would have
    /// more than 2³² − 2 of them to number.
    case tooManyEdges
    /// An end of the edge is no node of the graph.
    case endpoint
    /// A column has not one value for each edge.
    case columnCount
    /// The strength of the edge is negative, infinite or not a number.
    case invalidStrength
    /// The length of the edge is negative, infinite or not a number.
    case invalidLength
    /// The measure needs positive lengths, and the edge has length 0.
    case zeroLength
    /// There are too many nodes: the measure needs a matrix of those of a component, or numbers that
    /// cannot be so large.
    case tooLarge
    /// The strengths in a component differ too much for the measure to be exact.
    case unequalStrengths
    /// The strengths add up to more than a number can hold.
    case strengthsTooLarge
    /// The measure is for undirected graphs only.
    case directed
    /// The task in which the measure was called was canceled.
    case cancelled
    /// A measure that is found step by step had not settled when it ran out of steps: after so many
    /// of them, the last still changed this much, in the unit of the measure's tolerance.
    case notConverged(steps: Int, change: Double)
    /// Walks are attenuated so little that their weights have no finite sum.
    case divergent(attenuation: Double)
    /// Runs with different random numbers still found different communities after so many rounds.
    case noConsensus(rounds: Int)
    /// There are ties between nodes of one mode, or the nodes cannot be divided into two modes.
    case notBipartite
  }

  /// The kind of problem.
  public let problem: Problem
  /// The number of the edge at fault, if it is the fault of one.
  public let edge: Int?
  /// What is wrong and what to do, in one sentence.
  public let description: String

  static let cancelled = Self(
    problem: .cancelled, edge: nil, description: "The work was canceled before it was done.")

  static func tooLarge(_ count: Int, limit: Int) -> Self {
    Self(
      problem: .tooLarge, edge: nil,
      description:
        "A component has \(count) nodes; this measure takes at most \(limit), so take a part of the"
        + " graph.")
  }

  static func tooManyNodes(_ count: Int, limit: Int) -> Self {
    Self(
      problem: .tooLarge, edge: nil,
      description:
        "The graph has \(count) nodes; this measure takes at most \(limit), so take a part of the graph."
    )
  }

  static let unequalStrengths = Self(
    problem: .unequalStrengths, edge: nil,
    description:
      "Some strengths are so much larger than others that the weak ties are lost in rounding; merge"
      + " the nodes of the strongest ties or leave out the weakest.")

  static let directed = Self(
    problem: .directed, edge: nil,
    description:
      "This measure is for undirected graphs only; take the graph's undirected(), in which every edge leads"
      + " both ways.")

  static func notConverged(steps: Int, change: Double) -> Self {
    Self(
      problem: .notConverged(steps: steps, change: change), edge: nil,
      description:
        "The scores still changed by \(change) after \(steps) steps; allow more steps or a larger"
        + " tolerance.")
  }

  static func divergent(attenuation: Double) -> Self {
    Self(
      problem: .divergent(attenuation: attenuation), edge: nil,
      description:
        "With an attenuation of \(attenuation) the scores grow without bound; it must be less than 1"
        + " divided by the largest eigenvalue of the graph.")
  }

  static func nodeCount(_ count: Int) -> Self {
    Self(
      problem: .nodeCount, edge: nil,
      description: "A graph has 0 to 4294967295 nodes, not \(count).")
  }

  static func tooManyEdges(_ count: Int) -> Self {
    Self(
      problem: .tooManyEdges, edge: nil,
      description:
        "A random graph is made with at most 4294967295 edges, not \(count); ask for fewer.")
  }

  static func tooManyTies(_ count: Int) -> Self {
    Self(
      problem: .tooManyEdges, edge: nil,
      description:
        "There are \(count) ties between nodes; this measure takes at most 4294967294, so take a part"
        + " of the graph.")
  }

  static func endpoint(_ end: Int, edge: Int, nodeCount: Int) -> Self {
    Self(
      problem: .endpoint, edge: edge,
      description:
        "Edge \(edge) ends at node \(end), but the graph has \(nodeCount) nodes, numbered from 0.")
  }

  static func columnCount(_ count: Int, _ name: String, edgeCount: Int) -> Self {
    Self(
      problem: .columnCount, edge: nil,
      description: "There are \(count) \(name)s for \(edgeCount) edges; give one for each.")
  }

  static func zeroLength(edge: Int, in graph: Graph) -> Self {
    let ends = graph.edges[edge]
    let place =
      graph.isDirected
      ? "from node \(ends.source) to \(ends.target)"
      : "between nodes \(ends.source) and \(ends.target)"
    return Self(
      problem: .zeroLength, edge: edge,
      description:
        "Edge \(edge), \(place), has length 0; this measure needs lengths above 0, so merge the two"
        + " nodes or give the edge a length.")
  }

  /// Checks a column of strengths or lengths.
  static func check(
    _ column: [Double]?, _ problem: Problem, edgeCount: Int
  ) throws(GraphError) {
    guard let column else { return }
    let name = problem == .invalidLength ? "length" : "strength"
    guard column.count == edgeCount else {
      throw columnCount(column.count, name, edgeCount: edgeCount)
    }
    // Not a number is not at least 0 either.
    let isWrong = { @Sendable (value: Double) in !(value >= 0 && value <= .greatestFiniteMagnitude)
    }
    let ranges = Parallel.ranges(column.count)
    let hasWrong = Atomic<Bool>(false)
    Parallel.blocks(ranges.count) { range in
      // Without a branch, all are looked at faster than the first at fault is found.
      let wrongCount = column[ranges[range]].reduce(0) { $0 &+ (isWrong($1) ? 1 : 0) }
      if wrongCount > 0 { hasWrong.store(true, ordering: .relaxed) }
    }
    if hasWrong.load(ordering: .relaxed), let edge = column.firstIndex(where: isWrong) {
      throw GraphError(
        problem: problem, edge: edge,
        description: "Edge \(edge) has \(name) \(column[edge]); it must be finite and at least 0.")
    }
  }
}

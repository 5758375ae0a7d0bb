/// The edges that paths take from node to node, found by reading all edges once.
struct StepEdges {
  /// The steps of the paths in ascending order: the node where a step starts and that where it ends.
  private var steps: [UInt64]
  /// The edge of each step.
  private var edges: [Int]

  /// Finds the shortest edge of each step, and among equally short ones that with the lowest number.
  init(
    _ graph: Graph, _ paths: [[Int]], by measure: Graph.PathMeasure, along ends: Graph.Ends
  ) {
    var isOnPath = [Bool](repeating: false, count: graph.nodeCount)
    steps = []
    for nodes in paths {
      for node in nodes { isOnPath[node] = true }
      for (node, next) in zip(nodes, nodes.dropFirst()) { steps.append(Self.step(node, next)) }
    }
    steps.sort()
    var count = 0
    for step in steps where count == 0 || steps[count - 1] != step {
      steps[count] = step
      count += 1
    }
    steps.removeSubrange(count...)
    edges = [Int](repeating: -1, count: count)
    if count == 0 { return }

    let lengths = measure == .lengths ? graph.lengths : nil
    let leadsForward = !graph.isDirected || ends != .incoming
    let leadsBackward = !graph.isDirected || ends != .outgoing
    let (sources, targets) = graph.columns
    for edge in sources.indices where isOnPath[Int(sources[edge])] && isOnPath[Int(targets[edge])] {
      let (source, target) = (Int(sources[edge]), Int(targets[edge]))
      if leadsForward { offer(edge, from: source, to: target, lengths) }
      if leadsBackward { offer(edge, from: target, to: source, lengths) }
    }
  }

  /// Returns the edge of a step.
  func edge(from node: Int, to next: Int) -> Int {
    place(Self.step(node, next)).map { edges[$0] } ?? -1
  }

  private mutating func offer(
    _ edge: Int, from node: Int, to next: Int, _ lengths: [Double]?
  ) {
    guard let place = place(Self.step(node, next)) else { return }
    let known = edges[place]
    if known < 0 {
      edges[place] = edge
    } else if let lengths, lengths[edge] < lengths[known] {
      edges[place] = edge
    }
  }

  private func place(_ step: UInt64) -> Int? {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] < step { low = middle + 1 } else { high = middle }
    }
    return low < steps.count && steps[low] == step ? low : nil
  }

  private static func step(_ node: Int, _ next: Int) -> UInt64 {
    UInt64(node) << 32 | UInt64(next)
  }
}

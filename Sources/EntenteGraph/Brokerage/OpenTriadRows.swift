/// The open triads of a graph by the nodes and the pairs of nodes in them.
struct OpenTriadRows: Sendable {
  /// What a thread needs to look at a node.
  struct Scratch {
    /// For each other node, the number of triads in which the two are the first and the broker, the
    /// broker and the second, or the first and the second, either way round.
    var weights: [SIMD4<Double>]
    /// The nodes for which there are any.
    var touched: [UInt32] = []
    fileprivate var marks: [UInt8]

    init(nodeCount: Int) {
      weights = [SIMD4<Double>](repeating: .zero, count: nodeCount)
      marks = [UInt8](repeating: 0, count: nodeCount)
    }

    fileprivate mutating func add(_ weight: SIMD4<Double>, at node: UInt32) {
      if weight == .zero { return }
      if weights[Int(node)] == .zero { touched.append(node) }
      weights[Int(node)] += weight
    }
  }

  private static let target: UInt8 = 1
  private static let source: UInt8 = 2

  /// The number of triads in which each node is the first, the broker and the second.
  private(set) var nodes: [SIMD4<Double>]
  /// About how many steps it takes to look at a node.
  private(set) var meanSteps = 0
  private let outgoing: Rows
  private let incoming: Rows
  private let isMutual: [Bool]
  /// The number of triads in which each outgoing arc is that from the first node to the broker, and
  /// that from the broker to the second.
  private var entering: [Double]
  private var leaving: [Double]
  /// The outgoing arc of each incoming one.
  private var arcs: ArcNumbers

  init(_ graph: Graph) throws(GraphError) {
    let outgoing = try graph.simpleRows(.outgoing)
    let incoming = try graph.isDirected ? graph.simpleRows(.incoming) : outgoing
    let isMutual = OpenPairs.mutualArcs(outgoing, incoming)
    (self.outgoing, self.incoming, self.isMutual) = (outgoing, incoming, isMutual)
    var next = incoming.offsets
    arcs = ArcNumbers(zeros: incoming.neighbors.count, upTo: outgoing.neighbors.count)
    for node in 0..<graph.nodeCount {
      meanSteps += outgoing.arcs(of: node).count * incoming.arcs(of: node).count
      for arc in outgoing.arcs(of: node) {
        let neighbor = Int(outgoing.neighbors[arc])
        arcs[next[neighbor]] = arc
        next[neighbor] += 1
      }
    }
    meanSteps /= max(1, graph.nodeCount)
    let groups = [Int](repeating: 0, count: graph.nodeCount)
    let counts = try Parallel.map(
      graph.nodeCount, cost: 20 + meanSteps,
      scratch: {
        OpenPairs(outgoing, incoming, isMutual: isMutual, groups: groups, groupCount: 1)
      }
    ) { pairs, node in
      pairs.find(around: node)
      return (
        firsts: incoming.neighbors[incoming.arcs(of: node)].map { pairs.secondCounts[Int($0)] },
        seconds: outgoing.neighbors[outgoing.arcs(of: node)].map { pairs.firstCounts[Int($0)] }
      )
    }
    nodes = [SIMD4<Double>](repeating: .zero, count: graph.nodeCount)
    entering = [Double](repeating: 0, count: outgoing.neighbors.count)
    leaving = entering
    for (node, counts) in counts.enumerated() {
      for (arc, count) in zip(incoming.arcs(of: node), counts.firsts) {
        nodes[Int(incoming.neighbors[arc])][0] += Double(count)
        nodes[node][1] += Double(count)
        entering[arcs[arc]] = Double(count)
      }
      for (arc, count) in zip(outgoing.arcs(of: node), counts.seconds) {
        nodes[Int(outgoing.neighbors[arc])][2] += Double(count)
        leaving[arc] = Double(count)
      }
    }
  }

  /// Finds the triads of a node and each other.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - scratch: Its weights are filled in.
  /// - Returns: For all triads of which the node is the first, the number of triads of the same three
  ///   nodes.
  func find(from node: Int, _ scratch: inout Scratch) -> Double {
    for other in scratch.touched { scratch.weights[Int(other)] = .zero }
    scratch.touched.removeAll(keepingCapacity: true)
    let targets = outgoing.arcs(of: node)
    let sources = incoming.arcs(of: node)
    for arc in targets {
      scratch.marks[Int(outgoing.neighbors[arc])] |= Self.target
      scratch.add(SIMD4(entering[arc], leaving[arc], 0, 0), at: outgoing.neighbors[arc])
    }
    for place in sources {
      let arc = arcs[place]
      scratch.marks[Int(incoming.neighbors[place])] |= Self.source
      scratch.add(SIMD4(entering[arc], leaving[arc], 0, 0), at: incoming.neighbors[place])
    }
    var same = 0
    for arc in targets {
      for next in outgoing.arcs(of: Int(outgoing.neighbors[arc])) {
        let second = outgoing.neighbors[next]
        let marks = scratch.marks[Int(second)]
        if second == node || marks & Self.target != 0 { continue }
        scratch.add(SIMD4(0, 0, 1, 0), at: second)
        // The others of the same nodes: back, and with one of the ends as the broker.
        same += 1
        if marks & Self.source == 0 {
          if isMutual[arc] && isMutual[next] { same += 1 }
        } else {
          same += (isMutual[arc] ? 0 : 1) + (isMutual[next] ? 0 : 1)
        }
      }
    }
    for place in sources {
      for next in incoming.arcs(of: Int(incoming.neighbors[place])) {
        let first = incoming.neighbors[next]
        if first == node || scratch.marks[Int(first)] & Self.source != 0 { continue }
        scratch.add(SIMD4(0, 0, 1, 0), at: first)
      }
    }
    for arc in targets { scratch.marks[Int(outgoing.neighbors[arc])] = 0 }
    for place in sources { scratch.marks[Int(incoming.neighbors[place])] = 0 }
    return Double(same)
  }
}

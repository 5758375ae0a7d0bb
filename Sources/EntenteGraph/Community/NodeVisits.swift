/// Visits to nodes that move between communities, in batches of a size that depends on the number of
/// nodes only.
///
/// Threads choose for the nodes of a batch as things were before it. The moves are then made one by
/// one, with the ties counted again where a neighbor in the batch has moved before; one that is no
/// gain any more is put off. So each move is a gain, as it would be without batches, and no result
/// depends on the number of threads. A batch is a small part of the nodes, so few are put off.
///
/// Source: the queue is that of V. A. Traag, L. Waltman and N. J. van Eck, as for
/// ``Graph/leiden(resolution:by:objective:seed:tries:maximumRounds:)``.
struct NodeVisits<Moves: NodeMoves> {
  private var moves: Moves
  private let seed: UInt64
  private let count: Int
  private let batchSize: Int
  /// What is known of each node.
  private let states: Workspace<UInt8>
  /// What the nodes of a batch would do.
  private let choices: Workspace<NodeMove>
  /// The nodes of the next round, in any order, at the first places.
  private let next: Workspace<UInt32>
  private var nextCount = 0
  private var workers: [MoveWorker]

  /// About the number of arcs that a thread reads at a time.
  private static var partArcs: Int { 700 }
  /// The number of arcs of a batch below which a second thread costs more than it saves.
  private static var worthwhile: Int { 4_000 }

  init(_ moves: Moves, seed: UInt64, threads: Int) {
    self.moves = moves
    self.seed = seed
    count = moves.communities.count
    batchSize = min(max(1, count / 64), 1 << 13)
    states = Workspace(repeating: NodeState.waiting, count: count)
    choices = Workspace(repeating: NodeMove(community: 0), count: batchSize)
    next = Workspace(uninitialized: count + 1)
    let arcCount = moves.ties.rows.neighbors.count
    let workerCount =
      batchSize > 1 && arcCount / count * batchSize > Self.worthwhile / 4 ? threads : 1
    workers = []
    for _ in 0..<workerCount { workers.append(MoveWorker(count: count)) }
  }

  /// Visits all nodes, and again those with a neighbor that has moved since, until nothing moves.
  mutating func visitAll(_ progress: inout SearchProgress) throws(GraphError) {
    var nodes = Groups.alone(count)
    var (visitCount, roundCount) = (0, UInt64(0))
    // Looking whether the task was canceled takes longer than a visit.
    let told = min(0x1000, max(0x40, count / 16))
    while !nodes.isEmpty {
      var start = 0
      while start < nodes.count {
        let end = min(nodes.count, start + batchSize)
        nodes.withUnsafeBufferPointer { nodes in
          visit(nodes[start..<end], seed: seed &+ roundCount &* 0xD134_2543_DE82_EF95)
        }
        visitCount += end - start
        if visitCount >= told {
          try progress.advance(by: visitCount)
          visitCount = 0
        }
        start = end
      }
      nodes = nextNodes()
      roundCount += 1
    }
  }

  /// Takes the nodes of the next round, ascending.
  private mutating func nextNodes() -> [UInt32] {
    defer { nextCount = 0 }
    if nextCount < count / 16 {
      return UnsafeBufferPointer(start: next.start, count: nextCount).sorted()
    }
    var place = 0
    for node in 0..<count {
      // Without branches, as what waits cannot be foreseen.
      next.start[place] = UInt32(truncatingIfNeeded: node)
      place &+= states.start[node] == NodeState.waiting ? 1 : 0
    }
    return Array(UnsafeBufferPointer(start: next.start, count: place))
  }

  private mutating func visit(_ batch: Slice<UnsafeBufferPointer<UInt32>>, seed: UInt64) {
    let offsets = moves.ties.rows.offsets
    var arcCount = 0
    for node in batch {
      states.start[Int(node)] = NodeState.visited
      arcCount += offsets.arcs(of: Int(node)).count
    }
    choose(batch, arcCount, seed: seed)
    for index in workers.indices {
      let (marks, count) = workers[index].takeMarks()
      for place in 0..<count { mark(marks.start[place]) }
    }
    for (index, node) in batch.enumerated() {
      let choice = choices.start[index]
      if choice.community != moves.communities.start[Int(node)] { move(node, choice) }
    }
    for node in batch { states.start[Int(node)] &= NodeState.waiting }
  }

  /// Chooses for the nodes of a batch, which have so many arcs.
  private mutating func choose(
    _ batch: Slice<UnsafeBufferPointer<UInt32>>, _ arcCount: Int, seed: UInt64
  ) {
    let threads = arcCount < Self.worthwhile ? 1 : workers.count
    let size = threads == 1 ? batch.count : max(1, batch.count * Self.partArcs / arcCount)
    nonisolated(unsafe) let (moves, batch, states, choices) = (moves, batch, states, choices)
    workers.withUnsafeMutableBufferPointer { workers in
      nonisolated(unsafe) let workers = workers
      Parallel.share(
        (batch.count + size - 1) / size, threads: threads, scratch: { $0 }
      ) { thread, part in
        let range = part * size..<min(batch.count, (part + 1) * size)
        for index in range {
          choices.start[index] = workers[thread].choice(
            moves, Int(batch[batch.startIndex + index]), states.start, seed: seed)
        }
      }
    }
  }

  /// Moves a node, if that is still a gain.
  private mutating func move(_ node: UInt32, _ choice: NodeMove) {
    var choice = choice
    let arcs = moves.ties.rows.arcs(of: Int(node))
    if choice.isNear { countAgain(Int(node), arcs, &choice) }
    guard moves.isGain(Int(node), choice) else { return mark(node) }
    let new = moves.make(Int(node), choice)
    states.start[Int(node)] |= NodeState.moved
    guard choice.isNear else { return }
    for arc in arcs {
      let neighbor = moves.ties.rows.neighbors[arc]
      guard states.start[Int(neighbor)] & NodeState.visited != 0 else { continue }
      if moves.communities.start[Int(neighbor)] != new { mark(neighbor) }
    }
  }

  /// Counts the ties of a node with the old community and the new one, if a neighbor has moved.
  private func countAgain(_ node: Int, _ arcs: Range<Int>, _ choice: inout NodeMove) {
    let neighbors = moves.ties.rows.neighbors.span
    var states: UInt8 = 0
    for arc in arcs { states |= self.states.start[Int(neighbors[arc])] }
    guard states & NodeState.moved != 0 else { return }
    let values = moves.ties.values.span
    let communities = moves.communities.start
    let old = communities[node]
    (choice.leaving, choice.joining) = (0, 0)
    for arc in arcs {
      let value = values.isEmpty ? 1 : values[arc]
      let community = communities[Int(neighbors[arc])]
      choice.leaving += community == old ? value : 0
      choice.joining += community == choice.community ? value : 0
    }
  }

  /// Has a node visited in the next round, if it is not to be visited anyway.
  @inline(__always)
  private mutating func mark(_ node: UInt32) {
    guard states.start[Int(node)] & NodeState.waiting == 0 else { return }
    states.start[Int(node)] |= NodeState.waiting
    next.start[nextCount] = node
    nextCount += 1
  }
}

/// What is known of a node, in bits.
private enum NodeState {
  /// It is to be visited.
  static let waiting: UInt8 = 1
  /// It is in the batch.
  static let visited: UInt8 = 2
  /// It is in the batch and has moved.
  static let moved: UInt8 = 4
}

/// What a thread chooses moves with.
private struct MoveWorker {
  private var accumulator: Accumulator
  /// Nodes to visit, some of them more than once.
  private var marks: Workspace<UInt32>
  private var markCount = 0

  init(count: Int) {
    accumulator = Accumulator(count: count)
    marks = Workspace(repeating: 0, count: min(count, 1 << 12))
  }

  /// Returns what a node would do, and marks those that are then to be visited.
  @inline(__always)
  mutating func choice<Moves: NodeMoves>(
    _ moves: Moves, _ node: Int, _ states: UnsafeMutablePointer<UInt8>, seed: UInt64
  ) -> NodeMove {
    let communities = moves.communities.start
    let arcs = moves.ties.rows.arcs(of: node)
    accumulator.add(moves.ties, arcs, communities)
    let old = communities[node]
    let new = moves.choice(
      of: node, accumulator, seed: seed &+ UInt64(node) &* 0x9E6C_63D0_876A_9A47)
    var move = NodeMove(community: new)
    if new != old {
      move.leaving = accumulator.values[Int(old)]
      if new != NodeMove.alone { move.joining = accumulator.values[Int(new)] }
      move.isNear = mark(moves.ties.rows, arcs, outside: new, communities, states)
    }
    accumulator.reset()
    return move
  }

  /// Marks the neighbors of a node that neither wait nor are in the batch, if they are outside its
  /// new community, and returns whether there are neighbors in the batch.
  @inline(__always)
  private mutating func mark(
    _ rows: borrowing Rows, _ arcs: Range<Int>, outside community: UInt32,
    _ communities: UnsafeMutablePointer<UInt32>, _ states: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    reserve(arcs.count)
    let neighbors = rows.neighbors.span
    let marks = marks.start
    var count = markCount
    var union: UInt8 = 0
    for arc in arcs {
      let neighbor = neighbors[arc]
      let state = states[Int(neighbor)]
      union |= state
      marks[count] = neighbor
      count &+= (state == 0 ? 1 : 0) & (communities[Int(neighbor)] != community ? 1 : 0)
    }
    markCount = count
    return union & NodeState.visited != 0
  }

  private mutating func reserve(_ extra: Int) {
    guard markCount + extra >= marks.count else { return }
    let larger = Workspace<UInt32>(repeating: 0, count: 2 * (markCount + extra + 1))
    larger.start.update(from: marks.start, count: markCount)
    marks = larger
  }

  /// Hands out the marks, to be read before there are others.
  mutating func takeMarks() -> (marks: Workspace<UInt32>, count: Int) {
    defer { markCount = 0 }
    return (marks, markCount)
  }
}

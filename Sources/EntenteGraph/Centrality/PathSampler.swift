/// Draws shortest paths between two nodes at random, by hops, each as likely as the others.
///
/// Searches go on from both ends, level by level, always from the side whose next step reads fewer
/// arcs, until they meet. All shortest paths then cross the arcs where they met, so one of these is
/// drawn by the number of paths across it, and from there each predecessor by the number of paths
/// to it.
struct PathSampler {
  /// What the numbers of paths to the nodes of a level are kept below, so that the product of two
  /// is in range.
  private static let largestCount = 0x1p400

  /// One of the two searches.
  private struct Side {
    /// The nodes found; after them, what earlier draws have left.
    var order: [UInt32]
    /// Where in the order the last level is.
    var level = 0..<0
    /// The number of arcs that lead on from it.
    var arcCount = 0
    /// The mark of its nodes: 1 and up in the search from the source, −1 and down in the other.
    var mark: Int32 = 0

    mutating func start(
      at node: Int, mark: Int32, _ rows: Rows, _ marks: inout [Int32], _ counts: inout [Double]
    ) {
      order[0] = UInt32(truncatingIfNeeded: node)
      level = 0..<1
      arcCount = rows.arcs(of: node).count
      self.mark = mark
      marks[node] = mark
      counts[node] = 1
    }

    /// Takes the search a level on, and notes where it meets the other.
    mutating func step(
      _ rows: Rows, _ marks: inout [Int32], _ counts: inout [Double], _ meetings: inout [Meeting]
    ) {
      let (mark, level) = (mark, level)
      let next = mark + mark.signum()
      var end = level.upperBound
      var arcCount = 0
      var largest = 0.0
      rows.withUnsafePointers { offsets, neighbors in
        marks.withUnsafeMutableBufferPointer { marks in
          counts.withUnsafeMutableBufferPointer { counts in
            order.withUnsafeMutableBufferPointer { order in
              for place in level {
                let node = order[place]
                let count = counts[Int(node)]
                for arc in offsets.arcs(of: Int(node)) {
                  let neighbor = Int(neighbors[arc])
                  let found = marks[neighbor]
                  if found == 0 {
                    marks[neighbor] = next
                    counts[neighbor] = count
                    order[end] = UInt32(truncatingIfNeeded: neighbor)
                    end += 1
                  } else if found == next {
                    counts[neighbor] += count
                  } else if found ^ mark < 0 {
                    // It is in the last level of the other search: had that gone on from it, this
                    // node would be its own.
                    meetings.append(
                      Meeting(near: node, far: UInt32(truncatingIfNeeded: neighbor)))
                  }
                }
              }
              for place in level.upperBound..<end {
                let node = Int(order[place])
                arcCount += offsets.arcs(of: node).count
                largest = max(largest, counts[node])
              }
              guard largest > largestCount else { return }
              // A node to which there are hardly any paths keeps a part that hardly counts, as the
              // only way may yet lead through it.
              for place in level.upperBound..<end {
                let node = Int(order[place])
                counts[node] = max(counts[node] / largest, 1 / largestCount)
              }
            }
          }
        }
      }
      self.level = level.upperBound..<end
      self.arcCount = arcCount
      self.mark = next
    }
  }

  /// An arc at which the searches met.
  private struct Meeting {
    /// The end on the side that took the step.
    var near: UInt32
    /// The end on the other side.
    var far: UInt32
  }

  private let rows: LocalRows
  /// The mark of the search and the level that found each node, 0 if none has.
  private var marks: [Int32]
  /// The number of shortest paths to each node found, from the end where the search started; it is
  /// in proportion within a level only.
  private var counts: [Double]
  private var forward: Side
  private var backward: Side
  private var meetings: [Meeting] = []
  /// The nodes between the ends of the path drawn last.
  private(set) var path: [UInt32] = []
  /// The number of arcs that the last draw has read.
  private(set) var readCount = 0

  init(_ rows: LocalRows) {
    self.rows = rows
    marks = [Int32](repeating: 0, count: rows.count)
    counts = [Double](repeating: 0, count: rows.count)
    forward = Side(order: [UInt32](repeating: 0, count: rows.count))
    backward = forward
  }

  /// Draws a path into ``path``, which stays empty if there is none, or none with nodes between.
  ///
  /// - Parameters:
  ///   - source: Where the path starts.
  ///   - target: Where it ends, another node.
  ///   - generator: The random numbers.
  mutating func draw(from source: Int, to target: Int, _ generator: inout SplitMix64) {
    path.removeAll(keepingCapacity: true)
    meetings.removeAll(keepingCapacity: true)
    readCount = 0
    forward.start(at: source, mark: 1, rows.outgoing, &marks, &counts)
    backward.start(at: target, mark: -1, rows.incoming, &marks, &counts)
    // A search that cannot go on has found all nodes there are.
    while meetings.isEmpty, forward.arcCount > 0, backward.arcCount > 0 {
      if forward.arcCount <= backward.arcCount {
        readCount += forward.arcCount
        forward.step(rows.outgoing, &marks, &counts, &meetings)
        if !meetings.isEmpty { drawPath(rows.incoming, rows.outgoing, &generator) }
      } else {
        readCount += backward.arcCount
        backward.step(rows.incoming, &marks, &counts, &meetings)
        if !meetings.isEmpty { drawPath(rows.outgoing, rows.incoming, &generator) }
      }
    }
    for node in forward.order[..<forward.level.upperBound] { marks[Int(node)] = 0 }
    for node in backward.order[..<backward.level.upperBound] { marks[Int(node)] = 0 }
  }

  /// Draws one of the meetings and the way from it to both ends.
  ///
  /// - Parameters:
  ///   - near: The arcs that lead back on the side that met the other.
  ///   - far: The arcs that lead back on the other side.
  ///   - generator: The random numbers.
  private mutating func drawPath(_ near: Rows, _ far: Rows, _ generator: inout SplitMix64) {
    let total = meetings.reduce(0) { $0 + counts[Int($1.near)] * counts[Int($1.far)] }
    var rest = generator.fraction() * total
    var choice = meetings[0]
    for meeting in meetings {
      choice = meeting
      rest -= counts[Int(meeting.near)] * counts[Int(meeting.far)]
      if rest < 0 { break }
    }
    drawWay(from: Int(choice.near), near, &generator)
    drawWay(from: Int(choice.far), far, &generator)
  }

  /// Adds to the path a node and those on a way back from it, without the end of the path.
  private mutating func drawWay(from node: Int, _ rows: Rows, _ generator: inout SplitMix64) {
    var node = node
    while abs(marks[node]) > 1 {
      path.append(UInt32(truncatingIfNeeded: node))
      let mark = marks[node] - marks[node].signum()
      // Before the first level there is the end only.
      if abs(mark) == 1 { return }
      var total = 0.0
      for arc in rows.arcs(of: node) {
        let neighbor = Int(rows.neighbors[arc])
        if marks[neighbor] == mark { total += counts[neighbor] }
      }
      var rest = generator.fraction() * total
      for arc in rows.arcs(of: node) {
        let neighbor = Int(rows.neighbors[arc])
        if marks[neighbor] != mark { continue }
        node = neighbor
        rest -= counts[neighbor]
        if rest < 0 { break }
      }
    }
  }
}

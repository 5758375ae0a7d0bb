/// A breadth-first search from one node along rows in which there is an arc back for each arc, in
/// whichever direction reads fewer arcs: from the nodes reached last outward, or from the nodes not
/// reached back.
///
/// Source: S. Beamer, K. Asanović and D. Patterson, "Direction-optimizing breadth-first search",
/// *SC*, 2012 (doi 10.1109/SC.2012.50), with their α = 15 and β = 18.
final class FrontierSearch {
  typealias Numbers = UnsafeBufferPointer<UInt32>

  static let unreached = UInt32.max

  /// The number of nodes reached, the source included.
  private(set) var reachedCount = 0
  /// The largest distance.
  private(set) var eccentricity = 0
  private let count: Int
  private let distancesSpace: Workspace<UInt32>
  private let queueSpace: Workspace<UInt32>
  private let levelSpaces: (Workspace<UInt64>, Workspace<UInt64>)
  /// The nodes of the present level and of the next, a bit each.
  private var level: UnsafeMutablePointer<UInt64>
  private var nextLevel: UnsafeMutablePointer<UInt64>

  /// The number of hops to each node, or ``unreached``.
  var distances: UnsafeMutablePointer<UInt32> { distancesSpace.start }
  /// The distances, in node order.
  var distanceArray: [UInt32] { distancesSpace.array }
  private var queue: UnsafeMutablePointer<UInt32> { queueSpace.start }

  init(nodeCount: Int) {
    count = nodeCount
    distancesSpace = Workspace(repeating: Self.unreached, count: nodeCount)
    // One place more, as the search writes a node before it knows whether it stays.
    queueSpace = Workspace(repeating: 0, count: nodeCount + 1)
    levelSpaces = (
      Workspace(repeating: 0, count: (nodeCount + 63) / 64),
      Workspace(repeating: 0, count: (nodeCount + 63) / 64)
    )
    (level, nextLevel) = (levelSpaces.0.start, levelSpaces.1.start)
  }

  /// Searches from a node.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - source: The node.
  ///   - progress: Counts the nodes reached; the search ends early if the task was canceled.
  func run(_ rows: Rows, from source: Int, _ progress: Progress? = nil) {
    distancesSpace.fill(Self.unreached)
    let offsets = rows.offsets
    (reachedCount, eccentricity) = rows.neighbors.withUnsafeBufferPointer { neighbors in
      offsets.isWide
        ? offsets.wide.withUnsafeBufferPointer { run($0, neighbors, from: source, progress) }
        : offsets.narrow.withUnsafeBufferPointer { run($0, neighbors, from: source, progress) }
    }
  }

  /// Returns how many nodes were reached, and the largest distance.
  private func run<Number: ArcNumber>(
    _ offsets: UnsafeBufferPointer<Number>, _ neighbors: Numbers, from source: Int,
    _ progress: Progress?
  ) -> (Int, Int) {
    let queue = queue
    distances[source] = 0
    queue[0] = UInt32(truncatingIfNeeded: source)
    var (start, end) = (0, 1)
    var reachedCount = 1
    var depth: UInt32 = 0
    var unexploredArcs = Int(offsets[count])
    var levelArcs = arcCount(offsets, start, end)
    while start < end {
      if progress?.isStopped(after: end - start) ?? false { break }
      // To look back takes a look at every node, which is more than there are arcs to read where
      // levels are narrow.
      if levelArcs > max(unexploredArcs / 15, count / 18) {
        fillLevel(start, end)
        var size = end - start
        var lastSize = 0
        repeat {
          lastSize = size
          size = pull(offsets, neighbors, depth + 1)
          if size > 0 { depth += 1 }
          if progress?.isStopped(after: size) ?? false { return (reachedCount, Int(depth)) }
          reachedCount += size
          (level, nextLevel) = (nextLevel, level)
        } while size > 0 && (size >= lastSize || size > count / 18)
        (start, end) = (0, emptyLevel())
        levelArcs = 1
        continue
      }
      unexploredArcs -= levelArcs
      (start, end) = (end, push(offsets, neighbors, depth + 1, start, end))
      levelArcs = arcCount(offsets, start, end)
      if start < end { depth += 1 }
      reachedCount += end - start
    }
    return (reachedCount, Int(depth))
  }

  /// Goes on from the nodes of a level, and returns where the next one ends in the queue.
  private func push<Number: ArcNumber>(
    _ offsets: UnsafeBufferPointer<Number>, _ neighbors: Numbers, _ depth: UInt32, _ start: Int,
    _ end: Int
  ) -> Int {
    var found = FoundNodes(nodes: queue, marks: distances, count: end)
    for place in start..<end {
      let node = Int(found.nodes[place])
      var arc = Int(offsets[node])
      let rowEnd = Int(offsets[node &+ 1])
      while arc < rowEnd {
        _ = found.add(neighbors[arc], mark: depth)
        arc &+= 1
      }
    }
    return found.count
  }

  /// Returns the number of arcs of the nodes of a level.
  private func arcCount<Number: ArcNumber>(
    _ offsets: UnsafeBufferPointer<Number>, _ start: Int, _ end: Int
  ) -> Int {
    var arcCount = 0
    for place in start..<end {
      let node = Int(queue[place])
      arcCount &+= Int(offsets[node &+ 1] &- offsets[node])
    }
    return arcCount
  }

  /// Lets each node not yet reached look for a neighbor in the present level, and returns how many
  /// have found one.
  private func pull<Number: ArcNumber>(
    _ offsets: UnsafeBufferPointer<Number>, _ neighbors: Numbers, _ depth: UInt32
  ) -> Int {
    let (distances, level, nextLevel) = (distances, level, nextLevel)
    var size = 0
    for word in 0..<(count + 63) / 64 {
      var found: UInt64 = 0
      let first = word &* 64
      for node in first..<min(first &+ 64, count)
      where distances[node] == Self.unreached {
        var arc = Int(offsets[node])
        let rowEnd = Int(offsets[node &+ 1])
        while arc < rowEnd {
          let neighbor = neighbors[arc]
          if level[Int(neighbor >> 6)] >> UInt64(neighbor & 63) & 1 == 1 {
            distances[node] = depth
            found |= 1 << UInt64(node & 63)
            size &+= 1
            break
          }
          arc &+= 1
        }
      }
      nextLevel[word] = found
    }
    return size
  }

  private func fillLevel(_ start: Int, _ end: Int) {
    for word in 0..<(count + 63) / 64 { level[word] = 0 }
    for place in start..<end {
      level[Int(queue[place] >> 6)] |= 1 << UInt64(queue[place] & 63)
    }
  }

  /// Puts the nodes of the present level in the queue, and returns how many there are.
  private func emptyLevel() -> Int {
    var size = 0
    for word in 0..<(count + 63) / 64 {
      var bits = level[word]
      while bits != 0 {
        queue[size] = UInt32(truncatingIfNeeded: word &* 64 &+ bits.trailingZeroBitCount)
        size &+= 1
        bits &= bits &- 1
      }
    }
    return size
  }
}

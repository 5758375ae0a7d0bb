/// A search by length from one node, which can be run again from another.
///
/// A distance is the least sum of lengths, added up from the source on; as rounded addition keeps
/// order, it does not depend on the order in which ways are tried.
///
/// Source: E. W. Dijkstra, "A note on two problems in connexion with graphs", *Numerische
/// Mathematik* 1, 1959, pp. 269–271 (doi 10.1007/BF01386390); where the lengths are of much the same
/// size, U. Meyer and P. Sanders, "Δ-stepping: a parallelizable shortest path algorithm", *Journal
/// of Algorithms* 49(1), 2003, pp. 114–152 (doi 10.1016/S0196-6774(03)00076-2), on one thread.
final class LengthSearch {
  let rows: ValuedRows
  /// The number of nodes reached, the source included.
  private(set) var reachedCount = 0
  private let distancesSpace: Workspace<Double>
  private let orderSpace: Workspace<UInt32>
  private let isSettled: Workspace<Bool>
  private let inOrder: Bool
  private let buckets: DistanceBuckets?
  private var queue = DistanceQueue()

  /// The length of the way to each node, infinite where there is none.
  var distances: UnsafeMutablePointer<Double> { distancesSpace.start }
  /// The nodes reached, by distance, and by number among equal distances; but no node stands before
  /// all those from which a shortest way leads to it.
  var order: UnsafeMutablePointer<UInt32> { orderSpace.start }
  /// The distances, in node order.
  var distanceArray: [Double] { distancesSpace.array }

  /// Prepares searches.
  ///
  /// - Parameters:
  ///   - rows: The lengths of the arcs.
  ///   - inOrder: Whether anybody asks for the order.
  init(_ rows: ValuedRows, inOrder: Bool = true) {
    self.rows = rows
    self.inOrder = inOrder
    let count = rows.rows.count
    distancesSpace = Workspace(repeating: .infinity, count: count)
    orderSpace = Workspace(repeating: 0, count: count)
    isSettled = Workspace(repeating: false, count: count)
    buckets = DistanceBuckets(rows, inOrder: inOrder)
  }

  /// Searches from a node.
  ///
  /// - Parameters:
  ///   - source: The node.
  ///   - progress: Counts the nodes reached; the search ends early if the task was canceled.
  func run(from source: Int, _ progress: Progress? = nil) {
    forget(reachedCount)
    reachedCount = rows.withUnsafePointers { offsets, neighbors, lengths in
      if let buckets {
        let count = buckets.search(
          offsets, neighbors, lengths, from: source, distances, order,
          isSettled: isSettled.start, progress)
        let farthest = inOrder ? distances[Int(order[count - 1])] : 0
        if !inOrder || farthest + buckets.shortest > farthest { return count }
        // Where a length is lost in rounding, two nodes on a way have the same distance, and only a
        // queue tells which of them comes first.
        forget(count)
      }
      return search(offsets, neighbors, lengths, from: source, progress)
    }
  }

  /// Whether every way on from a node reached is longer than the way to it, even if that is longer by a
  /// factor: then a node to which a shortest way leads on is always behind it in the order.
  func isOrdered(within slack: Double) -> Bool {
    guard let buckets else { return false }
    let farthest = distances[Int(order[reachedCount - 1])]
    // The factor twice, so that rounding makes no difference.
    return farthest + buckets.shortest > farthest * slack * slack
  }

  /// Undoes what a search has filled in.
  private func forget(_ count: Int) {
    for place in 0..<count {
      distances[Int(order[place])] = .infinity
      isSettled.start[Int(order[place])] = false
    }
  }

  /// Fills in the distances and the order, and returns the number of nodes reached.
  private func search(
    _ offsets: ArcNumbers.Pointer, _ neighbors: UnsafePointer<UInt32>,
    _ lengths: UnsafePointer<Double>, from source: Int, _ progress: Progress?
  ) -> Int {
    let (distances, order, isSettled) = (distances, order, isSettled.start)
    var count = 0
    distances[source] = 0
    queue.insert(UInt32(truncatingIfNeeded: source), at: 0)
    while let node = queue.removeFirst() {
      // An entry that a shorter way has overtaken.
      if isSettled[Int(node)] { continue }
      isSettled[Int(node)] = true
      order[count] = node
      count += 1
      if count & 0xFFFF == 0, progress?.isStopped(after: 0x10000) ?? false { break }
      let start = distances[Int(node)]
      for arc in offsets.arcs(of: Int(node)) {
        let neighbor = neighbors[arc]
        let distance = start + lengths[arc]
        if distance < distances[Int(neighbor)] {
          distances[Int(neighbor)] = distance
          queue.insert(neighbor, at: distance)
        }
      }
    }
    return count
  }
}

extension ValuedRows {
  /// Calls the body with the memory of the rows, which is never empty.
  @inline(__always)
  func withUnsafePointers<Result>(
    _ body: (
      _ offsets: ArcNumbers.Pointer, _ neighbors: UnsafePointer<UInt32>,
      _ values: UnsafePointer<Double>
    ) -> Result
  ) -> Result {
    values.withUnsafeBufferPointer { values in
      rows.withUnsafePointers { offsets, neighbors in
        var none = 0.0
        return withUnsafePointer(to: &none) { none in
          body(offsets, neighbors, values.baseAddress ?? none)
        }
      }
    }
  }
}

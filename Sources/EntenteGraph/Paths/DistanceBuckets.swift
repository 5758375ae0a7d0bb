/// Nodes sorted roughly by distance into a ring of buckets, each as wide as a short length.
///
/// A bucket is emptied from its front while shorter ways add nodes at its back; once it is empty,
/// its nodes are settled. A node is in one bucket at a time.
final class DistanceBuckets {
  typealias Numbers = UnsafePointer<UInt32>

  /// With more buckets than this, most would be empty.
  private static let largestCount = 1 << 10
  private static let none = UInt32.max

  /// The shortest length.
  let shortest: Double
  private let inOrder: Bool
  private let inverseWidth: Double
  private let mask: Int
  /// The first and the last node of each bucket.
  private let heads: Workspace<UInt32>
  private let tails: Workspace<UInt32>
  /// The next and the previous node in the same bucket.
  private let nexts: Workspace<UInt32>
  private let previous: Workspace<UInt32>
  private let isInBucket: Workspace<Bool>
  /// A bit for each node, to sort nodes by number.
  private let bits: Workspace<UInt64>

  /// Chooses the width of the buckets, or returns `nil` if no width is good: the longest lengths
  /// would take too many buckets, or the width is so small that its inverse is out of range.
  ///
  /// - Parameters:
  ///   - rows: The lengths of the arcs.
  ///   - inOrder: Whether the nodes in a bucket are to be sorted.
  init?(_ rows: ValuedRows, inOrder: Bool) {
    let arcCount = rows.values.count
    guard arcCount > 0 else { return nil }
    let (shortest, longest) = rows.values.withUnsafeBufferPointer { values in
      var (shortest, longest) = (Double.infinity, 0.0)
      for value in values {
        shortest = value < shortest ? value : shortest
        longest = value > longest ? value : longest
      }
      return (shortest, longest)
    }
    // A sample tells enough, as the width changes the time only. By the median, a few long lengths
    // do not put most of the graph into one bucket.
    let stride = arcCount / 256 + 1
    let sample = Swift.stride(from: 0, to: arcCount, by: stride).map { rows.values[$0] }.sorted()
    let degree = Double(arcCount) / Double(rows.rows.count)
    var width = sample[sample.count / 2] * 2 / max(2, degree)
    // The fewer nodes are in a bucket the less there is to sort, and in one no wider than the shortest
    // length no way leads on to another. To pass by an empty bucket takes little.
    if inOrder { width = min(width, max(shortest, width / 16, longest / 1_000)) }
    guard width > 0, width.isFinite, (1 / width).isFinite,
      longest / width < Double(Self.largestCount - 2)
    else { return nil }
    self.shortest = shortest
    self.inOrder = inOrder
    inverseWidth = 1 / width
    // From the bucket of a node to that of its farthest neighbor, and one for rounding.
    var bucketCount = 4
    while Double(bucketCount) < longest / width + 3 { bucketCount *= 2 }
    mask = bucketCount - 1
    heads = Workspace(repeating: Self.none, count: bucketCount)
    tails = Workspace(repeating: Self.none, count: bucketCount)
    nexts = Workspace(repeating: Self.none, count: rows.rows.count)
    previous = Workspace(repeating: Self.none, count: rows.rows.count)
    isInBucket = Workspace(repeating: false, count: rows.rows.count)
    bits = Workspace(repeating: 0, count: inOrder ? rows.rows.count / UInt64.bitWidth + 1 : 0)
  }

  /// Fills in the distances, which are infinite, and the nodes reached, in order if that was asked
  /// for, and returns their number.
  func search(
    _ offsets: ArcNumbers.Pointer, _ neighbors: Numbers, _ lengths: UnsafePointer<Double>,
    from source: Int, _ distances: UnsafeMutablePointer<Double>,
    _ order: UnsafeMutablePointer<UInt32>, isSettled: UnsafeMutablePointer<Bool>,
    _ progress: Progress?
  ) -> Int {
    let (heads, nexts, isInBucket) = (heads.start, nexts.start, isInBucket.start)
    let inOrder = inOrder
    var reachedCount = 0
    var bucketStart = 0
    var waitingCount = 1
    var bucket = 0
    distances[source] = 0
    append(UInt32(truncatingIfNeeded: source), to: 0)
    while waitingCount > 0 {
      let head = heads[bucket & mask]
      if head == Self.none {
        if inOrder, reachedCount > bucketStart + 1 {
          sort(order + bucketStart, reachedCount - bucketStart, distances)
        }
        bucketStart = reachedCount
        bucket &+= 1
        continue
      }
      let node = Int(head)
      heads[bucket & mask] = nexts[node]
      isInBucket[node] = false
      waitingCount &-= 1
      if !isSettled[node] {
        isSettled[node] = true
        order[reachedCount] = head
        reachedCount &+= 1
        if reachedCount & 0xFFFF == 0, progress?.isStopped(after: 0x10000) ?? false { break }
      }
      let start = distances[node]
      let row = offsets.arcs(of: node)
      var arc = row.lowerBound
      while arc < row.upperBound {
        let neighbor = neighbors[arc]
        let distance = start + lengths[arc]
        arc &+= 1
        let last = distances[Int(neighbor)]
        guard distance < last else { continue }
        distances[Int(neighbor)] = distance
        let place = Int(distance * inverseWidth) & mask
        if isInBucket[Int(neighbor)] {
          let old = Int(last * inverseWidth) & mask
          if old == place { continue }
          remove(neighbor, from: old)
        } else {
          waitingCount &+= 1
        }
        append(neighbor, to: place)
      }
    }
    if inOrder, reachedCount > bucketStart + 1 {
      sort(order + bucketStart, reachedCount - bucketStart, distances)
    }
    return reachedCount
  }

  @inline(__always)
  private func append(_ node: UInt32, to place: Int) {
    // The tail of an empty bucket, and the previous node of a head, tell nothing.
    let tail = tails.start[place]
    if heads.start[place] == Self.none {
      heads.start[place] = node
    } else {
      nexts.start[Int(tail)] = node
    }
    previous.start[Int(node)] = tail
    nexts.start[Int(node)] = Self.none
    tails.start[place] = node
    isInBucket.start[Int(node)] = true
  }

  @inline(__always)
  private func remove(_ node: UInt32, from place: Int) {
    let next = nexts.start[Int(node)]
    if heads.start[place] == node {
      heads.start[place] = next
    } else {
      nexts.start[Int(previous.start[Int(node)])] = next
    }
    if next == Self.none {
      tails.start[place] = previous.start[Int(node)]
    } else {
      previous.start[Int(next)] = previous.start[Int(node)]
    }
  }

  /// Sorts nodes by distance, then by number.
  private func sort(
    _ nodes: UnsafeMutablePointer<UInt32>, _ count: Int, _ distances: UnsafePointer<Double>
  ) {
    if count > 32 {
      let first = distances[Int(nodes[0])]
      if (1..<count).allSatisfy({ distances[Int(nodes[$0])] == first }) {
        return sort(nodes, count)
      }
      var keys = (0..<count).map { (distance: distances[Int(nodes[$0])], node: nodes[$0]) }
      keys.sort { ($0.distance, $0.node) < ($1.distance, $1.node) }
      for place in 0..<count { nodes[place] = keys[place].node }
      return
    }
    for place in 1..<count {
      let node = nodes[place]
      let distance = distances[Int(node)]
      var hole = place
      while hole > 0 {
        let other = nodes[hole - 1]
        let otherDistance = distances[Int(other)]
        if otherDistance < distance || (otherDistance == distance && other < node) { break }
        nodes[hole] = other
        hole -= 1
      }
      nodes[hole] = node
    }
  }

  /// Sorts nodes by number.
  private func sort(_ nodes: UnsafeMutablePointer<UInt32>, _ count: Int) {
    let bits = bits.start
    var (least, most) = (Int.max, 0)
    for place in 0..<count {
      let word = Int(nodes[place] / 64)
      bits[word] |= 1 << UInt64(nodes[place] % 64)
      least = min(least, word)
      most = max(most, word)
    }
    guard most &- least < 16 &* count else {
      // Few nodes far apart.
      for place in 0..<count { bits[Int(nodes[place] / 64)] = 0 }
      var numbers = UnsafeMutableBufferPointer(start: nodes, count: count)
      return numbers.sort()
    }
    var place = 0
    for word in least...most {
      var rest = bits[word]
      bits[word] = 0
      while rest != 0 {
        nodes[place] = UInt32(truncatingIfNeeded: 64 &* word &+ rest.trailingZeroBitCount)
        place &+= 1
        rest &= rest &- 1
      }
    }
  }
}

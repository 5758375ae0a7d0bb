/// The places of each range in each bucket of a counting sort.
struct ArcBuckets<Number: ArcNumber>: @unchecked Sendable {
  private let count: Int
  private let ranges: Int
  /// The count of each bucket, then the next place in it, range after range.
  private let places: Workspace<Number>

  init(count: Int, ranges: Int) {
    self.count = count
    self.ranges = ranges
    places = Workspace(uninitialized: count * ranges)
  }

  /// Lets each range count its items.
  ///
  /// - Parameters:
  ///   - room: How many places are left at the start of each bucket.
  ///   - body: Counts the items of a range.
  /// - Returns: Where the buckets start, and the total.
  func fill(
    room: (_ bucket: Int) -> Number = { _ in 0 },
    _ body: @Sendable (_ range: Int, _ counts: UnsafeMutablePointer<Number>) -> Void
  ) -> [Number] {
    Parallel.blocks(ranges) { range in
      let counts = places.start + range * count
      counts.initialize(repeating: 0, count: count)
      body(range, counts)
    }
    return [Number](unsafeUninitializedCapacity: count + 1) { offsets, initializedCount in
      let places = places.start
      var total: Number = 0
      for bucket in 0..<count {
        offsets.initializeElement(at: bucket, to: total)
        total &+= room(bucket)
        for range in 0..<ranges {
          let size = places[range * count + bucket]
          places[range * count + bucket] = total
          total &+= size
        }
      }
      offsets.initializeElement(at: count, to: total)
      initializedCount = count + 1
    }
  }

  /// Lets each range put its items at the next places of the buckets.
  func scatter(_ body: @Sendable (_ range: Int, _ next: UnsafeMutablePointer<Number>) -> Void) {
    Parallel.blocks(ranges) { body($0, places.start + $0 * count) }
  }
}

extension Rows {
  /// Returns the place of a node in a row, or `nil` if it is not there.
  ///
  /// - Complexity: O(log *d*) for a row of *d* nodes.
  func arc(from row: Int, to node: Int) -> Int? {
    let (neighbors, row) = (neighbors.span, arcs(of: row))
    let place = neighbors.firstPlace(in: row) { $0 >= node }
    return place < row.upperBound && neighbors[place] == node ? place : nil
  }
}

extension Span<UInt32> {
  /// Returns the first place from which on a condition holds, or the end if it holds nowhere.
  ///
  /// - Complexity: O(log *d*) for a range of *d* places.
  @inline(__always)
  func firstPlace(in range: Range<Int>, where holds: (UInt32) -> Bool) -> Int {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      let middle = (start + end) / 2
      if holds(self[middle]) { end = middle } else { start = middle + 1 }
    }
    return start
  }
}

extension Rows {
  /// Returns the place of a node in a row, or `nil` if it is not there.
  ///
  /// - Complexity: O(log *d*) for a row of *d* nodes.
  func arc(from row: Int, to node: Int) -> Int? {
    let neighbors = neighbors.span
    let row = arcs(of: row)
    var (start, end) = (row.lowerBound, row.upperBound)
    while start < end {
      let middle = (start + end) / 2
      if neighbors[middle] < node { start = middle + 1 } else { end = middle }
    }
    return start < row.upperBound && neighbors[start] == node ? start : nil
  }
}

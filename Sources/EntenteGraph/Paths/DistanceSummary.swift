/// The distances from a node to the others that it reaches, summed up.
struct DistanceSummary: Sendable {
  /// The number of nodes reached.
  var reachedCount = 0
  /// The sum of the distances to them.
  var sum = 0.0
  /// The sum of 1 / distance.
  var sumOfInverses = 0.0
  /// The largest distance, 0 if no other node is reached.
  var eccentricity = 0.0
}

extension Graph {
  /// Returns a summary of the distances from each node.
  func distanceSummaries(
    by measure: PathMeasure, along ends: Ends
  ) throws(GraphError) -> [DistanceSummary] {
    switch measure {
    case .hops: return try hopSummaries(along: ends)
    case .lengths:
      try checkPositiveLengths()
      let rows = try lengthRows(ends).withoutDetours()
      return try Parallel.map(
        nodeCount, cost: nodeCount + 2 * edgeCount, scratch: { LengthSearch(rows) }
      ) { search, source in
        search.run(from: source)
        var summary = DistanceSummary()
        for place in 1..<search.reachedCount {
          let distance = search.distances[Int(search.order[place])]
          summary.sum += distance
          summary.sumOfInverses += 1 / distance
          summary.eccentricity = distance
        }
        summary.reachedCount = search.reachedCount - 1
        return summary
      }
    }
  }

  /// Returns a summary of the distances by hops from each node.
  ///
  /// - Parameters:
  ///   - ends: Which edges lead on from a node.
  ///   - limit: The largest distance.
  /// - Returns: The summaries, in node order.
  /// - Throws: ``GraphError`` if the task was canceled.
  func hopSummaries(
    along ends: Ends, within limit: Int = .max
  ) throws(GraphError) -> [DistanceSummary] {
    let isOneWay = isDirected && ends != .all
    let rows = try LocalRows(
      simpleRows(ends), isOneWay ? simpleRows(ends == .outgoing ? .incoming : .outgoing) : nil)
    let batchCount = (nodeCount + LaneSearch.width - 1) / LaneSearch.width
    let summaries = try Parallel.map(
      batchCount, cost: 8 * (nodeCount + 2 * edgeCount), scratch: { LaneSearch(rows) }
    ) { search, batch in
      let start = batch * LaneSearch.width
      return search.run(
        from: start..<min(nodeCount, start + LaneSearch.width), within: limit)
    }
    return rows.original(summaries.flatMap(\.self), initial: DistanceSummary())
  }
}

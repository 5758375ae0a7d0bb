/// How far some nodes are from eight pivots, and what each of these distances counts for.
struct PivotTerms: BitwiseCopyable {
  var distances = SIMD8<Float>()
  var weights = SIMD8<Float>()
}

/// Searches from the pivots of a component.
///
/// A pivot stands for as many nodes as there are nodes to a pivot, but for a node to which it is
/// nearer than to these, only for those within half its distance. What it counts for at a distance
/// *d* is this number divided by *d*².
final class PivotSearches {
  static let lanes = 8

  private enum Search {
    case hops(FrontierSearch)
    case lengths(LengthSearch)
  }

  private let rows: ValuedRows
  private let search: Search
  private let share: Float
  private let distances: Workspace<Float>
  private let weights: Workspace<Float>
  private var counts: [Int] = []

  init(_ rows: ValuedRows, pivotCount: Int, isByHops: Bool) {
    self.rows = rows
    let count = rows.rows.count
    search =
      isByHops
      ? .hops(FrontierSearch(nodeCount: count)) : .lengths(LengthSearch(rows, inOrder: false))
    share = Float(count) / Float(pivotCount)
    distances = Workspace(repeating: 0, count: count * Self.lanes)
    weights = Workspace(repeating: 0, count: count * Self.lanes)
  }

  /// Fills in the terms of eight pivots or fewer.
  ///
  /// - Parameters:
  ///   - pivots: The pivots.
  ///   - terms: The terms of the first node; those of the others follow at equal distances.
  ///   - stride: The number of terms of a node.
  func run(_ pivots: ArraySlice<UInt32>, _ terms: UnsafeMutablePointer<PivotTerms>, stride: Int) {
    let count = rows.rows.count
    for (lane, pivot) in pivots.enumerated() {
      run(from: Int(pivot), distances.start + lane * count, weights.start + lane * count)
    }
    for node in 0..<count {
      var found = PivotTerms()
      for lane in 0..<pivots.count {
        found.distances[lane] = distances.start[lane &* count &+ node]
        found.weights[lane] = weights.start[lane &* count &+ node]
      }
      terms[node &* stride] = found
    }
  }

  private func run(
    from pivot: Int, _ distances: UnsafeMutablePointer<Float>,
    _ weights: UnsafeMutablePointer<Float>
  ) {
    let count = rows.rows.count
    var largest: Float = 0
    // The width of a class of distances.
    var width: Float = 1
    switch search {
    case .hops(let search):
      search.run(rows.rows, from: pivot)
      for node in 0..<count { distances[node] = Float(search.distances[node]) }
      largest = Float(search.eccentricity)
    case .lengths(let search):
      search.run(from: pivot)
      for node in 0..<count {
        distances[node] = Float(search.distances[node])
        largest = max(largest, distances[node])
      }
      width = largest / 1024
    }
    // How many nodes are in each class or below.
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: Int(largest / width) + 1))
    for node in 0..<count { counts[Int(distances[node] / width)] += 1 }
    for place in counts.indices.dropFirst() { counts[place] += counts[place - 1] }
    let half = 0.5 / width
    for node in 0..<count {
      let distance = distances[node]
      weights[node] =
        min(share, Float(counts[Int(distance * half)])) / (distance * distance)
    }
    weights[pivot] = 0
    // Ties have terms of their own.
    for arc in rows.rows.arcs(of: pivot) { weights[Int(rows.rows.neighbors[arc])] = 0 }
  }
}

/// Where the nodes of a graph are drawn.
///
/// The unit is the length that a tie should have: 1, or what the lengths of the edges are measured
/// in. The points fill a rectangle from (0, 0) to (``width``, ``height``); which way *y* grows makes
/// no difference.
public struct GraphLayout: Sendable, Hashable {
  /// A place in the plane.
  public struct Point: Sendable, Hashable {
    /// How far it is to the right.
    public var x: Double
    /// How far it is up, or down.
    public var y: Double

    /// Creates a point.
    ///
    /// - Parameters:
    ///   - x: How far it is to the right.
    ///   - y: How far it is up, or down.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The point of each node, in node order.
  public let points: [Point]
  /// The largest *x*, 0 without nodes.
  public let width: Double
  /// The largest *y*, 0 without nodes.
  public let height: Double
}

extension Graph {
  /// Returns a layout in which nodes are as far apart as the shortest path between them is long.
  ///
  /// What is made small is the stress: for each pair of nodes the square of what the distance in the
  /// plane is off, as a share of the shortest path. Not all pairs are held to it in a large component,
  /// but all ties and the paths from each node to some nodes drawn at random, the pivots, which stand
  /// for the others. The search starts from a projection of the same paths. Each component is turned to
  /// fit into a small rectangle, and the rectangles stand side by side on shelves.
  ///
  /// Direction and loops are ignored, and parallel edges are one tie, by lengths the shortest. Nodes
  /// that would come to lie at one point are put around it.
  ///
  ///     let path = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
  ///     try path.stressLayout().width  // 2, but for rounding
  ///
  /// The Kamada–Kawai layouts of NetworkX and igraph make the same sum small, of all pairs, which
  /// takes a time and memory that grow with the square of the number of nodes.
  ///
  /// - Parameters:
  ///   - measure: How long a path is, and so how long a tie should be drawn.
  ///   - pivotCount: From how many nodes of each component the paths are searched; more are better and
  ///     take longer. By default from all, but at most 1,000, and fewer in large components: 400 of
  ///     10,000 nodes, 200 of 100,000 and 64 of more than 312,500.
  ///   - seed: The layout is the same for the same seed.
  /// - Returns: The points of the nodes.
  /// - Throws: ``GraphError`` if paths are measured by lengths and an edge has length 0, or if the
  ///   task was canceled.
  /// - Precondition: `pivotCount` is above 0.
  /// - Complexity: O(*k* (*n* + *m*)) by hops and O(*k* (*n* + *m*) log *m*) by lengths, for *n* nodes, *m*
  ///   edges and *k* pivots. It takes 8 *k* *n* bytes of memory.
  ///
  /// Source: E. R. Gansner, Y. Koren and S. North, "Graph drawing by stress majorization", *GD 2004*,
  /// LNCS 3383, pp. 239–250 (doi 10.1007/978-3-540-31843-9_25); M. Ortmann, M. Klimenta and
  /// U. Brandes, "A sparse stress model", *Journal of Graph Algorithms and Applications* 21(5), 2017,
  /// pp. 791–821 (doi 10.7155/jgaa.00440); U. Brandes and C. Pich, "Eigensolver methods for
  /// progressive multidimensional scaling of large data", *GD 2006*, LNCS 4372, pp. 42–53 (doi
  /// 10.1007/978-3-540-70904-6_6).
  public func stressLayout(
    by measure: PathMeasure = .hops, pivotCount: Int? = nil, seed: UInt64 = 0
  ) throws(GraphError) -> GraphLayout {
    precondition(pivotCount ?? 1 > 0, "there must be a pivot")
    if measure == .lengths { try checkPositiveLengths() }
    let parts = try ConnectedParts(self, by: measure)
    let sizes = parts.ranges.map {
      StressModel.Size(nodeCount: $0.count, pivotCount: pivotCount)
    }
    let progress = Progress(sizes.reduce(0) { $0 + $1.steps })
    var x = [Double](repeating: 0, count: nodeCount)
    var y = x
    var boxes: [ShelfPacking.Box] = []
    boxes.reserveCapacity(parts.ranges.count)
    var generator = SplitMix64(seed: seed)
    for (range, size) in zip(parts.ranges, sizes) {
      guard range.count > 1 else {
        boxes.append(.init(width: 0, height: 0))
        continue
      }
      var points = try StressModel(
        parts.rows(range), size, isByHops: measure == .hops, seed: generator.next(), progress
      ).points(progress)
      points.spread(within: 1.0 / 16)
      boxes.append(points.fitBox())
      for (place, number) in range.enumerated() {
        let node = Int(parts.nodes[number])
        (x[node], y[node]) = (Double(points.places[place].x), Double(points.places[place].y))
      }
    }
    let shelves = ShelfPacking(boxes, gap: 1)
    for (number, range) in parts.ranges.enumerated() {
      let corner = shelves.corners[number]
      for place in range {
        let node = Int(parts.nodes[place])
        x[node] = (x[node] + corner.x) * parts.meanLength
        y[node] = (y[node] + corner.y) * parts.meanLength
      }
    }
    return GraphLayout(
      points: zip(x, y).map(GraphLayout.Point.init), width: x.max() ?? 0, height: y.max() ?? 0)
  }
}

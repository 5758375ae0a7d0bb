/// A fixed set of nodes, numbered from 0, and of edges between them, numbered in the order given.
///
/// Parallel edges and loops are kept as they are; each measure says what it makes of them. An edge
/// may have a *strength* (more means closer) and a *length* (more means farther). Neither is made
/// from the other here, and where a graph has no column of them, every edge has 1.
///
///     let graph = try Graph(.undirected, nodeCount: 3, edges: [.init(0, 1), .init(1, 2)])
///     Array(graph.neighbors(of: 1))  // [0, 2]
///
/// An undirected edge leads both ways, so it makes two *arcs*, a loop included; a directed edge
/// makes one. The arcs are held as compressed sparse rows with 32-bit node numbers, each row in
/// ascending order of neighbor: the same edges in another order give the same rows. Where a row
/// starts takes 32 bits too, and 64 bits in a graph of more than 2³² − 1 arcs.
public struct Graph: Sendable {
  /// Whether an edge leads from its source to its target only, or both ways.
  public enum Direction: Sendable, Hashable {
    /// An edge leads from its source to its target.
    case directed
    /// An edge leads both ways.
    case undirected
  }

  /// The two ends of an edge.
  public struct Edge: Sendable, Hashable {
    /// The node where a directed edge starts.
    public var source: Int
    /// The node where a directed edge ends.
    public var target: Int

    /// Creates an edge between two nodes.
    ///
    /// - Parameters:
    ///   - source: The node where it starts.
    ///   - target: The node where it ends; the same node for a loop.
    public init(_ source: Int, _ target: Int) {
      self.source = source
      self.target = target
    }
  }

  /// Whether the edges are directed.
  public let direction: Direction
  /// The number of nodes.
  public let nodeCount: Int
  /// The number of edges, parallel edges and loops included.
  public let edgeCount: Int
  /// The strength of each edge, in edge order, or `nil` if every edge has 1.
  public internal(set) var strengths: [Double]?
  /// The length of each edge, in edge order, or `nil` if every edge has 1.
  public let lengths: [Double]?

  /// Whether there are neither loops nor parallel edges.
  ///
  /// Two directed edges between the same nodes are parallel only if they lead the same way.
  public let isSimple: Bool
  /// The arcs by the node they leave.
  @usableFromInline let rows: Rows
  /// What the rows do not tell of the edges: their order and, if undirected, their orientation.
  let endpoints: Endpoints
  /// The lengths of the arcs, once somebody has asked for them.
  let lengthCache = LengthCache()

  /// Creates a graph.
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - nodeCount: The number of nodes.
  ///   - edges: The edges. Both ends of each are at least 0 and less than `nodeCount`.
  ///   - strengths: The strength of each edge, finite and at least 0.
  ///   - lengths: The length of each edge, finite and at least 0.
  /// - Throws: ``GraphError`` at the first edge that is not as described, if a column has not one
  ///   value for each edge, if there are more than 2³² − 1 nodes, or if the
  ///   task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges: the rows are made by counting sort.
  public init(
    _ direction: Direction, nodeCount: Int, edges: [Edge],
    strengths: [Double]? = nil, lengths: [Double]? = nil
  ) throws(GraphError) {
    try Self.check(nodeCount: nodeCount)
    for (number, edge) in edges.enumerated() {
      guard edge.source >= 0, edge.source < nodeCount else {
        throw GraphError.endpoint(edge.source, edge: number, nodeCount: nodeCount)
      }
      guard edge.target >= 0, edge.target < nodeCount else {
        throw GraphError.endpoint(edge.target, edge: number, nodeCount: nodeCount)
      }
    }
    try GraphError.check(strengths, .invalidStrength, edgeCount: edges.count)
    try GraphError.check(lengths, .invalidLength, edgeCount: edges.count)

    try self.init(
      direction, nodeCount: nodeCount,
      sources: edges.map { UInt32(truncatingIfNeeded: $0.source) },
      targets: edges.map { UInt32(truncatingIfNeeded: $0.target) },
      strengths: strengths, lengths: lengths, Progress(Self.steps))
  }

  /// In which order the edges of a graph are numbered.
  public enum EdgeOrder: Sendable, Hashable {
    /// As they are given.
    case given
    /// By source, target, strength and length, whatever the order given.
    ///
    /// The smaller end of an undirected edge becomes its source. As the rows of the graph tell
    /// this order, it takes half the memory.
    case ascending
  }

  /// Creates a graph from columns of node numbers, which is the fastest way.
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - nodeCount: The number of nodes.
  ///   - columns: The source and the target of each edge, less than `nodeCount`.
  ///   - strengths: The strength of each edge, finite and at least 0.
  ///   - lengths: The length of each edge, finite and at least 0.
  ///   - order: In which order the edges are numbered.
  /// - Throws: ``GraphError`` as for a list of edges.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges.
  public init(
    _ direction: Direction, nodeCount: Int, columns: (sources: [UInt32], targets: [UInt32]),
    strengths: [Double]? = nil, lengths: [Double]? = nil, order: EdgeOrder = .given
  ) throws(GraphError) {
    let (sources, targets) = columns
    try Self.check(nodeCount: nodeCount)
    guard targets.count == sources.count else {
      throw GraphError.columnCount(targets.count, "target", edgeCount: sources.count)
    }
    // The largest numbers are found faster than the first edge at fault.
    if max(sources.max() ?? 0, targets.max() ?? 0) >= nodeCount,
      let edge = sources.indices.first(where: { max(sources[$0], targets[$0]) >= nodeCount })
    {
      let end = sources[edge] >= nodeCount ? sources[edge] : targets[edge]
      throw GraphError.endpoint(Int(end), edge: edge, nodeCount: nodeCount)
    }
    try GraphError.check(strengths, .invalidStrength, edgeCount: sources.count)
    try GraphError.check(lengths, .invalidLength, edgeCount: sources.count)
    switch order {
    case .given:
      try self.init(
        direction, nodeCount: nodeCount, sources: sources, targets: targets, strengths: strengths,
        lengths: lengths, Progress(Self.steps))
    case .ascending:
      try self.init(
        ascending: direction, nodeCount: nodeCount, sources: sources, targets: targets,
        strengths: strengths, lengths: lengths)
    }
  }

  static func check(nodeCount: Int) throws(GraphError) {
    guard nodeCount >= 0, nodeCount <= Int(UInt32.max) else {
      throw GraphError.nodeCount(nodeCount)
    }
  }

  /// The number of steps of progress that making a graph takes.
  static let steps = ArcSort.steps + 2

  /// Creates a graph from columns that are known to be sound.
  init(
    _ direction: Direction, nodeCount: Int, sources: [UInt32], targets: [UInt32],
    strengths: [Double]?, lengths: [Double]?, _ progress: Progress
  ) throws(GraphError) {
    self.direction = direction
    self.nodeCount = nodeCount
    self.edgeCount = sources.count
    self.strengths = strengths
    self.lengths = lengths
    let sorted = try Self.sort(direction, nodeCount, (sources, targets)).rows(
      numbered: false, progress
    ).rows
    self.isSimple = sorted.isSimple
    self.rows = direction == .undirected ? ArcSort.mirrored(sorted) : sorted
    try progress.advance()
    self.endpoints = Endpoints(direction, sources: sources, targets: targets)
    try progress.advance()
  }

  /// Creates a graph of sound columns whose edges are numbered in ascending order.
  private init(
    ascending direction: Direction, nodeCount: Int, sources: [UInt32], targets: [UInt32],
    strengths: [Double]?, lengths: [Double]?
  ) throws(GraphError) {
    let progress = Progress(Self.steps)
    self.direction = direction
    self.nodeCount = nodeCount
    edgeCount = sources.count
    endpoints = .sorted
    let isWeighted = strengths != nil || lengths != nil
    let (sorted, edges) = try Self.sort(direction, nodeCount, (sources, targets)).rows(
      numbered: isWeighted, progress)
    isSimple = sorted.isSimple
    let order = isSimple ? edges : sorted.tied(edges, strengths: strengths, lengths: lengths)
    self.strengths = strengths.map { Self.values($0, in: order) }
    self.lengths = lengths.map { Self.values($0, in: order) }
    try progress.advance()
    rows = direction == .undirected ? ArcSort.mirrored(sorted) : sorted
    try progress.advance()
  }

  /// Returns the values of a column in the order of some edges.
  static func values(_ column: [Double], in order: ArcNumbers) -> [Double] {
    let ranges = Parallel.ranges(order.count)
    return [Double](inLargePages: order.count) { values in
      nonisolated(unsafe) let values = values
      Parallel.blocks(ranges.count) { range in
        for place in ranges[range] { values[place] = column[order[place]] }
      }
    }
  }

  /// Returns a sort of the arcs of the edges, of undirected ones only those to their larger ends, to
  /// be mirrored then: fewer arcs are sorted so.
  private static func sort(
    _ direction: Direction, _ nodeCount: Int, _ columns: (sources: [UInt32], targets: [UInt32])
  ) -> ArcSort {
    direction == .undirected
      ? ArcSort(nodeCount: nodeCount, ascending: columns)
      : ArcSort(
        nodeCount: nodeCount, sources: columns.sources, targets: columns.targets, ends: .outgoing)
  }

  /// Whether the edges are directed.
  public var isDirected: Bool { direction == .directed }

  /// The ends of each edge, in the order and the orientation given.
  ///
  /// - Complexity: O(*n* + *m*): the array is made at each use, so keep it in a constant.
  public var edges: [Edge] {
    let (sources, targets) = columns
    return zip(sources, targets).map { Edge(Int($0), Int($1)) }
  }

  /// How many edges, loops included, are not the first between their ends.
  ///
  /// Two directed edges between the same nodes are parallel only if they lead the same way.
  package var parallelEdgeCount: Int { isSimple ? 0 : rows.parallelEdgeCount(direction) }

  /// The source and the target of each edge, in edge order.
  package var columns: (sources: [UInt32], targets: [UInt32]) {
    switch endpoints {
    case .listed(let sources, let targets): (sources, targets)
    case .sorted: rows.columns(direction)
    }
  }
}

import Synchronization

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
  ///   The graph then takes 4 bytes a node, 4 an arc, and 8 for each strength and length; and 8 more an
  ///   edge, which keep the order given, unless that is ascending by source and target with the
  ///   smaller end of an undirected edge as its source.
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
  /// - Throws: ``GraphError`` as for a list of edges, or if the task was canceled.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* edges. The graph takes as much memory as that of a
  ///   list of edges; in ascending order always the less.
  public init(
    _ direction: Direction, nodeCount: Int, columns: (sources: [UInt32], targets: [UInt32]),
    strengths: [Double]? = nil, lengths: [Double]? = nil, order: EdgeOrder = .given
  ) throws(GraphError) {
    let (sources, targets) = columns
    try Self.check(nodeCount: nodeCount)
    guard targets.count == sources.count else {
      throw GraphError.columnCount(targets.count, "target", edgeCount: sources.count)
    }
    // The largest number is found faster than the first edge at fault.
    if Self.largestEnd(of: columns) >= nodeCount,
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
        ascending: direction, nodeCount: nodeCount, columns: columns, strengths: strengths,
        lengths: lengths)
    }
  }

  /// Returns the largest number of a node among the ends of edges, or 0.
  package static func largestEnd(of columns: (sources: [UInt32], targets: [UInt32])) -> UInt32 {
    let ranges = Parallel.ranges(columns.sources.count)
    let largest = Atomic<UInt32>(0)
    Parallel.blocks(ranges.count) { range in
      var most: UInt32 = 0
      for edge in ranges[range] { most = max(most, columns.sources[edge], columns.targets[edge]) }
      largest.max(most, ordering: .relaxed)
    }
    return largest.load(ordering: .relaxed)
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
    (rows, isSimple, _) = try EdgeSlice<NoValue>.withSlices(of: (sources, targets)) {
      slices throws(GraphError) in
      try Self.sort(direction, nodeCount, slices, progress)
    }
    endpoints = Endpoints(direction, sources: sources, targets: targets)
    try progress.advance()
  }

  /// Creates a graph of sound columns whose edges are numbered in ascending order.
  private init(
    ascending direction: Direction, nodeCount: Int, columns: (sources: [UInt32], targets: [UInt32]),
    strengths: [Double]?, lengths: [Double]?
  ) throws(GraphError) {
    func sorted<Value: ArcValue>(_ values: [Value]) throws(GraphError) -> SortedEdges<Value>
    where Value.Given == Value {
      try EdgeSlice<Value>.withSlices(of: (columns.sources, columns.targets), values: values) {
        slices throws(GraphError) in
        try Self.sorted(direction, nodeCount, slices, Progress(Self.steps))
      }
    }
    func sortedByWeights(_ weights: [Double]) throws(GraphError) -> SortedEdges<Double> {
      try EdgeSlice<Double>.withSlices(of: (columns.sources, columns.targets), values: weights) {
        slices throws(GraphError) in
        try Self.sortedByWeights(direction, nodeCount, slices, Progress(Self.steps))
      }
    }
    switch (strengths, lengths) {
    case (nil, nil):
      self.init(direction, try sorted([NoValue]()), strengths: nil, lengths: nil)
    case (let strengths?, nil):
      let sorted = try sortedByWeights(strengths)
      self.init(direction, sorted, strengths: sorted.values, lengths: nil)
    case (nil, let lengths?):
      let sorted = try sortedByWeights(lengths)
      self.init(direction, sorted, strengths: nil, lengths: sorted.values)
    case (let strengths?, let lengths?):
      let sorted = try sorted(zip(strengths, lengths).map(EdgeWeights.init))
      self.init(
        direction, sorted, strengths: sorted.values.map(\.strength),
        lengths: sorted.values.map(\.length))
    }
  }

  /// Rows, and what each edge carries, by source, target and what it carries.
  typealias SortedEdges<Value: ArcValue> = (rows: Rows, isSimple: Bool, values: [Value])

  /// Creates a graph of sorted edges.
  init<Value>(
    _ direction: Direction, _ sorted: SortedEdges<Value>, strengths: [Double]?, lengths: [Double]?
  ) {
    self.direction = direction
    nodeCount = sorted.rows.count
    edgeCount = sorted.rows.neighbors.count / (direction == .directed ? 1 : 2)
    rows = sorted.rows
    isSimple = sorted.isSimple
    endpoints = .sorted
    self.strengths = strengths
    self.lengths = lengths
  }

  /// Sorts edges by source, target and what they carry.
  ///
  /// - Parameters:
  ///   - direction: Whether they are directed; the smaller end of an undirected one is its source.
  ///   - nodeCount: The number of nodes.
  ///   - slices: The edges.
  ///   - progress: Counts the steps.
  ///   - giveUp: Is called as soon as the slices are no longer needed.
  /// - Returns: The rows, and what the edges carry.
  /// - Throws: ``GraphError`` if the task was canceled.
  static func sorted<Value>(
    _ direction: Direction, _ nodeCount: Int, _ slices: [EdgeSlice<Value>], _ progress: Progress,
    giveUp: () -> Void = {}
  ) throws(GraphError) -> SortedEdges<Value> {
    var sorted = try sort(direction, nodeCount, slices, progress, giveUp: giveUp)
    if !sorted.isSimple { sorted.rows.sortParallel(direction, &sorted.values) }
    try progress.advance()
    return sorted
  }

  /// Sorts edges by source, target and weight; the weights take 32 bits meanwhile if these hold them.
  static func sortedByWeights(
    _ direction: Direction, _ nodeCount: Int, _ slices: [EdgeSlice<Double>], _ progress: Progress,
    giveUp: () -> Void = {}
  ) throws(GraphError) -> SortedEdges<Double> {
    guard let short = EdgeSlice.short(slices) else {
      return try sorted(direction, nodeCount, slices, progress, giveUp: giveUp)
    }
    let sorted = try sorted(direction, nodeCount, short, progress, giveUp: giveUp)
    let ranges = Parallel.ranges(sorted.values.count)
    let values = [Double](inLargePages: sorted.values.count) { values in
      nonisolated(unsafe) let values = values
      Parallel.blocks(ranges.count) { range in
        for edge in ranges[range] { values[edge] = Double(sorted.values[edge]) }
      }
    }
    return (sorted.rows, sorted.isSimple, values)
  }

  /// Sorts edges by source and target.
  private static func sort<Value>(
    _ direction: Direction, _ nodeCount: Int, _ slices: [EdgeSlice<Value>], _ progress: Progress,
    giveUp: () -> Void = {}
  ) throws(GraphError) -> SortedEdges<Value> {
    if direction == .undirected {
      return try ArcSort(nodeCount: nodeCount, .ascending).mirroredRows(
        of: slices, progress, giveUp: giveUp)
    }
    let (rows, values) = try ArcSort(nodeCount: nodeCount, .one).rows(
      of: slices, progress, giveUp: giveUp)
    let isSimple = rows.isSimple
    try progress.advance()
    return (rows, isSimple, values)
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

public import EntenteData
public import EntenteGraph

/// Reads a text file with an edge in each line, its nodes given by number.
///
/// A line has the source and the target of an edge, whole numbers from 0, and may have a third
/// number; more columns are ignored. Columns are parted by spaces, tabs, commas or semicolons. Empty
/// lines and lines that start with `#` or `%` are skipped.
///
///     let graph = try NumberedEdgeList(.undirected, thirdColumn: .lengths).read("roads.tsv")
public struct NumberedEdgeList: Sendable {
  /// What the third column of an edge list is.
  public enum ThirdColumn: Sendable, Hashable {
    /// Nothing of interest, or there is none.
    case ignored
    /// The strength of each edge.
    case strengths
    /// The length of each edge.
    case lengths

    fileprivate var values: EdgeBuffer.ValueKind? {
      switch self {
      case .ignored: nil
      case .strengths: .strengths
      case .lengths: .lengths
      }
    }
  }

  /// Whether the edges are directed.
  public var direction: Graph.Direction
  /// The number of nodes; if `nil`, one more than the largest number of a node.
  public var nodeCount: Int?
  /// What the third column is.
  public var thirdColumn: ThirdColumn
  /// How much memory may be used, in bytes; if `nil`, as much as there is.
  public var memoryLimit: Int?

  /// Creates a way of reading.
  ///
  /// - Parameters:
  ///   - direction: Whether the edges are directed.
  ///   - nodeCount: The number of nodes; by default one more than the largest number of a node.
  ///   - thirdColumn: What the third column is.
  ///   - memoryLimit: How much memory may be used, in bytes; by default as much as the machine has.
  public init(
    _ direction: Graph.Direction, nodeCount: Int? = nil, thirdColumn: ThirdColumn = .ignored,
    memoryLimit: Int? = nil
  ) {
    self.direction = direction
    self.nodeCount = nodeCount
    self.thirdColumn = thirdColumn
    self.memoryLimit = memoryLimit
  }

  /// About how much memory a graph takes.
  public struct MemoryEstimate: Sendable, Hashable {
    /// While it is read and made, at most, in bytes.
    public let peak: Int
    /// Once it is made, in bytes.
    public let held: Int
    /// The number of nodes for which that holds.
    public let nodeCount: Int
  }

  /// Estimates how much memory reading a file will take, before reading it.
  ///
  /// - Parameter path: The file.
  /// - Returns: An upper bound from the number of lines; where ``nodeCount`` is not given, it holds
  ///   only if no number of a node is above the number of lines.
  /// - Throws: A `Problem` if the file cannot be read.
  /// - Complexity: O(*b*) for *b* bytes; the lines are counted at the speed of the disk.
  public func memoryEstimate(of path: String) throws(Problem) -> MemoryEstimate {
    let file = try OpenFile(path)
    let lineCount = try file.lineCount(before: file.size) + 1
    return estimate(nodeCount: nodeCount ?? lineCount, edgeCount: lineCount)
  }

  /// Reads a file.
  ///
  /// - Parameter path: The file.
  /// - Returns: The graph. Its edges are numbered by source, target and third column, whatever the
  ///   order of the lines; the smaller end of an undirected edge is its source.
  /// - Throws: A `Problem` at the first line that is not as described, if a number of a node is not
  ///   less than ``nodeCount`` or than 2³² − 1, or if the graph would need more memory than allowed;
  ///   `GraphError` if the task was canceled.
  /// - Complexity: O(*b* + *n* + *m*) for *b* bytes, *n* nodes and *m* edges, on several threads.
  public func read(_ path: String) throws -> Graph {
    let file = try OpenFile(path)
    if let nodeCount, nodeCount < 0 || nodeCount > Int(UInt32.max) {
      throw Problem(
        file: path, "a graph has from 0 to \(UInt32.max) nodes, not \(nodeCount)",
        advice: "give the right number of nodes")
    }
    // Before any time is spent: the lines of most files are shorter than 32 bytes.
    if file.size > 1 << 30 {
      try check(nodeCount: nodeCount ?? 0, edgeCount: file.size / 32, file)
    }
    var columns = try Execution.part(0...0.5) {
      try EdgeColumns(
        file, hasThird: thirdColumn != .ignored, isUndirected: direction == .undirected)
    }
    let nodeCount = try checkedNodeCount(columns, file)
    try check(nodeCount: nodeCount, edgeCount: columns.edgeCount, file)
    return try Execution.part(0.5...1) {
      try Graph(
        direction, nodeCount: nodeCount, buffers: &columns.buffers, values: thirdColumn.values)
    }
  }

  private func check(nodeCount: Int, edgeCount: Int, _ file: OpenFile) throws(Problem) {
    let needed = estimate(nodeCount: nodeCount, edgeCount: edgeCount).peak
    let limit = memoryLimit ?? MachineMemory.byteCount
    guard needed > limit else { return }
    throw Problem(
      file: file.path,
      "\(nodeCount) nodes and \(edgeCount) edges need about \(needed >> 20) MiB of memory, more"
        + " than the \(limit >> 20) MiB allowed",
      advice: "use a machine with more memory, or number the nodes from 0 without gaps")
  }

  private func checkedNodeCount(_ columns: EdgeColumns, _ file: OpenFile) throws(Problem) -> Int {
    let found = columns.largestNode.map { Int($0) + 1 } ?? 0
    guard let nodeCount else { return found }
    guard found <= nodeCount else {
      throw Problem(
        file: file.path, "there is a node \(found - 1), but the graph has \(nodeCount) nodes",
        advice: "number the nodes from 0, or give the right number of nodes")
    }
    return nodeCount
  }

  /// The columns with the arcs sorted once, or those sorted twice with the rows.
  package func estimate(nodeCount: Int, edgeCount: Int) -> MemoryEstimate {
    let arcCount = direction == .directed ? edgeCount : 2 * edgeCount
    // Where a row starts takes 8 bytes from 2³² arcs on.
    let width = arcCount > Int(UInt32.max) ? 8 : 4
    let third = thirdColumn == .ignored ? 0 : 8 * edgeCount
    let held = width * (nodeCount + 1) + 4 * arcCount + third
    let columns = 8 * edgeCount + third
    // While there are blocks of nodes, an arc is written with both of its ends.
    let sorting = 2 * columns
    let mirroring = held + columns
    let threads = max(Execution.processorCount, Execution.current.threads)
    let places = width * (nodeCount + 1) * (threads + 1)
    // Some of the memory that is no longer needed is kept.
    let kept = min(LargePages.mostKept, sorting)
    return MemoryEstimate(
      peak: max(sorting, mirroring) + places + kept, held: held,
      nodeCount: nodeCount)
  }
}

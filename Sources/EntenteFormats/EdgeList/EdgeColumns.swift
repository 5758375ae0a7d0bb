import EntenteData
import EntenteGraph
import Synchronization

/// The columns of an edge list, in the order of its lines.
struct EdgeColumns {
  /// The edges that each thread has read.
  var buffers: [EdgeBuffer]
  /// The number of edges.
  let edgeCount: Int
  /// The largest number of a node, or `nil` if there is no edge.
  let largestNode: UInt32?

  /// Reads a file in parts, one for each thread.
  init(_ file: OpenFile, hasThird: Bool, isUndirected: Bool) throws {
    let progress = Progress(file.size)
    // A part of less than a megabyte is read sooner than a thread starts.
    let partCount = max(1, min(file.size >> 20, Execution.processorCount))
    let results = Mutex([Result<Part, any Error>?](repeating: nil, count: partCount))
    Parallel.blocks(partCount) { part in
      let range = part * file.size / partCount..<(part + 1) * file.size / partCount
      let result = Result {
        try Part(
          linesThatStartIn: range, of: file, hasThird: hasThird, isUndirected: isUndirected,
          progress)
      }
      results.withLock { $0[part] = result }
    }
    let parts: [Part] = try results.withLock { try $0.compactMap { try $0?.get() } }
    buffers = parts.map(\.edges)
    edgeCount = buffers.reduce(0) { $0 + $1.count }
    largestNode = edgeCount > 0 ? parts.reduce(0) { max($0, $1.largestNode) } : nil
  }

  /// What one thread reads.
  private struct Part {
    let edges: EdgeBuffer
    /// The largest number of a node, or 0 if there is no edge.
    private(set) var largestNode: UInt32 = 0

    /// Reads the lines that start within a range of bytes, of which the last may end after it.
    init(
      linesThatStartIn range: Range<Int>, of file: OpenFile, hasThird: Bool, isUndirected: Bool,
      _ progress: Progress
    ) throws {
      edges = EdgeBuffer(hasValues: hasThird)
      var blocks = try LineBlocks(file, range)
      while let (offset, bytes) = try Self.next(&blocks, range, file) {
        try progress.advance(by: bytes.count)
        makeRoom(for: bytes, before: offset + bytes.count - range.lowerBound, of: range.count)
        let lines = EdgeLines(
          UnsafeRawBufferPointer(bytes), hasThird: hasThird, isUndirected: isUndirected)
        do throws(EdgeLines.Fault) {
          edges.add(try lines.parse(into: edges.nextPlaces, &largestNode))
        } catch {
          let line = try file.lineCount(before: offset + error.lineStart) + 1
          throw error.problem(path: file.path, line: line)
        }
      }
    }

    /// The next lines; what is wrong with one is told with its number in the file.
    private static func next(
      _ blocks: inout LineBlocks, _ range: Range<Int>, _ file: OpenFile
    ) throws(Problem) -> (offset: Int, bytes: UnsafeMutableRawBufferPointer)? {
      do throws(Problem) {
        return try blocks.next()
      } catch {
        var problem = error
        let start = try LineBlocks.lineStart(from: range.lowerBound, in: file)
        let before = try file.lineCount(before: start)
        problem.line = problem.line.map { $0 + before }
        throw problem
      }
    }

    /// Makes room for the edges in some bytes, or at once for all that are likely to come.
    private func makeRoom(
      for bytes: UnsafeMutableRawBufferPointer, before end: Int, of byteCount: Int
    ) {
      guard edges.count + bytes.count / EdgeLines.shortest >= edges.capacity,
        let start = bytes.baseAddress
      else { return }
      let lineCount =
        edges.count + LineFeeds.count(start.assumingMemoryBound(to: UInt8.self), bytes.count)
      guard lineCount > edges.capacity else { return }
      edges.reserve(max(lineCount, RowEstimate.room(for: lineCount, in: end, of: byteCount)))
    }
  }
}

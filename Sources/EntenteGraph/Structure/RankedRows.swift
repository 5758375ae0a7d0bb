/// Simple undirected rows in which each edge stands once, in the row of the end with fewer neighbors.
///
/// The nodes are numbered anew by the number of their neighbors, the most first and among equals the
/// smaller node, and each row holds the neighbors of lower number, in the order of the original row. So
/// no row is longer than about the root of twice the number of edges, and the nodes most often read
/// lie together.
///
/// Source: M. Latapy, "Main-memory triangle computations for very large (sparse (power-law))
/// graphs", *Theoretical Computer Science* 407(1–3), 2008, pp. 458–473 (doi
/// 10.1016/j.tcs.2008.07.017).
struct RankedRows: Sendable {
  /// The neighbors of lower number, by number.
  let rows: Rows
  /// The node of each number.
  let nodes: [UInt32]
  /// For each arc, its place in the original rows, if asked for.
  let arcs: ArcNumbers

  /// Numbers the nodes of rows and keeps the arcs to lower numbers.
  ///
  /// - Parameters:
  ///   - original: Rows that hold each tie in both directions and no neighbor twice. Loops are
  ///     left out.
  ///   - numbered: Whether to tell the original arcs.
  /// - Complexity: O(*n* + *m*).
  init(_ original: Rows, numbered: Bool = false) {
    let count = original.count
    nodes = Self.byNeighborCount(original)
    var numbers = [UInt32](repeating: 0, count: count)
    for (number, node) in nodes.enumerated() {
      numbers[Int(node)] = UInt32(truncatingIfNeeded: number)
    }
    (rows, arcs) =
      original.offsets.isWide
      ? Self.kept(original, nodes, numbers, numbered, Int.self)
      : Self.kept(original, nodes, numbers, numbered, UInt32.self)
  }

  /// Returns the rows of arcs to lower numbers, and the original arcs if asked for.
  private static func kept<Number: ArcNumber>(
    _ original: Rows, _ nodes: [UInt32], _ numbers: [UInt32], _ numbered: Bool, _: Number.Type
  ) -> (rows: Rows, arcs: ArcNumbers) {
    // Where the rows would start if all arcs were kept, so that no range waits for another.
    var starts: [Number] = [0]
    starts.reserveCapacity(nodes.count + 1)
    for node in nodes {
      starts.append(
        starts[starts.count - 1]
          + Number(truncatingIfNeeded: original.offsets.arcs(of: Int(node)).count))
    }
    let ranges = Parallel.ranges(of: Number.numbers(starts))
    let firsts = ranges.map { Int(starts[$0.lowerBound]) }
    let neighbors = Workspace<UInt32>(uninitialized: original.neighbors.count)
    let arcs = Workspace<Number>(uninitialized: numbered ? original.neighbors.count : 0)
    let ends = Workspace<Number>(uninitialized: nodes.count)
    nonisolated(unsafe) let places = (
      neighbors: neighbors.start, arcs: numbered ? arcs.start : nil, ends: ends.start
    )
    Parallel.blocks(ranges.count) { range in
      keep(
        original, nodes.span, numbers.span, ranges[range], from: firsts[range], places.neighbors,
        places.arcs, places.ends)
    }
    var offsets: [Number] = [0]
    offsets.reserveCapacity(nodes.count + 1)
    var parts: [(source: Int, target: Int, count: Int)] = []
    for (range, first) in zip(ranges, firsts) {
      let start = offsets[offsets.count - 1]
      for number in range {
        offsets.append(start + ends.start[number] - Number(truncatingIfNeeded: first))
      }
      parts.append((first, Int(start), Int(offsets[offsets.count - 1] - start)))
    }
    let rows = Rows(
      offsets: Number.numbers(offsets), neighbors: joined(parts, neighbors.start))
    return (rows, Number.numbers(numbered ? joined(parts, arcs.start) : []))
  }

  /// Returns the parts of what was written, one after the other.
  private static func joined<Element: BitwiseCopyable>(
    _ parts: [(source: Int, target: Int, count: Int)], _ written: UnsafePointer<Element>
  ) -> [Element] {
    nonisolated(unsafe) let written = written
    return [Element](inLargePages: parts.reduce(0) { $0 + $1.count }) { elements in
      guard let start = elements.baseAddress else { return }
      nonisolated(unsafe) let target = start
      Parallel.blocks(parts.count) { part in
        let part = parts[part]
        (target + part.target).initialize(from: written + part.source, count: part.count)
      }
    }
  }

  /// Returns the nodes, those with the most neighbors first, by counting sort.
  private static func byNeighborCount(_ rows: Rows) -> [UInt32] {
    let offsets = rows.offsets
    var largest = 0
    for node in 0..<rows.count { largest = max(largest, offsets.arcs(of: node).count) }
    // The place after the nodes with more neighbors.
    var places = [UInt32](repeating: 0, count: largest + 2)
    for node in 0..<rows.count {
      places[largest - offsets.arcs(of: node).count + 1] += 1
    }
    for place in 1..<places.count { places[place] += places[place - 1] }
    var nodes = [UInt32](repeating: 0, count: rows.count)
    for node in 0..<rows.count {
      let bucket = largest - offsets.arcs(of: node).count
      nodes[Int(places[bucket])] = UInt32(truncatingIfNeeded: node)
      places[bucket] += 1
    }
    return nodes
  }

  /// Writes the arcs of a range of numbers to lower ones, one row after the other, and where each row
  /// ends.
  private static func keep<Number: ArcNumber>(
    _ original: Rows, _ nodes: Span<UInt32>, _ numbers: Span<UInt32>, _ range: Range<Int>,
    from first: Int, _ newNeighbors: UnsafeMutablePointer<UInt32>,
    _ newArcs: UnsafeMutablePointer<Number>?, _ ends: UnsafeMutablePointer<Number>
  ) {
    let offsets = original.offsets
    let neighbors = original.neighbors.span
    var end = first
    for number in range {
      let node = Int(nodes[number])
      for arc in offsets.arcs(of: node) {
        // Every arc is written, and written over by the next unless it is kept.
        let neighbor = numbers[Int(neighbors[arc])]
        newNeighbors[end] = neighbor
        newArcs?[end] = Number(truncatingIfNeeded: arc)
        end &+= neighbor < number ? 1 : 0
      }
      ends[number] = Number(truncatingIfNeeded: end)
    }
  }
}

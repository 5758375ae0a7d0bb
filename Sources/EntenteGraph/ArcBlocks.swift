/// Blocks of nodes with neighboring numbers, by which arcs are sorted first where there are so many
/// nodes that a count for each no longer stays in the cache.
///
/// An arc is written next to the one before it in its block, and then, block by block, to its row,
/// which is near the others: memory is read and written in long runs.
struct ArcBlocks {
  /// How many nodes a block has at least, as a binary logarithm: their counts stay in the first cache.
  ///
  /// Tests lower it, so that small graphs have blocks.
  @TaskLocal static var leastBits = 13
  /// There are at most about as many blocks as the first cache has lines, as a binary logarithm.
  private static let mostBlocks = 10
  /// With fewer blocks, again as a binary logarithm, all counts stay in the second cache.
  private static let fewBlocks = 5

  private let nodeCount: Int
  /// The binary logarithm of the number of nodes in a block.
  let shift: UInt32

  init(_ nodeCount: Int) {
    self.nodeCount = nodeCount
    let bits = Int.bitWidth - nodeCount.leadingZeroBitCount
    shift = UInt32(max(Self.leastBits, bits - Self.mostBlocks))
  }

  /// Whether it is faster to sort by blocks first.
  var isWorthwhile: Bool { nodeCount >> (Self.leastBits + Self.fewBlocks) > 0 }

  /// What is written of an arc: the node, after that in whose row it stands if there is room.
  @inline(__always)
  static func member<Member: ArcMember>(_ node: UInt32, of row: UInt32) -> Member {
    Member(truncatingIfNeeded: UInt64(row) << 32 | UInt64(node))
  }

  /// Returns the rows of arcs that stand in the order of their blocks; the order in a row stays.
  ///
  /// - Parameter arcs: Where each block starts, and the arcs with their edges, if they are known.
  /// - Returns: The rows.
  func sorted<Number: ArcNumber>(
    _ arcs: (offsets: [Number], members: [UInt64], edges: [Number])
  ) -> ArcSort.Turned<Number> {
    let (nodeCount, shift, size) = (nodeCount, shift, 1 << Int(shift))
    let isNumbered = !arcs.edges.isEmpty
    var rows: ArcSort.Turned<Number> = ([], [], [])
    rows.offsets = [Number](inLargePages: nodeCount + 1) { offsets in
      rows.members = [UInt32](inLargePages: arcs.members.count) { members in
        rows.edges = [Number](inLargePages: arcs.edges.count) { edges in
          nonisolated(unsafe) let (offsets, members, edges) = (offsets, members, edges)
          Parallel.share(
            arcs.offsets.count - 1, threads: Parallel.ranges(arcs.members.count).count,
            scratch: { _ in [Number](repeating: 0, count: size) }
          ) { next, block in
            let nodes = block << shift..<min(nodeCount, (block + 1) << shift)
            let places = Int(arcs.offsets[block])..<Int(arcs.offsets[block + 1])
            let old = (arcs.members.span, arcs.edges.span)
            var next = next.mutableSpan
            for node in 0..<nodes.count { next[node] = 0 }
            for place in places {
              next[Int(truncatingIfNeeded: old.0[place] &>> 32) &- nodes.lowerBound] &+= 1
            }
            var total = arcs.offsets[block]
            for node in nodes {
              offsets[node] = total
              total &+= next[node &- nodes.lowerBound]
              next[node &- nodes.lowerBound] = offsets[node]
            }
            for place in places {
              let member = old.0[place]
              let node = Int(truncatingIfNeeded: member &>> 32) &- nodes.lowerBound
              let new = Int(next[node])
              next[node] &+= 1
              members[new] = UInt32(truncatingIfNeeded: member)
              if isNumbered { edges[new] = old.1[place] }
            }
          }
          offsets[nodeCount] = arcs.offsets[arcs.offsets.count - 1]
        }
      }
    }
    return rows
  }
}

/// What is written of an arc: a node in 32 bits, or two in 64.
typealias ArcMember = FixedWidthInteger & BitwiseCopyable & Sendable

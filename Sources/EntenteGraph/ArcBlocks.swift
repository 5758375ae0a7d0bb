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

  /// With fewer blocks, again as a binary logarithm, the next places of all rows stay in the last cache, and
  /// arcs back are put there at once.
  private static let fewMirrorBlocks = 8

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

  /// Whether it is faster to put arcs back in the order of blocks first.
  var isWorthwhileForMirror: Bool { nodeCount >> (Self.leastBits + Self.fewMirrorBlocks) > 0 }

  /// What is written of an arc: the node, after that in whose row it stands if there is room.
  @inline(__always)
  static func member<Member: ArcMember>(_ node: UInt32, of row: UInt32) -> Member {
    Member(truncatingIfNeeded: UInt64(row) << 32 | UInt64(node))
  }

  /// Sorts arcs that stand in the order of their blocks by row; the order in a row stays.
  ///
  /// - Parameters:
  ///   - arcs: The arcs, and where each block starts.
  ///   - columns: Where they are put.
  ///   - mirror: The arcs back for which room is left in front of each row, if there are any.
  /// - Returns: Where each row starts.
  func sort<Number: ArcNumber, Member: ArcMember, Value: ArcValue>(
    _ arcs: SortedArcs<Number, UInt64, Value>, into columns: ArcColumns<Member, Value>,
    _ mirror: ArcMirror<Number>? = nil
  ) -> [Number] {
    let (nodeCount, shift, size) = (nodeCount, shift, 1 << Int(shift))
    let (blocks, old) = (arcs.offsets, arcs.columns)
    return [Number](inLargePages: nodeCount + 1) { offsets in
      nonisolated(unsafe) let offsets = offsets
      Parallel.share(
        blocks.count - 1, threads: Parallel.ranges(arcs.count).count,
        scratch: { _ in [Number](repeating: 0, count: size) }
      ) { next, block in
        let nodes = block << shift..<min(nodeCount, (block + 1) << shift)
        let range = Int(blocks[block])..<Int(blocks[block + 1])
        var next = next.mutableSpan
        for node in 0..<nodes.count { next[node] = 0 }
        for place in range {
          next[Int(truncatingIfNeeded: old.members[place] &>> 32) &- nodes.lowerBound] &+= 1
        }
        var total = blocks[block] &+ (mirror?.offsets[nodes.lowerBound] ?? 0)
        for node in nodes {
          offsets[node] = total
          total &+= mirror?.count(in: node) ?? 0
          let count = next[node &- nodes.lowerBound]
          next[node &- nodes.lowerBound] = total
          total &+= count
        }
        for place in range {
          let member = old.members[place]
          let node = Int(truncatingIfNeeded: member &>> 32) &- nodes.lowerBound
          let new = Int(next[node])
          next[node] &+= 1
          columns.members[new] = Member(truncatingIfNeeded: member)
          if MemoryLayout<Value>.size > 0 {
            let back = mirror?.count(through: nodes.lowerBound &+ node) ?? 0
            columns.values[new - back] = old.values[place]
          }
        }
      }
      offsets[nodeCount] = blocks[blocks.count - 1] &+ (mirror?.offsets[nodeCount] ?? 0)
    }
  }
}

/// What is written of an arc: a node in 32 bits, or two in 64.
typealias ArcMember = FixedWidthInteger & BitwiseCopyable & Sendable

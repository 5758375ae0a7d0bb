/// The search for the maximal cliques of which a node is the first in the order.
///
/// The nodes after it that are tied to it are bits. At each step a clique is held, with the nodes that
/// could be added (open) and those that could be but have been dealt with (done). Where any of the
/// latter is left in the end, the clique is not maximal. Among the open nodes, those tied to a pivot
/// are left out: a maximal clique has the pivot or a node that is not tied to it.
struct CliqueSearch {
  /// A step of the search.
  private struct Frame {
    /// Where its nodes before the root start in the list.
    var start: Int
    /// The node added at this step, or a negative number for the root.
    var node: Int
    /// Whether the pivot has been chosen.
    var isEntered = false
  }

  private let nodes: [UInt32]
  private let root: Int
  private let members: [UInt32]
  private let bits: BitRows
  private let width: Int
  private var frames: [Frame]
  /// For each frame, the bits of the nodes that are open, to be tried, and done.
  private var sets: [UInt64]
  /// For each frame, the nodes before the root that are tied to the whole clique, by row of bits.
  private var earlier: [Int]

  init(_ ordered: OrderedRows, _ root: Int) {
    nodes = ordered.nodes
    self.root = root
    members = Array(ordered.later(of: root))
    let others = Array(ordered.earlier(of: root))
    bits = ordered.bits(members, others)
    width = bits.wordCount
    frames = [Frame(start: 0, node: -1)]
    earlier = Array(members.count..<members.count + others.count)
    sets = [UInt64](repeating: 0, count: 3 * width)
    for member in members.indices { sets[member / 64] |= 1 << UInt64(member % 64) }
  }

  /// Returns the next maximal clique, in ascending order of its nodes, or `nil` if there is none left.
  mutating func next(ofAtLeast least: Int) -> [Int]? {
    while let frame = frames.last {
      let base = (frames.count - 1) * 3 * width
      let openCount = (base..<base + width).reduce(0) { $0 + sets[$1].nonzeroBitCount }
      if !frame.isEntered {
        frames[frames.count - 1].isEntered = true
        if openCount == 0 {
          let isMaximal =
            earlier.count == frame.start
            && sets[base + 2 * width..<base + 3 * width].allSatisfy { $0 == 0 }
          let clique = isMaximal && frames.count >= least ? clique() : nil
          leave(frame)
          if let clique { return clique }
          continue
        }
        if frames.count + openCount < least {
          leave(frame)
          continue
        }
        choose(base, frame.start)
      }
      guard let member = firstToTry(base) else {
        leave(frame)
        continue
      }
      enter(member, base, frame.start)
    }
    return nil
  }

  private func clique() -> [Int] {
    let added = frames.dropFirst().map { Int(nodes[Int(members[$0.node])]) }
    return (added + [Int(nodes[root])]).sorted()
  }

  private mutating func leave(_ frame: Frame) {
    frames.removeLast()
    sets.removeLast(3 * width)
    earlier.removeSubrange(frame.start...)
  }

  /// Notes which nodes to try: those that are not tied to the pivot, the node tied to the most open
  /// ones.
  private mutating func choose(_ base: Int, _ start: Int) {
    var best = (count: -1, row: 0)
    func offer(_ row: Int) {
      var count = 0
      for word in 0..<width {
        count += (sets[base + word] & bits.words[row * width + word]).nonzeroBitCount
      }
      if count > best.count { best = (count, row) }
    }
    for word in 0..<width {
      var rest = sets[base + word] | sets[base + 2 * width + word]
      while rest != 0 {
        offer(64 * word + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    for row in earlier[start...] { offer(row) }
    for word in 0..<width {
      sets[base + width + word] = sets[base + word] & ~bits.words[best.row * width + word]
    }
  }

  private func firstToTry(_ base: Int) -> Int? {
    for word in 0..<width where sets[base + width + word] != 0 {
      return 64 * word + sets[base + width + word].trailingZeroBitCount
    }
    return nil
  }

  /// Adds a node to the clique; on the way back it will have been dealt with.
  private mutating func enter(_ member: Int, _ base: Int, _ start: Int) {
    let end = earlier.count
    for place in start..<end where bits.contains(member, in: earlier[place]) {
      earlier.append(earlier[place])
    }
    frames.append(Frame(start: end, node: member))
    let (bit, place) = (UInt64(1) << UInt64(member % 64), member / 64)
    for word in 0..<width {
      sets.append(sets[base + word] & bits.words[member * width + word])
    }
    for _ in 0..<width { sets.append(0) }
    for word in 0..<width {
      sets.append(sets[base + 2 * width + word] & bits.words[member * width + word])
    }
    sets[base + place] &= ~bit
    sets[base + width + place] &= ~bit
    sets[base + 2 * width + place] |= bit
  }
}

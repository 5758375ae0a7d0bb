/// The search for a clique of more than some nodes of which a node is the first in the order.
///
/// The open nodes are given colors, none to two that are tied to each other, so a clique has at most
/// one node of each color: it can grow by no more nodes than there are colors.
struct LargestCliqueSearch {
  /// The largest clique found, or none if all are too small.
  private(set) var best: [Int] = []

  private let nodes: [UInt32]
  private let root: Int
  private let members: [UInt32]
  private let bits: BitRows
  private let width: Int
  private var bestCount: Int
  /// The nodes added to the root.
  private var clique: [Int] = []
  /// For each step, the bits of the open nodes.
  private var sets: [UInt64] = []
  /// For each step, the nodes to try from the last on, in ascending order of color.
  private var order: [UInt32] = []
  private var colors: [UInt32] = []
  private var starts: [Int] = []

  init(_ ordered: OrderedRows, _ root: Int, moreThan count: Int) {
    nodes = ordered.nodes
    self.root = root
    members = Array(ordered.later(of: root))
    bits = ordered.bits(members)
    width = bits.wordCount
    bestCount = count
  }

  mutating func run(_ progress: Progress) throws(GraphError) {
    keepIfLarger()
    for member in 0..<64 * width {
      if member % 64 == 0 { sets.append(0) }
      if member < members.count { sets[member / 64] |= 1 << UInt64(member % 64) }
    }
    color()
    var stepCount = 0
    while let start = starts.last {
      stepCount += 1
      if stepCount % 10_000 == 0 { try progress.advance(by: 0) }
      let base = (starts.count - 1) * width
      guard order.count > start, let bound = colors.popLast(), let last = order.popLast(),
        clique.count + 1 + Int(bound) > bestCount
      else {
        // No node is left, or none that makes the clique large enough.
        order.removeSubrange(start...)
        colors.removeSubrange(start...)
        starts.removeLast()
        sets.removeLast(width)
        clique.removeLast(starts.isEmpty ? 0 : 1)
        continue
      }
      let member = Int(last)
      clique.append(member)
      keepIfLarger()
      for word in 0..<width {
        sets.append(sets[base + word] & bits.words[member * width + word])
      }
      sets[base + member / 64] &= ~(1 << UInt64(member % 64))
      color()
    }
  }

  private mutating func keepIfLarger() {
    guard clique.count + 1 > bestCount else { return }
    bestCount = clique.count + 1
    best = [Int(nodes[root])] + clique.map { Int(nodes[Int(members[$0])]) }
  }

  /// Lists the open nodes of the last step by color, without those of colors that lead nowhere.
  private mutating func color() {
    starts.append(order.count)
    let base = sets.count - width
    var rest = Array(sets[base...])
    let least = bestCount - clique.count
    var color = 0
    while rest.contains(where: { $0 != 0 }) {
      color += 1
      var free = rest
      for word in 0..<width {
        while free[word] != 0 {
          let member = 64 * word + free[word].trailingZeroBitCount
          let bit = UInt64(1) << UInt64(member % 64)
          rest[word] &= ~bit
          free[word] &= ~bit
          for other in word..<width { free[other] &= ~bits.words[member * width + other] }
          if color >= least {
            order.append(UInt32(truncatingIfNeeded: member))
            colors.append(UInt32(truncatingIfNeeded: color))
          }
        }
      }
    }
  }
}

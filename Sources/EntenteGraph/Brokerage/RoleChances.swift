/// How likely brokers are to play each part if the groups of all other nodes are dealt out at
/// random.
///
/// The mean number of pairs in a role is the number of pairs times the chance of one. The mean of
/// the square is the sum, over all pairs of pairs, of the chance that both have the role. That
/// depends only on which nodes the two have in common. Each chance is a number of ways to choose
/// nodes, divided by the ways to choose any: with (*m*)ₖ = *m* (*m* − 1) … (*m* − *k* + 1), two
/// nodes of a group of *m* are chosen in (*m*)₂ ways.
struct RoleChances {
  private let sizes: [Int]
  private let nodeCount: Int
  /// For all groups, the sums of (*m*)₂, (*m*)₃ and (*m*)₄, of (*m*)₂ squared, and of *m*, *m*² and
  /// *m*³.
  private var pairs = 0.0
  private var triples = 0.0
  private var quadruples = 0.0
  private var squaredPairs = 0.0
  private var powers = SIMD4<Double>.zero

  init(_ sizes: [Int]) {
    self.sizes = sizes
    nodeCount = sizes.reduce(0, +)
    for size in sizes {
      pairs += Self.ways(size, 2)
      triples += Self.ways(size, 3)
      quadruples += Self.ways(size, 4)
      squaredPairs += Self.ways(size, 2) * Self.ways(size, 2)
      powers += Self.powers(size)
    }
  }

  /// The number of ways to choose members of a group in order.
  private static func ways(_ size: Int, _ count: Int) -> Double {
    (0..<count).reduce(1) { $0 * Double(max(0, size - $1)) }
  }

  private static func powers(_ size: Int) -> SIMD4<Double> {
    let size = Double(size)
    return SIMD4(1, size, size * size, size * size * size)
  }

  /// The numbers of ways in which one pair, or two that overlap, have a role.
  private struct Ways {
    /// A pair has it.
    var one = 0.0
    /// A pair has it both ways round.
    var reversed = 0.0
    /// Two pairs have it with the same first node, the same second, or the second of one first in
    /// the other.
    var first = 0.0
    var second = 0.0
    var chained = 0.0
    /// Two pairs have it without a node in common.
    var disjoint = 0.0
  }

  /// Returns the mean and the variance of the number of pairs in a role.
  ///
  /// - Parameters:
  ///   - role: The role.
  ///   - own: The group of the broker.
  ///   - overlaps: The pairs around it.
  /// - Returns: The mean and the variance, which is exactly 0 if the number cannot vary.
  func moments(
    of role: BrokerageRole, ownGroup own: Int, _ overlaps: OpenPairs.Overlaps
  ) -> (mean: Double, variance: Double) {
    guard overlaps.total > 0 else { return (0, 0) }
    let ways = ways(of: role, ownGroup: own)
    let others = nodeCount - 1
    let (two, three, four) = (
      Self.ways(others, 2), max(1, Self.ways(others, 3)), max(1, Self.ways(others, 4))
    )
    let mean = overlaps.total * ways.one / two
    let square =
      (overlaps.total * ways.one + overlaps.reversed * ways.reversed) / two
      + (overlaps.first * ways.first + overlaps.second * ways.second
        + overlaps.chained * ways.chained) / three
      + overlaps.disjoint * ways.disjoint / four
    let variance = square - mean * mean
    // What rounding leaves of 0 is far less than this part.
    return (mean, variance > 1e-12 * square ? variance : 0)
  }

  private func ways(of role: BrokerageRole, ownGroup own: Int) -> Ways {
    let size = sizes[own]
    let inside = size - 1
    let outside = nodeCount - size
    let both = Self.ways(inside, 2) * Self.ways(outside, 2)
    switch role {
    case .coordinator:
      let (two, three) = (Self.ways(inside, 2), Self.ways(inside, 3))
      return Ways(
        one: two, reversed: two, first: three, second: three, chained: three,
        disjoint: Self.ways(inside, 4))
    case .representative:
      return Ways(
        one: Double(inside * outside), first: Double(inside) * Self.ways(outside, 2),
        second: Self.ways(inside, 2) * Double(outside), disjoint: both)
    case .gatekeeper:
      return Ways(
        one: Double(inside * outside), first: Self.ways(inside, 2) * Double(outside),
        second: Double(inside) * Self.ways(outside, 2), disjoint: both)
    case .itinerant:
      let (two, three) = (pairs - Self.ways(size, 2), triples - Self.ways(size, 3))
      return Ways(
        one: two, reversed: two, first: three, second: three, chained: three,
        disjoint: sameTwice(size))
    case .liaison:
      let same = pairs - Self.ways(size, 2)
      let two = Self.ways(outside, 2) - same
      // Of each group a node in common, and any two others of other groups.
      let rest = Double(outside)
      let sums = powers - Self.powers(size)
      let three = (rest * rest - rest) * sums[1] - (2 * rest - 1) * sums[2] + sums[3]
      // All ways, less those in which one pair is of one group, which counted both twice.
      let disjoint =
        Self.ways(outside, 4) - 2 * same * Self.ways(outside - 2, 2) + sameTwice(size)
      return Ways(
        one: two, reversed: two, first: three, second: three, chained: three, disjoint: disjoint)
    }
  }

  /// The number of ways to choose two pairs without a node in common, each of one other group.
  private func sameTwice(_ size: Int) -> Double {
    let same = pairs - Self.ways(size, 2)
    let own = Self.ways(size, 2)
    return same * same - (squaredPairs - own * own) + (quadruples - Self.ways(size, 4))
  }
}

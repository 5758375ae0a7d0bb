/// Which column each item is in, where two groups face each other.
///
/// The two largest groups stand left and right, each in an outer and an inner column; everything
/// else, joints above all, stands in three columns between them.
struct FacingColumns {
  static let count = 7
  static let middle = 3

  /// The group on the left and the one on the right.
  let left: Int
  let right: Int

  /// The column of each item, from 0 on the left to 6 on the right.
  private(set) var columns: [Int]

  private let problem: LayoutProblem
  private let neighbors: [[Int]]

  /// Returns `nil` if no two groups hold at least half of the nodes.
  init?(_ problem: LayoutProblem) {
    self.problem = problem
    let nodes = problem.items.filter { !$0.isJoint }
    var sizes: [Int: Int] = [:]
    for case let group? in nodes.map(\.group) { sizes[group, default: 0] += 1 }
    let largest = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(2)
    guard largest.count == 2, largest.reduce(0, { $0 + $1.value }) * 2 >= nodes.count else {
      return nil
    }
    let pair = largest.map(\.key).sorted()
    (left, right) = (pair[0], pair[1])
    var neighbors = [[Int]](repeating: [], count: problem.items.count)
    for link in problem.links where link.source != link.target {
      neighbors[link.source].append(link.target)
      neighbors[link.target].append(link.source)
    }
    self.neighbors = neighbors
    columns = [Int](repeating: Self.middle, count: problem.items.count)
    placeSides()
    placeMiddle()
  }

  /// −1 for left, 1 for right, 0 for between.
  private func side(of item: Int) -> Int {
    guard problem.items[item].isJoint else {
      return problem.items[item].group == left ? -1 : problem.items[item].group == right ? 1 : 0
    }
    let sides = Set(neighbors[item].map { problem.items[$0].isJoint ? 0 : side(of: $0) })
    return sides.count == 1 ? sides.first ?? 0 : 0
  }

  private mutating func placeSides() {
    for side in [-1, 1] {
      let members = columns.indices.filter { self.side(of: $0) == side }
      let isMember = Set(members)
      let crossings = neighbors.map { $0.count { !isMember.contains($0) } }
      let (outer, inner) = side < 0 ? (0, 1) : (6, 5)
      var isPlaced: Set<Int> = []
      var free: [Int] = []
      for start in members where !isPlaced.contains(start) {
        // Neighbors go into different columns where that can be.
        var halves: [[Int]] = [[start], []]
        isPlaced.insert(start)
        var queue = [(item: start, half: 0)]
        while let (item, half) = queue.popLast() {
          for next in neighbors[item]
          where isMember.contains(next) && isPlaced.insert(next).inserted {
            halves[1 - half].append(next)
            queue.append((next, 1 - half))
          }
        }
        if halves[1].isEmpty {
          free.append(start)
          columns[start] = inner
          continue
        }
        // Those with few ties across stand outside, out of the way.
        let costs = halves.map { half in half.reduce(0) { $0 + 2 * crossings[$1] + 1 } }
        let outside = costs[0] <= costs[1] ? 0 : 1
        for item in halves[outside] { columns[item] = outer }
        for item in halves[1 - outside] { columns[item] = inner }
      }
      balance(members, free: free, outer: outer, inner: inner, crossings: crossings)
    }
  }

  /// Moves items without ties in their group outside until both columns are about as high.
  private mutating func balance(
    _ members: [Int], free: [Int], outer: Int, inner: Int, crossings: [Int]
  ) {
    func height(_ column: Int) -> Double {
      members.filter { columns[$0] == column }.reduce(0) {
        $0 + problem.items[$1].shape.height + 12
      }
    }
    let movable = free.sorted { (crossings[$0], $0) < (crossings[$1], $1) }
    for item in movable {
      // An edge past the inner column costs room too.
      let size = problem.items[item].shape.height + 12
      guard height(inner) - size > height(outer) + size + 30 else { break }
      columns[item] = outer
    }
  }

  /// Joints stand in the middle, and whoever is in neither group beside them: on the side that it
  /// has more ties to, or where more room is left.
  private mutating func placeMiddle() {
    var heights = [0.0, 0.0]
    for item in columns.indices where !problem.items[item].isJoint && side(of: item) == 0 {
      var balance = 0
      for neighbor in neighbors[item] {
        balance += side(of: neighbor)
        guard problem.items[neighbor].isJoint else { continue }
        balance += neighbors[neighbor].reduce(0) { $0 + side(of: $1) }
      }
      let half = balance == 0 ? (heights[0] <= heights[1] ? 0 : 1) : balance < 0 ? 0 : 1
      columns[item] = half == 0 ? Self.middle - 1 : Self.middle + 1
      heights[half] += problem.items[item].shape.height
    }
    keepGroupsTogether()
  }

  /// Members of one group stand in the column that most of them are in.
  private mutating func keepGroupsTogether() {
    var balances: [Int: Int] = [:]
    for item in columns.indices where side(of: item) == 0 {
      guard let group = problem.items[item].group else { continue }
      balances[group, default: 0] += columns[item] - Self.middle
    }
    for item in columns.indices where side(of: item) == 0 {
      guard let balance = problem.items[item].group.flatMap({ balances[$0] }) else { continue }
      columns[item] = balance <= 0 ? Self.middle - 1 : Self.middle + 1
    }
  }
}

import Synchronization

/// The search for the kinds of sets of three nodes.
///
/// The tie between two nodes has a code, as it is seen from one of them: 1 if it leads away, 2 if it
/// leads here, and 3 if it leads both ways.
struct TriadSearch {
  private let rows: Rows
  /// The code of each arc, seen from the node of the row.
  private let codes: [UInt8]

  init(_ graph: Graph) throws(GraphError) {
    rows = try graph.simpleRows(.all)
    guard graph.isDirected else {
      codes = [UInt8](repeating: 3, count: rows.neighbors.count)
      return
    }
    var codes = [UInt8](repeating: 0, count: rows.neighbors.count)
    for (ends, code) in [(Graph.Ends.outgoing, UInt8(1)), (.incoming, 2)] {
      let some = try graph.simpleRows(ends)
      for node in 0..<rows.count {
        // The row is a part of that with all ends, in the same order.
        var place = rows.arcs(of: node).lowerBound
        for arc in some.arcs(of: node) {
          while rows.neighbors[place] != some.neighbors[arc] { place += 1 }
          codes[place] |= code
        }
      }
    }
    self.codes = codes
  }

  func census() throws(GraphError) -> TriadCensus {
    var census = TriadCensus()
    // The pairs of ties that meet at a node, by their codes: 4 times the lower plus the higher.
    var wedges = [Int](repeating: 0, count: 16)
    // The pairs of nodes that are tied one way and both ways.
    var (oneWay, bothWays) = (0, 0)
    for node in 0..<rows.count {
      var counts = [0, 0, 0, 0]
      for arc in rows.arcs(of: node) { counts[Int(codes[arc])] += 1 }
      for code in 1...3 {
        wedges[5 * code] += counts[code] * (counts[code] - 1) / 2
        for higher in code + 1..<4 { wedges[4 * code + higher] += counts[code] * counts[higher] }
      }
      oneWay += counts[1]
      bothWays += counts[3]
    }
    bothWays /= 2

    // Sets in which all pairs are tied.
    var oneWayRest = oneWay * max(0, rows.count - 2)
    var bothWaysRest = bothWays * max(0, rows.count - 2)
    let triangles = try triangles()
    for (codes, count) in triangles.enumerated() where codes > 0 && count > 0 {
      let (first, second, third) = (codes >> 4, codes >> 2 & 3, codes & 3)
      census[Self.closed(first, second, third)] += count
      // The codes at each of the three nodes: the first tie is from the first to the second, the
      // second from there to the third, and the third from the first to the third.
      let corners = [
        (first, third), (Self.turned(first), second), (Self.turned(second), Self.turned(third)),
      ]
      for (one, other) in corners { wedges[4 * min(one, other) + max(one, other)] -= count }
      let mutual = [first, second, third].count { $0 == 3 }
      oneWayRest -= (3 - mutual) * count
      bothWaysRest -= mutual * count
    }
    // Sets in which two pairs are tied.
    let open: [(code: Int, kind: TriadCensus.Kind)] = [
      (5, .t021D), (10, .t021U), (6, .t021C), (11, .t111D), (7, .t111U), (15, .t201),
    ]
    for (code, kind) in open {
      census[kind] = wedges[code]
      let mutual = (code / 4 == 3 ? 1 : 0) + (code % 4 == 3 ? 1 : 0)
      oneWayRest -= (2 - mutual) * wedges[code]
      bothWaysRest -= mutual * wedges[code]
    }
    census[.t012] = oneWayRest
    census[.t102] = bothWaysRest
    let pairs = rows.count * (rows.count - 1) / 2
    let others = rows.count - 2
    // One of the two can be divided by 3.
    let all = pairs % 3 == 0 ? pairs / 3 * others : pairs * (others / 3)
    census[.t003] = all - census.counts.reduce(0, +)
    return census
  }

  /// Returns the kind of three nodes that are all tied, by the codes of their ties: from the first to
  /// the second, from there to the third, and from the first to the third.
  private static func closed(_ first: Int, _ second: Int, _ third: Int) -> TriadCensus.Kind {
    // How many ties that lead one way leave each node.
    var leaving = [0, 0, 0]
    for (code, from, to) in [(first, 0, 1), (second, 1, 2), (third, 0, 2)] where code != 3 {
      leaving[code == 1 ? from : to] += 1
    }
    switch [first, second, third].count(where: { $0 == 3 }) {
    case 0: return leaving.contains(2) ? .t030T : .t030C
    case 1:
      // Two from the same node, or one each: then to the same node, or one after the other.
      if leaving.contains(2) { return .t120D }
      let isUp =
        (first == 3 && leaving[2] == 0) || (second == 3 && leaving[0] == 0)
        || (third == 3 && leaving[1] == 0)
      return isUp ? .t120U : .t120C
    case 2: return .t210
    default: return .t300
    }
  }

  /// Returns the code of a tie as it is seen from the other node.
  private static func turned(_ code: Int) -> Int {
    (code & 1) << 1 | code >> 1
  }

  /// Returns how many triangles there are of each three codes.
  private func triangles() throws(GraphError) -> [Int] {
    let ranked = RankedRows(rows, numbered: true)
    let rankedCodes = ranked.arcs.map { UInt8(truncatingIfNeeded: codes[$0]) }
    let arcCount = ranked.rows.neighbors.count
    let partCount = min(32, rows.count, 1 + arcCount / 10_000)
    let totals = Mutex([Int](repeating: 0, count: 64))
    try Parallel.forEach(
      partCount, cost: 4 * arcCount / max(1, partCount), progress: Progress(partCount),
      scratch: { [UInt8](repeating: 0, count: ranked.rows.count) }
    ) { marks, part in
      var counts = [Int](repeating: 0, count: 64)
      Self.count(ranked.rows, rankedCodes, from: part, by: partCount, &marks, &counts)
      totals.withLock { totals in
        for place in 0..<64 { totals[place] += counts[place] }
      }
      return 1
    }
    return totals.withLock { $0 }
  }

  private static func count(
    _ rows: Rows, _ codes: [UInt8], from start: Int, by stride: Int, _ marks: inout [UInt8],
    _ counts: inout [Int]
  ) {
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    let codes = codes.span
    var marks = marks.mutableSpan
    var counts = counts.mutableSpan
    for node in Swift.stride(from: start, to: rows.count, by: stride) {
      let row = offsets.arcs(of: node)
      if row.count < 2 { continue }
      for arc in row { marks[Int(neighbors[arc])] = codes[arc] }
      for arc in row {
        let middle = Int(neighbors[arc])
        let first = Int(codes[arc]) << 4
        for next in offsets.arcs(of: middle) {
          let mark = marks[Int(neighbors[next])]
          // Where there is no mark, the count is one that nobody asks for.
          counts[mark == 0 ? 0 : first | Int(codes[next]) << 2 | Int(mark)] &+= 1
        }
      }
      for arc in row { marks[Int(neighbors[arc])] = 0 }
    }
  }
}

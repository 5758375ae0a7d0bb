/// Rows under other numbers, in which neighbors are near each other.
///
/// The nodes are numbered as a breadth-first search finds them, from the node with the most
/// neighbors on. What is read together then lies together, and nodes with consecutive numbers are
/// at much the same distance from all others.
struct LocalRows: Sendable {
  /// The arcs by the node they leave and by the node they reach: the same if undirected.
  let outgoing: Rows
  let incoming: Rows
  /// The original number of each node.
  let nodes: [UInt32]

  /// The number of nodes.
  var count: Int { nodes.count }

  /// Numbers the nodes of rows anew.
  ///
  /// - Parameters:
  ///   - outgoing: The arcs by the node they leave.
  ///   - incoming: The arcs by the node they reach, or `nil` if these are the same.
  init(_ outgoing: Rows, _ incoming: Rows? = nil) {
    nodes = Self.order(outgoing)
    var numbers = [UInt32](repeating: 0, count: nodes.count)
    for (number, node) in nodes.enumerated() {
      numbers[Int(node)] = UInt32(truncatingIfNeeded: number)
    }
    self.outgoing = outgoing.renumbered(nodes, numbers)
    self.incoming = incoming.map { [nodes] in $0.renumbered(nodes, numbers) } ?? self.outgoing
  }

  /// Returns values in the order of the original numbers.
  func original<Value>(_ values: [Value], initial: Value) -> [Value] {
    var result = [Value](repeating: initial, count: count)
    for (number, node) in nodes.enumerated() { result[Int(node)] = values[number] }
    return result
  }

  private static func order(_ rows: Rows) -> [UInt32] {
    var order: [UInt32] = []
    order.reserveCapacity(rows.count)
    var isFound = [Bool](repeating: false, count: rows.count)
    let offsets = rows.offsets
    let neighbors = rows.neighbors.span
    var first = 0
    for node in 0..<rows.count where rows.arcs(of: node).count > rows.arcs(of: first).count {
      first = node
    }
    var place = 0
    for root in -1..<rows.count {
      let root = root < 0 ? first : root
      if root >= rows.count || isFound[root] { continue }
      isFound[root] = true
      order.append(UInt32(truncatingIfNeeded: root))
      while place < order.count {
        let node = Int(order[place])
        place += 1
        for arc in offsets.arcs(of: node) {
          let neighbor = neighbors[arc]
          if !isFound[Int(neighbor)] {
            isFound[Int(neighbor)] = true
            order.append(neighbor)
          }
        }
      }
    }
    return order
  }
}

extension Rows {
  /// Returns the rows of some nodes under other numbers, each row in ascending order.
  ///
  /// - Parameters:
  ///   - nodes: The nodes in the order of their new numbers.
  ///   - numbers: The new number of each node.
  /// - Returns: The rows, in the order of the new numbers.
  func renumbered(_ nodes: [UInt32], _ numbers: [UInt32]) -> Rows {
    // By turning twice, the members come into ascending order without being compared.
    var offsets = ArcNumbers(offsetsOf: nodes.count, upTo: neighbors.count)
    var members: [UInt32] = []
    members.reserveCapacity(neighbors.count)
    let numbers = numbers.span
    for node in nodes {
      for arc in arcs(of: Int(node)) { members.append(numbers[Int(neighbors[arc])]) }
      offsets.append(members.count)
    }
    return ArcSort.turned(ArcSort.turned(Rows(offsets: offsets, neighbors: members)))
  }

  /// Calls the body with pointers, for the few loops in which all time is spent.
  func withUnsafePointers<Result>(
    _ body: (_ offsets: ArcNumbers.Pointer, _ neighbors: UnsafePointer<UInt32>) -> Result
  ) -> Result {
    offsets.withUnsafePointer { offsets in
      neighbors.withUnsafeBufferPointer { neighbors in
        var none: UInt32 = 0
        return withUnsafePointer(to: &none) { body(offsets, neighbors.baseAddress ?? $0) }
      }
    }
  }
}

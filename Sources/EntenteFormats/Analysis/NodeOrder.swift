import EntenteGraph

/// The nodes of a document in the order of their ids.
///
/// Sums follow the numbers of nodes, so a graph whose nodes are in this order has the same figures, to
/// the last digit, in whatever order a file has them.
struct NodeOrder {
  /// The place of each node in the document; `nil` if they are in order there.
  private let places: [UInt32]?
  /// The number that the node at each place gets.
  private let numbers: [UInt32]

  /// Orders ids byte by byte.
  ///
  /// - Complexity: O(*n*) for *n* ids that differ in their first eight bytes or are in order, and
  ///   O(*n* log *n*) for others.
  init(_ ids: TextColumn) {
    let isInOrder = ids.indices.dropFirst().allSatisfy { !ids.precedes($0, $0 - 1) }
    guard !isInOrder else {
      (places, numbers) = (nil, [])
      return
    }
    let starts = ids.indices.map(ids.firstBytes)
    var places = KeySort.places(of: starts)
    var first = 0
    while first < places.count {
      let start = starts[Int(places[first])]
      var end = first + 1
      while end < places.count, starts[Int(places[end])] == start { end += 1 }
      if end > first + 1 { places[first..<end].sort { ids.precedes(Int($0), Int($1)) } }
      first = end
    }
    var numbers = [UInt32](repeating: 0, count: places.count)
    for (number, place) in places.enumerated() {
      numbers[Int(place)] = UInt32(truncatingIfNeeded: number)
    }
    (self.places, self.numbers) = (places, numbers)
  }

  /// The place of a node in the document.
  func place(_ number: Int) -> Int { places.map { Int($0[number]) } ?? number }

  /// The numbers of the nodes at the places that are the ends of edges.
  func numbers(
    of ends: (sources: [UInt32], targets: [UInt32])
  ) -> (sources: [UInt32], targets: [UInt32]) {
    guard places != nil else { return ends }
    var columns = EndColumns(sources: ends.sources, targets: ends.targets)
    columns.renumber(numbers)
    return (columns.sources, columns.targets)
  }

  /// The values of the nodes of a document in this order.
  func values<Value>(_ values: [Value]) -> [Value] {
    places.map { $0.map { values[Int($0)] } } ?? values
  }
}

extension TextColumn {
  /// The first eight bytes of a text as a number, with zeros for those that it does not have.
  fileprivate func firstBytes(_ place: Int) -> UInt64 {
    withBytes(place) { text in
      (0..<8).reduce(0) { $0 << 8 | ($1 < text.count ? UInt64(text[$1]) : 0) }
    }
  }

  /// Whether the bytes of a text come before those of another.
  fileprivate func precedes(_ first: Int, _ second: Int) -> Bool {
    withBytes(first) { first in
      withBytes(second) { second in first.lexicographicallyPrecedes(second) }
    }
  }
}

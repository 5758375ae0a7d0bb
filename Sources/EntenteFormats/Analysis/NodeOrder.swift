/// The nodes of a document in the order of their ids.
///
/// Sums follow the numbers of nodes, so a graph whose nodes are in this order has the same figures, to
/// the last digit, in whatever order a file has them.
struct NodeOrder {
  /// The place of each node in the document; `nil` if they are in order there.
  private let places: [Int]?
  /// The number that the node at each place gets.
  private let numbers: [UInt32]

  /// Orders ids byte by byte.
  ///
  /// - Complexity: O(*n* log *n*) for *n* ids, O(*n*) if they are in order.
  init(_ ids: TextColumn) {
    let isInOrder = ids.indices.dropFirst().allSatisfy { !ids.precedes($0, $0 - 1) }
    guard !isInOrder else {
      (places, numbers) = (nil, [])
      return
    }
    // Most ids differ in their first bytes, which are at hand.
    let places = ids.indices.map { (start: ids.firstBytes($0), place: $0) }.sorted {
      $0.start == $1.start ? ids.precedes($0.place, $1.place) : $0.start < $1.start
    }.map(\.place)
    var numbers = [UInt32](repeating: 0, count: places.count)
    for (number, place) in places.enumerated() {
      numbers[place] = UInt32(truncatingIfNeeded: number)
    }
    (self.places, self.numbers) = (places, numbers)
  }

  /// The place of a node in the document.
  func place(_ number: Int) -> Int { places?[number] ?? number }

  /// The numbers of nodes at some places.
  func numbers(of ends: [UInt32]) -> [UInt32] {
    places == nil ? ends : ends.map { numbers[Int($0)] }
  }

  /// The values of the nodes of a document in this order.
  func values<Value>(_ values: [Value]) -> [Value] {
    places.map { $0.map { values[$0] } } ?? values
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

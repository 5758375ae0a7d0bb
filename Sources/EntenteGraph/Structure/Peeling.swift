/// Items in ascending order of whole numbers that are lowered one at a time.
struct Peeling {
  private(set) var order: [UInt32]
  /// Where each item stands in the order.
  private(set) var places: [UInt32]
  /// Where the items of each number start.
  private var starts: [UInt32]

  init(_ values: [UInt32]) {
    starts = [UInt32](repeating: 0, count: Int(values.max() ?? 0) + 2)
    order = [UInt32](repeating: 0, count: values.count)
    places = order
    for value in values { starts[Int(value) + 1] += 1 }
    for value in starts.indices.dropFirst() { starts[value] += starts[value - 1] }
    var next = starts
    for (item, value) in values.enumerated() {
      places[item] = next[Int(value)]
      order[Int(next[Int(value)])] = UInt32(truncatingIfNeeded: item)
      next[Int(value)] += 1
    }
  }

  /// Lowers the value of an item by 1: it changes places with the first of its value.
  mutating func lower(_ item: Int, _ values: inout [UInt32]) {
    let value = Int(values[item])
    let (start, place) = (Int(starts[value]), Int(places[item]))
    let first = Int(order[start])
    order[start] = UInt32(truncatingIfNeeded: item)
    order[place] = UInt32(truncatingIfNeeded: first)
    places[item] = UInt32(truncatingIfNeeded: start)
    places[first] = UInt32(truncatingIfNeeded: place)
    starts[value] += 1
    values[item] -= 1
  }
}

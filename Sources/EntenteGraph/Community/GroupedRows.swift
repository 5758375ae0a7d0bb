/// Ties in another order, within groups and between groups. Rows without values count 1 for each arc.
extension ValuedRows {
  /// The number of arcs below which a second thread costs more than it saves.
  private static var worthwhile: Int { 50_000 }

  /// How many parts there are for a thread, so that none waits long for the last.
  private static var partsPerThread: Int { 16 }

  /// The number of threads that are worth their while.
  private func threads(_ threads: Int) -> Int {
    rows.neighbors.count < Self.worthwhile ? 1 : threads
  }

  /// The sum of all arcs.
  var total: Double {
    values.isEmpty ? Double(rows.neighbors.count) : values.reduce(0, +)
  }

  /// Returns the sum of each row.
  func sums(threads: Int) -> [Double] {
    map(threads: threads) { row in
      let arcs = rows.arcs(of: row)
      if values.isEmpty { return Double(arcs.count) }
      let values = values.span
      var sum = 0.0
      for arc in arcs { sum += values[arc] }
      return sum
    }
  }

  /// Returns for each node the sum of its arcs within its group.
  ///
  /// - Parameters:
  ///   - groups: The group of each node.
  ///   - threads: The number of threads.
  /// - Returns: The sums, in node order.
  func within(_ groups: [UInt32], threads: Int) -> [Double] {
    map(threads: threads) { node in
      let neighbors = rows.neighbors.span
      let groups = groups.span
      let group = groups[node]
      if values.isEmpty {
        var count = 0
        for arc in rows.arcs(of: node) {
          count &+= groups[Int(neighbors[arc])] == group ? 1 : 0
        }
        return Double(count)
      }
      let values = values.span
      var sum = 0.0
      for arc in rows.arcs(of: node) {
        sum += groups[Int(neighbors[arc])] == group ? values[arc] : 0
      }
      return sum
    }
  }

  /// Returns the value of each row.
  @inline(__always)
  private func map(threads: Int, _ body: @Sendable (_ row: Int) -> Double) -> [Double] {
    let threads = self.threads(threads)
    let parts = Parallel.ranges(
      of: rows.offsets, parts: threads == 1 ? 1 : Self.partsPerThread * threads)
    return [Double](unsafeUninitializedCapacity: rows.count) { result, initializedCount in
      nonisolated(unsafe) let places = result
      Parallel.share(parts.count, threads: threads, scratch: { _ in }) { _, part in
        for row in parts[part] { places.initializeElement(at: row, to: body(row)) }
      }
      initializedCount = rows.count
    }
  }

  /// Returns the rows with the nodes in another order.
  ///
  /// - Parameters:
  ///   - order: Each node once.
  ///   - threads: The number of threads.
  /// - Returns: Rows in which the nodes have their places in the order as numbers.
  func reordered(_ order: [UInt32], threads: Int) -> ValuedRows {
    let count = rows.count
    let places = Workspace<UInt32>(uninitialized: count)
    var offsets = ArcNumbers(zeros: count + 1, upTo: rows.neighbors.count)
    for (place, node) in order.enumerated() {
      places.start[Int(node)] = UInt32(truncatingIfNeeded: place)
      offsets[place + 1] = offsets[place] + rows.arcs(of: Int(node)).count
    }
    let threads = self.threads(threads)
    let parts = Parallel.ranges(
      of: offsets, parts: threads == 1 ? 1 : Self.partsPerThread * threads)
    nonisolated(unsafe) let numbers = places.start
    let (neighbors, newValues) = (
      Self.filled(offsets, parts, threads: threads) { [offsets] targets, row in
        let neighbors = rows.neighbors.span
        var place = offsets[row]
        for arc in rows.arcs(of: Int(order[row])) {
          targets[place] = numbers[Int(neighbors[arc])]
          place &+= 1
        }
      } as [UInt32],
      values.isEmpty
        ? []
        : Self.filled(offsets, parts, threads: threads) { [offsets] targets, row in
          let values = values.span
          var place = offsets[row]
          for arc in rows.arcs(of: Int(order[row])) {
            targets[place] = values[arc]
            place &+= 1
          }
        } as [Double]
    )
    return ValuedRows(rows: Rows(offsets: offsets, neighbors: neighbors), values: newValues)
  }

  /// Returns an element for each arc, written row by row.
  @inline(__always)
  private static func filled<Element: BitwiseCopyable>(
    _ offsets: ArcNumbers, _ parts: [Range<Int>], threads: Int,
    _ body: @Sendable (_ elements: UnsafeMutableBufferPointer<Element>, _ row: Int) -> Void
  ) -> [Element] {
    [Element](inLargePages: offsets[offsets.count - 1]) { elements in
      nonisolated(unsafe) let elements = elements
      Parallel.share(parts.count, threads: threads, scratch: { _ in }) { _, part in
        for row in parts[part] { body(elements, row) }
      }
    }
  }

  /// Returns the ties between groups of nodes: the sums of those between their nodes.
  ///
  /// - Parameters:
  ///   - groups: The group of each node.
  ///   - count: The number of groups, of which every number below is in use.
  ///   - threads: The number of threads.
  /// - Returns: For each group the other groups to which it is tied, in any order, but the same for
  ///   any number of threads.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arcs.
  func aggregated(_ groups: [UInt32], count: Int, threads: Int) -> ValuedRows {
    let (starts, nodes) = Groups.sorted(groups, count: count)
    // Where the ties of each group have room, if none falls together.
    var room = ArcNumbers(zeros: count + 1, upTo: rows.neighbors.count)
    for node in groups.indices {
      room[Int(groups[node]) + 1] += rows.arcs(of: node).count
    }
    for group in 0..<count { room[group + 1] += room[group] }
    let threads = self.threads(threads)
    let parts = Parallel.ranges(of: room, parts: threads == 1 ? 1 : Self.partsPerThread * threads)
    let memory = (
      groups: Workspace(groups), sizes: Workspace<UInt32>(repeating: 0, count: count),
      neighbors: Workspace<UInt32>(uninitialized: rows.neighbors.count),
      values: Workspace<Double>(uninitialized: rows.neighbors.count)
    )
    nonisolated(unsafe) let (groupOf, sizes, neighbors, sums) =
      (memory.groups.start, memory.sizes.start, memory.neighbors.start, memory.values.start)
    Parallel.share(
      parts.count, threads: threads, scratch: { _ in Accumulator(count: count) }
    ) { [room] accumulator, part in
      var place = room[parts[part].lowerBound]
      for group in parts[part] {
        for index in Int(starts[group])..<Int(starts[group + 1]) {
          accumulator.add(self, rows.arcs(of: Int(nodes[index])), groupOf)
        }
        let first = place
        for index in 0..<accumulator.touchedCount {
          let other = accumulator.touched[index]
          if other == group { continue }
          neighbors[place] = other
          sums[place] = accumulator.values[Int(other)]
          place &+= 1
        }
        sizes[group] = UInt32(truncatingIfNeeded: place - first)
        accumulator.reset()
      }
    }
    var offsets = ArcNumbers(zeros: count + 1, upTo: rows.neighbors.count)
    for group in 0..<count { offsets[group + 1] = offsets[group] + Int(sizes[group]) }
    return ValuedRows(
      rows: Rows(
        offsets: offsets,
        neighbors: Self.joined(parts, offsets, room, memory.neighbors, threads: threads)),
      values: Self.joined(parts, offsets, room, memory.values, threads: threads))
  }

  /// Puts together what parts have written at the start of their room.
  private static func joined<Element: BitwiseCopyable>(
    _ parts: [Range<Int>], _ offsets: ArcNumbers, _ room: ArcNumbers, _ written: Workspace<Element>,
    threads: Int
  ) -> [Element] {
    [Element](inLargePages: offsets[offsets.count - 1]) { elements in
      nonisolated(unsafe) let (elements, sources) = (elements, written.start)
      Parallel.share(parts.count, threads: threads, scratch: { _ in }) { _, part in
        let places = offsets[parts[part].lowerBound]..<offsets[parts[part].upperBound]
        let source = UnsafeBufferPointer(
          start: sources + room[parts[part].lowerBound], count: places.count)
        _ = elements[places].initialize(fromContentsOf: source)
      }
    }
  }
}

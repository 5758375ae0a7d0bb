import EntenteGraph

/// A number of each edge, of which some may have none; whole numbers as long as all are.
struct EdgeNumbers: Sendable {
  private var wholes: [Int64] = []
  /// The numbers once one is not whole.
  private var reals: [Double] = []
  /// Whether some are not whole.
  private(set) var isReal = false
  /// The edges without a number, up to the last that has one.
  private var gaps: [Int] = []
  /// How many whole numbers were rounded, as others are not whole.
  private(set) var roundedCount = 0

  /// Whether no edge has a number.
  var isEmpty: Bool { count == 0 }

  /// The number of edges up to the last that has one.
  private var count: Int { isReal ? reals.count : wholes.count }

  /// Adds the number of an edge.
  ///
  /// - Returns: Whether the text is a number.
  @inline(__always)
  mutating func append(_ edge: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if edge > count { pad(to: edge) }
    if !isReal {
      if let number = NumberText.integer(text) {
        wholes.append(number)
        return true
      }
      guard NumberText.real(text) != nil else { return false }
      makeReal()
    }
    guard let number = NumberText.real(text) else { return false }
    if abs(number) >= 0x1p53, NumberText.exactReal(text) == nil { roundedCount += 1 }
    reals.append(number)
    return true
  }

  /// Adds the numbers of edges, the first of them at a place, all whole.
  ///
  /// - Precondition: So are those before them.
  mutating func append(_ edge: Int, wholes numbers: UnsafeBufferPointer<UInt32>) {
    assert(!isReal)
    pad(to: edge)
    wholes.append(contentsOf: numbers.lazy.map { Int64($0) })
  }

  /// Adds the numbers of edges, the first of them at a place.
  ///
  /// - Precondition: Some before them are not whole.
  mutating func append(_ edge: Int, reals numbers: UnsafeBufferPointer<Double>) {
    assert(isReal)
    pad(to: edge)
    reals.append(contentsOf: numbers)
  }

  /// Makes room for the numbers of so many edges.
  mutating func reserve(_ count: Int) {
    isReal ? reals.reserveInLargePages(count) : wholes.reserveInLargePages(count)
  }

  /// Adds the numbers of more edges, the first of them at a place.
  mutating func append(_ other: EdgeNumbers, from edge: Int) {
    guard !other.isEmpty else { return }
    var other = other
    if isReal, !other.isReal { other.makeReal() }
    if !isReal, other.isReal { makeReal() }
    pad(to: edge)
    wholes.append(onThreads: other.wholes)
    reals.append(onThreads: other.reals)
    gaps += other.gaps.map { $0 + edge }
    roundedCount += other.roundedCount
  }

  private mutating func pad(to edge: Int) {
    let missing = count..<edge
    gaps += missing
    isReal
      ? reals.append(contentsOf: repeatElement(0, count: missing.count))
      : wholes.append(contentsOf: repeatElement(0, count: missing.count))
  }

  private mutating func makeReal() {
    isReal = true
    reals.reserveInLargePages(wholes.capacity)
    for whole in wholes {
      let number = Double(whole)
      if Int64(exactly: number) != whole { roundedCount += 1 }
      reals.append(number)
    }
    wholes = []
  }

  /// The numbers as an attribute.
  consuming func column(_ name: String, edgeCount: Int) -> AttributeColumn {
    pad(to: edgeCount)
    return AttributeColumn(name, isReal ? .reals(reals) : .integers(wholes), missing: gaps)
  }
}

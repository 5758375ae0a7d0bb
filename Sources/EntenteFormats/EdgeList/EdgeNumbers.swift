import EntenteGraph

/// A number of each edge, of which some may have none; whole numbers as long as all are.
struct EdgeNumbers: Sendable {
  /// The bits of whole numbers, or of numbers.
  private var bits: [UInt64] = []
  private var isReal = false
  /// The edges without a number, up to the last that has one.
  private var gaps: [Int] = []
  /// How many whole numbers were rounded, as others are not whole.
  private(set) var roundedCount = 0

  /// Whether no edge has a number.
  var isEmpty: Bool { bits.isEmpty }

  /// Adds the number of an edge.
  ///
  /// - Returns: Whether the text is a number.
  @inline(__always)
  mutating func append(_ edge: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if edge > bits.count { pad(to: edge) }
    if !isReal {
      if let number = NumberText.integer(text) {
        bits.append(UInt64(bitPattern: number))
        return true
      }
      guard NumberText.real(text) != nil else { return false }
      makeReal()
    }
    guard let number = NumberText.real(text) else { return false }
    if abs(number) >= 0x1p53, NumberText.exactReal(text) == nil { roundedCount += 1 }
    bits.append(number.bitPattern)
    return true
  }

  /// Makes room for the numbers of so many edges.
  mutating func reserve(_ count: Int) { bits.reserveInLargePages(count) }

  /// Adds the numbers of more edges, the first of them at a place.
  mutating func append(_ other: EdgeNumbers, from edge: Int) {
    guard !other.isEmpty else { return }
    var other = other
    if isReal, !other.isReal { other.makeReal() }
    if !isReal, other.isReal { makeReal() }
    pad(to: edge)
    bits.append(onThreads: other.bits)
    gaps += other.gaps.map { $0 + edge }
    roundedCount += other.roundedCount
  }

  private mutating func pad(to edge: Int) {
    gaps += bits.count..<edge
    bits += repeatElement(0, count: edge - bits.count)
  }

  private mutating func makeReal() {
    isReal = true
    for edge in bits.indices {
      let whole = Int64(bitPattern: bits[edge])
      let number = Double(whole)
      if Int64(exactly: number) != whole { roundedCount += 1 }
      bits[edge] = number.bitPattern
    }
  }

  /// The numbers as an attribute.
  consuming func column(_ name: String, edgeCount: Int) -> AttributeColumn {
    pad(to: edgeCount)
    let values: AttributeColumn.Values =
      isReal
      ? .reals(bits.map { Double(bitPattern: $0) })
      : .integers(bits.map { Int64(bitPattern: $0) })
    return AttributeColumn(name, values, missing: gaps)
  }
}

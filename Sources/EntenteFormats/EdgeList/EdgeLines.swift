import EntenteData
import EntenteGraph

/// Whole lines of an edge list, followed by a line feed and by ``margin`` more bytes that may be read.
struct EdgeLines {
  /// The least number of bytes in a line with an edge, its line feed included.
  static let shortest = 4

  /// How many bytes may be read after the lines.
  static let margin = Digits.margin

  /// What is wrong with a line.
  struct Fault: Error {
    enum Kind {
      case node
      case largeNode
      case noTarget
      case third
      case negativeThird
      case thirdOutOfRange
    }
    let kind: Kind
    let column: Int
    /// Where the line starts.
    let lineStart: Int
    let text: String

    func problem(path: String, line: Int) -> Problem {
      let name = ["source", "target", "third column"][column]
      let (message, advice) =
        switch kind {
        case .node: ("\(text) is no number of a node", "number the nodes with whole numbers from 0")
        case .largeNode:
          ("\(text) is too large for the number of a node", "number the nodes up to 4294967294")
        case .noTarget:
          ("there is no target in \(text)", "write the source and the target of an edge in a line")
        case .third: ("\(text) is no number", "write a number of at least 0 with a decimal point")
        case .negativeThird:
          ("\(text) is not finite and at least 0", "use strengths or lengths of at least 0")
        case .thirdOutOfRange:
          ("\(text) is too large or too small for 64 bits", "use another unit")
        }
      return Problem(file: path, line: line, column: name, message, advice: advice)
    }
  }

  private let start: UnsafePointer<UInt8>
  private let count: Int
  private let hasThird: Bool
  private let isUndirected: Bool

  init(_ bytes: UnsafeRawBufferPointer, hasThird: Bool, isUndirected: Bool) {
    guard let address = bytes.baseAddress else { preconditionFailure("there are no lines") }
    start = address.assumingMemoryBound(to: UInt8.self)
    count = bytes.count
    self.hasThird = hasThird
    self.isUndirected = isUndirected
  }

  /// Reads the edges, an undirected one from its smaller to its larger end.
  ///
  /// - Parameters:
  ///   - places: Where the columns are put, which have room for an edge in each line.
  ///   - largest: The largest number of a node so far.
  /// - Returns: How many edges there are.
  /// - Throws: The first line that is not as described.
  func parse(into places: EdgeBuffer.Places, _ largest: inout UInt32) throws(Fault) -> Int {
    let (sources, targets, third) = (places.sources, places.targets, places.values)
    var place = 0
    var edge = 0
    var most = largest
    while place < count {
      let lineStart = place
      parseUsual(&place, into: places, &edge, &most)
      if place > lineStart { continue }
      if !isDigit(start[place]) {
        skipBlanks(&place)
        let first = start[place]
        if first == 0x0A {
          place &+= 1
          continue
        }
        if first == 0x23 || first == 0x25 {
          skipLine(&place)
          continue
        }
      }
      let source = try node(&place, column: 0, lineStart)
      try skipSeparator(&place, lineStart)
      let target = try node(&place, column: 1, lineStart)
      sources[edge] = isUndirected ? min(source, target) : source
      targets[edge] = isUndirected ? max(source, target) : target
      most = max(most, source, target)
      if hasThird { third[edge] = try real(&place, lineStart) }
      if start[place] != 0x0A {
        try checkEnd(of: place, column: hasThird ? 2 : 1, lineStart)
        skipLine(&place)
      } else {
        place &+= 1
      }
      edge &+= 1
    }
    largest = most
    return edge
  }

  /// Reads the lines that end within a window of ``Digits`` as long as the columns of interest are whole
  /// numbers of up to eight digits, with one byte after each; the third column may have up to eight
  /// more after a point.
  ///
  /// Where numbers end is found for all of them at once: from one to the next, each would wait for
  /// the one before.
  @inline(__always)
  private func parseUsual(
    _ place: inout Int, into places: EdgeBuffer.Places, _ edge: inout Int, _ most: inout UInt32
  ) {
    let (sources, targets, third) = (places.sources, places.targets, places.values)
    let line = start + place
    // What stands after the lines is no line.
    let window = min(Digits.window, count &- place)
    var ends = Digits.others(in: line)
    var first = 0
    // A line has as many bytes that are no digits as columns of interest, or more.
    while !Digits.hasFewer(ends, than: hasThird ? 3 : 2) {
      let sourceEnd = ends.trailingZeroBitCount
      ends &= ends &- 1
      let targetEnd = ends.trailingZeroBitCount
      ends &= ends &- 1
      var lengths = (sourceEnd &- first &- 1) | (targetEnd &- sourceEnd &- 2)
      var last = targetEnd
      var point = 0
      if hasThird {
        last = ends.trailingZeroBitCount
        ends &= ends &- 1
        lengths |= last &- targetEnd &- 2
        if last < window, line[last] == 0x2E {
          point = last
          last = ends.trailingZeroBitCount
          ends &= ends &- 1
          lengths |= last &- point &- 2
        }
      } else {
        // More columns are ignored.
        while last < window, line[last] != 0x0A {
          last = ends.trailingZeroBitCount
          ends &= ends &- 1
        }
      }
      // The end of the window is no end of a number; a length of 0 makes a number below 0.
      guard last < window, UInt(bitPattern: lengths) < 8, line[last] == 0x0A,
        isSeparator(line[sourceEnd]), last == targetEnd || isSeparator(line[targetEnd])
      else { break }
      let source = UInt32(truncatingIfNeeded: number(line, first..<sourceEnd))
      let target = UInt32(truncatingIfNeeded: number(line, sourceEnd &+ 1..<targetEnd))
      if hasThird {
        third[edge] = decimal(line, targetEnd &+ 1, point, last)
      }
      sources[edge] = isUndirected ? min(source, target) : source
      targets[edge] = isUndirected ? max(source, target) : target
      most = max(most, source, target)
      edge &+= 1
      first = last &+ 1
    }
    place &+= first
  }

  /// Returns the number that up to eight digits say, and as many after a point if that is not 0.
  @inline(__always)
  private func decimal(
    _ line: UnsafePointer<UInt8>, _ first: Int, _ point: Int, _ last: Int
  ) -> Double {
    guard point > 0 else { return NumberText.real(number(line, first..<last), decimals: 0) }
    let digitCount = last &- point &- 1
    let scale = NumberText.wholePowersOfTen[digitCount]
    return NumberText.real(
      number(line, first..<point) &* scale &+ number(line, point &+ 1..<last),
      decimals: digitCount)
  }

  /// Returns the number that one to eight digits say.
  @inline(__always)
  private func number(_ line: UnsafePointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    Digits.number(Digits.word(line + range.lowerBound), count: range.count)
  }

  @inline(__always)
  private func skipBlanks(_ place: inout Int) {
    while start[place] == 0x20 || start[place] == 0x09 || start[place] == 0x0D { place &+= 1 }
  }

  private func skipLine(_ place: inout Int) {
    while start[place] != 0x0A { place &+= 1 }
    place &+= 1
  }

  @inline(__always)
  private func node(
    _ place: inout Int, column: Int, _ lineStart: Int
  ) throws(Fault) -> UInt32 {
    let first = place
    let value = digits(&place)
    // Up to 18 digits have not overflowed.
    if place == first || place &- first > 18 || value >= UInt32.max {
      throw fault(place == first ? .node : .largeNode, column, first, lineStart)
    }
    return UInt32(truncatingIfNeeded: value)
  }

  /// Skips digits and returns what they say, which has overflowed if there are more than 19.
  @inline(__always)
  private func digits(_ place: inout Int) -> UInt64 {
    // The highest bit of each byte that is no digit, and maybe of bytes after the first of these.
    let values = Digits.word(start + place) ^ 0x3030_3030_3030_3030
    let others = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
    guard others != 0 else { return manyDigits(&place) }
    let count = others.trailingZeroBitCount >> 3
    place &+= count
    return Digits.number(values, count: count)
  }

  private func manyDigits(_ place: inout Int) -> UInt64 {
    var value: UInt64 = 0
    var digit = start[place] &- 0x30
    while digit < 10 {
      value = value &* 10 &+ UInt64(digit)
      place &+= 1
      digit = start[place] &- 0x30
    }
    return value
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Skips what parts two columns: usually one byte.
  @inline(__always)
  private func skipSeparator(_ place: inout Int, _ lineStart: Int) throws(Fault) {
    if isSeparator(start[place]), isDigit(start[place &+ 1]) {
      place &+= 1
    } else {
      try skipLongSeparator(&place, lineStart)
    }
  }

  @inline(__always)
  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x20 || byte == 0x2C || byte == 0x3B
  }

  private func skipLongSeparator(_ place: inout Int, _ lineStart: Int) throws(Fault) {
    let byte = start[place]
    if !isSeparator(byte) {
      if byte == 0x0A || byte == 0x0D {
        throw fault(.noTarget, 1, lineStart, lineStart, isLine: true)
      }
      throw fault(.node, 0, lineStart, lineStart, isLine: true)
    }
    skipBlanks(&place)
    if start[place] == 0x2C || start[place] == 0x3B {
      place &+= 1
      skipBlanks(&place)
    }
    if start[place] == 0x0A { throw fault(.noTarget, 1, lineStart, lineStart, isLine: true) }
  }

  /// Checks that a number ends where it was read to.
  private func checkEnd(of place: Int, column: Int, _ lineStart: Int) throws(Fault) {
    switch start[place] {
    case 0x20, 0x09, 0x0D, 0x2C, 0x3B: return
    default: throw fault(column < 2 ? .node : .third, column, lineStart, lineStart, isLine: true)
    }
  }

  /// Reads the third column: usually a whole number after one byte.
  @inline(__always)
  private func real(_ place: inout Int, _ lineStart: Int) throws(Fault) -> Double {
    if isSeparator(start[place]), isDigit(start[place &+ 1]) {
      var end = place &+ 1
      let value = digits(&end)
      // Whole numbers below 10¹⁵ are exact.
      if end &- place <= 16, isEnd(start[end]) {
        place = end
        return Double(Int64(truncatingIfNeeded: value))
      }
    }
    return try anyReal(&place, lineStart)
  }

  private func anyReal(_ place: inout Int, _ lineStart: Int) throws(Fault) -> Double {
    guard isSeparator(start[place]) else {
      if start[place] == 0x0A || start[place] == 0x0D { throw fault(.third, 2, place, lineStart) }
      throw fault(.node, 1, lineStart, lineStart, isLine: true)
    }
    skipBlanks(&place)
    if start[place] == 0x2C || start[place] == 0x3B {
      place &+= 1
      skipBlanks(&place)
    }
    let first = place
    while !isEnd(start[place]) { place &+= 1 }
    let text = UnsafeBufferPointer(start: start + first, count: place - first)
    // Control characters count as space elsewhere.
    let hasControl = text.contains { $0 <= 0x20 }
    guard !hasControl, let number = NumberText.real(text) else {
      throw fault(NumberText.isOutOfRange(text) ? .thirdOutOfRange : .third, 2, first, lineStart)
    }
    guard number >= 0, number.isFinite else { throw fault(.negativeThird, 2, first, lineStart) }
    return number
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    byte == 0x0A || byte == 0x0D || isSeparator(byte)
  }

  /// Returns a fault that quotes the word, or at most 40 bytes of the line, from a place on.
  private func fault(
    _ kind: Fault.Kind, _ column: Int, _ first: Int, _ lineStart: Int, isLine: Bool = false
  ) -> Fault {
    var end = first
    while start[end] != 0x0A, end - first < 40, isLine || !isEnd(start[end]) { end += 1 }
    let text = String(
      decoding: UnsafeBufferPointer(start: start + first, count: end - first), as: UTF8.self)
    return Fault(
      kind: kind, column: column, lineStart: lineStart, text: text.isEmpty ? "nothing" : "“\(text)”"
    )
  }
}

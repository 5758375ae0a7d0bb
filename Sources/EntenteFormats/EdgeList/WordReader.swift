/// Finds the words of a line of an edge list.
///
/// It is apart from ``NamedEdgeLines``, which is too large to be copied for each line.
struct WordReader {
  /// Where a word stands.
  struct Word {
    let start: Int
    let count: Int
    let isQuoted: Bool

    /// Whether there is a word; one in quotation marks may be empty.
    var isThere: Bool { count > 0 || isQuoted }
  }

  /// Which bytes end a word.
  private let ends: UnsafeMutablePointer<Bool>
  /// The separator in each byte.
  private let separators: UInt64
  private let isBlanks: Bool

  init(_ separator: EdgeListDialect.Separator) {
    ends = .allocate(capacity: 256)
    ends.initialize(from: separator.ends, count: 256)
    separators = UInt64(separator.byte) * 0x0101_0101_0101_0101
    isBlanks = separator == .blanks
  }

  func free() { ends.deallocate() }

  /// Moves to the first byte that is no space, nor a tab that parts no columns.
  @inline(__always)
  func skipBlanks(_ start: UnsafePointer<UInt8>, _ place: inout Int) {
    while start[place] == 0x20 || (start[place] == 0x09 && (isBlanks || !ends[0x09])) {
      place &+= 1
    }
  }

  /// Moves to the line end.
  func skipLine(_ start: UnsafePointer<UInt8>, _ place: inout Int) {
    while start[place] != 0x0A, start[place] != 0x0D { place &+= 1 }
    place &+= 1
  }

  /// Skips what parts two columns; returns `false` at the line end.
  @inline(__always)
  func skipSeparator(_ start: UnsafePointer<UInt8>, _ place: inout Int) -> Bool {
    if start[place] == 0x0A || start[place] == 0x0D { return false }
    place &+= 1
    skipBlanks(start, &place)
    return !isBlanks || (start[place] != 0x0A && start[place] != 0x0D)
  }

  /// Reads a word and moves to what ends it; `nil` if a quotation mark is not closed.
  @inline(__always)
  func word(_ start: UnsafeMutablePointer<UInt8>, _ place: inout Int) -> Word? {
    let first = place
    if start[place] == 0x22 { return quotedWord(start, &place) }
    place = end(ofWord: start, place)
    var end = place
    if !isBlanks {
      while end > first, start[end &- 1] == 0x20 || start[end &- 1] == 0x09 { end &-= 1 }
    }
    return Word(start: first, count: end &- first, isQuoted: false)
  }

  /// Returns the first place from one on with a byte that ends a word.
  @inline(__always)
  private func end(ofWord start: UnsafePointer<UInt8>, _ first: Int) -> Int {
    var place = first
    while true {
      // The highest bit of each of eight bytes that is the separator or a control character up to a
      // carriage return, and maybe of bytes after the first of these.
      let word = UInt64(
        littleEndian: UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self))
      let other = word ^ separators
      let small = ((word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word)
      let found = (small | ((other &- 0x0101_0101_0101_0101) & ~other)) & 0x8080_8080_8080_8080
      guard found != 0 else {
        place &+= 8
        continue
      }
      place &+= found.trailingZeroBitCount &>> 3
      if ends[Int(start[place])] { return place }
      place &+= 1
    }
  }

  private func quotedWord(
    _ start: UnsafeMutablePointer<UInt8>, _ place: inout Int
  ) -> Word? {
    let first = place + 1
    var (from, to) = (first, first)
    while start[from] != 0x0A {
      if start[from] == 0x22 {
        guard start[from + 1] == 0x22 else { break }
        from += 1
      }
      // Where marks are doubled, the word is put together in its place.
      if from != to { start[to] = start[from] }
      from += 1
      to += 1
    }
    guard start[from] == 0x22 else { return nil }
    place = from + 1
    while start[place] == 0x20, !isBlanks { place += 1 }
    guard ends[Int(start[place])] else { return nil }
    return Word(start: first, count: to - first, isQuoted: true)
  }
}

import EntenteData

/// A value of an element that has not been read to its end.
struct PendingValue {
  /// How many values an element may have to be read the fast way.
  static let most = 64
  /// How long the texts of an element may be, in bytes, that have entities.
  static let mostDecoded = 1 << 14

  let column: Int
  let bits: UInt64
  /// Its text: where it starts in the window, or in the scratch if entities were replaced.
  let start: Int
  let count: Int
  let isDecoded: Bool
}

/// The fast way through nodes and edges that are written as most programs write them.
///
/// Whatever it does not know, an error included, it leaves to the slow way, which reads the element
/// once more from its start.
extension GraphMLReader {
  /// Reads nodes and edges as long as they are usual and whole in the window.
  mutating func readUsualElements() {
    let bytes = UnsafePointer(scanner.window.bytes)
    var place = scanner.window.place
    while true {
      place = Self.afterSpace(bytes, place)
      let start = Self.word(bytes, place) & 0xFF_FFFF_FFFF
      let next: Int?
      if start == Self.edgeStart {
        next = readUsualEdge(bytes, place + 5)
      } else if start == Self.nodeStart {
        next = readUsualNode(bytes, place + 5)
      } else {
        break
      }
      guard let next else { break }
      place = next
    }
    scanner.window.place = place
  }

  private mutating func readUsualEdge(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int? {
    var tag = UsualTag()
    guard var place = tag.read(bytes, start), let source = tag.source, let target = tag.target,
      sources.count < Int(UInt32.max)
    else { return nil }
    let row = sources.count
    var pendingCount = 0
    if !tag.isEmpty {
      guard let end = readUsualData(bytes, place, row, Self.edgeEnd, edgeTable, &pendingCount)
      else { return nil }
      place = end
    }
    guard let first = usualEnd(Self.slice(bytes, source)),
      let second = usualEnd(Self.slice(bytes, target))
    else { return nil }
    sources.append(first)
    targets.append(second)
    noteDirection()
    if let id = tag.id { note(id: Self.slice(bytes, id)) }
    for number in 0..<pendingCount {
      edgeTable.append(pending[number].column, row, pending[number].bits, text(number, bytes))
    }
    return place
  }

  /// Returns the number of a node's id; `nil` for the first that was not declared, which the slow way
  /// notes with its position.
  @inline(__always)
  private mutating func usualEnd(_ id: UnsafeBufferPointer<UInt8>) -> UInt32? {
    if let row = numbering.row(id) { return UInt32(truncatingIfNeeded: row) }
    if firstUndeclared != nil { return nodes.insert(id) }
    guard let number = nodes.known(id), nodes.isDeclared(number) else { return nil }
    return number
  }

  /// The text of a value that is pending.
  @inline(__always)
  private func text(
    _ number: Int, _ bytes: UnsafePointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    let value = pending[number]
    let start = value.isDecoded ? UnsafePointer(decoded) + value.start : bytes + value.start
    return UnsafeBufferPointer(start: start, count: value.count)
  }

  private mutating func readUsualNode(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int? {
    var tag = UsualTag()
    guard var place = tag.read(bytes, start), let id = tag.id, tag.source == nil, tag.target == nil
    else { return nil }
    var pendingCount = 0
    let row = nodes.declaredCount
    if !tag.isEmpty {
      guard let end = readUsualData(bytes, place, row, Self.nodeEnd, nodeTable, &pendingCount)
      else { return nil }
      place = end
    }
    guard let number = nodes.insert(Self.slice(bytes, id)), nodes.declare(number: number) == row
    else { return nil }
    if Int(number) == row {
      numbering.add(Self.slice(bytes, id), row: row)
    } else {
      numbering.stop()
    }
    for number in 0..<pendingCount {
      nodeTable.append(pending[number].column, row, pending[number].bits, text(number, bytes))
    }
    return place
  }

  /// Reads values up to the end tag of their element; returns where that ends.
  @inline(__always)
  private func readUsualData(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ row: Int, _ endTag: UInt64,
    _ table: borrowing GraphMLTable, _ pendingCount: inout Int
  ) -> Int? {
    var place = start
    var decodedCount = 0
    while true {
      place = Self.afterSpace(bytes, place)
      let word = Self.word(bytes, place)
      if word & 0xFF_FFFF_FFFF_FFFF == endTag { return place &+ 7 }
      // <data key="
      guard word == Self.dataStart, bytes[place &+ 8] == 0x79, bytes[place &+ 9] == 0x3D,
        let key = Self.quoted(bytes, place &+ 10), bytes[key.upperBound &+ 1] == 0x3E,
        let column = table.column(Self.slice(bytes, key)), column >= 0
      else { return nil }
      let first = key.upperBound &+ 2
      place = first
      var isPlain = true
      while bytes[place] != 0x3C {
        let byte = bytes[place]
        if byte == 0 { return nil }
        if byte == 0x26 || byte == 0x0D { isPlain = false }
        place &+= 1
      }
      guard Self.word(bytes, place) & 0xFF_FFFF_FFFF_FFFF == Self.dataEnd,
        table.columns[column].nextRow <= row, pendingCount < PendingValue.most
      else { return nil }
      for number in 0..<pendingCount where pending[number].column == column { return nil }
      var text = Self.slice(bytes, first..<place)
      if !isPlain {
        guard let found = decode(text, after: decodedCount) else { return nil }
        text = found
      }
      let kind = table.columns[column].kind
      guard let bits = ColumnBuilder.bits(text, kind), kind != .real || !NumberText.isRounded(text)
      else { return nil }
      pending[pendingCount] = PendingValue(
        column: column, bits: bits, start: isPlain ? first : decodedCount, count: text.count,
        isDecoded: !isPlain)
      if !isPlain { decodedCount &+= text.count }
      pendingCount &+= 1
      place &+= 7
    }
  }

  /// Replaces the entities of a text; `nil` if there is something wrong with them.
  private func decode(
    _ text: UnsafeBufferPointer<UInt8>, after count: Int
  ) -> UnsafeBufferPointer<UInt8>? {
    guard text.count <= PendingValue.mostDecoded - count else { return nil }
    var found: [UInt8] = []
    do throws(Problem) {
      try XMLText.decode(text, .text, into: &found) { _, message throws(Problem) in
        throw scanner.problem(message, advice: XMLText.advice)
      }
    } catch {
      return nil
    }
    // What an entity stands for is never longer than the entity.
    (decoded + count).update(from: found, count: found.count)
    return UnsafeBufferPointer(start: decoded + count, count: found.count)
  }

  // MARK: Bytes

  private static let edgeStart: UInt64 = 0x65_6764_653C  // <edge
  private static let nodeStart: UInt64 = 0x65_646F_6E3C  // <node
  private static let edgeEnd: UInt64 = 0x3E_6567_6465_2F3C  // </edge>
  private static let nodeEnd: UInt64 = 0x3E_6564_6F6E_2F3C  // </node>
  private static let dataEnd: UInt64 = 0x3E_6174_6164_2F3C  // </data>
  private static let dataStart: UInt64 = 0x656B_2061_7461_643C  // <data ke

  @inline(__always)
  fileprivate static func word(_ bytes: UnsafePointer<UInt8>, _ place: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  fileprivate static func afterSpace(_ bytes: UnsafePointer<UInt8>, _ place: Int) -> Int {
    var place = place
    while bytes[place] <= 0x20, bytes[place] != 0 { place &+= 1 }
    return place
  }

  @inline(__always)
  fileprivate static func slice(
    _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>
  ) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
  }

  /// Returns what is in the quotation marks that start at a place, if it is all plain text.
  @inline(__always)
  fileprivate static func quoted(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Range<Int>? {
    let quote = bytes[start]
    guard quote == 0x22 || quote == 0x27 else { return nil }
    var place = start &+ 1
    while bytes[place] != quote {
      let byte = bytes[place]
      if byte < 0x20 || byte == 0x26 || byte == 0x3C { return nil }
      place &+= 1
    }
    return Range(uncheckedBounds: (start &+ 1, place))
  }
}

/// A start tag of a node or an edge with the attributes that it usually has.
private struct UsualTag {
  var id: Range<Int>?
  var source: Range<Int>?
  var target: Range<Int>?
  var isEmpty = false

  /// Reads a tag from behind its name on; returns where it ends, or `nil` if it is not usual.
  @inline(__always)
  mutating func read(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> Int? {
    var place = start
    while true {
      let gap = place
      place = GraphMLReader.afterSpace(bytes, place)
      if bytes[place] == 0x3E { return place &+ 1 }
      if bytes[place] == 0x2F {
        isEmpty = true
        return bytes[place &+ 1] == 0x3E ? place &+ 2 : nil
      }
      guard place > gap else { return nil }
      let word = GraphMLReader.word(bytes, place)
      if word & 0xFF_FFFF_FFFF_FFFF == Self.sourceName, source == nil {
        source = GraphMLReader.quoted(bytes, place &+ 7)
        guard let source else { return nil }
        place = source.upperBound &+ 1
      } else if word & 0xFF_FFFF_FFFF_FFFF == Self.targetName, target == nil {
        target = GraphMLReader.quoted(bytes, place &+ 7)
        guard let target else { return nil }
        place = target.upperBound &+ 1
      } else if word & 0xFF_FFFF == Self.idName, id == nil {
        id = GraphMLReader.quoted(bytes, place &+ 3)
        guard let id else { return nil }
        place = id.upperBound &+ 1
      } else {
        return nil
      }
    }
  }

  private static let sourceName: UInt64 = 0x3D_6563_7275_6F73  // source=
  private static let targetName: UInt64 = 0x3D_7465_6772_6174  // target=
  private static let idName: UInt64 = 0x3D_6469  // id=
}

import EntenteData
import EntenteGraph

/// Writes a graph document as GraphML.
struct GraphMLWriter {
  private let document: GraphDocument
  /// The ids of nodes as XML writes them.
  private let nodeIDs: TextColumn
  private let name: String
  /// What yEd is told of the drawing of nodes and edges, as XML.
  private let drawing: (nodes: TextColumn, edges: TextColumn)?

  init(
    _ document: GraphDocument, name: String, drawing: (nodes: TextColumn, edges: TextColumn)? = nil
  ) throws(Problem) {
    (self.document, self.name, self.drawing) = (document, name, drawing)
    nodeIDs = Self.encoded(document.nodeIDs)
    try check()
  }

  private static func encoded(_ texts: TextColumn) -> TextColumn {
    guard texts.bytes.contains(where: { !XMLText.isPlain($0) }) else { return texts }
    var encoded = TextColumn()
    var buffer: [UInt8] = []
    for place in texts.indices {
      buffer.removeAll(keepingCapacity: true)
      texts.withBytes(place) { XMLText.encode($0, isAttribute: true, into: &buffer) }
      buffer.withUnsafeBufferPointer { encoded.append($0) }
    }
    return encoded
  }

  // MARK: What cannot be written

  private func check() throws(Problem) {
    var index = TextIndex(reserving: document.nodeCount)
    for node in document.nodeIDs.indices {
      let isNew = document.nodeIDs.withBytes(node) { index.insert($0)?.isNew ?? false }
      guard isNew else {
        throw problem("two nodes have the id “\(document.nodeIDs[node])”")
      }
    }
    try check(document.nodeIDs, "the id of a node")
    if let edgeIDs = document.edgeIDs {
      guard !edgeIDs.hasRepeats else { throw problem("two edges have the same id") }
      try check(edgeIDs, "the id of an edge")
    }
    if let id = document.id { try check([id], "the id of the graph") }
    for column in document.graphAttributes + document.nodeAttributes + document.edgeAttributes {
      try check([column.name], "the name of an attribute")
      switch column.values {
      case .texts(let texts), .structures(let texts): try check(texts, "“\(column.name)”")
      case .booleans, .integers, .reals: break
      }
      if case .text(let text)? = column.defaultValue { try check([text], "“\(column.name)”") }
    }
  }

  private func check(_ texts: TextColumn, _ what: String) throws(Problem) {
    var check = CharacterCheck()
    let wrong = texts.bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.flatMap { check.firstWrong($0, bytes.count) }
    }
    guard wrong == nil else {
      throw Problem(
        file: name, "\(what) has a control character, which XML cannot hold",
        advice: "remove or replace it")
    }
  }

  private func problem(_ message: String) -> Problem {
    Problem(file: name, message, advice: "give each an id of its own")
  }

  // MARK: Writing

  func write(into sink: inout ByteSink) throws(Problem) {
    sink.bytes.append(
      contentsOf:
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"\(GraphMLReader.namespace)\""
        .utf8)
    if drawing != nil {
      sink.bytes.append(contentsOf: " xmlns:y=\"\(YEdWriter.namespace)\"".utf8)
    }
    sink.bytes.append(contentsOf: ">\n".utf8)
    // Our own reader need not read from the drawing what is in attributes.
    if drawing != nil { sink.bytes.append("<?entente-graph added=\"drawing\"?>\n") }
    let graphKeys = keys("graph", document.graphAttributes, from: 0, &sink.bytes)
    var nodeKeys = keys("node", document.nodeAttributes, from: graphKeys.count, &sink.bytes)
    var edgeKeys = keys(
      "edge", document.edgeAttributes, from: graphKeys.count + nodeKeys.count, &sink.bytes)
    if let drawing {
      nodeKeys.append(drawingKey("node", drawing.nodes, &sink.bytes))
      edgeKeys.append(drawingKey("edge", drawing.edges, &sink.bytes))
    }
    sink.bytes.append(contentsOf: "<graph".utf8)
    if var id = document.id {
      sink.bytes.append(contentsOf: " id=\"".utf8)
      id.withUTF8 { XMLText.encode($0, isAttribute: true, into: &sink.bytes) }
      sink.bytes.append(0x22)
    }
    sink.bytes.append(contentsOf: " edgedefault=\"\(word(document.direction))\">\n".utf8)
    for column in graphKeys { column.write(0, &sink.bytes) }
    if !graphKeys.isEmpty { sink.bytes.append(0x0A) }
    try writeNodes(nodeKeys, into: &sink)
    try writeEdges(edgeKeys, into: &sink)
    sink.bytes.append(contentsOf: "</graph>\n</graphml>\n".utf8)
  }

  private func word(_ direction: Graph.Direction) -> String {
    direction == .directed ? "directed" : "undirected"
  }

  private func writeNodes(_ keys: [KeyedColumn], into sink: inout ByteSink) throws(Problem) {
    let columns = ColumnsByRow(keys.map(\.column), haveDefaults: false)
    var tags = Tags(longestID: longestID)
    for node in document.nodeIDs.indices {
      tags.put("<node id=\"")
      tags.put(nodeIDs, node)
      if keys.isEmpty {
        tags.put("\"/>\n")
        if tags.isFull { try tags.move(to: &sink) }
      } else {
        tags.put("\"")
        tags.move(to: &sink.bytes)
        writeContent(node, keys, columns, &sink.bytes, end: "</node>\n")
        try sink.flushIfLarge()
      }
    }
    try tags.move(to: &sink)
  }

  private func writeEdges(_ keys: [KeyedColumn], into sink: inout ByteSink) throws(Problem) {
    let columns = ColumnsByRow(keys.map(\.column), haveDefaults: false)
    var tags = Tags(longestID: longestID)
    let isBare = keys.isEmpty && document.edgeDirections == nil && document.edgeIDs == nil
    for edge in document.sources.indices {
      if let ids = document.edgeIDs, !ids.range(edge).isEmpty {
        sink.bytes.append("<edge id=\"")
        ids.withBytes(edge) { XMLText.encode($0, isAttribute: true, into: &sink.bytes) }
        tags.put("\" source=\"")
      } else {
        tags.put("<edge source=\"")
      }
      tags.put(nodeIDs, Int(document.sources[edge]))
      tags.put("\" target=\"")
      tags.put(nodeIDs, Int(document.targets[edge]))
      if isBare {
        tags.put("\"/>\n")
        if tags.isFull { try tags.move(to: &sink) }
      } else {
        tags.put("\"")
        tags.move(to: &sink.bytes)
        writeDirection(edge, &sink.bytes)
        writeContent(edge, keys, columns, &sink.bytes, end: "</edge>\n")
        try sink.flushIfLarge()
      }
    }
    try tags.move(to: &sink)
  }

  private var longestID: Int { nodeIDs.indices.lazy.map { nodeIDs.range($0).count }.max() ?? 0 }

  private func writeDirection(_ edge: Int, _ bytes: inout [UInt8]) {
    guard let directions = document.edgeDirections, directions[edge] != document.direction else {
      return
    }
    bytes.append(contentsOf: " directed=\"\(directions[edge] == .directed)\"".utf8)
  }

  /// Writes the values of a row and the end of its element.
  @inline(__always)
  private func writeContent(
    _ row: Int, _ keys: [KeyedColumn], _ columns: ColumnsByRow, _ bytes: inout [UInt8],
    end: StaticString
  ) {
    var isEmpty = true
    // A key taken out of the list would be counted as used once more, in each row.
    columns.forEach(row) { place in
      guard keys[place].hasValue(row) else { return }
      if isEmpty { bytes.append(0x3E) }
      isEmpty = false
      keys[place].write(row, &bytes)
    }
    bytes.append(isEmpty ? "/>\n" : end)
  }

  /// Declares a key of the drawing.
  private func drawingKey(
    _ domain: String, _ values: TextColumn, _ bytes: inout [UInt8]
  ) -> KeyedColumn {
    bytes.append(
      contentsOf:
        "<key id=\"\(domain)graphics\" for=\"\(domain)\" yfiles.type=\"\(domain)graphics\"/>\n".utf8
    )
    return KeyedColumn("\(domain)graphics", AttributeColumn("", .texts(values)), isMarkup: true)
  }

  /// What describes a key that is another attribute than one before of the same name.
  static let apart = "another attribute of the same name"

  /// Declares columns as keys; returns them with their ids.
  private func keys(
    _ domain: String, _ columns: [AttributeColumn], from first: Int, _ bytes: inout [UInt8]
  ) -> [KeyedColumn] {
    var names: Set<ExactText> = []
    return columns.enumerated().map { number, column in
      let key = KeyedColumn("d\(first + number)", column)
      bytes.append(contentsOf: "<key id=\"d\(first + number)\" for=\"\(domain)\" attr.name=\"".utf8)
      var name = column.name
      name.withUTF8 { XMLText.encode($0, isAttribute: true, into: &bytes) }
      // yEd refuses files with long.
      let type = drawing != nil && key.type == "long" ? "string" : key.type
      bytes.append(contentsOf: "\" attr.type=\"\(type)\"".utf8)
      let isApart = !names.insert(new: column.name)
      guard isApart || column.defaultValue != nil else {
        bytes.append(contentsOf: "/>\n".utf8)
        return key
      }
      bytes.append(UInt8(ascii: ">"))
      if isApart { bytes.append(contentsOf: "<desc>\(Self.apart)</desc>".utf8) }
      if let value = column.defaultValue {
        bytes.append(contentsOf: "<default>".utf8)
        KeyedColumn.write(value, &bytes)
        bytes.append(contentsOf: "</default>".utf8)
      }
      bytes.append(contentsOf: "</key>\n".utf8)
      return key
    }
  }
}

/// Puts the tags of nodes or edges together before they are added, which is faster than piece by piece.
private struct Tags: ~Copyable {
  /// So many go to the file without being added to others.
  private static let size = ByteSink.size
  private let buffer: UnsafeMutablePointer<UInt8>
  private var count = 0

  init(longestID: Int) {
    // What is put around the two ids is shorter than 64 bytes.
    buffer = .allocate(capacity: Self.size + 64 + 2 * longestID)
  }

  deinit { buffer.deallocate() }

  /// Whether there may be no room for another tag.
  var isFull: Bool { count >= Self.size }

  @inline(__always)
  mutating func put(_ text: StaticString) {
    (buffer + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count &+= text.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func put(_ texts: TextColumn, _ place: Int) {
    let range = texts.range(place)
    let to = UnsafeMutableRawPointer(buffer + count)
    texts.bytes.withUnsafeBytes { bytes in
      if range.count <= 8, range.lowerBound &+ 8 <= bytes.count {
        // What is written too much is written over, or is after the last tag.
        to.storeBytes(
          of: bytes.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self),
          as: UInt64.self)
      } else {
        to.copyMemory(
          from: UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped) + range.lowerBound,
          byteCount: range.count)
      }
    }
    count &+= range.count
  }

  @inline(__always)
  mutating func move(to bytes: inout [UInt8]) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: buffer, count: count))
    count = 0
  }

  mutating func move(to sink: inout ByteSink) throws(Problem) {
    try sink.append(UnsafeBufferPointer(start: buffer, count: count))
    count = 0
  }
}

/// A column and the key that its values are written under.
private struct KeyedColumn {
  let column: AttributeColumn
  private let start: [UInt8]
  /// Whether the texts are XML.
  private let isMarkup: Bool

  init(_ id: String, _ column: AttributeColumn, isMarkup: Bool = false) {
    (self.column, self.isMarkup) = (column, isMarkup)
    start = Array("<data key=\"\(id)\">".utf8)
  }

  /// The type of the values; whole numbers are `long` only where one needs it, as yEd knows no such.
  var type: String {
    switch column.values {
    case .booleans: return "boolean"
    case .reals: return "double"
    case .texts, .structures: return "string"
    case .integers(let values):
      let least = min(values.min() ?? 0, defaultInteger)
      let most = max(values.max() ?? 0, defaultInteger)
      return least >= Int32.min && most <= Int32.max ? "int" : "long"
    }
  }

  private var defaultInteger: Int64 {
    if case .integer(let value)? = column.defaultValue { value } else { 0 }
  }

  @inline(__always)
  func hasValue(_ row: Int) -> Bool { column.hasValue(row) }

  @inline(__always)
  func write(_ row: Int, _ bytes: inout [UInt8]) {
    guard let place = column.place(of: row) else { return }
    bytes.append(contentsOf: start)
    switch column.values {
    case .booleans(let values): bytes.append(values[place] ? "true" : "false")
    case .integers(let values): NumberText.append(values[place], to: &bytes)
    case .reals(let values): NumberText.append(values[place], to: &bytes)
    case .texts(let values) where isMarkup:
      values.withBytes(place) { bytes.append(contentsOf: $0) }
    case .texts(let values), .structures(let values):
      values.withBytes(place) { XMLText.encode($0, isAttribute: false, into: &bytes) }
    }
    bytes.append("</data>")
  }

  static func write(_ value: AttributeValue, _ bytes: inout [UInt8]) {
    switch value {
    case .boolean(let value): bytes.append(value ? "true" : "false")
    case .integer(let value): NumberText.append(value, to: &bytes)
    case .real(let value): NumberText.append(value, to: &bytes)
    case .text(var value), .structure(var value):
      value.withUTF8 { XMLText.encode($0, isAttribute: false, into: &bytes) }
    }
  }
}

extension [UInt8] {
  @inline(__always)
  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

import EntenteFormats
import Foundation

/// Takes apart what the shim writes of a graph that Graphviz has parsed.
struct DOTBytes {
  private let bytes: [UInt8]
  private var place = 8

  /// Starts with bytes; `nil` if they do not start as the shim's.
  init?(_ data: Data) {
    guard data.starts(with: "entente1".utf8) else { return nil }
    bytes = Array(data)
  }

  /// Returns the graph; `nil` if the bytes end too early or point out of the graph.
  mutating func graph() -> DOTGraph? {
    var graph = DOTGraph()
    guard let isDirected = flag(), let isStrict = flag(), let name = name(),
      let nodeCount = number(), let nodes = texts(nodeCount), let marks = numbers(below: nodeCount),
      let edgeCount = number(),
      let tails = numbers(count: edgeCount, below: nodeCount),
      let heads = numbers(count: edgeCount, below: nodeCount), let keys = texts(edgeCount),
      let graphAttributes = attributes(rows: 1),
      let nodeAttributes = attributes(rows: nodeCount),
      let edgeAttributes = attributes(rows: edgeCount)
    else { return nil }
    (graph.isDirected, graph.isStrict, graph.name) = (isDirected, isStrict, name)
    graph.nodes = DOTGraph.Attribute(name: "", texts: nodes, markup: marks.map(Int.init))
    (graph.tails, graph.heads, graph.keys) = (tails, heads, keys)
    graph.graphAttributes = graphAttributes
    (graph.nodeAttributes, graph.edgeAttributes) = (nodeAttributes, edgeAttributes)
    while let isThere = flag() {
      guard isThere else { return place == bytes.count ? graph : nil }
      guard let subgraph = subgraph(graph.subgraphs.count, nodeCount) else { return nil }
      graph.subgraphs.append(subgraph)
    }
    return nil
  }

  private mutating func subgraph(_ count: Int, _ nodeCount: Int) -> DOTGraph.Subgraph? {
    guard let parent = number(), parent <= count, let name = name(),
      let nodes = numbers(below: nodeCount)
    else { return nil }
    var subgraph = DOTGraph.Subgraph(
      name: name, parent: parent == 0 ? nil : parent - 1, nodes: nodes, attributes: [])
    while let isThere = flag() {
      guard isThere else { return subgraph }
      guard let name = texts(1), let text = texts(1) else { return nil }
      subgraph.attributes.append((name[0], text[0]))
    }
    return nil
  }

  private mutating func attributes(rows: Int) -> [DOTGraph.Attribute]? {
    var attributes: [DOTGraph.Attribute] = []
    while let isThere = flag() {
      guard isThere else { return attributes }
      guard let name = texts(1), let texts = texts(rows), let marks = numbers(below: rows) else {
        return nil
      }
      attributes.append(
        DOTGraph.Attribute(name: name[0], texts: texts, markup: marks.map(Int.init)))
    }
    return nil
  }

  /// A name, or `nil` within for none.
  private mutating func name() -> String?? {
    guard let isNamed = flag(), let name = texts(1) else { return nil }
    return .some(isNamed ? name[0] : nil)
  }

  private mutating func flag() -> Bool? { number().map { $0 == 1 } }

  private mutating func number() -> Int? { load(UInt32.self).map(Int.init) }

  private mutating func numbers(below bound: Int) -> [UInt32]? {
    number().flatMap { numbers(count: $0, below: bound) }
  }

  private mutating func numbers(count: Int, below bound: Int) -> [UInt32]? {
    guard count <= (bytes.count - place) / 4 else { return nil }
    var numbers: [UInt32] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count {
      guard let number = load(UInt32.self), Int(number) < bound else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private mutating func texts(_ count: Int) -> TextColumn? {
    guard let total = load(UInt64.self), total <= UInt64(bytes.count),
      let lengths = numbers(count: count, below: bytes.count),
      lengths.reduce(0, { $0 + Int($1) }) == Int(total), Int(total) <= bytes.count - place
    else { return nil }
    defer { place += Int(total) }
    return TextColumn(bytes: bytes[place..<place + Int(total)], lengths: lengths)
  }

  private mutating func load<Value: BitwiseCopyable>(_ type: Value.Type) -> Value? {
    let size = MemoryLayout<Value>.size
    guard place + size <= bytes.count else { return nil }
    defer { place += size }
    return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: type) }
  }
}

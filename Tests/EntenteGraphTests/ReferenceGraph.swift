import EntenteGraph
import EntenteTestSupport
import Foundation

/// A network with the figures that NetworkX and igraph give for it.
struct ReferenceGraph {
  let name: String
  /// The network without loops, parallel edges merged, with strengths or lengths if it has them.
  let graph: Graph
  let nodes: [String]
  /// What the nodes are called, or their ids.
  let labels: [String]
  /// The class of each node, if the file tells it.
  let classes: [Int]?
  private let values: [String: Any]
  private let columns: [String: Any]

  /// The network with the length of each edge: 1 / strength, if no length is given.
  var withLengths: Graph {
    EntenteTestSupport.graph(
      graph.direction, graph.nodeCount, graph.edges, strengths: graph.strengths,
      lengths: graph.lengths ?? graph.strengths?.map { 1 / $0 })
  }

  /// Whether there are columns by strength or length, which end in `_w`.
  var isValued: Bool { graph.strengths != nil }

  init(_ name: String) throws {
    guard let folder = SharedFolder.testData else { throw CocoaError(.fileNoSuchFile) }
    func contents(_ path: String) throws -> Data {
      try Data(contentsOf: folder.appendingPathComponent(path))
    }
    let object = try JSONSerialization.jsonObject(with: contents("reference/\(name).json"))
    guard let object = object as? [String: Any], let nodes = object["nodes"] as? [String],
      let values = object["values"] as? [String: Any],
      let columns = object["columns"] as? [String: Any], let source = Self.sources[name]
    else { throw CocoaError(.fileReadCorruptFile) }
    self.name = name
    self.nodes = nodes
    labels = object["labels"] as? [String] ?? nodes
    self.values = values
    self.columns = columns

    let isDirected = object["directed"] as? Bool == true
    let text = String(decoding: try contents(source), as: UTF8.self)
    classes = source.hasSuffix("gml") ? Self.classes(gml: text, nodes) : nil
    let edges = source.hasSuffix("gml") ? Self.edges(gml: text) : Self.edges(csv: text)
    let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
    let isWeighted = object["weighted"] as? Bool == true
    let ends = edges.compactMap { edge -> Graph.Edge? in
      guard let source = numbers[edge.source], let target = numbers[edge.target] else { return nil }
      return Graph.Edge(source, target)
    }
    graph = try Graph(
      isDirected ? .directed : .undirected, nodeCount: nodes.count, edges: ends,
      strengths: isWeighted ? edges.map(\.value) : nil,
      lengths: object["length_is"] as? String == "weight" ? edges.map(\.value) : nil
    ).simplified()
  }

  static let names = [
    "adjnoun", "celegansneural", "emon-cheyenne", "florentine-marriage", "lesmis",
  ]

  private static let sources = [
    "adjnoun": "gml-a/newman/adjnoun.gml", "lesmis": "gml-a/newman/lesmis.gml",
    "celegansneural": "gml-a/igraph/celegansneural.gml",
    "emon-cheyenne": "emon-a/Cheyenne_edges.csv",
    "florentine-marriage": "affiliations-a/flo_marriage_edges.csv",
  ]

  /// Returns a column of numbers, or `nil` if there is none of that name.
  func column(_ name: String) -> [Double]? {
    (columns[name] as? [Any])?.map { ($0 as? NSNumber)?.doubleValue ?? .infinity }
  }

  /// Returns a column of parts as a partition.
  func partition(_ name: String) -> Partition {
    Partition(labels: (column(name) ?? []).map { Int($0) })
  }

  /// Returns a number, or `nil` if there is none of that name.
  func value(_ path: String...) -> Double? {
    var object: Any? = values
    for key in path { object = (object as? [String: Any])?[key] }
    return (object as? NSNumber)?.doubleValue
  }

  /// The node from which distances are given.
  var source: String { values["source"] as? String ?? "" }

  /// The largest scores of edges, with the ends of each.
  func edgeScores(_ name: String) -> [(edge: Graph.Edge, score: Double)] {
    let rows = values[name] as? [[Any]] ?? []
    return rows.map { row in
      let ends = row.prefix(2).map { nodes.firstIndex(of: $0 as? String ?? "") ?? -1 }
      return (.init(ends[0], ends[1]), (row[2] as? NSNumber)?.doubleValue ?? .nan)
    }
  }

  /// Returns a list of sizes.
  func sizes(_ name: String) -> [Int]? { values[name] as? [Int] }

  /// Returns pairs or names of nodes, as numbers in ascending order.
  func nodeSets(_ name: String) -> [[Int]] {
    let sets = (values[name] as? [Any])?.map { $0 as? [String] ?? [$0 as? String ?? ""] } ?? []
    return sets.map { set in set.compactMap { nodes.firstIndex(of: $0) }.sorted() }
      .sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func classes(gml: String, _ nodes: [String]) -> [Int]? {
    let words = gml.split { $0.isWhitespace }.map(String.init)
    var classes: [String: Int] = [:]
    var node: String?
    for (key, value) in zip(words, words.dropFirst()) {
      switch (key, node) {
      case ("edge", _) where value == "[": node = nil
      case ("id", _): node = value
      case ("value", let node?): classes[node] = Int(value)
      default: break
      }
    }
    let found = nodes.compactMap { classes[$0] }
    return found.count == nodes.count ? found : nil
  }

  private static func edges(gml: String) -> [(source: String, target: String, value: Double)] {
    let words = gml.split { $0.isWhitespace }.map(String.init)
    var edges: [(source: String, target: String, value: Double)] = []
    var isEdge = false
    for (key, value) in zip(words, words.dropFirst()) {
      switch key {
      case "edge":
        isEdge = true
        edges.append(("", "", 1))
      case "node": isEdge = false
      case "source" where isEdge: edges[edges.count - 1].source = value
      case "target" where isEdge: edges[edges.count - 1].target = value
      case "value" where isEdge: edges[edges.count - 1].value = Double(value) ?? .nan
      default: break
      }
    }
    return edges
  }

  private static func edges(csv: String) -> [(source: String, target: String, value: Double)] {
    csv.split(whereSeparator: \.isNewline).dropFirst().map { line in
      let cells = line.split(separator: ",").map { $0.trimming { $0 == "\"" } }
      return (cells[0], cells[1], cells.count > 2 ? Double(cells[2]) ?? 1 : 1)
    }
  }
}

extension Substring {
  fileprivate func trimming(_ isPadding: (Character) -> Bool) -> String {
    String(drop(while: isPadding).reversed().drop(while: isPadding).reversed())
  }
}

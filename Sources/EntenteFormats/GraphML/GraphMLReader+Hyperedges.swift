import EntenteData
import EntenteGraph

extension GraphMLReader {
  /// Reads a hyperedge as a node of the second mode with an edge for each endpoint.
  ///
  /// An endpoint of the type `in` is an edge into it, one of the type `out` an edge from it, and others
  /// are undirected; what the endpoint says is of the edge. A hyperedge without an id gets one.
  mutating func readHyperedge(_ hyperedge: Child) throws(Problem) {
    let attributes = try attributes(of: "hyperedge", known: ["id"])
    let id = attributes["id"] ?? spareID()
    guard let row = nodes.declare(number: try number(of: id)) else {
      throw scanner.problem(
        "the hyperedge “\(id)” has the id of another hyperedge or of a node",
        advice: "give each an id of its own")
    }
    numbering.stop()
    hyperedges.append(row)
    while !hyperedge.isEmpty, let child = try nextChild("hyperedge") {
      switch child.name {
      case "data": try readData(child, .node, row: row)
      case "endpoint": try readEndpoint(child, of: id)
      default: try skip(child, .element(child.name ?? scanner.name))
      }
    }
  }

  private mutating func readEndpoint(_ endpoint: Child, of hyperedge: String) throws(Problem) {
    let attributes = try attributes(of: "endpoint", known: ["id", "node", "port", "type"])
    guard let node = attributes["node"] else {
      throw scanner.problem("<endpoint> has no node", advice: "name the node")
    }
    let row: Int
    switch attributes["type"] {
    case "in"?: row = try addEdge(node, hyperedge, .directed, id: attributes["id"])
    case "out"?: row = try addEdge(hyperedge, node, .directed, id: attributes["id"])
    case "undir"?, nil: row = try addEdge(node, hyperedge, .undirected, id: attributes["id"])
    case let other?:
      throw scanner.problem(
        "<endpoint> has the type “\(other)”; expected in, out or undir", advice: "correct it")
    }
    if let port = attributes["port"] { edgePlaces.set("port", row: row, .text(port)) }
    while !endpoint.isEmpty, let child = try nextChild("endpoint") {
      if child.name == "data" {
        try readData(child, .edge, row: row)
      } else {
        try skip(child, .element(child.name ?? scanner.name))
      }
    }
  }

  /// An id that no node before has.
  private func spareID() -> String {
    var number = hyperedges.count + 1
    while true {
      var id = "hyperedge \(number)"
      if id.withUTF8({ nodes.known($0) }) == nil { return id }
      number += 1
    }
  }
}

import EntenteGraph

/// Which columns of a table are the ends of edges or the ids of nodes, by their names.
enum TableRoles {
  /// Names of the two ends of an edge.
  private struct Pair {
    let source: String
    let target: String
    var direction = Graph.Direction.directed
  }

  private static let pairs: [Pair] = [
    Pair(source: "source", target: "target"), Pair(source: "from", target: "to"),
    Pair(source: "sender", target: "receiver"), Pair(source: "head", target: "tail"),
    Pair(source: "src", target: "dst"), Pair(source: "src", target: "dest"),
    Pair(source: "origin", target: "destination"), Pair(source: "ego", target: "alter"),
    Pair(source: "startid", target: "endid"), Pair(source: "startnode", target: "endnode"),
    Pair(source: "node1", target: "node2", direction: .undirected),
    Pair(source: "vertex1", target: "vertex2", direction: .undirected),
    Pair(source: "actor1", target: "actor2", direction: .undirected),
    Pair(source: "person1", target: "person2", direction: .undirected),
    Pair(source: "entity1", target: "entity2", direction: .undirected),
    Pair(source: "id1", target: "id2", direction: .undirected),
    Pair(source: "u", target: "v", direction: .undirected),
    Pair(source: "i", target: "j", direction: .undirected),
  ]

  private static let ids = ["id", "nodeid", "key", "node", "vertex", "name"]

  /// The ends of edges that a header names.
  struct Ends: Equatable {
    var source: Int
    var target: Int
    /// The direction that edges with ends of such names have.
    var direction: Graph.Direction
  }

  /// Returns all pairs of columns that are named as ends of edges; those named source and target are
  /// meant whatever there is besides.
  static func ends(_ header: [String]) -> [Ends] {
    let names = header.map(plain)
    let found = pairs.compactMap { pair -> Ends? in
      guard let source = place(of: pair.source, names), let target = place(of: pair.target, names)
      else { return nil }
      return Ends(source: source, target: target, direction: pair.direction)
    }
    if let first = found.first, place(of: "source", names) == first.source { return [first] }
    return found
  }

  /// Returns the column that is named as the ids of nodes.
  static func id(_ header: [String]) -> Int? {
    let names = header.map(plain)
    return ids.lazy.compactMap { names.firstIndex(of: $0) }.first
  }

  private static func place(of stem: String, _ names: [String]) -> Int? {
    ["", "id", "node", "nodeid"].lazy.compactMap { names.firstIndex(of: stem + $0) }.first
  }

  /// A name without case, spaces and marks.
  static func plain(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}

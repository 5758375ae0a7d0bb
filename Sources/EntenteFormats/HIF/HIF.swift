/// Words of the Hypergraph Interchange Format, and our own in what it leaves open.
enum HIF {
  static let types = ["undirected", "directed", "asc"]

  /// Where a node is in a directed hyperedge, which goes from its tail to its head.
  enum End: String {
    case head
    case tail
  }

  static let graphNames = ["name", "network-type", form, hyperedges, order, JSONDeclarations.name]
  static let incidenceNames = ["id"]

  /// Tells in the metadata that the hyperedges are the edges of a graph.
  ///
  /// Each has two members, the source first. One whose id is a number has none in the graph.
  static let form = "entente:form"
  static let graph = "graph"
  /// Tells in the metadata how many of the edges, from the first on, are hyperedges, if the others are
  /// edges of a graph, each as above.
  static let hyperedges = "entente:hyperedges"
  /// Tells in the metadata, where nodes and hyperedges are not all nodes and then all hyperedges, how
  /// many of each follow on each other, nodes first.
  static let order = "entente:order"

  /// Before ids as they are read.
  static let textMark = UInt8(ascii: "t")
  static let numberMark = UInt8(ascii: "n")
}

/// A graph as the parser of Graphviz understands it, in columns, with every text as it was read.
package struct DOTGraph {
  /// What an attribute is for each row; empty where nothing is said.
  package struct Attribute {
    /// What it is called.
    package var name: String
    /// A text for each row.
    package var texts: TextColumn
    /// The rows whose text is markup.
    package var markup: [Int]

    package init(name: String, texts: TextColumn, markup: [Int]) {
      (self.name, self.texts, self.markup) = (name, texts, markup)
    }
  }

  /// A graph within the graph.
  package struct Subgraph {
    /// The name; `nil` if it has none.
    package var name: String?
    /// The place of the one that it is in, among all; `nil` if it is in none.
    package var parent: Int?
    /// The places of its nodes.
    package var nodes: [UInt32]
    /// What it says otherwise than the graph that it is in.
    package var attributes: [(name: String, text: String)]

    package init(
      name: String?, parent: Int?, nodes: [UInt32], attributes: [(name: String, text: String)]
    ) {
      (self.name, self.parent, self.nodes) = (name, parent, nodes)
      self.attributes = attributes
    }
  }

  /// The name; `nil` if it has none.
  package var name: String?
  /// Whether edges are directed.
  package var isDirected = false
  /// Whether parallel edges are one.
  package var isStrict = false
  /// The names of nodes.
  package var nodes = Attribute(name: "", texts: [], markup: [])
  /// The place of the node at the start of each edge.
  package var tails: [UInt32] = []
  /// The place of the node at the end of each edge.
  package var heads: [UInt32] = []
  /// What tells an edge from others with the same ends; empty where nothing does.
  package var keys: TextColumn = []
  /// What is said of the graph, in a row.
  package var graphAttributes: [Attribute] = []
  /// What is said of nodes.
  package var nodeAttributes: [Attribute] = []
  /// What is said of edges.
  package var edgeAttributes: [Attribute] = []
  /// The subgraphs, each after the one that it is in.
  package var subgraphs: [Subgraph] = []

  package init() {}
}

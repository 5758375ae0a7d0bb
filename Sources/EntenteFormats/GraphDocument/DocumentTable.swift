import EntenteGraph

/// The nodes or the edges of a document as a table for people.
struct DocumentTable {
  let title: String
  let headings: [String]
  let rowCount: Int
  private let cells: (Int) -> [String]

  private init(
    title: String, headings: [String], rowCount: Int, cells: @escaping (Int) -> [String]
  ) {
    (self.title, self.headings, self.rowCount, self.cells) = (title, headings, rowCount, cells)
  }

  /// The texts of a row, in the order of the headings; a value that is missing is empty.
  func row(_ row: Int) -> [String] { cells(row) }

  /// The title of a document: an attribute `title` or `label`, or its id.
  static func title(of document: GraphDocument) -> String {
    let title = document.graphAttributes.first { $0.name == "title" || $0.name == "label" }
    return title?.text(0) ?? document.id ?? "Graph"
  }

  /// The tables of a document that have rows: of the graph, of nodes and of edges.
  static func all(of document: GraphDocument) -> [DocumentTable] {
    [graph(document), nodes(document), edges(document)].filter { $0.rowCount > 0 }
  }

  /// What is said of the graph, besides its title.
  private static func graph(_ document: GraphDocument) -> DocumentTable {
    let columns = document.graphAttributes.filter { $0.text(0) != nil }
    return DocumentTable(
      title: "Graph", headings: ["attribute", "value"], rowCount: columns.count
    ) { [columns[$0].name, columns[$0].plainText(0)] }
  }

  /// The nodes with their ids.
  private static func nodes(_ document: GraphDocument) -> DocumentTable {
    let columns = document.nodeAttributes
    return DocumentTable(
      title: "Nodes", headings: ["id"] + columns.map(\.name), rowCount: document.nodeCount
    ) { node in [document.nodeIDs[node]] + columns.map { $0.plainText(node) } }
  }

  /// The edges with the ids of their ends, and which way they lead.
  private static func edges(_ document: GraphDocument) -> DocumentTable {
    let columns = document.edgeAttributes
    let ids = document.edgeIDs
    return DocumentTable(
      title: "Edges",
      headings: (ids == nil ? [] : ["id"]) + ["source", "", "target"] + columns.map(\.name),
      rowCount: document.edgeCount
    ) { edge in
      let direction = document.edgeDirections?[edge] ?? document.direction
      let ends = [document.sources[edge], document.targets[edge]].map {
        document.nodeIDs[Int($0)]
      }
      return (ids.map { [$0[edge]] } ?? []) + [
        ends[0], direction == .directed ? "→" : "–", ends[1],
      ]
        + columns.map { $0.plainText(edge) }
    }
  }
}
